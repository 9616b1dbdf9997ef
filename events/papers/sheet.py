"""The list of those who have signed up, as rows of a spreadsheet."""

import datetime
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import EventPage, Occurrence, Question, Registration, SignUp
from events.papers.querysets import listed

Column = tuple[str, Callable[[Registration], Any]]


def rows(page: EventPage) -> list[list[Any]]:
    """A line of heads, then one for each registration. Needs have a column as long as they are kept."""
    registrations = list(listed(page.translation_key))
    columns = [
        *_of_everybody(),
        *_of_doors(registrations),
        *_of_questions(page),
        *_of_needs(registrations),
        *_of_meetings(page, registrations),
    ]
    heads = [head for head, _value in columns]
    return [heads, *([value(registration) for _head, value in columns] for registration in registrations)]


def _of_everybody() -> list[Column]:
    return [
        (_("Name"), lambda each: each.name),
        (_("E-mail address"), lambda each: each.email),
        (_("Municipality"), lambda each: each.municipality.name),
        (_("County"), lambda each: each.municipality.county.name),
        (_("Library"), lambda each: each.library),
        (_("Status"), lambda each: each.get_state_display()),
        (_("Signed up"), lambda each: _moment(each.registered_at)),
        (capfirst(_("address confirmed")), lambda each: _moment(each.confirmed_at)),
    ]


def _of_doors(registrations: list[Registration]) -> list[Column]:
    """Where there is more than one sign-up: to which."""
    if len({each.sign_up_id for each in registrations}) < 2:
        return []
    return [(_("Signed up for"), lambda each: _door(each.sign_up))]


def _door(door: SignUp) -> str:
    return _("The whole series") if door.is_whole else ", ".join(_meeting(each) for each in door.occurrences.all())


def _of_questions(page: EventPage) -> list[Column]:
    questions = Question.objects.filter(sign_up__work=page.translation_key).order_by("sign_up", "position", "pk")
    return [(question.text, _answer(question)) for question in questions]


def _answer(question: Question) -> Callable[[Registration], str]:
    words = {"yes": _("Yes"), "no": _("No")} if question.kind == Question.Kind.YES_NO else {}

    def answer(registration: Registration) -> str:
        given = str(registration.answers.get(str(question.pk), ""))
        return words.get(given, given)

    return answer


def _of_needs(registrations: list[Registration]) -> list[Column]:
    found: list[Column] = []
    if any(each.food_needs for each in registrations):
        found.append((_("Food and allergies"), lambda each: each.food_needs))
    if any(each.access_needs for each in registrations):
        found.append((_("What they need to take part"), lambda each: each.access_needs))
    return found


def _of_meetings(page: EventPage, registrations: list[Registration]) -> list[Column]:
    """Who came, for each meeting at which somebody has been entered."""
    came = {each.pk: {check_in.occurrence_id for check_in in each.check_ins.all()} for each in registrations}
    entered = set().union(*came.values())
    return [
        (_("Came: %(meeting)s") % {"meeting": _meeting(occurrence)}, _has_come(came, occurrence.pk))
        for occurrence in page.occurrence_list
        if occurrence.pk in entered
    ]


def _has_come(came: dict[int, set[int]], occurrence: int) -> Callable[[Registration], str]:
    yes = _("Yes")
    return lambda registration: yes if occurrence in came[registration.pk] else ""


def _meeting(occurrence: Occurrence) -> str:
    day = date_format(timezone.localtime(occurrence.starts_at), "SHORT_DATE_FORMAT")
    return f"{occurrence.title} ({day})" if occurrence.title else day


def _moment(moment: datetime.datetime | None) -> datetime.datetime | str:
    """As the clock in Norway showed it, to the minute: a spreadsheet knows no time zones."""
    return timezone.localtime(moment).replace(second=0, microsecond=0, tzinfo=None) if moment else ""
