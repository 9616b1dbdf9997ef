"""Where certificates are checked and fetched, and the group's list of them: each door as everybody.

Long, since each standing, each file and each role is tried.
"""

import datetime
import gzip
import json
from base64 import urlsafe_b64decode
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.core.logs import HideSecrets
from learning.certificates import actions, rules, tasks
from learning.certificates.addresses import verification_address
from learning.models import Certificate, StatusList
from tests.certificates import FACTS, NAME, files_of, issued, learner, made
from tests.reading import soup, text
from tests.world import CAST, World, login

pytestmark = pytest.mark.django_db
Standing = rules.Standing
GROUP = ("own_member", "reviewer", "other_reviewer", "leader", "operator")
REASON = "Utstedt til feil person."
PAGE, LIST = 3, 12


def address(certificate: Certificate, prefix: str = "") -> str:
    return f"{prefix}/bevis/{certificate.code}/"


def revoked(certificate: Certificate, world: World) -> Certificate:
    return actions.revoke(certificate.pk, world.reviewer, REASON)


def erased(certificate: Certificate) -> Certificate:
    actions.erase_holder(learner())
    return Certificate.objects.get(pk=certificate.pk)


# --- the page ---


def test_the_page_says_that_the_certificate_is_valid_and_all_that_it_says(world: World, client: Client) -> None:
    certificate = made(issued(valid_until="2099-01-31"))

    response = client.get(address(certificate))

    page = soup(response)
    shown = text(page.main)
    assert text(page.select_one(".certificate-verdict")) == "Beviset er gyldig"
    for words in (
        *(NAME, FACTS.title, FACTS.description, FACTS.content_hash, "velge spill som passer", "Prøven er bestått"),
        *("7,5 timer", "Innlandet fylkesbibliotek", "27. november 2026", "31. januar 2099", certificate.code),
    ):
        assert words in shown
    assert page.select_one('a[href="https://example.org/esco/2622-2"]') is not None
    links = [str(link["href"]) for link in page.select(".files a")]
    assert links == [f"/bevis/{certificate.code}/kursbevis.{kind}" for kind in ("pdf", "png", "svg", "json", "jwt")]


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_the_page_is_for_those_with_the_link_alone(world: World, client: Client, prefix: str) -> None:
    response = client.get(address(issued(), prefix))

    assert (response.status_code, list(response.cookies)) == (200, [])
    assert {name: response[name] for name in ("X-Robots-Tag", "Referrer-Policy")} == {
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "same-origin",
    }
    assert "no-store" in response["Cache-Control"]
    assert soup(response).select_one("meta[name=robots]")["content"] == "noindex"


def test_what_is_revoked_says_when_and_why(world: World, client: Client) -> None:
    page = soup(client.get(address(revoked(issued(), world))))

    said = text(page.select_one(".certificate-standing"))
    assert said.startswith("Beviset er trukket tilbake Det ble trukket tilbake ")
    assert said.endswith(f"Grunnen: {REASON}")


def test_what_is_replaced_leads_to_the_newer(world: World, client: Client) -> None:
    old = issued()
    new = actions.renew(old, key="renewal:1", name="Åse Marie Ødegaard")

    standing = soup(client.get(address(old))).select_one(".certificate-standing")

    assert text(standing).startswith("Beviset er erstattet")
    assert standing.a["href"] == verification_address(new)


def test_what_is_replaced_and_revoked_is_revoked_and_leads_to_the_newer(world: World, client: Client) -> None:
    old = issued()
    new = actions.renew(old, key="renewal:1")
    revoked(old, world)

    standing = soup(client.get(address(old))).select_one(".certificate-standing")

    assert (standing["data-standing"], standing.a["href"]) == ("revoked", verification_address(new))


def test_what_has_expired_says_until_when(world: World, client: Client) -> None:
    certificate = issued(issued_on="2024-01-10", valid_until="2025-01-10")

    said = text(soup(client.get(address(certificate))).select_one(".certificate-standing"))

    assert said == "Beviset har gått ut Det var gyldig til og med 10. januar 2025."


