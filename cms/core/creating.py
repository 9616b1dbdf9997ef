"""A new page is made once, however often its form is sent.

Wagtail 8.0 sends the form of a new page by itself while somebody writes. Who presses the button while that is under way
sends it a second time to the address of a new page, and is told that something went wrong, or that the address is taken
by their own page. Goes when Wagtail holds the button back until its own saving is done.
"""

import uuid

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.core.page_form import KEY
from cms.core.side_panels import RoomsSidePanels


class BankEditView(RoomsSidePanels, EditView):
    """Wagtail's, with the panels of the rooms beside the fields."""


class CreateOnceView(RoomsSidePanels, CreateView):
    def post(self, request: HttpRequest) -> HttpResponse:
        """What is sent by the button goes into the page its own form has already made; autosave comes too late."""
        with transaction.atomic():
            Page.objects.select_for_update(of=("self",)).get(pk=self.parent_page.pk)
            made = self._already_made()
            if made is None:
                return super().post(request)
        if self.expects_json_response:
            return self.json_error_response("invalid_revision", _("Saving will overwrite a newer version."))
        return BankEditView.as_view()(request, page_id=made.pk)

    def _already_made(self) -> Page | None:
        try:
            key = uuid.UUID(self.request.POST.get(KEY, ""))
        except ValueError:
            return None
        pages: QuerySet[Page] = self.page_class.objects.child_of(self.parent_page)
        return pages.filter(translation_key=key, owner=self.request.user).first()


class BankPageViewSet(PageViewSet):
    """Wagtail's screens for every kind of page of the bank."""

    add_view_class = CreateOnceView
    edit_view_class = BankEditView
