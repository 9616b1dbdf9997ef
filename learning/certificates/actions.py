"""Verbs of certificates: each in one transaction, and each may be asked for twice.

Rows are taken in this order: learner, certificate, status list.
"""

import datetime
import secrets
import uuid
from functools import partial

from django.db import transaction
from django.utils import timezone

from cms.core.jobs import ask
from cms.core.models import Mail
from cms.people.models import Membership, Role, User
from learning.certificates import credential, files, keys, letters, rules
from learning.certificates.facts import Facts
from learning.certificates.rules import Refusal
from learning.certificates.texts import REFUSALS
from learning.models import Certificate, CertificateFile, Learner, StatusList
from learning.refused import Refused, raise_if


@transaction.atomic
def issue(
    *,
    key: str,
    kind: str,
    learner: Learner,
    name: str,
    facts: Facts,
    work: uuid.UUID,
    replaces: Certificate | None = None,
) -> Certificate:
    """The certificate issued for the key: a new one, or the one there is, whoever asks and however often.

    Its files are made by a job after commit. Raises NoKeys where the site has nothing to sign with; Refused without a
    name, or when what it replaces is revoked or replaced already; Learner.DoesNotExist when the learner has gone.
    """
    keys.read_pairs()
    learner = Learner.objects.select_for_update().get(pk=learner.pk)  # who erases themself comes before or after
    old = replaces and Certificate.objects.select_for_update(of=("self",)).get(pk=replaces.pk)
    number, taken = _open_list()
    found = Certificate.objects.filter(key=key).first()
    if found is not None:
        return found
    if not name.strip():
        raise Refused(Refusal.NO_NAME, REFUSALS)
    if old is not None:
        is_replaced = Certificate.objects.filter(replaces=old).exists()
        raise_if(rules.may_renew(is_revoked=old.revoked_at is not None, is_replaced=is_replaced), REFUSALS)
    salt = secrets.token_hex(16)
    certificate = Certificate.objects.create(
        key=key,
        kind=kind,
        learner=learner,
        holder_name=" ".join(name.split()),
        salt=salt,
        name_hash=rules.identity_hash(rules.agreed_name(name), salt),
        email_hash=rules.identity_hash(learner.email.lower(), salt),
        language=facts.language,
        facts=facts.as_json(),
        issued_at=facts.moment,
        work=work,
        replaces=old,
        status_list=number,
        status_index=rules.free_index(taken),
    )
    transaction.on_commit(partial(_ask_for_files, certificate.pk))
    return certificate


def _open_list() -> tuple[int, set[int]]:
    """The number of the first list with room, and what is taken in it. Holds its row: no two get the same place."""
    number = 1
    while True:
        StatusList.objects.get_or_create(number=number)
        StatusList.objects.select_for_update().get(number=number)
        taken = set(Certificate.objects.filter(status_list=number).values_list("status_index", flat=True))
        if len(taken) < rules.MOST_IN_LIST:
            return number, taken
        number += 1


def _ask_for_files(pk: int) -> None:
    from learning.certificates.tasks import make_certificate

    ask(make_certificate, pk)


def renew(old: Certificate, *, key: str, name: str = "", facts: Facts | None = None) -> Certificate:
    """A new certificate for the same holder that points to the old: with another name, or of the course taken anew.

    What is not given is as it was. Raises as `issue` does, and Refused when the holder has erased themself.
    """
    if old.learner is None:
        raise Refused(Refusal.NO_NAME, REFUSALS)
    return issue(
        key=key,
        kind=old.kind,
        learner=old.learner,
        name=name or old.holder_name,
        facts=facts or Facts.from_json(old.facts),
        work=old.work,
        replaces=old,
    )


