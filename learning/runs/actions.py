"""Verbs of wishes for a course in the county."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from cms.core.editions import nearest
from cms.core.models import Mail
from cms.core.throttling import count_from
from cms.people.models import CountyLibrary, Municipality, User
from cms.people.terms import is_contact_of
from learning.models import CoursePage, RunAnswer, RunWish, RunWishAddress
from learning.refused import raise_if
from learning.runs import letters, rules
from learning.runs.texts import REFUSALS

HOUR = 60 * 60


@transaction.atomic
def ask(course: CoursePage, *, municipality: Municipality, email: str, language: str, address: str | None) -> RunWish:
    """Keeps the library's wish, once however often it is sent, and tells the county library of the first.

    `email` may be empty. `address`: the writer's on the network, where it is known. Raises Refused when too much has
    come from there.
    """
    raise_if(rules.may_ask(from_here=count_from(address, "run_wish", HOUR)), REFUSALS)
    work = course.translation_key
    # Locked: an answer that is being given meanwhile is either for this wish, or the wish is a new one.
    wish, created = RunWish.objects.select_for_update().get_or_create(work=work, municipality=municipality, answer=None)
    if created:
        letters.asked(wish, course)
    if email and wish.addresses.count() < rules.MOST_ADDRESSES:
        RunWishAddress.objects.get_or_create(wish=wish, email=email.lower(), defaults={"language": language})
    return wish


@transaction.atomic
def answer(work: UUID, library: CountyLibrary, user: User, *, kind: str, text: str) -> RunAnswer:
    """Answers all of the county's libraries that wait; tells those who left an address, and forgets it.

    Raises Refused.
    """
    waiting = RunWish.objects.waiting().of_library(library).filter(work=work).select_for_update(of=("self",))
    wishes = [wish.pk for wish in waiting.order_by("pk")]
    raise_if(rules.may_answer(is_contact=is_contact_of(user, library), waiting=len(wishes), text=text), REFUSALS)
    given = RunAnswer.objects.create(work=work, library=library, kind=kind, text=text.strip(), answered_by=user)
    RunWish.objects.filter(pk__in=wishes).update(answer=given)
    addresses = RunWishAddress.objects.filter(wish__in=wishes)
    for address in addresses:
        letters.answered(given, address)
    addresses.delete()
    course = nearest(CoursePage.objects.filter(translation_key=work))
    data = {"library": library.name, "libraries": len(wishes), "text": given.text}
    log(instance=course, action=f"kb.run_{given.kind}", user=user, data=data)
    return given


def forget_addresses() -> None:
    """Erases what is personal once it has done its service; may run twice.

    Addresses on wishes that nobody has answered, and the letters to those who asked.
    """
    now = timezone.now()
    RunWishAddress.objects.filter(left_at__lt=now - rules.ADDRESS_KEPT).delete()
    settled = ~Q(sent_at=None) | ~Q(failed_at=None)
    Mail.objects.filter(settled, key__startswith=letters.ANSWERED, created_at__lt=now - rules.LETTER_KEPT).delete()