def test_an_attendance_certificate_says_which_day(world: World, client: Client) -> None:
    certificate = issued(kind="attendance", attended_on="2026-11-20", hours=None)

    shown = text(soup(client.get(address(certificate))).main)

    assert ("Deltakerbevis" in shown, "20. november 2026" in shown, "timer" in shown) == (True, True, False)


def test_files_that_are_not_made_yet_are_said_to_be_coming(world: World, client: Client) -> None:
    page = soup(client.get(address(issued())))

    assert (page.select(".files"), "Filene blir laget" in text(page.main)) == ([], True)


def test_words_of_the_course_are_in_the_language_of_the_course(world: World, client: Client) -> None:
    page = soup(client.get(address(issued(), "/en")))

    assert [page.h1["lang"], page.select_one(".outcomes")["lang"]] == ["nb", "nb"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_whatever_is_on_it(
    world: World, client: Client, number: int, django_assert_num_queries: Any
) -> None:
    certificate = made(issued(lessons=("x",) * number, competences=FACTS.competences[:1] * number))
    client.get(address(certificate))

    with django_assert_num_queries(PAGE):
        response = client.get(address(certificate))

    assert len(soup(response).select(".files a")) == 5


@pytest.mark.parametrize("code", ["finnes-ikke", "status", "1", "A" * 22])
def test_what_there_is_not_is_not_found(world: World, client: Client, code: str) -> None:
    certificate = made(issued())
    paths = [f"/bevis/{code}/", f"/nn/bevis/{code}/", f"/bevis/{code}/kursbevis.pdf", f"/bevis/{certificate.pk}/"]

    assert [client.get(path).status_code for path in paths] == [404] * 4


# --- does the name agree? ---


@pytest.mark.parametrize(("name", "kind"), [("åse  marie ØDEGÅRD", "success"), ("Åse Ødegård", "warning")])
def test_a_name_is_checked_when_the_holder_is_forgotten(world: World, name: str, kind: str) -> None:
    certificate = erased(issued())
    client = Client(enforce_csrf_checks=True)

    response = client.post(address(certificate), {"name": name})

    page = soup(response)
    assert (page.select_one("[role=status]")["data-color"], list(response.cookies)) == (kind, [])
    assert (NAME in response.content.decode(), "Navnet på innehaveren er slettet her" in text(page.main)) == (
        False,
        True,
    )


def test_while_the_name_stands_there_is_nothing_to_check(world: World, client: Client) -> None:
    certificate = issued()

    response = client.post(address(certificate), {"name": NAME})

    assert (soup(response).select("main form"), response.context["agrees"]) == ([], None)


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "a\x00b"])
def test_what_is_no_name_is_said_by_the_field(world: World, client: Client, name: str) -> None:
    page = soup(client.post(address(erased(issued())), {"name": name}))

    assert (page.select_one("#id_name")["aria-invalid"], page.select("[role=status]")) == ("true", [])
    assert page.select_one("#id_name_error") is not None


def test_what_another_site_sends_is_refused(world: World) -> None:
    certificate = erased(issued())

    response = Client(headers={"Sec-Fetch-Site": "cross-site"}).post(address(certificate), {"name": NAME})

    assert response.status_code == 403


def test_names_are_not_tried_without_end_and_others_may_still_try(world: World) -> None:
    certificate = erased(issued())
    here, elsewhere = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="203.0.113.7")
    for number in range(rules.NAMES_TRIED):
        here.post(address(certificate), {"name": f"Navn {number}"})

    response = here.post(address(certificate), {"name": NAME})

    assert (response.status_code, response.context["agrees"]) == (429, None)
    assert "Vent en time" in text(soup(response).select_one("[role=alert]"))
    assert elsewhere.post(address(certificate), {"name": NAME}).context["agrees"] is True


def test_other_methods_are_not_answered(world: World, client: Client) -> None:
    certificate = made(issued())
    paths = (address(certificate), f"{address(certificate)}kursbevis.pdf", "/bevis/status/1/", "/.well-known/did.json")

    assert [client.delete(path).status_code for path in paths] == [405] * 4


# --- files ---


