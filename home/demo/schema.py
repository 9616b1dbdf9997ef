"""The shapes the demo's texts are written in: plain data, no Django, so a writer can read it.

A body is a list of blocks, each a pair of block name and value:

    ("heading", "Text")                      a level-two heading inside the page
    ("text", "<p>…</p><ul>…</ul>")           rich text: p, ul, ol, li, b, i, h3, a href (https only)
    ("quote", {"text": "…", "attribution": "…"})
    ("callout", {"kind": "tip" | "important" | "law", "heading": "…", "text": "<p>…</p>"})
    ("accordion", [{"heading": "…", "text": "<p>…</p>"}, …])
    ("table", {"caption": "…", "rows": [["head", …], ["cell", …], …]})   first row is the head
    ("image", {"illustration": "name", "alt": "…", "caption": "…"})      a file of home/demo/illustrations
    ("download", {"document": "name", "title": "…"})                     a text document made for the demo
    ("video", {"title": "…", "transcript": "<p>…</p>", "audio_description": "spoken" | "not_needed"})

Days are counted from the day the demo is built, so that the demo never grows old.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

Language = Literal["nb", "nn", "se", "en"]
Level = Literal["basic", "intermediate", "advanced"]
State = Literal["live", "draft", "in_review", "sent_back", "scheduled", "overdue"]
Block = tuple[str, Any]

AREAS = (
    "formidling",  # Formidling og leselyst
    "kunnskap",  # Kunnskap, søk og kildekritikk
    "samling",  # Samling og metadata
    "arrangement",  # Arrangement, debatt og møteplass
    "digital",  # Digital veiledning, KI og personvern
    "inkludering",  # Inkludering, flerspråklighet, samisk og kvensk
    "ledelse",  # Ledelse, plan og prosjekt
    "trygghet",  # Trygghet og arbeidsmiljø
)
TARGET_GROUPS = (
    "alle",  # Alle som jobber i bibliotek
    "nye",  # Nyansatte
    "skranken",  # Ansatte i skranken
    "barn-unge",  # Formidlere for barn og unge
    "voksne",  # Formidlere for voksne
    "ledere",  # Biblioteksjefer og ledere
    "fylkesbibliotek",  # Ansatte i fylkesbibliotek
    "frivillige",  # Frivillige og vikarer
)


@dataclass(frozen=True)
class LessonText:
    slug: str
    title: str
    minutes: int
    summary: str  # one short line under the title in the list of lessons
    learn: tuple[str, ...]  # «I denne leksjonen får du vite», 2–4 points
    body: tuple[Block, ...]
    reflection: tuple[str, ...] = ()  # questions to oneself or the staff meeting
    read_more: tuple[tuple[str, str], ...] = ()  # (text, https address on example.org or a real public body)
    library: str = ""  # slug of another producing county library; empty: the course's own


@dataclass(frozen=True)
class RunInCounty:
    """«Kan settes opp i fylket»: plan, speakers, equipment and price."""

    plan: str
    speakers: str
    equipment: str
    price: str


@dataclass(frozen=True)
class CourseText:
    slug: str
    library: str  # slug of the owning county library
    language: Language
    title: str
    summary: str  # ingress, one or two sentences, at most 250 characters
    purpose: str  # målsetting, one sentence
    outcomes: tuple[str, ...]  # læringsmål, each continues «Etter kurset kan du …»
    target_groups: tuple[str, ...]
    areas: tuple[str, ...]  # the first one gives the colour
    level: Level
    lessons: tuple[LessonText, ...]
    tags: tuple[str, ...] = ()
    form: Literal["self_study", "with_meetings"] = "self_study"
    certificate: str = ""  # what the list of requirements of a formalised course does not say
    partners: str = ""
    supported_by: str = ""
    run_in_county: RunInCounty | None = None
    state: State = "live"
    note: str = ""  # the reason given, for a course that was sent back
    published_days_ago: int = 60
    reviewed_days_ago: int = 60
    review_due_in_days: int = 305  # negative: overdue


@dataclass(frozen=True)
class Recipe:
    """Praksisoppskrift."""

    purpose: str
    audience: str
    municipality_size: Literal["small", "medium", "large", "any"]
    staff: Literal["one", "two", "more"]
    staffing: str
    time: str
    price: Literal["free", "low", "middle", "high"]
    cost: str
    equipment: tuple[str, ...]
    steps: tuple[str, ...]
    what_went_wrong: str


@dataclass(frozen=True)
class ResourceText:
    slug: str
    library: str
    language: Language
    title: str
    summary: str
    type: Literal[
        "booklet",
        "trail",
        "handbook",
        "starter_kit",
        "toolbox",
        "template",
        "film",
        "podcast",
        "booklist",
        "report",
        "recipe",
    ]  # hefte, kursløype, håndbok, startpakke, verktøykasse, mal, film, podkast, bokliste, rapport, praksisoppskrift
    target_groups: tuple[str, ...]
    areas: tuple[str, ...]
    body: tuple[Block, ...]
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()  # titles; the demo makes one small document for each
    focus: str = ""  # satsingsområde
    minutes: int | None = None  # to read, hear or watch; None: nobody sits down with it once
    recipe: Recipe | None = None
    state: State = "live"
    note: str = ""
    published_days_ago: int = 90
    reviewed_days_ago: int = 90
    review_due_in_days: int = 275


@dataclass(frozen=True)
class OccurrenceText:
    """One time and place. `starts_in_days` from the build day; `at` is «HH:MM», Oslo time."""

    starts_in_days: int
    at: str
    minutes: int
    title: str = ""  # the meeting's own title in a series
    venue: str = ""
    preparation: str = ""
    signed_up: int = 0  # where each meeting is signed up for alone


@dataclass(frozen=True)
class EventText:
    slug: str
    library: str
    language: Language
    title: str
    summary: str
    form: Literal["digital", "physical", "hybrid"]
    target_groups: tuple[str, ...]
    areas: tuple[str, ...]
    programme: tuple[Block, ...]
    occurrences: tuple[OccurrenceText, ...]  # more than one makes a series (kursrekke)
    tags: tuple[str, ...] = ()
    open_to: tuple[str, ...] = ()  # county codes; empty: everybody
    co_organisers: tuple[str, ...] = ()  # slugs of county libraries
    municipality: str = ""  # name, for a physical event
    cohort: str = ""  # kull
    cohort_of: str = ""  # slug of the course
    capacity: int | None = None
    places: Literal["available", "few", "full", "waiting_list", "none"] = "none"  # none: no sign-up
    each_alone: bool = False  # one signs up to each meeting, which has as many places of its own
    cancelled: bool = False
    cancel_reason: str = ""
    opens_days_before: int | None = None  # sign-up, before the first meeting; None: at once
    deadline_days_before: int | None = None
    sign_up_url: str = ""  # where the county has a form of its own; else one signs up here
    fee: str = ""  # egenandel
    covered: str = ""  # hva dekkes (reise, opphold, vikar)
    binding: bool = False
    contact: str = ""
    recording: str = ""  # opptak og presentasjoner etterpå, in words
    accessibility: str = ""  # teksting, tolk
    hours_away: float | None = None  # borte fra skranken
    from_desk: bool = False  # kan følges fra skranken
    preparation: str = ""
    state: State = "live"
    note: str = ""


@dataclass(frozen=True)
class GuideText:
    """A guide of joint measures. A step: a work's slug, or a course's and a lesson's with a slash, and why."""

    situation: Literal["ny-i-biblioteket", "alene-pa-vakt"]
    language: Language
    title: str
    summary: str
    steps: tuple[tuple[str, str], ...]
    library: str = "felles"
    state: State = "live"
    note: str = ""
    published_days_ago: int = 45
    reviewed_days_ago: int = 45
    review_due_in_days: int = 320


