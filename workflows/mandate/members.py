"""Who is in the group, as its page and the leader's panel show it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.people.models import CountyLibrary, Membership, Role, User
from workflows.mandate.rules import FEWEST_MEMBERS, Seat, Warned, Weakness, weaknesses

LEADER, DEPUTY, MEMBER = gettext_lazy("Leader"), gettext_lazy("Deputy leader"), gettext_lazy("Member")


@dataclass(frozen=True)
class Row:
    """A person of the group. `counties`: those the library serves, by name."""

    user: User
    role: str
    library: CountyLibrary | None
    counties: list[str]
    starts_on: datetime.date
    ends_on: datetime.date | None


def terms_of_the_group() -> QuerySet[Membership]:
    """Members and leaders in term, with their people and libraries."""
    terms = Membership.objects.in_term().filter(role__in=(Role.MEMBER, Role.LEADER))
    return terms.select_related("user", "deputy", "library")


def rows_of(terms: Iterable[Membership]) -> list[Row]:
    """One row a member, the leader first, then the deputy. A leader who is no member has a row too.

    One more query, for the counties.
    """
    terms = list(terms)
    prefetch_related_objects(terms, "library__counties")
    leading = [term for term in terms if term.role == Role.LEADER]
    members = [term for term in terms if term.role == Role.MEMBER]
    seated = {term.user_id for term in members}
    led_by = {term.user_id for term in leading}
    deputies = {term.deputy_id for term in leading}
    ranked = [
        (0 if term.user_id in led_by else 1 if term.user_id in deputies else 2, str(term.user), term)
        for term in [*members, *(term for term in leading if term.user_id not in seated)]
    ]
    return [
        _row(term, str((LEADER, DEPUTY, MEMBER)[rank])) for rank, _name, term in sorted(ranked, key=lambda row: row[:2])
    ]


def _row(term: Membership, role: str) -> Row:
    counties = [county.name for county in term.library.counties.all()] if term.library else []
    return Row(term.user, role, term.library, counties, term.starts_on, term.ends_on)


def warnings_about(terms: Iterable[Membership]) -> list[str]:
    seats = [Seat(str(term.user), str(term.library), term.ends_on) for term in terms if term.role == Role.MEMBER]
    return [_say(warned) for warned in weaknesses(seats, timezone.localdate())]


def _say(warned: Warned) -> str:
    names = ", ".join(warned.names)
    if warned.weakness is Weakness.TOO_FEW:
        return _("The group has %(number)d members and should have %(wanted)d: it is vulnerable to absence.") % {
            "number": len(set(warned.names)),
            "wanted": FEWEST_MEMBERS,
        }
    if warned.weakness is Weakness.SAME_LIBRARY:
        return _("%(names)s come from the same county library, %(library)s. The group should span counties.") % {
            "names": names,
            "library": warned.library,
        }
    day = date_format(warned.day, "DATE_FORMAT") if warned.day else ""
    return _("The term of %(name)s, %(library)s, ends %(day)s. Appoint the next member in time.") % {
        "name": names,
        "library": warned.library,
        "day": day,
    }
