"""Jobs of certificates. Each may run twice, late or at once with itself, and acts once."""

import datetime

from celery import shared_task
from django.utils import timezone

from cms.core.jobs import ask
from learning.certificates import actions
from learning.models import Certificate, StatusList

LOST_AFTER = datetime.timedelta(minutes=1)
AT_ONCE = 200


@shared_task(name="learning.make_certificate")
def make_certificate(pk: int) -> None:
    actions.make(pk)


@shared_task(name="learning.make_certificates")
def make_certificates() -> None:
    """Every minute: what the broker did not carry, and what a dead worker left. One that fails stops no other."""
    lost = Certificate.objects.to_make().filter(issued_at__lt=timezone.now() - LOST_AFTER)
    for pk in lost.values_list("pk", flat=True)[:AT_ONCE]:
        ask(make_certificate, pk)


@shared_task(name="learning.sign_status_list")
def sign_status_list(number: int) -> None:
    actions.publish_status_list(number)


@shared_task(name="learning.sign_status_lists")
def sign_status_lists() -> None:
    """Every hour: a list says for how long it holds, and is signed anew well before."""
    for number in StatusList.objects.order_by("number").values_list("number", flat=True):
        ask(sign_status_list, number)
