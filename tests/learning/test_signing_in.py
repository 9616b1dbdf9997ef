"""An e-mail address, a letter, and nothing more."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from cms.core.models import Mail
from learning.learners import actions, rules
from learning.models import Learner, SignInLetter
from tests.jobs import Commit
from tests.learners import ADDRESS, ask, code_in, cookies_of, learner_of, letter_to, link_in, signed_in
from tests.races import at_once

INDEX = "/min-laering/"
pytestmark = pytest.mark.django_db


def test_who_is_signed_out_is_asked_to_sign_in_and_led_back() -> None:
    client = Client()

    answer = client.get("/min-laering/mine-data/")

    assert answer.status_code == 302
    assert answer["Location"] == "/min-laering/logg-inn/?videre=%2Fmin-laering%2Fmine-data%2F"
    ask(to="/min-laering/mine-data/", client=client)
    assert client.post(link_in(letter_to()))["Location"] == "/min-laering/mine-data/"


def test_asking_sets_no_cookie_and_names_no_address_in_the_url() -> None:
    client = Client()

    form, asked = client.get("/min-laering/logg-inn/"), ask(client=client)
    code_page = client.get(asked["Location"])

    assert [cookies_of(answer) for answer in (form, asked, code_page)] == [[], [], []]
    assert "@" not in asked["Location"]
    assert ADDRESS in code_page.content.decode()


def test_opening_the_link_changes_nothing_and_pressing_the_button_signs_in() -> None:
    client = Client()
    ask(client=client)
    link = link_in(letter_to())

    opened = [client.get(link).status_code for _scanner in range(3)]

    assert opened == [200, 200, 200]
    assert (Learner.objects.count(), client.get(INDEX).status_code) == (0, 302)
    assert client.post(link)["Location"] == INDEX
    assert client.get(INDEX).status_code == 200


def test_a_link_is_spent_once() -> None:
    ask()
    link = link_in(letter_to())
    Client().post(link)

    again = Client().post(link)

    assert again.status_code == 403
    assert "Brevet er brukt" in again.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_link_that_is_pressed_twice_at_once_is_spent_once() -> None:
    ask()
    link = link_in(letter_to())

    answers = at_once(*[lambda: Client().post(link).status_code] * 4)

    assert sorted(answers) == [302, 403, 403, 403]


def test_a_letter_is_good_for_a_quarter_of_an_hour() -> None:
    ask()
    SignInLetter.objects.update(asked_at=timezone.now() - datetime.timedelta(minutes=15))

    answer = Client().post(link_in(letter_to()))

    assert answer.status_code == 403
    assert Learner.objects.count() == 0


def test_the_six_digits_sign_in_as_well() -> None:
    client = Client()
    page = ask(client=client)["Location"]
    digits = code_in(letter_to())

    answer = client.post(page, {"code": f" {digits[:3]} {digits[3:]} "})

    assert answer["Location"] == INDEX
    assert client.get(INDEX).status_code == 200


def test_five_wrong_codes_spoil_the_letter_and_its_link() -> None:
    page = ask()["Location"]
    digits = code_in(letter_to())
    wrong = "000000" if digits != "000000" else "111111"

    refused = [Client().post(page, {"code": wrong}) for _try in range(rules.MOST_WRONG_CODES)]
    right, link = Client().post(page, {"code": digits}), Client().post(link_in(letter_to()))

    assert {answer.status_code for answer in refused} == {403}
    assert "ikke koden" in refused[0].content.decode()
    assert (right.status_code, link.status_code) == (403, 403)
    assert "For mange" in right.content.decode()


def test_a_link_that_nobody_signed_leads_nowhere() -> None:
    ask()
    forged = link_in(letter_to())[:-4] + "abc/"

    assert [
        Client().get(address).status_code for address in (forged, "/min-laering/kode/1/", "/min-laering/inn/x/")
    ] == [
        404,
        404,
        404,
    ]
    with pytest.raises(actions.Refused):
        actions.spend_link("x", language="nb")
    with pytest.raises(actions.Refused):
        actions.spend_code(0, "1", language="nb")


def test_no_more_than_five_letters_an_hour_go_to_one_address() -> None:
    answers = [ask().status_code for _letter in range(rules.LETTERS_AN_HOUR + 1)]
    refused = ask()

    assert answers == [302] * 5 + [429]
    assert "Vent en time" in refused.content.decode()
    assert f'value="{ADDRESS}"' in refused.content.decode()
    assert ask("en.annen@example.org").status_code == 302


def test_no_more_than_so_many_an_hour_are_asked_for_from_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "LETTERS_FROM_HERE", 30)
    answers = [ask(f"nr{number}@example.org").status_code for number in range(rules.LETTERS_FROM_HERE + 1)]

    assert answers == [302] * 30 + [429]


def test_what_fills_in_forms_by_itself_gets_no_letter() -> None:
    answer = Client().post("/min-laering/logg-inn/", {"email": ADDRESS, "nettside": "x"})

    assert answer.status_code == 200
    assert Mail.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}, {"Origin": "null"}],
    ids=["by the browser's word", "by an older browser's", "by one that hides where it was"],
)
def test_another_site_cannot_sign_anybody_in(headers: dict[str, str]) -> None:
    ask()

    answer = Client().post(link_in(letter_to()), headers=headers)

    assert answer.status_code == 403
    assert Learner.objects.count() == 0


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}]
)
def test_the_sites_own_form_signs_in(headers: dict[str, str]) -> None:
    ask()

    assert Client().post(link_in(letter_to()), headers=headers).status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "min-laering/"])
def test_nobody_is_led_to_another_site(elsewhere: str) -> None:
    client = Client()
    ask(to=elsewhere, client=client)

    assert client.post(link_in(letter_to()))["Location"] == INDEX


def test_the_address_is_one_however_it_is_written() -> None:
    signed_in(ADDRESS)

    ask(ADDRESS.upper())
    Client().post(link_in(letter_to(ADDRESS)))

    assert list(Learner.objects.values_list("email", flat=True)) == [ADDRESS]


def test_the_letter_is_in_the_language_it_was_asked_for_in() -> None:
    client = Client()
    client.post("/nn/min-laering/logg-inn/", {"email": ADDRESS})

    letter = letter_to()

    assert letter.language == "nn"
    assert "/nn/min-laering/inn/" in letter.body
    client.post(f"/nn{link_in(letter)}")
    assert learner_of().language == "nn"


def test_signing_out_ends_it_here_and_everywhere_ends_it_everywhere() -> None:
    here, there = signed_in(), signed_in()

    here.post("/min-laering/logg-ut/")
    assert (here.get(INDEX).status_code, there.get(INDEX).status_code) == (302, 200)

    third = signed_in()
    third.post("/min-laering/logg-ut/", {"everywhere": "1"})
    assert (third.get(INDEX).status_code, there.get(INDEX).status_code) == (302, 302)


def test_who_is_not_signed_in_signs_out_without_a_fault() -> None:
    assert Client().post("/min-laering/logg-ut/").status_code == 302


def test_a_session_ends_after_eight_hours_and_with_the_browser() -> None:
    client = signed_in()
    session = client.session

    assert session.get_expire_at_browser_close()
    kept = session["learner"]
    session["learner"] = kept | {"since": kept["since"] - rules.SESSION_LIVES.total_seconds()}
    session.save()
    assert client.get(INDEX).status_code == 302


def test_a_learner_has_no_door_to_the_admin() -> None:
    client = signed_in()

    assert client.get("/admin/")["Location"] == "/konto/login/?next=/admin/"


def test_an_editor_stays_logged_in_when_they_sign_in_and_out_as_a_learner(world: object, client_of: object) -> None:
    editor = client_of(world.contact)  # type: ignore[operator,attr-defined]
    ask(client=editor)

    editor.post(link_in(letter_to()))
    both = editor.get(INDEX).status_code, editor.get("/admin/").status_code
    editor.post("/min-laering/logg-ut/")

    assert both == (200, 200)
    assert (editor.get(INDEX).status_code, editor.get("/admin/").status_code) == (302, 200)


def test_the_pages_of_a_learner_are_kept_by_no_cache() -> None:
    answer = signed_in().get(INDEX)

    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))


def test_yesterdays_letters_are_forgotten(commit: Commit) -> None:
    with commit():
        ask()
    long_ago = timezone.now() - rules.LETTERS_KEPT - datetime.timedelta(minutes=1)
    SignInLetter.objects.update(asked_at=long_ago)
    Mail.objects.update(created_at=long_ago, sent_at=long_ago)
    ask("ny@example.org")

    for _twice in range(2):
        actions.forget_letters()

    assert list(SignInLetter.objects.values_list("email", flat=True)) == ["ny@example.org"]
    assert list(Mail.objects.values_list("to", flat=True)) == ["ny@example.org"]
