"""«Oversett»: a draft of the whole work in the other tree, by hand or by machine, through the same review.

Long: one verb in all its ways, by hand, by machine, by a job that may run twice.
"""

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from cms.core.models.edition import TranslatedWork
from cms.people.models import CountyLibrary
from events.models import EventPage
from learning.models import CoursePage, ResourcePage
from tests.jobs import asked_for
from tests.reading import soup, text
from tests.world import (
    CAST,
    World,
    approve,
    draft_course,
    draft_event,
    draft_lesson,
    draft_resource,
    edit,
    login,
    publish,
    put_up,
    submit,
)
from workflows import tasks
from workflows.actions import Refused, invite_author
from workflows.findings import Kind, findings_of
from workflows.models import PreferredWord, Translation, TranslationJob
from workflows.panels.translations import TranslationsPanel
from workflows.rules import Refusal
from workflows.texts import REFUSALS
from workflows.translation import actions
from workflows.translation.apertium import Apertium

pytestmark = pytest.mark.django_db


def begin(work: Any, by: Any, language: str = "nn", way: str = "hand", reason: str = "") -> Any:
    address = reverse("workflows:translate", args=(work.pk,))
    return login(by).post(address, {"language": language, "way": way, "reason": reason})


def by_machine(work: Any, by: Any, language: str = "nn") -> Any:
    """The draft, when the job has been done."""
    begin(work, by, language, "machine")
    tasks.translate(TranslationJob.objects.latest("pk").pk)
    return edition_of(work, language)


def said(refusal: Refusal, language: str) -> str:
    with translation.override(language):
        return str(REFUSALS[refusal])


def edition_of(work: Any, language: str) -> Any:
    return type(work).objects.get(translation_key=work.translation_key, locale__language_code=language)


def nynorsk_resource(world: World, title: str = "Kva skjer på biblioteket") -> Any:
    return put_up(draft_resource(world, title, by=world.other_contact, section=world.other_section))


# --- by hand -------------------------------------------------------------------------------------------------------


def test_a_course_becomes_a_draft_with_its_lessons_in_the_other_tree(world: World) -> None:
    course = put_up(draft_course(world, "Bokprat", lessons=2))

    response = begin(course, world.contact, reason="Kurset holdes i begge målformer.")

    draft = edition_of(course, "nn")
    assert response.url == reverse("wagtailadmin_pages:edit", args=(draft.pk,))
    assert (draft.title, draft.live, draft.owner) == ("Bokprat", False, world.contact)
    assert draft.url_path == "/nn/innlandet/bokprat/"
    assert draft.get_latest_revision().user == world.contact
    assert [area.pk for area in draft.target_groups.all()] == [world.target_group.pk]
    lessons = draft.work_pages()[1:]
    assert [(lesson.title, lesson.content_language, lesson.live) for lesson in lessons] == [
        ("Bokprat: leksjon 1", "nn", False),
        ("Bokprat: leksjon 2", "nn", False),
    ]
    assert [str(lesson.translation_key) for lesson in lessons] == [
        str(lesson.translation_key) for lesson in course.work_pages()[1:]
    ]
    assert TranslatedWork.objects.get(key=course.translation_key).reason == "Kurset holdes i begge målformer."
    sources = Translation.objects.order_by("page").values_list("page", "source")
    assert list(sources) == list(
        zip([page.pk for page in draft.work_pages()], [page.pk for page in course.work_pages()], strict=True)
    )


def test_the_source_stays_as_it_is(world: World) -> None:
    course = put_up(draft_course(world, "Bokprat", lessons=1))
    before = [(page.get_latest_revision().pk, page.title, page.live) for page in course.work_pages()]

    by_machine(course, world.contact)

    fresh = CoursePage.objects.get(pk=course.pk)
    assert [(page.get_latest_revision().pk, page.title, page.live) for page in fresh.work_pages()] == before


def test_of_a_published_work_what_readers_see_is_translated(world: World) -> None:
    course = put_up(draft_course(world, "Bokprat", lessons=1))
    draft_lesson(world, course, "Ikke ferdig")
    edit(course, world.contact, title="Bokprat for viderekomne")

    begin(course, world.contact)

    assert [page.title for page in edition_of(course, "nn").work_pages()] == ["Bokprat", "Bokprat: leksjon 1"]


