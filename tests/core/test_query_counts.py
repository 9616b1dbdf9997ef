"""What a reader's page costs the database: as many queries with one item as with three.

Every address is asked for once before it is measured. That first request fills what a process or the cache keeps: the
sites' root paths, the content types and the compiled templates. What is counted is what every later request costs.
"""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cms.people.models import County, CountyLibrary
from events.models import EventPage, Occurrence
from learning.models import Competence, CompetenceArea, CoursePage, LessonPage, ResourcePage, TargetGroup, Topic
from search.tasks import index_waiting
from tests.quizzes import cloze, match, pool, short, single
from tests.readers import draft_path, live_guide, tell
from tests.recordings import draft_with, recordings
from tests.world import body, draft_course, draft_event, draft_resource, find_world, put_up

QUERIES = {
    "/": 14,  # one less where there are more events to come than it shows
    "/innlandet/kurs-1/": 6,
    "/innlandet/kurs-1/kurs-1-leksjon-1/": 5,
    "/innlandet/ressurs-1/": 4,
    "/innlandet/arrangement-1/": 5,
    "/kurs/": 11,
    "/ressurser/": 9,
    "/innlandet/holdt-1/": 5,
    "/arrangement/": 10,
    "/arrangement/?nar=tidligere": 10,
    "/arrangement/?nar=tidligere&fylke=34&form=digital&malform=nb": 11,
    "/arrangement/?visning=maned&maned=MONTH": 9,  # the month in which the events are
    "/arrangement/?visning=fylke": 10,
    "/arrangement/?visning=fylke&fylke=34": 11,
    "/innlandet/": 11,
    "/fylkesbibliotekene/": 7,
    "/jeg-har-10-minutter/": 11,
    "/til-personalmotet/": 10,
    "/bibliotek-som-ligner/": 7,
    "/ny-i-biblioteket/": 9,
    "/innlandet/oppskrift-1/": 5,
    "/innlandet/veien-1/": 5,
    "/kompetanse/": 9,
    "/kompetanse/bokprat/": 14,
    "/kompetanse/selvvurdering/?malgruppe=ledere": 9,
    "/sok/?q=kurs+ressurs+arrangement": 4,
    "/sok/?q=kusr+resurs+arangement": 6,  # each word corrected
}
CHOSEN = (CoursePage, LessonPage, ResourcePage)


def with_relations(page: Any, number: int) -> Any:
    """Fills every to-many relation of the page with so many."""
    page.refresh_from_db()
    page.areas = CompetenceArea.objects.all()[:number]
    page.competences = Competence.objects.all()[:number]
    page.target_groups = TargetGroup.objects.all()[:number]
    page.topics = Topic.objects.all()[:number]
    page.co_producers = CountyLibrary.objects.exclude(slug="innlandet")[:number]
    page.tags.add(*[f"stikkord {n}" for n in range(number)])
    if isinstance(page, EventPage):
        page.open_to = County.objects.all()[:number]
        page.organisers = CountyLibrary.objects.exclude(slug="innlandet")[:number]
        for later in range(1, number):
            first = page.occurrences.first()
            Occurrence.objects.create(
                work=page.translation_key, starts_at=first.starts_at, ends_at=first.ends_at, title=f"{later}"
            )
    if hasattr(page, "body"):
        page.body = body("Tekst.") * number
    page.save()
    return page


def with_quizzes(course: CoursePage, number: int) -> CoursePage:
    """So many questions of some kinds in each lesson, and a pool of as many."""
    for lesson in LessonPage.objects.child_of(course):
        asked = [make(f"{make.__name__}-{n}") for make in (single, match, cloze) for n in range(number)]
        lesson.quiz = [*asked, pool(*[short(f"pool-{n}") for n in range(number)])]
        lesson.save()
    return course


def make_terms() -> None:
    for number in range(1, 4):
        CompetenceArea.objects.create(slug=f"omrade-{number}", name_nb=f"Område {number}", colour=number)
        TargetGroup.objects.create(slug=f"gruppe-{number}", name_nb=f"Gruppe {number}")
        Topic.objects.create(slug=f"emne-{number}", name_nb=f"Emne {number}")


@pytest.fixture(scope="module", params=[1, 3])
def stock(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """So many courses of so many lessons, resources, and events of so many occurrences."""
    number = request.param
    with django_db_blocker.unblock(), transaction.atomic():
        world = find_world()
        make_terms()
        for n in range(1, number + 1):
            put_up(with_quizzes(with_relations(draft_course(world, f"Kurs {n}", lessons=number), number), number))
            put_up(with_relations(draft_resource(world, f"Ressurs {n}"), number))
            put_up(with_relations(draft_event(world, f"Arrangement {n}"), number))
            put_up(with_relations(draft_event(world, f"Holdt {n}", in_days=-30), number))
            tell(world, f"Oppskrift {n}", number)
            put_up(draft_with(world, *recordings(f"{n}", number), title=f"Holdt {n}"))
        whole = [
            kind.objects.filter(live=True)[n] for kind in (CoursePage, ResourcePage, EventPage) for n in range(number)
        ]
        for n in range(1, number + 1):
            put_up(with_relations(draft_path(world, *whole, title=f"Veien {n}"), number))
        live_guide(world, *(kind.objects.filter(live=True)[n] for kind in CHOSEN for n in range(number)))
        for n in range(1, number + 1):  # courses that strengthen nothing, with a lesson that does
            (_course, lesson) = draft_course(world, f"Annet kurs {n}", lessons=1).work_pages()
            lesson.competences = Competence.objects.filter(slug="bokprat")
            lesson.save()
            put_up(lesson)
        index_waiting()
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("address", QUERIES)
def test_a_page_costs_the_same_whatever_there_is_on_it(
    stock: None, client: Client, django_assert_num_queries: Any, address: str
) -> None:
    number = QUERIES[address]
    in_ten_days = timezone.localdate() + datetime.timedelta(days=10)
    address = address.replace("MONTH", f"{in_ten_days:%Y-%m}")
    client.get(address)

    with django_assert_num_queries(number):
        response = client.get(address)

    assert (response.status_code, response.content.count(b"<h1")) == (200, 1)


@pytest.mark.parametrize(("address", "number"), QUERIES.items())
def test_no_number_is_over_what_a_page_may_cost(address: str, number: int) -> None:
    """A work's own page may ask ten questions, a front page, county page or list fifteen."""
    is_work = address.startswith("/innlandet/") and address != "/innlandet/"

    assert number <= (10 if is_work else 15)
