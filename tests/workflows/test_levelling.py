"""When the source changes: the translation is behind, and each change is taken or left, one by one.

Long, since all of it is tried on one work and its edition, which take seconds to make.
"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from cms.core.actions import go_live
from cms.core.models import ApprovalRecord
from cms.core.models.edition import TranslatedWork
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.reading import soup, text
from tests.workflows.test_translating import begin, by_machine, edition_of
from tests.world import (
    CAST,
    World,
    draft_course,
    draft_lesson,
    draft_resource,
    edit,
    login,
    publish,
    put_up,
    submit,
)
from workflows import tasks
from workflows.actions import Refused
from workflows.models import Translation
from workflows.reports.languages import report_of
from workflows.rules import Refusal
from workflows.texts import REFUSALS
from workflows.translation import actions
from workflows.translation.apertium import Apertium
from workflows.translation.changes import Obstacle

pytestmark = pytest.mark.django_db
KEY_A, KEY_B, KEY_C = (f"0000000{number}-0000-4000-8000-000000000000" for number in (1, 2, 3))


def block(key: str, html: str) -> dict[str, Any]:
    return {"type": "text", "id": key, "value": html}


@pytest.fixture(scope="module")
def made(lasting_world: World) -> tuple[int, int]:
    """A published bokmål handbook of two blocks, the first of two paragraphs; and its published nynorsk edition.

    The edition was made by machine and mended by hand.
    """
    world = lasting_world
    draft = draft_resource(world, "Håndbok")
    blocks = [block(KEY_A, "<p>Hvem kommer?</p><p>Hva skjer?</p>"), block(KEY_B, "<p>Ikke nå.</p>")]
    edit(draft, world.contact, body=blocks)
    source = publish(draft, world)
    translated = by_machine(source, world.contact)
    edit(translated, world.contact, summary="Kort om handboka.")
    page = publish(translated, world)
    tasks.tend_translations()
    return source.pk, page.pk


@pytest.fixture
def source(made: tuple[int, int], db: None) -> Any:
    return ResourcePage.objects.get(pk=made[0])


@pytest.fixture
def page(made: tuple[int, int], db: None) -> Any:
    return ResourcePage.objects.get(pk=made[1])


def change(source: Any, world: World, **changes: Any) -> Any:
    """Live with these changes, without a review, and what follows done."""
    revision = edit(type(source).objects.get(pk=source.pk), world.contact, **changes)
    go_live(revision.as_object(), kind=ApprovalRecord.Kind.MEASURING, grounds="A test.")
    tasks.tend_translations()
    return type(source).objects.get(pk=source.pk)


def translation(page: Any) -> Translation:
    return Translation.objects.select_related("source", "page").get(page=page.pk)


def look(page: Any) -> Any:
    return actions.look(translation(page))


def shown(page: Any) -> list[tuple[str, str, str, str, str]]:
    """The changes as they stand side by side: where, old source, new source, translation, proposal."""
    return [(c.label, c.old, c.new, c.present, c.proposal) for c in look(page).changes]


def latest(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def post(page: Any, by: Any, action: str, **data: str) -> Any:
    address = reverse("workflows:translation", args=(page.pk,))
    return login(by).post(address, {"action": action} | data, follow=True)


def post_first(page: Any, by: Any, action: str, **data: str) -> Any:
    first = look(page).changes[0]
    return post(page, by, action, **({"key": first.key, "seen": first.seen} | data))


def body_of(page: Any) -> list[str]:
    return [child.value.source for child in latest(page).body]


# --- behind --------------------------------------------------------------------------------------------------------


def test_a_translation_that_says_what_its_source_says_is_level(world: World, source: Any, page: Any) -> None:
    tasks.tend_translations()

    assert shown(page) == []
    assert not translation(page).is_behind


def test_it_is_behind_from_the_moment_the_source_is_published_with_other_words(
    world: World, source: Any, page: Any
) -> None:

    edit(source, world.contact, title="Håndbok for alle")
    tasks.tend_translations()
    assert not translation(page).is_behind  # readers see no other words yet

    change(source, world, title="Håndbok for alle")
    assert translation(page).is_behind


def test_it_is_level_again_when_the_source_says_the_old_words_again(world: World, source: Any, page: Any) -> None:
    change(source, world, summary="Noe annet.")

    change(source, world, summary=source.summary)

    assert not translation(page).is_behind


def test_the_translation_of_a_draft_follows_the_draft(world: World) -> None:
    source = draft_resource(world, "Håndbok")
    begin(source, world.contact)
    page = edition_of(source, "nn")

    edit(source, world.contact, title="Håndbok for alle")
    tasks.tend_translations()

    assert translation(page).is_behind


def test_a_source_that_is_deleted_leaves_the_translation_to_itself(world: World) -> None:
    source = draft_resource(world, "Håndbok")
    begin(source, world.contact)
    page = edition_of(source, "nn")
    edit(source, world.contact, title="Håndbok for alle")

    ResourcePage.objects.get(pk=source.pk).delete()
    tasks.tend_translations()

    assert (Translation.objects.get(page=page.pk).source, Translation.objects.get(page=page.pk).behind_since) == (
        None,
        None,
    )
    assert login(world.contact).get(reverse("workflows:translation", args=(page.pk,))).status_code == 404


# --- side by side --------------------------------------------------------------------------------------------------


def test_each_change_stands_with_the_old_source_the_new_one_the_translation_and_a_proposal(
    world: World, source: Any, page: Any
) -> None:

    change(
        source,
        world,
        title="Håndbok for alle",
        body=[block(KEY_A, "<p>Hvem kommer?</p><p>Hvorfor?</p>"), block(KEY_B, "<p>Ikke nå.</p>")],
    )

    assert shown(page) == [
        ("Tittel", "Håndbok", "Håndbok for alle", "Handbok", "Handbok for alle"),
        ("Tekst – Tekst", "Hva skjer?", "Hvorfor?", "Kva skjer?", "Kvifor?"),
    ]


def test_what_is_taken_goes_into_the_draft_and_nothing_else_of_the_translation_is_touched(
    world: World, source: Any, page: Any
) -> None:
    edit(
        page,
        world.contact,
        body=[block(KEY_A, "<p>Kven er det som kjem?</p><p>Kva skjer?</p>"), block(KEY_B, "<p>Ikkje no.</p>")],
    )
    page = publish(page, world)
    change(source, world, body=[block(KEY_A, "<p>Hvem kommer?</p><p>Hvorfor?</p>"), block(KEY_B, "<p>Ikke nå.</p>")])

    post_first(page, world.contact, "take")

    assert body_of(page) == ["<p>Kven er det som kjem?</p><p>Kvifor?</p>", "<p>Ikkje no.</p>"]
    assert type(page).objects.get(pk=page.pk).get_latest_revision().user == world.contact
    assert (translation(page).is_behind, shown(page)) == (False, [])
    assert ResourcePage.objects.get(pk=page.pk).title == "Handbok"  # readers see what was approved
    assert publish(ResourcePage.objects.get(pk=page.pk), world).body[0].value.source.endswith("<p>Kvifor?</p>")


def test_changes_are_settled_one_by_one(world: World, source: Any, page: Any) -> None:
    change(source, world, title="Håndbok for alle", summary="Noe annet.")

    post_first(page, world.contact, "take", words="Handbok for alle som vil")
    assert [label for label, *_rest in shown(page)] == ["Ingress"]
    assert translation(page).is_behind

    post_first(page, world.contact, "leave")
    assert (shown(page), translation(page).is_behind) == ([], False)
    assert latest(page).title == "Handbok for alle som vil"


def test_a_block_that_is_new_comes_where_it_stands_in_the_source_and_one_that_is_gone_goes(
    world: World, source: Any, page: Any
) -> None:
    change(
        source, world, body=[block(KEY_C, "<p>Først dette.</p>"), block(KEY_A, "<p>Hvem kommer?</p><p>Hva skjer?</p>")]
    )

    for _ in range(2):
        post_first(page, world.contact, "take")

    assert body_of(page) == ["<p>Først dette.</p>", "<p>Kven kjem?</p><p>Kva skjer?</p>"]
    assert not translation(page).is_behind


def test_a_paragraph_that_is_new_leaves_the_others_as_somebody_wrote_them(world: World, source: Any, page: Any) -> None:
    edit(
        page,
        world.contact,
        body=[block(KEY_A, "<p>Kven kjem då?</p><p>Kva skjer?</p>"), block(KEY_B, "<p>Ikkje no.</p>")],
    )
    page = publish(page, world)
    change(
        source,
        world,
        body=[block(KEY_A, "<p>Hvem kommer?</p><p>Hvorfor?</p><p>Hva skjer?</p>"), block(KEY_B, "<p>Ikke nå.</p>")],
    )

    post_first(page, world.contact, "take")

    assert body_of(page)[0] == "<p>Kven kjem då?</p><p>Kvifor?</p><p>Kva skjer?</p>"


def test_what_somebody_has_built_otherwise_is_never_written_over(world: World, source: Any, page: Any) -> None:
    edit(page, world.contact, body=[block(KEY_A, "<p>Alt i eitt avsnitt.</p>"), block(KEY_B, "<p>Ikkje no.</p>")])
    page = publish(page, world)
    change(source, world, body=[block(KEY_A, "<p>Hvem kommer?</p><p>Hvorfor?</p>"), block(KEY_B, "<p>Ikke nå.</p>")])
    (found,) = look(page).changes

    response = post(page, world.contact, "take", key=found.key, seen=found.seen)

    assert found.obstacle == Obstacle.BUILT_OTHERWISE
    assert str(REFUSALS[Refusal.DOES_NOT_FIT]) in text(soup(response))
    assert body_of(page) == ["<p>Alt i eitt avsnitt.</p>", "<p>Ikkje no.</p>"]
    post(page, world.contact, "leave", key=found.key, seen=found.seen)
    assert not translation(page).is_behind


def test_what_was_changed_while_somebody_looked_is_not_written_over(world: World, source: Any, page: Any) -> None:
    change(source, world, title="Håndbok for alle")
    (found,) = look(page).changes
    edit(page, world.contact, title="Handboka")

    response = post(page, world.contact, "take", key=found.key, seen=found.seen)

    assert str(REFUSALS[Refusal.TEXT_CHANGED]) in text(soup(response))
    assert latest(page).title == "Handboka"


def test_what_the_editors_browser_adds_to_a_text_is_no_change(world: World, source: Any, page: Any) -> None:
    """Draftail gives every paragraph a key when a text is first saved there; imported text has none."""
    keyed = '<p data-block-key="ab1">Hvem kommer?</p><p data-block-key="cd2">Hva skjer nå?</p>'
    change(source, world, body=[block(KEY_A, keyed), block(KEY_B, '<p data-block-key="ef3">Ikke nå.</p>')])

    assert [(old, new) for _label, old, new, *_rest in shown(page)] == [("Hva skjer?", "Hva skjer nå?")]
    post_first(page, world.contact, "take")
    assert body_of(page) == ["<p>Kven kjem?</p><p>Kva skjer no?</p>", "<p>Ikkje no.</p>"]
    assert not translation(page).is_behind


def test_the_same_tags_in_another_order_are_no_change(world: World, source: Any, page: Any) -> None:
    for tags in (["lesing", "barn"], ["barn", "lesing"]):
        draft = latest(source)
        draft.tags.set(tags, clear=True)
        draft.save_revision(user=world.contact)
        change(source, world)
        if tags[0] == "lesing":
            post_first(page, world.contact, "take")

    assert shown(page) == []
    assert not translation(page).is_behind


def test_while_changes_are_taken_the_machine_is_asked_once(
    world: World, source: Any, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(source, world, title="Håndbok for alle", summary="Hva nå?")
    asked: list[list[str]] = []
    ask = Apertium._ask
    monkeypatch.setattr(
        Apertium, "_ask", lambda self, mode, texts: asked.append(sorted(texts)) or ask(self, mode, texts)
    )

    for _ in range(2):
        post_first(page, world.contact, "take")

    assert (latest(page).title, asked) == ("Handbok for alle", [["Hva nå?", "Håndbok for alle"]])


def kept_in_the_form(response: Any) -> tuple[str, str]:
    """What is still written in the field, and what is said by it."""
    field = soup(response).select_one("textarea[name=words][aria-invalid=true]")
    return field.text.strip(), text(soup(response).select_one(f"#{field['aria-describedby']}"))


def test_what_somebody_wrote_stays_in_the_form_when_it_could_not_be_taken(world: World, source: Any, page: Any) -> None:
    change(source, world, title="Håndbok for alle")
    (found,) = look(page).changes
    too_long = "Handbok " * 40

    response = post(page, world.contact, "take", key=found.key, seen=found.seen, words=too_long)
    words, error = kept_in_the_form(response)
    assert (words, "255" in error) == (too_long.strip(), True)

    edit(page, world.contact, title="Handboka")
    response = post(page, world.contact, "take", key=found.key, seen=found.seen, words="Handbok for alle")
    assert kept_in_the_form(response) == ("Handbok for alle", str(REFUSALS[Refusal.TEXT_CHANGED]))
    post_first(page, world.contact, "take", words="Handbok for alle")
    assert latest(page).title == "Handbok for alle"


def test_what_somebody_wrote_is_shown_when_the_change_is_gone(world: World, source: Any, page: Any) -> None:
    change(source, world, title="Håndbok for alle")
    (found,) = look(page).changes
    change(source, world, title="Håndbok")

    response = post(page, world.contact, "take", key=found.key, seen=found.seen, words="Handbok for alle")

    said = text(soup(response).select_one(".help-critical"))
    assert said == (f"{REFUSALS[Refusal.TEXT_CHANGED]} {gettext('What you wrote was not kept:')} Handbok for alle")


def test_facts_that_are_the_same_in_all_languages_are_offered_too(world: World, source: Any, page: Any) -> None:
    draft = latest(source)
    draft.tags.add("lesing")
    draft.save_revision(user=world.contact)
    change(source, world, minutes=25)

    labels = [(label, new) for label, _old, new, *_rest in shown(page)]
    assert labels == [("Minutter", "25"), ("Stikkord", "lesing")]
    for _ in range(2):
        post_first(page, world.contact, "take")

    draft = latest(page)
    assert (draft.minutes, [tag.name for tag in draft.tags.all()]) == (25, ["lesing"])
    assert publish(ResourcePage.objects.get(pk=page.pk), world).minutes == 25


def test_without_a_machine_a_line_is_written_here_and_the_rest_in_the_page(world: World, source: Any) -> None:
    begin(source, world.contact, "en")
    page = edition_of(source, "en")
    blocks = [block(KEY_A, "<p>Hvem kommer?</p><p>Hvorfor?</p>"), block(KEY_B, "<p>Ikke nå.</p>")]
    change(source, world, title="Håndbok for alle", body=blocks)

    (title, text_), address = look(page).changes, reverse("workflows:translation", args=(page.pk,))
    assert [(c.proposal, c.can_write, c.obstacle) for c in (title, text_)] == [
        ("", True, None),
        ("", False, Obstacle.NO_PROPOSAL),
    ]
    shown_page = text(soup(login(world.contact).get(address)))
    assert (
        gettext("There is no proposal for this. Change it by hand in the page, then say that you are done.")
        in shown_page
    )
    response = post(page, world.contact, "take", key=title.key, seen=title.seen, words=" ")
    assert str(REFUSALS[Refusal.NO_TEXT]) in text(soup(response))
    post(page, world.contact, "take", key=title.key, seen=title.seen, words="A handbook for all")
    post(page, world.contact, "leave", key=text_.key, seen=text_.seen)

    assert (latest(page).title, translation(page).is_behind) == ("A handbook for all", False)


def test_the_order_of_the_lessons_is_told_by_their_titles(world: World) -> None:
    course = put_up(draft_course(world, "Bokprat", lessons=2))
    page = by_machine(course, world.contact)
    keys = [str(lesson.translation_key) for lesson in course.work_pages()[1:]]
    reordered = CoursePage.objects.get(pk=course.pk)
    reordered.lesson_order = keys[::-1]
    put_up(reordered)

    ((_label, old, new, _present, _proposal),) = shown(page)
    post_first(page, world.contact, "take")

    assert (old, new) == ("Bokprat: leksjon 1\nBokprat: leksjon 2", "Bokprat: leksjon 2\nBokprat: leksjon 1")
    assert latest(page).lesson_order == keys[::-1]


def test_a_text_that_is_taken_out_of_the_source_can_go_here_too(world: World, source: Any, page: Any) -> None:
    edit(page, world.contact, recipe_time="Ein time")
    Translation.objects.filter(page=page.pk).update(
        source_content=Translation.objects.get(page=page.pk).source_content | {"recipe_time": "En time"}
    )

    post_first(page, world.contact, "take")

    assert latest(page).recipe_time == ""


def test_what_a_page_cannot_hold_is_refused_with_a_message(world: World, source: Any, page: Any) -> None:
    change(source, world, summary="Noe annet.")

    response = post_first(page, world.contact, "take", words="x" * 301)

    assert ["300" in part for part in kept_in_the_form(response)] == [False, True]
    assert latest(page).summary == "Kort om handboka."


def test_an_action_that_is_none_is_not_found(world: World, page: Any) -> None:
    address = reverse("workflows:translation", args=(page.pk,))

    assert login(world.contact).post(address, {"action": "publish"}).status_code == 404
    assert login(world.contact).post(address, {"action": "take_part", "part": "x"}).status_code == 200


def test_what_was_not_translated_has_no_screen_of_its_own(world: World, source: Any) -> None:
    assert login(world.contact).get(reverse("workflows:translation", args=(source.pk,))).status_code == 404
    with pytest.raises(Refused) as refused:
        actions.read_through(source, world.contact)
    assert refused.value.refusal == Refusal.NOT_A_TRANSLATION


def test_tending_twice_changes_nothing(world: World, source: Any, page: Any) -> None:
    change(source, world, title="Håndbok for alle")
    before = translation(page).behind_since

    Translation.objects.update(to_tend=True)
    tasks.tend_translations()
    actions.tend(translation(page).pk)

    assert translation(page).behind_since == before


def test_one_translation_that_cannot_be_tended_stops_no_other(
    world: World, source: Any, page: Any, caplog: pytest.LogCaptureFixture
) -> None:
    other = put_up(draft_resource(world, "Annen"))
    begin(other, world.contact)
    broken = translation(edition_of(other, "nn"))
    Translation.objects.filter(pk=broken.pk).update(source_content={}, to_tend=True)
    Translation.objects.filter(page=page.pk).update(to_tend=True)

    tasks.tend_translations()

    assert f"Translation {broken.pk} was not tended." in caplog.text
    assert [t.to_tend for t in Translation.objects.order_by("pk")] == [False, True]


def test_a_new_lesson_is_begun_or_left_out(world: World) -> None:
    course = put_up(draft_course(world, "Bokprat", lessons=1))
    page = put_up(by_machine(course, world.contact))
    third = draft_lesson(world, course, "Hva nå?")
    draft_lesson(world, course, "Ikke denne")
    for lesson in LessonPage.objects.child_of(course).filter(live=False):
        put_up_alone(lesson)
    tasks.tend_translations()
    assert translation(page).is_behind

    response = login(world.contact).get(reverse("workflows:translation", args=(page.pk,)))
    assert [text(h) for h in soup(response).select("section h3")] == [
        gettext("A new lesson: %(title)s") % {"title": title} for title in ("Hva nå?", "Ikke denne")
    ]
    post(page, world.contact, "take_part", part=str(third.translation_key))
    post(
        page,
        world.contact,
        "leave_part",
        part=str(LessonPage.objects.get(title="Ikke denne", live=True).translation_key),
    )

    assert [part.title for part in CoursePage.objects.get(pk=page.pk).work_pages()[1:]] == [
        "Bokprat: leksjon 1",
        "Kva no?",
    ]
    assert not translation(page).is_behind


def put_up_alone(lesson: Any) -> None:
    go_live(lesson, kind=ApprovalRecord.Kind.MEASURING, grounds="A test.")


# --- who -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", CAST)
def test_who_may_bring_it_level(world: World, source: Any, page: Any, role: str) -> None:
    change(source, world, title="Håndbok for alle")
    (found,) = look(page).changes
    client = login(world.everybody[role])
    address = reverse("workflows:translation", args=(page.pk,))
    may = role in {"contact", "deputy"}

    codes = (
        client.get(address).status_code,
        client.post(address, {"action": "take", "key": found.key, "seen": found.seen}).status_code,
    )

    shut = 403 if role == "outsider" else 404
    assert codes == ((200, 302) if may else (shut, shut))
    assert latest(page).title == ("Handbok for alle" if may else "Handbok")


def test_signed_out_nobody_is_let_in(world: World, source: Any, page: Any) -> None:

    assert Client().get(reverse("workflows:translation", args=(page.pk,))).url.startswith("/konto/login/")


def test_the_verbs_refuse_another_countys_contact_too(world: World, source: Any, page: Any) -> None:
    change(source, world, title="Håndbok for alle")
    (found,) = look(page).changes

    for verb in (
        lambda: actions.take(page, world.other_contact, found.key, found.seen),
        lambda: actions.leave(page, world.other_contact, found.key, found.seen),
        lambda: actions.take_part(page, world.other_contact, "x"),
        lambda: actions.read_through(page, world.other_contact),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.refusal == Refusal.NOT_YOUR_WORK


def test_while_it_is_under_review_nothing_is_taken(world: World, source: Any, page: Any) -> None:
    change(source, world, title="Håndbok for alle")
    (found,) = look(page).changes
    edit(page, world.contact, summary="Kort.")
    submit(page, world.contact)

    response = post(page, world.contact, "take", key=found.key, seen=found.seen)

    assert str(REFUSALS[Refusal.IS_UNDER_REVIEW]) in text(soup(response))
    assert latest(page).title == "Handbok"


# --- why it is in several languages --------------------------------------------------------------------------------


def test_why_it_stands_in_both_written_forms_can_be_written_later(world: World, source: Any, page: Any) -> None:
    assert [work.title for work in report_of().twice] == ["Håndbok"]

    post(page, world.contact, "say_why", reason=" Kurset holdes i begge. ")

    assert TranslatedWork.objects.get(key=page.translation_key).reason == "Kurset holdes i begge."
    assert report_of().twice == []
    shown_page = soup(login(world.contact).get(reverse("workflows:translation", args=(page.pk,))))
    assert shown_page.select_one("input[name=reason]")["value"] == "Kurset holdes i begge."


def test_a_reason_that_is_too_long_or_another_countys_is_refused(world: World, page: Any) -> None:
    response = post(page, world.contact, "say_why", reason="x" * 301)

    assert "300" in text(soup(response).select_one(".help-critical"))
    assert soup(response).select_one("input[name=reason]")["value"] == "x" * 301
    with pytest.raises(Refused) as refused:
        actions.say_why(page, world.other_contact, "Fordi")
    assert refused.value.refusal == Refusal.NOT_YOUR_WORK
    assert TranslatedWork.objects.get(key=page.translation_key).reason == ""


# --- memory --------------------------------------------------------------------------------------------------------


def test_what_people_have_approved_is_proposed_before_the_machine(world: World, source: Any, page: Any) -> None:
    tasks.tend_translations()
    other = put_up(draft_resource(world, "Håndbok"))

    draft = by_machine(other, world.contact)

    assert draft.title == "Handbok"
    assert "title" not in Translation.objects.get(page=draft.pk).machine_texts


def test_what_is_not_published_is_not_remembered(world: World, source: Any) -> None:
    draft = by_machine(source, world.contact)
    edit(draft, world.contact, title="Løynd tittel")
    tasks.tend_translations()

    other = put_up(draft_resource(world, "Håndbok"))

    assert by_machine(other, world.contact).title == "Handbok"
