"""Kompetansebanken: the project's doors (urls, wsgi, celery) and its ground (core, media, people)."""

from cms.celery import app as celery_app  # shared tasks find their broker through it, in every process

__all__ = ("celery_app",)
