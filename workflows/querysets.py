"""What readers meet of the review's rows."""

from collections.abc import Iterable

from wagtail.models import Page

from workflows.models import TakeDown


def is_taken_down(url_paths: Iterable[str]) -> bool:
    """Whether one of these addresses is that of a page that was taken down by hand, alone or with its course."""
    pages = Page.objects.filter(url_path__in=list(url_paths), live=False, expired=False)
    paths = [path for page in pages.values_list("path", flat=True) for path in (page, page[: -Page.steplen])]
    return bool(paths) and TakeDown.objects.filter(page__path__in=paths, page__live=False).exists()
