"""A county library's word list: found in a text and put into it, and kept by its contacts and deputies alone.

Long, since each way to fill the form in wrongly is a case with the word it says.
"""

from typing import Any

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils.translation import gettext
from hypothesis import example, given
from hypothesis import settings as sets
from hypothesis import strategies as st

from cms.people.models import CountyLibrary, Membership, Role, User
from tests.editing import shown_by
from tests.reading import soup, text
from tests.world import CAST, World, login
from workflows.models import PreferredWord
from workflows.phrases import tidy
from workflows.preferred_words import WordList, word_list

KEEPERS = ("contact", "deputy")


def words(*rows: tuple[str, str]) -> WordList:
    return WordList(rows)


# --- in a text ---


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("en lånedisk i byen", "en skranke i byen"),
        ("Lånedisk.", "Skranke."),
        ("LÅNEDISK", "SKRANKE"),
        ("ved (lånedisk), lånedisk!", "ved (skranke), skranke!"),
        ("lånedisken, Lånediskene, innlånedisk", "lånedisken, Lånediskene, innlånedisk"),
        ("lånedisk-prat, lånedisk- og sortering, hev-lånedisk", "lånedisk-prat, lånedisk- og sortering, hev-lånedisk"),
        ("lånedisk_1 lånedisk2", "lånedisk_1 lånedisk2"),
        ("lånedisk’en og lånedisk's", "lånedisk’en og lånedisk's"),
        (
            "lånedisk@x.no, www.lånedisk.no, https://x.no/lånedisk",
            "lånedisk@x.no, www.lånedisk.no, https://x.no/lånedisk",
        ),
        ("lånedisk/skranke", "skranke/skranke"),
        ("la\u030anedisk", "skranke"),
        ("lånedisk\u0301", "lånedisḱ"),
        ("", ""),
    ],
)
def test_a_whole_word_is_written_otherwise_and_a_part_of_one_never(text: str, written: str) -> None:
    assert words(("lånedisk", "skranke")).applied_to(text) == written


@pytest.mark.parametrize("letter", "æøåäöüáčđŋšŧž")
def test_no_letter_of_the_languages_here_is_the_end_of_a_word(letter: str) -> None:
    listed = words(("vei", "veg"))

    assert (
        listed.applied_to(f"vei{letter} {letter}vei {letter.upper()}VEI")
        == f"vei{letter} {letter}vei {letter.upper()}VEI"
    )


def test_the_longest_phrase_is_put_in_and_what_was_put_in_is_left() -> None:
    listed = words(("post", "brev"), ("e-post", "post"), ("post i kassa", "noe på døra"), ("i forbindelse med", "ved"))

    assert listed.applied_to("Post i kassa. E-post og post i  forbindelse\nmed") == "Noe på døra. Post og brev ved"


def test_a_phrase_the_list_has_in_capitals_is_not_shouted() -> None:
    listed = words(("NB", "Nasjonalbiblioteket"), ("å", "aa"))

    assert listed.applied_to("NB sier nb. Å, Å") == "Nasjonalbiblioteket sier Nasjonalbiblioteket. Aa, Aa"


def test_what_is_found_is_told_with_what_to_write_and_how_often() -> None:
    listed = words(("lånedisk", "skranke"), ("vei", "veg"), ("gutt", "gut"))

    assert listed.found_in("Vei, lånedisk, VEI, veiskilt") == [("vei", "veg", 2), ("lånedisk", "skranke", 1)]


def test_an_empty_list_changes_and_finds_nothing() -> None:
    assert (WordList().applied_to("www.x.no vei"), WordList().found_in("vei")) == ("www.x.no vei", [])


LETTERS = "abÅæčß"
WORD = st.text(alphabet=LETTERS, min_size=1, max_size=3)
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(st.sampled_from([*LETTERS, " ", " ", "-", "'", ".", "\n", "ſ", "İ", "\u0301"]), max_size=60).map(
    "".join
)


