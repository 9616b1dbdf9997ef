"""What a machine sees in a page: each finding names the place and what to do, and fills the checklist beforehand.

Long, since each finding is a case with the words it says.
"""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone, translation

from cms.media.models import BankDocument, BankImage
from cms.people.models import CountyLibrary
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.reading import soup, text
from tests.workflows.test_links import noted
from tests.world import (
    World,
    approve,
    decide,
    draft_course,
    draft_resource,
    edit,
    live_course,
    login,
    open_review,
    submit,
)
from workflows.checklists import POINTS, Answer, Given, points_for, prefilled
from workflows.findings import Facts, Kind, facts_of, findings_in, findings_of
from workflows.prefill import POINT_OF, answers_for
from workflows.readability import is_too_long, lix_of, sentences_of, words_in

SHORT = "Vi leser en bok. "
HARD = "Bibliotekene tilrettelegger kompetanseutviklingsprosjekter gjennom fylkeskommunale samarbeidsavtaler. "
LONG = "Vi " + "leser og " * 20 + "hviler."
GONE = 987654


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def rich(html: str) -> dict[str, Any]:
    return {"type": "text", "value": html}


def heading(words: str) -> dict[str, Any]:
    return {"type": "heading", "value": words}


def picture(**facts: str) -> BankImage:
    """A stored row; the file itself is not asked for."""
    facts = {"title": "Bilde", "description": "To barn leser.", "creator": "Kari", "licence": "cc_by"} | facts
    return BankImage.objects.create(file="x.png", width=10, height=10, **facts)


def shown(image: int, alt_text: str = "") -> dict[str, Any]:
    return {"type": "image", "value": {"image": image, "alt_text": alt_text, "caption": ""}}


def film(**facts: Any) -> dict[str, Any]:
    facts = {"title": "Film", "file": None, "captions": None, "transcript": "<p>Hei.</p>"} | facts
    return {"type": "video", "value": facts}


def embed(transcript: str) -> dict[str, Any]:
    return {"type": "embed", "value": {"title": "Film", "url": "https://vimeo.com/1", "transcript": transcript}}


def found(*blocks: dict[str, Any], **fields: Any) -> list[tuple[Kind, str, str]]:
    """In a resource with this body."""
    page = ResourcePage(title="Håndbok", body=list(blocks), **fields)
    return [(finding.kind, finding.place, finding.what) for finding in findings_of([page])]


# --- pictures ---


def test_a_picture_without_alternative_text_is_found_where_it_stands(db: None) -> None:
    bare = picture(description="")

    assert found(heading("A"), shown(bare.pk)) == [
        (Kind.ALT_TEXT, "Text › 2. Picture", "The picture has no alternative text.")
    ]
    assert found(heading("A"), shown(bare.pk, "To barn.")) == []
    assert found(shown(picture().pk)) == []


@pytest.mark.parametrize("name", ["IMG_2041", "img 12.JPG", "sommer.webp", "DSC00312", "Skjermbilde 2025"])
def test_the_name_of_a_file_is_no_alternative_text(db: None, name: str) -> None:
    assert [kind for kind, _place, _what in found(shown(picture(description=name).pk))] == [Kind.ALT_TEXT]


@pytest.mark.parametrize("fields", [{"creator": " "}, {"licence": ""}])
def test_a_picture_without_creator_or_licence_is_found(db: None, fields: dict[str, str]) -> None:
    assert [kind for kind, _place, _what in found(shown(picture(**fields).pk))] == [Kind.CREDIT]


def test_a_picture_that_is_gone_and_the_pages_own_picture_are_found(db: None) -> None:
    own = picture(description="")

    assert found(shown(GONE), image=own) == [
        (Kind.ALT_TEXT, "Picture", "The picture has no alternative text."),
        (Kind.PICTURE, "Text › 1. Picture", "The picture is gone."),
    ]


# --- headings ---


