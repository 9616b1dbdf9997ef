"""The common plan: entering, overlaps, joining, the draft, and what other county libraries are told.

Long, since a measure is followed from the first idea until it has been held.
"""

import datetime
import uuid
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.core.half_years import HalfYear, half_year_of
from cms.core.models import Mail
from cms.people.models import CountyLibrary, User
from events.models import EventPage, Joining, Occurrence, PlannedMeasure
from events.plans import actions
from events.plans.drafts import make_draft
from events.plans.periods import later, name_of, now
from events.plans.rules import Refusal, State
from events.plans.states import standing_of
from learning.models import CoursePage
from learning.refused import Refused
from tests.plans import address, joined, library, next_half, plan, posted, today, told, values
from tests.reading import soup, text
from tests.world import World, approve, draft_course, draft_event, edit, login, put_up, submit

pytestmark = pytest.mark.django_db
SOON = datetime.timedelta(days=40)


def state(measure: PlannedMeasure) -> State:
    return standing_of(PlannedMeasure.objects.get(pk=measure.pk)).state


def refusal(caught: Any) -> Refusal:
    found: Refusal = caught.value.refusal
    return found


# --- entering ---


def test_a_contact_plans_long_before_anything_is_written(world: World) -> None:
    client = login(world.contact)

    response = client.post(address("add"), posted(note="Sammen med noen?"))

    measure = PlannedMeasure.objects.get()
    assert response["Location"] == address("measure", measure.pk)
    assert (measure.title, measure.library.slug, measure.half_year, measure.note, measure.entered_by) == (
        *("Bokprat for voksne", "innlandet", next_half(), "Sammen med noen?"),
        world.contact,
    )
    assert ([str(area) for area in measure.area_list], state(measure)) == (["Formidling og leselyst"], State.PLANNED)
    page = client.get(response["Location"])
    assert [entry.action for entry in page.context["history"]] == ["kb.plan_entered"]
    assert Mail.objects.count() == 0


def test_a_form_that_is_sent_twice_is_one_measure(world: World) -> None:
    sent = posted()

    answers = [login(user).post(address("add"), sent)["Location"] for user in (world.contact, world.deputy)]

    measure = PlannedMeasure.objects.get()
    assert (set(answers), measure.entered_by) == ({address("measure", measure.pk)}, world.contact)


def test_a_date_says_which_half_year_it_is(world: World) -> None:
    day = next_half().first_day + SOON

    login(world.contact).post(address("add"), posted(half_year="", day=day.isoformat()))

    measure = PlannedMeasure.objects.get()
    assert (measure.half_year, measure.day) == (next_half(), day)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"half_year": ""}, ["half_year"]),
        ({"half_year": "1999-1"}, ["half_year"]),
        ({"day": "1999-01-01"}, ["day"]),
        ({"half_year": "", "day": "1999-01-01"}, ["day"]),
        ({"half_year": "", "day": "x"}, ["day"]),
        ({"areas": []}, ["areas"]),
        ({"areas": ["x"]}, ["areas"]),
        ({"target_groups": []}, ["target_groups"]),
        ({"title": ""}, ["title"]),
        ({"key": "x"}, ["key"]),
        ({"language": "en"}, ["language"]),
    ],
)
def test_what_a_measure_lacks_is_said_by_the_field(world: World, said: dict[str, Any], fields: list[str]) -> None:
    response = login(world.contact).post(address("add"), posted(**said))

    assert (response.status_code, list(response.context["form"].errors)) == (200, fields)
    assert PlannedMeasure.objects.count() == 0


def test_nobody_plans_for_another_county_library(world: World) -> None:
    response = login(world.contact).post(address("add"), posted(slug="vestland"))

    assert list(response.context["form"].errors) == ["library"]
    with pytest.raises(Refused) as caught:
        actions.enter(library("vestland"), world.contact, values(), uuid.uuid4())
    assert (refusal(caught), PlannedMeasure.objects.count()) == (Refusal.NOT_YOURS, 0)


