"""Nothing unapproved is ever readable: the comparison behind `BasePage.save()`.

While a page is live, every save that writes more than bookkeeping must equal, field by field, the content of the
approval it claims: the one given to *this* page and to its `live_revision`, not replaced by a later one and not taken
down since. Comparing `live` and `live_revision` alone would let `page.title = "…"; page.save()` through.

A plain `Page` passes that method by, and knows but a part of the content: `check_row` lets it change none of it.
"""

import json
from collections.abc import Iterable
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from cms.core.models.evidence import ApprovalRecord, Pin

if TYPE_CHECKING:
    from cms.core.models.page import BasePage

# Sent with `pages`, a queryset: those that are to be deleted. A receiver says why one must stay, or nothing.
asked_to_delete = Signal()

# Facts about the page that Wagtail or we keep; none of them is a text that readers read.
BOOKKEEPING = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "pk",
        "alias_of",
        "content_type",
        "depth",
        "draft_title",
        "expired",
        "first_published_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locale",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "reviewed_on",
        "translation_key",
        "url_path",
    }
)
# `live` and `live_revision` say what readers see, so a save of them alone is compared like any other.
_HARMLESS_ALONE = BOOKKEEPING - {
    "live",
    "live_revision",
    "pk",
    "url_path",
    "locale",
    "path",
    "depth",
    "alias_of",
}


class NotApproved(PermissionDenied):
    """The save would let up something that no valid approval covers."""


def check_save(page: "BasePage", update_fields: Iterable[str] | None) -> ApprovalRecord | None:
    """Returns the approval a live page's save rests on; None where nothing readable changes.

    Raises NotApproved with a reason a person can read.
    """
    if page.alias_of_id is not None:
        raise NotApproved(_("The bank has no alias pages: any language shows any page."))
    if update_fields is not None and set(update_fields) <= _HARMLESS_ALONE:
        return None
    if not page.live and not _stays_live(page, update_fields):
        return None
    record = _claimed_record(page)
    if comparable(page) != comparable(page.with_content_json(deepcopy(record.content))):
        raise NotApproved(_("The content of “%(title)s” is not what was approved.") % {"title": page.title})
    return record


def _stays_live(page: Page, update_fields: Iterable[str] | None) -> bool:
    """Whether the page is live when it is saved without its field `live`, whatever that says in memory."""
    if update_fields is None or "live" in update_fields:
        return False
    return Page.objects.filter(pk=page.pk, live=True).exists()


def check_row(page: Page, update_fields: Iterable[str] | None) -> None:
    """Raises NotApproved when saving a plain `Page` would change more than bookkeeping of what is, or becomes, live.

    Django tells of every save by signal, but not of the parent rows it writes together with a `BasePage`.
    """
    fields = [field for field in Page._meta.concrete_fields if field.name not in _HARMLESS_ALONE]
    named = None if update_fields is None else set(update_fields)
    written = [field.attname for field in fields if named is None or named & {field.name, field.attname}]
    if not written:
        return
    stored = Page.objects.filter(pk=page.pk).values(*(field.attname for field in fields)).first() or {}
    row = stored | {name: getattr(page, name) for name in written}
    if row.get("live") and row != stored:
        raise NotApproved(_("Nobody has approved this version of “%(title)s”.") % {"title": page.title})


def _claimed_record(page: "BasePage") -> ApprovalRecord:
    records = list(ApprovalRecord.objects.filter(page_id=page.pk or 0).order_by("pk").only(*_RECORD_FIELDS))
    claimed = next((r for r in reversed(records) if r.revision_id and r.revision_id == page.live_revision_id), None)
    if claimed is None:
        raise NotApproved(_("Nobody has approved this version of “%(title)s”.") % {"title": page.title})
    if claimed.void_at is not None:
        raise NotApproved(_("The approval of “%(title)s” is void.") % {"title": page.title})
    if any(record.used_at and record.pk > claimed.pk for record in records):
        raise NotApproved(_("A later version of “%(title)s” has been approved.") % {"title": page.title})
    if claimed.used_at and not _is_in_force(page, claimed):
        raise NotApproved(
            _("The approval of “%(title)s” has been used: it was replaced or taken down.") % {"title": page.title}
        )
    return claimed


