"""An expert without an account reads one draft by a secret address and comments on it; no other right.

Long, since the key's making, use, end and abuse are one story.
"""

import datetime
import logging
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import PageLogEntry

from cms.core.logs import HideSecrets
from cms.core.models import Mail
from cms.people.models import User
from learning.models import CoursePage, LessonPage
from tests.reading import soup, text
from tests.world import CAST, World, approve, draft_course, draft_resource, edit, login, open_review, publish, submit
from workflows import actions, outside_rules
from workflows.models import ExpertComment, ExpertLink
from workflows.rules import Refusal


@pytest.fixture(scope="module")
def draft(lasting_world: World) -> int:
    """The number of a course, written once for all tests."""
    with translation.override("nb"):
        return draft_course(lasting_world, "Bokprat").pk


@pytest.fixture
def course(draft: int, world: World) -> CoursePage:
    return CoursePage.objects.get(pk=draft)


@pytest.fixture
def address(world: World, course: CoursePage) -> str:
    _link, secret = actions.make_link(course, world.contact, "Professor Ås", 14)
    return reverse("expert:expert", args=(secret,))


def make_link(by: User, work: Any, expert: str = "Professor Ås", days: Any = 14) -> str:
    """Posts the form; the path of the address that is shown."""
    response = login(by).post(reverse("workflows:outside", args=(work.pk,)), {"expert": expert, "days": days})
    shown = soup(response).select_one(".kb-address")
    return "/" + text(shown).split("/", 3)[3] if shown else ""


def page_of(address: str, page: Any) -> str:
    return f"{address}{page.pk}/"


def draft_of(address: str, page: Any) -> str:
    return f"{address}{page.pk}/utkast/"


def comment(client: Client, address: str, page: Any, **changes: str) -> Any:
    return client.post(page_of(address, page), {"name": "Kari Ås", "text": "Kapittel to er for langt."} | changes)


# --- who makes a link ---


@pytest.mark.parametrize("role", CAST)
def test_who_may_show_a_draft_to_an_expert(world: World, course: CoursePage, role: str) -> None:
    assert (make_link(world.everybody[role], course) != "") is (role in ("contact", "deputy"))
    assert ExpertLink.objects.exists() is (role in ("contact", "deputy"))


@pytest.mark.parametrize("role", CAST)
def test_who_may_show_it_while_it_is_under_review(world: World, course: CoursePage, role: str) -> None:
    submit(course, world.contact)

    made = make_link(world.everybody[role], course) != ""

    assert made is (role in ("contact", "deputy", "reviewer", "other_reviewer", "leader"))


def test_a_section_is_not_shown_to_anybody(world: World) -> None:
    response = login(world.contact).get(reverse("workflows:outside", args=(world.section.pk,)))

    assert response.status_code == 404


def test_a_lesson_leads_to_the_work_it_is_part_of(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).first()

    make_link(world.contact, lesson)

    assert ExpertLink.objects.get().page_id == course.pk


@pytest.mark.parametrize("wrong", [{"days": 61}, {"days": 0}, {"days": ""}, {"expert": ""}, {"expert": "x" * 121}])
def test_bad_input_is_said_by_the_field_and_kept(world: World, course: CoursePage, wrong: dict[str, Any]) -> None:
    url = reverse("workflows:outside", args=(course.pk,))

    response = login(world.contact).post(url, {"expert": "Professor Ås", "days": 14} | wrong)

    form = response.context["form"]
    assert list(form.errors) == list(wrong)
    assert {name: form[name].value() for name in wrong} == {name: str(value) for name, value in wrong.items()}
    assert not ExpertLink.objects.exists()


def test_a_link_works_for_fourteen_days_unless_another_number_is_chosen(world: World, course: CoursePage) -> None:
    shown = login(world.contact).get(reverse("workflows:outside", args=(course.pk,))).context["form"]
    assert shown["days"].value() == 14

    make_link(world.contact, course, days=60)

    left = ExpertLink.objects.get().expires_at - timezone.now()
    assert datetime.timedelta(days=59, hours=23) < left <= datetime.timedelta(days=60)


