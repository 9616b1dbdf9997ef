"""Every page and form that readers meet, in each interface: its words, its `lang`, its dates and its links.

Long, since every page is named in it.
"""

from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.people.models import User
from events.evaluations import actions as evaluations
from events.evaluations.tasks import tend_evaluations
from events.evaluations.tokens import new_token
from events.models import EvaluationQuestion
from learning.certificates import actions as certificate_actions
from learning.certificates.facts import Competence, Issuer
from learning.models import CoursePage
from tests.certificates import NAME, issued, learner
from tests.languages.stage import q
from tests.languages.walk import PREFIXES, astray, faults
from tests.reading import soup
from tests.signed_up import let_it_be_over, open_event
from tests.world import PASSWORD, World, draft_course, login, make_user, put_up
from workflows import actions

pytestmark = pytest.mark.django_db

LISTS = (
    *("", "kurs/", "ressurser/", "arrangement/", "arrangement/?nar=tidligere", "fylkesbibliotekene/", "agder/"),
    *("arrangement/?visning=maned", "arrangement/?visning=fylke"),
    *("innlandet/", "vestland/", "jeg-har-10-minutter/", "til-personalmotet/", "til-personalmotet/?minutter=60"),
    *("bibliotek-som-ligner/", "bibliotek-som-ligner/?storrelse=small", "kurs/?niva=basic&fylke=99", "kurs/?side=9"),
    *("kompetanse/", "kompetanse/bokprat/", "kompetanse/kvensk/", "kompetanse/selvvurdering/"),
    "kompetanse/selvvurdering/?malgruppe=ledere",
)
SEARCHES = (
    *("sok/", "sok/?q=qnbqkurs", "sok/?q=qnnqkurs", "sok/?q=qnbq", "sok/?q=finnesikke", "sok/?q=hei&niva=xx"),
    *(
        "sok/?slag=kurs&slag=ressurs&slag=arrangement&orden=nyest",
        "sok/?slag=arrangement&nar=over",
        "sok/forslag/?q=qn",
    ),
)
BOTH = ("nb", "nn")
KINDS = EvaluationQuestion.Kind.values


def rest_of(page: Any) -> str:
    """The address below the front page."""
    return str(page.url_path.split("/", 2)[2])


def told(client: Client, language: str, addresses: Any, statuses: tuple[int, ...] = (200,)) -> dict[str, list[str]]:
    """What is wrong at each of the addresses, where something is."""
    found = {}
    for rest in addresses:
        path = f"{PREFIXES[language]}/{rest}"
        response = client.get(path)
        wrong = [] if response.status_code in statuses else [f"answers {response.status_code}"]
        wrong += faults(response, language)
        if "html" in response.headers["Content-Type"]:
            wrong += [f"leads to {address}" for address in astray(response, language)]
        if wrong:
            found[path] = wrong
    return found


@pytest.mark.parametrize("language", BOTH)
def test_lists_and_searches_speak_one_language(works: dict[str, Any], client: Client, language: str) -> None:
    assert told(client, language, [*LISTS, *SEARCHES]) == {}


@pytest.mark.parametrize("language", BOTH)
def test_every_kind_of_page_speaks_the_interfaces_language_and_names_its_own(
    works: dict[str, Any], client: Client, language: str
) -> None:
    lessons = [page for name in BOTH for page in works[f"{name} kurs"].work_pages()[1:]]

    assert told(client, language, map(rest_of, [*works.values(), *lessons])) == {}


@pytest.mark.parametrize("language", ["se", pytest.param("en", marks=pytest.mark.stress)])
def test_so_do_the_other_interfaces(works: dict[str, Any], client: Client, language: str) -> None:
    some = [works[name] for name in ("nn kurs", "nb ressurs", "nn serie", "nb rettleiing")]

    assert told(client, language, [*LISTS, *SEARCHES[:5], *map(rest_of, some)]) == {}


