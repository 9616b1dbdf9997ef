"""Owners are asked, reminded, and readers told; «Still right» is the owner's word alone, and no review.

Long, since the steps of a round are told in order on the same pages.
"""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page, PageLogEntry, Revision

from cms.core.models import ApprovalRecord, Mail, OwnerCheck
from cms.people.models import CountyLibrary, Membership, Role
from home.models import StandardPage
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.core.test_freshness import in_days, make_due, told
from tests.races import at_once
from tests.reading import soup, text
from tests.world import (
    CAST,
    World,
    add,
    draft_course,
    draft_event,
    draft_resource,
    find_world,
    login,
    make_user,
    publish,
    put_up,
)
from workflows import actions
from workflows.models import FreshnessRound
from workflows.panels.leader import LeaderPanel
from workflows.rules import Refusal
from workflows.tasks import tend_freshness

TODAY = timezone.localdate


def due(world: World, title: str, number: int, section: Any = None) -> ResourcePage:
    by = world.other_contact if section == world.other_section else world.contact
    return make_due(put_up(draft_resource(world, title, by=by, section=section)), number)


def let_days_pass(number: int) -> None:
    """Every date of the chase comes so much nearer."""
    days = datetime.timedelta(days=number)
    for row in FreshnessRound.objects.all():
        FreshnessRound.objects.filter(pk=row.pk).update(due_on=row.due_on - days)
    for page in ResourcePage.objects.all():
        ResourcePage.objects.filter(pk=page.pk).update(review_due_on=page.review_due_on - days)


def letters_to(who: str) -> list[str]:
    """What each letter says, the oldest first; then they are taken away."""
    found = Mail.objects.filter(to=f"{who}@example.org").order_by("pk")
    texts = [f"{mail.subject}\n{mail.body}" for mail in found]
    found.delete()
    return texts


def to_all() -> dict[str, int]:
    """How many letters each of the cast has got."""
    receivers = [mail.to.split("@")[0] for mail in Mail.objects.all()]
    return {who: receivers.count(who) for who in sorted(set(receivers))}


# --- the chase ---


def test_a_library_gets_one_letter_about_all_its_pages_of_the_day(world: World) -> None:
    due(world, "Om en måned", 30)
    due(world, "I dag", 0)
    due(world, "Senere", 31)
    due(world, "Hos andre", 30, world.other_section)

    tend_freshness()

    assert to_all() == {"contact": 1, "deputy": 1, "other_contact": 1}
    (letter,) = letters_to("contact")
    assert [title in letter for title in ("Om en måned", "I dag", "Senere", "Hos andre")] == [True, True, False, False]


def test_each_step_is_taken_once_and_in_its_time(world: World) -> None:
    resource = due(world, "Håndbok", 31)
    said = []
    for days in (1, 15, 15, 14, 14, 30):
        let_days_pass(days)
        tend_freshness()
        tend_freshness()
        said.append((to_all(), told(ResourcePage.objects.get(pk=resource.pk)).startswith(gettext("Must be checked"))))
        Mail.objects.all().delete()

    asked = {"contact": 1, "deputy": 1}
    assert said == [
        (asked, False),
        ({}, False),
        (asked, False),
        (asked, False),
        (asked | {"leader": 1, "reviewer": 1}, True),
        ({}, True),
    ]


def test_a_step_that_was_missed_is_passed_over(world: World) -> None:
    due(world, "Håndbok", -14)

    tend_freshness()

    (row,) = FreshnessRound.objects.all()
    stamps = (row.asked_at, row.reminded_at, row.reminded_again_at, row.flagged_at)
    assert [stamp is not None for stamp in stamps] == [False, False, True, False]
    assert to_all() == {"contact": 1, "deputy": 1}


def test_the_leader_gets_one_letter_about_all_counties_and_sees_the_list(world: World) -> None:
    due(world, "Sein", -28)
    due(world, "Seinere", -40, world.other_section)
    due(world, "Snart", -27)

    tend_freshness()

    letters = [letter for letter in letters_to("leader") if "Sein" in letter]
    assert [("Seinere" in letter, "Snart" in letter) for letter in letters] == [(True, False)]
    flagged = LeaderPanel().get_context_data()["flagged"]
    assert [(page.title, library.slug) for page, library in flagged] == [("Seinere", "vestland"), ("Sein", "innlandet")]
    shown = login(world.leader).get(reverse("wagtailadmin_home")).content.decode()
    assert gettext("Readers are told that these must be checked") in shown


