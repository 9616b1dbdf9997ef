"""«Vi vil ha dette»: a library asks for a course in its county, and the county library answers.

Long, since each role is tried at each screen of the same course.
"""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.core.models import Mail
from cms.people.models import CountyLibrary, Membership, Municipality, Role
from learning.learners.personal_data import erase, in_plain_words
from learning.models import CoursePage, Learner, RunAnswer, RunWish, RunWishAddress
from learning.refused import Refused
from learning.runs import actions, rules
from learning.runs.demand import demand
from learning.runs.register import Run, runs_of, runs_wanted
from learning.runs.tasks import forget_run_addresses
from tests.reading import soup, text
from tests.wishes import INNLANDET, VESTLAND, answer, answer_address, ask, course_to_set_up, form_address, wish
from tests.world import CAST, World, draft_course, login, put_up

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
INDEX, ANSWER, FORM = 18, 21, 3
READER = "leser@example.org"


@pytest.fixture(scope="module")
def lasting_course(lasting_world: World) -> int:
    return course_to_set_up(lasting_world).pk


@pytest.fixture
def course(lasting_course: int, db: None) -> CoursePage:
    return CoursePage.objects.get(pk=lasting_course)


@pytest.fixture
def run() -> Iterator[list[Run]]:
    """Rooms above that have the runs a test puts into the list."""
    runs: list[Run] = []

    def receiver(works: frozenset[Any], **kwargs: Any) -> list[Run]:
        return [each for each in runs if each.work in works]

    runs_wanted.connect(receiver)
    yield runs
    runs_wanted.disconnect(receiver)


def told(name: str) -> list[str]:
    keys = Mail.objects.filter(key__startswith=f"{name}:")
    return sorted(to.split("@")[0] for to in keys.values_list("to", flat=True))


def library(slug: str) -> CountyLibrary:
    return CountyLibrary.objects.get(slug=slug)


def set_up(course: CoursePage, world: World) -> RunAnswer:
    own = library("innlandet")
    return actions.answer(course.translation_key, own, world.contact, kind="set_up", text="I mars.")


# --- asking ---


def test_a_library_asks_without_an_account_and_the_county_library_is_told(course: CoursePage, client: Client) -> None:
    response = ask(course, "Hamar", client=client)

    kept = RunWish.objects.get()
    assert response["Location"] == f"{form_address(course)}?sendt=1"
    assert (kept.work, kept.municipality.name, kept.answer) == (course.translation_key, "Hamar", None)
    assert RunWishAddress.objects.count() == 0
    assert "Takk." in text(soup(client.get(response["Location"])).select_one("[role=status]"))
    assert told("run_asked") == ["contact", "deputy"]
    assert reverse("runs:index") in Mail.objects.filter(key__startswith="run_asked:")[0].body


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_the_form_answers_in_every_language_sets_no_cookie_and_is_not_kept(
    course: CoursePage, client: Client, prefix: str
) -> None:
    hamar = Municipality.objects.get(name="Hamar").pk

    response = client.get(form_address(course, prefix))
    sent = client.post(form_address(course, prefix), {"municipality": hamar, "email": READER})

    assert (response.status_code, list(response.cookies), list(sent.cookies)) == (200, [], [])
    assert "no-store" in response["Cache-Control"]
    assert RunWishAddress.objects.get().language == (prefix.strip("/") or "nb")


def test_the_county_is_never_guessed(course: CoursePage, client: Client) -> None:
    select = soup(client.get(form_address(course))).select_one("#id_municipality")
    response = ask(course, client=client, municipality="")

    assert [option["value"] for option in select.select("option[selected]")] == [""]
    assert list(response.context["form"].errors) == ["municipality"]
    assert text(soup(response).select_one("[role=alert]")).startswith("Det er ikke sendt ennå.")
    assert RunWish.objects.count() == 0


