"""What is written and what is asked become the same terms, whatever the ending, the written form and the marks."""

import pytest

from search.words.analysis import PART, own_terms, split_compound, terms, words
from search.words.dictionaries import norwegian_lemmas
from search.words.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bok", "bøker"),
        ("bok", "bøkene"),
        ("kurs", "kurset"),
        ("kurs", "kursene"),
        ("barn", "barna"),
        ("bibliotek", "bibliotekenes"),
        ("språkkafé", "språkkafeane"),  # a compound no dictionary has
    ],
)
def test_a_word_is_found_in_all_its_forms(one: str, other: str) -> None:
    assert set(own_terms(one)) & set(own_terms(other))


@pytest.mark.parametrize(
    ("nynorsk", "bokmaal"),
    [
        ("skular", "skole"),
        ("heimen", "hjemmet"),
        ("rettleiing", "veiledning"),
        ("avhøyrast", "avhøres"),
        ("avhøyra", "avhøre"),
        ("born", "barna"),
        ("kjeldekritikk", "kildekritikk"),
        ("skulebibliotek", "skolebiblioteket"),
        ("konflikthandtering", "konflikthåndteringen"),
        ("formidlarar", "formidlere"),
    ],
)
def test_nynorsk_meets_bokmaal(nynorsk: str, bokmaal: str) -> None:
    assert set(own_terms(nynorsk)) & set(own_terms(bokmaal))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kildekritikk", ("kilde", "kritikk")),
        ("formidlingskurs", ("formidling", "kurs")),
        ("barnebok", ("barne", "bok")),
        ("kurset", ()),
        ("bøkene", ()),
        ("bibliotek", ()),
        ("kassering", ()),  # not a ring of boxes
    ],
)
def test_a_compound_is_split_where_both_parts_are_words(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word) == parts


def test_the_parts_of_a_compound_say_less_than_the_whole() -> None:
    assert dict(terms("formidlingskurs")) == {"formidlingskurs": 1, "formidling": PART, "kurs": PART}


def test_a_part_that_is_a_compound_is_split_too() -> None:
    assert {"folkebibliotek", "bibliotek", "konferanse"} <= dict(terms("folkebibliotekkonferanse")).keys()


def test_northern_sami_and_english_have_their_dictionary_forms() -> None:
    assert own_terms("girjjit") == own_terms("girji")
    assert own_terms("libraries") == ["library"]


def test_norwegian_goes_before_english() -> None:
    assert own_terms("barn") == ["barn"]


def test_a_word_of_no_dictionary_is_cut_to_its_stem() -> None:
    assert own_terms("bibliobattlene") == own_terms("bibliobattle")


def test_one_form_may_be_of_several_words() -> None:
    assert norwegian_lemmas("kurset") == {"kurs", "kurse"}


def test_words_are_letters_and_digits_whatever_stands_between() -> None:
    assert words("KI-verktøy i 2026: «Ny» ﬁlm_o! " + "x" * 51) == ["ki", "verktøy", "i", "2026", "ny", "film", "o"]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("tromsø", "tromso"), ("ærlig", "aerlig"), ("čálli", "calli"), ("kárášjohka", "karasjohka"), ("idé", "ide")],
)
def test_marks_can_be_left_out(word: str, folded: str) -> None:
    assert fold(word) == folded