def test_where_the_library_has_nobody_the_leader_is_asked(world: World) -> None:
    due(world, "Håndbok", 30)
    Membership.objects.filter(role=Role.CONTACT).delete()

    tend_freshness()

    assert to_all() == {"leader": 1, "reviewer": 1}


def test_drafts_and_lessons_and_what_is_over_are_not_asked_about(world: World) -> None:
    draft_resource(world, "Utkast")
    ResourcePage.objects.update(review_due_on=in_days(1))
    LessonPage.objects.child_of(put_up(draft_course(world))).update(review_due_on=in_days(1))
    held, coming = (make_due(put_up(draft_event(world, title)), 1) for title in ("Holdt", "Kommer"))
    past = timezone.now() - datetime.timedelta(days=1)
    held.occurrences.update(starts_at=past - datetime.timedelta(hours=1), ends_at=past)

    tend_freshness()

    assert list(FreshnessRound.objects.values_list("page", flat=True)) == [coming.pk]


def test_the_national_library_answers_for_what_stands_outside_the_sections(world: World) -> None:
    keeper = make_user("vokter")
    national = CountyLibrary.objects.get(slug="nb")
    Membership.objects.create(user=keeper, role=Role.CONTACT, library=national, starts_on=TODAY())
    page = StandardPage(title="Om banken", slug="om-banken", review_due_on=in_days(3), live=False)
    page = put_up(add(world.section.get_parent().specific, page, world.contact))

    tend_freshness()
    login(keeper).post(still_right(page), answer())

    assert to_all() == {"vokter": 1}
    assert [check.page_id for check in OwnerCheck.objects.all()] == [page.pk]


def test_one_librarys_failure_does_not_stop_the_next(world: World, caplog: pytest.LogCaptureFixture) -> None:
    refused = due(world, "Håndbok", 0)
    due(world, "Handbok", 0, world.other_section)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE workflows_freshnessround ADD CHECK (page_id <> {refused.pk})")

    tend_freshness()

    assert to_all() == {"other_contact": 1}
    assert [record.name for record in caplog.records if record.levelname == "ERROR"] == ["workflows.tasks"]


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_say_it_once() -> None:
    world = find_world()
    due(world, "Håndbok", 0)
    due(world, "Sein", -28)

    results = at_once(tend_freshness, tend_freshness)

    assert results == [None, None]
    assert to_all() == {"contact": 1, "deputy": 1, "leader": 1, "reviewer": 1}


# --- «Still right» ---


def still_right(page: Any) -> str:
    return reverse("workflows:still_right", args=(page.pk,))


def answer(**changes: Any) -> dict[str, Any]:
    return {"is_right": "on", "next_check_on": in_days(200).isoformat()} | changes


@pytest.mark.parametrize("role", CAST)
def test_who_may_say_that_a_page_is_still_right(world: World, role: str) -> None:
    resource = put_up(draft_resource(world))
    client = login(world.everybody[role])
    may = role in {"contact", "deputy"}

    codes = (client.get(still_right(resource)).status_code, client.post(still_right(resource), answer()).status_code)

    shut = 403 if role == "outsider" else 404
    assert codes == ((200, 302) if may else (shut, shut))
    assert [(check.user, check.next_check_on) for check in OwnerCheck.objects.all()] == (
        [(world.everybody[role], in_days(200))] if may else []
    )


def test_signed_out_the_door_leads_to_the_login(world: World) -> None:
    resource = put_up(draft_resource(world))

    assert Client().post(still_right(resource), answer()).url.split("?")[0] == "/konto/login/"
    assert OwnerCheck.objects.exists() is False


def test_the_owners_word_is_logged_and_changes_neither_text_nor_approval(world: World) -> None:
    resource = make_due(publish(draft_resource(world), world), -28)
    before = ResourcePage.objects.filter(pk=resource.pk).values().get()
    evidence = (ApprovalRecord.objects.count(), Revision.objects.count())

    login(world.deputy).post(still_right(resource), answer())

    assert ResourcePage.objects.filter(pk=resource.pk).values().get() == before
    assert (ApprovalRecord.objects.count(), Revision.objects.count()) == evidence
    entry = PageLogEntry.objects.get(action="kb.still_right")
    assert (entry.page_id, entry.user, entry.data["next_check_on"]) == (
        resource.pk,
        world.deputy,
        in_days(200).isoformat(),
    )
    assert ResourcePage.objects.get(pk=resource.pk).is_flagged is False


