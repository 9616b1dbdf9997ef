"""Figures of a course: what the owners are told, and that nobody can be told from it.

Long, since each role is tried at each screen of the same course.
"""

import datetime
import itertools
from typing import Any

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.core.half_years import HalfYear, half_year_of
from cms.core.models import PageViews
from learning.figures import rules
from learning.figures.course import CourseFigures, figures_of
from learning.figures.numbers import Number, Share
from learning.figures.quizzes import questions_in, questions_of
from learning.figures.rules import Period
from learning.models import CoursePage, Enrolment
from tests.learners import formalised_course
from tests.reading import soup, text
from tests.takers import attempt, complete, go_through, hand_in, takers
from tests.world import CAST, World, body, draft_course, login, make_user, put_up, translate

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LIST, SCREEN, OPEN_SCREEN = 18, 23, 19
ATTEMPTS = ("Forsøk 1, prosent", "Forsøk 2, prosent", "Forsøk 3 eller senere, prosent")
QUESTION, GONE = "5b1c1c4e-0000-4000-8000-000000000001", "5b1c1c4e-0000-4000-8000-000000000002"


@pytest.fixture(scope="module")
def lasting_course(lasting_world: World) -> int:
    return formalised_course(lasting_world, lessons=2, assignment=body("Skriv om en samtale.")).pk


@pytest.fixture
def course(lasting_course: int, db: None) -> CoursePage:
    return CoursePage.objects.get(pk=lasting_course)


def shown(*numbers: Number) -> list[int]:
    return [number.shown for number in numbers]


def figures(course: CoursePage, period: Period = Period.ALL) -> CourseFigures:
    return figures_of(course, period)


def screen(course: CoursePage) -> str:
    return reverse("figures:course", args=(course.translation_key,))


def csv(course: CoursePage, period: str = "alle") -> str:
    return reverse("figures:course_csv", args=(course.translation_key, period))


def rows(response: Any) -> list[str]:
    return [text(row) for row in soup(response).select(".kb-listing tbody tr")]


# --- nobody can be told from it ---


@given(st.integers(0, 10_000))
def test_a_number_is_rounded_down_to_the_nearest_five(number: int) -> None:
    found = rules.rounded(number)

    assert (found % 5, 0 <= number - found < 5) == (0, True)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 4), st.integers(0, 4))
def test_a_share_tells_no_more_than_the_two_numbers_do(part: int, rest: int, more: int, less: int) -> None:
    whole = part + rest
    others = Share.of(rules.rounded(part) + more, rules.rounded(whole) + less)

    found = Share.of(part, whole)

    assert found == others
    assert found.percent == others.percent
    assert found.percent is None or 0 <= found.percent <= 100


LEVELS = 4  # began, opened the lesson, finished it, completed the course: each among those before
PERIODS = 3  # this half-year, the last, and before; the screens show the first two, and all three together


def all_shown_as(number: int) -> list[int]:
    near = range(max(0, number - 2 * rules.STEP), number + 2 * rules.STEP)
    return [other for other in near if rules.rounded(other) == rules.rounded(number)]


def could_be(people: list[list[int]]) -> list[list[set[int]]]:
    """Everything that each of these could be, judged by all that the screens of one lesson show.

    `people`: how many came so far and no further, by level and period. Whoever wants to know has, for each level, what
    is shown of those who came so far or further; every way in which it can have come about is tried, level by level.
    """
    ways = []
    for level in range(LEVELS):
        this, last, before = (sum(row[period] for row in people[level:]) for period in range(PERIODS))
        shown = [all_shown_as(number) for number in (this, last, this + last + before)]
        found = [(a, b, every - a - b) for a, b, every in itertools.product(*shown) if a + b <= every]
        ways.append(np.array(found))
    ways.append(np.zeros((1, PERIODS), dtype=int))  # nobody came further than to the end
    follows = [(ways[at][:, None] >= ways[at + 1]).all(axis=2) for at in range(LEVELS)]
    from_above, from_below = [np.ones(len(ways[0]), dtype=bool)], [np.ones(1, dtype=bool)]
    for at in range(LEVELS):
        from_above.append((from_above[at][:, None] & follows[at]).any(axis=0))
        from_below.insert(0, (follows[-1 - at] & from_below[0]).any(axis=1))
    possible = [from_above[at][:, None] & follows[at] & from_below[at + 1] for at in range(LEVELS)]
    stayed = [(ways[at][:, None] - ways[at + 1])[possible[at]] for at in range(LEVELS)]
    return [[set(level[:, period].tolist()) for period in range(PERIODS)] for level in stayed]