def test_the_secret_is_shown_once_and_kept_nowhere(world: World, course: CoursePage, address: str) -> None:
    secret = address.split("/")[2]
    url = reverse("workflows:outside", args=(course.pk,))

    again = login(world.contact).get(url).content.decode()

    assert len(secret) == 43
    assert secret not in again
    assert secret not in str(list(ExpertLink.objects.values()))
    assert secret not in str(list(PageLogEntry.objects.filter(action="kb.expert_link").values()))
    assert ExpertLink.objects.get().token_hash == actions.experts.hash_of(secret)


def test_the_screen_that_shows_it_is_kept_by_no_cache(world: World, course: CoursePage) -> None:
    response = login(world.contact).post(reverse("workflows:outside", args=(course.pk,)), {"expert": "Ås", "days": 14})

    assert "no-store" in response["Cache-Control"]


# --- what the expert sees ---


def test_the_expert_reads_the_latest_draft_of_the_work_without_an_account(
    world: World, course: CoursePage, address: str
) -> None:
    edit(course, world.contact, title="Bokprat for voksne", summary="Ny ingress.")
    lesson = LessonPage.objects.child_of(course).first()
    edit(lesson, world.contact, title="Nytt navn")
    expert = Client()

    screen = soup(expert.get(address))
    shown = [text(soup(expert.get(draft_of(address, page))).select_one("h1")) for page in (course, lesson)]

    assert text(screen.select_one("h1")) == "Bokprat for voksne"
    assert [text(link) for link in screen.select(".expert-pages a")] == [
        "Bokprat for voksne",
        "Nytt navn",
        "Bokprat: leksjon 2",
    ]
    assert shown == ["Bokprat for voksne", "Nytt navn"]
    assert screen.select_one("iframe")["src"] == draft_of(address, course)


def test_under_review_the_expert_sees_what_is_pinned(world: World, course: CoursePage, address: str) -> None:
    submit(course, world.contact)
    pinned = {pin.page_id: pin.revision_id for pin in actions.open_pins(open_review(course))}

    link = actions.link_for(address.split("/")[2])

    assert link is not None
    assert {page.pk: page.latest_revision_id for page in actions.pages_shown(link)} == pinned


@pytest.mark.parametrize("where", [page_of, draft_of])
def test_another_work_is_not_shown_by_the_link(world: World, address: str, where: Any) -> None:
    other = draft_resource(world, "Hemmelig")

    response = Client().get(where(address, other))

    assert (response.status_code, "Hemmelig" in response.content.decode()) == (404, False)


