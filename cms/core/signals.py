"""Connects core to what happens in the rooms below, and to every save that no method of ours is asked about."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from cms.core.accounts import send_invitation
from cms.core.addresses import keep_old_address
from cms.core.guard import check_row
from cms.core.jobs import ask_soon
from cms.core.uses import SHOWN, hold_what_readers_see, refuse_while_used
from cms.media.models import BankImage
from cms.people.signals import person_invited


def guard_plain_page(sender: type[Page], *, instance: Page, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """`Page.objects.get(…).save()` goes by no method of ours."""
    if not raw:
        check_row(instance, update_fields)


def picture_saved(sender: type[BankImage], *, raw: bool, **kwargs: Any) -> None:
    if not raw:
        transaction.on_commit(ask_for_sizes)


def ask_for_sizes() -> None:
    """Some seconds later, once for all that are added meanwhile."""
    from cms.core.tasks import make_pictures

    ask_soon(make_pictures, seconds=2)


def page_moved(sender: type[Page], *, instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    if url_path_before != url_path_after and instance.first_published_at:
        keep_old_address(instance.specific, url_path_before)


person_invited.connect(send_invitation, dispatch_uid="core.send_invitation")
post_save.connect(picture_saved, sender=BankImage, dispatch_uid="core.picture_saved")
post_page_move.connect(page_moved, dispatch_uid="core.page_moved")
pre_save.connect(guard_plain_page, sender=Page, dispatch_uid="core.guard_plain_page")
for model in SHOWN:
    pre_save.connect(hold_what_readers_see, sender=model, dispatch_uid="core.hold_what_readers_see")
    pre_delete.connect(refuse_while_used, sender=model, dispatch_uid="core.refuse_while_used")
