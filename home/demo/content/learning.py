"""What the demo's courses ask of their learners: quizzes, assignments, hours, and cards for the desk."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Question:
    """`kind` as the quiz's blocks call it; `fields` are the block's own, with plain lists where it has lists."""

    kind: str
    text: str
    fields: dict[str, Any]
    right: str = ""  # feedback
    wrong: str = ""


@dataclass(frozen=True)
class Pool:
    draw: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Certified:
    """What a formalised course asks for beside its lessons. `assignment`: HTML."""

    hours: float
    pass_mark: int = 80
    most_attempts: int | None = None
    assignment: str = ""
    assignment_days: int | None = None
    needs_meeting: bool = False
    valid_months: int | None = None


def choices(*wrong: str, right: tuple[str, ...]) -> dict[str, Any]:
    """The right ones stand among the others, not first."""
    options = [{"text": text, "is_right": False, "feedback": ""} for text in wrong]
    options[1:1] = [{"text": text, "is_right": True, "feedback": ""} for text in right]
    return {"options": options}


CERTIFIED = {
    "konflikthandtering-i-bibliotek": Certified(hours=2, pass_mark=75, valid_months=24),
    "introduksjonskurs-for-nye-biblioteksjefer": Certified(
        hours=30,
        most_attempts=3,
        assignment=(
            "<p>Lag et utkast til årshjul for biblioteket ditt, og skriv én side om den viktigste utfordringen dere står i: "
            "Hva er den, hvem merker den, og hva vil du gjøre med den det neste året? Legg ved årshjulet som fil.</p>"
        ),
        assignment_days=120,
        needs_meeting=True,
        valid_months=60,
    ),
    "leselederkurs-i-shared-reading": Certified(
        hours=24,
        assignment=(
            "<p>Skriv en refleksjon på én side om et av gruppemøtene du har ledet: Hvilken tekst leste dere, hvor ble det "
            "stille, og hva gjorde du da? Nevn ingen deltakere ved navn.</p>"
        ),
        needs_meeting=True,
    ),
}

DESK_CARDS = {
    "demp": (
        "Senk stemmen. Snakk saktere enn du pleier.",
        "Stå litt på skrå, to armlengder unna.",
        "«Jeg vil gjerne hjelpe deg.»",
        "Gi to valg. Si dem én gang.",
        "Virker det ikke: Trekk deg unna.",
    ),
    "sporsmalet-bak": (
        "Hils, og se opp.",
        "«Fortell litt mer om det du leter etter.»",
        "Gjenta med egne ord før du søker.",
        "«Ble dette svar på det du lurte på?»",
    ),
}

QUIZZES: dict[str, tuple[Question | Pool, ...]] = {
    "demp": (
        Question(
            "single",
            "En mann slår i skranken og roper at skriveren ikke virker. Hva sier du først?",
            choices(
                "«Nå må du roe deg ned.»",
                "«Det er ikke min feil at den er ødelagt.»",
                "«Det er reglene at alle må vente på tur.»",
                right=("«Det er ergerlig. Når må du rekke det?»",),
            ),
            right="Du viser at du har hørt ham, og flytter samtalen til det dere kan gjøre noe med.",
            wrong="Se på tabellen «Bytt ut ordene» én gang til.",
        ),
        Question(
            "multiple",
            "Hva demper en som er sint?",
            choices(
                "At du forklarer reglene grundig",
                "At du stiller deg rett foran",
                right=("At du snakker saktere enn du pleier", "At du holder minst to armlengders avstand"),
            ),
            right="Tonen og avstanden kommer fram før ordene.",
            wrong="En person i fullt sinne hører tonen før ordene.",
        ),
        Question(
            "order",
            "I hvilken rekkefølge prøver du deg fram?",
            {"items": ["Senk stemmen og pust ut", "Vis at du har hørt", "Gi to valg", "Trekk deg unna"]},
            right="Du går ett trinn opp bare når det forrige ikke hjalp.",
            wrong="Begynn med det minste du kan gjøre.",
        ),
    ),
    "trekk-deg-og-meld": (
        Question(
            "true_false",
            "Du skal bli stående til situasjonen er løst, også når du er redd.",
            {"answer": "false"},
            right="Din egen trygghet går først. Å trekke seg unna er en faglig avgjørelse.",
            wrong="Les én gang til om når du er ferdig med å dempe.",
        ),
        Question(
            "match",
            "Hvem varsler du?",
            {
                "pairs": [
                    {"left": "Noen er i fare nå", "right": "Politiet, 112"},
                    {"left": "Noen er skadet", "right": "Ambulanse, 113"},
                    {"left": "Det samme har skjedd flere ganger", "right": "Leder og verneombud"},
                ]
            },
            right="Skriv numrene på kortet i skranken.",
            wrong="Tenk på hvor mye det haster.",
        ),
        Pool(
            1,
            (
                Question(
                    "short",
                    "Hva skal være skrevet i kommunens system innen to dager?",
                    {"answers": ["avvik", "avviket", "et avvik", "avviksmelding", "en avviksmelding"]},
                    right="Skriv det også når ingen ble skadet.",
                    wrong="Les én gang til om hva som skjer etterpå.",
                ),
                Question(
                    "cloze",
                    "Fyll ut setningen.",
                    {"passage": "Avviket skal være skrevet innen [to|2] dager, også når ingen ble [skadet|skada]."},
                    right="Ellers vet ingen at det skjer.",
                    wrong="Tenk på hvor fort det du husker, blekner.",
                ),
            ),
        ),
    ),
    "oppdraget": (
        Question(
            "single",
            "Hva skal folkebiblioteket være, etter formålet i folkebibliotekloven?",
            choices(
                "Et lager for skolens lærebøker",
                "Et kommunalt servicekontor",
                right=("Et uavhengig møtested og en arena for offentlig samtale og debatt",),
            ),
            right="Loven gir deg både en plikt og et argument.",
            wrong="Les formålsparagrafen i loven.",
        ),
        Question(
            "true_false",
            "Kommunen kan la være å ha en fagutdannet biblioteksjef hvis den er liten nok.",
            {"answer": "false"},
            right="Kravet gjelder alle kommuner; det er dispensasjon, ikke størrelse, som kan gi unntak.",
            wrong="Se hva loven sier om ledelsen av biblioteket.",
        ),
    ),
    "andsverk-og-avtaler": (
        Question(
            "true_false",
            "Biblioteket kan fritt låne ut dataspill det har kjøpt i butikken.",
            {"answer": "false"},
            right="Utlån av dataspill krever avtale med den som har rettighetene.",
            wrong="Spill er ikke bøker i åndsverkloven.",
        ),
        Question(
            "single",
            "Dere vil strømme spillkvelden på nett. Hva gjør dere først?",
            choices(
                "Setter opp kamera, det er jo bibliotekets arrangement",
                "Spør deltakerne samme kveld",
                right=("Sjekker hva spillets utgiver tillater, og spør deltakerne på forhånd",),
            ),
            right="Det er to ting å avklare: spillet og menneskene.",
            wrong="Hvem eier bildene av spillet, og hvem er med på dem?",
        ),
    ),
}

# Which lesson plays which package.
PACKAGES = {"andsverk-og-avtaler": "h5p", "sok-med-plan": "scorm"}