@given(st.lists(st.lists(st.integers(0, 12), min_size=PERIODS, max_size=PERIODS), min_size=LEVELS, max_size=LEVELS))
def test_no_group_can_be_computed_from_all_that_is_shown(people: list[list[int]]) -> None:
    found = could_be(people)

    groups = [(people[level][period], found[level][period]) for level in range(LEVELS) for period in range(PERIODS)]
    assert [number for number, numbers in groups if number not in numbers or len(numbers) == 1] == []


def test_exact_numbers_would_give_a_group_away() -> None:
    """What the rule is for: seventeen of twenty finished, and everybody sees that three did not."""
    assert shown(Number.of(20), Number.of(17), Number.of(3)) == [20, 15, 0]
    assert [str(Number.of(number)) for number in (0, 4, 5, 9, 123)] == ["under 5", "under 5", "5", "5", "120"]


# --- what is told of a course ---


def test_how_many_began_completed_and_have_a_certificate(course: CoursePage) -> None:
    people = takers(course, 17)
    complete(people[:11], certified=9)
    complete(people[11:12], certified=1, revoked_at=timezone.now())

    found = figures(course)

    assert shown(found.begun, found.completed, found.certificates) == [15, 10, 5]


def test_where_learners_leave_is_told_lesson_by_lesson(course: CoursePage) -> None:
    people = takers(course, 20)
    first, second = course.lessons
    go_through(people, first, finish=14)
    go_through(people[:9], second, finish=4)

    lines = figures(course).lessons

    assert [line.lesson for line in lines] == [first, second]
    assert [shown(line.opened, line.finished) for line in lines] == [[20, 10], [5, 0]]


def test_who_takes_the_course_anew_counts_once_by_the_last_round(course: CoursePage) -> None:
    people = takers(course, 5)
    complete(people)
    Enrolment.objects.bulk_create(Enrolment(learner=person.learner, work=person.work, round=2) for person in people)

    found = figures(course)

    assert shown(found.begun, found.completed) == [5, 0]


def test_periods_are_told_by_when_they_began(course: CoursePage) -> None:
    this = half_year_of(timezone.localdate())
    takers(course, 5, began=this.limits[0])
    takers(course, 10, began=this.before.limits[1])
    takers(course, 15, began=this.before.before.limits[1])

    found = {period: figures(course, period).begun.shown for period in Period}

    assert found == {Period.THIS: 5, Period.LAST: 10, Period.ALL: 30}
    assert [HalfYear(2026, 1).before, HalfYear(2026, 2).before] == [HalfYear(2025, 2), HalfYear(2026, 1)]


def test_a_question_is_told_by_attempt_and_people_count_once(course: CoursePage) -> None:
    lesson = course.lessons[0]
    people = takers(course, 20)
    attempt(people, lesson, QUESTION, right=10)
    attempt(people[10:], lesson, QUESTION, right=5, number=2)
    attempt(people[15:], lesson, QUESTION, right=0, number=3)
    attempt(people[15:], lesson, QUESTION, right=5, number=4)

    [question] = figures(course).lessons[0].questions

    assert (shown(question.last.whole, question.last.part), question.last.percent) == ([20, 20], 100)
    assert [share.percent for share in question.by_attempt] == [50, 50, 100]
    assert question.text == ""


def test_of_a_question_that_few_have_answered_nothing_is_told(course: CoursePage) -> None:
    attempt(takers(course, 4), course.lessons[0], QUESTION, right=4)

    [question] = figures(course).lessons[0].questions

    assert (question.last.percent, [share.percent for share in question.by_attempt]) == (None, [None, None, None])


def test_questions_are_found_in_what_is_stored_however_deep() -> None:
    pool = {"questions": [{"type": "single", "id": GONE, "value": {"question": "Nummer to?"}}]}
    stored = [
        {
            "type": "true_false",
            "id": QUESTION,
            "value": {"question": "Nummer én?", "answers": [{"id": "x", "value": "ja"}]},
        },
        {"type": "pool", "id": "pool", "value": pool},
        {"type": "text", "id": "tekst", "value": "<p>Ingen.</p>"},
        {"type": "other", "id": "annet", "value": {"question": {"id": "y"}}},
    ]

    assert dict(questions_in(stored)) == {QUESTION: "Nummer én?", GONE: "Nummer to?"}


