"""What may be asked, in the words of the site's own addresses: `?fylke=34` means the same there and here.

What is not here is refused: a program whose filter was passed over would take every work for an answer.
"""

from typing import Literal

from ninja import Field, Schema

from cms.core.listing import MAX_VALUES, PAGE_SIZE

MOST = 100  # works at once
LONGEST_CURSOR = 500

# Spelt out, since the document names a type by its class, and a course's form is not an event's.
Language = Literal["nb", "nn", "se", "en"]
WrittenIn = Literal["nb", "nn", "se", "en", "smj", "sma", "fkv"]
Level = Literal["basic", "intermediate", "advanced"]
CourseForm = Literal["self_study", "with_meetings"]
EventForm = Literal["digital", "physical", "hybrid"]
ResourceType = Literal[
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
]
Span = Literal["0-20", "21-45", "46-90", "91-"]


class Asked(Schema):
    sprak: Language = Field(
        "nb",
        description="The language of names and labels, and which edition of a work comes first where it has several.",
        examples=["nn"],
    )


class AskedForList(Asked):
    etter: str = Field(
        "", max_length=LONGEST_CURSOR, description="The cursor of an answer before this one; see `next`."
    )


class AskedForWorks(AskedForList):
    antall: int = Field(PAGE_SIZE, ge=1, le=MOST, description="How many works at once.", examples=[50])
    kompetanse: list[str] = Field(
        [],
        max_length=MAX_VALUES,
        description="Slugs of competence areas or of competences. Of several values, a work needs one; so for every "
        "parameter.",
        examples=[["formidling"]],
    )
    malgruppe: list[str] = Field(
        [], max_length=MAX_VALUES, description="Slugs of target groups.", examples=[["ledere"]]
    )
    fylke: list[str] = Field(
        [],
        max_length=MAX_VALUES,
        description="Numbers of counties, of which one is served by the county library that made the work.",
        examples=[["34"]],
    )
    malform: list[WrittenIn] = Field(
        [], max_length=MAX_VALUES, description="The language the text is written in.", examples=[["nn"]]
    )


class AskedForCourses(AskedForWorks):
    niva: list[Level] = Field([], max_length=MAX_VALUES, description="The level.", examples=[["basic"]])
    varighet: list[Span] = Field(
        [], max_length=MAX_VALUES, description="Minutes, all lessons together.", examples=[["0-20"]]
    )
    form: list[CourseForm] = Field([], max_length=MAX_VALUES, description="How it is taken.", examples=[["self_study"]])


class AskedForResources(AskedForWorks):
    type: list[ResourceType] = Field(
        [], max_length=MAX_VALUES, description="What it is; `recipe` is a practice recipe.", examples=[["recipe"]]
    )
    niva: list[Level] = Field([], max_length=MAX_VALUES, description="The level.", examples=[["basic"]])


class AskedForPaths(AskedForWorks):
    """Nothing but what all works are asked by."""


class AskedForEvents(AskedForWorks):
    nar: Literal["kommende", "tidligere"] = Field(
        "kommende", description="Those to come, soonest first; or those that are over, latest first."
    )
    fylke: list[str] = Field(
        [],
        max_length=MAX_VALUES,
        description="Numbers of counties. The event is made or organised by the county library that serves one of "
        "them, or is open to one of them and not to all.",
        examples=[["34"]],
    )
    form: list[EventForm] = Field([], max_length=MAX_VALUES, description="Where it is.", examples=[["digital"]])
    apent: list[Literal["alle"]] = Field(
        [], max_length=MAX_VALUES, description="Events that are open to all counties.", examples=[["alle"]]
    )


class AskedForHits(AskedForList):
    q: str = Field(
        "", description="What is searched for. Empty, with a filter: everything there is.", examples=["troll"]
    )
    ordrett: Literal["1"] | None = Field(None, description="Searches for what is written, typing errors too.")
    orden: Literal["treff", "nyest", "snarest", "kortest"] = Field(
        "treff", description="Best match, newest, soonest or shortest first."
    )
    slag: list[Literal["kurs", "laringslop", "ressurs", "arrangement", "side"]] = Field(
        [],
        max_length=MAX_VALUES,
        description="Courses, learning paths, resources, events, other pages.",
        examples=[["kurs"]],
    )
    kompetanse: list[str] = Field([], max_length=MAX_VALUES, description="Slugs of competence areas or of competences.")
    malgruppe: list[str] = Field([], max_length=MAX_VALUES, description="Slugs of target groups.")
    fylke: list[str] = Field([], max_length=MAX_VALUES, description="Numbers of counties.", examples=[["34"]])
    niva: list[Level] = Field([], max_length=MAX_VALUES, description="The level.")
    malform: list[WrittenIn] = Field([], max_length=MAX_VALUES, description="The language the text is written in.")
    varighet: list[Span] = Field([], max_length=MAX_VALUES, description="Minutes.")
    nar: list[Literal["uke", "maned", "senere", "over"]] = Field(
        [], max_length=MAX_VALUES, description="Events in seven days, in 8 to 30, later, or held."
    )
    plasser: list[Literal["open", "few", "waiting_list", "full"]] = Field(
        [], max_length=MAX_VALUES, description="Events by the places that are left."
    )
