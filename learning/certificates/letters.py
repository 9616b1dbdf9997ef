"""The letters to the holder: that the certificate is ready, stored with its files; and that it is revoked."""

from django.template.loader import render_to_string
from django.utils import translation

from cms.core.outbox import store_text
from learning.certificates.addresses import verification_address
from learning.certificates.facts import Facts
from learning.learners.letters import write
from learning.models import Certificate


def key_of(certificate: Certificate) -> str:
    return f"certificate:{certificate.pk}"


def revoked_key_of(certificate: Certificate) -> str:
    return f"{key_of(certificate)}:revoked"


def ready(certificate: Certificate) -> None:
    """To the holder; nobody where the holder has erased themself meanwhile."""
    if certificate.learner is None:
        return
    facts = Facts.from_json(certificate.facts)
    with translation.override(certificate.language):
        context = {"certificate": certificate, "facts": facts, "address": verification_address(certificate)}
        text = render_to_string("mail/certificate.txt", context)
    subject, _newline, body = text.strip().partition("\n")
    receiver = certificate.learner.email
    store_text(receiver, subject.strip(), body.strip() + "\n", certificate.language, key=key_of(certificate))


def revoked(certificate: Certificate) -> None:
    if certificate.learner is None:
        return
    context = {
        "title": Facts.from_json(certificate.facts).title,
        "reason": certificate.revoked_reason,
        "address": verification_address(certificate),
    }
    key = revoked_key_of(certificate)
    write(certificate.learner.email, "certificate_revoked", context, language=certificate.language, key=key)
