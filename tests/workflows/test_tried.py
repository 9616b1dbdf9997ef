"""«Vi har prøvd det»: a reader writes without an account, somebody reads it first, and nothing personal stays.

Long, since each role is tried at each verb of the same report.
"""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.core.models import Mail
from cms.local.servers import free_port
from cms.people.models import Membership, Municipality, Role
from learning.models import ResourcePage, TriedReport
from tests.readers import HOW, WHAT, accepted, live_recipe, report_on
from tests.reading import soup, text
from tests.world import CAST, World, draft_resource, login, put_up
from workflows.rules import Refusal
from workflows.tasks import forget_readers
from workflows.tried import rules

pytestmark = pytest.mark.django_db
LIST = 20  # the session, the user, the frame, the menu; who one is; the sections; what waits, what is decided
READERS = ("contact", "deputy", "own_member", "reviewer", "other_reviewer", "leader")
Status = TriedReport.Status


@pytest.fixture(scope="module")
def lasting_recipe(lasting_world: World) -> int:
    return live_recipe(lasting_world).pk


@pytest.fixture
def recipe(lasting_recipe: int, db: None) -> ResourcePage:
    """As it stands in the database, whatever the test before made of its own."""
    return ResourcePage.objects.get(pk=lasting_recipe)


@pytest.fixture
def waiting(recipe: ResourcePage) -> TriedReport:
    return report_on(recipe, email="leser@example.org")


def address(recipe: ResourcePage, prefix: str = "") -> str:
    return f"{prefix}/vi-har-provd/{recipe.pk}/"


def form(**changes: Any) -> dict[str, Any]:
    hamar = Municipality.objects.get(name="Hamar").pk
    return {"municipality": hamar, "what": WHAT, "how_it_went": HOW, "email": "", "nettside": ""} | changes


def write(recipe: ResourcePage, client: Client | None = None, **changes: Any) -> Any:
    return (client or Client()).post(address(recipe), form(**changes))


def judge(report: TriedReport, by: Any, action: str, reason: str = "") -> Any:
    url = reverse("tried_admin:report", args=(report.pk,))
    return login(by).post(url, {"action": action, "reason": reason})


def told(name: str) -> list[str]:
    keys = Mail.objects.filter(key__startswith=f"{name}:")
    return sorted(to.split("@")[0] for to in keys.values_list("to", flat=True))


# --- writing ---


def test_what_a_reader_writes_waits_and_nobody_sees_it(recipe: ResourcePage, client: Client) -> None:
    response = write(recipe, client, email="leser@example.org")

    report = TriedReport.objects.get()
    assert response["Location"] == f"{address(recipe)}?sendt=1"
    assert (report.what, report.how_it_went, report.municipality.name) == (WHAT, HOW, "Hamar")
    assert (report.status, report.email, report.language) == (Status.WAITING, "leser@example.org", "nb")
    assert HOW not in client.get(recipe.url).content.decode()
    assert "Takk." in text(soup(client.get(response["Location"])).select_one("[role=status]"))


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_the_form_answers_in_every_language_sets_no_cookie_and_is_not_kept(
    recipe: ResourcePage, client: Client, prefix: str
) -> None:
    response = client.get(address(recipe, prefix))
    sent = client.post(address(recipe, prefix), form())

    assert (response.status_code, list(response.cookies), list(sent.cookies)) == (200, [], [])
    assert "no-store" in response["Cache-Control"]
    assert TriedReport.objects.get().language == (prefix.strip("/") or "nb")


def test_the_form_works_where_csrf_is_checked(recipe: ResourcePage) -> None:
    write(recipe, Client(enforce_csrf_checks=True))

    assert TriedReport.objects.count() == 1


def test_what_another_site_sends_is_refused(recipe: ResourcePage) -> None:
    response = write(recipe, Client(headers={"Sec-Fetch-Site": "cross-site"}))

    assert (response.status_code, TriedReport.objects.exists()) == (403, False)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"municipality": ""}, "municipality"),
        ({"municipality": "999999"}, "municipality"),
        ({"municipality": "Hamar"}, "municipality"),
        ({"what": "  "}, "what"),
        ({"what": "x" * 1001}, "what"),
        ({"how_it_went": ""}, "how_it_went"),
        ({"how_it_went": "x" * 2001}, "how_it_went"),
        ({"what": "a\x00b"}, "what"),
        ({"email": "ikke en adresse"}, "email"),
    ],
)
def test_what_is_wrong_is_said_by_its_field_and_what_was_typed_is_kept(
    recipe: ResourcePage, client: Client, wrong: dict[str, str], field: str
) -> None:
    response = write(recipe, client, **wrong)

    page = soup(response)
    assert (list(response.context["form"].errors), TriedReport.objects.exists()) == ([field], False)
    assert page.select_one(f"#id_{field}")["aria-invalid"] == "true"
    assert f"id_{field}_error" in page.select_one(f"#id_{field}")["aria-describedby"].split()
    assert page.select_one(f"#id_{field}_error") is not None
    assert text(page.select_one("[role=alert]")).startswith("Det er ikke sendt ennå.")
    kept = page.select_one("#id_how_it_went" if field != "how_it_went" else "#id_what")
    assert text(kept) == (HOW if field != "how_it_went" else WHAT)


