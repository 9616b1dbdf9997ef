"""Who is signed in as a learner."""

from django.http import HttpRequest

from learning.models import Learner

KEY = "learner"


def learner_of(request: HttpRequest) -> Learner | None:
    pk = request.session.get(KEY)
    return Learner.objects.filter(pk=pk).first() if pk else None
