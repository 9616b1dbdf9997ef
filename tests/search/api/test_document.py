"""The OpenAPI document says what is: its choices are the site's own, its examples fit, and docs/api.md agrees."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django import forms
from django.conf import LazySettings
from django.http import QueryDict
from django.test import Client

from cms.media.licences import LICENCE_ADDRESSES, Licence
from events.filters import EventFilters
from events.rules import EventState
from learning.models import Competence, CoursePage, ResourcePage
from learning.models.catalog import CourseFilters, PathFilters, ResourceFilters
from search.decisions import read_decisions
from search.facets import facets
from search.questions import Question
from search.results import SearchForm
from tests.search.api.calls import ask
from tests.world import World, draft_course, draft_event, draft_resource, put_up

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "api.md"
FROM_TABLES = ("kompetanse", "malgruppe", "fylke")  # their values are rows, which change


@pytest.fixture
def document(world: World) -> Any:
    return ask("/openapi.json")


def operation(document: Any, path: str) -> Any:
    return document["paths"][f"/api/v1{path}"]["get"]


def parameters(document: Any, path: str) -> dict[str, Any]:
    return {said["name"]: said["schema"] for said in operation(document, path)["parameters"]}


def choices(schema: Any) -> list[str]:
    values = schema.get("items", schema)
    return [values["const"]] if "const" in values else list(values.get("enum", []))


def test_it_is_openapi_and_tells_of_every_address(document: Any) -> None:
    assert (document["openapi"], document["servers"]) == ("3.1.0", [{"url": "http://127.0.0.1:8000"}])
    assert {path: list(operations) for path, operations in document["paths"].items()} == {
        f"/api/v1{path}": ["get"]
        for path in (
            *("/", "/search", "/courses", "/courses/{key}", "/resources", "/resources/{key}"),
            *("/events", "/events/{key}", "/paths", "/paths/{key}", "/counties"),
        )
    }


def test_every_parameter_is_explained(document: Any) -> None:
    said = [
        (path, parameter["name"])
        for path, operations in document["paths"].items()
        for parameter in operations["get"]["parameters"]
        if not parameter.get("description")
    ]

    assert said == []


def test_each_endpoint_says_what_may_go_wrong(document: Any) -> None:
    statuses = {path: sorted(said["get"]["responses"]) for path, said in document["paths"].items()}

    one, many = ["200", "400", "404", "429"], ["200", "400", "429"]
    assert statuses == {path: one if path.endswith("{key}") else many for path in statuses}
    assert list(statuses.values()).count(one) == 4


@pytest.fixture
def every_language(settings: LazySettings) -> None:
    """The document is one for all installations: it names what an operator may switch on too."""
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.KNOWN_LANGUAGES


@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize(
    ("path", "form"),
    [("/courses", CourseFilters), ("/resources", ResourceFilters), ("/events", EventFilters), ("/paths", PathFilters)],
)
def test_what_may_be_asked_of_a_list_is_what_the_catalogue_is_filtered_by(document: Any, path: str, form: Any) -> None:
    said = parameters(document, path)
    fields = form(QueryDict()).fields

    assert set(said) == {*fields, "sprak", "etter", "antall"}
    assert {name: choices(said[name]) for name in fields} == expected(fields)


@pytest.mark.usefixtures("every_language")
def test_what_may_be_asked_of_the_search_is_what_the_site_takes(document: Any) -> None:
    said = parameters(document, "/search")
    fields = SearchForm(QueryDict(), facets(read_decisions(Question.of("")).values)).fields

    assert set(said) == {*fields, "q", "ordrett", "sprak", "etter"}
    assert {name: choices(said[name]) for name in fields} == expected(fields)


def expected(fields: dict[str, forms.Field]) -> dict[str, list[str]]:
    return {
        name: [] if name in FROM_TABLES else [str(value) for value, _label in field.choices]  # type: ignore[attr-defined]
        for name, field in fields.items()
    }


@pytest.mark.parametrize(
    ("schema", "name", "known"),
    [
        ("Course", "format", CoursePage.Format.values),
        ("Course", "form", CoursePage.Form.values),
        ("Resource", "type", ResourcePage.Type.values),
        ("Recipe", "municipality_size", ResourcePage.Size.values),
        ("Recipe", "staff", ResourcePage.Staff.values),
        ("Recipe", "price", ResourcePage.Price.values),
        ("Event", "state", [state.value for state in EventState]),
        ("Licence", "code", Licence.values),
    ],
)
def test_what_may_be_answered_is_what_the_site_keeps(document: Any, schema: str, name: str, known: list[str]) -> None:
    said = document["components"]["schemas"][schema]["properties"][name]

    assert next(choices(one) for one in [*said.get("anyOf", []), said] if choices(one)) == known
    assert LICENCE_ADDRESSES.keys() == {value for value in Licence.values if value != "own"}


def test_no_two_kinds_of_thing_have_one_name(document: Any) -> None:
    """Ninja writes two classes of one name over each other."""
    names = set(document["components"]["schemas"])

    assert {name for name in names if "__" in name or name in ("Form", "Type", "Format")} == set()
    assert {"Course", "CourseInFull", "Event", "Hit", "ProblemDetails", "Resource"} <= names


def test_the_examples_are_true_to_what_they_are_examples_of(document: Any) -> None:
    found = [
        (said["example"], said["schema"])
        for operations in document["paths"].values()
        for said in operations["get"]["parameters"]
        if "example" in said
    ]
    for schema in document["components"]["schemas"].values():
        found += [(one, said) for said in schema["properties"].values() for one in said.get("examples", [])]

    assert len(found) > 40
    assert [(example, schema) for example, schema in found if not jsonschema_rs.is_valid(schema, example)] == []


# --- docs/api.md -----------------------------------------------------------------------------------------------------


def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_the_table_of_addresses_is_the_documents(document: Any) -> None:
    table = re.findall(r"^\| `(/api/v1/[^`]*)` \|", text(), re.MULTILINE)

    assert set(table) == {*document["paths"], "/api/v1/openapi.json"}


def test_each_address_that_is_shown_is_answered(world: World) -> None:
    shown = re.findall(r"^curl '?https://example\.org(/[^\s']+)'?$", text(), re.MULTILINE)

    assert len(shown) >= 5
    assert {path: Client().get(path).status_code for path in shown} == dict.fromkeys(shown, 200)


@pytest.mark.parametrize(("path", "schema"), [("/courses", "Courses"), ("/search?q=bokprat", "Hits")])
def test_the_answers_that_are_shown_are_as_those_that_are_given(world: World, path: str, schema: str) -> None:
    from search.tasks import index_waiting

    course = draft_course(world, "Bokprat")
    course.competences = Competence.objects.filter(slug="bokprat")
    course.save()
    for page in (course, draft_resource(world, "Håndbok"), draft_event(world, "Fagprat")):
        put_up(page)
    index_waiting()
    shown = {block: json.loads(said) for block, said in re.findall(r"```json (\w+)\n(.*?)```", text(), re.DOTALL)}

    assert shape(shown[schema]) == shape(ask(path))


def shape(answer: Any) -> Any:
    """Its names, down to the first of each list."""
    if isinstance(answer, dict):
        return {name: shape(value) for name, value in answer.items()}
    if isinstance(answer, list):
        return [shape(answer[0])] if answer else []
    return None