def test_what_a_reader_writes_is_shown_as_it_was_typed(recipe: ResourcePage, client: Client) -> None:
    write(recipe, client, how_it_went="<b>Fint</b> & bra")
    accepted(TriedReport.objects.get())

    assert "&lt;b&gt;Fint&lt;/b&gt; &amp; bra" in client.get(recipe.url).content.decode()


def test_a_trap_that_is_filled_in_keeps_nothing_and_says_nothing(recipe: ResourcePage, client: Client) -> None:
    response = write(recipe, client, nettside="https://spam.example", what="")

    assert response["Location"] == f"{address(recipe)}?sendt=1"
    assert (TriedReport.objects.exists(), Mail.objects.exists()) == (False, False)


def test_people_neither_see_the_trap_nor_come_to_it_by_keyboard(recipe: ResourcePage, client: Client) -> None:
    trap = soup(client.get(address(recipe))).select_one(".trap")

    assert (trap["aria-hidden"], trap.input["tabindex"], trap.input["name"]) == ("true", "-1", "nettside")


def test_too_many_from_one_place_wait_an_hour_and_others_need_not(recipe: ResourcePage) -> None:
    here, elsewhere = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="203.0.113.7")
    for _time in range(rules.FROM_ONE_PLACE):
        write(recipe, here)

    response = write(recipe, here, how_it_went="En gang til")

    assert (response.status_code, TriedReport.objects.count()) == (429, rules.FROM_ONE_PLACE)
    assert "Vent en time" in text(soup(response).select_one("[role=alert]"))
    assert text(soup(response).select_one("#id_how_it_went")) == "En gang til"
    assert write(recipe, elsewhere).status_code == 302


def test_a_cache_that_is_away_lets_readers_write(recipe: ResourcePage, settings: Any) -> None:
    away = settings.CACHES["default"] | {"LOCATION": f"redis://127.0.0.1:{free_port()}/0"}
    settings.CACHES = {"default": away}

    assert write(recipe).status_code == 302


def test_a_recipe_with_many_unread_reports_takes_no_more(recipe: ResourcePage, client: Client) -> None:
    for _time in range(rules.MOST_WAITING):
        report_on(recipe)

    assert write(recipe, client).status_code == 429


@pytest.mark.parametrize("method", ["get", "post"])
def test_there_is_a_form_for_live_recipes_alone(
    world: World, recipe: ResourcePage, client: Client, method: str
) -> None:
    book = put_up(draft_resource(world, "Bok"))
    draft = draft_resource(world, "Utkast")
    ResourcePage.objects.filter(pk=draft.pk).update(type="recipe")

    codes = [getattr(client, method)(address(page)).status_code for page in (recipe, book, draft)]

    assert codes == [200, 404, 404]
    assert "Fortell hvordan det gikk" not in client.get(book.url).content.decode()


def test_the_library_is_told_once_a_day_for_each_recipe(world: World, recipe: ResourcePage) -> None:
    write(recipe)
    write(recipe)

    assert told("tried") == ["contact", "deputy"]
    letter = Mail.objects.filter(key__startswith="tried:")[0]
    assert HOW in letter.body
    assert reverse("tried_admin:report", args=(TriedReport.objects.earliest("pk").pk,)) in letter.body


def test_the_group_is_told_where_the_library_has_nobody(world: World, recipe: ResourcePage) -> None:
    Membership.objects.filter(role=Role.CONTACT).delete()

    write(recipe)

    assert told("tried") == ["leader", "other_reviewer", "own_member", "reviewer"]


# --- deciding ---


@pytest.mark.parametrize("role", CAST)
def test_who_may_accept(world: World, waiting: TriedReport, role: str) -> None:
    response = judge(waiting, world.everybody[role], "accept")

    waiting.refresh_from_db()
    assert (waiting.status == Status.ACCEPTED) is (role in READERS)
    assert response.status_code == (302 if role in READERS else 403 if role == "outsider" else 404)


