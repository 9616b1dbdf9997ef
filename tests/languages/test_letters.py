"""Every letter in the receiver's language, or in that of the form that caused it; so are its links.

Long, since everything that a letter tells of happens here.
"""

import datetime
import uuid
from typing import Any

import pytest
from django.core import mail as outbox
from django.template.base import Template
from django.test import Client
from django.test.signals import template_rendered
from django.utils import timezone
from wagtail.models import Page

from cms.core import digest
from cms.core.models import Mail
from cms.core.rules import Step
from cms.core.tasks import send_mail
from cms.people.actions import invite
from cms.people.models import CountyLibrary, Municipality, Role, User
from events.actions import cancel_occurrence, save_occurrences
from events.attendance.tasks import tell_attended
from events.evaluations import actions as evaluations
from events.evaluations.tasks import tend_evaluations
from events.messages import actions as event_messages
from events.messages.tasks import send_messages
from events.models import CheckIn, Recording, Registration
from events.network import letters as network_letters
from events.organising.actions import Rows, save_sign_up
from events.places.tasks import remind, tend_places
from events.plans import actions as plan_actions
from events.recordings import letters as recording_letters
from events.recordings.films import Film
from events.recordings.rules import Step as RecordingStep
from learning.assignments import actions as assignments
from learning.assignments import letters as assignment_letters
from learning.certificates import letters as certificate_letters
from learning.courses import actions as course_actions
from learning.courses import letters as course_letters
from learning.meetings import actions as meetings
from learning.models import Certificate, Learner, RunAnswer, Submission, TriedReport
from learning.runs import actions as run_actions
from tests.certificates import issued
from tests.languages.catalogues import language_of, normal
from tests.languages.stage import q
from tests.languages.walk import PREFIXES, foreign_dates
from tests.learners import ADDRESS, formalised_course
from tests.network import meeting
from tests.places import open_sign_up
from tests.places import registered as signed_up
from tests.plans import joined, plan, values
from tests.signed_up import let_it_be_over, open_event, registered
from tests.test_structure import ROOT
from tests.wishes import course_to_set_up, form_address
from tests.workflows.test_wording import answer as answer_wording
from tests.workflows.test_wording import proposed
from tests.world import (
    World,
    approve,
    body,
    draft_event,
    draft_resource,
    make_user,
    open_review,
    put_up,
    send_back,
    submit,
)
from workflows import actions, letters, talk_letters
from workflows.models import AuthorInvitation, Claim, FreshnessRound, Note
from workflows.tried import actions as tried_actions

pytestmark = pytest.mark.django_db
BOTH = ("nb", "nn")
PIECES = {"mail/greeting.txt", "mail/footer.txt", "mail/pages_to_check.txt"}  # parts of the others
NAMES = {"Contact Testesen", "Reviewer Testesen", "Leader Testesen"}


def faults_of(letter: Mail) -> list[str]:
    """Lines in another language than the letter's; the texts for the newsletter are each in their own."""
    found, language = [], letter.language
    for line in [letter.subject, *letter.body.splitlines(), *letter.short.splitlines()]:
        if line.startswith("--- "):
            language = {"Bokmål": "nb", "Nynorsk": "nn"}[line.strip("- ")]
        elif line.startswith("Tekst, lenk"):
            language = letter.language
        said = language_of(normal(line), language)
        if (said and line not in NAMES) or foreign_dates(line, language):
            found.append(f"{said} in {language}: {line}")
    prefixes = [prefix for code, prefix in PREFIXES.items() if prefix and code != letter.language]
    found += [f"leads to {prefix}" for prefix in prefixes if f"8000{prefix}/" in letter.body]
    return found


def everything_happens(world: World) -> None:
    """Whatever a letter tells of, by the verbs that people use where there are some."""
    library = CountyLibrary.objects.get(slug="innlandet")
    newcomer = {
        "email": "ny@example.org",
        "first_name": "Qxx",
        "last_name": "Qxx",
        "language": world.leader.preferred_language,
    }
    invite(**newcomer, role=Role.CONTACT, library=library, invited_by=world.leader)
    _a_review(world)
    work = put_up(draft_resource(world, q("nb", "ute")))
    letters.emergency(work, world.operator, "Qxx")
    letters.taken_down(work, world.contact, "Qxx")
    page = Page.objects.get(pk=work.pk)
    page.check_due_on = timezone.localdate()
    letters.to_be_checked(library, {step: [page] for step in Step})
    letters.flagged([FreshnessRound.objects.create(page=work, due_on=timezone.localdate())])
    asked = actions.ask_for_help(world.contact, library, title="Qxx", what="Qxx")
    actions.give_help_request(asked.pk, world.leader, world.reviewer)
    actions.answer_help_request(asked.pk, world.reviewer, "Qxx")
    _help_from_outside(world)
    recipe = draft_resource(world, q("nb", "oppskrift"))
    recipe.type = "recipe"
    recipe.save()
    place = Municipality.objects.all()[0]
    told = {"municipality": place.pk, "what": "Qxx", "how_it_went": "Qxx", "email": "leser@example.org"}
    Client().post(
        f"{PREFIXES[world.contact.preferred_language]}/vi-har-provd/{put_up(recipe).pk}/", told | {"nettside": ""}
    )
    tried_actions.decide(TriedReport.objects.get().pk, world.contact, accept=True, reason="")
    language = world.contact.preferred_language
    for kind in Certificate.Kind.values:
        certificate = issued(kind, kind=kind, language=language, title=q("nb", "kurs"))
        certificate.revoked_reason = "Qxx"
        certificate_letters.ready(certificate)
        certificate_letters.revoked(certificate)
    wished = course_to_set_up(world, q("nb", "oppsett"))
    asked_at = form_address(wished, PREFIXES[world.contact.preferred_language])
    hamar, own = Municipality.objects.get(name="Hamar").pk, CountyLibrary.objects.get(slug="innlandet")
    for kind in RunAnswer.Kind.values:
        Client().post(asked_at, {"municipality": hamar, "email": "leser@example.org"})
        run_actions.answer(wished.translation_key, own, world.contact, kind=kind, text="Qxx")
    _the_plan(world)
    _learners(world)
    _after_an_event(world)
    _places(world)
    _members_and_recordings(world)