def test_of_a_draft_everything_is_translated_as_it_was_last_saved(world: World) -> None:
    course = draft_course(world, "Bokprat", lessons=1)
    edit(course, world.contact, title="Bokprat for viderekomne")

    begin(course, world.contact)

    draft = edition_of(course, "nn")
    assert [page.title for page in draft.work_pages()] == ["Bokprat for viderekomne", "Bokprat: leksjon 1"]


def test_a_section_opens_in_a_language_when_it_is_first_needed(world: World) -> None:
    resource = put_up(draft_resource(world, "Håndbok"))
    library = CountyLibrary.objects.get(slug="innlandet")

    begin(resource, world.contact, "en")

    draft = edition_of(resource, "en")
    section = draft.get_parent().specific
    assert (section.translation_key, section.live, section.content_language) == (library.section, True, "en")
    assert login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(draft.pk,))).status_code == 200
    assert login(world.other_contact).get(reverse("wagtailadmin_pages:edit", args=(draft.pk,))).status_code == 404


def test_an_event_and_a_guide_are_translated_too(world: World) -> None:
    event = draft_event(world, "Fagprat")

    begin(event, world.contact)

    assert edition_of(event, "nn").title == "Fagprat"
    assert EventPage.objects.count() == 2


def test_where_the_path_is_taken_in_the_other_tree_the_draft_has_another(world: World) -> None:
    nynorsk_section = world.section.get_translation(world.other_section.locale)
    resource = draft_resource(world, "Håndbok")
    ResourcePage.objects.filter(pk=resource.pk).update(slug="handbok-2", url_path="/nb/innlandet/handbok-2/")
    resource.refresh_from_db()
    other = draft_resource(world, "Noko anna", section=nynorsk_section)
    ResourcePage.objects.filter(pk=other.pk).update(slug="handbok-2", url_path="/nn/innlandet/handbok-2/")

    begin(resource, world.contact)

    assert edition_of(resource, "nn").slug != "handbok-2"


# --- who, and what not ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", CAST)
def test_who_may_begin_a_translation(world: World, role: str) -> None:
    resource = put_up(draft_resource(world))
    client = login(world.everybody[role])
    address = reverse("workflows:translate", args=(resource.pk,))
    may = role in {"contact", "deputy"}

    codes = (client.get(address).status_code, client.post(address, {"language": "nn", "way": "hand"}).status_code)

    shut = 403 if role == "outsider" else 404
    assert codes == ((200, 302) if may else (shut, shut))
    assert ResourcePage.objects.count() == (2 if may else 1)


def test_signed_out_the_door_leads_to_the_login(world: World) -> None:
    resource = put_up(draft_resource(world))

    response = Client().post(reverse("workflows:translate", args=(resource.pk,)), {"language": "nn", "way": "hand"})

    assert (response.url.split("?")[0], ResourcePage.objects.count()) == ("/konto/login/", 1)


def test_who_is_invited_to_one_work_does_not_begin_another(world: World) -> None:
    resource = draft_resource(world)
    guest = world.other_contact
    invite_author(
        resource,
        world.contact,
        email=guest.email,
        first_name=guest.first_name,
        last_name=guest.last_name,
        library=None,
        language="nn",
    )
    work = ResourcePage.objects.get(pk=resource.pk)
    assert work.permissions_for_user(world.other_contact).can_edit()

    with pytest.raises(Refused) as refused:
        actions.translate_by_hand(work, world.other_contact, "nn")

    assert refused.value.refusal == Refusal.NOT_YOUR_WORK


@pytest.mark.parametrize(
    ("language", "refusal"), [("nb", Refusal.HAS_EDITION), ("de", Refusal.NOT_A_LANGUAGE)], ids=["there", "no language"]
)
def test_a_language_that_is_none_or_is_there_is_refused(world: World, language: str, refusal: Refusal) -> None:
    resource = put_up(draft_resource(world))

    response = begin(resource, world.contact, language)

    assert response.status_code == 200
    assert "language" in response.context["form"].errors
    with pytest.raises(Refused) as refused:
        actions.translate_by_hand(resource, world.contact, language)
    assert refused.value.refusal == refusal


