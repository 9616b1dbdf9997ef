"""Competences: what an installation begins with, what a work names, and what must be named.

Long, since what may be named is tried on each kind of page.
"""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.core.guard import NotApproved
from learning.actions import provision_terms
from learning.competences import rules
from learning.competences.querysets import term_choices
from learning.competences.starting_terms import COMPETENCES, GROUPS
from learning.competences.widgets import CompetenceTicks
from learning.models import Competence, CompetenceArea, CoursePage, FrameworkLink, LessonPage, TargetGroup
from search.tasks import index_waiting
from tests.reading import soup, text, titles
from tests.world import World, draft_course, draft_event, draft_resource, login, put_up, submit, translate

pytestmark = pytest.mark.django_db


def competence(slug: str) -> Competence:
    return Competence.objects.get(slug=slug)


def naming(page: Any, *slugs: str) -> Any:
    page.refresh_from_db()
    page.competences = Competence.objects.filter(slug__in=slugs)
    page.save()
    page.save_revision()
    return page


# --- what the frameworks have ------------------------------------------------------------------------------------


def test_digcomp_has_five_areas_of_21_competences() -> None:
    assert len(rules.DIGCOMP_NAMES) == 21
    assert {number.partition(".")[0] for number in rules.DIGCOMP_NAMES} == {"1", "2", "3", "4", "5"}


@pytest.mark.parametrize(
    ("framework", "identifier", "is_one"),
    [
        ("digcomp", "1.1", True),
        ("digcomp", "5.4", True),
        ("digcomp", "5.5", False),
        ("digcomp", "", False),
        ("esco", "skill/1d6c7de4-350e-4868-a47b-333b4b0d9650", True),
        ("esco", "occupation/1d6c7de4-350e-4868-a47b-333b4b0d9650", True),
        ("esco", "isco/C2622", True),
        ("esco", "isco/C26222", False),
        ("esco", "1d6c7de4-350e-4868-a47b-333b4b0d9650", False),
        ("esco", "skill/1d6c7de4-350e-4868-a47b-333b4b0d9650?x", False),
        ("webjunction", "childrens-services", True),
        ("webjunction", "Children's Services", False),
        ("webjunction", "", False),
    ],
)
def test_a_framework_knows_its_identifiers(framework: str, identifier: str, is_one: bool) -> None:
    assert rules.is_identifier(framework, identifier) == is_one


@pytest.mark.parametrize(
    ("framework", "identifier", "address"),
    [
        ("digcomp", "1.2", "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415"),
        ("esco", "isco/C2622", "http://data.europa.eu/esco/isco/C2622"),
        (
            "webjunction",
            "cataloging",
            "https://www.webjunction.org/documents/webjunction/Competency_Index_for_the_Library_Field.html",
        ),
    ],
)
def test_a_concept_has_an_address(framework: str, identifier: str, address: str) -> None:
    assert rules.url_of(framework, identifier) == address


# --- what an installation begins with ----------------------------------------------------------------------------


def test_an_installation_begins_with_competences_in_every_area(db: None) -> None:
    areas = set(Competence.objects.values_list("area__slug", flat=True))

    assert set(Competence.objects.values_list("slug", flat=True)) == set(COMPETENCES)
    assert areas == set(CompetenceArea.objects.values_list("slug", flat=True))


def test_every_competence_is_named_and_described_in_both_written_forms(db: None) -> None:
    lacking = Competence.objects.filter(name_nn="") | Competence.objects.filter(description_nn="")

    assert (list(lacking), list(Competence.objects.filter(description_nb=""))) == ([], [])


def test_every_link_is_one_the_framework_could_have_and_digcomps_are_called_as_there(db: None) -> None:
    for link in FrameworkLink.objects.all():
        link.full_clean()
    named = FrameworkLink.objects.filter(framework="digcomp").values_list("identifier", "name")

    assert {number: rules.DIGCOMP_NAMES[number] for number, _name in named} == dict(named)
    assert FrameworkLink.objects.count() == sum(len(term.links) for term in COMPETENCES.values())


