"""A learner in a browser of their own."""

from typing import Any

from django.test import Client

from learning.learners import session
from learning.models import Enrolment, Learner


def make_learner(name: str = "Ola") -> Learner:
    return Learner.objects.create(email=f"{name.lower()}@example.org", name=name)


def signed_in(learner: Learner, **how: Any) -> Client:
    """A test client past the learner's own door."""
    client = Client(**how)
    store = client.session
    store[session.LEARNER], store[session.SIGN_INS] = learner.pk, learner.sign_ins
    store.save()
    return client


def enrolled(learner: Learner, course: Any) -> Enrolment:
    return Enrolment.objects.create(learner=learner, work=course.translation_key)
