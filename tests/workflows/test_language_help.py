"""«Språkhjelp»: what the panel beside the fields says of the draft, in each language, to each who may edit it.

Long, since each part of the panel is tried by itself.
"""

import re
from collections import Counter
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext
from wagtail import hooks
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data

from cms.core.editions import WRITTEN_FORMS
from cms.core.side_panels import HOOK
from cms.people.models import CountyLibrary
from home.models import HomePage
from learning.models import CoursePage, ResourcePage
from tests.editing import as_shown, text_blocks
from tests.reading import soup, text
from tests.world import World, draft_course, draft_resource, edit, login, make_user
from workflows import actions
from workflows.clear_language import Kind, _entries_of, hints_for
from workflows.contents import markup
from workflows.language_help import help_with
from workflows.models import PreferredWord
from workflows.preferred_words import WordList
from workflows.side_panels import KINDS, LanguageSidePanel, says

PANEL = "[data-side-panel='kb-language']"
SHORT = "Vi leser en bok. "
LONG = "Vi " + "leser og " * 20 + "hviler."
QUERIES, WITHOUT = 82, 78  # of the editor, with the panel and without


def page(*paragraphs: str, language: str = "nb", **fields: Any) -> ResourcePage:
    """In memory, in the tree of that language."""
    blocks = [{"type": "text", "value": f"<p>{paragraph}</p>"} for paragraph in paragraphs]
    return ResourcePage(body=blocks, url_path=f"/{language}/innlandet/x/", **({"title": "Håndbok"} | fields))


def found(text: str, language: str = "nb") -> list[tuple[str, str, str, int]]:
    return [(hint.kind.value, hint.phrase, hint.write, hint.times) for hint in hints_for(text, language)]


# --- the bank's own lists ---


@pytest.mark.parametrize("language", WRITTEN_FORMS)
def test_each_list_says_each_form_once_and_something_else_in_its_place(language: str) -> None:
    entries, phrases = _entries_of(language)

    assert Counter(phrase.lower() for phrase in phrases.phrases).most_common(1)[0][1] == 1
    assert [phrase for phrase, (_kind, _same, write) in entries.items() if phrase in re.split(r", ", write)] == []
    assert 60 < len({write for _kind, _same, write in entries.values()}) < 200


@pytest.mark.parametrize(("language", "kinds"), [("nb", [Kind.NOUN, Kind.PASSIVE, Kind.HEAVY]), ("nn", list(Kind))])
def test_each_kind_of_hint_has_a_name_and_is_in_use(language: str, kinds: list[Kind]) -> None:
    entries, _phrases = _entries_of(language)

    assert [kind for kind in KINDS if kind in {kind for kind, _same, _write in entries.values()}] == kinds


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Vedrørende kurset i forbindelse med festen", ["vedrørende", "i forbindelse med"]),
        ("nb", "Vi foretar en vurdering av boka", ["foretar en vurdering av"]),
        ("nb", "I\n FORBINDELSE  med", ["i forbindelse med"]),
        ("nb", "dersom, hvis, ikke, hvordan, jeg, fra, noe", []),
        ("nb", "samtale, samtykke, omstendighet, doggy", []),
        ("nn", "Eg veit ikke hvordan jeg kom fra noe", ["ikke", "hvordan", "jeg", "fra", "noe"]),
        ("nn", "Eg veit ikkje korleis eg kom frå noko. Dersom, også, mellom, kan, å begynne", ["begynne"]),
        ("nn", "Vi anbefaler", ["anbefaler"]),
    ],
)
def test_heavy_words_are_found_whole_and_plain_words_are_left_alone(
    language: str, text: str, expected: list[str]
) -> None:
    assert sorted(phrase for _kind, phrase, _write, _times in found(text, language)) == sorted(expected)


def test_a_hint_says_what_kind_it_is_what_to_write_and_how_often_the_most_frequent_first() -> None:
    assert found("I stor grad samt, samt, vi anbefaler, ikke") == [
        ("heavy", "samt", "og", 2),
        ("heavy", "i stor grad", "mye, ofte", 1),
    ]
    assert found("Samt, samt, vi anbefaler, ikke", "nn") == [
        ("slip", "ikke", "ikkje", 1),
        ("avoid", "anbefaler", "tilrå, rå til", 1),
        ("heavy", "samt", "og", 2),
    ]


