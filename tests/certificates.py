"""Certificates as tests issue them: to one learner, for one course, with a name nobody has."""

import uuid
from dataclasses import replace
from typing import Any

from django.utils import timezone

from learning.certificates import actions
from learning.certificates.facts import Competence, Facts, FrameworkLink, Issuer, facts_of_course
from learning.models import Certificate, CertificateFile, Learner

NAME = "Åse Marie Ødegård"
REQUIREMENTS = ("Alle leksjonene er lest", "Prøven er bestått")
ESCO = FrameworkLink("ESCO", "2622.2", "https://example.org/esco/2622-2", "bibliotekar")
FACTS = Facts(
    kind="course",
    title="Spillformidling i bibliotek",
    description="Spill for barn og voksne.",
    version=3,
    content_hash="e5" * 32,
    lessons=("Hvorfor spill?", "Sjangre", "Spillkvelden"),
    outcomes=("velge spill som passer",),
    hours="7.5",
    competences=(Competence("Formidling og leselyst", (ESCO,)), Competence("Møteplass")),
    requirements=REQUIREMENTS,
    issuer=Issuer(
        "Kompetansebanken", "http://127.0.0.1:8000", "Innlandet fylkesbibliotek", "http://127.0.0.1:8000/innlandet/"
    ),
    issued_at="2026-11-26T23:30:00+00:00",
    issued_on="2026-11-27",
    valid_until=None,
    attended_on=None,
    language="nb",
    content_language="nb",
    area=4,
)


def learner(email: str = "laerer@example.org", name: str = NAME) -> Learner:
    return Learner.objects.get_or_create(email=email, defaults={"name": name})[0]


def facts_of(course: Any, **changes: Any) -> Facts:
    how = {"kind": "course", "language": "nb", "issued_at": timezone.now(), "requirements": REQUIREMENTS}
    return facts_of_course(course, **how | changes)


def issued(key: str = "enrolment:1", *, facts: Facts = FACTS, **changes: Any) -> Certificate:
    """`changes`: of the call of `issue`, or of the facts."""
    of_facts = {name: changes.pop(name) for name in list(changes) if name in Facts.__dataclass_fields__}
    facts = replace(facts, **of_facts)
    how = {"learner": changes.pop("learner", None) or learner(), "name": NAME, "work": uuid.UUID(int=7)}
    return actions.issue(key=key, facts=facts, kind=facts.kind, **how | changes)


def made(certificate: Certificate) -> Certificate:
    """With its files, as the job makes them."""
    actions.make(certificate.pk)
    return Certificate.objects.get(pk=certificate.pk)


def files_of(certificate: Certificate) -> dict[str, bytes]:
    found = CertificateFile.objects.filter(certificate=certificate).order_by("kind")
    return {file.kind: bytes(file.content) for file in found}
