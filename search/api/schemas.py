"""What is answered."""

import datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from search.api.parameters import CourseForm, EventForm, Level, ResourceType, WrittenIn


class Named(Schema):
    """A word of a vocabulary, or a county library that makes content."""

    slug: str = Field(description="Stays when the name changes.", examples=["formidling"])
    name: str = Field(description="In the language that was asked for.", examples=["Formidling"])


class Edition(Schema):
    language: WrittenIn
    url: str = Field(examples=["https://example.org/innlandet/bokprat/"])


class Licence(Schema):
    code: Literal["cc0", "cc-by", "cc-by-sa", "cc-by-nc", "own"]
    url: str | None = Field(description="The licence's own text; null where all rights are reserved.")


class Work(Schema):
    """What courses, resources, events and learning paths have in common."""

    id: UUID = Field(description="The same in all languages, and as long as the work is there.")
    language: WrittenIn = Field(description="Of this edition: the one nearest to what was asked for.")
    editions: list[Edition] = Field(description="Every language the work can be read in, this one among them.")
    title: str = Field(examples=["Bokprat som virker"])
    summary: str
    url: str = Field(description="The page itself.", examples=["https://example.org/innlandet/bokprat/"])
    areas: list[Named] = Field(description="What it strengthens, the main area first.")
    competences: list[Named] = Field(description="What one gets better at, more precisely.")
    target_groups: list[Named]
    topics: list[Named]
    tags: list[str]
    level: Level | None
    makers: list[Named] = Field(description="The county libraries behind it, its owner first.")
    licence: Licence
    published_at: datetime.datetime = Field(description="When this edition first came out.")
    updated_at: datetime.datetime
    reviewed_on: datetime.date | None = Field(description="When it was last professionally reviewed.")


class Course(Work):
    form: CourseForm
    format: Literal["open", "formalised"]
    minutes: int = Field(description="All lessons together.")
    lesson_count: int


class Lesson(Schema):
    id: UUID
    language: WrittenIn
    title: str
    summary: str
    url: str
    minutes: int | None
    learn: list[str] = Field(description="What one learns in it.")
    competences: list[Named] = Field(description="The lesson's own; the course's where it names none.")


class CourseInFull(Course):
    purpose: str
    outcomes: list[str] = Field(description="What one can do afterwards.")
    certificate_requirements: str
    lessons: list[Lesson] = Field(description="In the order they are taken.")


class Link(Schema):
    text: str
    url: str


class Recipe(Schema):
    """What a practice recipe says of how it is done."""

    purpose: str
    audience: str
    municipality_size: Literal["small", "medium", "large", "any"] | None
    staff: Literal["one", "two", "more"] | None
    staffing: str
    time: str
    price: Literal["free", "low", "middle", "high"] | None
    cost: str
    equipment: list[str]
    steps: list[str]
    what_went_wrong: str


class Resource(Work):
    type: ResourceType
    minutes: int | None = Field(description="How long it takes to read, hear or watch.")


class ResourceInFull(Resource):
    links: list[Link]
    files: list[Link]
    recipe: Recipe | None = Field(description="Null for what is no practice recipe.")


class LearningPath(Work):
    hours: float | None = Field(description="All steps together, as the certificate says it.")
    valid_months: int | None = Field(description="How long the certificate is valid; null: for ever.")


class Step(Schema):
    """A work of a path, in the edition nearest to what was asked for."""

    id: UUID
    kind: Literal["course", "resource", "event"]
    language: WrittenIn
    title: str
    url: str
    api_url: str = Field(description="All the API says of it.")
    why: str = Field(description="What the step adds to those before it.")


class LearningPathInFull(LearningPath):
    outcomes: list[str] = Field(description="What one can do afterwards.")
    steps: list[Step] = Field(description="In order; only those that readers can open now.")


class Occurrence(Schema):
    title: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    deadline: datetime.datetime | None = Field(description="Until when one can sign up.")
    venue: str
    municipality: str
    is_cancelled: bool


class Event(Work):
    form: EventForm
    state: Literal["planned", "open", "few", "full", "waiting_list", "closed", "cancelled", "done"]
    occurrences: list[Occurrence] = Field(description="In order; more than one makes a series.")


class CountyName(Schema):
    code: str = Field(description="The official number.", examples=["34"])
    name: str = Field(examples=["Innlandet"])


class EventInFull(Event):
    open_to: list[CountyName] = Field(description="Empty: open to all.")
    organisers: list[Named]
    sign_up_url: str
    fee: str
    covered: str = Field(description="What is covered, such as travel.")
    is_binding: bool
    accessibility: str
    hours_away: float | None = Field(description="Hours away from the desk.")
    from_desk: bool = Field(description="Whether it can be followed from the desk.")


class Library(Named):
    website: str
    url: str | None = Field(description="Its page in the bank.", examples=["https://example.org/innlandet/"])


class County(CountyName):
    library: Library = Field(description="The county library that serves it; one may serve several.")


class HitLesson(Schema):
    id: UUID
    title: str
    url: str
    passage: str
    file: str


class Hit(Schema):
    id: UUID
    kind: Literal["course", "path", "resource", "event", "page"]
    language: str
    title: str
    summary: str
    url: str
    api_url: str | None = Field(description="All the API says of it; null for a plain page.")
    passage: str = Field(description="The part of the text that answers best; empty where the title does.")
    file: str = Field(description="The title of the file the passage is from; empty where it is from the page.")
    makers: list[str]
    lesson: HitLesson | None = Field(description="The lesson that answers, where it is one.")
    is_promoted: bool = Field(description="Whether the editors have chosen it for these words.")


class FacetChoice(Schema):
    value: str = Field(description="What the parameter takes.", examples=["34"])
    label: str = Field(examples=["Innlandet"])
    count: int = Field(description="Works it would leave, under the choices of the other facets.")


class Facet(Schema):
    parameter: str = Field(examples=["fylke"])
    label: str = Field(examples=["Fylke"])
    choices: list[FacetChoice] = Field(description="Those that would leave something.")


class Part(Schema):
    next: str | None = Field(
        description="The address of what follows; null at the end. The same stands in the header `Link`.",
        examples=["https://example.org/api/v1/courses?etter=WyI4ZjMi…"],
    )


class Courses(Part):
    items: list[Course]


class Resources(Part):
    items: list[Resource]


class LearningPaths(Part):
    items: list[LearningPath]


class Events(Part):
    items: list[Event]


class Counties(Schema):
    items: list[County]


class Hits(Part):
    query: str = Field(description="What was asked, as it was read.")
    corrected: str = Field(description="What was searched for instead, where a word was mistyped; else empty.")
    total: int = Field(description="How many works answer.")
    facets: list[Facet]
    items: list[Hit]


class Root(Schema):
    search: str
    courses: str
    resources: str
    events: str
    paths: str
    counties: str
    document: str = Field(description="The OpenAPI document.")


class ProblemError(Schema):
    parameter: str = Field(examples=["fylke"])
    detail: str = Field(examples=["Not one of the values there are: 99"])


class ProblemDetails(Schema):
    """RFC 9457."""

    title: str = Field(examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["Something in the question could not be understood."])
    errors: list[ProblemError] = Field([], description="Which parameters, where it is about some.")