def test_who_writes_for_two_county_libraries_says_for_which(world: World) -> None:
    from cms.people.models import Membership, Role

    Membership.objects.create(user=world.contact, role=Role.CONTACT, library=library("agder"))
    client = login(world.contact)

    choices = soup(client.get(address("add"))).select("select[name=library] option")
    client.post(address("add"), posted(slug="agder"))

    assert [text(option) for option in choices] == [
        "Agder fylkesbibliotek",
        "Innlandet fylkesbibliotek",
    ]
    assert PlannedMeasure.objects.get().library.slug == "agder"


# --- changing and withdrawing ---


def test_a_change_is_kept_logged_and_told_to_who_has_joined(world: World) -> None:
    measure = plan(world)
    joined(measure, world.other_contact)
    client = login(world.deputy)
    form = client.get(address("change", measure.pk)).context["form"]

    response = client.post(
        address("change", measure.pk), posted("Bokprat for eldre", version=form["version"].value(), key=measure.key)
    )

    measure.refresh_from_db()
    assert (response["Location"], measure.title, measure.version) == (
        *(address("measure", measure.pk), "Bokprat for eldre"),
        2,
    )
    assert told("plan_changed") == ["other_contact"]
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(measure)][:1] == ["kb.plan_changed"]


def test_a_change_of_the_note_alone_is_told_to_nobody(world: World) -> None:
    measure = plan(world)
    joined(measure, world.other_contact)

    actions.change(measure.pk, world.contact, values(note="Mer."), version=1)

    assert told("plan_changed") == []


def test_two_who_change_at_the_same_time_do_not_overwrite_each_other(world: World) -> None:
    measure = plan(world)
    actions.change(measure.pk, world.deputy, values("Første"), version=1)

    response = login(world.contact).post(address("change", measure.pk), posted("Andre", version=1, key=measure.key))

    measure.refresh_from_db()
    assert (measure.title, measure.version) == ("Første", 2)
    assert "er endret siden du åpnet" in response.content.decode()


def test_a_change_that_lacks_something_or_overlaps_is_shown_again(world: World) -> None:
    plan(world, "Forfattersamtalen", by="other_contact")
    measure = plan(world, "Kildekritikk", areas=["kunnskap"])
    client = login(world.contact)

    lacking = client.post(address("change", measure.pk), posted("", key=measure.key))
    alike = client.post(address("change", measure.pk), posted("Forfattarsamtalen", key=measure.key))

    measure.refresh_from_db()
    assert (list(lacking.context["form"].errors), measure.title) == (["title"], "Kildekritikk")
    assert [overlap["line"].title for overlap in alike.context["overlaps"]] == ["Forfattersamtalen"]


def test_a_measure_that_has_passed_its_half_year_can_still_be_changed_in_the_rest(world: World) -> None:
    measure = plan(world)
    PlannedMeasure.objects.update(year=2020, half=1, day=datetime.date(2020, 3, 1))
    said = posted("Nytt navn", half_year="2020-1", day="2020-03-01", key=measure.key)

    response = login(world.contact).post(address("change", measure.pk), said)

    measure.refresh_from_db()
    assert (response.status_code, measure.title) == (302, "Nytt navn")


def test_what_is_withdrawn_leaves_the_plan_and_those_who_joined_are_told_why(world: World) -> None:
    measure = plan(world)
    joined(measure, world.other_contact)
    client = login(world.contact)

    empty = client.post(address("withdraw", measure.pk), {"reason": ""})
    response = client.post(address("withdraw", measure.pk), {"reason": "Ingen penger."})

    assert list(empty.context["form"].errors) == ["reason"]
    assert (response["Location"], state(measure)) == (address("measure", measure.pk), State.WITHDRAWN)
    assert "Ingen penger." in Mail.objects.get(key__startswith="plan_withdrawn:").body
    assert [
        client.get(address("index") + query).context["page"].paginator.count for query in ("", "?tilstand=withdrawn")
    ] == [0, 1]
    assert "Ingen penger." in client.get(response["Location"]).content.decode()