@pytest.mark.parametrize("where", [lambda address, page: address, page_of, draft_of])
def test_the_address_does_not_leak(world: World, course: CoursePage, address: str, where: Any) -> None:
    response = Client().get(where(address, course))

    assert response.status_code == 200
    assert {name: response[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")} == {
        "Cache-Control": "no-store, private",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    assert not response.cookies


def test_the_link_is_in_the_language_of_the_draft_and_works_in_the_others(world: World) -> None:
    work = draft_resource(world, "Handbok", by=world.other_contact, section=world.other_section)

    address = make_link(world.other_contact, work)

    assert address.startswith("/nn/fagperson/")
    assert Client().get(address.removeprefix("/nn")).status_code == 200


def test_no_other_draft_and_no_admin_comes_with_the_link(world: World, course: CoursePage, address: str) -> None:
    expert = Client()
    expert.get(address)

    assert expert.get(course.url).status_code == 404
    assert expert.get(reverse("workflows:outside", args=(course.pk,))).status_code == 302


# --- links that do not work ---


def unknown(world: World, address: str) -> str:
    return address[:-2] + ("a/" if address[-2] != "a" else "b/")


def expired(world: World, address: str) -> str:
    ExpertLink.objects.update(expires_at=timezone.now())
    return address


def revoked(world: World, address: str) -> str:
    login(world.deputy).post(reverse("workflows:revoke_link", args=(ExpertLink.objects.get().pk,)))
    return address


def hashed(world: World, address: str) -> str:
    return f"/fagperson/{ExpertLink.objects.get().token_hash}/"


def of_a_page_that_is_gone(world: World, address: str) -> str:
    CoursePage.objects.get().delete()
    return address


SPOILT = [unknown, expired, revoked, hashed, of_a_page_that_is_gone]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("spoil", SPOILT)
def test_unknown_expired_and_revoked_links_get_one_and_the_same_answer(
    world: World, course: CoursePage, address: str, spoil: Any, method: str
) -> None:
    nowhere = getattr(Client(), method)("/fagperson/slik-har-ingen/", {"name": "A", "text": "B"})

    response = getattr(Client(), method)(spoil(world, address), {"name": "A", "text": "B"})

    assert (response.status_code, nowhere.status_code) == (404, 404)
    assert text(soup(response).select_one("main")) == text(soup(nowhere).select_one("main"))
    assert text(soup(response).select_one("h1")) == gettext("This link does not work")
    assert response["Referrer-Policy"] == "no-referrer"
    assert not ExpertComment.objects.exists()


@pytest.mark.parametrize("role", CAST)
def test_who_may_shut_a_link(world: World, course: CoursePage, address: str, role: str) -> None:
    login(world.everybody[role]).post(reverse("workflows:revoke_link", args=(ExpertLink.objects.get().pk,)))

    assert (Client().get(address).status_code == 404) is (role in ("contact", "deputy"))


def test_a_link_that_is_shut_twice_stays_as_it_was_shut(world: World, course: CoursePage, address: str) -> None:
    revoked(world, address)
    first = ExpertLink.objects.values().get()

    login(world.contact).post(reverse("workflows:revoke_link", args=(first["id"],)))

    assert ExpertLink.objects.values().get() == first
    assert first["ended_by_id"] == world.deputy.pk


def test_a_link_whose_work_is_gone_is_nobodys_to_shut(world: World, course: CoursePage, address: str) -> None:
    link = ExpertLink.objects.get()
    course.delete()

    response = login(world.contact).post(reverse("workflows:revoke_link", args=(link.pk,)))

    assert response.status_code == 404
    with pytest.raises(actions.Refused):
        actions.revoke_link(link, world.contact)


def test_links_end_when_the_work_goes_up(world: World, course: CoursePage, address: str) -> None:
    publish(course, world)

    assert Client().get(address).status_code == 404


def test_no_secret_reaches_the_log(world: World, course: CoursePage, address: str, capsys: Any) -> None:
    secret = address.split("/")[2]
    handler = logging.StreamHandler()
    [name] = settings.LOGGING["handlers"]["console"]["filters"]
    assert settings.LOGGING["filters"][name]["()"] == "cms.core.logs.HideSecrets"
    handler.addFilter(HideSecrets())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        Client().get(page_of(address, world.section))
        Client().get(f"/konto/password/reset/key/{secret}/finnes-ikke/")
    finally:
        logger.removeHandler(handler)

    said = capsys.readouterr().err
    assert secret not in said
    assert re.findall(r"/fagperson/\S+", said) == [f"/fagperson/…/{world.section.pk}/"]


# --- comments ---


def test_a_comment_needs_no_cookie_and_no_token(world: World, course: CoursePage, address: str) -> None:
    expert = Client(enforce_csrf_checks=True)
    lesson = LessonPage.objects.child_of(course).first()

    response = comment(expert, address, lesson, text="Linje én.\n<b>Linje to</b>")
    after = expert.get(response["Location"])

    kept = ExpertComment.objects.get()
    assert (kept.page_id, kept.page_title, kept.name) == (lesson.pk, "Bokprat: leksjon 1", "Kari Ås")
    assert (kept.text, kept.revision_id) == (
        "Linje én.\r\n<b>Linje to</b>".replace("\r", ""),
        lesson.latest_revision_id,
    )
    assert "&lt;b&gt;Linje to&lt;/b&gt;" in after.content.decode()
    assert after.context["is_sent"] is True
    assert not expert.cookies


def test_several_comments_are_allowed_and_opening_the_address_writes_nothing(
    world: World, course: CoursePage, address: str
) -> None:
    expert = Client()
    comment(expert, address, course)
    comment(expert, address, course, text="Og en til.")
    before = (list(ExpertLink.objects.values()), list(ExpertComment.objects.values()), Mail.objects.count())

    for path in (address, page_of(address, course), draft_of(address, course), f"{address}?sendt=1"):
        expert.get(path)
        expert.head(path)

    assert (list(ExpertLink.objects.values()), list(ExpertComment.objects.values()), Mail.objects.count()) == before
    assert len(before[1]) == 2


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"text": ""}, {"text": "  "}, {"name": "x" * 121}, {"text": "x" * 4001}, {"text": "a\x00"}]
)
def test_a_bad_comment_is_said_by_the_field_and_kept(
    world: World, course: CoursePage, address: str, wrong: dict[str, str]
) -> None:
    response = comment(Client(), address, course, **wrong)

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (200, list(wrong))
    assert {name: form[name].value() for name in wrong} == wrong
    assert not ExpertComment.objects.exists()


