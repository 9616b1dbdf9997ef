"""What changed against what readers see: every field, block by block, word by word, and read aloud too.

Long, since each kind of field and block has a difference of its own.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from cms.core.guard import comparable
from cms.media.models import BankDocument
from events.models import EventPage
from home.models import CountyLibraryPage, StandardPage
from learning.models import CoursePage, LearningPathPage, LessonPage, ResourcePage, Topic
from tests.reading import soup, text
from tests.workflows.test_findings import picture
from tests.world import (
    World,
    approve,
    draft_event,
    draft_resource,
    edit,
    live_course,
    login,
    open_review,
    publish,
    put_up,
    send_back,
    submit,
)
from workflows.changes import Change, Mark, _names_in_order, _stored_as, changes_between, moved_in, pieces_of


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def block(key: str, kind: str, value: Any) -> dict[str, Any]:
    return {"id": f"00000000-0000-4000-8000-{key:0>12}", "type": kind, "value": value}


def versions(world: World, before: dict[str, Any], after: dict[str, Any], make: Any = draft_resource) -> list[Change]:
    """Live with these fields, then a draft with those."""
    page = make(world)
    edit(page, world.contact, **before)
    put_up(type(page).objects.get(pk=page.pk).get_latest_revision_as_object())
    revision = edit(type(page).objects.get(pk=page.pk), world.contact, **after)
    live = type(page).objects.get(pk=page.pk).live_revision
    return changes_between(live.as_object(), revision.as_object())


def told(changes: list[Change]) -> list[tuple[str, list[str]]]:
    return [(change.label, [as_text(part) for part in change.parts]) for change in changes]


def as_text(part: Any) -> str:
    """«2. Text changed: Vi -leser- +skriver+ bøker.»"""
    signs = {Mark.SAME: "", Mark.ADDED: "+", Mark.REMOVED: "-"}
    words = "".join(f"{signs[piece.mark]}{piece.text}{signs[piece.mark]}" for piece in part.pieces)
    name = f"{part.label} {part.mark.value}: " if part.label else ""
    return f"{name}{words}{' (form only)' if part.is_form_only else ''}"


def test_the_words_of_a_field_are_compared_one_by_one(world: World) -> None:
    changes = versions(world, {"summary": "Vi leser bøker sammen."}, {"summary": "Vi skriver bøker sammen."})

    assert told(changes) == [("Summary", ["Vi -leser-+skriver+ bøker sammen."])]


def test_nothing_changed_is_nothing_shown(world: World) -> None:
    assert versions(world, {}, {}) == []


def test_choices_days_and_relations_are_told_by_name(world: World) -> None:
    topic, other = Topic.objects.order_by("pk")[:2]

    changes = versions(
        world,
        {"level": "basic", "topics": [topic], "image": None},
        {"level": "advanced", "topics": [other], "image": picture(title="To barn"), "review_due_on": None},
    )

    labels = dict(told(changes))
    assert labels["Level"] == ["-Basic-+Advanced+"]
    assert labels["Topics"] == [f"+{other}+", f"-{topic}-"]
    assert labels["Picture"] == ["+To barn+"]
    assert labels["To be checked by"][0].startswith("-")
    assert len(labels) == 4


def test_tags_are_told_one_by_one(world: World) -> None:
    page = draft_resource(world)
    page.tags.add("spill", "lesing")
    page.save_revision(user=world.contact)
    put_up(page)
    draft = ResourcePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.tags.remove("spill")
    draft.tags.add("film")
    revision = draft.save_revision(user=world.contact)

    live = ResourcePage.objects.get(pk=page.pk).live_revision.as_object()
    ((label, parts),) = told(changes_between(live, revision.as_object()))

    assert (label, sorted(parts)) == ("Tags", ["+film+", "-spill-", "lesing"])


def test_yes_and_no(world: World) -> None:
    changes = versions(world, {"is_binding": False}, {"is_binding": True}, make=draft_event)

    assert told(changes) == [("Signing up is binding", ["-No-+Yes+"])]


# --- blocks ---

A, B, C = (block(name, "text", f"<p>Avsnitt {name}.</p>") for name in "abc")


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ([A, B], [A, B, C], ["3. Text addition: +Avsnitt c.+"]),
        ([A, B, C], [A, C], ["Text deletion: -Avsnitt b.-"]),
        ([A, B], [B], ["Text deletion: -Avsnitt a.-"]),
        ([A, B, C], [C, A, B], ["1. Text moved: Avsnitt c."]),
        ([A], [A | {"value": "<p>Avsnitt a igjen.</p>"}], ["1. Text changed: Avsnitt a-.-+ igjen.+"]),
    ],
)
def test_blocks_are_new_gone_moved_or_changed(world: World, before: Any, after: Any, parts: list[str]) -> None:
    ((label, found),) = told(versions(world, {"body": before}, {"body": after}))

    assert (label, found) == ("Text", parts)


def test_a_block_may_be_both_moved_and_changed(world: World) -> None:
    changed = C | {"value": "<p>Avsnitt c og d.</p>"}

    ((_label, found),) = told(versions(world, {"body": [A, B, C]}, {"body": [changed, A, B]}))

    assert found == ["1. Text changed: Avsnitt c-.-+ og d.+", "1. Text moved: Avsnitt c og d."]


def test_where_a_link_leads_is_seen(world: World) -> None:
    live, draft = put_up(draft_resource(world, "Oppe")), draft_resource(world, "Hemmelig utkast")
    document = BankDocument.objects.create(title="Malen", file=ContentFile(b"x", "mal.txt"))

    def links(page: int, file: int, address: str) -> dict[str, Any]:
        return block(
            "a",
            "text",
            f'<p><a linktype="page" id="{page}">side</a> <a linktype="document" id="{file}">fil</a>'
            f' <a href="{address}">her</a></p>',
        )

    before = {"body": [links(live.pk, document.pk, "https://a.example/")]}
    after = {"body": [links(draft.pk, 987654, "https://b.example/")]}
    ((_label, (found,)),) = told(versions(world, before, after))

    assert found == (
        "1. Text changed: side [-Oppe] fil [Malen-+A page that is not published] fil [gone+] her [https://-a-+b+.example/]"
    )


def test_what_only_changes_form_is_said_in_words(world: World) -> None:
    before, after = block("a", "text", "<p>Viktig.</p>"), block("a", "text", "<p><b>Viktig.</b></p>")

    assert told(versions(world, {"body": [before]}, {"body": [after]})) == [("Text", ["1. Text changed:  (form only)"])]


def test_blocks_of_many_parts_are_told_part_by_part(world: World) -> None:
    image, other = picture(title="Barn"), picture(title="Voksne")
    document = BankDocument.objects.create(title="Mal", file=ContentFile(b"x", "mal.txt"))
    table = {"data": [["Uke", "Tema"], ["1", None]], "first_row_is_table_header": True}
    blocks = [
        block("1", "image", {"image": image.pk, "alt_text": "", "caption": "To"}),
        block("2", "callout", {"kind": "tip", "heading": "Råd", "text": "<ul><li>Les</li></ul>"}),
        block("3", "table", table),
        block("4", "accordion", [{"type": "item", "id": "x", "value": {"heading": "Spørsmål", "text": "<p>Svar</p>"}}]),
        block("5", "download", {"title": "", "document": document.pk}),
        block("6", "image", {"image": other.pk, "alt_text": "Noe", "caption": ""}),
    ]

    ((_label, parts),) = told(versions(world, {"body": []}, {"body": blocks}))

    assert parts == [
        "1. Picture addition: +Picture: Barn\nCaption: To+",
        "2. Call-out addition: +Kind: Tip\nHeading: Råd\nText: • Les+",
        "3. Table addition: +Uke | Tema\n1 | +",
        "4. Accordion addition: +Heading: Spørsmål\nText: Svar+",
        "5. Download addition: +Document: Mal+",
        "6. Picture addition: +Picture: Voksne\nAlternative text here: Noe+",
    ]


def test_a_very_long_text_is_compared_by_paragraphs() -> None:
    lines = [f"Linje {number} {'ord ' * 20}" for number in range(400)]

    pieces = pieces_of("\n".join(lines), "\n".join([*lines[:-1], "Ny"]))

    assert [piece.text for piece in pieces if piece.mark is Mark.ADDED] == ["Ny\n"]
    assert [piece.text for piece in pieces if piece.mark is Mark.REMOVED] == [f"{lines[-1]}\n"]


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("abc", "abc", ""),
        ("abc", "cab", "c"),
        ("abcd", "bcda", "a"),
        ("abc", "xacz", ""),
        ("abc", "cba", "ab"),
        ("", "a", ""),
    ],
)
def test_the_fewest_that_must_have_moved(before: str, after: str, moved: str) -> None:
    found = moved_in(before, after)

    assert len(found) == len(moved)
    assert [key for key in before if key in after and key not in found] == [
        key for key in after if key in before and key not in found
    ]


# --- the order of lessons ---


def test_the_order_of_the_lessons_is_told_by_their_titles(world: World) -> None:
    course = live_course(world, lessons=3)
    first, second, third = LessonPage.objects.child_of(course)
    edit(third, world.contact, title="Til slutt")
    revision = edit(
        course, world.contact, lesson_order=[str(lesson.translation_key) for lesson in (third, first, second)]
    )

    changes = changes_between(CoursePage.objects.get(pk=course.pk).live_revision.as_object(), revision.as_object())

    (change,) = changes
    assert [(part.mark, part.pieces[0].text) for part in change.parts] == [
        (Mark.MOVED, "1. Til slutt"),
        (Mark.SAME, f"2. {first.title}"),
        (Mark.SAME, f"3. {second.title}"),
    ]


def test_an_order_that_is_only_spelled_out_is_no_change(world: World) -> None:
    course = live_course(world, lessons=2)
    keys = [str(lesson.translation_key) for lesson in LessonPage.objects.child_of(course)]
    revision = edit(course, world.contact, lesson_order=keys)

    assert changes_between(CoursePage.objects.get(pk=course.pk).live_revision.as_object(), revision.as_object()) == []


# --- nothing unseen ---


@pytest.mark.parametrize(
    "model",
    [CoursePage, LessonPage, LearningPathPage, ResourcePage, EventPage, StandardPage, CountyLibraryPage],
)
def test_every_field_that_the_guard_compares_is_shown_when_it_changes(world: World, model: type) -> None:
    """By the stored content alone: whatever a later field is, its change is seen or the guard does not know it."""
    page = model(title="Side")
    stored = comparable(page)

    names = _names_in_order(page, stored)

    assert set(stored) <= {_stored_as(model._meta.get_field(name)) for name in names}


def test_a_field_that_no_editor_shows_is_seen_too(world: World) -> None:
    assert told(versions(world, {"show_in_menus": False}, {"show_in_menus": True})) == [
        ("Show in menus", ["-No-+Yes+"])
    ]


# --- on the screen ---


def screen(work: Any, user: Any, query: str = "?vis=endringer") -> Any:
    return login(user).get(reverse("workflows:review", args=(open_review(work).pk,)) + query)


def test_a_new_page_is_said_to_be_new(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)

    response = screen(resource, world.reviewer)

    assert response.context["changes"] is None
    assert soup(response).select(".kb-change") == []


def test_a_changed_page_shows_ins_and_del_that_are_read_aloud(world: World) -> None:
    resource = publish(draft_resource(world), world)
    edit(resource, world.contact, summary="Kort om <script>alert(1)</script> håndbok.")
    submit(resource, world.contact)

    response = screen(resource, world.reviewer)

    (new,) = soup(response).select(".kb-change ins")
    assert "<script>alert" not in response.content.decode()
    assert "script" in text(new)
    assert [text(tag) for tag in new.select(".w-sr-only")][-1] == "]"


def test_each_page_of_a_work_has_its_own_changes(world: World) -> None:
    course = live_course(world, lessons=2)
    first, second = LessonPage.objects.child_of(course)
    edit(first, world.contact, minutes=25)
    edit(second, world.contact, minutes=35)
    submit(course, world.contact)

    shown = [screen(course, world.reviewer, f"?vis=endringer&page={lesson.pk}") for lesson in (first, second)]

    assert [told(response.context["changes"])[0][1] for response in shown] == [["-10-+25+"], ["-10-+35+"]]
    current = soup(shown[1]).select(".kb-choices [aria-current]")
    assert [text(link) for link in current] == [second.title]


def test_after_a_decision_the_changes_are_those_that_were_decided_on(world: World) -> None:
    resource = publish(draft_resource(world), world)
    edit(resource, world.contact, summary="Ny ingress.")
    submit(resource, world.contact)
    review = open_review(resource)
    approve(resource, world.other_reviewer)
    edit(ResourcePage.objects.get(pk=resource.pk), world.contact, summary="Enda nyere.")
    url = reverse("workflows:review", args=(review.pk,)) + "?vis=endringer"

    (change,) = login(world.reviewer).get(url).context["changes"]

    words = [piece.text for part in change.parts for piece in part.pieces if piece.mark is not Mark.REMOVED]
    assert "".join(words) == "Ny ingress."


def test_the_first_round_of_a_work_was_new_also_when_it_was_sent_back(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    review = open_review(resource)
    send_back(resource, world.reviewer)
    url = reverse("workflows:review", args=(review.pk,)) + "?vis=endringer"

    assert login(world.reviewer).get(url).context["changes"] is None


def test_an_unknown_tab_is_the_first(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)

    response = screen(resource, world.reviewer, "?vis=tull&page=9999999999999999999999&width=x")

    current = soup(response).select(".kb-tabs [aria-current]")
    review = reverse("workflows:review", args=(open_review(resource).pk,))
    assert [link["href"] for link in current] == [f"{review}?vis=side&page=9999999999999999999999&width=x"]


def test_wagtails_own_comparison_of_an_event_answers(world: World) -> None:
    event = draft_event(world)
    edit(event, world.contact, summary="Ny ingress.")
    url = reverse("wagtailadmin_pages:revisions_compare", args=(event.pk, "earliest", "latest"))

    assert login(world.contact).get(url).status_code == 200