def test_what_is_withdrawn_is_neither_changed_nor_joined_nor_drafted_nor_answered(world: World) -> None:
    measure = plan(world)
    waiting = joined(measure, world.other_contact)
    actions.withdraw(measure.pk, world.contact, "Ingen penger.")
    verbs = (
        lambda: actions.change(measure.pk, world.contact, values(), version=1),
        lambda: actions.withdraw(measure.pk, world.contact, "Igjen."),
        lambda: actions.join(measure.pk, library("agder"), world.other_reviewer),
        lambda: make_draft(measure.pk, world.contact),
        lambda: actions.answer(waiting.pk, world.contact, accept=True),
    )

    found = []
    for verb in verbs:
        with pytest.raises(Refused) as caught:
            verb()
        found.append(refusal(caught))

    withdrawn = Refusal.IS_WITHDRAWN
    assert found == [withdrawn, withdrawn, Refusal.NOT_YOURS, withdrawn, withdrawn]
    page = login(world.contact).get(address("measure", measure.pk))
    assert [form["action"] for form in soup(page).select("main form[method=post]")] == []


def test_a_withdrawal_that_comes_too_late_says_so_in_the_form(world: World) -> None:
    measure = plan(world)
    actions.withdraw(measure.pk, world.contact, "Ingen penger.")

    response = login(world.deputy).post(address("withdraw", measure.pk), {"reason": "Igjen."})

    assert response.context["form"].errors == {"reason": ["Tiltaket er trukket."]}


# --- looking ---


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Vårt seine", "Deres", "Deres kurs"]),
        ("fylkesbibliotek=vestland", ["Deres", "Deres kurs"]),
        ("omrade=samling", ["Vårt seine"]),
        ("omrade=kunnskap", ["Deres kurs"]),
        ("malgruppe=ledere", ["Deres"]),
        ("type=course", ["Deres kurs"]),
        ("halvar=2020-1", ["Vårt gamle"]),
        ("tilstand=draft", ["Deres"]),
        ("tilstand=withdrawn", ["Trukket"]),
        ("type=course&malgruppe=ledere", []),
        ("tilstand=x&halvar=1066-1&fylkesbibliotek=x", ["Vårt seine", "Deres", "Deres kurs"]),
    ],
)
def test_the_plan_is_narrowed_ones_own_first_then_by_time(world: World, query: str, titles: list[str]) -> None:
    theirs = plan(world, "Deres", by="other_contact", areas=["arrangement"], target_groups=["ledere"])
    make_draft(theirs.pk, world.other_contact)
    plan(world, "Deres kurs", by="other_contact", kind="course", areas=[], competences=["kildekritikk"])
    plan(world, "Vårt seine", areas=["samling"], half_year=later(now(), 4))
    plan(world, "Vårt gamle", half_year=HalfYear(2020, 1))
    gone = plan(world, "Trukket")
    actions.withdraw(gone.pk, world.contact, "Ingen penger.")

    response = login(world.contact).get(f"{address('index')}?{query}")

    assert [row["measure"].title for row in response.context["rows"]] == titles
    known = "x" not in query
    assert (response.context["ignored"] == []) == known


def test_a_long_plan_is_shown_in_pages_and_the_filter_stays(world: World) -> None:
    plan(world, "Målet")
    fields = {"library": library("agder"), "year": next_half().year, "half": next_half().half, "kind": "event"}
    PlannedMeasure.objects.bulk_create(PlannedMeasure(title=f"Tiltak {n:03}", **fields) for n in range(60))

    page = soup(login(world.contact).get(f"{address('index')}?type=event"))

    assert len(page.select("main tbody tr")) == 50
    assert text(page.select_one("main tbody th a")) == "Målet"
    assert page.select_one("nav.kb-choices--small a")["href"] == "?type=event&p=2"


