"""Words are counted when a page goes up: which words, whose they are, and what went up before anybody counted."""

import json
from typing import Any

import pytest

from cms.core.actions import go_live
from cms.core.models import ApprovalRecord
from cms.people.models import CountyLibrary
from home.actions import provision_after_migrate
from home.models import HomePage, StandardPage
from learning.models import ResourcePage
from tests.world import World, body, draft_course, draft_resource, edit, publish, put_up, translate
from workflows.actions import count_words, take_down
from workflows.models import WordCount
from workflows.word_counts import number_of_words

RESOURCE = "learning.ResourcePage"


def words(*blocks: tuple[str, Any], **fields: Any) -> int | None:
    """Of a resource with these blocks in its body and these fields."""
    stored = [{"type": kind, "value": value} for kind, value in blocks]
    return number_of_words(RESOURCE, {"body": json.dumps(stored), **fields})


def counted() -> list[tuple[str, str, int]]:
    """Owner, language and words of each, in the order they went up."""
    rows = WordCount.objects.order_by("record_id").values_list("library__slug", "language", "words")
    return [(str(slug), language, number) for slug, language, number in rows]


# --- which words ---


@pytest.mark.parametrize(
    ("block", "number"),
    [
        (("heading", "Les en bok"), 3),
        (("text", "<p>Les <b>en</b> bok</p><ul><li>to</li><li>tre</li></ul>"), 5),
        (("text", "<p><b>B</b>iblioteket</p>"), 1),
        (("image", {"image": 7, "alt_text": "To barn", "caption": "De leser"}), 4),
        (("quote", {"text": "Les mer", "attribution": "Kari"}), 3),
        (("callout", {"kind": "tip", "heading": "Et råd", "text": "<p>Les mer.</p>"}), 4),
        (("table", {"data": [["Tid", "Sted"], ["Nå", None]], "table_caption": "Når og hvor"}), 6),
        (("accordion", [{"heading": "Ett", "text": "<p>to tre</p>"}]), 3),
        (("embed", {"title": "En film", "url": "https://vimeo.com/1", "transcript": "<p>Hei</p>"}), 3),
        (("download", {"title": "Heftet", "document": 7}), 1),
        (("gone", "et slags som ikke finnes"), 0),
    ],
)
def test_every_word_of_a_block_is_counted_and_nothing_else(block: tuple[str, Any], number: int) -> None:
    assert words(block) == number


def test_what_is_written_in_fields_is_counted_but_not_addresses_choices_or_what_machines_read() -> None:
    written = {"title": "Strikk og lytt", "summary": "En kveld.", "partners": "Husfliden"}
    unread = {
        "path": "0001000200030004000N",
        "slug": "strikk-og-lytt",
        "draft_title": "Et utkast",
        "seo_title": "Strikk her",
        "search_description": "Om strikk",
        "url_path": "/nb/innlandet/strikk-og-lytt/",
        "contact_email": "kontakt@example.org",
        "licence": "cc_by",
        "type": "recipe",
    }
    lists = {"areas": [1, 2], "tags": [1], "main_area": 3}

    assert words(**written, **unread, **lists) == 6


def test_lines_of_a_list_and_the_texts_of_links_are_counted_without_their_addresses() -> None:
    links = json.dumps([{"type": "link", "value": {"text": "Les mer", "url": "https://example.org/les-mer"}}])
    steps = json.dumps([{"type": "line", "value": "Kok kaffe"}])

    assert words(links=links, recipe_steps=steps) == 4


def test_a_kind_of_page_that_is_gone_from_the_code_has_no_number() -> None:
    assert number_of_words("learning.GonePage", {"title": "Borte"}) is None


# --- when, and whose ---


def test_a_work_is_counted_page_by_page_when_it_goes_up_and_not_before(world: World) -> None:
    course = draft_course(world, "Bokprat", lessons=2)
    assert counted() == []

    publish(course, world)

    # Of the course the title, «Kort om bokprat.» and «velge bøker som passer»;
    # of a lesson its title twice and two words.
    assert counted() == [("innlandet", "nb", 8), ("innlandet", "nb", 6), ("innlandet", "nb", 6)]


def test_each_text_that_goes_up_is_counted_by_itself(world: World) -> None:
    resource = put_up(draft_resource(world))
    ((_library, _language, before),) = counted()

    edit(resource, world.contact, body=body("Råd og vink"))
    publish(ResourcePage.objects.get(pk=resource.pk), world)

    assert [number for _library, _language, number in counted()] == [before, before + 2]


def test_an_edition_is_counted_in_its_own_language_and_for_its_own_section(world: World) -> None:
    translate(put_up(draft_resource(world)), "nn", "Handbok")

    assert [(library, language) for library, language, _number in counted()] == [
        ("innlandet", "nb"),
        ("innlandet", "nn"),
    ]


def test_what_stands_outside_the_sections_is_the_national_librarys(world: World) -> None:
    home = HomePage.objects.get(slug="nn")
    page = home.add_child(instance=StandardPage(title="Om oss", slug="om-oss", locale=home.locale, live=False))

    put_up(page)

    assert counted() == [("nb", "nn", 2)]


def test_what_the_installation_made_is_counted_from_when_somebody_has_written_in_it(world: World) -> None:
    assert ApprovalRecord.objects.filter(kind="system", used_at__isnull=False).exists()
    assert count_words(ApprovalRecord.objects.all()) == 0

    home = HomePage.objects.get(slug="nb")
    home.summary = "Kompetanse for alle."
    go_live(home, kind=ApprovalRecord.Kind.DEMO, grounds="A test.")

    assert counted() == [("nb", "nb", 4)]


def test_without_a_national_library_a_text_outside_the_sections_has_no_owner(world: World) -> None:
    CountyLibrary.objects.filter(kind=CountyLibrary.Kind.NATIONAL).update(kind=CountyLibrary.Kind.SHARED)

    go_live(HomePage.objects.get(slug="nb"), kind=ApprovalRecord.Kind.DEMO, grounds="A test.")

    assert counted() == [("None", "nb", 1)]


# --- what went up before anybody counted ---


def test_what_went_up_earlier_is_counted_after_the_next_migration_and_once(world: World) -> None:
    put_up(draft_resource(world))
    expected = counted()
    WordCount.objects.all().delete()

    provision_after_migrate()

    assert counted() == expected
    assert count_words(ApprovalRecord.objects.all()) == 0


def test_a_page_that_is_gone_is_counted_for_the_section_in_its_address(world: World) -> None:
    resource = publish(draft_resource(world), world)
    standard = HomePage.objects.get(slug="nb").add_child(instance=StandardPage(title="Om", slug="om", live=False))
    put_up(standard)
    expected = counted()
    for page in (resource, StandardPage.objects.get(pk=standard.pk)):
        take_down(page, world.leader, "Feil.")
        type(page).objects.get(pk=page.pk).delete()
    assert set(ApprovalRecord.objects.exclude(kind="system").values_list("page", flat=True)) == {None}
    WordCount.objects.all().delete()

    count_words(ApprovalRecord.objects.all())

    assert counted() == expected
    assert [library for library, _language, _number in expected] == ["innlandet", "nb"]


def test_a_kind_of_page_that_is_gone_is_passed_over(world: World) -> None:
    put_up(draft_resource(world))
    WordCount.objects.all().delete()
    ApprovalRecord.objects.update(page_type="learning.GonePage")

    assert (count_words(ApprovalRecord.objects.all()), counted()) == (0, [])