@dataclass(frozen=True)
class PathText:
    """A learning path. A step: a work's slug, and what it adds."""

    slug: str
    library: str
    language: Language
    title: str
    summary: str
    outcomes: tuple[str, ...]
    target_groups: tuple[str, ...]
    areas: tuple[str, ...]
    level: Level
    steps: tuple[tuple[str, str], ...]
    hours: int
    valid_months: int | None = None
    tags: tuple[str, ...] = ()
    state: State = "live"
    note: str = ""
    published_days_ago: int = 25
    reviewed_days_ago: int = 25
    review_due_in_days: int = 340


@dataclass(frozen=True)
class EditionText:
    """A resource in another language. Its blocks stand in the places of the source's first ones; it has no others."""

    work: str  # slug
    language: Language
    title: str
    summary: str
    body: tuple[Block, ...]
    reason: str = ""  # why it stands in both written forms
    published_days_ago: int = 60


@dataclass(frozen=True)
class ReportText:
    """«Vi har prøvd det», as a reader wrote it; `reason` is what it was declined for."""

    recipe: str  # slug
    municipality: str
    what: str
    how_it_went: str
    days_ago: int
    state: Literal["waiting", "accepted", "declined"] = "accepted"
    reason: str = ""
    email: str = ""
    language: Language = "nb"


@dataclass(frozen=True)
class StandardText:
    slug: str
    language: Language
    title: str
    summary: str
    body: tuple[Block, ...]


@dataclass(frozen=True)
class LibraryText:
    """A county library's own page: a few words of its own."""

    slug: str
    intro: str  # two or three sentences in the library's written form
    website: str  # https address on example.org
    municipalities_note: str = field(default="")
