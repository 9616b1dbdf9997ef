"""Letters to learners; stored as all letters are, in the transaction of what they tell."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from cms.core.outbox import store_letter
from learning.learners.rules import LETTER_LIVES
from learning.models import SignInLetter

SIGN_IN = "sign_in:"  # begins the keys of letters that open a learner's page, which are erased after a day
# What the keys of all letters to learners begin with: the same address may be an editor's, whose letters are another's.
TO_LEARNERS = (SIGN_IN, "name:", "certificate:", "assessed:", "deadline:", "meeting:")


def write(to: str, template: str, context: dict[str, Any], *, language: str, key: str) -> None:
    """Renders `mail/learning/<template>.txt` in the learner's language; its first line is the subject."""
    store_letter(to, f"learning/{template}", context, language=language, key=key)


def sign_in(letter: SignInLetter, *, token: str, code: str, language: str) -> None:
    with translation.override(language):
        path = reverse("learners:open", args=(token,))
    context = {"path": path, "code": f"{code[:3]} {code[3:]}", "minutes": int(LETTER_LIVES.total_seconds() // 60)}
    write(letter.email, "sign_in", context, language=language, key=f"{SIGN_IN}{letter.pk}")