def test_who_has_answered_is_not_asked_again_before_the_next_day(world: World) -> None:
    resource = due(world, "Håndbok", -28)
    actions.confirm_still_right(resource, world.contact, in_days(31))
    tend_freshness()
    assert to_all() == {}

    OwnerCheck.objects.update(next_check_on=in_days(30))
    tend_freshness()

    assert to_all() == {"contact": 1, "deputy": 1}


def test_a_course_is_checked_whole_from_any_of_its_pages(world: World) -> None:
    course = put_up(draft_course(world))
    lesson = LessonPage.objects.child_of(course).first()

    login(world.contact).post(still_right(lesson), answer())

    assert [check.page_id for check in OwnerCheck.objects.all()] == [course.pk]


def test_links_that_lead_nowhere_are_shown_first(world: World) -> None:
    course = draft_course(world, lessons=1)
    lesson = LessonPage.objects.child_of(course).first()
    gone = draft_resource(world, "Ikke ute")
    link = f'<p><a linktype="page" id="{gone.pk}">Sjå her</a></p>'
    lesson.body = [{"type": "text", "value": link}]
    lesson.save()
    put_up(course)

    page = soup(login(world.contact).get(still_right(course)))

    section = page.select_one("section[aria-labelledby=kb-dead-links]")
    assert "Sjå her" in text(section)
    assert section is not None
    assert section.find_next("form").select_one("[name=next_check_on]") is not None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"is_right": ""}, "is_right"),
        ({"next_check_on": ""}, "next_check_on"),
        ({"next_check_on": "i morgen"}, "next_check_on"),
        ({"next_check_on": "2020-01-01"}, "next_check_on"),
        ({"next_check_on": "2222-01-01"}, "next_check_on"),
    ],
)
def test_a_wrong_answer_is_told_by_its_field_and_kept(world: World, changes: dict[str, str], field: str) -> None:
    resource = put_up(draft_resource(world))

    response = login(world.contact).post(still_right(resource), answer(**changes))

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert response.context["form"][field].value() == (False if field == "is_right" else changes[field])
    assert OwnerCheck.objects.exists() is False


def test_a_draft_and_the_frame_of_the_site_are_not_checked(world: World) -> None:
    draft = draft_resource(world)
    client = login(world.contact)

    shown, posted = client.get(still_right(draft)), client.post(still_right(draft), answer())
    frame = client.get(still_right(world.section)).status_code

    assert (shown.status_code, posted.status_code, frame) == (200, 302, 404)
    assert OwnerCheck.objects.exists() is False


@pytest.mark.parametrize(
    ("who", "is_live", "days", "refusal"),
    [
        ("other_contact", True, 10, Refusal.NOT_YOUR_WORK),
        ("contact", False, 10, Refusal.NOT_LIVE),
        ("contact", True, 0, Refusal.NOT_FAIR_DAY),
    ],
)
def test_the_action_asks_the_rule_itself(world: World, who: str, is_live: bool, days: int, refusal: Refusal) -> None:
    draft = draft_resource(world)
    page = put_up(draft) if is_live else draft

    with pytest.raises(actions.Refused) as refused:
        actions.confirm_still_right(page, world.everybody[who], in_days(days))

    assert refused.value.refusal == refusal


@pytest.mark.parametrize(("is_live", "is_offered"), [(True, True), (False, False)])
def test_the_editor_offers_it_for_what_is_live(world: World, is_live: bool, is_offered: bool) -> None:
    resource = draft_resource(world)
    page = put_up(resource) if is_live else resource

    html = login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()

    assert (still_right(page) in html) is is_offered


def test_a_page_that_nobody_owns_is_answered_for_by_the_national_library(world: World) -> None:
    home = Page.objects.get(depth=2, slug="nb").specific
    course = put_up(draft_course(world))

    assert actions.answering_for(home) == CountyLibrary.objects.get(slug="nb")
    assert actions.answering_for(CoursePage.objects.get(pk=course.pk)) == CountyLibrary.objects.get(slug="innlandet")