def test_a_competence_says_for_whom_it_is(db: None) -> None:
    held = {one.slug: {group.slug for group in one.target_groups.all()} for one in Competence.objects.all()}

    assert held == {slug: set(GROUPS.get(slug, ())) for slug in COMPETENCES}


def test_terms_that_are_there_are_left_alone(db: None) -> None:
    Competence.objects.exclude(slug="bokprat").delete()

    provision_terms()

    assert [one.slug for one in Competence.objects.all()] == ["bokprat"]


def test_a_competence_is_left_out_whose_area_the_editors_have_not_or_whose_name_an_area_has(db: None) -> None:
    Competence.objects.all().delete()
    CompetenceArea.objects.filter(slug="trygghet").update(slug="bokprat")

    provision_terms()

    left_out = {slug for slug, term in COMPETENCES.items() if term.area == "trygghet"} | {"bokprat"}
    assert set(Competence.objects.values_list("slug", flat=True)) == set(COMPETENCES) - left_out


# --- a competence ------------------------------------------------------------------------------------------------


def test_a_competence_says_what_other_frameworks_call_it(db: None) -> None:
    assert competence("kildekritikk").framework_links() == [
        {
            "framework": "DigComp 2.2",
            "identifier": "1.2",
            "url": "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415",
            "name": "Evaluating data, information and digital content",
        },
        {
            "framework": "ESCO",
            "identifier": "skill/1d6c7de4-350e-4868-a47b-333b4b0d9650",
            "url": "http://data.europa.eu/esco/skill/1d6c7de4-350e-4868-a47b-333b4b0d9650",
            "name": "evaluate data, information and digital content",
        },
    ]


@pytest.mark.parametrize(
    ("language", "name", "description", "said_in"),
    [
        ("nb", "Kildekritikk", "Å vurdere hvem", "nb"),
        ("nn", "Kjeldekritikk", "Å vurdere kven", "nn"),
        ("en", "Source criticism", "Å vurdere hvem", "nb"),
        ("se", "Kildekritikk", "Å vurdere hvem", "nb"),
    ],
)
def test_a_competence_speaks_the_readers_language_where_it_can(
    db: None, language: str, name: str, description: str, said_in: str
) -> None:
    one = competence("kildekritikk")

    with translation.override(language):
        said = (one.name, one.description[: len(description)], one.description_language)

    assert said == (name, description, said_in)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda area: Competence(slug="selvvurdering", name_nb="X", area=area), "Selvvurderingen har"),
        (lambda area: Competence(slug="ledelse", name_nb="X", area=area), "Et kompetanseområde har"),
        (lambda area: CompetenceArea(slug="bokprat", name_nb="X"), "En kompetanse har"),
        (lambda area: FrameworkLink(framework="digcomp", identifier="9.9", name="X"), "Rammeverket har ikke"),
    ],
    ids=["the self-assessment's", "an area's", "a competence's", "no number of DigComp's"],
)
def test_a_name_that_an_address_or_a_framework_cannot_have_is_refused(world: World, make: Any, message: str) -> None:
    with translation.override("nb"), pytest.raises(ValidationError) as refused:
        make(world.area).full_clean(exclude=["competence"])

    assert message in " ".join(refused.value.messages)


def test_a_link_says_which_framework_and_which_concept(db: None) -> None:
    assert [str(link) for link in competence("kildekritikk").links.all()] == [
        "DigComp 2.2 1.2",
        "ESCO skill/1d6c7de4-350e-4868-a47b-333b4b0d9650",
    ]


def test_the_operator_adds_a_competence_and_a_contact_cannot(world: World) -> None:
    address = reverse("wagtailsnippets_learning_competence:add")

    assert login(world.operator).get(address).status_code == 200
    assert login(world.contact).get(address).status_code == 302