@st.composite
def lists_without_circles(draw: Any) -> WordList:
    """What is put in has a letter of its own in every word, so that it makes no listed phrase with anything."""
    return WordList(
        tuple(draw(st.dictionaries(PHRASE, PHRASE.map(lambda p: p.replace(" ", "x ") + "x"), max_size=5)).items())
    )


@sets(max_examples=300)
@given(lists_without_circles(), TEXT)
def test_a_list_that_is_not_circular_says_nothing_the_second_time(listed: WordList, text: str) -> None:
    once = listed.applied_to(text)

    assert listed.applied_to(once) == once
    assert listed.found_in(once) == []


@sets(max_examples=300)
@given(st.lists(st.tuples(PHRASE, PHRASE), max_size=5), TEXT)
@example([("a", "b")], "ſa İ")
def test_a_text_is_changed_where_something_is_found_and_nowhere_else(rows: list[tuple[str, str]], text: str) -> None:
    listed = WordList(tuple(rows))

    changed = listed.applied_to(text) != tidy(text)

    assert not changed or listed.found_in(text) != []
    assert sum(times for _word, _write, times in listed.found_in(text)) <= len(text)


# --- one query, one library, one language ---


def add(library: str, language: str, instead_of: str, write: str) -> PreferredWord:
    return PreferredWord.objects.create(
        library=CountyLibrary.objects.get(slug=library), language=language, instead_of=instead_of, write=write
    )


def test_a_list_is_one_librarys_for_one_language_and_one_query(world: World, django_assert_num_queries: Any) -> None:
    add("innlandet", "nb", "vei", "gate")
    add("innlandet", "nb", "Bok", "verk")
    add("innlandet", "nn", "vei", "veg")
    add("vestland", "nb", "vei", "sti")
    innlandet = CountyLibrary.objects.get(slug="innlandet")

    with django_assert_num_queries(1):
        found = word_list(innlandet, "nb")

    assert found.rows == (("Bok", "verk"), ("vei", "gate"))
    assert word_list(innlandet, "nn").applied_to("En vei") == "En veg"


def test_the_database_keeps_one_row_for_each_word_in_small_and_capital_letters(world: World) -> None:
    add("innlandet", "nb", "Ærlig", "sann")

    with pytest.raises(IntegrityError):
        add("innlandet", "nb", "ÆRLIG", "rett")


# --- the screen ---


def url(library: str = "innlandet", language: str = "nb") -> str:
    return reverse("workflows:word_list", args=(library, language))


def form(*rows: Any, initial: int = 0) -> dict[str, Any]:
    """Rows as (instead of, write) or as (row, instead of, write) or (row, instead of, write, "remove")."""
    data = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        pk, instead_of, write, *rest = row if len(row) > 2 else ("", *row)
        data |= {f"form-{number}-id": pk, f"form-{number}-instead_of": instead_of, f"form-{number}-write": write}
        data |= {f"form-{number}-DELETE": "on"} if rest else {}
    return data


def kept(library: str = "innlandet", language: str = "nb") -> list[tuple[str, str]]:
    rows = PreferredWord.objects.filter(library__slug=library, language=language)
    return list(rows.values_list("instead_of", "write"))


def send(by: User, *rows: Any, initial: int = 0) -> Any:
    return login(by).post(url(), form(*rows, initial=initial))


@pytest.mark.parametrize("role", CAST)
def test_who_keeps_the_list(world: World, role: str) -> None:
    user = world.everybody[role]

    codes = [login(user).get(url()).status_code, send(user, ("vei", "gate")).status_code]

    refused = [403, 403] if role == "outsider" else [404, 404]  # who may not enter the admin at all is told so
    assert codes == ([200, 302] if role in KEEPERS else refused)
    assert kept() == ([("vei", "gate")] if role in KEEPERS else [])


def test_who_is_signed_out_is_led_to_the_login(world: World, client: Any) -> None:
    response = client.post(url(), form(("vei", "gate")))

    assert (response.status_code, kept()) == (302, [])
    assert response.url == f"{reverse('account_login')}?next={url()}"