def test_a_measure_says_how_many_it_resembles(world: World) -> None:
    plan(world, by="other_contact")
    plan(world)

    page = soup(login(world.contact).get(address("index")))

    said = [text(meta) for meta in page.select("td[data-label=Tilstand] .kb-meta")]
    assert said == ["ligner på 1 annet", "ligner på 1 annet"]


# --- overlaps ---


def test_a_warning_is_given_before_saving_and_saving_all_the_same_is_possible(world: World) -> None:
    theirs = plan(world, by="other_contact")
    client = login(world.contact)
    sent = posted("Bokprat for vaksne")

    warned = client.post(address("add"), sent)
    seen = soup(warned).select_one("input[name=seen]")["value"]
    again = client.post(address("add"), sent | {"seen": seen})

    assert warned.status_code == 200
    warning = text(soup(warned).select_one(".help-warning"))
    assert "Bokprat for voksne" in warning
    assert (
        "Vestland fylkesbibliotek · Planlagt · samme halvår: Formidling og leselyst for Alle som jobber i bibliotek"
        in warning
    )
    assert text(soup(warned).select_one("main form button[type=submit]")) == "Lagre likevel"
    measure = PlannedMeasure.objects.exclude(pk=theirs.pk).get()
    assert again["Location"] == address("measure", measure.pk)
    shown = soup(client.get(again["Location"])).select_one(f"a[href='{address('measure', theirs.pk)}']")
    assert text(shown) == "Bokprat for voksne"


def test_what_is_new_since_the_warning_is_warned_of_too(world: World) -> None:
    plan(world, by="other_contact")
    client = login(world.contact)
    sent = posted("Bokprat for vaksne")
    seen = soup(client.post(address("add"), sent)).select_one("input[name=seen]")["value"]
    plan(world, "Bokprat!", by="other_contact")

    response = client.post(address("add"), sent | {"seen": seen})

    assert (response.status_code, len(response.context["overlaps"])) == (200, 2)


def test_the_other_county_library_is_told_once_with_a_proposal_to_join(world: World) -> None:
    plan(world, "Forfattersamtalen", by="other_contact")
    ours = plan(world, "Kildekritikk")

    actions.change(ours.pk, world.contact, values("Kildekritikk på nett"), version=1)

    letter = Mail.objects.get()
    assert letter.to == world.other_contact.email
    assert letter.subject == "Innlandet fylkesbibliotek planlegg noko som liknar på dykkar"
    assert "«Bli med»" in letter.body
    assert address("measure", ours.pk) in letter.body


def test_who_gets_one_letter_a_day_is_told_of_the_overlap_in_it(world: World) -> None:
    User.objects.filter(pk=world.other_contact.pk).update(mail_rhythm=User.MailRhythm.DAILY)
    plan(world, by="other_contact")

    plan(world)

    letter = Mail.objects.get()
    assert (letter.digest_to, "liknar på «Bokprat for voksne»" in letter.short) == (world.other_contact, True)


def test_ones_own_measures_are_warned_of_without_a_letter(world: World) -> None:
    plan(world)

    response = login(world.contact).post(address("add"), posted("Noe annet"))

    assert [overlap["line"].title for overlap in response.context["overlaps"]] == ["Bokprat for voksne"]
    plan(world, "Noe annet")
    assert Mail.objects.count() == 0


