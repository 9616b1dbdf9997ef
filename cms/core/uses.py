"""Which pages rest on a picture or a file, and what must therefore stand still (docs/adr/0015-media.md).

A page holds only the number of what it shows. What readers see of a picture or file is therefore reviewed with the
page, and stays as it was reviewed while a page that is live, under review, or approved and waiting uses it.
"""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex, Revision

from cms.core.models.evidence import ApprovalRecord, Pin
from cms.core.visibility import visible_to
from cms.media.models import BankDocument, BankImage
from cms.people.middleware import AdminDoorMiddleware

# What readers see of each; a room above adds what it shows. Collection, tags and focal point may be changed at any
# time.
SHOWN: dict[type[Model], tuple[str, ...]] = {
    BankImage: ("file", "description", "creator", "licence"),
    BankDocument: ("file", "title"),
}


class InUse(PermissionDenied):
    """The change or deletion would reach readers without a review."""


def live_pages_using(item: Model) -> QuerySet[Page]:
    """By Wagtail's index of references, written anew at every save of a page: relations, blocks and links in text."""
    pages = ReferenceIndex.get_references_to(item).filter(base_content_type=ContentType.objects.get_for_model(Page))
    return Page.objects.live().filter(pk__in=[int(number) for number in pages.values_list("object_id", flat=True)])


def pages_using(item: Model) -> QuerySet[Page]:
    """The live pages; where there are none, those whose pinned or approved content may still go up."""
    live = live_pages_using(item)
    if live.exists():
        return live
    pinned = Pin.objects.filter(released_at=None).values("revision")
    approved = ApprovalRecord.objects.unused().values("revision")
    revisions = Revision.objects.filter(Q(pk__in=pinned) | Q(pk__in=approved))
    pages = (revision.as_object() for revision in revisions)
    return Page.objects.filter(pk__in=[page.pk for page in pages if _refers_to(page, item)])


def _refers_to(page: Page, item: Model) -> bool:
    """As Wagtail would index the page if it were saved like this. It has no public way to ask without saving."""
    key = ContentType.objects.get_for_model(item).pk, str(item.pk)
    references = ReferenceIndex._extract_references_from_object(page)  # noqa: SLF001
    return any((type_pk, str(pk)) == key for type_pk, pk, *_paths in references)


def name_of_one(pages: QuerySet[Page], user: Any) -> str:
    """Names the user a page among these; another county's draft is not named."""
    page = visible_to(pages, user).first()
    if page is None:
        return _("a page that is under review or waits to be published")
    return _("“%(title)s”") % {"title": page.title}


def hold_what_readers_see(sender: Any, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Before every save, whoever asks for it. Raises InUse."""
    written = set(SHOWN[sender]) & set(SHOWN[sender] if update_fields is None else update_fields)
    stored = written and sender.objects.filter(pk=instance.pk).values(*written).first()
    if stored and any(_differs(getattr(instance, name), stored[name]) for name in written):
        refuse_while_used(instance)


def _differs(value: Any, stored: str) -> bool:
    """A file that has just been set is another file, whatever its name."""
    return str(value) != stored or not getattr(value, "_committed", True)


def refuse_while_used(instance: Any, **kwargs: Any) -> None:
    """Before every deletion, one by one or of many. Raises InUse."""
    if pages_using(instance).exists():
        raise InUse(_("“%(title)s” is in use, and stays as it was reviewed.") % {"title": instance.title})


def why_not_deleted(item: Any, user: Any) -> str | None:
    """A sentence for the user; None where the item may go."""
    pages = pages_using(item)
    if not pages.exists():
        return None
    return _("“%(title)s” is in use on %(page)s. Take it out of the page before you delete it.") % {
        "title": item.title,
        "page": name_of_one(pages, user),
    }


def may_fetch(document: BankDocument, request: HttpRequest) -> bool:
    """Anybody what a live page shows; those within the admin's door everything. Who reads is not asked who they are."""
    return live_pages_using(document).exists() or is_within_the_door(request)


def is_within_the_door(request: HttpRequest) -> bool:
    """Somebody with a role, who has proved the second factor where it is demanded."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return False
    return not settings.SECOND_FACTOR_REQUIRED or AdminDoorMiddleware.has_proved(request)
