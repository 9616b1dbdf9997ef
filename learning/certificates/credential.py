"""The certificate as an Open Badges 3.0 credential, signed in two ways; and the list of what was revoked."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import jwt
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from openbadgeslib.ob3 import (
    Achievement,
    Alignment,
    IdentityObject,
    Issuer,
    OB3LdpSigner,
    OpenBadgeCredential,
    add_data_integrity_proof,
    build_status_list_credential,
    status_entry,
)

from learning.certificates import rules
from learning.certificates.addresses import status_list_address, verification_address
from learning.certificates.facts import Facts
from learning.certificates.keys import KeyPair, proof_method, site_did, token_method
from learning.models import Certificate

WORDS_OF = {"se": "nb"}  # where the words of one language are those of another


def words_language(language: str) -> str:
    """The language a certificate's words are in: Northern Sámi has none of its own yet."""
    return WORDS_OF.get(language, language)


@dataclass
class CourseAchievement(Achievement):
    """The library's class lacks who made the course, and which version of which content it was."""

    facts: Facts | None = None

    def to_dict(self) -> dict[str, Any]:
        assert self.facts is not None  # noqa: S101 — a default is what a dataclass asks for below one with defaults
        return super().to_dict() | {
            "creator": _creator(self.facts).to_dict(),
            "version": str(self.facts.version),
            "inLanguage": self.facts.content_language,
            "otherIdentifier": [
                {
                    "type": "IdentifierEntry",
                    "identifier": self.facts.content_hash,
                    "identifierType": "ext:sha256ContentHash",
                }
            ],
        }


def credential_of(certificate: Certificate) -> OpenBadgeCredential:
    """Of the holder it has two salted hashes, of the address and of the name, and nothing else."""
    facts = Facts.from_json(certificate.facts)
    address = verification_address(certificate)
    hashes = {"emailAddress": certificate.email_hash, "name": certificate.name_hash}
    return OpenBadgeCredential(
        id=address,
        issuer=Issuer(id=site_did(), name=facts.issuer.name, url=facts.issuer.url),
        recipient_id=None,
        identifiers=[
            IdentityObject(f"sha256${digest}", kind, hashed=True, salt=certificate.salt)
            for kind, digest in hashes.items()
        ],
        achievement=CourseAchievement(
            id=f"urn:uuid:{certificate.work}",
            name=facts.title,
            description=facts.description or facts.title,
            criteria_narrative=criteria(facts),
            achievement_type="CertificateOfCompletion",
            alignments=[
                Alignment(link.name, link.url, target_framework=link.framework, target_code=link.identifier)
                for competence in facts.competences
                for link in competence.frameworks
            ],
            tags=[competence.name for competence in facts.competences],
            facts=facts,
        ),
        issuance_date=facts.moment,
        expiration_date=_end_of(facts.last_day),
        credential_status=[
            status_entry(status_list_address(certificate.status_list), "revocation", certificate.status_index)
        ],
    )


def _creator(facts: Facts) -> Issuer:
    """The county library whose course it is, as it was called then; outside the sections the site itself."""
    if facts.issuer.library:
        return Issuer(id=facts.issuer.library_url, name=facts.issuer.library, url=facts.issuer.library_url)
    return Issuer(id=site_did(), name=facts.issuer.name, url=facts.issuer.url)


def criteria(facts: Facts) -> str:
    """What the holder did and can, in the certificate's language, as the Markdown a wallet shows."""
    with translation.override(words_language(facts.language)):
        parts = [_list(_("Requirements that are met:"), facts.requirements)]
        if facts.attended_day:
            parts.append(_("Took part on %(day)s.") % {"day": date_format(facts.attended_day, "DATE_FORMAT")})
        parts.append(_list(_("After the course you can"), facts.outcomes))
        if facts.hours:
            parts.append(_("Extent in hours: %(hours)s") % {"hours": number_format(facts.hours, use_l10n=True)})
        return "\n\n".join(filter(None, parts)) or facts.title


def _list(heading: str, lines: Iterable[str]) -> str:
    points = "".join(f"\n- {line}" for line in lines)
    return heading + "\n" + points if points else ""


def _end_of(day: datetime.date | None) -> datetime.datetime | None:
    """The last second of a day in Norway."""
    if day is None:
        return None
    return datetime.datetime.combine(day, datetime.time(23, 59, 59), timezone.get_default_timezone())


def signed_document(credential: OpenBadgeCredential, pair: KeyPair) -> str:
    """JSON with a Data Integrity proof (eddsa-rdfc-2022). The library refuses what its proof would not cover."""
    return OB3LdpSigner(pair.ed25519, proof_method(pair)["id"]).sign_to_json(credential)


def signed_token(credential: OpenBadgeCredential, pair: KeyPair) -> str:
    """The same as a JWT (ES256), whose head names the key by its place in did.json."""
    head = {"kid": token_method(pair)["id"]}
    return jwt.encode(credential.to_jwt_payload(), pair.p256, algorithm="ES256", headers=head)


def signed_status_list(number: int, revoked: Iterable[int], now: datetime.datetime, pair: KeyPair) -> dict[str, Any]:
    unsigned = build_status_list_credential(
        site_did(),
        status_list_address(number),
        "revocation",
        revoked,
        size_bits=rules.LIST_SIZE,
        issued=now,
        valid_until=now + rules.LIST_VALID,
    )
    return add_data_integrity_proof(unsigned, pair.ed25519, proof_method(pair)["id"], created=now)
