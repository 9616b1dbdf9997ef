"""The meetings for members of the demo: what is spoken of, and what was decided."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class ItemText:
    title: str
    text: str = ""
    presenter: str = ""


@dataclass(frozen=True)
class MeetingText:
    """Days from today, negative for what has been. `minutes`, `decisions`, each (text, who does it): of the past."""

    kind: Literal["group", "network"]
    in_days: int
    at: str
    lasts: int  # minutes
    title: str
    agenda: tuple[ItemText, ...]
    place: str = ""
    is_online: bool = True
    minutes: str = ""
    decisions: tuple[tuple[str, str], ...] = ()


MEETINGS = (
    MeetingText(
        kind="group",
        in_days=-11,
        at="09:00",
        lasts=90,
        title="Ressursgruppas møte: felles plan",
        agenda=(
            ItemText("Godkjenning av innkalling og saksliste", presenter="Grete Storvik"),
            ItemText(
                "To samlinger om språkkafé samme halvår",
                "Innlandet og Trøndelag planlegger hver sin. Skal vi foreslå at de slår seg sammen?",
                "Eirik Stavnes",
            ),
            ItemText(
                "Hull i kompetansekartet",
                "Det finnes ingenting om åpne kilder. Hvem spør vi?",
                "Liv Dalmo",
            ),
            ItemText("Eventuelt"),
        ),
        minutes=(
            "Til stede: Grete Storvik, Eirik Stavnes, Liv Dalmo, Magnus Hovdal og Tone Bjørkås (referent).\n\n"
            "1. Innkalling og saksliste ble godkjent.\n\n"
            "2. De to samlingene retter seg mot de samme frivillige. Eirik tar saken opp hjemme i Trøndelag, og foreslår "
            "at de melder seg på Innlandets samling i stedet for å lage en egen.\n\n"
            "3. Akershus, Buskerud og Østfold har kontakt med et forskningsbibliotek og er villige til å lage et webinar. "
            "Gruppa leser utkastet tidlig.\n\n"
            "4. Magnus går ut av gruppa om kort tid. Grete spør fylkesbibliotekene om forslag til ny."
        ),
        decisions=(
            ("Trøndelag blir bedt om å bli med på Innlandets samling om språkkafé.", "Eirik Stavnes"),
            ("Webinaret om åpne kilder føres inn i felles plan, og gruppa gir råd underveis.", "Liv Dalmo"),
        ),
    ),
    MeetingText(
        kind="group",
        in_days=3,
        at="09:00",
        lasts=60,
        title="Ressursgruppas møte: det som venter",
        agenda=(
            ItemText(
                "Innsendt til gjennomgang", "Vi går gjennom det som har ligget i mer enn tre dager.", "Tone Bjørkås"
            ),
            ItemText("Felles mal for kursevaluering", "Skal alle spørre om det samme?", "Tone Bjørkås"),
            ItemText("Nytt medlem etter Magnus", presenter="Grete Storvik"),
        ),
    ),
    MeetingText(
        kind="group",
        in_days=17,
        at="09:00",
        lasts=60,
        title="Ressursgruppas møte: strategien for neste år",
        agenda=(
            ItemText(
                "Åtte kompetanseområder, åtte setninger",
                "Les strategien for hvert område på forhånd. Hva holder, og hva har vi alt gjort?",
                "Grete Storvik",
            ),
            ItemText("Opptak som mangler teksting", presenter="Liv Dalmo"),
        ),
    ),
    MeetingText(
        kind="network",
        in_days=24,
        at="12:30",
        lasts=120,
        title="Nettverksmøte for fylkeskontaktene",
        agenda=(
            ItemText("Runden: én ting som virket", "Tre minutter til hvert fylke."),
            ItemText("Felles plan", "Hvem vil bli med på hva? Se planen før møtet.", "Grete Storvik"),
            ItemText("Opphavsrett i opptak", "En kort økt, slik flere har ønsket seg.", "Farid Holm"),
        ),
        place="Nasjonalbiblioteket, møterom 3",
    ),
)