def test_each_file_is_given_as_it_is_stored_and_kept_by_nobody(world: World, client: Client) -> None:
    certificate = made(issued())

    found = {kind: client.get(f"{address(certificate)}kursbevis.{kind}") for kind in files_of(certificate)}

    assert {kind: response.content for kind, response in found.items()} == files_of(certificate)
    assert {kind: response["Content-Type"] for kind, response in found.items()} == {
        "json": "application/json",
        "jwt": "application/jwt",
        "pdf": "application/pdf",
        "png": "image/png",
        "svg": "image/svg+xml",
    }
    assert {("no-store" in response["Cache-Control"], response["X-Robots-Tag"]) for response in found.values()} == {
        (True, "noindex")
    }


def test_the_pdf_of_who_is_forgotten_is_gone_for_everybody(world: World, client: Client) -> None:
    certificate = erased(made(issued()))

    found = [client.get(f"{address(certificate)}kursbevis.{kind}").status_code for kind in ("pdf", "json", "xyz")]

    assert found == [404, 200, 404]


def test_a_drawing_that_is_opened_runs_no_scripts(world: World, client: Client) -> None:
    response = client.get(f"{address(made(issued()))}kursbevis.svg")

    assert "default-src 'self'" in response["Content-Security-Policy"]


# --- the list of what is revoked, and the keys ---