# --- what is said of a page ---


def test_sentences_are_counted_and_the_long_ones_quoted_the_longest_first() -> None:
    longer = LONG.replace("hviler", "leser og hviler")

    help_ = help_with(page(SHORT + LONG, longer), WordList())

    assert (help_.sentences, help_.words, help_.mean, help_.long_share) == (3, 4 + 42 + 44, 30, 67)
    assert [(each.place, each.text, each.words) for each in help_.long] == [
        (f"{gettext('Text')} › 2. {gettext('Text')}", longer, 44),
        (f"{gettext('Text')} › 1. {gettext('Text')}", LONG, 42),
    ]


def test_an_empty_page_has_no_sentences_and_divides_by_nothing() -> None:
    help_ = help_with(page(), WordList())

    assert (help_.sentences, help_.mean, help_.long_share, help_.lix, help_.hints) == (0, 0, 0, None, [])


def test_words_are_found_in_titles_lines_and_running_text_but_not_across_paragraphs_nor_in_addresses() -> None:
    draft = page("i forbindelse", "med", title="Samt", summary="herunder", contact_email="samt@x.no", slug="samt")
    course = CoursePage(title="A", outcomes=[{"type": "line", "value": "benytte"}], url_path="/nb/innlandet/a/")

    assert [hint.phrase for hint in help_with(draft, WordList()).hints] == ["samt", "herunder"]
    assert [hint.phrase for hint in help_with(course, WordList()).hints] == ["benytte"]


def test_what_the_section_has_decided_is_not_spoken_of_by_the_banks_own_lists() -> None:
    words = WordList((("bruke", "Benytte"), ("samt", "pluss")))

    help_ = help_with(page("Vi benytter, benytte samt bruke herunder."), words)

    assert help_.preferred == [("samt", "pluss", 1), ("bruke", "Benytte", 1)]
    assert [hint.phrase for hint in help_.hints] == ["benytter", "herunder"]


@pytest.mark.parametrize("language", ["se", "en"])
def test_in_other_languages_only_sentences_are_measured(language: str) -> None:
    help_ = help_with(page(SHORT * 40, LONG + " samt", language=language), WordList((("samt", "og"),)))

    assert (help_.lix, help_.preferred, help_.hints) == (None, [], [])
    assert (help_.sentences, len(help_.long)) == (41, 1)


@pytest.mark.parametrize(
    ("lix", "words"),
    [
        (29, "very easy, as books for children"),
        (30, "easy, as novels and magazines"),
        (40, "medium, as newspapers"),
        (49, "medium, as newspapers"),
        (50, "hard, as official texts"),
        (60, "very hard, as law and research"),
    ],
)
def test_the_figure_is_said_in_words(lix: int, words: str) -> None:
    assert says(lix) == gettext(words)


# --- the panel ---


def edit_url(draft: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=(draft.pk,))


def shown(draft: Any, user: Any) -> Any:
    return soup(login(user).get(edit_url(draft))).select_one(PANEL)


def heading(panel: Any, words: str) -> list[str]:
    """What stands under the heading, element by element."""
    (start,) = [each for each in panel.select("h3") if text(each) == gettext(words)]
    under = []
    for each in start.find_next_siblings():
        if each.name == "h3":
            break
        under += [text(item) for item in each.select("li")] or [text(each)]
    return under


def prefer(draft: Any, instead_of: str, write: str, language: str = "nb") -> None:
    PreferredWord.objects.create(library=draft.county_library, language=language, instead_of=instead_of, write=write)


def with_text(draft: Any, by: Any, *paragraphs: str) -> Any:
    edit(draft, by, body=[{"type": "text", "value": f"<p>{paragraph}</p>"} for paragraph in paragraphs])
    return draft


def test_the_panel_speaks_of_the_draft_as_it_was_saved_last(world: World) -> None:
    draft = with_text(draft_resource(world), world.contact, SHORT * 40, LONG, "Vi går samt sitter samt hviler.")
    prefer(draft, "bok", "verk")

    panel = shown(draft, world.contact)

    assert heading(panel, "How easy it is to read") == [
        gettext("Readability index (LIX) %(lix)s: %(says)s.") % {"lix": 5, "says": says(5)}
    ]
    assert heading(panel, "The section's word list")[0] == " ".join(
        [
            ngettext("You have written “%(word)s” %(times)s time.", "You have written “%(word)s” %(times)s times.", 40)
            % {"word": "bok", "times": 40},
            gettext("The list says “%(word)s”.") % {"word": "verk"},
        ]
    )
    assert heading(panel, "Plainer words") == [gettext("Heavy words"), "«samt» (2) → og"]


