"""Public addresses of the ground that are no pages."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.social import draw_social_card, read_palette

DAY = 24 * 60 * 60


def social_card(request: HttpRequest, page_pk: int) -> HttpResponse:
    """The picture beside a shared link. Drawn once for each version that readers see."""
    page = Page.objects.live().filter(pk=page_pk).specific().first()
    if not isinstance(page, BasePage) or not page.is_readable:
        raise Http404
    colour = read_palette()[f"area-{getattr(page, 'colour', 1)}"]
    png = cache.get_or_set(
        f"social:{page.pk}:{page.live_revision_id}",
        lambda: draw_social_card(page.title, page.social_spines(), colour),
        timeout=30 * DAY,
    )
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": f"public, max-age={DAY}"})