def test_a_term_that_is_over_keeps_nothing(world: World) -> None:
    Membership.objects.filter(user=world.contact, role=Role.CONTACT).update(
        ends_on="2020-01-01", starts_on="2019-01-01"
    )

    assert login(world.contact).get(url()).status_code in (403, 404)


@pytest.mark.parametrize(("library", "language"), [("innlandet", "se"), ("innlandet", "en"), ("nowhere", "nb")])
def test_a_list_that_cannot_be_is_not_there(world: World, library: str, language: str) -> None:
    assert login(world.contact).get(url(library, language)).status_code == 404


@pytest.mark.parametrize(("form_", "leads_to"), [("nb", "nb"), ("nn", "nn"), ("se", "nb")])
def test_the_first_page_leads_to_the_list_of_the_main_written_form(world: World, form_: str, leads_to: str) -> None:
    CountyLibrary.objects.filter(slug="innlandet").update(written_form=form_)
    client = login(world.contact)
    (link,) = [a for a in soup(client.get("/admin/")).select(".kb-links a") if "ordliste" in a["href"]]

    response = client.get(link["href"])

    assert (text(link), response.url) == (gettext("Word list"), url(language=leads_to))


def test_the_lists_of_all_ones_libraries_are_a_click_away(world: World) -> None:
    one = soup(login(world.contact).get(url())).select(".kb-choices a")
    agder = CountyLibrary.objects.get(slug="agder")
    Membership.objects.create(user=world.contact, role=Role.CONTACT, library=agder, starts_on="2020-01-01")

    several = soup(login(world.contact).get(url())).select(".kb-choices a")

    assert [(text(a), a["href"], a.get("aria-current")) for a in one] == [
        ("Bokmål", url(), "page"),
        ("Nynorsk", url(language="nn"), None),
    ]
    assert [a["href"] for a in several if a.get("aria-current")] == [url()]
    assert sorted(a["href"] for a in several) == sorted(
        url(slug, form_) for slug in ("agder", "innlandet") for form_ in ("nb", "nn")
    )


def test_rows_are_added_changed_and_removed_at_once(world: World) -> None:
    vei, gutt, bok = (
        add("innlandet", "nb", "vei", "gate"),
        add("innlandet", "nb", "gutt", "barn"),
        add("innlandet", "nb", "bok", "verk"),
    )
    add("innlandet", "nn", "vei", "veg")

    rows = [
        (bok.pk, "bok", "verk"),
        (gutt.pk, "gutt", "barn", "remove"),
        (vei.pk, "vei", "sti"),
        (" i  forbindelse med ", "ved"),
        ("", ""),
    ]
    response = send(world.deputy, *rows, initial=3)

    assert (response.status_code, response.url) == (302, url())
    assert kept() == [("bok", "verk"), ("i forbindelse med", "ved"), ("vei", "sti")]
    assert kept(language="nn") == [("vei", "veg")]


def test_two_rows_may_change_places(world: World) -> None:
    one, two = add("innlandet", "nb", "a", "x"), add("innlandet", "nb", "b", "y")

    response = send(world.contact, (one.pk, "B", "x"), (two.pk, "a", "y"), initial=2)

    assert (response.status_code, kept()) == (302, [("a", "y"), ("B", "x")])


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (("", "gate"), "instead_of"),
        (("vei", ""), "write"),
        (("x" * 81, "gate"), "instead_of"),
        (("vei", "x" * 81), "write"),
        (("–", "gate"), "instead_of"),
        (("vei", "…"), "write"),
        (("v\x00ei", "gate"), "instead_of"),
        (("GUTT", "barn"), "instead_of"),
        (("vei", "vei"), "write"),
        (("vei", "en Vei til"), "write"),
        (("vei", "gate for gutt"), "write"),
    ],
)
def test_what_is_wrong_is_said_by_the_field_and_what_was_typed_is_kept(world: World, row: Any, field: str) -> None:
    gutt = add("innlandet", "nb", "gutt", "unge")

    response = send(world.contact, (gutt.pk, "gutt", "unge"), row, initial=1)

    wrong = response.context["formset"].forms[1]
    assert (response.status_code, list(wrong.errors), kept()) == (200, [field], [("gutt", "unge")])
    assert (wrong["instead_of"].value(), wrong["write"].value()) == row
    assert len(shown_by(response, field)) == 1


