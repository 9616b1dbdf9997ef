"""Connects core to what happens in the rooms below."""

from cms.core.accounts import send_invitation
from cms.people.signals import person_invited

person_invited.connect(send_invitation, dispatch_uid="core.send_invitation")
