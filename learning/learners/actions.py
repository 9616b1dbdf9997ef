"""Verbs of signing in: asking for a letter, and spending its link or its code."""

import datetime
import hashlib
import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import Promise

from cms.core.models import Mail
from cms.core.throttling import count_from
from learning.learners import letters, rules
from learning.learners.texts import REFUSALS
from learning.models import Learner, SignInLetter
from learning.refused import Refused, raise_if

HOUR = 60 * 60
SIGNER = Signer(salt="learning.sign_in")
NUMBER = Signer(salt="learning.sign_in.number")


def _digest(text: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{text}".encode()).hexdigest()


@transaction.atomic
def ask_for_letter(email: str, *, language: str, next_path: str, address: str | None) -> SignInLetter:
    """Stores a letter with a link and a code. `address`: the asker's on the network, where it is known.

    Who is known and who is not is treated alike: anybody may begin. Raises Refused when too many were asked for.
    """
    email = email.strip().lower()
    since = timezone.now() - datetime.timedelta(seconds=HOUR)
    refusal = rules.may_ask(
        to_address=SignInLetter.objects.filter(email=email, asked_at__gt=since).count(),
        from_here=count_from(address, "sign_in", HOUR),
    )
    raise_if(refusal, REFUSALS)
    secret, code = secrets.token_urlsafe(24), f"{secrets.randbelow(10**6):06}"
    letter = SignInLetter.objects.create(email=email, link_digest=_digest(secret), next_path=next_path)
    letter.code_digest = _digest(f"{letter.pk}:{code}")
    letter.save(update_fields=["code_digest"])
    letters.sign_in(letter, token=SIGNER.sign(secret), code=code, language=language)
    return letter


def letter_of(token: str) -> SignInLetter | None:
    """The letter whose link has this token; changes nothing, since mail scanners open links."""
    try:
        secret = SIGNER.unsign(token)
    except BadSignature:
        return None
    return SignInLetter.objects.filter(link_digest=_digest(secret)).first()


def number_of(letter_id: str) -> int:
    """The number of the letter that an address names; 0, which none has, for what we did not sign."""
    try:
        return int(NUMBER.unsign_object(letter_id))
    except BadSignature:
        return 0


def refusal_of(letter: SignInLetter) -> Promise | None:
    """What is said to whoever opens the link of a letter that does not open the page any more."""
    refusal = why_not(letter)
    return None if refusal is None else REFUSALS[refusal]


def why_not(letter: SignInLetter) -> rules.Refusal | None:
    return rules.may_spend(
        asked_at=letter.asked_at, used_at=letter.used_at, wrong_codes=letter.wrong_codes, now=timezone.now()
    )


@transaction.atomic
def spend_link(token: str, *, language: str) -> tuple[Learner, str]:
    """The learner, made now if new, and where they were going. Raises Refused."""
    letter = letter_of(token)
    if letter is None:
        raise Refused(rules.Refusal.TOO_OLD, REFUSALS)
    letter = SignInLetter.objects.select_for_update().get(pk=letter.pk)
    return _spend(letter, language)


def spend_code(letter_pk: int, code: str, *, language: str) -> tuple[Learner, str]:
    """The same by the six digits. A wrong code is counted also where it is refused. Raises Refused."""
    with transaction.atomic():
        letter = SignInLetter.objects.select_for_update().filter(pk=letter_pk).first()
        if letter is None:
            raise Refused(rules.Refusal.TOO_OLD, REFUSALS)
        typed = "".join(character for character in code if character.isdigit())
        is_right = secrets.compare_digest(letter.code_digest, _digest(f"{letter.pk}:{typed}"))
        if is_right or why_not(letter) is not None:
            return _spend(letter, language)
        SignInLetter.objects.filter(pk=letter.pk).update(wrong_codes=F("wrong_codes") + 1)
    raise Refused(rules.Refusal.WRONG_CODE, REFUSALS)


def _spend(letter: SignInLetter, language: str) -> tuple[Learner, str]:
    refusal = why_not(letter)
    raise_if(refusal, REFUSALS)
    letter.used_at = timezone.now()
    letter.save(update_fields=["used_at"])
    learner, _created = Learner.objects.get_or_create(email=letter.email, defaults={"language": language})
    return learner, letter.next_path


def sign_out_everywhere(learner: Learner) -> None:
    Learner.objects.filter(pk=learner.pk).update(sign_ins=F("sign_ins") + 1)


def forget_letters() -> None:
    """Erases the letters of yesterday, and their texts among the stored mail. May run twice."""
    before = timezone.now() - rules.LETTERS_KEPT
    SignInLetter.objects.filter(asked_at__lt=before).delete()
    settled = ~Q(sent_at=None) | ~Q(failed_at=None)
    Mail.objects.filter(settled, key__startswith=letters.SIGN_IN, created_at__lt=before).delete()