def test_a_library_counts_once_however_often_and_by_whomever_it_is_sent(course: CoursePage) -> None:
    for email in ("", "", READER, READER.upper(), "kollega@example.org"):
        ask(course, "Hamar", email=email)

    assert RunWish.objects.count() == 1
    assert set(RunWishAddress.objects.values_list("email", flat=True)) == {READER, "kollega@example.org"}
    assert told("run_asked") == ["contact", "deputy"]


def test_a_wish_takes_no_more_addresses_than_a_library_has_people(course: CoursePage) -> None:
    ask(course)
    kept = RunWish.objects.get()
    RunWishAddress.objects.bulk_create(
        RunWishAddress(wish=kept, email=f"{number}@example.org") for number in range(rules.MOST_ADDRESSES)
    )

    response = ask(course, email=READER)

    assert (response.status_code, kept.addresses.count()) == (302, rules.MOST_ADDRESSES)


def test_too_many_from_one_place_wait_an_hour_and_others_need_not(course: CoursePage) -> None:
    here, elsewhere = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="203.0.113.7")
    for _time in range(rules.FROM_ONE_PLACE):
        ask(course, client=here)

    response = ask(course, "Gjøvik", client=here)

    assert (response.status_code, RunWish.objects.count()) == (429, 1)
    assert "Vent en time" in text(soup(response).select_one("[role=alert]"))
    assert ask(course, "Gjøvik", client=elsewhere).status_code == 302


def test_a_trap_that_is_filled_in_keeps_nothing_and_says_nothing(course: CoursePage) -> None:
    response = ask(course, nettside="https://spam.example")

    assert response["Location"] == f"{form_address(course)}?sendt=1"
    assert (RunWish.objects.count(), Mail.objects.count()) == (0, 0)


def test_what_another_site_sends_is_refused(course: CoursePage) -> None:
    response = ask(course, client=Client(headers={"Sec-Fetch-Site": "cross-site"}))

    assert (response.status_code, RunWish.objects.count()) == (403, 0)


def test_only_what_readers_see_and_can_be_set_up_is_asked_for(world: World, client: Client) -> None:
    open_course, draft = put_up(draft_course(world, "Nettkurs")), draft_course(world, "Utkast")
    CoursePage.objects.filter(pk=draft.pk).update(run_plan="To timer.")

    answers = [client.get(form_address(page)).status_code for page in (open_course, draft)]

    assert answers == [404, 404]


def test_the_group_is_told_where_the_county_library_has_nobody(course: CoursePage) -> None:
    Membership.objects.filter(role=Role.CONTACT).delete()

    ask(course)

    assert told("run_asked") == ["leader", "other_reviewer", "own_member", "reviewer"]


# --- on the course's page ---


def test_readers_are_told_how_many_have_asked_when_they_are_five(
    world: World, course: CoursePage, client: Client
) -> None:
    wish(course, *INNLANDET[:3], "Bergen")
    set_up(course, world)
    wish(course, *INNLANDET[:3])  # anew, and none the more
    four = text(soup(client.get(course.url)).select_one("#run"))

    wish(course, "Voss")

    five = text(soup(client.get(course.url)).select_one("#run"))
    assert "har bedt om det" not in four
    assert "5 bibliotek har bedt om det, i 2 fylker." in five


def test_a_preview_tells_how_many_have_asked(world: World, course: CoursePage) -> None:
    wish(course, *INNLANDET, *VESTLAND)

    shown = login(world.contact).get(reverse("wagtailadmin_pages:view_draft", args=(course.pk,)))

    assert "9 bibliotek har bedt om det, i 2 fylker." in text(soup(shown).select_one("#run"))


def test_a_preview_of_a_course_nobody_has_asked_for_is_shown(world: World, course: CoursePage) -> None:
    shown = login(world.contact).get(reverse("wagtailadmin_pages:view_draft", args=(course.pk,)))

    assert (shown.status_code, shown.context["asked"]) == (200, None)


