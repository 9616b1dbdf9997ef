"""Letters about readers' reports; stored as all letters are, in the transaction of what they tell."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from cms.core.outbox import store_mail, store_text
from cms.people.terms import contacts_of, members_in_term
from learning.models import TriedReport

DECIDED = "tried_decided:"  # begins the keys of letters to readers, which are erased when they have been sent


def written(report: TriedReport) -> None:
    """To the library's contacts, or to the group where it has none: one letter a day for each recipe."""
    library = report.recipe.county_library
    people = contacts_of({library.pk} if library else set()) or members_in_term()
    context = {"report": report, "path": reverse("tried_admin:report", args=(report.pk,))}
    for user in people:
        key = f"tried:{report.recipe_id}:{timezone.localdate():%Y%m%d}:{user.pk}"
        store_mail(user, "tried", context, key=key, can_wait=True)


def decided(report: TriedReport) -> None:
    """To whoever wrote it, in the language the form was filled in."""
    with translation.override(report.language):
        context = {"report": report, "base_url": settings.BASE_URL, "address": report.recipe.full_url}
        text = render_to_string("mail/tried_decided.txt", context)
    subject, _newline, body = text.strip().partition("\n")
    store_text(report.email, subject.strip(), body.strip() + "\n", report.language, key=f"{DECIDED}{report.pk}")
