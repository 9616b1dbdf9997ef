"""Beginning a work from another: a draft of one's own, with nothing of what was decided about the first."""

import itertools
import uuid
from typing import cast

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.actions import open_section
from cms.core.editions import interface_of
from cms.core.models import BasePage
from cms.core.sections import SECTION_DEPTH
from cms.people.models import CountyLibrary, User
from events.models import EventPage
from learning.models import CoursePage, ResourcePage, WorkPage
from workflows import rules
from workflows.actions.refused import Refused

LONGEST_TITLE = 240


@transaction.atomic
def copy_work(source: WorkPage, library: CountyLibrary, user: User) -> WorkPage:
    """A draft in the county library's section, with a course's lessons. Raises Refused with the reason why not.

    One's own is copied as it was last saved; another county's recipe as readers see it, with them named as makers too.
    """
    home = _home_of(library)
    is_own = source.county_library == library and source.permissions_for_user(user).can_edit()
    refusal = rules.may_copy(
        may_add=home is not None and home.permissions_for_user(user).can_add_subpage(),
        is_own=is_own,
        is_live_recipe=isinstance(source, ResourcePage) and source.is_recipe and source.live,
    )
    if refusal is not None:
        raise Refused(refusal)
    section = _section_for(source, library)
    pattern = source.get_latest_revision_as_object() if is_own else type(source).objects.get(pk=source.pk)
    if not is_own:
        _make_ones_own(pattern, library, user)
    _forget_what_was_decided(pattern)
    lessons = source.work_pages()[1:]
    keys = {str(lesson.translation_key): uuid.uuid4() for lesson in lessons}
    if isinstance(pattern, CoursePage):
        pattern.lesson_order = [str(keys[key]) for key in pattern.lesson_order if key in keys]
    with translation.override(interface_of(section.locale.language_code)):
        pattern.title = _("%(title)s (copy)") % {"title": Truncator(pattern.title).chars(LONGEST_TITLE)}
    slug = free_slug(section, source.slug)
    work = _copied(pattern, section, user, slug=slug, locale=section.locale)
    for lesson in lessons:
        _copied(lesson.get_latest_revision_as_object(), work, user, translation_key=keys[str(lesson.translation_key)])
    return work


def _home_of(library: CountyLibrary) -> BasePage | None:
    """The library's section in its main written form. Rights are the same in all its sections."""
    sections = Page.objects.filter(translation_key=library.section, depth=SECTION_DEPTH)
    section = sections.filter(locale__language_code=library.written_form).first()
    return cast("BasePage", section.specific) if section else None


def _section_for(source: WorkPage, library: CountyLibrary) -> BasePage:
    """The library's section in the language of the text; where nothing is begun in that, in its main written form."""
    is_written = source.content_language in dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return open_section(library, source.content_language if is_written else library.written_form)


def _make_ones_own(pattern: WorkPage, library: CountyLibrary, user: User) -> None:
    """Who made the recipe stands as a maker of the copy; whom to write to does not."""
    pattern.co_producers = CountyLibrary.objects.filter(pk__in=pattern.producers() - {library.pk})
    for name in ("contact_name", "contact_email", "responsible_role", "deputy_role"):
        setattr(pattern, name, "")
    pattern.prefill(library, user)


def _forget_what_was_decided(pattern: WorkPage) -> None:
    """The plan for going up and down, the day of the next check, and where one signed up to what is over."""
    pattern.go_live_at = pattern.expire_at = pattern.review_due_on = None
    pattern.prefill(None)
    if isinstance(pattern, EventPage):
        pattern.sign_up_url = pattern.recording = ""
        pattern.recordings = []  # type: ignore[assignment]  # which a stream field takes


def free_slug(section: Page, slug: str, own_key: uuid.UUID | None = None) -> str:
    """The first of «slug», «slug-2», … that no other work has in any language's tree; `own_key` is not another's."""
    candidates = itertools.chain([slug], (f"{slug}-{number}" for number in itertools.count(2)))
    return next(candidate for candidate in candidates if not _is_taken(section, candidate, own_key))


def _is_taken(section: Page, slug: str, own_key: uuid.UUID | None) -> bool:
    paths = [f"/{code}/{section.slug}/{slug}/" for code, _name in settings.KNOWN_LANGUAGES]
    return Page.objects.filter(url_path__in=paths).exclude(translation_key=own_key).exists()


def _copied(pattern: Page, parent: Page, user: User, **attributes: object) -> WorkPage:
    parent.refresh_from_db()
    return pattern.copy(to=parent, user=user, copy_revisions=False, update_attrs=attributes)