@transaction.atomic
def make(pk: int) -> None:
    """Makes and stores the files and the letter, once. Another worker's row is passed by. Raises NoKeys, NoPango."""
    waiting = Certificate.objects.to_make().select_for_update(skip_locked=True, of=("self",)).select_related("learner")
    certificate = waiting.filter(pk=pk).first()
    if certificate is None:
        return
    made = files.files_of(certificate, keys.signing_pair())
    CertificateFile.objects.bulk_create(
        CertificateFile(certificate=certificate, kind=kind, content=content) for kind, content in made.items()
    )
    certificate.made_at = timezone.now()
    certificate.save(update_fields=["made_at"])
    letters.ready(certificate)


def refusal_to_see(user: User) -> Refusal | None:
    return rules.may_see(**_roles(user))


def _roles(user: User) -> dict[str, bool]:
    """Asked of today's terms, not of groups."""
    held = set(Membership.objects.in_term().filter(user=user).values_list("role", flat=True))
    return {"is_member": Role.MEMBER in held, "is_operator": Role.OPERATOR in held}


@transaction.atomic
def revoke(certificate_pk: int, user: User, reason: str) -> Certificate:
    """For good; a job signs the published list anew. Raises Refused with the reason why not."""
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate_pk)
    raise_if(rules.may_revoke(**_roles(user), is_revoked=certificate.revoked_at is not None, reason=reason), REFUSALS)
    certificate.revoked_at, certificate.revoked_by = timezone.now(), user
    certificate.revoked_reason = reason.strip()
    certificate.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
    letters.revoked(certificate)
    StatusList.objects.filter(number=certificate.status_list).update(is_outdated=True)
    transaction.on_commit(partial(_ask_for_list, certificate.status_list))
    return certificate


def _ask_for_list(number: int) -> None:
    from learning.certificates.tasks import sign_status_list

    ask(sign_status_list, number)


def publish_status_list(number: int, *, oldest: datetime.timedelta = rules.LIST_RENEWED_AFTER) -> StatusList:
    """The list as it is published; signed anew where that is older than `oldest` or from before a revocation.

    Raises StatusList.DoesNotExist, and NoKeys.
    """
    published = StatusList.objects.get(number=number)
    if not _must_be_signed(published, oldest):
        return published
    with transaction.atomic():
        published = StatusList.objects.select_for_update().get(number=number)
        if _must_be_signed(published, oldest):
            _sign(published)
    return published


def _must_be_signed(published: StatusList, oldest: datetime.timedelta) -> bool:
    age = timezone.now() - published.signed_at if published.signed_at else None
    return rules.must_be_signed(age=age, is_outdated=published.is_outdated, oldest=oldest)


def _sign(published: StatusList) -> None:
    revoked = Certificate.objects.revoked().filter(status_list=published.number).order_by("status_index")
    places = revoked.values_list("status_index", flat=True)
    published.signed_at, published.is_outdated = timezone.now(), False
    published.credential = credential.signed_status_list(
        published.number, places, published.signed_at, keys.signing_pair()
    )
    published.save()


@transaction.atomic
def erase_holder(learner: Learner) -> None:
    """Takes the holder's name from all their certificates, with the files and letters that bear it; may run twice.

    The other files stay byte for byte, and the hashes with them. Belongs in the transaction that deletes the learner:
    the row is held, so that nothing is issued to them meanwhile.
    """
    Learner.objects.select_for_update().filter(pk=learner.pk).first()
    certificates = list(Certificate.objects.select_for_update(of=("self",)).filter(learner=learner).order_by("pk"))
    CertificateFile.objects.filter(certificate__in=certificates, kind=CertificateFile.Kind.PDF).delete()
    told = [key(certificate) for certificate in certificates for key in (letters.key_of, letters.revoked_key_of)]
    Mail.objects.filter(key__in=told).delete()
    for certificate in certificates:
        certificate.holder_name, certificate.learner = "", None
        certificate.save(update_fields=["holder_name", "learner"])


def name_agrees(certificate: Certificate, typed: str) -> bool:
    """Whether the certificate was issued to that name, whatever its capitals and spaces."""
    return rules.is_hash_of(rules.agreed_name(typed), certificate.salt, certificate.name_hash)