_RECORD_FIELDS = ("page_id", "revision_id", "kind", "content", "approved_at", "used_at", "void_at")


def _is_in_force(page: "BasePage", record: ApprovalRecord) -> bool:
    return Page.objects.filter(pk=page.pk, live=True, live_revision_id=record.revision_id).exists()


def mark_used(record: ApprovalRecord) -> None:
    if record.used_at is None:
        record.used_at = timezone.now()
        record.save(update_fields=["used_at"])


def is_evidence(revision: Revision | None) -> bool:
    """Whether a decision rests on the revision: it was pinned, approved, or is what readers see."""
    if revision is None:
        return False
    return (
        Pin.objects.filter(revision=revision).exists()
        or ApprovalRecord.objects.filter(revision=revision).exists()
        or Page.objects.filter(live_revision=revision).exists()
    )


def waiting_records(pages: QuerySet[Page]) -> QuerySet[ApprovalRecord]:
    """The approvals of these pages that wait for their planned time."""
    return ApprovalRecord.objects.unused().filter(kind=ApprovalRecord.Kind.REVIEW, page__in=pages)


def held_because(page: Page) -> str:
    """Why the page is neither moved nor deleted, by anybody, for its own sake or that of a page below; or empty."""
    inside = page.get_descendants(inclusive=True)
    if inside.filter(live=True).exists():
        return _("A published page is neither moved nor deleted. Take it down first.")
    if Pin.objects.filter(page__in=inside, released_at=None).exists():
        return _("The page is under review. Withdraw it first.")
    if waiting_records(inside).exists():
        return _("The page is approved and waits for its time. Until then it is neither moved nor deleted.")
    return ""


def kept_because(page: Page) -> str:
    """Why the page is not deleted, though it may be moved: what a room above has to do with it, or with one below."""
    answers = asked_to_delete.send(sender=Page, pages=page.get_descendants(inclusive=True))
    return next((str(reason) for _receiver, reason in answers if reason), "")


def refuse_while_live_or_pinned(page: Page) -> None:
    """Raises PermissionDenied with the reason, where the page is to be left where it is."""
    reason = held_because(page)
    if reason:
        raise PermissionDenied(reason)


def refuse_deletion(page: Page) -> None:
    """The same, of a page that is to be deleted with what is below it. Belongs in the transaction that deletes.

    The rows are taken first, as a submission takes them: whoever is sending or translating the work comes before.
    """
    list(Page.objects.select_for_update().filter(path__startswith=page.path).order_by("pk").values_list("pk"))
    refuse_while_live_or_pinned(page)
    reason = kept_because(page)
    if reason:
        raise PermissionDenied(reason)


def refuse_into_pinned(path: str) -> None:
    """Raises PermissionDenied when a page would come to stand below one that is under review, which has this path.

    Wagtail's copy form asks the parent as a plain `Page`, which knows no pins, and its move asks the parent nothing.
    """
    if Pin.objects.filter(page__path=path, released_at=None).exists():
        raise PermissionDenied(_("The page is under review. Withdraw it first."))


class _Encoder(DjangoJSONEncoder):
    """A number is its value: the 8 of a form is the 8.0 that the database gives back."""

    def default(self, o: Any) -> Any:
        return str(o.normalize()) if isinstance(o, Decimal) else super().default(o)


def comparable(page: "BasePage") -> dict[str, Any]:
    """The page's content as plain values in which the same content is equal.

    The primary keys of child rows are left out (a revision's new rows have none yet), to-many relations are sorted,
    and stream fields are read as JSON, since PostgreSQL keeps no order of keys.
    """
    content = json.loads(json.dumps(page.serializable_data(), cls=_Encoder))
    streams = {field.name for field in page._meta.get_fields() if isinstance(field, StreamField)}
    return {
        name: _plain(value, is_stream=name in streams) for name, value in content.items() if name not in BOOKKEEPING
    }


def _plain(value: Any, *, is_stream: bool = False) -> Any:
    if is_stream:
        return json.loads(value) if isinstance(value, str) else value
    if isinstance(value, list):
        if all(isinstance(item, int) for item in value):
            return sorted(value)
        return [_without_key(item) for item in value]
    return value


def _without_key(item: Any) -> Any:
    if isinstance(item, dict):
        return {name: value for name, value in item.items() if name != "pk"}
    return item
