"""Signals learning listens to."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import Signal
from wagtail.models import Page
from wagtail.signals import page_slug_changed

# Sent with `learner`: a receiver gives what its room keeps of them as a dictionary, or erases it.
learner_exported = Signal()
learner_erased = Signal()


def connect() -> None:
    from learning.runs import personal_data

    learner_exported.connect(personal_data.give, dispatch_uid="learning.run_wishes_given")
    learner_erased.connect(personal_data.erase, dispatch_uid="learning.run_wishes_erased")
    page_slug_changed.connect(keep_addresses_of_guides, dispatch_uid="learning.guides")
    post_delete.connect(remove_handed_in_file, sender="learning.SubmissionFile", dispatch_uid="learning.handed_in")


def keep_addresses_of_guides(instance: Page, **kwargs: Any) -> None:
    """Wagtail writes the new slug of a section into the address of all below it; a guide's holds no section."""
    from learning.models import GuidePage

    for guide in GuidePage.objects.descendant_of(instance):
        GuidePage.objects.filter(pk=guide.pk).update(url_path=guide.set_url_path(instance))


def remove_handed_in_file(instance: Any, **kwargs: Any) -> None:
    """The file goes with its row, once the row is gone for good."""
    transaction.on_commit(lambda: instance.file.delete(save=False))