def test_live_courses_and_coming_events_are_warned_of_and_their_owner_told(world: World) -> None:
    course = put_up(draft_course(world, "Forfattersamtalen", lessons=0))
    coming = put_up(draft_event(world, "Forfattersamtalen", in_days=5))
    put_up(draft_event(world, "Forfattersamtalen", in_days=-5))
    draft_event(world, "Forfattersamtalen")
    sent = posted("Å lede forfattersamtaler", "vestland", half_year=name_of(later(now(), 3)))

    response = login(world.other_contact).post(address("add"), sent)

    found = response.context["overlaps"]
    assert {overlap["line"].url for overlap in found} == {f"/nn{page.url}" for page in (course, coming)}
    assert [(overlap["has_title"], overlap["what"], overlap["line"].state_text) for overlap in found] == [
        (True, [], "Publisert")
    ] * 2
    plan(world, "Å lede forfattersamtaler", by="other_contact")
    assert told("plan_overlap") == ["contact", "contact", "deputy", "deputy"]


def test_an_event_is_in_the_half_year_of_its_meetings_and_a_course_in_that_in_which_it_went_up(world: World) -> None:
    put_up(draft_course(world, "Kurset", lessons=0))
    put_up(draft_event(world, "Treffet", in_days=200))
    halves = [now(), half_year_of(today() + 200 * datetime.timedelta(days=1))]

    plans = [plan(world, f"Noe annet {half}", half_year=half) for half in halves]

    client = login(world.contact)
    pages = [client.get(address("measure", measure.pk)) for measure in plans]
    assert [[overlap["line"].title for overlap in page.context["overlaps"]][-1] for page in pages] == [
        "Kurset",
        "Treffet",
    ]


def test_competences_that_two_have_in_common_say_more_than_the_area(world: World) -> None:
    plan(world, "Noe helt annet", by="other_contact", areas=[], competences=["bokprat"])
    measure = plan(world, "Høytlesing", competences=["bokprat"])

    [overlap] = login(world.contact).get(address("measure", measure.pk)).context["overlaps"]

    assert (overlap["what"], overlap["groups"], overlap["has_title"]) == (
        ["Bokprat og anbefaling"],
        ["Alle som jobber i bibliotek"],
        False,
    )


def test_what_is_withdrawn_or_past_is_not_warned_of(world: World) -> None:
    gone = plan(world, by="other_contact")
    actions.withdraw(gone.pk, world.other_contact, "Ingen penger.")
    plan(world, by="other_contact")
    PlannedMeasure.objects.filter(withdrawn_at=None).update(year=2020)

    plan(world)

    assert told("plan_overlap") == []


# --- joining ---


def test_a_county_library_joins_when_the_owner_says_yes(world: World) -> None:
    measure = plan(world)
    theirs, ours = login(world.other_contact), login(world.deputy)

    theirs.post(address("join", measure.pk), {"library": library("vestland").pk})
    joining = Joining.objects.get()
    assert (joining.state, told("plan_join")) == ("waiting", ["contact", "deputy"])
    response = ours.post(address("answer", joining.pk), {"action": "accept", "reason": ""})

    joining.refresh_from_db()
    assert (response["Location"], joining.state) == (address("measure", measure.pk), "accepted")
    assert told("plan_answer") == ["other_contact"]
    assert "Innlandet fylkesbibliotek, Vestland fylkesbibliotek" in text(
        soup(theirs.get(address("measure", measure.pk)))
    )
    shown = theirs.get(address("index") + "?fylkesbibliotek=vestland")
    assert [row["measure"] for row in shown.context["rows"]] == [measure]


def test_a_no_takes_a_reason_and_one_may_ask_again(world: World) -> None:
    joining = joined(plan(world), world.other_contact)
    client = login(world.contact)

    silent = client.post(address("answer", joining.pk), {"action": "decline", "reason": ""}, follow=True)
    client.post(address("answer", joining.pk), {"action": "decline", "reason": "Vi er mange nok."})

    joining.refresh_from_db()
    assert "Skriv hvorfor" in silent.content.decode()
    assert (joining.state, joining.reason) == ("declined", "Vi er mange nok.")
    assert "Vi er mange nok." in Mail.objects.get(key__startswith="plan_answer:").body
    assert joined(joining.measure, world.other_contact).state == "waiting"


