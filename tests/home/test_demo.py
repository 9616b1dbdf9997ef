"""The demo, which is what a visitor meets first. The real builder builds it once for this file, hence its length."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import ModelLogEntry, Page, Revision, Site, WorkflowState

from cms.core.models import ApprovalRecord, Mail, Pin, SiteSettings
from cms.core.sections import WORK_DEPTH
from cms.core.working_days import is_working_day
from cms.media.models import BankDocument, BankImage
from cms.people.auth import DEMO_PASSWORD
from cms.people.models import Absence, CountyLibrary, Membership, Role, User
from events.evaluations.results import results_of
from events.models import (
    CheckIn,
    Evaluation,
    EventPage,
    Joining,
    Message,
    NetworkMeeting,
    Occurrence,
    Registration,
)
from events.plans.overlaps import others, overlaps_of
from events.plans.querysets import measures
from events.plans.rules import State as PlanState
from events.plans.states import standing_of
from events.rules import EventState
from home.competences.querysets import counts
from home.demo.build import COURSES
from home.demo.content.competences import COMPETENCES
from home.demo.content.events import EVENTS
from home.demo.content.paths import PATHS
from home.demo.content.plan import MEASURES
from home.demo.days import days_ago
from home.demo.schema import AREAS
from home.models import CountyLibraryPage, StandardPage
from learning.certificates import actions as certificates
from learning.models import (
    Certificate,
    CertificateFile,
    Competence,
    CompetenceArea,
    CoursePage,
    GuidePage,
    LearningPathPage,
    LessonPage,
    ResourcePage,
    Strategy,
    TargetGroup,
    Topic,
    TriedReport,
)
from workflows.guides import guides_with_missing_works
from workflows.models import AuthorInvitation, ExpertComment, ExpertLink, HelpRequest, Mandate, TakeDown, Translation

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file it makes a rendition in to be closed by the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]

LOGINS = (
    "kontakt.innlandet",
    "vara.innlandet",
    "kontakt.vestland",
    "kontakt.felles",
    "ressurs.innlandet",
    "ressurs.trondelag",
    "ressurs.agder",
    "leder",
    "drift",
    "utenfor",
    "forfatter",
)
WORKS = (CoursePage, ResourcePage, EventPage, LearningPathPage)


def build() -> str:
    output = io.StringIO()
    call_command("build_demo", stdout=output)
    return output.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _media(with_demo: Any) -> Iterator[Path]:
    """Each test has a transaction of its own, and so leaves the demo as it was built."""
    with with_demo() as media:
        yield media


@pytest.fixture(autouse=True)
def _own_media(settings: Any, _media: Path) -> None:
    """Instead of the folder every other test has for itself."""
    settings.MEDIA_ROOT = _media


def test_a_build_says_when_it_is_done(built_demo: Any) -> None:
    assert built_demo.said == "The demo is built.\n"


def works() -> list[Any]:
    return [work for model in WORKS for work in model.objects.all()]


def slugs(pages: Any) -> set[str]:
    return {page.slug for page in pages}


def works_whose_review_is(status: str) -> set[str]:
    return slugs(state.content_object for state in WorkflowState.objects.filter(status=status))


# --- people ---


@pytest.mark.parametrize("login", LOGINS)
def test_everybody_the_readme_names_can_log_in(login: str) -> None:
    client = Client()

    client.post(reverse("account_login"), {"login": f"{login}@example.org", "password": DEMO_PASSWORD})

    assert client.session.get("_auth_user_id") == str(User.objects.get(email=f"{login}@example.org").pk)


def test_every_county_library_has_a_contact_who_writes_in_its_main_form() -> None:
    contacts = Membership.objects.filter(role=Role.CONTACT).select_related("user", "library")

    assert {contact.library: contact.user.preferred_language for contact in contacts} == {
        library: library.written_form for library in CountyLibrary.objects.all()
    }


def test_the_group_is_five_people_from_five_county_libraries_with_a_leader_and_her_deputy() -> None:
    members = Membership.objects.filter(role=Role.MEMBER)
    leader = Membership.objects.get(role=Role.LEADER)

    assert {member.library.slug for member in members if member.library} == {
        "innlandet",
        "trondelag",
        "agder",
        "vestland",
        "nordland",
    }
    assert members.count() == 5
    assert members.filter(user=leader.user).exists()
    assert leader.deputy == User.objects.get(email="ressurs.trondelag@example.org")


def test_the_contact_of_innlandet_has_a_deputy_and_the_outsider_has_nothing() -> None:
    contact = Membership.objects.get(user__email="kontakt.innlandet@example.org")
    outsider = User.objects.get(email="utenfor@example.org")

    assert contact.deputy == User.objects.get(email="vara.innlandet@example.org")
    assert not outsider.groups.exists()
    assert not Membership.objects.filter(user=outsider).exists()


def test_one_contact_is_away_next_week() -> None:
    absence = Absence.objects.get()

    assert absence.first_day.weekday() == 0
    assert absence.first_day > timezone.localdate()
    assert absence.last_day - absence.first_day == datetime.timedelta(days=4)


# --- what there is ---


def test_there_is_as_much_of_everything_as_a_visitor_should_find() -> None:
    assert CoursePage.objects.count() >= 15
    assert {3 <= LessonPage.objects.child_of(course).count() <= 8 for course in CoursePage.objects.all()} == {True}
    assert ResourcePage.objects.count() >= 20
    assert ResourcePage.objects.filter(type="recipe").count() == 6
    assert EventPage.objects.count() >= 24
    assert not EventPage.objects.exclude(translation_key__in=Occurrence.objects.values("work")).exists()


def test_all_fifteen_county_libraries_present_themselves_in_both_trees() -> None:
    sections = CountyLibraryPage.objects.live().exclude(intro="")

    assert CountyLibrary.objects.exclude(website="").count() == 15
    assert sorted(sections.values_list("locale__language_code", flat=True)) == ["nb"] * 15 + ["nn"] * 15


def test_every_standing_page_is_there_in_both_written_forms_as_one_translation() -> None:
    pages = StandardPage.objects.live().values_list("slug", "locale__language_code")
    keys = StandardPage.objects.values_list("translation_key", flat=True).distinct()

    names = ("om", "slik-blir-innhold-til", "personvern", "tilgjengelighet", "kontakt", "ressursgruppa")
    assert set(pages) == {(slug, code) for slug in names for code in ("nb", "nn")}
    assert keys.count() == 6


def test_the_words_are_those_of_the_lists_with_a_colour_for_each_area() -> None:
    assert list(CompetenceArea.objects.values_list("colour", flat=True)) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (TargetGroup.objects.count(), Topic.objects.count()) == (8, 16)


def test_every_work_strengthens_what_the_table_says_and_the_table_names_no_other() -> None:
    editions = {work.slug: [one.slug for one in work.competence_list] for work in works()}
    lessons = {f"{lesson.course.slug}/{lesson.slug}": lesson for lesson in LessonPage.objects.all()}

    assert {slug: sorted(said) for slug, said in editions.items()} == {
        slug: sorted(said) for slug, said in COMPETENCES.items() if "/" not in slug
    }
    assert {place: {one.slug for one in lessons[place].competences.all()} for place in COMPETENCES if "/" in place} == {
        place: set(said) for place, said in COMPETENCES.items() if "/" in place
    }


def test_the_map_shows_what_there_is_and_honestly_what_there_is_not() -> None:
    numbers = counts()

    holes = {one.slug for one in Competence.objects.all() if not numbers[one.pk]}
    assert holes == {"apne-kilder"}
    assert numbers[Competence.objects.get(slug="bokprat").pk] == 5


def test_learning_paths_lead_through_works_that_readers_can_open() -> None:
    paths = {path.slug: [page.slug for page in path.path_steps()] for path in LearningPathPage.objects.live()}

    assert paths == {path.slug: [slug for slug, _why in path.steps] for path in PATHS}


def test_a_tag_that_is_a_topics_name_in_either_written_form_is_also_a_topic() -> None:
    event = EventPage.objects.get(slug="fagprat-kassering")

    assert set(event.tags.names()) == {"samlingsutvikling", "berekraft"}
    assert {topic.slug for topic in event.topics.all()} == {"samlingsutvikling", "barekraft"}


def test_lessons_stand_in_the_order_they_were_written_in() -> None:
    written = {course.slug: [lesson.slug for lesson in course.lessons] for course in COURSES}

    assert {
        course.slug: [lesson.slug for lesson in course.work_pages()[1:]] for course in CoursePage.objects.all()
    } == written


def test_who_made_a_lesson_made_the_course_too() -> None:
    course = CoursePage.objects.get(slug="konflikthandtering-i-bibliotek", live=True)

    assert [library.slug for library in course.producer_list] == ["innlandet", "oslo"]
    assert LessonPage.objects.child_of(course).get(producer__slug="oslo").live is True


def test_a_work_stands_in_its_owners_section_in_its_own_language() -> None:
    course = CoursePage.objects.get(slug="leselyst-med-dei-minste")

    assert course.url_path == "/nn/more-og-romsdal/leselyst-med-dei-minste/"
    assert course.owner.email == "kontakt.more-og-romsdal@example.org"
    assert course.contact_email == "more-og-romsdal@example.org"


def test_the_site_says_where_to_turn() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))

    assert settings.contact_email == "kompetansebanken@example.org"
    assert settings.privacy_url == "/personvern/"
    assert Client().get(settings.privacy_url).status_code == 200


# --- pictures and documents ---


def test_a_drawing_lies_with_the_only_one_who_shows_it_and_else_with_all() -> None:
    where = dict(BankImage.objects.values_list("title", "collection__name"))

    assert len(where) == 12
    assert where["Babysang"] == "Troms fylkesbibliotek"
    assert where["Debatt"] == "Felles tiltak"


def test_every_picture_says_what_it_shows_who_made_it_and_what_one_may_do() -> None:
    told = BankImage.objects.exclude(description="").exclude(creator="").exclude(licence="")

    assert told.count() == 12


def test_documents_are_open_documents_with_their_title_and_language() -> None:
    document = BankDocument.objects.get(title="Samlingsutviklingsplan, mal")

    with document.file.open("rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as archive:
        names = archive.namelist()
        assert names[0] == "mimetype"
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in names if name.endswith(".xml")}
    assert "".join(parts["meta.xml"].itertext()) == "Samlingsutviklingsplan, malnn-NO"
    assert "Vestland fylkesbibliotek" in "".join(parts["content.xml"].itertext())
    assert document.collection.name == "Vestland fylkesbibliotek"


# --- states ---


DRAFTED_BY_MACHINE = {"konflikthandtering-i-bibliotek", "barnebokbad"}  # in the other written form
MADE_OF_A_PLAN = "lyd-og-lys-i-biblioteket"


def test_every_state_of_a_work_can_be_seen() -> None:
    under_review = works_whose_review_is(WorkflowState.STATUS_IN_PROGRESS)
    sent_back = works_whose_review_is(WorkflowState.STATUS_NEEDS_CHANGES)
    scheduled = works_whose_review_is(WorkflowState.STATUS_APPROVED)
    taken_down = slugs(Page.objects.filter(take_downs__isnull=False))
    not_live = slugs(work for work in works() if not work.live)

    assert under_review == {
        "apen-forskning-i-folkebibliotek",
        "kvensk-pa-hylla",
        "barnebokbad-intervju",
        "veiledning-i-skranken",
        *DRAFTED_BY_MACHINE,
    }
    assert sent_back == {"a-skrive-for-nett", "personvern-ved-publikumsmaskinen"}
    assert scheduled == {"forfattersamtalen", "fagprat-kassering"}
    assert taken_down == {"boklister-17-barekraftsmal"}
    drafts = {"babysang", "meropent-i-distriktet", "spor-om-personvern", MADE_OF_A_PLAN}
    assert not_live == drafts | sent_back | scheduled | taken_down | under_review - {"veiledning-i-skranken"}
    assert slugs(work for work in works() if work.is_overdue) == {
        "23-ting-om-a-formidle-pa-nett",
        "veileder-digitale-arrangement",
    }


def test_each_way_a_translation_can_be_is_seen() -> None:
    translations = Translation.objects.filter(page__depth=WORK_DEPTH).select_related("page__locale")

    assert {
        (each.page.slug, each.page.locale.language_code): (each.page.live, each.is_behind, each.is_machine_made)
        for each in translations
    } == {
        ("verktoykasse-konflikthandtering", "nn"): (True, True, False),
        ("forste-uke-i-biblioteket", "en"): (True, False, False),
        ("bibliotek-for-samiske-innbyggere", "se"): (True, False, False),
        ("konflikthandtering-i-bibliotek", "nn"): (False, False, True),
        ("barnebokbad", "nb"): (False, False, True),
    }


def test_help_from_outside_can_be_seen_in_its_states() -> None:
    link = ExpertLink.objects.get()
    course = CoursePage.objects.get(slug="apen-forskning-i-folkebibliotek")

    assert (link.is_open, link.page_id) == (True, course.pk)
    assert [comment.page_id for comment in ExpertComment.objects.all()] == [page.pk for page in course.work_pages()[:2]]
    assert [str(invitation.user) for invitation in AuthorInvitation.objects.open()] == ["Solveig Rindal"]
    assert {each.state for each in HelpRequest.objects.all()} == {HelpRequest.State.NEW, HelpRequest.State.ANSWERED}


def test_both_guides_are_up_and_one_lacks_a_work_that_was_taken_down() -> None:
    guides = {guide.slug: guide for guide in GuidePage.objects.live()}

    assert {slug: guide.content_language for slug, guide in guides.items()} == {
        "ny-i-biblioteket": "nb",
        "alene-pa-vakt": "nn",
    }
    assert guides_with_missing_works() == {guides["ny-i-biblioteket"]: 1}
    assert "Boklister" not in Client().get("/ny-i-biblioteket/").content.decode()


def test_readers_reports_can_be_seen_in_every_state() -> None:
    reports = TriedReport.objects.all()

    assert {report.status for report in reports} == set(TriedReport.Status)
    assert [report.email for report in reports if report.email] == ["leser@example.org"]
    assert "Tynset" in Client().get("/innlandet/digital-drop-in/").content.decode()
    assert "Rendalen" not in Client().get("/innlandet/digital-drop-in/").content.decode()


@pytest.mark.parametrize(
    ("address", "fewest"),
    [
        ("/jeg-har-10-minutter/?minutter=5", 4),
        ("/jeg-har-10-minutter/", 15),
        ("/til-personalmotet/?minutter=30", 12),
        ("/bibliotek-som-ligner/?storrelse=small&bemanning=one", 3),
    ],
)
def test_every_entrance_leads_to_something(address: str, fewest: int) -> None:
    assert Client().get(address).context["listing"].total >= fewest


def test_all_states_of_an_event_can_be_seen() -> None:
    live = EventPage.objects.live()

    assert {event.state for event in live} == set(EventState)


def test_no_sign_up_closes_on_the_day_the_demo_is_built() -> None:
    """Else an event is full in the morning and closed in the afternoon. A meeting is moved two days at most."""
    closes_in = {
        text.slug: text.occurrences[0].starts_in_days - text.deadline_days_before
        for text in EVENTS
        if text.occurrences[0].starts_in_days > 0 and text.deadline_days_before is not None
    }

    assert {slug for slug, days in closes_in.items() if -3 < days < 2} == set()
    assert [slug for slug, days in closes_in.items() if days < 0] == ["nettverk-formidling-voksne"]
    assert len(closes_in) > 10


def test_a_live_course_has_a_newer_draft_of_one_lesson_under_review_and_readers_see_the_old_one() -> None:
    course = CoursePage.objects.get(slug="veiledning-i-skranken")
    lesson = LessonPage.objects.child_of(course).get(slug="sporsmalet-bak")

    pins = Pin.objects.filter(released_at=None, page__in=[page.pk for page in course.work_pages()])

    assert [pin.page_id for pin in pins] == [lesson.pk]
    assert len(lesson.get_latest_revision_as_object().body) == len(lesson.body) + 1
    assert "Etter en uke har dere en samling eksempler" not in Client().get(lesson.url).content.decode()


def test_what_is_scheduled_has_been_approved_and_waits() -> None:
    records = ApprovalRecord.objects.filter(kind=ApprovalRecord.Kind.REVIEW)

    assert {record.page.specific.work_root().slug for record in records} == {"forfattersamtalen", "fagprat-kassering"}
    assert {record.used_at for record in records} == {None}
    assert {record.publish_at.date() for record in records} == {timezone.localdate() + datetime.timedelta(days=7)}


def test_decisions_were_taken_by_members_from_elsewhere() -> None:
    for state in WorkflowState.objects.exclude(status=WorkflowState.STATUS_IN_PROGRESS):
        decided_by = state.task_states.get().finished_by
        theirs = set(decided_by.memberships.filter(role=Role.MEMBER).values_list("library", flat=True))

        assert theirs.isdisjoint(state.content_object.specific.producers())


def test_a_work_that_was_sent_back_says_why() -> None:
    state = next(
        state
        for state in WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
        if state.content_object.slug == "personvern-ved-publikumsmaskinen"
    )

    assert state.task_states.get().comment.startswith("Fin og kort!")
    assert Mail.objects.filter(to="kontakt.nb@example.org", key__startswith="sent_back:").count() == 1


def test_a_course_under_review_is_talked_about_and_has_a_proposal_that_waits_for_an_answer() -> None:
    course = CoursePage.objects.get(slug="apen-forskning-i-folkebibliotek")

    notes = course.current_workflow_state.notes.all()
    wording = course.current_workflow_state.wordings.get()

    assert [note.parent_id is None for note in notes] == [True, False, True]
    assert (wording.is_open, wording.page.slug) == (True, "hva-er-apent")


def test_the_resource_taken_down_has_its_reason_and_is_not_readable() -> None:
    taken = TakeDown.objects.get()

    assert taken.reason.startswith("Flere av bøkene")
    assert Client().get(taken.page.specific.url).status_code == 410


# --- the rooms of events ---


def as_person(login: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=f"{login}@example.org"))
    return client


def test_the_common_plan_shows_how_far_each_measure_has_come() -> None:
    found = {measure.title: measure for measure in measures()}

    assert {title: standing_of(measure).state for title, measure in found.items()} == {
        "Språkkafé med barnepass: erfaringssamling": PlanState.PLANNED,
        "Erfaringssamling om språkkafé med barnepass": PlanState.PLANNED,
        "Bokprat på arbeidsplassen": PlanState.PLANNED,
        "Å leie ein lesesirkel på nett": PlanState.PLANNED,
        "Lyd og lys i biblioteket": PlanState.DRAFT,
        "Kvensk i bibliotekhverdagen": PlanState.PLANNED,
        "Finn forskningen for låneren": PlanState.PLANNED,
        "Samling for dem som kjører bokbuss": PlanState.WITHDRAWN,
    }
    assert {measure.language for measure in found.values()} == {"nb", "nn"}
    assert len({measure.library for measure in found.values()}) == 8
    assert {measure.withdraw_reason for measure in found.values() if measure.is_withdrawn} == {
        "Bussene møtes på den nordiske samlingen samme vår. Vi tar det opp igjen året etter."
    }
    assert "Språkkafé med barnepass" in as_person("kontakt.innlandet").get(reverse("plans:index")).content.decode()


def test_two_counties_plan_the_same_and_one_asks_to_join_the_other() -> None:
    first, second = (measures().get(library__slug=slug) for slug in ("innlandet", "trondelag"))
    standing_of(second)

    alike = {overlap.line.title: overlap.likeness for overlap in overlaps_of(second, others())}[first.title]
    joinings = Joining.objects.select_related("measure__library", "library")

    assert (alike.has_title, bool(alike.areas), bool(alike.groups)) == (True, True, True)
    assert {(each.library.slug, each.measure.library.slug): each.state for each in joinings} == {
        ("trondelag", "innlandet"): Joining.State.WAITING,
        ("agder", "vestland"): Joining.State.ACCEPTED,
        ("telemark", "vestfold"): Joining.State.ACCEPTED,
        ("finnmark", "nordland"): Joining.State.ACCEPTED,
        ("oslo", "abo"): Joining.State.DECLINED,
    }


def test_a_planned_measure_has_become_a_draft_with_those_who_take_part_as_makers() -> None:
    measure = measures().get(library__slug="vestfold")

    draft = standing_of(measure).draft

    assert draft.slug == MADE_OF_A_PLAN
    assert [each.slug for each in draft.get_latest_revision_as_object().organisers.all()] == ["telemark"]
    assert [timezone.localdate(each.starts_at) for each in draft.occurrences] == [measure.day]


def test_the_leader_has_said_what_the_group_wants_with_every_area() -> None:
    leader = User.objects.get(email="leder@example.org")

    said = Strategy.objects.current().select_related("area")

    assert {strategy.area.slug for strategy in said} == set(AREAS)
    assert {(strategy.language, strategy.written_by) for strategy in said} == {("nb", leader)}
    assert [strategy.area.slug for strategy in said if not (strategy.what and strategy.how and strategy.why)] == []
    assert as_person("kontakt.vestland").get(reverse("strategy:index")).status_code == 200


def test_nothing_came_of_a_measure_before_it_was_in_the_plan() -> None:
    told = ModelLogEntry.objects.filter(action__startswith="kb.plan_")
    entered = {str(measure.pk): measure.entered_at for measure in measures()}

    assert [entry.action for entry in told if entry.timestamp < entered[entry.object_id]] == []
    assert told.filter(action="kb.plan_entered").count() == len(entered) == len(MEASURES)


def test_a_recording_without_captions_has_its_fourteen_days_and_both_readers_and_the_organiser_see_it() -> None:
    event = EventPage.objects.get(slug="fagprat-sprakkafe")
    film = event.put_up.films[0]

    page = Client().get(event.url).content.decode()
    desk = as_person("kontakt.innlandet").get(reverse("recordings_admin:index", args=(event.pk,))).content.decode()

    assert event.state == EventState.DONE
    assert film.recording.put_up_at == days_ago(timezone.localdate(), 2)
    assert (film.recording.has_captions, film.is_held) == (False, False)
    assert [slides.title for slides in event.put_up.slides] == ["Språkkafé med få frivillige, lysbilder"]
    assert page.count("Opptak av fagpraten om språkkafé") > 0
    assert f"{film.days_left} dager igjen" in desk


def test_a_finished_recording_has_captions_and_a_decision_and_stays() -> None:
    event = EventPage.objects.get(slug="forfattarmote-for-ungdom")
    film = event.put_up.films[0]

    answer: Any = Client().get(reverse("recordings:captions", args=(film.recording.pk,)))

    assert b"".join(answer.streaming_content).startswith(b"WEBVTT\n")
    assert (film.recording.is_complete, film.recording.audio_description, film.lapses_at) == (True, "spoken", None)
    assert timezone.now() - film.recording.put_up_at > datetime.timedelta(days=14)
    assert [slides.title for slides in event.put_up.slides] == [
        "Køyreplan for forfattarmøte",
        "Budsjett for forfattarmøte",
    ]


def test_a_film_of_the_demo_is_a_web_film_of_its_drawings() -> None:
    document = BankDocument.objects.get(title="Opptak av forfattarmøtet")

    with document.file.open("rb") as file:
        content = file.read()

    assert content[:4] == bytes.fromhex("1A45DFA3")
    assert content.count(b"V_VP8") == 1
    assert content.count(bytes.fromhex("9d012a")) == 4  # begins a key frame; the last drawing has two
    assert document.collection.name == "Vestland fylkesbibliotek"


def test_members_have_meetings_to_come_and_one_with_approved_minutes() -> None:
    now, leader = timezone.now(), User.objects.get(email="leder@example.org")
    meetings = NetworkMeeting.objects.all()
    held = meetings.get(starts_at__lt=now)

    assert sorted(meetings.filter(starts_at__gt=now).values_list("kind", flat=True)) == ["group", "group", "network"]
    assert meetings.filter(items=None).count() == 0
    assert (held.kind, held.approved_by) == ("group", leader)
    assert [str(minutes.written_by) for minutes in held.minutes.all()] == ["Tone Bjørkås"]
    assert [decision.responsible for decision in held.decisions.all()] == ["Eirik Stavnes", "Liv Dalmo"]
    assert Mandate.load().next_meeting_on == timezone.localdate(meetings.filter(starts_at__gt=now)[0].starts_at)
    assert "godkjent" in as_person("leder").get(reverse("network:meeting", args=(held.pk,))).content.decode()


def test_one_series_is_signed_up_to_meeting_by_meeting() -> None:
    event = EventPage.objects.get(slug="apen-time-ki")

    doors = event.sign_ups

    assert {door.is_whole for door in doors} == {False}
    assert [(door.capacity, door.taken, door.registrations.count()) for door in doors] == [
        (12, 8, 8),
        (12, 12, 12),
        (12, 3, 3),
        (12, 0, 0),
    ]
    assert event.state == EventState.FEW


def test_one_sign_up_keeps_places_for_a_county_and_asks_two_questions_of_its_own() -> None:
    (door,) = EventPage.objects.get(slug="introkurs-ledere-kull-2").sign_ups

    questions = list(door.questions.all())

    assert [(quota.county.name, quota.places) for quota in door.quotas.all()] == [("Nordland", 4)]
    assert [(question.kind, question.is_required) for question in questions] == [("choice", True), ("text", False)]
    answers = [registration.answers.get(str(questions[0].pk)) for registration in door.registrations.all()]
    assert len(answers) == door.taken
    assert set(answers) <= set(questions[0].choice_list)


def test_it_is_known_who_came_to_a_meeting_what_they_thought_and_what_they_were_told() -> None:
    event = EventPage.objects.get(slug="fagprat-sprakkafe")
    evaluation = Evaluation.objects.get(work=event.translation_key)
    message = Message.objects.get(work=event.translation_key)

    means = [result.mean for result in results_of(evaluation, is_open=True) if result.mean]

    assert CheckIn.objects.filter(occurrence__work=event.translation_key).count() == 18
    assert (evaluation.receivers, evaluation.answered, means) == (18, 10, [4.1, 4.0])
    assert (message.subject, message.receivers, message.sender) == ("Opptak og lysbilder ligger ute", 18, event.owner)
    assert Mail.objects.filter(subject__contains=message.subject).count() == 18


def test_who_was_at_an_event_that_is_over_has_no_needs_left_to_read() -> None:
    """They are erased the day after."""
    known = Registration.objects.filter(sign_up__work=EventPage.objects.get(slug="fagprat-sprakkafe").translation_key)

    assert set(known.values_list("access_needs", "food_needs")) == {("", "")}


# --- it could have been made by people ---


def test_every_live_page_can_be_saved_as_it_stands() -> None:
    for page in Page.objects.live().specific():
        page.save()


def test_every_text_passes_the_checks_of_the_editors_form() -> None:
    for page in Page.objects.specific():
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(page, field.name))


def test_every_work_has_what_a_review_asks_for_but_the_one_that_was_just_made_of_a_plan() -> None:
    for work in works():
        if work.slug == MADE_OF_A_PLAN:
            continue
        for page in work.work_pages():
            missing = [name for name in page.required_for_review if not getattr(page, name)]
            assert missing == []


def test_the_latest_word_in_every_draft_is_its_contacts() -> None:
    writers = Revision.objects.filter(pk__in=[work.latest_revision_id for work in works()]).values_list(
        "user__email", "object_id"
    )
    owners = {str(work.pk): work.owner.email for work in works()}

    assert {pk: email for email, pk in writers} == owners


def test_what_is_live_went_up_in_the_past_and_was_reviewed_then_or_later() -> None:
    now = timezone.now()

    for work in works():
        if work.live:
            assert work.first_published_at <= work.last_published_at < now
            assert work.reviewed_on == timezone.localdate(work.last_published_at)
            assert work.live_revision.created_at < work.last_published_at


def test_nobody_meets_at_a_weekend_or_on_a_public_holiday() -> None:
    days = {timezone.localdate(occurrence.starts_at) for occurrence in Occurrence.objects.all()}
    today = timezone.localdate()

    assert [day for day in sorted(days) if day.weekday() >= 5 or (day >= today and not is_working_day(day))] == []


def test_the_tree_is_whole() -> None:
    assert Page.find_problems() == ([], [], [], [], [])


# --- building ---


def test_building_again_changes_nothing() -> None:
    def everything() -> list[int]:
        tables = (Page, Revision, ApprovalRecord, Mail, User, Membership, BankImage, BankDocument, Occurrence)
        return [model.objects.count() for model in tables]

    def files() -> list[Any]:
        return list(CertificateFile.objects.order_by("pk").values_list("certificate__code", "kind", "content"))

    for pk in Certificate.objects.values_list("pk", flat=True):
        certificates.make(pk)
    before, issued = everything(), files()

    assert build() == "The demo is built already.\n"

    assert (everything(), files()) == (before, issued)
    assert issued != []


def test_nothing_is_built_where_the_demo_is_not(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="not a demo"):
        build()
