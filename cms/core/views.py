"""Public addresses of the ground that are no pages, and the deletion of pictures and documents."""

import hashlib
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.documents.views.documents import DeleteView as DocumentDeleteView
from wagtail.images.views.images import DeleteView as ImageDeleteView
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.pagecache.keeping import kept
from cms.core.social import draw_social_card, read_palette
from cms.core.uses import why_not_deleted

DAY = 24 * 60 * 60


@kept
def social_card(request: HttpRequest, page_pk: int) -> HttpResponse:
    """The picture beside a shared link. Drawn once for each version that readers see."""
    page = Page.objects.live().filter(pk=page_pk).specific().first()
    if not isinstance(page, BasePage) or not page.is_readable:
        raise Http404
    colour = read_palette()[f"area-{getattr(page, 'colour', 1)}"]
    shown = (page.title, page.social_spines(), colour)
    png = cache.get_or_set(
        f"social:{hashlib.sha256(repr(shown).encode()).hexdigest()}",
        lambda: draw_social_card(*shown),
        timeout=30 * DAY,
    )
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": f"public, max-age={DAY}"})


class _KeepWhatIsUsed:
    """Says why what is in use is not deleted, before it asks whether one is sure."""

    request: HttpRequest
    object: Any
    edit_url_name: str

    def run_before_hook(self) -> HttpResponse | None:
        reason = why_not_deleted(self.object, self.request.user)
        if reason is None:
            return None
        messages.error(self.request, reason)
        return redirect(self.edit_url_name, self.object.pk)


class DeleteImage(_KeepWhatIsUsed, ImageDeleteView):
    edit_url_name = "wagtailimages:edit"


class DeleteDocument(_KeepWhatIsUsed, DocumentDeleteView):
    edit_url_name = "wagtaildocs:edit"
