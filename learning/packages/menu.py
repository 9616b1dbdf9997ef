"""The way to packages in the admin's menu, and what a collection says of those in it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.models import Collection

from cms.people.requests import AdminRequest
from learning.models import LessonPackage
from learning.packages.permissions import policy


class PackagesMenuItem(MenuItem):
    def is_shown(self, request: AdminRequest) -> bool:
        return bool(policy.user_has_any_permission(request.user, {"add", "choose"}))


def menu_item() -> MenuItem:
    return PackagesMenuItem(_("Packages"), reverse("packages"), name="packages", icon_name="download", order=410)


def contents_of(collection: Collection) -> dict[str, Any] | None:
    """Wagtail deletes no collection that something says it lies in."""
    count = LessonPackage.objects.filter(collection=collection).count()
    if not count:
        return None
    text = ngettext("%(count)s package", "%(count)s packages", count) % {"count": count}
    return {"count": count, "count_text": text, "url": reverse("packages")}
