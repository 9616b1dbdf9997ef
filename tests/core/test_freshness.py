"""When a page must be checked, what readers are told of it, and who says «professionally reviewed»."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.models import Page

from cms.core.models import OwnerCheck
from cms.core.querysets import with_check_due_on
from cms.core.rules import Step, due_on, is_fair_next_check, step_on
from events.models import EventPage, Occurrence
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.reading import soup, text
from tests.world import World, draft_course, draft_event, draft_resource, live_course, publish, put_up

TODAY = timezone.localdate
DAY = datetime.date(2026, 3, 2)


def in_days(number: int) -> datetime.date:
    return TODAY() + datetime.timedelta(days=number)


def make_due(page: Any, number: int) -> Any:
    """As if the reviewed text had said that day."""
    type(page).objects.filter(pk=page.pk).update(review_due_on=in_days(number))
    return type(page).objects.get(pk=page.pk)


def checked(page: Any, *, days_ago: int = 0, next_in: int = 365) -> None:
    at = timezone.now() - datetime.timedelta(days=days_ago)
    OwnerCheck.objects.create(page=page, checked_at=at, next_check_on=in_days(next_in))


def told(page: Any) -> str:
    """What readers read about whether the page is still right."""
    return text(soup(Client().get(page.url)).select_one(".fresh"))


# --- the rules ---


@pytest.mark.parametrize(
    ("text_says", "owner_says", "due"),
    [
        (None, None, None),
        (DAY, None, DAY),
        (None, DAY, DAY),
        (DAY, DAY + datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)),
        (DAY, DAY - datetime.timedelta(days=1), DAY),
    ],
)
def test_the_later_of_two_days_counts(
    text_says: datetime.date | None, owner_says: datetime.date | None, due: datetime.date | None
) -> None:
    assert due_on(text_says, owner_says) == due


@pytest.mark.parametrize(
    ("days_after", "step"),
    [
        (-31, None),
        (-30, Step.ASK),
        (-1, Step.ASK),
        (0, Step.REMIND),
        (13, Step.REMIND),
        (14, Step.REMIND_AGAIN),
        (27, Step.REMIND_AGAIN),
        (28, Step.FLAG),
        (900, Step.FLAG),
    ],
)
def test_the_owner_is_asked_and_reminded_twice_before_readers_are_told(days_after: int, step: Step | None) -> None:
    assert step_on(DAY + datetime.timedelta(days=days_after), DAY) == step
    assert step_on(DAY, None) is None


@pytest.mark.parametrize(("days", "is_fair"), [(0, False), (1, True), (730, True), (731, False)])
def test_a_next_check_lies_between_tomorrow_and_two_years_from_now(days: int, is_fair: bool) -> None:
    assert is_fair_next_check(DAY + datetime.timedelta(days=days), DAY) is is_fair


# --- what readers are told ---


def test_readers_are_told_once_the_owner_has_been_chased_in_vain(world: World) -> None:
    resource = publish(draft_resource(world), world)
    day = date_format(TODAY(), "DATE_FORMAT")

    assert gettext("Professionally reviewed %(day)s") % {"day": day} in told(make_due(resource, -27))
    assert gettext("The owner has been asked to check it again.") in told(make_due(resource, -27))
    assert told(make_due(resource, -28)).startswith(gettext("Must be checked"))


def test_the_owners_word_takes_the_flag_away_and_is_told_beside_the_review(world: World) -> None:
    resource = make_due(publish(draft_resource(world), world), -28)
    checked(resource)
    day = date_format(TODAY(), "DATE_FORMAT")

    said = told(resource)

    assert gettext("Professionally reviewed %(day)s") % {"day": day} in said
    assert gettext("Checked by the owner %(day)s") % {"day": day} in said
    assert (
        gettext("Will be checked again by %(month)s.") % {"month": date_format(in_days(365), "YEAR_MONTH_FORMAT")}
        in said
    )


def test_a_check_before_the_last_review_is_not_told(world: World) -> None:
    resource = publish(draft_resource(world), world)
    checked(resource, days_ago=1)

    page = ResourcePage.objects.get(pk=resource.pk)

    assert (page.owner_check is not None, page.owner_checked_on) == (True, None)


def test_a_page_that_only_its_owner_has_checked_says_no_more_than_that(world: World) -> None:
    resource = put_up(draft_resource(world))
    assert told(resource) == ""

    checked(resource)

    assert told(resource).startswith(
        gettext("Checked by the owner %(day)s") % {"day": date_format(TODAY(), "DATE_FORMAT")}
    )


def test_a_lesson_is_as_fresh_as_its_course(world: World) -> None:
    course = make_due(live_course(world), -28)
    lesson = LessonPage.objects.child_of(course).first()
    assert told(lesson).startswith(gettext("Must be checked"))

    checked(course)

    assert LessonPage.objects.get(pk=lesson.pk).is_flagged is False
    assert LessonPage.objects.get(pk=lesson.pk).owner_checked_on == TODAY()


def test_what_is_over_is_not_checked_again(world: World) -> None:
    event = make_due(put_up(draft_event(world)), -28)
    assert (event.is_flagged, event.is_overdue) == (True, True)

    now = timezone.now()
    Occurrence.objects.update(starts_at=now - datetime.timedelta(hours=2), ends_at=now - datetime.timedelta(hours=1))

    event = EventPage.objects.get(pk=event.pk)
    assert (event.is_flagged, event.check_due_on) == (False, None)


def test_plain_pages_come_with_the_same_day(world: World) -> None:
    course, resource = put_up(draft_course(world)), put_up(draft_resource(world))
    checked(resource, next_in=400)
    checked(course, next_in=10)

    days = dict(
        with_check_due_on(Page.objects.filter(pk__in=[course.pk, resource.pk, world.section.pk])).values_list(
            "pk", "check_due_on"
        )
    )

    assert days == {course.pk: in_days(365), resource.pk: in_days(400), world.section.pk: None}
    assert [CoursePage.objects.get(pk=course.pk).check_due_on, resource.check_due_on] == [in_days(365), in_days(400)]


# --- who says «professionally reviewed» ---


def test_nobody_sets_the_day_of_the_review_by_hand(world: World) -> None:
    reviewed, draft = publish(draft_resource(world), world), draft_resource(world, "Utkast")

    for page in (reviewed, draft, put_up(draft_resource(world, "Ikke gjennomgått"))):
        page.reviewed_on = DAY
        page.save()
        page.reviewed_on = DAY
        page.save(update_fields=["reviewed_on"])

    days = ResourcePage.objects.order_by("pk").values_list("reviewed_on", flat=True)
    assert list(days) == [TODAY(), None, None]


def test_a_page_made_with_a_day_of_review_has_none(world: World) -> None:
    resource = ResourcePage(title="Smuglet", reviewed_on=DAY, live=False, locale=world.section.locale)
    world.section.add_child(instance=resource)

    assert ResourcePage.objects.get(pk=resource.pk).reviewed_on is None


def test_no_form_has_the_day_of_the_review(world: World) -> None:
    for model in (CoursePage, ResourcePage, EventPage, LessonPage):
        assert "reviewed_on" not in model.get_edit_handler().get_form_class().base_fields