def test_nobody_joins_twice_or_ones_own(world: World) -> None:
    measure = plan(world)
    joined(measure, world.other_contact)
    clients = (login(world.other_contact), "vestland"), (login(world.contact), "innlandet")

    said = [
        client.post(address("join", measure.pk), {"library": library(slug).pk}, follow=True).content.decode()
        for client, slug in clients
    ]

    assert "Fylkesbiblioteket ditt er allereie med" in said[0]
    assert "eget fylkesbiblioteks tiltak" in said[1]
    assert Joining.objects.count() == 1


def test_who_has_joined_may_leave_and_the_owner_is_told(world: World) -> None:
    joining = joined(plan(world), world.other_contact)
    client = login(world.other_contact)

    client.post(address("leave", joining.pk))
    again = client.post(address("leave", joining.pk), follow=True)

    joining.refresh_from_db()
    assert (joining.state, told("plan_left")) == ("left", ["contact", "deputy"])
    assert "Nokon har allereie svart" in again.content.decode()


# --- the draft ---


def test_one_click_makes_the_draft_of_an_event_with_all_that_the_plan_knows(world: World) -> None:
    day = next_half().first_day + SOON
    measure = plan(world, day=day, competences=["bokprat"], note="Bare for oss.")
    actions.answer(joined(measure, world.other_contact).pk, world.contact, accept=True)

    response = login(world.contact).post(address("draft", measure.pk))

    page = EventPage.objects.get()
    draft = page.get_latest_revision_as_object()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert (page.live, page.county_library, page.content_language, page.owner) == (
        *(False, library("innlandet"), "nb"),
        world.contact,
    )
    assert (draft.title, draft.main_area.slug, [each.slug for each in draft.competences.all()]) == (
        *("Bokprat for voksne", "formidling"),
        ["bokprat"],
    )
    assert [each.slug for each in draft.target_groups.all()] == ["alle"]
    assert [each.slug for each in draft.organisers.all()] == ["vestland"]
    assert [timezone.localdate(each.starts_at) for each in Occurrence.objects.all()] == [day]
    assert (draft.contact_name, draft.latest_revision.user) == ("Innlandet fylkesbibliotek", world.contact)
    assert "wagtail.create" in PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)
    assert state(measure) == State.DRAFT


def test_a_course_is_drafted_in_its_own_language_with_its_makers(world: World) -> None:
    measure = plan(world, kind="course", language="nn", areas=["formidling", "samling"])
    actions.answer(joined(measure, world.other_contact).pk, world.contact, accept=True)

    page = make_draft(measure.pk, world.contact)

    draft = CoursePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.content_language, draft.main_area, [each.slug for each in draft.areas.all()]) == (
        *("nn", None),
        ["formidling", "samling"],
    )
    assert ([each.slug for each in draft.co_producers.all()], Occurrence.objects.count()) == (["vestland"], 0)


def test_the_draft_opens_in_the_editor_and_leads_back_to_the_plan(world: World) -> None:
    measure = plan(world)
    page = make_draft(measure.pk, world.contact)
    client = login(world.contact)

    editor = soup(client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))))
    shown = soup(client.get(address("measure", measure.pk)))

    assert (
        text(editor.select_one(f"[data-side-panel=kb-plan] a[href='{address('measure', measure.pk)}']"))
        == measure.title
    )
    edit_link = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert text(shown.select_one(f"main a[href='{edit_link}']")) == "Skriv siden"


def test_a_page_that_no_plan_leads_to_says_so(world: World) -> None:
    page = draft_event(world)

    editor = soup(login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(page.pk,))))

    assert "Ingen tiltak i planen fører til denne siden" in text(editor.select_one("[data-side-panel=kb-plan]"))


def test_a_draft_that_is_asked_for_twice_is_the_same_page_and_one_that_is_deleted_is_made_anew(world: World) -> None:
    measure = plan(world)

    first, second = make_draft(measure.pk, world.contact), make_draft(measure.pk, world.deputy)
    first.delete()
    assert state(measure) == State.PLANNED
    third = make_draft(measure.pk, world.contact)

    assert first.pk == second.pk
    assert (third.pk != second.pk, EventPage.objects.count(), state(measure)) == (True, 1, State.DRAFT)