@pytest.mark.parametrize("role", CAST)
def test_who_may_decline_what_was_accepted(world: World, waiting: TriedReport, role: str) -> None:
    accepted(waiting)

    judge(waiting, world.everybody[role], "decline", "Nevner en låner ved navn.")

    waiting.refresh_from_db()
    assert (waiting.status == Status.DECLINED) is (role in READERS)


def test_who_is_signed_out_is_sent_to_the_login(waiting: TriedReport, client: Client) -> None:
    response = client.post(reverse("tried_admin:report", args=(waiting.pk,)), {"action": "accept"})

    waiting.refresh_from_db()
    assert response["Location"].startswith("/konto/login/")
    assert waiting.status == Status.WAITING


def test_who_was_a_contact_is_none_any_more(world: World, waiting: TriedReport) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Membership.objects.filter(user=world.contact).update(ends_on=yesterday)

    judge(waiting, world.contact, "accept")

    waiting.refresh_from_db()
    assert waiting.status == Status.WAITING


@pytest.mark.parametrize("role", CAST)
def test_the_list_shows_what_one_may_decide_on(world: World, waiting: TriedReport, role: str) -> None:
    response = login(world.everybody[role]).get(reverse("tried_admin:index"))

    assert (HOW in response.content.decode()) is (role in READERS)
    assert (response.status_code == 200) is (role in (*READERS, "other_contact"))


def test_what_is_accepted_is_shown_with_where_and_counted(
    world: World, recipe: ResourcePage, waiting: TriedReport, client: Client
) -> None:
    judge(waiting, world.contact, "accept")

    shown = soup(client.get(recipe.url)).select_one(".tried")
    assert (text(shown.h3).split(" · ")[0], WHAT in text(shown), HOW in text(shown)) == ("Hamar", True, True)
    assert "1 bibliotek har fortalt" in client.get("/bibliotek-som-ligner/").content.decode()
    assert "leser@example.org" not in client.get(recipe.url).content.decode()


def test_to_decline_takes_a_reason(world: World, waiting: TriedReport) -> None:
    response = judge(waiting, world.contact, "decline", " ")

    waiting.refresh_from_db()
    assert (waiting.status, list(response.context["form"].errors)) == (Status.WAITING, ["reason"])

    judge(waiting, world.contact, "decline", "Det er reklame.")

    waiting.refresh_from_db()
    assert (waiting.status, waiting.reason) == (Status.DECLINED, "Det er reklame.")


@pytest.mark.parametrize("action", ["", "noe", "decline"])
def test_an_unknown_button_shows_nothing(world: World, waiting: TriedReport, action: str) -> None:
    judge(waiting, world.contact, action)

    waiting.refresh_from_db()
    assert waiting.status == Status.WAITING


@pytest.mark.parametrize("first", ["accept", "decline"])
def test_a_report_is_accepted_once_and_what_is_declined_stays_so(
    world: World, waiting: TriedReport, first: str
) -> None:
    judge(waiting, world.contact, first, "Grunn.")

    response = judge(waiting, world.reviewer, "accept", "Likevel.")

    waiting.refresh_from_db()
    assert (waiting.decided_by, waiting.reason) == (world.contact, "Grunn.")
    assert "Noen har allerede avgjort" in response.content.decode()


def test_a_decision_is_logged_on_the_recipe(world: World, recipe: ResourcePage, waiting: TriedReport) -> None:
    judge(waiting, world.contact, "decline", "Reklame.")

    entry = PageLogEntry.objects.get(action="kb.tried_declined")
    assert (entry.page_id, entry.user, entry.data) == (recipe.pk, world.contact, {"reason": "Reklame."})


# --- what is kept of whoever wrote ---


@pytest.mark.parametrize(("action", "says"), [("accept", "/innlandet/oppskrift/"), ("decline", "For kort.")])
def test_the_writer_is_told_and_the_address_forgotten(
    world: World, waiting: TriedReport, action: str, says: str
) -> None:
    judge(waiting, world.contact, action, "For kort.")

    waiting.refresh_from_db()
    letter = Mail.objects.get(key=f"tried_decided:{waiting.pk}")
    assert (letter.to, waiting.email) == ("leser@example.org", "")
    assert says in letter.body


def test_the_letter_is_in_the_language_the_form_was_filled_in(world: World, recipe: ResourcePage) -> None:
    report = report_on(recipe, email="lesar@example.org", language="nn")

    judge(report, world.contact, "accept")

    letter = Mail.objects.get(to="lesar@example.org")
    assert (letter.language, letter.subject) == ("nn", "Det du fortalde om Oppskrift")
    assert "/nn/innlandet/oppskrift/" in letter.body