def test_long_sentences_are_told_with_number_share_and_the_three_longest(world: World) -> None:
    draft = with_text(draft_resource(world), world.contact, *([LONG] * 5), SHORT * 5)

    under = heading(shown(draft, world.contact), "Sentences")

    told = ngettext(
        "%(number)s of %(all)s sentences (%(share)s %%) has more than %(limit)s words.",
        "%(number)s of %(all)s sentences (%(share)s %%) have more than %(limit)s words.",
        5,
    )
    assert told % {"number": 5, "all": 11, "share": 45, "limit": 35} in under
    assert sum(LONG[:60] in each for each in under) == 3
    assert under[-1] == ngettext("and %(number)s more", "and %(number)s more", 2) % {"number": 2}


def test_many_hints_are_cut_with_a_count(world: World) -> None:
    entries, _phrases = _entries_of("nb")
    draft = with_text(draft_resource(world), world.contact, *list(entries)[-40:])

    under = heading(shown(draft, world.contact), "Plainer words")

    assert len([each for each in under if "→" in each]) == 15
    assert re.fullmatch(r"\D+\d+\D+", under[-1])


def test_the_panel_has_headings_and_a_button_of_wagtails_own(world: World) -> None:
    html = soup(login(world.contact).get(edit_url(draft_resource(world))))

    (button,) = html.select("button[data-side-panel-toggle='kb-language']")
    panel = html.select_one(PANEL)
    assert (button["aria-label"], button["aria-expanded"]) == (gettext("Toggle language help"), "false")
    assert [each.name for each in panel.select("h2, h3, h4")] == ["h2", *["h3"] * 4]
    assert text(panel.h2) == gettext("Language help")


@pytest.mark.parametrize("who", ["contact", "deputy"])
def test_who_keeps_the_list_is_led_to_it(world: World, who: str) -> None:
    links = shown(draft_resource(world), world.everybody[who]).select("a")

    assert [link["href"] for link in links] == [reverse("workflows:word_list", args=("innlandet", "nb"))]


def test_an_invited_author_sees_the_librarys_words_and_no_way_to_change_them(world: World) -> None:
    draft = with_text(draft_resource(world), world.contact, "En vei.")
    prefer(draft, "vei", "gate")
    actions.invite_author(
        draft, world.contact, email="gjest@example.org", first_name="G", last_name="J", library=None, language="nb"
    )

    panel = shown(draft, type(world.contact).objects.get(email="gjest@example.org"))

    assert gettext("The list says “%(word)s”.") % {"word": "gate"} in text(panel)
    assert panel.select("a") == []


def test_another_librarys_words_are_not_seen(world: World) -> None:
    draft = with_text(draft_resource(world), world.contact, "En vei.")
    vestland = CountyLibrary.objects.get(slug="vestland")
    PreferredWord.objects.create(library=vestland, language="nb", instead_of="vei", write="veg")
    prefer(draft, "vei", "veg", language="nn")

    assert heading(shown(draft, world.contact), "The section's word list")[0] == gettext(
        "Nothing in the text is in the list."
    )


def test_a_nynorsk_text_is_held_to_the_nynorsk_list(world: World) -> None:
    draft = draft_resource(world, by=world.other_contact, section=world.other_section)
    with_text(draft, world.other_contact, "Vi veit ikke.")

    panel = shown(draft, world.other_contact)  # in nynorsk, as she reads the admin

    with translation.override("nn"):
        assert heading(panel, "Plainer words") == [gettext("Not nynorsk by the norm"), "«ikke» → ikkje"]