def _the_plan(world: World) -> None:
    """Both county libraries are told of each other's measures."""
    theirs = plan(world, q("nb", "tiltak"), by="other_contact")
    ours = plan(world, q("nb", "tiltak"))
    for measure, asking, slug in ((ours, world.other_contact, "vestland"), (theirs, world.contact, "innlandet")):
        owner = world.contact if measure == ours else world.other_contact
        for accept in (False, True):
            joining = joined(measure, asking, slug)
            plan_actions.answer(joining.pk, owner, accept=accept, reason="Qxx")
        plan_actions.change(measure.pk, owner, values(q("nb", "endra")), version=measure.version)
        plan_actions.leave(joining.pk, asking)
        joined(measure, asking, slug)
        plan_actions.withdraw(measure.pk, owner, "Qxx")


def _learners(world: World) -> None:
    """A learner of the same language, from the first letter to the last."""
    language = world.contact.preferred_language
    course = formalised_course(world, q("nb", "kurs"), lessons=1, assignment=body("Qxx"), assignment_days=3)
    Client().post(f"{PREFIXES[language]}/min-laering/logg-inn/", {"email": ADDRESS})
    learner = Learner.objects.create(email=ADDRESS, language=language)
    enrolment = course_actions.begin(learner, course)
    course_letters.name_is_missing(enrolment, course)
    assignments.tend()
    draft = assignments.draft_of(enrolment)
    assignments.save_draft(draft.pk, "Qxx")
    handed_in = assignments.hand_in(draft.pk)
    assignment_letters.has_waited(handed_in)
    assignment_letters.overdue(handed_in)
    for state in (Submission.State.PASSED, Submission.State.TRY_AGAIN):
        handed_in.state, handed_in.feedback = state, "Qxx"
        assignment_letters.assessed(handed_in)
        Mail.objects.filter(key=f"assessed:{handed_in.pk}").update(key=f"assessed:{state}")
    present = [("Qxx", "annen@example.org")]
    meetings.enter(course, learner, held_on=timezone.localdate(), minutes=45, present=present, language=language)


def _after_an_event(world: World) -> None:
    event = open_event(world, q("nb", "treff"))
    registered(event, "Qxx", language=world.contact.preferred_language)
    said = {"audience": "place", "subject": "Qxx", "text": "Qxx"}
    event_messages.send(event, world.contact, **said, form=uuid.uuid4())
    send_messages()
    evaluations.save(event.translation_key, is_on=True, audience="place", questions=[])
    let_it_be_over(event)
    tend_evaluations()


def _places(world: World) -> None:
    """Each way it can stand with a place, and all that happens to when and where."""
    language, now = world.contact.preferred_language, timezone.now()
    event = put_up(draft_event(world, q("nb", "treff"), in_days=0))
    door = open_sign_up(event, capacity=2)  # both are held, so whoever waits goes on waiting
    for number, state in enumerate(Registration.State.values, start=1):
        until = now + datetime.timedelta(days=1) if state == "offered" else None
        made = signed_up(door, number, state=state, language=language, name="Qxx", offered_until=until)
    occurrence = event.occurrences.get()
    occurrence.starts_at, occurrence.ends_at = now + datetime.timedelta(hours=9), now + datetime.timedelta(hours=10)
    save_occurrences(event, [(occurrence, ["starts_at", "ends_at"])], world.contact)
    sooner = {"deadline": now + datetime.timedelta(hours=1)}
    save_sign_up(event, door.pk, sooner, quotas=Rows(), questions=Rows(), by=world.contact)
    tend_places()
    remind()
    here = Registration.objects.filter(sign_up=door, state="place")[0]
    CheckIn.objects.create(registration=here, occurrence=occurrence)
    cancel_occurrence(event, occurrence.pk, world.contact, "Qxx")
    tend_places()
    over = {"starts_at": now - datetime.timedelta(hours=3), "ends_at": now - datetime.timedelta(hours=2)}
    event.occurrences.update(**over, cancelled_at=None)
    tell_attended()
    assert made.pk


