"""Certificates as tests issue them: to one learner, for one course, with a name nobody has."""

import uuid
from typing import Any

from django.utils import timezone

from learning.certificates import actions
from learning.certificates.facts import Facts, facts_of_course
from learning.models import Certificate, CertificateFile, Learner

NAME = "Åse Marie Ødegård"
REQUIREMENTS = ("Alle leksjonene er lest", "Prøva er bestått")


def learner(email: str = "laerer@example.org", name: str = NAME) -> Learner:
    return Learner.objects.get_or_create(email=email, defaults={"name": name})[0]


def facts_of(course: Any, **changes: Any) -> Facts:
    how = {"kind": "course", "language": "nb", "issued_at": timezone.now(), "requirements": REQUIREMENTS}
    return facts_of_course(course, **how | changes)


def issued(facts: Facts, *, key: str = "enrolment:1", work: Any = None, **changes: Any) -> Certificate:
    how = {"learner": learner(), "name": NAME, "kind": facts.kind, "work": work or uuid.UUID(int=7)}
    return actions.issue(key=key, facts=facts, **how | changes)


def made(certificate: Certificate) -> Certificate:
    """With its files, as the job makes them."""
    actions.make(certificate.pk)
    certificate.refresh_from_db()
    return certificate


def content_of(certificate: Certificate, kind: str) -> bytes:
    return bytes(CertificateFile.objects.get(certificate=certificate, kind=kind).content)
