"""Jobs of the review by the clock. Each may run twice, late or at once with itself, and acts once."""

import datetime
import logging

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.core.jobs import ask_at
from workflows import actions
from workflows.models import Translation, TranslationJob
from workflows.translation import actions as translation
from workflows.tried.actions import forget_readers as forget

logger = logging.getLogger(__name__)
LOOKS_AHEAD = datetime.timedelta(seconds=15)  # past the next run of the beat
LOST_AFTER = datetime.timedelta(minutes=10)  # longer than a draft takes


@shared_task(name="workflows.publish_due")
def publish_due() -> None:
    """Publishes approved works whose time has come; one work's failure does not stop the next.

    What is due before the next run is asked for at its own second.
    """
    now = timezone.now()
    for moment in actions.moments_to_publish(now, now + LOOKS_AHEAD):
        ask_at(publish_due, moment)
    for state in actions.states_due(timezone.now()):
        try:
            actions.publish_due(state)
        except Exception:  # whatever keeps one work down must not keep the next
            logger.exception("Work %s could not go up.", state.object_id)


@shared_task(name="workflows.take_down_expired")
def take_down_expired() -> None:
    """Takes down works whose time is over, in the same way."""
    now = timezone.now()
    for moment in actions.moments_to_expire(now, now + LOOKS_AHEAD):
        ask_at(take_down_expired, moment)
    for page in actions.pages_expired(timezone.now()):
        try:
            actions.take_down_expired(page)
        except Exception:
            logger.exception("Work %s could not come down.", page.pk)


@shared_task(name="workflows.tend_freshness")
def tend_freshness() -> None:
    """Every morning: owners are asked to check what is due, and the leader is told of what they have not checked."""
    for library in actions.libraries_to_chase():
        try:
            actions.chase(library)
        except Exception:
            logger.exception("The pages of %s were not tended.", library)
    actions.tell_leader_of_flagged()


@shared_task(name="workflows.tend_reviews")
def tend_reviews() -> None:
    """Nothing waits for one person: claims of who is away or late, reminders, and telling the leader.

    Of several at once the one that finds a review free does all that is to be done for it.
    """
    for pk in actions.reviews_to_tend():
        with transaction.atomic():
            if actions.lock_if_free(pk) is not None:
                _tend_review(pk)


def _tend_review(pk: int) -> None:
    for verb in (actions.tend_claims, actions.remind, actions.escalate, actions.tell_when_uncovered):
        try:
            verb(pk)
        except Exception:
            logger.exception("Review %s was not tended.", pk)


@shared_task(name="workflows.collect_links")
def collect_links() -> None:
    """Which addresses on other sites our pages link to."""
    actions.collect_links()


@shared_task(name="workflows.check_links", soft_time_limit=540, time_limit=570)
def check_links() -> None:
    """Asks the next addresses whether they answer. The demo's are invented, and nobody is asked about them."""
    if settings.LINK_CHECK_ASKS:
        actions.check_links()


@shared_task(name="workflows.translate", soft_time_limit=540, time_limit=570)
def translate(job_pk: int) -> None:
    """A first draft by machine."""
    translation.run(job_pk)


@shared_task(name="workflows.tend_translations")
def tend_translations() -> None:
    """Which translations are behind now, and what is remembered of those that were published."""
    for pk in Translation.objects.filter(to_tend=True).values_list("pk", flat=True):
        try:
            translation.tend(pk)
        except Exception:
            logger.exception("Translation %s was not tended.", pk)


@shared_task(name="workflows.resume_translating")
def resume_translating() -> None:
    """Drafts by machine whose job was lost; after some attempts whoever asked is told."""
    lost = TranslationJob.objects.filter(finished_at=None, asked_at__lt=timezone.now() - LOST_AFTER)
    for job in lost.select_related("asked_by"):
        if job.attempts < translation.MOST_ATTEMPTS:
            translate.delay(job.pk)
        else:
            translation.give_up(job)


@shared_task(name="workflows.forget_readers")
def forget_readers() -> None:
    """Every night: what readers who told of a recipe left of themselves is erased when it has done its service."""
    forget()