@pytest.mark.stress
@pytest.mark.parametrize("language", ["se", "en"])
def test_so_do_all_their_pages(works: dict[str, Any], client: Client, language: str) -> None:
    assert told(client, language, map(rest_of, works.values())) == {}


def test_the_languages_to_choose_are_named_in_themselves(works: dict[str, Any], client: Client) -> None:
    for address in ("/nn/kurs/", f"/{rest_of(works['nb kurs'])}"):
        links = [(link["lang"], link["hreflang"], link.text) for link in soup(client.get(address)).select(".langs a")]

        assert links == [
            (code, code, name)
            for code, name in (("nb", "Bokmål"), ("nn", "Nynorsk"), ("se", "Davvisámegiella"), ("en", "English"))
        ]


@pytest.mark.parametrize("language", BOTH)
def test_the_readers_form_says_what_is_wrong_in_its_language(
    works: dict[str, Any], client: Client, language: str
) -> None:
    recipe = works["nn oppskrift" if language == "nb" else "nb oppskrift"]
    path = f"{PREFIXES[language]}{reverse('tried:write', args=(recipe.pk,))}"
    answers = [client.get(path), client.post(path, {"email": "x"}), client.get(f"{path}?sendt=1")]

    assert [faults(answer, language) + astray(answer, language) for answer in answers] == [[], [], []]
    assert answers[1].context["form"].errors.keys() == {"municipality", "what", "how_it_went", "email"}


@pytest.mark.parametrize("language", BOTH)
def test_where_a_certificate_is_checked_all_is_in_the_language_of_the_address(
    lasting_world: World, client: Client, language: str
) -> None:
    other = "nn" if language == "nb" else "nb"
    words = {name: (q(other, name),) for name in ("lessons", "outcomes", "requirements")}
    words |= {name: q(other, name) for name in ("title", "description")}
    words |= {"competences": (Competence(q(other, "kompetanse")),), "issuer": Issuer("Qxx", "/", "Qxx", "/")}
    words |= {"language": other, "content_language": other}
    valid, revoked, expired, replaced = (
        issued(key, learner=learner(f"{key}@example.org"), **words | changes)
        for key, changes in {
            "valid": {"kind": "attendance", "attended_on": "2026-11-20"},
            "revoked": {},
            "expired": {"valid_until": "2025-01-31"},
            "replaced": {"kind": "path"},
        }.items()
    )
    certificate_actions.revoke(revoked.pk, lasting_world.reviewer, "Qxx")
    certificate_actions.renew(replaced, key="renewal:1")
    certificate_actions.erase_holder(learner("expired@example.org"))
    paths = [f"{PREFIXES[language]}/bevis/{each.code}/" for each in (valid, revoked, expired, replaced)]
    answers = [client.get(path) for path in paths]
    answers += [client.post(paths[2], {"name": name}) for name in ("", "Qxx", NAME)]

    assert [faults(answer, language, names=[NAME]) for answer in answers] == [[]] * 7
    assert [answer.status_code for answer in answers] == [200] * 7


@pytest.mark.parametrize("language", BOTH)
def test_the_form_of_a_wish_says_what_is_wrong_in_its_language(
    works: dict[str, Any], client: Client, language: str
) -> None:
    course = works["nn kurs" if language == "nb" else "nb kurs"]
    CoursePage.objects.filter(pk=course.pk).update(run_plan=q(course.content_language, "plan"))
    path = f"{PREFIXES[language]}{reverse('learning:ask_for_run', args=(course.pk,))}"
    answers = [client.get(path), client.post(path, {"email": "x"}), client.get(f"{path}?sendt=1")]

    assert [faults(answer, language) + astray(answer, language) for answer in answers] == [[], [], []]
    assert answers[1].context["form"].errors.keys() == {"municipality", "email"}


