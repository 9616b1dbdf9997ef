"""The common plan of the demo: what the county libraries mean to make, and who wants to take part."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class JoiningText:
    """`answer`: the owner's, where there is one; `reason`: why not."""

    library: str
    answer: Literal["waiting", "accepted", "declined"] = "waiting"
    reason: str = ""


@dataclass(frozen=True)
class MeasureText:
    """`half_years`: how many half-years from now. `day`: its day, where it is settled, as days into the half-year."""

    library: str
    language: Literal["nb", "nn"]
    kind: Literal["event", "course"]
    title: str
    competences: tuple[str, ...]
    target_groups: tuple[str, ...]
    half_years: int
    note: str
    day: int | None = None
    entered_days_ago: int = 20
    joinings: tuple[JoiningText, ...] = ()
    is_drafted: bool = False
    withdrawn: str = ""  # why


MEASURES = (
    MeasureText(
        library="innlandet",
        language="nb",
        kind="event",
        title="Språkkafé med barnepass: erfaringssamling",
        competences=("sprakkafe",),
        target_groups=("voksne", "frivillige"),
        half_years=1,
        note="En dag på Hamar for dem som driver språkkafé, og for dem som vil i gang. Vi har rom, men mangler innleder.",
        entered_days_ago=41,
        joinings=(JoiningText("trondelag"),),
    ),
    MeasureText(
        library="trondelag",
        language="nb",
        kind="event",
        title="Erfaringssamling om språkkafé med barnepass",
        competences=("sprakkafe",),
        target_groups=("frivillige",),
        half_years=1,
        note="Halv dag på nett. To bibliotek forteller, resten av tida går til spørsmål.",
        entered_days_ago=13,
    ),
    MeasureText(
        library="vestland",
        language="nn",
        kind="course",
        title="Bokprat på arbeidsplassen",
        competences=("bokprat", "oppsokende"),
        target_groups=("voksne",),
        half_years=2,
        note="Kort kurs i fire leksjonar, laga saman med to bedrifter. Agder har prøvd det før og deler planane sine.",
        entered_days_ago=33,
        joinings=(JoiningText("agder", "accepted"),),
    ),
    MeasureText(
        library="more-og-romsdal",
        language="nn",
        kind="event",
        title="Å leie ein lesesirkel på nett",
        competences=("lesefellesskap",),
        target_groups=("voksne", "skranken"),
        half_years=1,
        note="Tre kveldar på nett. Deltakarane leier kvar sin runde, og får råd av dei andre etterpå.",
        entered_days_ago=26,
    ),
    MeasureText(
        library="vestfold",
        language="nb",
        kind="event",
        title="Lyd og lys i biblioteket",
        competences=("digital-produksjon", "arrangementsplanlegging"),
        target_groups=("alle",),
        half_years=1,
        day=52,
        note="Øvingsdag med eget utstyr. Ta med det dere har, så ser vi hva det duger til.",
        entered_days_ago=55,
        joinings=(JoiningText("telemark", "accepted"),),
        is_drafted=True,
    ),
    MeasureText(
        library="nordland",
        language="nb",
        kind="course",
        title="Kvensk i bibliotekhverdagen",
        competences=("kvensk",),
        target_groups=("skranken",),
        half_years=3,
        note="Hilsener, søkeord og bøker på disken. Vi søker om midler i høst og begynner når svaret er kommet.",
        entered_days_ago=18,
        joinings=(JoiningText("finnmark", "accepted"),),
    ),
    MeasureText(
        library="abo",
        language="nb",
        kind="event",
        title="Finn forskningen for låneren",
        competences=("apne-kilder",),
        target_groups=("skranken", "voksne"),
        half_years=2,
        note="Webinar om åpne artikler og arkiv. Fyller et hull i kompetansekartet.",
        entered_days_ago=8,
        joinings=(
            JoiningText(
                "oslo",
                "declined",
                "Takk for tilbudet! Webinaret er alt satt opp med to innledere. Ta gjerne neste runde sammen med oss.",
            ),
        ),
    ),
    MeasureText(
        library="finnmark",
        language="nb",
        kind="event",
        title="Samling for dem som kjører bokbuss",
        competences=("oppsokende",),
        target_groups=("alle",),
        half_years=1,
        note="To dager i Alta, med verksted og kjøring.",
        entered_days_ago=70,
        withdrawn="Bussene møtes på den nordiske samlingen samme vår. Vi tar det opp igjen året etter.",
    ),
)
