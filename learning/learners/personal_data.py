"""Everything that is kept of a learner: as a file to take along, and gone when they say so.

What rooms above keep of the same person (registrations) they give and erase by the signals of `learning.signals`.
"""

import io
import json
import zipfile
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Q, QuerySet

from cms.core import erasures
from cms.core.models import Mail
from learning.certificates.actions import erase_holder
from learning.learners.letters import TO_LEARNERS
from learning.models import Attendee, Enrolment, Learner, QuizAttempt, SignInLetter, Submission
from learning.signals import learner_erased, learner_exported


def export(learner: Learner) -> bytes:
    """A zip file with `min-laering.json`, the files that were handed in, and those of the certificates."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(in_plain_words(learner), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("min-laering.json", text)
        for certificate in learner.certificates.prefetch_related("files"):
            for file in certificate.files.all():
                archive.writestr(f"bevis/{certificate.code}.{file.kind}", bytes(file.content))
        for submission in _submissions(learner):
            for handed_in in submission.files.all():
                name = f"innlevering/{submission.pk}/{handed_in.pk}-{Path(handed_in.name).name}"
                with handed_in.file.open() as opened:
                    archive.writestr(name, opened.read())
    return packed.getvalue()


def in_plain_words(learner: Learner) -> dict[str, Any]:
    enrolments = learner.enrolments.order_by("pk").prefetch_related("lessons", "attempts", "submissions")
    data: dict[str, Any] = {
        "email": learner.email,
        "name": learner.name,
        "language": learner.language,
        "began": learner.created_at,
        "courses": [
            {
                "work": enrolment.work,
                "round": enrolment.round,
                "started": enrolment.started_at,
                "completed": enrolment.completed_at,
                "lessons": [_plain(each, "lesson", "opened_at", "done_at") for each in enrolment.lessons.all()],
                "quizzes": [
                    _plain(each, "lesson", "number", "answers", "marks", "begun_at", "graded_at", "is_passed")
                    for each in enrolment.attempts.all()
                ],
                "assignments": [
                    _plain(each, "text", "state", "handed_in_at", "assessed_at", "feedback")
                    for each in enrolment.submissions.all()
                ],
            }
            for enrolment in enrolments
        ],
        "attendances": [_plain(each, "work", "title", "held_on") for each in learner.attendances.order_by("pk")],
        "meetings": [
            _plain(each, "name", "entered_at", "confirmed_at") for each in Attendee.objects.filter(email=learner.email)
        ],
        "certificates": [
            _plain(each, "code", "kind", "holder_name", "facts", "issued_at", "revoked_at", "revoked_reason")
            for each in learner.certificates.order_by("pk")
        ],
    }
    for _receiver, more in learner_exported.send(sender=Learner, learner=learner):
        data.update(more)  # type: ignore[arg-type]  # a signal's receivers may give anything
    return data


def _plain(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _submissions(learner: Learner) -> QuerySet[Submission]:
    return Submission.objects.filter(enrolment__learner=learner).prefetch_related("files")


@transaction.atomic
def erase(learner_pk: int) -> None:
    """The learner and all that is theirs. Certificates stay as they were issued, without the name. May run twice.

    Rows are held in the order in which every other verb takes them, the learner last.
    """
    for rows in (Submission, QuizAttempt):
        list(rows.objects.select_for_update(of=("self",)).filter(enrolment__learner=learner_pk).values_list("pk"))
    list(Enrolment.objects.select_for_update().filter(learner=learner_pk).values_list("pk"))
    learner = Learner.objects.select_for_update().filter(pk=learner_pk).first()
    if learner is None:
        return
    learner_erased.send(sender=Learner, learner=learner)
    erase_holder(learner)
    Attendee.objects.filter(email=learner.email).delete()
    for submission in _submissions(learner):
        submission.delete()
    to_learner = reduce(or_, (Q(key__startswith=prefix) for prefix in TO_LEARNERS))
    Mail.objects.filter(to_learner, to__iexact=learner.email).delete()
    SignInLetter.objects.filter(email=learner.email).delete()
    erasures.tell("learner", learner_pk)
    learner.delete()