@pytest.mark.parametrize("language", BOTH)
def test_around_an_event_all_is_in_the_language_of_the_address(
    lasting_world: World, client: Client, language: str
) -> None:
    event = open_event(lasting_world, q("nb", "kveld"), form="physical", fee=q("nb", "pris"), covered=q("nb", "dekt"))
    evaluation = evaluations.save(
        event.translation_key, is_on=True, audience="place", questions=[(q("nb", kind), kind) for kind in KINDS]
    )
    let_it_be_over(event)
    tend_evaluations()
    paths = [
        f"{PREFIXES[language]}/{path}" for path in (f"pamelding/kan-jeg-dra/{event.pk}/", f"plakat/{event.pk}.pdf")
    ]
    form = f"{PREFIXES[language]}/evaluering/{new_token(evaluation)}/"
    answers = [client.get(path) for path in (*paths, form)]
    answers += [client.post(form, {"useful": "9"}), client.post(form, {"useful": "4"}, follow=True)]

    written = ["Kort om qnbqkveld."]
    found = [fault for answer in answers[:1] + answers[2:] for fault in faults(answer, language, names=written)]
    assert [fault for fault in found if "<textarea>" not in fault] == []  # a mail is one text, and marks no language
    assert faults(answers[1], language, with_content=False, names=written) == []  # what is read out of a PDF, neither
    assert [astray(answer, language) for answer in answers if "html" in answer["Content-Type"]] == [[]] * 4


@pytest.mark.parametrize("language", BOTH)
def test_an_experts_pages_speak_the_language_of_their_address(
    lasting_world: World, works: dict[str, Any], client: Client, language: str
) -> None:
    course = draft_course(lasting_world, "Qnbqutkast")
    link, secret = actions.make_link(course, lasting_world.contact, "Qxx", 9)
    with translation.override(language):
        path = reverse("expert:expert", args=(secret,))
    lesson = course.work_pages()[1]
    answers = [client.get(path), client.get(f"{path}{lesson.pk}/"), client.post(f"{path}{lesson.pk}/", {"name": ""})]
    answers.append(client.post(f"{path}{course.pk}/", {"name": "Qxx", "text": "Qxx"}, follow=True))
    actions.revoke_link(link, lasting_world.contact)
    answers.append(client.get(path))

    assert [faults(answer, language, names=["Kort om qnbqutkast."]) for answer in answers] == [[]] * 5
    assert [astray(answer, language) for answer in answers] == [[]] * 5
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 404]


@pytest.mark.parametrize("language", BOTH)
def test_what_goes_wrong_is_said_in_the_language_of_the_address(
    lasting_world: World, works: dict[str, Any], client: Client, language: str
) -> None:
    prefix = PREFIXES[language]
    gone = put_up(draft_course(lasting_world, "Qnbqborte", lessons=0))
    login(lasting_world.contact).post(reverse("workflows:take_down", args=(gone.pk,)), {"reason": "Qxx"})
    strict, broken = Client(enforce_csrf_checks=True), Client(raise_request_exception=False)
    recipe = reverse("tried:write", args=(works["nb oppskrift"].pk,))
    answers = [
        client.get(f"{prefix}/finnes-ikke/"),
        client.get(f"{prefix}/innlandet/qnbqborte/"),
        strict.post(f"{prefix}/konto/login/", {"login": "x"}),
        client.post(f"{prefix}{recipe}", {}, headers={"sec-fetch-site": "cross-site"}),
        broken.get(f"{prefix}/kurs/", QUERY_STRING="\udcff"),
    ]

    assert [answer.status_code for answer in answers[:4]] == [404, 410, 403, 403]
    assert [faults(answer, language) for answer in answers[:4]] == [[]] * 4
    assert [astray(answer, language) for answer in answers[:4]] == [[]] * 4


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_what_is_said_when_nothing_works_says_so_in_three_languages_each_marked(name: str) -> None:
    page = soup_of(name)

    assert page.html["lang"] == "nb"
    assert [tag["lang"] for tag in page.select("p[lang]")] == ["nn", "en"]