def test_the_section_has_the_button_and_other_courses_have_not(
    world: World, course: CoursePage, client: Client
) -> None:
    other = put_up(draft_course(world, "Nettkurs"))

    assert soup(client.get(course.url)).select_one(f"#run a[href='{form_address(course)}']") is not None
    assert "vi-vil-ha" not in client.get(other.url).content.decode()


@pytest.mark.parametrize("places", [INNLANDET[:1], (*INNLANDET, *VESTLAND)])
def test_how_many_have_asked_costs_the_courses_page_nothing(
    course: CoursePage, client: Client, django_assert_num_queries: Any, places: tuple[str, ...]
) -> None:
    wish(course, *places)
    client.get(course.url)

    with django_assert_num_queries(6):
        response = client.get(course.url)

    assert response.context["asked"] == ({"libraries": 9, "counties": 2} if len(places) > 1 else None)


@pytest.mark.parametrize("places", [INNLANDET[:1], INNLANDET[:3]])
def test_the_form_costs_the_same_however_many_have_asked(
    course: CoursePage, client: Client, django_assert_num_queries: Any, places: tuple[str, ...]
) -> None:
    wish(course, *places)
    client.get(form_address(course))

    with django_assert_num_queries(FORM):
        response = client.get(form_address(course))

    assert len(soup(response).select("#id_municipality option")) == Municipality.objects.count() + 1


# --- what the county libraries see ---


def test_a_contact_sees_the_own_county_by_course_and_who_else_asks(world: World, course: CoursePage) -> None:
    wish(course, *INNLANDET[:3], *VESTLAND[:2])

    page = soup(login(world.contact).get(reverse("runs:index")))

    rows = [[text(row) for row in table.select("tbody tr")] for table in page.select(".kb-listing")]
    assert rows == [
        ["Bokprat 3 3 3 Vestland fylkesbibliotek: 2"],
        ["Bokprat 5 Innlandet fylkesbibliotek: 3 Vestland fylkesbibliotek: 2"],
    ]


def test_no_screen_shows_an_address(world: World, course: CoursePage) -> None:
    ask(course, email=READER)

    screens = [login(world.contact).get(address) for address in (reverse("runs:index"), answer_address(course))]

    assert [(screen.status_code, READER in screen.content.decode()) for screen in screens] == [(200, False)] * 2
    assert "Hamar" in screens[1].content.decode()


@pytest.mark.parametrize("role", CAST)
def test_who_may_look(world: World, course: CoursePage, role: str) -> None:
    wish(course, "Hamar")

    client = login(world.everybody[role])
    codes = [client.get(reverse("runs:index")).status_code, client.get(answer_address(course)).status_code]

    own, others = [200, 200], [200, 404]
    expected = {"contact": own, "deputy": own, "operator": [302, 404], "outsider": [403, 403]}
    assert codes == expected.get(role, others)


def test_who_is_signed_out_is_sent_to_the_login(course: CoursePage, client: Client) -> None:
    wish(course, "Hamar")

    answers = [client.get(reverse("runs:index")), client.post(answer_address(course), {"kind": "set_up", "text": "Ja"})]

    assert [each["Location"].split("?")[0] for each in answers] == ["/konto/login/"] * 2
    assert RunAnswer.objects.count() == 0


def test_a_course_that_nobody_in_the_county_asks_for_has_no_screen(world: World, course: CoursePage) -> None:
    wish(course, "Bergen")

    assert login(world.contact).get(answer_address(course)).status_code == 404


def test_the_list_costs_the_same_with_one_course_and_three(world: World, course: CoursePage) -> None:
    client = login(world.contact)
    wish(course, *INNLANDET)
    client.get(reverse("runs:index"))

    counted = []
    for titles in ([], ["Babysang", "Debatt"]):
        for title in titles:
            wish(course_to_set_up(world, title), *INNLANDET, *VESTLAND)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(reverse("runs:index"))
        counted.append((len(soup(response).select(".kb-listing tbody tr")), len(queries)))

    assert counted == [(2, INDEX), (6, INDEX)]