def test_without_a_section_to_write_in_there_is_no_draft(world: World) -> None:
    measure = plan(world)
    CountyLibrary.objects.filter(slug="innlandet").update(section=uuid.uuid4())

    response = login(world.contact).post(address("draft", measure.pk), follow=True)

    assert "har ingen seksjon du kan skrive i" in response.content.decode()
    assert (EventPage.objects.count(), state(measure)) == (0, State.PLANNED)


def test_kind_and_language_are_settled_when_the_page_is_written(world: World) -> None:
    measure = plan(world)
    make_draft(measure.pk, world.contact)
    said = posted("Nytt navn", kind="course", language="nn", version=2, key=measure.key)

    response = login(world.contact).post(address("change", measure.pk), said)

    measure.refresh_from_db()
    assert response.status_code == 302
    assert (measure.title, measure.kind, measure.language) == ("Nytt navn", "event", "nb")


def test_a_yes_after_the_draft_is_made_makes_them_organisers_in_a_new_draft(world: World) -> None:
    measure = plan(world)
    page = make_draft(measure.pk, world.contact)
    edit(page, world.contact, summary="Skrevet siden.")

    actions.answer(joined(measure, world.other_contact).pk, world.deputy, accept=True)

    draft = EventPage.objects.get().get_latest_revision_as_object()
    assert ([each.slug for each in draft.organisers.all()], draft.summary) == (["vestland"], "Skrevet siden.")
    assert draft.latest_revision.user == world.deputy


def test_who_is_an_organiser_of_the_page_already_is_not_written_again(world: World) -> None:
    measure = plan(world)
    page = make_draft(measure.pk, world.contact)
    latest = edit(page, world.contact, organisers=[library("vestland")])

    actions.answer(joined(measure, world.other_contact).pk, world.contact, accept=True)

    assert EventPage.objects.get().latest_revision == latest


def test_while_the_page_is_under_review_a_yes_waits(world: World) -> None:
    measure = plan(world, day=next_half().first_day + SOON)
    page = make_draft(measure.pk, world.contact)
    complete(page, world)
    joining = joined(measure, world.other_contact)
    submit(EventPage.objects.get(), world.contact)
    assert state(measure) == State.IN_REVIEW

    with pytest.raises(Refused) as caught:
        actions.answer(joining.pk, world.contact, accept=True)

    joining.refresh_from_db()
    assert (refusal(caught), joining.state) == (Refusal.IS_IN_REVIEW, "waiting")


def complete(page: Any, world: World) -> None:
    edit(page, world.contact, summary="Kort.", contact_email="kontakt@example.org")


def test_a_measure_goes_the_whole_way_and_nobody_types_how_far_it_is(world: World) -> None:
    measure = plan(world, day=next_half().first_day + SOON)
    seen = [state(measure)]

    page = make_draft(measure.pk, world.contact)
    seen.append(state(measure))
    complete(page, world)
    submit(EventPage.objects.get(), world.contact)
    seen.append(state(measure))
    approve(EventPage.objects.get(), world.reviewer)
    seen.append(state(measure))
    past = timezone.now() - SOON
    Occurrence.objects.update(starts_at=past, ends_at=past + datetime.timedelta(hours=1))
    seen.append(state(measure))

    assert seen == [State.PLANNED, State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.HELD]
    shown = login(world.other_contact).get(address("measure", measure.pk))
    assert [link["href"] for link in soup(shown).select("main dl a")] == ["/nn/innlandet/bokprat-for-voksne/"]
    with pytest.raises(Refused) as caught:
        actions.withdraw(measure.pk, world.contact, "For sent.")
    assert refusal(caught) == Refusal.IS_PUBLISHED
