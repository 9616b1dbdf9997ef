"""Connects core to what happens in the rooms below, and to every save that no method of ours is asked about."""

from typing import Any

from django.conf import settings
from django.db.models.signals import pre_delete, pre_save
from django.utils import translation
from wagtail.contrib.redirects.signal_handlers import (
    autocreate_redirects_on_page_move,
    autocreate_redirects_on_slug_change,
)
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from cms.core.accounts import send_invitation
from cms.core.guard import check_row
from cms.core.uses import SHOWN, hold_what_readers_see, refuse_while_used
from cms.people.signals import person_invited


def guard_plain_page(sender: type[Page], *, instance: Page, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """`Page.objects.get(…).save()` goes by no method of ours."""
    if not raw:
        check_row(instance, update_fields)


def keep_old_address(sender: type[Page], **kwargs: Any) -> None:
    """Under every interface: Wagtail knows the one alone whose language whoever approved or moved it has."""
    moved = "url_path_before" in kwargs
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            (autocreate_redirects_on_page_move if moved else autocreate_redirects_on_slug_change)(**kwargs)


person_invited.connect(send_invitation, dispatch_uid="core.send_invitation")
page_slug_changed.connect(keep_old_address, dispatch_uid="core.keep_old_address")
post_page_move.connect(keep_old_address, dispatch_uid="core.keep_old_address")
pre_save.connect(guard_plain_page, sender=Page, dispatch_uid="core.guard_plain_page")
for model in SHOWN:
    pre_save.connect(hold_what_readers_see, sender=model, dispatch_uid="core.hold_what_readers_see")
    pre_delete.connect(refuse_while_used, sender=model, dispatch_uid="core.refuse_while_used")