def test_a_lesson_without_a_quiz_has_no_questions(course: CoursePage) -> None:
    assert questions_of(course.lessons[0]) == {}


def test_questions_stand_in_the_lessons_order_and_those_that_are_gone_last(
    course: CoursePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = takers(course, 5)
    for question in ("c", "a", "b"):
        attempt(people, course.lessons[0], question, right=5, number="cab".index(question) + 1)
    monkeypatch.setattr("learning.figures.quizzes.questions_of", lambda lesson: {"b": "Be?", "a": "A?"})

    questions = figures(course).lessons[0].questions

    assert [question.text for question in questions] == ["Be?", "A?", ""]


def test_assignments_are_counted_by_people_and_their_wait_in_days(course: CoursePage) -> None:
    people = takers(course, 20)
    hand_in(people[:10], "passed", days=3)
    hand_in(people[10:16], "try_again", days=9)
    hand_in(people[10:16], "handed_in", number=2)
    hand_in(people[16:], "draft")

    found = figures(course).assignment

    assert found is not None
    assert shown(found.handed_in, found.passed, found.tried_again) == [15, 10, 5]
    assert found.median_days == 3


def test_of_few_answers_no_wait_is_told_and_without_an_assignment_nothing(course: CoursePage, world: World) -> None:
    people = takers(course, 8)
    hand_in(people[:4], "try_again", days=2)
    hand_in(people[:4], "passed", days=2, number=2)
    hand_in(people[4:], "handed_in")
    other = formalised_course(world, "Uten oppgave")

    found = figures(course).assignment

    assert found is not None
    assert (found.handed_in.shown, found.median_days) == (5, None)
    assert figures(other).assignment is None


def test_of_an_open_course_only_views_are_told_in_all_languages_together(world: World) -> None:
    course = put_up(draft_course(world, "Åpent", lessons=2))
    nynorsk = translate(course, "nn", "Ope")
    today = timezone.localdate()
    first, second = course.lessons
    other = nynorsk.lessons[0]
    long_ago = half_year_of(today).before.before.last_day
    for page, day, number in ((first, today, 8), (other, today, 5), (second, today, 4), (first, long_ago, 50)):
        PageViews.objects.create(page=page, day=day, number=number)

    found = {period: [line.views.shown for line in figures(course, period).lessons] for period in Period}

    assert found == {Period.THIS: [10, 0], Period.LAST: [0, 0], Period.ALL: [60, 0]}


# --- the screens ---


def test_the_owner_sees_the_course_with_a_drawing_and_the_same_in_a_table(world: World, course: CoursePage) -> None:
    people = takers(course, 20)
    go_through(people, course.lessons[0], finish=14)
    attempt(people, course.lessons[0], QUESTION, right=10)

    response = login(world.contact).get(screen(course))

    page = soup(response)
    drawing = page.select_one("svg[role=img]")
    heights = [int(bar["height"]) for bar in drawing.select("rect")]
    labels = [page.select_one(f"#{name}") for name in drawing["aria-labelledby"].split()]
    assert rows(response) == [
        "1. Veiledning: leksjon 1 20 10",
        "2. Veiledning: leksjon 2 under 5 under 5",
        "Et spørsmål som ikke finnes lenger 20 50 50 – –",
    ]
    assert heights == [120, 60, 2, 2]
    assert [label.name for label in labels] == ["title", "desc"]
    assert text(page.select_one(".kb-figures dd")) == "20"
    assert "style=" not in str(drawing)


def test_where_all_are_few_nothing_is_drawn(world: World, course: CoursePage) -> None:
    takers(course, 3)

    response = login(world.contact).get(screen(course))

    assert soup(response).select_one("svg[role=img]") is None
    assert [text(each) for each in soup(response).select(".kb-figures dd")] == [*["under 5"] * 6, "for få til å si"]


def test_an_open_courses_screen_shows_views_alone(world: World) -> None:
    course = put_up(draft_course(world, "Åpent", lessons=1))
    PageViews.objects.create(page=course.lessons[0], day=timezone.localdate(), number=27)

    response = login(world.contact).get(screen(course))

    assert rows(response) == ["Åpent: leksjon 1 25"]
    assert soup(response).select(".kb-figures") == []


@pytest.mark.parametrize(
    ("query", "chosen"),
    [("", Period.THIS), ("?periode=forrige", Period.LAST), ("?periode=alle", Period.ALL), ("?periode=x", Period.THIS)],
)
def test_the_period_is_chosen_by_a_link(world: World, course: CoursePage, query: str, chosen: Period) -> None:
    response = login(world.contact).get(screen(course) + query)

    marked = soup(response).select(".kb-choices a[aria-current]")
    assert response.context["figures"].period == chosen
    assert [link["href"] for link in marked] == [f"?periode={chosen}"]


def test_the_spreadsheet_says_what_the_screen_says(world: World, course: CoursePage) -> None:
    people = takers(course, 20)
    go_through(people, course.lessons[0], finish=14)
    attempt(people, course.lessons[0], QUESTION, right=10)
    hand_in(people, "passed", days=4)

    response = login(world.contact).get(csv(course))

    lines = b"".join(response.streaming_content).decode().removeprefix("\ufeff").splitlines()
    assert response["Content-Disposition"] == 'attachment; filename="kurstall-veiledning-alle.csv"'
    assert lines == [
        "Tall for et kurs;Veiledning",
        "Periode;hele tiden",
        "Tallene er rundet ned til nærmeste 5",
        "",
        "Har begynt;20",
        "Har fullført;under 5",
        "Har kursbevis;under 5",
        "Har levert oppgaven;20",
        "Har bestått oppgaven;20",
        "Ble bedt om å prøve igjen;under 5",
        "Dager til svar (median);4",
        "",
        "Leksjon;Åpnet;Fullført",
        "Veiledning: leksjon 1;20;10",
        "Veiledning: leksjon 2;under 5;under 5",
        "",
        ";".join(("Leksjon", "Spørsmål", "Har svart", "Riktig i siste forsøk, prosent", *ATTEMPTS)),
        "Veiledning: leksjon 1;Et spørsmål som ikke finnes lenger;20;50;50;;",
    ]


def test_the_spreadsheet_of_an_open_course_and_of_a_course_without_anybody(world: World, course: CoursePage) -> None:
    opened, plain = put_up(draft_course(world, "Åpent", lessons=1)), formalised_course(world, "Uten oppgave")
    client = login(world.contact)

    sheets = [b"".join(client.get(csv(each, "dette")).streaming_content).decode() for each in (opened, course, plain)]

    assert sheets[0].splitlines()[-2:] == ["Leksjon;Visninger", "Åpent: leksjon 1;under 5"]
    assert "Dager til svar (median);\r\n" in sheets[1]
    assert "Dager til svar" not in sheets[2]
    assert sheets[1].splitlines()[-1] == "Veiledning: leksjon 2;under 5;under 5"
    assert client.get(csv(course, "aldri")).status_code == 404


# --- who sees it ---


@pytest.mark.parametrize(
    ("facts", "live", "down"),
    [("is_contact", True, True), ("is_group", True, False), ("is_operator", True, False), ("", False, False)],
)
def test_the_rule_lets_the_owners_see_and_of_what_is_up_the_group_and_the_operator(
    facts: str, live: bool, down: bool
) -> None:
    who = dict.fromkeys(("is_contact", "is_group", "is_operator"), False)
    who |= {facts: True} if facts else {}

    assert rules.may_see(**who, is_live=True) is live
    assert rules.may_see(**who, is_live=False) is down


@pytest.mark.parametrize("role", CAST)
def test_who_sees_a_live_courses_figures(world: World, course: CoursePage, role: str) -> None:
    client = login(world.everybody[role])

    codes = [client.get(address).status_code for address in (reverse("figures:index"), screen(course), csv(course))]

    assert codes == {"other_contact": [200, 404, 404], "outsider": [403, 403, 403]}.get(role, [200, 200, 200])


@pytest.mark.parametrize("role", CAST)
def test_a_course_that_is_taken_down_is_its_owners_alone(world: World, course: CoursePage, role: str) -> None:
    course.unpublish()

    client = login(world.everybody[role])
    codes = [client.get(address).status_code for address in (reverse("figures:index"), screen(course), csv(course))]

    expected = {"contact": [200, 200, 200], "deputy": [200, 200, 200], "outsider": [403, 403, 403]}
    assert codes == expected.get(role, [200, 404, 404])


def test_an_author_from_elsewhere_is_no_owner(world: World, course: CoursePage) -> None:
    author = make_user("forfatter")
    form = {"email": author.email, "first_name": "Forfatter", "last_name": "Testesen", "language": "nb"}
    login(world.contact).post(reverse("workflows:invite_author", args=(draft_course(world, "Lån").pk,)), form)

    client = login(author)

    assert client.get("/admin/").status_code == 200
    assert client.get(reverse("figures:index"), follow=True).context["request"].path == "/admin/"
    assert client.get(screen(course)).status_code == 404


def test_a_draft_that_never_was_up_has_no_figures(world: World) -> None:
    draft = draft_course(world, "Utkast")

    client = login(world.contact)

    assert client.get(screen(draft)).status_code == 404
    assert "Utkast" not in client.get(reverse("figures:index")).content.decode()


def test_who_is_signed_out_is_sent_to_the_login(course: CoursePage, client: Client) -> None:
    answers = [client.get(address) for address in (reverse("figures:index"), screen(course), csv(course))]

    assert [answer["Location"].split("?")[0] for answer in answers] == ["/konto/login/"] * 3


def test_the_list_shows_ones_own_courses_with_two_numbers(world: World, course: CoursePage) -> None:
    complete(takers(course, 12)[:6])
    put_up(draft_course(world, "Åpent"))
    put_up(draft_course(world, "Ope", section=world.other_section, by=world.other_contact))

    lists = {role: rows(login(world.everybody[role]).get(reverse("figures:index"))) for role in ("contact", "reviewer")}

    own = ["Veiledning Innlandet fylkesbibliotek 10 5", "Åpent Innlandet fylkesbibliotek Åpent kurs: bare visninger –"]
    assert lists["contact"] == own
    assert lists["reviewer"] == ["Ope Vestland fylkesbibliotek Åpent kurs: bare visninger –", *own]


def test_a_long_list_is_turned_page_by_page(world: World, course: CoursePage, monkeypatch: pytest.MonkeyPatch) -> None:
    put_up(draft_course(world, "Åpent"))
    monkeypatch.setattr("learning.figures.views.PAGE_SIZE", 1)

    response = login(world.contact).get(f"{reverse('figures:index')}?p=2")

    links = soup(response).select("nav.kb-next a")
    assert rows(response) == ["Åpent Innlandet fylkesbibliotek Åpent kurs: bare visninger –"]
    assert [(link["href"], link.get("aria-current")) for link in links] == [("?p=1", None), ("?p=2", "page")]


def test_a_county_library_without_courses_has_an_empty_list(world: World) -> None:
    response = login(world.other_contact).get(reverse("figures:index"))

    assert "Ingen kurs er publiserte enno." in response.content.decode()


def test_the_list_costs_the_same_with_one_course_and_three(world: World, course: CoursePage) -> None:
    client = login(world.contact)
    takers(course, 5)
    client.get(reverse("figures:index"))

    counted = []
    for titles in ([], ["Babysang", "Debatt"]):
        for title in titles:
            takers(formalised_course(world, title), 5)
        with CaptureQueriesContext(connection) as queries:
            found = rows(client.get(reverse("figures:index")))
        counted.append((len(found), len(queries)))

    assert counted == [(1, LIST), (3, LIST)]


@pytest.mark.parametrize("lessons", [1, 3])
def test_a_screen_costs_the_same_whatever_there_is_on_it(
    world: World, lessons: int, django_assert_num_queries: Any
) -> None:
    course = formalised_course(world, lessons=lessons, assignment=body("Skriv."))
    people = takers(course, 5 * lessons)
    for lesson in course.lessons:
        go_through(people, lesson, finish=5)
        attempt(people, lesson, QUESTION, right=5)
    client = login(world.contact)
    client.get(screen(course))

    with django_assert_num_queries(SCREEN):
        response = client.get(screen(course))

    assert len(rows(response)) == 2 * lessons


@pytest.mark.parametrize("lessons", [1, 3])
def test_an_open_courses_screen_costs_the_same_whatever_there_is_on_it(
    world: World, lessons: int, django_assert_num_queries: Any
) -> None:
    course = put_up(draft_course(world, "Åpent", lessons=lessons))
    client = login(world.contact)
    client.get(screen(course))

    with django_assert_num_queries(OPEN_SCREEN):
        response = client.get(screen(course))

    assert len(rows(response)) == lessons
