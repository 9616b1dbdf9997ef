"""Connects core to what happens in the rooms below, and to every save of a plain `Page`."""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page

from cms.core.accounts import send_invitation
from cms.core.guard import check_row
from cms.people.signals import person_invited

person_invited.connect(send_invitation, dispatch_uid="core.send_invitation")


def guard_plain_page(sender: type[Page], *, instance: Page, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """`Page.objects.get(…).save()` goes by no method of ours."""
    if not raw:
        check_row(instance, update_fields)


pre_save.connect(guard_plain_page, sender=Page, dispatch_uid="core.guard_plain_page")
