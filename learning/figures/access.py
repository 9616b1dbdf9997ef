"""Whose figures a user sees."""

from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from cms.core.sections import SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import User
from cms.people.terms import is_leader, is_operator, libraries_written_for
from learning.assignments.facts import is_member
from learning.courses.works import nearest
from learning.figures import rules
from learning.models import CoursePage


def courses_seen_by(user: User, work: UUID | None = None) -> list[CoursePage]:
    """The courses, or the one, whose figures the user sees, each in its nearest edition, with its `county_library`.

    Those that readers see or have seen: a draft that never was up has no figures.
    """
    by_path = libraries_by_section_path()
    own = set(libraries_written_for(user))
    is_group, operates = is_member(user) or is_leader(user), is_operator(user)
    paths = [path for path, library in by_path.items() if library in own]
    found = CoursePage.objects.exclude(first_published_at=None)
    if not (is_group or operates):
        found = found.filter(reduce(or_, (Q(path__startswith=path) for path in paths), Q(pk__in=[])))
    editions: dict[UUID, list[CoursePage]] = {}
    for course in found if work is None else found.filter(translation_key=work):
        library = by_path.get(course.path[:SECTION_PATH_LENGTH])
        course.county_library = library
        if rules.may_see(is_contact=library in own, is_group=is_group, is_operator=operates, is_live=course.live):
            editions.setdefault(course.translation_key, []).append(course)
    return sorted(map(nearest, editions.values()), key=lambda course: (course.title, course.pk))


def may_look(user: User) -> bool:
    """Whether there is a list at all, be it empty."""
    return bool(libraries_written_for(user)) or is_member(user) or is_leader(user) or is_operator(user)
