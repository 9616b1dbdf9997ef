"""Requests whose user is known to be logged in."""

from django.http import HttpRequest

from cms.people.models import User


class AdminRequest(HttpRequest):
    """What a view behind `require_admin_access` gets; only a type, never made."""

    user: User
    kb_roles: frozenset[str]  # kept by the first menu item that asks
