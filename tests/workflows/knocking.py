"""Everybody's way to a work: what is done at each door, and what came of it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.sections import SECTION_DEPTH
from tests.workflows.states import Bank, last_review
from tests.world import CHECKED
from workflows.actions import open_pins
from workflows.models import FollowUp
from workflows.role_table import Action

# --- what is done at each door ---


class Door:
    """One role's way to the work in one state."""

    def __init__(self, bank: Bank, work: BasePage, session: str | None, forms: dict[type, dict[str, Any]]) -> None:
        self.bank, self.work, self.forms = bank, work, forms
        self.review = last_review(self.work)
        self.client = Client()
        if session:
            self.client.cookies["sessionid"] = session

    def knock(self, action: Action) -> Any:
        return DOORS[action](self)

    def post(self, name: str, number: int, **data: Any) -> Any:
        return self.client.post(reverse(f"workflows:{name}", args=(number,)), data)

    def on_review(self, name: str, **data: Any) -> Any:
        return self.post(name, self.review.pk if self.review else 0, **data)

    def on_work(self, name: str, **data: Any) -> Any:
        return self.post(name, self.work.pk, **data)

    def edit(self) -> Any:
        address = reverse("wagtailadmin_pages:edit", args=(self.work.pk,))
        return self.client.post(address, self.forms[type(self.work)] | {"slug": self.work.slug})

    def preview(self) -> Any:
        return self.client.get(reverse("wagtailadmin_pages:view_draft", args=(self.work.pk,)))

    def read(self) -> Any:
        """The pinned page; whoever gets that gets the screen around it, which asks the same."""
        number = self.review.pk if self.review else 0
        return self.client.get(reverse("workflows:preview", args=(number, self.work.pk)))

    def decide(self, action: str) -> Any:
        pins = ",".join(str(pin.pk) for pin in open_pins(self.review)) if self.review else ""
        return self.on_review("review", **CHECKED | {"pins": pins, "action": action, "comment": "Fordi."})

    def name(self) -> Any:
        return self.on_review("name_approver", candidate=self.bank.candidate.pk, reason="Ingen andre kan.")

    def emergency(self) -> Any:
        form = {"address": self.work.canonical_url, "reason": "Feil nummer til krisetelefonen."}
        return self.client.post(reverse("workflows:emergency"), form)

    def delete(self) -> Any:
        return self.client.post(reverse("wagtailadmin_pages:delete", args=(self.work.pk,)))

    def move(self) -> Any:
        other = Page.objects.get(slug="agder", locale=self.work.locale, depth=SECTION_DEPTH)
        return self.client.post(reverse("wagtailadmin_pages:move_confirm", args=(self.work.pk, other.pk)))

    def follow_up(self) -> Any:
        found = FollowUp.objects.filter(page=self.work.pk).first()
        return self.post("follow_up", found.pk if found else 0, note="Rettet.")


DOORS: dict[Action, Callable[[Door], Any]] = {
    Action.EDIT: Door.edit,
    Action.SUBMIT: lambda door: door.on_work("submit", pages=[door.work.pk]),
    Action.WITHDRAW: lambda door: door.on_work("withdraw"),
    Action.PREVIEW: Door.preview,
    Action.READ: Door.read,
    Action.CLAIM: lambda door: door.on_review("claim"),
    Action.RELEASE: lambda door: door.on_review("release"),
    Action.HAND_OVER: lambda door: door.on_review("hand_over", receiver=door.bank.receiver.pk),
    Action.APPROVE: lambda door: door.decide("approve"),
    Action.SEND_BACK: lambda door: door.decide("reject"),
    Action.NAME: Door.name,
    Action.TAKE_DOWN: lambda door: door.on_work("take_down", reason="Feil tall."),
    Action.EMERGENCY: Door.emergency,
    Action.DELETE: Door.delete,
    Action.MOVE: Door.move,
    Action.FOLLOW_UP: Door.follow_up,
}
READING = {Action.PREVIEW, Action.READ}


# --- what came of it ---


@cache
def _tables() -> list[str]:
    """Everything a verb of the workflow may write, letters and log included; not sessions and when one logged in."""
    rooms = {"core", "events", "home", "learning", "media", "wagtailcore", "workflows"}
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in rooms]
    opened = {"wagtailcore_pagesubscription"}  # that one has opened the editor
    return sorted({model._meta.db_table for model in models if model._meta.managed} - opened)


def digest() -> str:
    """Of every row and column of these tables, in one query."""
    rows = " UNION ALL ".join(f"SELECT '{table} ' || row::text AS line FROM {table} row" for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM ({rows}) lines")
        return str(cursor.fetchone()[0])


def rows_written() -> int:
    """By this transaction in these tables, also what was undone since: counted by PostgreSQL, and so nearly free."""
    counted = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables WHERE relname = ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(counted, [_tables()])
        return int(cursor.fetchone()[0])


def says_why(response: Any) -> bool:
    """Forbidden or not there; or a redirect with a message, or to the login; or the form again with what is wrong."""
    if response.status_code in (403, 404):
        return True
    if response.status_code == 302 and response.url.startswith("/konto/login/"):
        return True
    form = response.context.get("form") if response.context else None
    return bool(list(get_messages(response.wsgi_request)) or (form is not None and form.errors))


def outcome(door: Door, action: Action, before: str) -> str:
    """`allowed`, `refused`, or what is wrong with the refusal. Nothing of it stays."""
    written = rows_written()
    with transaction.atomic():
        response = door.knock(action)
        has_changed = rows_written() != written and digest() != before
        transaction.set_rollback(True)
    if action in READING:
        has_read = response.status_code == 200
        if has_changed:
            return "changes what it reads"
        return "allowed" if has_read else ("refused" if says_why(response) else "refused without a reason")
    if has_changed:
        return "allowed"
    return "refused" if says_why(response) else "refused without a reason"