def _members_and_recordings(world: World) -> None:
    made = meeting(world, title=q("nb", "gruppa"), place=q("nb", "sal"), cancel_reason="Qxx")
    network_letters.called([made], world.leader)
    for number, verb in enumerate((network_letters.changed, network_letters.cancelled), start=1):
        made.sequence = number
        verb(made, world.leader)
    page = put_up(draft_event(world, q("nb", "opptak")))
    film = Film("Qxx", Recording(work=page.translation_key, film="https://vimeo.com/1", put_up_at=timezone.now()))
    for step in RecordingStep:
        recording_letters.remind(page, film, step)


def _a_review(world: World) -> None:
    work = draft_resource(world, q("nb", "innsendt"))
    submit(work, world.contact)
    state = open_review(work)
    letters.reminder(state, [world.reviewer])
    letters.overdue(state, to_deputy=False)
    letters.uncovered(state)
    letters.named(state, world.other_contact, world.leader, "Qxx")
    letters.free_again(state, [world.reviewer])
    for ending in Claim.Ending.values:
        letters.handed_over(state, world.reviewer, world.leader, ending)
    note = Note.objects.create(workflow_state=state.workflow_state, author=world.reviewer, text="Qxx")
    talk_letters.note_written(note, [])
    answer_wording(proposed(work, world), world.contact)
    wording = proposed(work, world, old="Litt om", new="Mer om")
    answer_wording(wording, world.contact, "decline")
    talk_letters.wording_answered(wording, [world.other_reviewer])
    send_back(work, world.reviewer, "Qxx")
    submit(work, world.contact)
    approve(work, world.reviewer)


def _help_from_outside(world: World) -> None:
    work = draft_resource(world, q("nb", "lant"))
    link, _secret = actions.make_link(work, world.contact, "Qxx", 9)
    actions.comment(link.pk, work, "Qxx", "Qxx")
    names = {"email": "gjest@example.org", "first_name": "Qxx", "last_name": "Qxx"}
    actions.invite_author(work, world.contact, **names, library=None, language=world.contact.preferred_language)
    actions.withdraw_author(AuthorInvitation.objects.get(), world.contact)


@pytest.fixture
def rendered() -> Any:
    """The names of the templates that letters were made of."""
    names: set[str] = set()

    def remember(template: Template, **kwargs: Any) -> None:
        if str(template.name).startswith("mail/"):
            names.add(str(template.name))

    template_rendered.connect(remember)
    yield names
    template_rendered.disconnect(remember)


@pytest.mark.parametrize("language", BOTH)
def test_every_letter_is_in_the_receivers_language(world: World, rendered: set[str], language: str) -> None:
    User.objects.update(preferred_language=language, mail_rhythm=User.MailRhythm.DAILY)
    for name in world.everybody:
        getattr(world, name).refresh_from_db()
    everything_happens(world)
    for key in digest.people_to_write_to():
        digest.collect(key, timezone.now())

    found = {f"{letter.key or letter.subject}": faults_of(letter) for letter in Mail.objects.all()}
    assert {letter: faults for letter, faults in found.items() if faults} == {}
    assert set(Mail.objects.values_list("language", flat=True)) == {language}
    folder = ROOT / "templates"
    assert {str(path.relative_to(folder)) for path in folder.glob("mail/**/*.txt")} - rendered == set()


def test_a_line_of_a_letter_in_the_other_language_is_found(world: World) -> None:
    letter = Mail(language="nn", subject="Hei", body="Hei, Qxx,\n\nDette er kommet siden forrige brev:\n", short="")

    assert faults_of(letter) == ["nb in nn: Dette er kommet siden forrige brev:"]
    letter.body = "http://127.0.0.1:8000/se/innlandet/ torsdag 4. desember, laurdag 5. desember, mandag 7. desember"
    assert len(faults_of(letter)) == 2


@pytest.mark.parametrize(("form", "language"), [("nb", "nn"), ("nn", "nb"), ("nn", "nn")])
def test_a_new_password_is_asked_for_in_any_language_and_sent_in_ones_own(db: None, form: str, language: str) -> None:
    user = make_user("qxx", language)

    Client().post(f"{PREFIXES[form]}/konto/password/reset/", {"email": user.email})

    letter = Mail.objects.get()
    assert (letter.language, faults_of(letter)) == (language, [])
    assert f"http://127.0.0.1:8000{PREFIXES[language]}/konto/password/reset/key/" in letter.body


@pytest.mark.parametrize("language", BOTH)
def test_a_sent_letter_says_which_language_it_is_in(db: None, language: str) -> None:
    letter = Mail.objects.create(to="x@example.org", subject="Hei", body="Hei.\n", language=language)

    send_mail(letter.pk)

    assert outbox.outbox[0].message()["Content-Language"] == language