def soup_of(template: str) -> Any:
    from bs4 import BeautifulSoup
    from django.template.loader import render_to_string

    return BeautifulSoup(render_to_string(template), "lxml")


# --- the account ---------------------------------------------------------------------------------------------------

ACCOUNT = (
    *("account_login", "account_reset_password", "account_reset_password_done", "account_signup", "account_inactive"),
    "account_reset_password_from_key_done",
)
INSIDE = (
    *("account_logout", "account_reauthenticate", "account_change_password", "mfa_index", "mfa_list_webauthn"),
    *("mfa_add_webauthn", "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
)


@pytest.fixture
def user(db: None) -> User:
    return make_user("qxx")


def entered(user: User, language: str) -> Client:
    """Logged in this moment, so that nothing asks for the password again."""
    client = Client()
    client.post(f"{PREFIXES[language]}/konto/login/", {"login": user.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize("language", BOTH)
def test_the_way_in_speaks_the_language_of_the_address(client: Client, user: User, language: str) -> None:
    with translation.override(language):
        paths = [reverse(name) for name in ACCOUNT]
        login_path, reset = reverse("account_login"), reverse("account_reset_password")
        key = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "x-y"})
    answers = [client.get(path, follow=True) for path in paths]
    answers += [client.post(login_path, {}), client.post(login_path, {"login": "x@example.org", "password": "x"})]
    answers += [client.post(reset, {"email": "x"}), client.get(key, follow=True)]

    assert [faults(answer, language, names=[user.email]) for answer in answers] == [[]] * len(answers)
    assert [astray(answer, language) for answer in answers] == [[]] * len(answers)
    cache.clear()
    for _time in range(9):
        locked = client.post(login_path, {"login": user.email, "password": "x"})
    assert (locked.status_code, faults(locked, language)) == (429, [])


@pytest.mark.parametrize("language", BOTH)
def test_a_chosen_password_is_judged_in_the_language_of_the_address(client: Client, user: User, language: str) -> None:
    from cms.core.accounts import password_address

    user.preferred_language = language
    form = client.get(password_address(user), follow=True)
    path = form.redirect_chain[-1][0]
    answers = [form, client.post(path, {"password1": "123", "password2": "321"}), client.post(path, {})]
    answers.append(client.post(path, {"password1": "qxx-qxx", "password2": "qxx-qxx"}))

    assert path.startswith(f"{PREFIXES[language]}/konto/")
    assert [faults(answer, language) for answer in answers] == [[]] * 4


@pytest.mark.parametrize("language", BOTH)
def test_the_second_factor_speaks_the_language_of_the_address(user: User, language: str) -> None:
    client = entered(user, language)
    with translation.override(language):
        paths = {name: reverse(name) for name in (*INSIDE, "mfa_deactivate_totp", "mfa_authenticate")}
    answers = [client.get(paths[name], follow=True) for name in INSIDE]
    answers += [client.post(paths["account_change_password"], {"oldpassword": "x"})]
    answers += [client.post(paths[name], {"code": "1", "password": "x"}) for name in ("mfa_activate_totp",)]
    answers += [client.post(paths["account_reauthenticate"], {"password": "x"})]
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    with_both = ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp")
    answers += [client.get(paths[name], follow=True) for name in with_both]
    half = Client()
    half.post(f"{PREFIXES[language]}/konto/login/", {"login": user.email, "password": PASSWORD})
    answers += [half.get(paths["mfa_authenticate"]), half.post(paths["mfa_authenticate"], {"code": "1"})]

    wrong = {answer.request["PATH_INFO"]: faults(answer, language, names=[user.email]) for answer in answers}
    assert {path: found for path, found in wrong.items() if found} == {}
    assert [path for answer in answers for path in astray(answer, language)] == []