def places(response: Any) -> set[int]:
    """The places of a list that are set, read by hand."""
    encoded = response.json()["credentialSubject"]["encodedList"].removeprefix("u")
    bits = gzip.decompress(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    assert len(bits) * 8 == rules.LIST_SIZE
    return {byte * 8 + bit for byte, value in enumerate(bits) if value for bit in range(8) if value & 0x80 >> bit}


def test_the_list_is_open_to_all_and_kept_for_a_while(world: World, client: Client) -> None:
    issued()

    found = [client.get(path) for path in ("/bevis/status/1/", "/.well-known/did.json")]

    assert [response["Access-Control-Allow-Origin"] for response in found] == ["*", "*"]
    assert [response["Cache-Control"] for response in found] == ["public, max-age=300"] * 2
    assert [list(response.cookies) for response in found] == [[], []]


def test_a_revocation_stands_in_the_list_at_once_whatever_becomes_of_the_job(world: World, client: Client) -> None:
    certificate, other = issued("enrolment:1"), issued("enrolment:2")
    before = places(client.get("/bevis/status/1/"))

    revoked(certificate, world)

    assert (before, places(client.get("/bevis/status/1/"))) == (set(), {certificate.status_index})
    revoked(other, world)
    assert places(client.get("/bevis/status/1/")) == {certificate.status_index, other.status_index}


def test_a_list_is_signed_once_until_it_is_old(world: World, client: Client) -> None:
    issued()
    client.get("/bevis/status/1/")
    first = StatusList.objects.get().signed_at
    tasks.sign_status_list(1)
    again = StatusList.objects.get().signed_at
    StatusList.objects.update(signed_at=first - rules.LIST_RENEWED_AFTER)

    tasks.sign_status_list(1)

    found = client.get("/bevis/status/1/").json()
    assert (again, StatusList.objects.get().signed_at > first) == (first, True)
    assert (found["id"], found["type"][1]) == ("http://127.0.0.1:8000/bevis/status/1/", "BitstringStatusListCredential")
    held = [datetime.datetime.fromisoformat(found[name]) for name in ("validFrom", "validUntil")]
    assert held[1] - held[0] == rules.LIST_VALID


def test_a_list_there_is_not_is_not_found(world: World, client: Client) -> None:
    issued()

    assert client.get("/bevis/status/2/").status_code == 404


def test_without_keys_there_is_no_document_of_them(world: World, client: Client, settings: Any) -> None:
    settings.CERTIFICATE_KEYS = "[]"

    assert client.get("/.well-known/did.json").status_code == 404


# --- the group's list ---


def in_admin(certificate: Certificate) -> str:
    return reverse("certificates_admin:certificate", args=(certificate.pk,))


@pytest.mark.parametrize("role", CAST)
def test_who_sees_the_list_and_a_certificate(world: World, role: str) -> None:
    certificate = issued()
    client = login(world.everybody[role])

    found = [client.get(path) for path in (reverse("certificates_admin:index"), in_admin(certificate))]

    may = role in GROUP
    assert [response.status_code == 200 for response in found] == [may, may]
    assert [certificate.code in response.content.decode() for response in found] == [may, may]
    assert NAME not in found[0].content.decode()


@pytest.mark.parametrize("role", CAST)
def test_who_revokes_with_the_button(world: World, role: str) -> None:
    certificate = issued()

    login(world.everybody[role]).post(in_admin(certificate), {"reason": REASON})

    assert (Certificate.objects.get().revoked_reason == REASON) is (role in GROUP)


def test_who_is_signed_out_is_sent_to_the_login(world: World, client: Client) -> None:
    response = client.post(in_admin(issued()), {"reason": REASON})

    assert (response["Location"].startswith("/konto/login/"), Certificate.objects.get().revoked_at) == (True, None)


def test_the_button_takes_a_reason_and_is_gone_when_it_is_done(world: World) -> None:
    certificate = issued()
    client = login(world.reviewer)

    without = client.post(in_admin(certificate), {"reason": " "})
    client.post(in_admin(certificate), {"reason": REASON})
    again = client.post(in_admin(certificate), {"reason": "En gang til"})

    assert list(without.context["form"].errors) == ["reason"]
    assert REASON in text(soup(again).main)
    assert ("Beviset er trukket tilbake." in again.content.decode(), soup(again).select("main button")) == (True, [])


@pytest.mark.parametrize("typed", ["{code}", "  {code} ", "http://127.0.0.1:8000/bevis/{code}/", "/nn/bevis/{code}"])
def test_a_certificate_is_found_by_its_code_or_its_address(world: World, typed: str) -> None:
    certificate, _other = issued("enrolment:1"), issued("enrolment:2")

    response = login(world.operator).get(
        reverse("certificates_admin:index"), {"code": typed.format(code=certificate.code)}
    )

    assert [row[0] for row in response.context["rows"]] == [certificate]


@pytest.mark.parametrize("typed", ["Ødegård", "laerer@example.org", "spill", "a\x00b", "x" * 301])
def test_nothing_is_found_by_a_name(world: World, typed: str) -> None:
    issued()

    response = login(world.operator).get(reverse("certificates_admin:index"), {"code": typed})

    found = [row[0] for row in response.context["rows"]]
    assert (found if response.context["form"].is_valid() else []) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_many_there_are(
    world: World, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        issued(f"enrolment:{each}")
    client = login(world.operator)
    client.get(reverse("certificates_admin:index"))

    with django_assert_num_queries(LIST):
        response = client.get(reverse("certificates_admin:index"))

    assert len(response.context["rows"]) == number


def test_a_long_list_has_pages(world: World) -> None:
    for each in range(31):
        issued(f"enrolment:{each}")
    client = login(world.operator)

    pages = [client.get(reverse("certificates_admin:index"), {"p": number}) for number in (1, 2, 99, "x")]

    assert [len(page.context["rows"]) for page in pages] == [30, 1, 1, 30]


def test_the_letter_and_the_page_of_who_is_forgotten_are_told_to_the_group_without_the_name(world: World) -> None:
    certificate = erased(issued())

    shown = login(world.reviewer).get(in_admin(certificate)).content.decode()

    assert ("Navnet på innehaveren er slettet." in shown, NAME in shown) == (True, False)


def test_a_replaced_certificate_leads_to_the_newer_in_the_admin_too(world: World) -> None:
    old = issued()
    new = actions.renew(old, key="renewal:1")

    page = soup(login(world.reviewer).get(in_admin(old)))

    assert page.select_one(f'main a[href="{in_admin(new)}"]') is not None


@pytest.mark.parametrize("role", CAST)
def test_the_menu_leads_to_the_list_for_those_who_see_it(world: World, role: str) -> None:
    response = login(world.everybody[role]).get("/admin/")

    assert (json.dumps(reverse("certificates_admin:index")) in response.content.decode()) is (role in GROUP)


def test_no_log_names_the_code(world: World, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(HideSecrets())

    client.get("/nn/bevis/ein-hemmeleg-kode/")
    client.get("/bevis/en-hemmelig-kode/kursbevis.pdf")

    assert ("hemmel" in caplog.text, caplog.text.count("/bevis/…/")) == (False, 2)
