"""Who has signed in as a learner in this browser."""

from django.http import HttpRequest

from learning.models import Learner

LEARNER, SIGN_INS = "learner", "learner_sign_ins"


def learner_of(request: HttpRequest) -> Learner | None:
    """The learner whose page this is; None when nobody has signed in, or signed out everywhere since."""
    pk, sign_ins = request.session.get(LEARNER), request.session.get(SIGN_INS)
    if pk is None or sign_ins is None:
        return None
    return Learner.objects.filter(pk=pk, sign_ins=sign_ins).first()
