"""Connects core to what happens in the rooms below."""

from django.db.models.signals import pre_delete, pre_save

from cms.core.accounts import send_invitation
from cms.core.uses import SHOWN, hold_what_readers_see, refuse_while_used
from cms.people.signals import person_invited

person_invited.connect(send_invitation, dispatch_uid="core.send_invitation")

for model in SHOWN:
    pre_save.connect(hold_what_readers_see, sender=model, dispatch_uid="core.hold_what_readers_see")
    pre_delete.connect(refuse_while_used, sender=model, dispatch_uid="core.refuse_while_used")