def test_without_an_address_nobody_is_written_to(world: World, recipe: ResourcePage) -> None:
    judge(report_on(recipe), world.contact, "accept")

    assert told("tried_decided") == []


def test_the_job_erases_what_has_done_its_service(world: World, recipe: ResourcePage) -> None:
    now = timezone.now()
    old, fresh = report_on(recipe, email="gammel@example.org"), report_on(recipe, email="ny@example.org")
    declined, kept = report_on(recipe, email="a@example.org"), report_on(recipe, email="b@example.org")
    for report in (declined, kept):
        judge(report, world.contact, "decline", "Nei.")
    TriedReport.objects.filter(pk=old.pk).update(written_at=now - rules.EMAIL_KEPT - datetime.timedelta(days=1))
    TriedReport.objects.filter(pk=declined.pk).update(decided_at=now - rules.DECLINED_KEPT - datetime.timedelta(days=1))
    long_ago = now - rules.LETTER_KEPT - datetime.timedelta(days=1)
    Mail.objects.filter(to="a@example.org").update(created_at=long_ago, sent_at=long_ago)
    Mail.objects.filter(to="b@example.org").update(created_at=long_ago)

    forget_readers()
    forget_readers()

    assert dict(TriedReport.objects.values_list("pk", "email")) == {old.pk: "", fresh.pk: "ny@example.org", kept.pk: ""}
    assert set(Mail.objects.filter(key__startswith="tried_decided:").values_list("to", flat=True)) == {"b@example.org"}


def test_a_report_goes_with_its_recipe(recipe: ResourcePage, waiting: TriedReport) -> None:
    recipe.unpublish()
    ResourcePage.objects.get(pk=recipe.pk).delete()

    assert not TriedReport.objects.exists()


# --- who sees that something waits ---


@pytest.mark.parametrize(("role", "rows"), [("contact", 1), ("deputy", 1), ("other_contact", 0)])
def test_the_first_page_shows_what_waits(world: World, waiting: TriedReport, role: str, rows: int) -> None:
    page = login(world.everybody[role]).get("/admin/").content.decode()

    assert page.count("Oppskrift: Hamar") == rows


def test_the_agenda_of_the_group_shows_what_waits(world: World, waiting: TriedReport) -> None:
    page = login(world.reviewer).get(reverse("mandate:agenda")).content.decode()

    assert reverse("tried_admin:report", args=(waiting.pk,)) in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_whatever_waits(
    world: World, recipe: ResourcePage, number: int, django_assert_num_queries: Any
) -> None:
    for _time in range(number):
        report_on(recipe)
        judge(report_on(recipe), world.contact, "accept")
    client = login(world.contact)
    client.get(reverse("tried_admin:index"))

    with django_assert_num_queries(LIST):
        response = client.get(reverse("tried_admin:index"))

    assert (len(response.context["waiting"]), len(response.context["decided"])) == (number, number)


# --- the rules ---

DECIDES = {"is_contact": True, "is_member": False, "is_waiting": True, "is_accepted": False}


@pytest.mark.parametrize(
    ("facts", "accept", "reason", "refusal"),
    [
        ({}, True, "", None),
        ({}, False, "", Refusal.NO_REASON),
        ({}, False, "x", None),
        ({"is_contact": False}, True, "", Refusal.NOT_YOUR_REPORT),
        ({"is_contact": False, "is_member": True}, True, "", None),
        ({"is_waiting": False}, True, "", Refusal.REPORT_IS_DECIDED),
        ({"is_waiting": False}, False, "x", Refusal.REPORT_IS_DECIDED),
        ({"is_waiting": False, "is_accepted": True}, False, "x", None),
        ({"is_waiting": False, "is_accepted": True}, True, "", Refusal.REPORT_IS_DECIDED),
    ],
)
def test_the_rules_of_deciding(facts: dict[str, bool], accept: bool, reason: str, refusal: Refusal | None) -> None:
    assert rules.may_decide(**DECIDES | facts, accept=accept, reason=reason) is refusal


@pytest.mark.parametrize(
    ("from_here", "waiting_", "refusal"),
    [
        (rules.FROM_ONE_PLACE - 1, rules.MOST_WAITING - 1, None),
        (rules.FROM_ONE_PLACE, 0, Refusal.TOO_MANY_REPORTS),
        (0, rules.MOST_WAITING, Refusal.TOO_MANY_REPORTS),
    ],
)
def test_the_rule_of_writing(from_here: int, waiting_: int, refusal: Refusal | None) -> None:
    assert rules.may_write(from_here=from_here, waiting=waiting_) is refusal