@pytest.mark.parametrize(
    ("blocks", "whats"),
    [
        ([rich("<p>A</p>")], []),
        ([heading("A"), rich("<h3>B</h3><p>C</p>")], []),
        ([heading("A"), rich("<h3>B</h3>"), heading("C"), rich("<h3>D</h3>")], []),
        ([rich("<h3>B</h3>")], ["“B” is a sub-heading without a heading above it."]),
        ([heading("A"), rich("<h4>B</h4><h5>C</h5>")], ["“B” is a sub-heading without a heading above it."]),
        ([heading(" ")], ["The heading is empty."]),
        ([heading("A"), rich("<h3> </h3>")], ["A heading is empty."]),
        ([{"type": "callout", "value": {"heading": "Råd", "text": "<p>A</p>"}}, rich("<h3>B</h3>")], []),
    ],
)
def test_headings_go_down_one_level_at_a_time(blocks: list[dict[str, Any]], whats: list[str]) -> None:
    results = found(*blocks)

    assert [what for _kind, _place, what in results] == whats
    assert {kind for kind, _place, _what in results} <= {Kind.HEADING}


def test_each_field_begins_anew() -> None:
    page = LessonPage(title="Leksjon", body=[heading("A")], learn=[{"type": "line", "value": "B"}])

    assert findings_in(page, Facts()) == []


# --- film, links, the next check ---


def test_a_film_wants_captions_and_a_transcript(db: None) -> None:
    file = BankDocument.objects.create(title="Film", file=ContentFile(b"x", "film.mp4")).pk

    assert [what for _kind, _place, what in found(film(file=file, transcript="<p> </p>"))] == [
        "The film has no captions.",
        "The film has no transcript.",
    ]
    assert found(film(file=file, captions=file)) == []
    assert found(film()) == []
    assert [kind for kind, _place, _what in found(embed(""))] == [Kind.FILM]
    assert found(embed("<p>Hei.</p>")) == []


def test_a_dead_link_is_told_with_its_words_and_why(db: None) -> None:
    noted(address="https://borte.example/", status=404)

    ((kind, place, what),) = found(rich('<p>Se <a href="https://borte.example">loven</a>.</p>'))

    assert (kind, place) == (Kind.LINK, "Text › 1. Text")
    assert what.startswith("The link “loven” leads nowhere. The site answers 404.")


def test_a_day_for_the_next_check_that_has_passed_is_found() -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)

    assert found(review_due_on=yesterday) == [(Kind.CHECK_DAY, "To be checked by", "The day has passed.")]
    assert found(review_due_on=timezone.localdate()) == []


# --- readability ---


def test_sentences_end_at_stops_and_at_paragraphs() -> None:
    paragraphs = ["Vi leser. Du hører på! «Hva?» spør hun.", "Uten punktum", "Kl. 12 i bl.a. Oslo er nr. 3 best", "–"]

    assert sentences_of(paragraphs) == [
        "Vi leser.",
        "Du hører på!",
        "«Hva?» spør hun.",
        "Uten punktum",
        "Kl. 12 i bl.a.",  # followed by a name: told apart from the end of a sentence by nobody but a reader
        "Oslo er nr. 3 best",
    ]


def test_words_are_counted_as_a_reader_would() -> None:
    assert words_in("E-bøker, 3 stk. og Kari's «bok»") == ["E-bøker", "stk", "og", "Kari's", "bok"]


@pytest.mark.parametrize(
    ("sentence", "times", "expected"),
    [
        ("Vi leser en bok.", 25, 4),  # four words to a sentence, none long
        ("Bibliotekene formidler litteratur sammen.", 25, 79),  # four to a sentence, three of four long
        ("Vi leser en bok.", 24, None),  # too short to say
    ],
)
def test_lix_is_words_to_a_sentence_and_long_words_in_a_hundred(
    sentence: str, times: int, expected: int | None
) -> None:
    assert lix_of([sentence] * times) == expected


def test_a_long_sentence_has_more_than_thirty_five_words() -> None:
    assert (is_too_long("ord " * 35), is_too_long("ord " * 36)) == (False, True)