# --- what a work names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("draft", [draft_course, draft_resource, draft_event])
def test_a_work_says_what_it_strengthens_with_a_way_to_each(world: World, client: Client, draft: Any) -> None:
    work = put_up(naming(draft(world, "Bokprat"), "kildekritikk", "bokprat"))

    links = soup(client.get(work.url)).select(".facts a[href^='/kompetanse/']")

    assert [(text(link), link["href"]) for link in links] == [
        ("Bokprat og anbefaling", "/kompetanse/bokprat/"),
        ("Kildekritikk", "/kompetanse/kildekritikk/"),
    ]


@pytest.mark.parametrize(("own", "shown"), [((), ["Bokprat og anbefaling"]), (("kildekritikk",), ["Kildekritikk"])])
def test_a_lesson_strengthens_what_it_says_or_else_what_its_course_does(
    world: World, client: Client, own: tuple[str, ...], shown: list[str]
) -> None:
    course = naming(draft_course(world, lessons=1), "bokprat")
    lesson = naming(LessonPage.objects.child_of(course).get(), *own)
    put_up(course)

    page = soup(client.get(lesson.url))

    assert [text(link) for link in page.select(".facts a[href^='/kompetanse/']")] == shown
    assert [one.name for one in LessonPage.objects.get(pk=lesson.pk).competence_list] == shown


def formalised(world: World, *slugs: str) -> CoursePage:
    course = draft_course(world)
    course.format, course.hours = CoursePage.Format.FORMALISED, 3
    course.save()
    return naming(course, *slugs)


def test_a_formalised_course_is_not_sent_before_it_names_a_competence(world: World) -> None:
    course = formalised(world)

    response = submit(course, world.contact)

    assert "Et formalisert kurs navngir minst én kompetanse." in text(soup(response))
    assert CoursePage.objects.get(pk=course.pk).workflow_in_progress is False


def test_a_formalised_course_that_names_one_and_an_open_course_that_names_none_are_sent(world: World) -> None:
    for course in (formalised(world, "bokprat"), draft_course(world, "Åpent kurs")):
        submit(course, world.contact)

        assert CoursePage.objects.get(pk=course.pk).workflow_in_progress is True


def test_a_translation_strengthens_the_same(world: World) -> None:
    source = put_up(naming(draft_resource(world), "bokprat"))

    edition = translate(source, "nn", "Handbok")

    assert [one.slug for one in edition.competence_list] == ["bokprat"]


# --- where an editor ticks ---------------------------------------------------------------------------------------


def editor(world: World) -> Any:
    course = naming(draft_course(world), "kildekritikk")
    return soup(login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(course.pk,))))


def test_competences_stand_under_their_areas_and_the_area_of_a_ticked_one_is_open(world: World) -> None:
    ticks = editor(world).select_one("#id_competences.competence-ticks")

    assert [text(one) for one in ticks.select("summary")] == [area.name for area in CompetenceArea.objects.all()]
    assert [text(one.select_one("summary")) for one in ticks.select("details[open]")] == [
        "Kunnskap, søk og kildekritikk"
    ]
    assert [box["value"] for box in ticks.select("input[checked]")] == [str(competence("kildekritikk").pk)]


def test_each_tick_has_a_name_and_each_area_is_a_group_of_its_own(world: World) -> None:
    ticks = editor(world).select_one("#id_competences")

    assert [text(group.select_one("legend")) for group in ticks.select("fieldset")] == [
        text(one) for one in ticks.select("summary")
    ]
    boxes = ticks.select("input[type=checkbox]")
    assert {ticks.select_one(f"label[for={box['id']}]") is not None for box in boxes} == {True}
    assert len(boxes) == Competence.objects.count()


def test_ticking_costs_two_queries_whatever_there_is(world: World, django_assert_num_queries: Any) -> None:
    field = ModelMultipleChoiceField(Competence.objects.all(), widget=CompetenceTicks)

    with django_assert_num_queries(2):
        html = str(field.widget.render("competences", []))

    assert len(re.findall("<details", html)) == CompetenceArea.objects.count()


# --- what lists are narrowed by ----------------------------------------------------------------------------------


