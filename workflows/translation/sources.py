"""Which pages a translation is of, and in which version."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page

from cms.core.models import BasePage
from cms.core.sections import WORK_DEPTH
from workflows.models import Translation


def version_to_translate(page: BasePage) -> BasePage:
    """What readers see; of a draft that was never published, the latest."""
    if page.live:
        return type(page).objects.get(pk=page.pk)
    return page.get_latest_revision_as_object()


def pages_to_translate(work: BasePage) -> list[BasePage]:
    """The work's pages, the work first: those that readers see, or all of a draft, each in the version to translate."""
    root = work.work_root()
    return [version_to_translate(page) for page in root.work_pages() if page.live or not root.live]


def is_translatable(page: Page) -> bool:
    """Whether the page is a work, or part of one; the frame of the site is made in its languages from the start."""
    return isinstance(page, BasePage) and not page.is_permanent and page.depth >= WORK_DEPTH


def languages_without(work: BasePage) -> list[str]:
    """The languages that there is no edition in, not even a draft."""
    there = set(
        Page.objects.filter(translation_key=work.translation_key).values_list("locale__language_code", flat=True)
    )
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code not in there]


def locale_of(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def translation_of(page: Page) -> Translation | None:
    """How the page came from another; None for one that was written as it is."""
    return Translation.objects.select_related("source").filter(page=page.pk).first()


def translations_of(pages: Iterable[Page]) -> list[Translation]:
    translations = Translation.objects.select_related("source")
    return list(translations.filter(page__in=[page.pk for page in pages if page.pk]))


def source_of(translation: Translation) -> BasePage:
    """The page itself; for translations that have their source still."""
    source: Any = translation.source
    page: BasePage = source.specific
    return page
