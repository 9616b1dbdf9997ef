"""Letters about wishes; stored as all letters are, in the transaction of what they tell."""

from django.urls import reverse
from django.utils import timezone, translation

from cms.core.editions import nearest
from cms.core.outbox import store_mail
from cms.people.terms import contacts_of, members_in_term
from learning.learners.letters import write
from learning.models import CoursePage, RunAnswer, RunWish, RunWishAddress

ANSWERED = "run_answered:"  # begins the keys of letters to readers, which are erased when they have been sent


def asked(wish: RunWish, course: CoursePage) -> None:
    """To the county library's contacts, or to the group where it has none: one letter a day for each course."""
    library = wish.municipality.county.library
    people = contacts_of({library.pk}) or members_in_term()
    path = reverse("runs:index")
    context = {"title": course.title, "place": wish.municipality, "library": library, "path": path}
    for user in people:
        key = f"run_asked:{wish.work}:{library.pk}:{timezone.localdate():%Y%m%d}:{user.pk}"
        store_mail(user, "run_asked", context, key=key, can_wait=True)


def answered(answer: RunAnswer, address: RunWishAddress) -> None:
    """To one who asked, in the language the form was filled in."""
    with translation.override(address.language):
        course = nearest(CoursePage.objects.filter(translation_key=answer.work))
        context = {"title": course.title, "answer": answer, "address": course.full_url if course.live else ""}
    key = f"{ANSWERED}{address.pk}"
    write(address.email, "run_answered", context, language=address.language, key=key)