def test_words_are_read_in_one_query_in_the_order_of_the_map(db: None, django_assert_num_queries: Any) -> None:
    with translation.override("nn"), django_assert_num_queries(1):
        areas, competences, groups = term_choices()

    with translation.override("nn"):
        assert areas == [(area.slug, area.name) for area in CompetenceArea.objects.all()]
        assert competences == [(one.slug, one.name) for one in Competence.objects.all()]
        assert groups == [(group.slug, group.name) for group in TargetGroup.objects.all()]


@pytest.mark.parametrize("draft", [draft_course, draft_resource, draft_event])
def test_a_catalogue_is_narrowed_by_a_competence_as_by_an_area(world: World, client: Client, draft: Any) -> None:
    put_up(naming(draft(world, "Alfa"), "bokprat"))
    put_up(naming(draft(world, "Beta"), "kildekritikk"))
    address = {draft_course: "/kurs/", draft_resource: "/ressurser/", draft_event: "/arrangement/"}[draft]

    response = client.get(address, {"kompetanse": "kildekritikk"})

    page = soup(response)
    assert titles(response) == ["Beta"]
    assert [text(chip).removeprefix("Fjern filteret ") for chip in page.select(".results-head .chips a")] == [
        "Kildekritikk"
    ]
    assert page.select_one(".filter-narrower").has_attr("open")


def test_competences_are_folded_together_below_the_areas(world: World, client: Client) -> None:
    group = soup(client.get("/kurs/")).select_one(".filter-group:has(input[name=kompetanse])")

    folded = group.select_one("details.filter-narrower")
    assert not folded.has_attr("open")
    assert [box["value"] for box in folded.select("input")] == [one.slug for one in Competence.objects.all()]
    inside = {box["value"] for box in folded.select("input")}
    assert [box["value"] for box in group.select("input") if box["value"] not in inside] == [
        area.slug for area in CompetenceArea.objects.all()
    ]


def test_the_search_is_narrowed_by_a_competence_and_follows_its_new_name(world: World, client: Client) -> None:
    put_up(naming(draft_resource(world, "Trollbok"), "bokprat"))
    put_up(naming(draft_resource(world, "Trollkart"), "kildekritikk"))
    index_waiting()
    one = competence("kildekritikk")
    one.name_nb = "Kildesans"
    one.save()
    index_waiting()

    page = soup(client.get("/sok/", {"q": "troll", "kompetanse": "kildekritikk"}))

    assert [text(title) for title in page.select(".hits h3")] == ["Trollkart"]
    assert [text(tick) for tick in page.select(".filter-narrower label")] == [
        "Bokprat og anbefaling (1)",
        "Kildesans (1)",
    ]
    assert [text(title) for title in soup(client.get("/sok/", {"q": "kildesans"})).select(".hits h3")] == ["Trollkart"]


def test_the_api_says_what_a_work_and_its_lessons_strengthen(world: World, client: Client) -> None:
    course = naming(draft_course(world, lessons=2), "bokprat")
    first = LessonPage.objects.child_of(course).first()
    naming(first, "kildekritikk")
    put_up(course)

    listed = client.get("/api/v1/courses", {"kompetanse": "bokprat"}).json()["items"]
    whole = client.get(f"/api/v1/courses/{course.translation_key}").json()

    own, its = (
        [{"slug": "bokprat", "name": "Bokprat og anbefaling"}],
        [{"slug": "kildekritikk", "name": "Kildekritikk"}],
    )
    assert [one["competences"] for one in listed] == [own]
    assert [lesson["competences"] for lesson in whole["lessons"]] == [its, own]


def test_what_readers_are_told_a_live_work_strengthens_has_been_approved(world: World) -> None:
    course = put_up(naming(draft_course(world), "bokprat"))
    course.competences = [competence("kildekritikk")]

    with pytest.raises(NotApproved):
        course.save()

    assert [one.slug for one in CoursePage.objects.get(pk=course.pk).competences.all()] == ["bokprat"]