@pytest.mark.parametrize("places", [INNLANDET[:1], INNLANDET[:3]])
def test_the_screen_that_answers_costs_the_same_with_one_library_and_three(
    world: World, course: CoursePage, django_assert_num_queries: Any, places: tuple[str, ...]
) -> None:
    client = login(world.contact)
    wish(course, *places, *VESTLAND[: len(places)])
    client.get(answer_address(course))

    with django_assert_num_queries(ANSWER):
        response = client.get(answer_address(course))

    assert [each.municipality.name for each in response.context["places"]] == sorted(places)


# --- answering ---


def test_we_set_it_up_tells_those_who_asked_and_forgets_them(world: World, course: CoursePage) -> None:
    ask(course, "Hamar", email=READER)
    ask(course, "Gjøvik")
    ask(course, "Bergen", email="annen@example.org")

    response = answer(course, world.contact, text=" I mars, på Hamar. ")

    given = RunAnswer.objects.get()
    letter = Mail.objects.get(to=READER)
    assert response["Location"] == answer_address(course)
    assert (given.kind, given.text, given.answered_by, given.library.slug) == (
        "set_up",
        "I mars, på Hamar.",
        world.contact,
        "innlandet",
    )
    assert sorted(given.wishes.values_list("municipality__name", flat=True)) == ["Gjøvik", "Hamar"]
    assert list(RunWishAddress.objects.values_list("email", flat=True)) == ["annen@example.org"]
    assert (letter.language, letter.subject) == ("nb", "Bokprat settes opp i fylket ditt")
    assert ("I mars, på Hamar." in letter.body, course.full_url in letter.body) == (True, True)


def test_not_now_says_why_in_the_language_of_the_form(world: World, course: CoursePage, client: Client) -> None:
    gjovik = Municipality.objects.get(name="Gjøvik").pk
    client.post(form_address(course, "/nn"), {"municipality": gjovik, "email": READER})

    answer(course, world.deputy, "not_now", "Vi mangler kursholdere.")

    letter = Mail.objects.get(to=READER)
    assert (letter.language, letter.subject) == ("nn", "Bokprat blir ikkje sett opp no")
    assert "Vi mangler kursholdere." in letter.body
    assert f"/nn{course.url}" in letter.body


def test_an_answer_is_logged_on_the_course(world: World, course: CoursePage) -> None:
    ask(course, email=READER)

    answer(course, world.contact, "not_now", "Ikke i år.")

    entry = PageLogEntry.objects.get(action="kb.run_not_now")
    assert (entry.page_id, entry.user) == (course.pk, world.contact)
    assert entry.data == {"library": "Innlandet fylkesbibliotek", "libraries": 1, "text": "Ikke i år."}


@pytest.mark.parametrize("role", CAST)
def test_who_may_answer(world: World, course: CoursePage, role: str) -> None:
    wish(course, "Hamar")

    answer(course, world.everybody[role])

    assert (RunAnswer.objects.count() == 1) is (role in ("contact", "deputy"))


@pytest.mark.parametrize(
    ("sent", "fields"), [({"text": " "}, ["text"]), ({"kind": "noe"}, ["kind"]), ({"text": "x" * 1001}, ["text"])]
)
def test_an_answer_takes_words_and_one_of_the_two_buttons(
    world: World, course: CoursePage, sent: dict[str, str], fields: list[str]
) -> None:
    wish(course, "Hamar")

    response = answer(course, world.contact, **sent)

    assert (response.status_code, list(response.context["form"].errors)) == (200, fields)
    assert RunAnswer.objects.count() == 0


def test_the_rules_say_no_to_an_answer_without_words_or_from_another_county(world: World, course: CoursePage) -> None:
    wish(course, "Hamar")
    own = library("innlandet")

    with pytest.raises(Refused, match="Skriv når og hvor"):
        actions.answer(course.translation_key, own, world.contact, kind="set_up", text=" ")
    with pytest.raises(Refused, match="bare for ditt eget fylkesbibliotek"):
        actions.answer(course.translation_key, own, world.other_contact, kind="set_up", text="Ja")