def test_a_word_that_another_row_takes_out_is_named_in_the_message(world: World) -> None:
    response = send(world.contact, ("gutt", "unge"), ("unge", "barn"))

    message = gettext("“%(word)s” stands in the list as a word to avoid. Write another here, or remove that row.")
    assert response.context["formset"].errors == [{"write": [message % {"word": "unge"}]}, {}]


def test_a_row_that_is_removed_hinders_no_other(world: World) -> None:
    unge = add("innlandet", "nb", "unge", "barn")

    hindered = send(world.contact, (unge.pk, "unge", "barn"), ("gutt", "unge"), initial=1)
    send(world.contact, (unge.pk, "unge", "barn", "remove"), ("gutt", "unge"), initial=1)

    assert hindered.context["formset"].total_error_count() == 1
    assert kept() == [("gutt", "unge")]


def test_what_the_deputy_has_added_meanwhile_is_kept_and_checked_against(world: World) -> None:
    client = login(world.contact)
    client.get(url())
    add("innlandet", "nb", "vei", "gate")

    twice = client.post(url(), form(("Vei", "sti")))
    circle = client.post(url(), form(("sti", "vei")))
    beside = client.post(url(), form(("bok", "verk")))

    assert [list(response.context["formset"].errors[0]) for response in (twice, circle)] == [["instead_of"], ["write"]]
    assert (beside.status_code, kept()) == (302, [("bok", "verk"), ("vei", "gate")])


def test_a_row_somebody_has_removed_meanwhile_is_told_of_and_can_be_left_out(world: World) -> None:
    vei = add("innlandet", "nb", "vei", "gate")
    gone = vei.pk
    vei.delete()

    told = send(world.contact, (gone, "vei", "sti"), ("bok", "verk"), initial=1)
    left_out = send(world.contact, (gone, "vei", "sti", "remove"), ("bok", "verk"), initial=1)

    assert (list(told.context["formset"].errors[0]), len(soup(told).select(".kb-word > .error-message"))) == (["id"], 1)
    assert (left_out.status_code, kept()) == (302, [("bok", "verk")])


def test_another_librarys_row_is_not_reached_through_ones_own_form(world: World) -> None:
    theirs = add("vestland", "nb", "vei", "gate")

    send(world.contact, (theirs.pk, "vei", "tull"), initial=1)
    send(world.contact, (theirs.pk, "vei", "gate", "remove"), initial=1)

    assert (kept("vestland"), kept()) == ([("vei", "gate")], [])


@pytest.mark.parametrize("data", [{}, {"x": "1"}, {"form-TOTAL_FORMS": "9" * 30, "form-INITIAL_FORMS": "-1"}])
def test_a_form_that_is_none_is_answered(world: World, data: dict[str, str]) -> None:
    response = login(world.contact).post(url(), data)

    assert (response.status_code, kept()) == (200, [])


def test_a_list_has_an_end(world: World) -> None:
    response = send(world.contact, *((f"ord{number}", "gate") for number in range(201)))

    assert (response.status_code, len(response.context["formset"].non_form_errors()), kept()) == (200, 1, [])


@pytest.mark.parametrize("number", [1, 20])
def test_the_screen_costs_the_same_with_one_row_and_with_many(
    world: World, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        add("innlandet", "nb", f"ord{each}", "gate")
    client = login(world.contact)
    client.get(url())

    with django_assert_num_queries(17):
        client.get(url())
