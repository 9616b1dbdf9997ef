"""Verbs of a learner's way through a course."""


def after_progress(enrolment_pk: int) -> None:
    """Called in the transaction of whatever may have been the last that the course asked for."""