def test_a_second_answer_finds_nobody_waiting(world: World, course: CoursePage) -> None:
    wish(course, "Hamar")
    answer(course, world.contact)

    response = answer(course, world.deputy, "not_now")

    assert (response.status_code, RunAnswer.objects.count()) == (200, 1)
    assert "Noen har allerede svart" in response.content.decode()


def test_a_library_that_is_answered_may_ask_anew_and_counts_once_in_all(world: World, course: CoursePage) -> None:
    wish(course, "Hamar", "Gjøvik")
    set_up(course, world)

    ask(course, "Hamar")

    own = demand()[0].of(library("innlandet"))
    assert (own.total, own.since, own.waiting) == (2, 1, 1)


def test_a_no_starts_no_new_count_and_a_run_does(world: World, course: CoursePage, run: list[Run]) -> None:
    wish(course, "Hamar", "Gjøvik")
    RunWish.objects.update(asked_at=timezone.now() - 3 * DAY)
    answer(course, world.contact, "not_now", "Ikke ennå.")
    before = demand()[0].of(library("innlandet")).since

    today, counted = timezone.localdate(), []
    for day, title in ((today + 30 * DAY, "Neste"), (today - DAY, "Forrige")):
        run.append(Run(course.translation_key, library("innlandet").pk, day, title, "/arrangement/bokprat/"))
        counted.append(demand()[0].of(library("innlandet")).since)

    assert (before, counted) == (2, [2, 0])
    assert [each.title for each in runs_of([course.translation_key])] == ["Neste", "Forrige"]
    assert "Forrige" in login(world.contact).get(answer_address(course)).content.decode()


def test_without_rooms_above_a_course_has_no_runs(course: CoursePage) -> None:
    assert runs_of([course.translation_key]) == []


def test_a_wish_for_a_course_that_is_deleted_is_left_out(world: World, course: CoursePage) -> None:
    wish(course, "Hamar")
    RunWish.objects.update(work="00000000-0000-4000-8000-000000000000")

    assert demand() == []
    assert "Ingen bibliotek ber om et kurs" in login(world.contact).get(reverse("runs:index")).content.decode()


# --- what is kept ---


def test_a_learner_takes_along_and_erases_the_addresses_they_left(world: World, course: CoursePage) -> None:
    learner = Learner.objects.create(email=READER)
    ask(course, "Hamar", email=READER)
    ask(course, "Hamar", email="annen@example.org")
    Mail.objects.create(to=READER, language="nb", subject="Svar", body="Svar", key="run_answered:0")

    given = in_plain_words(learner)["wishes"]
    erase(learner.pk)

    assert [(each["work"], each["municipality"]) for each in given] == [(course.translation_key, "Hamar")]
    assert list(RunWishAddress.objects.values_list("email", flat=True)) == ["annen@example.org"]
    assert (RunWish.objects.count(), Mail.objects.filter(to=READER).count()) == (1, 0)


def test_the_job_erases_what_has_done_its_service(world: World, course: CoursePage) -> None:
    ask(course, "Hamar", email="gammel@example.org")
    ask(course, "Gjøvik", email="ny@example.org")
    long_ago = timezone.now() - rules.ADDRESS_KEPT - DAY
    RunWishAddress.objects.filter(email="gammel@example.org").update(left_at=long_ago)
    for to, sent in (("sendt@example.org", long_ago), ("venter@example.org", None)):
        kept = Mail.objects.create(to=to, language="nb", subject="Svar", body="Svar", key=f"run_answered:{to}")
        Mail.objects.filter(pk=kept.pk).update(created_at=long_ago, sent_at=sent)

    forget_run_addresses()
    forget_run_addresses()

    assert list(RunWishAddress.objects.values_list("email", flat=True)) == ["ny@example.org"]
    assert list(Mail.objects.filter(key__startswith="run_answered:").values_list("to", flat=True)) == [
        "venter@example.org"
    ]
    assert RunWish.objects.count() == 2