def test_a_hard_text_and_its_long_sentences_are_found() -> None:
    assert found(rich(f"<p>{SHORT * 40}</p>")) == []
    ((kind, place, what),) = found(rich(f"<p>{HARD * 20}</p>"))
    assert (kind, place, what) == (Kind.READABILITY, "the whole page", "Very hard to read: LIX 106.")
    ((_kind, _place, hard),) = found(rich(f"<p>{SHORT * 20}{HARD * 12}</p>"))
    assert hard == "The text is hard to read: LIX 52."

    assert found(rich(f"<p>{LONG}</p><p>{LONG}</p>"), summary=LONG) == [
        (Kind.READABILITY, "Summary", "1 very long sentence: “Vi leser og leser og leser og leser…”"),
        (Kind.READABILITY, "Text › 1. Text", "2 very long sentences, first “Vi leser og leser og leser og leser…”"),
    ]


def test_every_list_item_is_a_sentence_of_its_own() -> None:
    items = "".join(f"<li>{'ord ' * 30}</li>" for _number in range(3))

    assert found(rich(f"<ul>{items}</ul>")) == []


# --- the checklist, beforehand ---


def test_every_kind_of_finding_has_its_point_but_those_that_are_no_faults() -> None:
    assert set(POINT_OF) == set(Kind) - {Kind.SAMI, Kind.TRANSLATION}
    assert set(POINT_OF.values()) <= {point.code for point in POINTS}


def test_a_finding_answers_no_and_says_why_and_what_is_known_is_answered() -> None:
    points = points_for(["resourcepage"])

    given = prefilled(
        points,
        {"captions": "Uten teksting.", "outcomes": "Ikke spurt om."},
        {"captions": Given(Answer.YES), "contact": Given(Answer.YES)},
    )

    assert given == {"captions": Given(Answer.NO, "Uten teksting."), "contact": Given(Answer.YES)}


def answers(*pages: Any) -> dict[str, Given]:
    facts = facts_of(pages)
    findings = [finding for page in pages for finding in findings_in(page, facts[id(page)])]
    return answers_for(POINTS, pages, findings, facts)


def test_without_film_and_sound_their_points_are_not_relevant(db: None) -> None:
    podcast = BankDocument.objects.create(title="Podkast", file=ContentFile(b"x", "podkast.MP3")).pk
    template = BankDocument.objects.create(title="Mal", file=ContentFile(b"x", "mal.docx")).pk
    not_relevant = Given(Answer.NOT_RELEVANT, "There is no film or sound here.")

    quiet = answers(ResourcePage(title="A", files=[{"type": "file", "value": template}]))
    assert (quiet["captions"], quiet["audio_description"]) == (not_relevant, not_relevant)
    for loud in (
        ResourcePage(title="A", files=[{"type": "file", "value": podcast}]),
        ResourcePage(title="A", body=[film()]),
        ResourcePage(title="A", body=[embed("<p>Hei.</p>")]),
        ResourcePage(title="A", body=[rich('<p><a href="https://youtu.be/1">Film</a></p>')]),
    ):
        assert answers(loud) == {}


@pytest.mark.parametrize(
    ("email", "days", "is_sure"),
    [
        ("post@innlandet.example", 300, True),
        ("POST@innlandet.example", 300, True),
        ("en@annen.example", 300, False),
        ("", 300, False),
        ("post@innlandet.example", 0, False),
        ("post@innlandet.example", 900, False),
    ],
)
def test_the_contact_is_known_where_it_is_the_librarys_own(world: World, email: str, days: int, is_sure: bool) -> None:
    CountyLibrary.objects.filter(slug="innlandet").update(email="post@innlandet.example")
    page = draft_resource(world)
    page.contact_email = email
    page.review_due_on = timezone.localdate() + datetime.timedelta(days=days)

    assert (answers(page).get("contact") == Given(Answer.YES)) is is_sure


def test_a_work_with_a_page_of_another_contact_is_left_to_the_reviewer(world: World) -> None:
    assert "contact" not in answers(draft_resource(world))
    assert "contact" not in answers(LessonPage(title="Leksjon"))


def test_what_is_said_of_pages_that_others_decide_on_says_nothing(db: None) -> None:
    own, other = ResourcePage(pk=1, title="Min"), ResourcePage(pk=2, title="Din", body=[rich("<h3>A</h3>")])
    facts = facts_of([own, other])
    findings = [finding for page in (own, other) for finding in findings_in(page, facts[id(page)])]

    assert "universal_design" not in answers_for(POINTS, [own], findings, facts)
    assert answers_for(POINTS, [other], findings, facts)["universal_design"] == Given(
        Answer.NO, "Din, Text › 1. Text: “A” is a sub-heading without a heading above it."
    )