def test_a_link_writes_so_much_in_an_hour_and_what_was_typed_is_kept(
    world: World, course: CoursePage, address: str
) -> None:
    link = ExpertLink.objects.get()
    for _number in range(outside_rules.COMMENTS_AN_HOUR):
        ExpertComment.objects.create(link=link, page=course, page_title="Bokprat", name="A", text="B")

    response = comment(Client(), address, course, text="En for mye")

    assert response.status_code == 429
    assert response.context["form"]["text"].value() == "En for mye"
    ExpertComment.objects.update(written_at=timezone.now() - datetime.timedelta(hours=2))
    assert comment(Client(), address, course).status_code == 302


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"last_hour": 19, "in_all": 19}, None),
        ({"last_hour": 20, "in_all": 20}, Refusal.TOO_MANY),
        ({"last_hour": 0, "in_all": 200}, Refusal.TOO_MANY),
    ],
)
def test_how_much_a_link_may_write(facts: dict[str, int], refusal: Refusal | None) -> None:
    assert outside_rules.may_comment(**facts) is refusal


def test_the_library_and_who_made_the_link_get_one_letter_an_hour(world: World, course: CoursePage) -> None:
    submit(course, world.contact)
    address = make_link(world.reviewer, course)
    comment(Client(), address, course)
    comment(Client(), address, course)

    letters = Mail.objects.filter(key__startswith="expert_comment:").order_by("to")

    assert [mail.to for mail in letters] == ["contact@example.org", "deputy@example.org", "reviewer@example.org"]
    assert address.split("/")[2] not in letters[0].body


def test_authors_and_reviewers_read_the_comments_where_they_work(
    world: World, course: CoursePage, address: str
) -> None:
    submit(course, world.contact)
    comment(Client(), address, course, text="Ta med <flere> eksempler.")

    author = login(world.deputy).get(reverse("workflows:outside", args=(course.pk,)))
    reviewer = login(world.other_reviewer).get(reverse("workflows:review", args=(open_review(course).pk,)))
    front = login(world.contact).get(reverse("wagtailadmin_home"))

    for response in (author, reviewer, front):
        assert "Ta med &lt;flere&gt; eksempler." in response.content.decode()


def test_comments_stay_when_the_link_the_decision_and_the_page_are_over(
    world: World, course: CoursePage, address: str
) -> None:
    comment(Client(), address, course)
    submit(course, world.contact)
    approve(course, world.reviewer)
    actions.take_down(CoursePage.objects.get(), world.contact, "Feil")
    CoursePage.objects.get().delete()

    kept = ExpertComment.objects.get()

    assert (kept.text, kept.page_title, kept.link.title) == ("Kapittel to er for langt.", "Bokprat", "Bokprat")


@pytest.mark.parametrize("number", [1, 3])
def test_the_screens_cost_the_same_whatever_was_written(
    world: World, course: CoursePage, address: str, number: int, django_assert_num_queries: Any
) -> None:
    for _time in range(number):
        comment(Client(), address, course)
    expert = Client()
    expert.get(address)

    with django_assert_num_queries(14):
        expert.get(address)