@pytest.mark.parametrize("language", ["se", "en"])
def test_a_text_in_another_language_is_told_of_its_sentences_alone(world: World, language: str) -> None:
    home = HomePage.objects.get(locale=Locale.objects.get(language_code=language))
    draft = ResourcePage(title="Book", locale=home.locale, live=False, owner=world.contact)
    section = world.section.copy_for_translation(home.locale, copy_parents=True)
    section.add_child(instance=draft)
    draft.save_revision(user=world.contact)

    panel = LanguageSidePanel(draft, type("Request", (), {"user": world.contact})())
    context = panel.get_context_data({})

    assert (context["is_norwegian"], context["may_change_list"], context["help"].sentences) == (False, False, 0)


def test_a_new_page_has_the_panel_before_there_is_anything_to_say(world: World) -> None:
    url = reverse("wagtailadmin_pages:add", args=("learning", "resourcepage", world.section.pk))

    panel = soup(login(world.contact).get(url)).select_one(PANEL)

    assert text(panel.p) == gettext("Save the draft, and help with the language stands here.")


def test_autosave_brings_the_panel_anew(world: World) -> None:
    draft, client = draft_resource(world), login(world.contact)
    form = as_shown(client.get(edit_url(draft)))
    form["overwrite_revision_id"] = draft.latest_revision_id

    response = client.post(edit_url(draft), form | {"title": "Samt"}, headers={"Accept": "application/json"})

    parts = markup(
        response.json()["html"].replace("template", "div")
    )  # what stands in a template is no text of the page
    (panel,) = [part for part in parts.select("[data-controller='w-teleport']") if part.select(".kb-help")]
    assert panel["data-w-teleport-target-value"] == PANEL
    assert text(panel.select_one("li")) == "«samt» → og"


def test_a_form_that_is_refused_says_that_its_text_is_not_saved(world: World) -> None:
    draft, client = draft_resource(world), login(world.contact)
    form = as_shown(client.get(edit_url(draft))) | {"title": "", **nested_form_data({"body": text_blocks("samt")})}

    panel = soup(client.post(edit_url(draft), form)).select_one(PANEL)

    assert text(panel).startswith(
        f"{gettext('Language help')} {gettext('About the text you have just sent, which is not saved yet.')}"
    )


def test_the_hints_stop_nobody(world: World) -> None:
    draft, client = draft_resource(world), login(world.contact)
    prefer(draft, "samt", "og")

    response = client.post(edit_url(draft), as_shown(client.get(edit_url(draft))) | {"title": "Samt samt"})

    assert response.status_code == 302
    assert ResourcePage.objects.get(pk=draft.pk).get_latest_revision_as_object().title == "Samt samt"


@pytest.mark.parametrize("number", [1, 20])
def test_the_panel_costs_four_queries_whatever_it_says(
    world: World, number: int, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    paragraphs = [f"ord{each} samt herunder. {LONG}" for each in range(number)]
    draft, client = with_text(draft_resource(world), world.contact, *paragraphs), login(world.contact)
    for each in range(number):
        prefer(draft, f"ord{each}", "gate")
    client.get(edit_url(draft))

    with django_assert_num_queries(QUERIES):
        client.get(edit_url(draft))
    monkeypatch.setitem(hooks._hooks, HOOK, [])
    with django_assert_num_queries(WITHOUT):
        client.get(edit_url(draft))


# --- the seam ---


def test_a_room_adds_a_panel_for_the_pages_it_wants(world: World) -> None:
    course, resource = draft_course(world), draft_resource(world)

    class Other(LanguageSidePanel):
        name = "kb-other"

    def other(page: Any, request: Any) -> list[Any]:
        return [Other(page, request)] if isinstance(page, CoursePage) else []

    client = login(world.contact)
    with hooks.register_temporarily(HOOK, other, order=10):
        panels = [names(client.get(edit_url(draft))) for draft in (course, resource)]

    assert [each for each in panels[0] if each != "kb-plan"] == [*panels[1], "kb-other"]  # a resource is never planned
    assert panels[1][-1] == "kb-language"


def names(response: Any) -> list[str]:
    return [panel["data-side-panel"] for panel in soup(response).select("[data-side-panel]")]


def test_somebody_from_elsewhere_sees_neither_page_nor_panel(world: World) -> None:
    draft = draft_resource(world)
    stranger = make_user("stranger")

    codes = {name: login(user).get(edit_url(draft)).status_code for name, user in world.everybody.items()}

    assert {name for name, code in codes.items() if code == 200} == {"contact", "deputy"}
    assert login(stranger).get(edit_url(draft)).status_code in (302, 403)