def test_a_page_of_the_frame_is_not_translated(world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.translate_by_hand(world.section, world.contact, "en")

    assert refused.value.refusal == Refusal.NOT_A_WORK


def test_a_form_that_is_sent_twice_makes_one_draft(world: World) -> None:
    resource = put_up(draft_resource(world))

    begin(resource, world.contact)
    second = begin(resource, world.contact)

    assert ("language" in second.context["form"].errors, ResourcePage.objects.count()) == (True, 2)


# --- by machine ----------------------------------------------------------------------------------------------------


def test_a_nynorsk_work_becomes_a_bokmal_draft_by_machine(world: World) -> None:
    resource = nynorsk_resource(world)

    response = begin(resource, world.other_contact, "nb", "machine")

    job = TranslationJob.objects.get()
    assert response.url == reverse("workflows:translation_job", args=(job.pk,))
    tasks.translate(job.pk)
    draft = edition_of(resource, "nb")
    assert (draft.title, draft.live, draft.get_latest_revision().user) == (
        "Hva skjer på biblioteket",
        False,
        world.other_contact,
    )
    assert Translation.objects.get(page=draft.pk).is_machine_made
    job.refresh_from_db()
    assert (job.work_id, job.words_done, job.error, job.finished_at is not None) == (draft.pk, job.words, "", True)


def test_the_work_of_the_machine_is_shown_as_it_goes_on_and_opens_when_it_is_done(world: World) -> None:
    resource = nynorsk_resource(world)
    client, asks = login(world.other_contact), {"Accept": "application/json"}
    address = begin(resource, world.other_contact, "nb", "machine").url
    job = TranslationJob.objects.get()

    assert client.get(address, headers=asks).json() == {"done": 0, "of": job.words, "is_finished": False}
    bar = soup(client.get(address)).select_one("progress")
    assert (bar["value"], bar["max"]) == ("0", str(job.words))

    tasks.translate(job.pk)

    assert client.get(address, headers=asks).json() == {"done": job.words, "of": job.words, "is_finished": True}
    assert client.get(address).url == reverse("wagtailadmin_pages:edit", args=(edition_of(resource, "nb").pk,))
    assert login(world.contact).get(address).status_code == 404


def test_a_job_that_runs_twice_makes_one_draft(world: World) -> None:
    resource = nynorsk_resource(world)
    begin(resource, world.other_contact, "nb", "machine")
    job = TranslationJob.objects.get()

    tasks.translate(job.pk)
    tasks.translate(job.pk)

    assert ResourcePage.objects.filter(translation_key=resource.translation_key).count() == 2


def test_who_asks_twice_waits_for_one_draft(world: World) -> None:
    resource = nynorsk_resource(world)

    addresses = {begin(resource, world.other_contact, "nb", "machine").url for _ in range(2)}

    assert (len(addresses), TranslationJob.objects.count()) == (1, 1)


def test_what_somebody_has_begun_meanwhile_is_not_written_over(world: World) -> None:
    resource = nynorsk_resource(world)
    begin(resource, world.other_contact, "nb", "machine")
    begin(resource, world.other_contact, "nb", "hand")

    tasks.translate(TranslationJob.objects.get().pk)

    job = TranslationJob.objects.get()
    assert edition_of(resource, "nb").title == "Kva skjer på biblioteket"
    assert (job.work, job.error) == (None, said(Refusal.HAS_EDITION, "nn"))
    page = login(world.other_contact).get(reverse("workflows:translation_job", args=(job.pk,)))
    assert job.error in text(soup(page))


def test_between_other_languages_the_machine_is_refused_by_the_field(world: World) -> None:
    resource = put_up(draft_resource(world))

    response = begin(resource, world.contact, "en", "machine")

    assert response.context["form"].errors["way"] == [REFUSALS[Refusal.NO_MACHINE_FOR_IT]]
    assert TranslationJob.objects.count() == 0
    with pytest.raises(Refused):
        actions.ask_machine(resource, world.contact, "en")


def test_where_no_machine_translates_into_what_is_left_it_is_not_offered(world: World) -> None:
    resource = put_up(draft_resource(world))
    assert fields_of_the_form(resource, world) == ["language", "way", "reason"]
    begin(resource, world.contact, "nn")

    assert fields_of_the_form(resource, world) == ["language", "reason"]
    begin(resource, world.contact, "en")
    assert edition_of(resource, "en").locale.language_code == "en"


def fields_of_the_form(work: Any, world: World) -> list[str]:
    shown = soup(login(world.contact).get(reverse("workflows:translate", args=(work.pk,))))
    names = [field["name"] for field in shown.select("form.kb-form [name]")]
    return [name for name in dict.fromkeys(names) if name != "csrfmiddlewaretoken"]


def test_where_the_machine_is_not_installed_the_form_says_how(world: World, settings: Any, tmp_path: Any) -> None:
    resource = put_up(draft_resource(world))
    begin(resource, world.contact, "nn", "machine")
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR | {
        "OPTIONS": {"DATA": str(tmp_path)}
    }

    form = login(world.contact).get(reverse("workflows:translate", args=(resource.pk,)))
    response = begin(resource, world.contact, "nn", "machine")
    tasks.translate(TranslationJob.objects.get().pk)

    assert "apt-get install apertium apertium-nno-nob" in text(soup(form))
    assert response.context["form"].errors["way"] == [REFUSALS[Refusal.NO_MACHINE]]
    assert TranslationJob.objects.get().error == REFUSALS[Refusal.NO_MACHINE]


# --- through the review --------------------------------------------------------------------------------------------


def test_what_only_a_machine_has_written_is_not_sent(world: World) -> None:
    draft = by_machine(nynorsk_resource(world), world.other_contact, "nb")

    response = submit(draft, world.other_contact)

    assert said(Refusal.ONLY_A_MACHINE, "nn") in text(soup(response))
    assert not draft.is_pinned


def test_it_is_sent_when_somebody_has_mended_it_and_the_mark_goes_when_it_is_approved(world: World) -> None:
    draft = by_machine(nynorsk_resource(world), world.other_contact, "nb")
    edit(draft, world.other_contact, title="Hva skjer her")

    submit(draft, world.other_contact)
    assert draft.is_pinned
    assert Translation.objects.get(page=draft.pk).is_machine_made
    approve(draft, world.reviewer)

    fresh = ResourcePage.objects.get(pk=draft.pk)
    assert (fresh.live, fresh.title) == (True, "Hva skjer her")
    assert not Translation.objects.get(page=draft.pk).is_machine_made


def test_or_when_somebody_says_that_it_is_right(world: World) -> None:
    draft = by_machine(nynorsk_resource(world), world.other_contact, "nb")
    address = reverse("workflows:translation", args=(draft.pk,))

    login(world.other_contact).post(address, {"action": "read"})

    assert Translation.objects.get(page=draft.pk).read_through_by == world.other_contact
    assert publish(draft, world).live


def test_nothing_of_a_draft_is_seen_by_readers_or_by_another_county(world: World, client: Client) -> None:
    resource = nynorsk_resource(world)
    draft = by_machine(resource, world.other_contact, "nb")

    assert (
        client.get("/vestland/kva-skjer-pa-biblioteket/").status_code == 200
    )  # the nynorsk, under the other interface
    assert "Hva skjer på biblioteket" not in client.get("/ressurser/").content.decode()
    assert "Hva skjer på biblioteket" not in client.get("/vestland/").content.decode()
    explorer = login(world.contact).get(reverse("wagtailadmin_explore", args=(draft.get_parent().pk,)))
    assert "Hva skjer på biblioteket" not in explorer.content.decode()


# --- the source beside the fields, and what the machine is known by -------------------------------------------------


def panel_of(page: Any, by: Any) -> Any:
    html = soup(login(by).get(reverse("wagtailadmin_pages:edit", args=(page.pk,))))
    return html.select_one("[data-side-panel='kb-source']")


def test_the_source_stands_beside_the_fields_in_its_own_language(world: World) -> None:
    resource = nynorsk_resource(world)
    draft = by_machine(resource, world.other_contact, "nb")

    panel = panel_of(draft, world.other_contact)

    assert next(text(h) for h in panel.select("h3")) == "Tittel"
    texts = panel.select("div[lang=nn]")
    assert text(texts[0]) == "Kva skjer på biblioteket"
    assert panel.select_one(f"a[href='{reverse('workflows:translation', args=(draft.pk,))}']")
    assert panel_of(resource, world.other_contact) is None


def test_reviewers_are_told_how_much_stands_as_a_machine_wrote_it(world: World) -> None:
    draft = by_machine(nynorsk_resource(world), world.other_contact, "nb")
    edit(draft, world.other_contact, title="Hva skjer her")
    submit(draft, world.other_contact)

    latest = ResourcePage.objects.get(pk=draft.pk).get_latest_revision_as_object()

    number = len(Translation.objects.get(page=draft.pk).machine_texts) - 1
    (finding,) = [finding for finding in findings_of([latest]) if finding.kind == Kind.TRANSLATION]
    assert finding.what == ngettext(
        "%(number)d text stands as a machine wrote it.", "%(number)d texts stand as a machine wrote them.", number
    ) % {"number": number}


def test_the_words_of_the_section_win_over_the_machine(world: World) -> None:
    library = CountyLibrary.objects.get(slug="vestland")
    PreferredWord.objects.create(library=library, language="nb", instead_of="hva", write="hvilke ting")

    draft = by_machine(nynorsk_resource(world), world.other_contact, "nb")

    assert draft.title == "Hvilke ting skjer på biblioteket"


@pytest.mark.parametrize("number", [1, 3])
def test_the_first_page_lists_what_is_behind_the_oldest_first(world: World, number: int) -> None:
    pages = [by_machine(put_up(draft_resource(world, f"Håndbok {n}")), world.contact) for n in range(number)]
    for age, page in enumerate(pages):
        since = timezone.now() - datetime.timedelta(days=age)
        Translation.objects.filter(page=page.pk).update(behind_since=since)
    panel = TranslationsPanel([CountyLibrary.objects.get(slug="innlandet")])

    with CaptureQueriesContext(connection) as queries:
        found = panel.get_context_data()["behind"]

    assert [translation.page_id for translation in found] == [page.pk for page in reversed(pages)]
    assert len(queries) == 3
    others = TranslationsPanel([CountyLibrary.objects.get(slug="vestland")])
    assert others.get_context_data()["behind"] == []
    home = login(world.contact).get(reverse("wagtailadmin_home"))
    assert len(soup(home).select(f"a[href='{reverse('workflows:translation', args=(pages[0].pk,))}']")) == 1


def test_a_job_that_is_lost_is_taken_up_again_and_given_up_after_some_attempts(world: World) -> None:
    resource = nynorsk_resource(world)
    begin(resource, world.other_contact, "nb", "machine")
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    TranslationJob.objects.update(asked_at=long_ago, attempts=actions.MOST_ATTEMPTS)

    tasks.resume_translating()

    job = TranslationJob.objects.get()
    assert (job.error, job.finished_at is not None) == (said(Refusal.MACHINE_FAILED, "nn"), True)


def test_a_job_that_is_lost_is_asked_for_again(world: World) -> None:
    begin(nynorsk_resource(world), world.other_contact, "nb", "machine")
    TranslationJob.objects.update(asked_at=timezone.now() - datetime.timedelta(hours=1))
    before = asked_for()

    tasks.resume_translating()

    assert asked_for() == before + 1


def test_the_job_is_asked_for_when_the_transaction_is_through(world: World, commit: Any) -> None:
    resource = nynorsk_resource(world)
    before = asked_for()

    with commit():
        begin(resource, world.other_contact, "nb", "machine")

    assert asked_for() == before + 1


class Overtaken(Apertium):
    """While this worker translates, another makes the draft that was asked for."""

    def translate(self, *args: Any) -> Any:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR | {
            "CLASS": "workflows.translation.apertium.Apertium"
        }
        actions.run(TranslationJob.objects.get().pk)
        return super().translate(*args)


def test_of_two_workers_with_one_job_the_later_makes_no_second_draft(world: World) -> None:
    resource = nynorsk_resource(world)
    begin(resource, world.other_contact, "nb", "machine")
    machine = settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR | {"CLASS": f"{__name__}.Overtaken"}

    with override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=machine):
        tasks.translate(TranslationJob.objects.get().pk)

    assert ResourcePage.objects.filter(translation_key=resource.translation_key).count() == 2
    assert (TranslationJob.objects.get().error, TranslationJob.objects.get().attempts) == ("", 2)


def test_a_job_compares_when_the_source_has_gone_up(world: World, commit: Any) -> None:
    resource = put_up(draft_resource(world))
    begin(resource, world.contact)
    connection.run_on_commit.clear()
    before = asked_for()

    with commit():
        put_up(resource)

    assert asked_for() == before + 2  # the search's, and this one
    assert Translation.objects.get().to_tend