def test_a_long_list_of_findings_fits_the_field(db: None) -> None:
    page = ResourcePage(pk=1, title="A", body=[rich("<h3>A</h3>"), heading("")] * 40)

    assert len(answers(page)["universal_design"].why) == 500


# --- on the screens ---


@pytest.fixture
def faulty(world: World) -> ResourcePage:
    resource = draft_resource(world)
    edit(resource, world.contact, body=[rich("<h3>Under</h3><p>Råd.</p>")])
    submit(ResourcePage.objects.get(pk=resource.pk), world.contact)
    return ResourcePage.objects.get(pk=resource.pk)


def review_url(work: Any, query: str = "") -> str:
    return reverse("workflows:review", args=(open_review(work).pk,)) + query


def test_the_review_form_comes_with_the_findings_in_it(world: World, faulty: ResourcePage) -> None:
    form = login(world.reviewer).get(review_url(faulty)).context["form"]

    assert (form["check-universal_design"].value(), form["check-sources"].value()) == ("no", "")
    assert form["why-universal_design"].value().startswith("Håndbok, Tekst › 1. Tekst: ")
    assert form["check-captions"].value() == "not_relevant"


def test_a_no_from_the_machine_stops_the_approval_until_the_reviewer_changes_it(
    world: World, faulty: ResourcePage
) -> None:
    decide(faulty, world.reviewer, "approve", **{"check-universal_design": "no", "why-universal_design": "Maskinen."})
    assert ResourcePage.objects.get(pk=faulty.pk).live is False

    approve(faulty, world.reviewer)
    assert ResourcePage.objects.get(pk=faulty.pk).live is True


def test_what_the_reviewer_answered_is_kept_when_the_form_comes_again(world: World, faulty: ResourcePage) -> None:
    form = decide(faulty, world.reviewer, "approve", **{"check-sources": ""}).context["form"]

    assert form["check-universal_design"].value() == "yes"


def test_the_findings_stand_in_a_tab_page_by_page(world: World, faulty: ResourcePage) -> None:
    html = soup(login(world.reviewer).get(review_url(faulty, "?vis=funn")))

    (item,) = html.select(".kb-findings li")
    assert text(item.select_one(".kb-findings__place")) == "Tekst › 1. Tekst"
    assert "Under" in text(item)
    assert "(1)" in text(html.select_one(".kb-tabs [aria-current]"))


def test_a_link_to_a_lesson_that_goes_up_with_the_course_is_no_finding(world: World) -> None:
    course = draft_course(world, lessons=2)
    first, second = LessonPage.objects.child_of(course)
    link = f'<p>Se <a linktype="page" id="{second.pk}">neste</a>.</p>'
    edit(first, world.contact, body=[heading("A"), rich(link)])
    submit(course, world.contact)

    screen = login(world.reviewer).get(review_url(course))

    assert screen.context["number_of_findings"] == 0


def test_the_author_gets_the_same_as_advice_and_may_send_it_all_the_same(world: World) -> None:
    resource = draft_resource(world)
    edit(resource, world.contact, body=[rich("<h3>Under</h3><p>Råd.</p>")])
    url = reverse("workflows:submit", args=(resource.pk,))

    html = soup(login(world.contact).get(url))
    assert len(html.select(".kb-parts__advice .kb-findings li")) == 1

    submit(resource, world.contact)
    assert ResourcePage.objects.get(pk=resource.pk).is_pinned is True


def test_a_work_without_findings_gives_no_advice(world: World) -> None:
    course = live_course(world, lessons=1)
    edit(course, world.contact, summary="Ny ingress.")

    html = soup(login(world.contact).get(reverse("workflows:submit", args=(course.pk,))))

    assert (len(html.select(".kb-parts__head")), html.select(".kb-parts__advice")) == (1, [])
    assert CoursePage.objects.get(pk=course.pk).live is True
