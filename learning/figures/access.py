"""Whose figures a user sees."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from cms.core.editions import nearest_of_each
from cms.core.sections import SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary, User
from cms.people.terms import is_leader, is_member, is_operator, libraries_written_for
from learning.figures import rules
from learning.models import CoursePage


@dataclass(frozen=True)
class Sight:
    """What decides whose figures a user sees. `own`: the county libraries the user is contact or deputy of."""

    own: frozenset[CountyLibrary]
    is_group: bool
    is_operator: bool

    @property
    def may_look(self) -> bool:
        """Whether there is a list at all, be it empty."""
        return bool(self.own) or self.is_group or self.is_operator


def sight_of(user: User) -> Sight:
    return Sight(frozenset(libraries_written_for(user)), is_member(user) or is_leader(user), is_operator(user))


def courses_seen(sight: Sight, work: UUID | None = None) -> list[CoursePage]:
    """The courses, or the one, whose figures are seen, each in its nearest edition, with its `county_library`.

    Those that readers see or have seen: a draft that never was up has no figures. Two queries.
    """
    by_path = libraries_by_section_path()
    paths = [path for path, library in by_path.items() if library in sight.own]
    found = CoursePage.objects.exclude(first_published_at=None)
    if not (sight.is_group or sight.is_operator):
        found = found.filter(reduce(or_, (Q(path__startswith=path) for path in paths), Q(pk__in=[])))
    seen: list[CoursePage] = []
    for course in found if work is None else found.filter(translation_key=work):
        library = by_path.get(course.path[:SECTION_PATH_LENGTH])
        course.county_library = library
        is_contact = library in sight.own
        if rules.may_see(
            is_contact=is_contact, is_group=sight.is_group, is_operator=sight.is_operator, is_live=course.live
        ):
            seen.append(course)
    return sorted(nearest_of_each(seen).values(), key=lambda course: (course.title, course.pk))
