"""Assignments: written, handed in, taken, assessed."""

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from cms.people.models import Absence, User
from learning.assignments import actions, rules
from learning.assignments.rules import Facts, Refusal
from learning.models import Assessor, Certificate, CoursePage, Enrolment, Submission, SubmissionFile
from learning.refused import Refused
from tests.jobs import Commit
from tests.learners import ADDRESS, begin, course_address, formalised_course, letter_to, read, signed_in
from tests.races import at_once
from tests.world import World, address_of, body, login

pytestmark = pytest.mark.django_db
State = Submission.State
QUEUE = "/admin/vurdering/"
PDF = b"%PDF-1.7\n%"


def course_with_assignment(world: World, title: str = "Veiledning", **fields: Any) -> CoursePage:
    return formalised_course(world, title, lessons=1, assignment=body("Skriv om en samtale."), **fields)


def assignment_address(course: CoursePage) -> str:
    return f"{course_address(course)}oppgave/"


def hand_in(
    client: Client, course: CoursePage, text: str = "Jeg spurte mer enn jeg svarte.", **more: Any
) -> Submission:
    begin(client, course)
    client.post(assignment_address(course), {"text": text, "hand_in": "1"} | more)
    return Submission.objects.latest("pk")


def opened(submission: Submission) -> str:
    return reverse("assessing:submission", args=(submission.pk,))


def assess(user: User, submission: Submission, verdict: str = "pass", feedback: str = "Godt sett.") -> Any:
    client = login(user)
    client.post(opened(submission), {"claim": "1"})
    return client.post(opened(submission), {verdict: "1", "feedback": feedback})


def shut(answer: Any) -> None:
    """Closes the file that an answer reads; `close` would end the request, and with it the test's connection."""
    for close in answer._resource_closers:
        close()


def a_file(name: str = "svar.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def waiting_since(days: int) -> None:
    moment = timezone.now() - datetime.timedelta(days=days)
    Submission.objects.update(handed_in_at=moment, claimed_at=moment)


# --- the rules ---


def facts(**changed: Any) -> Facts:
    usual: dict[str, Any] = {
        "is_waiting": True,
        "is_own_work": False,
        "is_assessor": True,
        "is_member": False,
        "own_assessors": 1,
        "waited": 0,
        "user": 1,
    }
    return Facts(**usual | changed)


STAND_IN = {"is_assessor": False, "is_member": True}


@pytest.mark.parametrize(
    ("known", "see", "claim"),
    [
        ({}, None, None),
        ({"is_own_work": True}, Refusal.OWN_WORK, Refusal.OWN_WORK),
        ({"is_assessor": False}, Refusal.NOT_ASSESSOR, Refusal.NOT_ASSESSOR),
        (STAND_IN, Refusal.NOT_ASSESSOR, Refusal.NOT_ASSESSOR),
        (STAND_IN | {"own_assessors": 0}, None, None),
        (STAND_IN | {"waited": rules.STAND_IN_AFTER}, None, None),
        (STAND_IN | {"claimant": 1}, None, None),
        ({"is_waiting": False}, None, Refusal.NOT_WAITING),
        ({"claimant": 1}, None, None),
        ({"claimant": 2}, None, Refusal.TAKEN),
        ({"claimant": 2, "claimant_is_away": True}, None, None),
        ({"claimant": 2, "claim_age": rules.CLAIM_HOLDS}, None, None),
    ],
)
def test_who_sees_and_who_takes(known: dict[str, Any], see: Refusal | None, claim: Refusal | None) -> None:
    assert (rules.may_see(facts(**known)), rules.may_claim(facts(**known))) == (see, claim)


@pytest.mark.parametrize(
    ("known", "passes", "feedback", "refusal"),
    [
        ({"claimant": 1}, True, "", None),
        ({"claimant": 1}, False, "Mer om kilder.", None),
        ({"claimant": 1}, False, "  ", Refusal.NO_FEEDBACK),
        ({}, True, "", Refusal.NOT_CLAIMED),
        ({"claimant": 1, "is_waiting": False}, True, "", Refusal.NOT_WAITING),
        ({"claimant": 1, "is_assessor": False}, True, "", Refusal.NOT_ASSESSOR),
    ],
)
def test_who_assesses(known: dict[str, Any], passes: bool, feedback: str, refusal: Refusal | None) -> None:
    assert rules.may_assess(facts(**known), passes=passes, feedback=feedback) is refusal


# --- writing and handing in ---


def test_the_whole_way_to_a_certificate(world: World, commit: Commit) -> None:
    course, client = course_with_assignment(world), signed_in()
    client.post("/min-laering/navn/", {"name": "Kari Testesen"})
    actions.name_assessor(course.translation_key, world.contact, world.contact)

    submission = hand_in(client, course)
    read(client, course)
    told_assessor = letter_to(address_of("contact"))
    before = Certificate.objects.count()
    assess(world.contact, submission)

    assert opened(submission) in told_assessor.body
    assert before == 0
    assert Certificate.objects.get().holder_name == "Kari Testesen"
    assert "Godt sett." in Mail.objects.get(key=f"assessed:{submission.pk}").body
    page = client.get(assignment_address(course)).content.decode()
    assert "Bestått" in page
    assert "Godt sett." in page


def test_what_is_written_is_saved_while_writing(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)

    answer = client.post(f"{assignment_address(course)}lagre/", {"text": "Halvveis"})

    assert list(answer.json()) == ["saved"]
    assert Submission.objects.get().text == "Halvveis"
    assert ">\nHalvveis</textarea>" in client.get(assignment_address(course)).content.decode()


def test_saving_after_it_is_handed_in_says_so_and_changes_nothing(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    hand_in(client, course, "Ferdig.")

    answer = client.post(f"{assignment_address(course)}lagre/", {"text": "For sent"})

    assert answer.status_code == 409
    assert Submission.objects.get().text == "Ferdig."
    with pytest.raises(Refused):
        actions.hand_in(Submission.objects.create(enrolment=Enrolment.objects.get(), number=2, state=State.PASSED).pk)


def test_an_empty_answer_is_not_handed_in_and_says_why(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)

    answer = client.post(assignment_address(course), {"text": " ", "hand_in": "1"})

    assert "Skriv et svar eller legg ved en fil" in answer.content.decode()
    assert Submission.objects.get().state == State.DRAFT


def test_files_are_added_fetched_and_removed(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)

    client.post(assignment_address(course), {"text": "Se filen.", "add": "1", "file": a_file()})
    file = SubmissionFile.objects.get()
    fetched = client.get(f"/min-laering/fil/{file.pk}/")

    assert (file.name, Submission.objects.get().text) == ("svar.pdf", "Se filen.")
    assert fetched["Content-Type"] == "application/octet-stream"
    assert fetched["Content-Disposition"] == 'attachment; filename="svar.pdf"'
    assert b"".join(fetched.streaming_content) == PDF  # type: ignore[attr-defined]
    shut(fetched)
    client.post(assignment_address(course), {"text": "Se filen.", "remove": str(file.pk)})
    client.post(assignment_address(course), {"text": "Se filen.", "remove": "x"})
    assert SubmissionFile.objects.count() == 0


def test_a_file_goes_from_the_disk_with_its_row(world: World, commit: Commit) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)
    client.post(assignment_address(course), {"text": "", "add": "1", "file": a_file()})
    before = [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()]

    with commit():
        actions.remove_file(Submission.objects.get().pk, SubmissionFile.objects.get().pk)

    assert len(before) == 1
    assert [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (a_file("svar.exe", b"MZ"), "Filer av denne typen kan ikke leveres"),
        (a_file("svar.html", b"<script>"), "Filer av denne typen kan ikke leveres"),
        (a_file("svar.pdf", b"MZ"), "Filen er ikke av den typen navnet sier"),
    ],
)
def test_a_file_that_is_not_taken_says_why_and_the_text_is_kept(world: World, file: Any, why: str) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)

    answer = client.post(assignment_address(course), {"text": "Alt jeg skrev.", "add": "1", "file": file})

    assert why in answer.content.decode()
    assert "Alt jeg skrev." in answer.content.decode()
    assert Submission.objects.get().text == "Alt jeg skrev."
    assert not list(settings.PRIVATE_ROOT.rglob("*"))


def test_files_have_a_size_and_a_number(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)
    client.get(assignment_address(course))
    draft = Submission.objects.get()
    monkeypatch.setattr(rules, "MOST_BYTES", 20)

    with pytest.raises(Refused, match="større enn 20 MB"):
        actions.add_file(draft.pk, a_file(content=PDF + b"x" * 30))
    for _number in range(rules.MOST_FILES):
        actions.add_file(draft.pk, a_file())
    with pytest.raises(Refused, match="mer enn 5 filer"):
        actions.add_file(draft.pk, a_file())
    actions.hand_in(draft.pk)
    with pytest.raises(Refused, match="kan ikke endres"):
        actions.add_file(draft.pk, a_file())
    with pytest.raises(Refused, match="kan ikke endres"):
        actions.remove_file(draft.pk, draft.files.earliest("pk").pk)


@pytest.mark.django_db(transaction=True)
def test_handing_in_twice_at_once_hands_in_once(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)
    client.get(assignment_address(course))

    def tab() -> int:
        own = Client()
        own.cookies = client.cookies
        return own.post(assignment_address(course), {"text": "Ferdig.", "hand_in": "1"}).status_code

    answers = at_once(tab, tab, tab)

    assert Submission.objects.get().state == State.HANDED_IN
    assert set(answers) <= {200, 302}
    assert Mail.objects.filter(key__startswith="handed_in:", to=address_of("reviewer")).count() == 1


def test_what_is_handed_in_already_stays_as_it_is(world: World) -> None:
    submission = hand_in(signed_in(), course_with_assignment(world))

    again = actions.hand_in(submission.pk)

    assert again.handed_in_at == submission.handed_in_at


def test_try_again_begins_a_new_draft_with_the_old_text(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    first = hand_in(client, course, "Kort.")
    assess(world.reviewer, first, "again", "Skriv mer om hvorfor.")

    page = client.get(assignment_address(course)).content.decode()

    assert "Skriv mer om hvorfor." in page
    assert ">\nKort.</textarea>" in page
    second = hand_in(client, course, "Lenger.")
    assert [(each.number, each.text, each.state) for each in Submission.objects.all()] == [
        (1, "Kort.", State.TRY_AGAIN),
        (2, "Lenger.", State.HANDED_IN),
    ]
    assert "Skriv mer om hvorfor." in login(world.reviewer).get(opened(second)).content.decode()


def test_after_the_deadline_one_can_hand_in_and_is_told(world: World) -> None:
    course, client = course_with_assignment(world, assignment_days=10), signed_in()
    begin(client, course)
    Enrolment.objects.update(started_at=timezone.now() - datetime.timedelta(days=11))

    page = client.get(assignment_address(course)).content.decode()
    hand_in(client, course)

    assert "Den dagen er forbi" in page
    assert Submission.objects.get().state == State.HANDED_IN


def test_a_course_without_an_assignment_has_no_page_for_one(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    begin(client, course)

    assert client.get(assignment_address(course)).status_code == 404


# --- whose it is ---


def test_another_learner_and_a_stranger_reach_none_of_it(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)
    client.post(assignment_address(course), {"text": "Mitt.", "add": "1", "file": a_file()})
    file = f"/min-laering/fil/{SubmissionFile.objects.get().pk}/"
    other = signed_in("ola.testesen@bibliotek.example.org")

    assert other.get(file).status_code == 404
    assert other.get(assignment_address(course)).status_code == 404  # not begun
    begin(other, course)
    assert "Mitt." not in other.get(assignment_address(course)).content.decode()
    other.post(assignment_address(course), {"text": "Annet.", "remove": file.split("/")[-2]})
    assert SubmissionFile.objects.count() == 1
    for address in (file, assignment_address(course), f"{assignment_address(course)}lagre/"):
        assert Client().post(address, {"text": "x"})["Location"].startswith("/min-laering/logg-inn/")
    assert Submission.objects.get(enrolment__learner__email=ADDRESS).text == "Mitt."


def test_only_who_assesses_sees_it(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    submission = hand_in(client, course, file=a_file())
    actions.name_assessor(course.translation_key, world.deputy, world.contact)
    addresses = [opened(submission), reverse("assessing:file", args=(SubmissionFile.objects.get().pk,))]

    def status(user: User, address: str) -> int:
        answer = login(user).get(address)
        shut(answer)
        return int(answer.status_code)

    statuses = {name: [status(user, address) for address in addresses] for name, user in world.everybody.items()}

    assert statuses == {
        "contact": [404, 404],  # of the county library, but not named
        "deputy": [200, 200],
        "other_contact": [404, 404],
        "own_member": [404, 404],
        "reviewer": [404, 404],  # the resource group only when there is nobody else
        "other_reviewer": [404, 404],
        "leader": [404, 404],
        "operator": [404, 404],
        "outsider": [403, 403],
    }
    assert Client().get(addresses[0]).status_code == 302


def test_the_resource_group_stands_in_where_there_is_nobody_or_it_has_waited(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    submission = hand_in(client, course)
    member = login(world.reviewer)

    nobody = member.get(opened(submission)).status_code
    actions.name_assessor(course.translation_key, world.contact, world.contact)
    somebody = member.get(opened(submission)).status_code
    Absence.objects.create(user=world.contact, first_day=timezone.localdate(), last_day=timezone.localdate())
    away = member.get(opened(submission)).status_code
    Absence.objects.all().delete()
    waiting_since(14)
    waited = member.get(opened(submission)).status_code

    assert (nobody, somebody, away, waited) == (200, 404, 200, 200)


def test_nobody_assesses_their_own_work(world: World) -> None:
    course, client = course_with_assignment(world), signed_in(address_of("contact"))
    actions.name_assessor(course.translation_key, world.contact, world.contact)
    submission = hand_in(client, course)

    assert login(world.contact).get(opened(submission)).status_code == 404
    assert not Mail.objects.filter(key__startswith="handed_in:", to=address_of("contact")).exists()


# --- taking and assessing ---


@pytest.mark.django_db(transaction=True)
def test_two_assessors_who_take_it_at_once_do_not_both_get_it(world: World) -> None:
    submission = hand_in(signed_in(), course_with_assignment(world))

    taken = at_once(*[lambda user=user: actions.claim(submission.pk, user) for user in (world.reviewer, world.leader)])

    assert sorted(type(answer).__name__ for answer in taken) == ["Refused", "Submission"]


def test_what_somebody_has_others_cannot_take_until_it_is_let_go(world: World) -> None:
    submission = hand_in(signed_in(), course_with_assignment(world))
    login(world.reviewer).post(opened(submission), {"claim": "1"})
    other = login(world.other_reviewer)

    refused = other.post(opened(submission), {"claim": "1"}).content.decode()
    not_theirs = other.post(opened(submission), {"pass": "1"}).content.decode()
    login(world.reviewer).post(opened(submission), {"let_go": "1"})
    other.post(opened(submission), {"claim": "1"})

    assert "Noen andre har tatt denne." in refused
    assert "Ta den først" in not_theirs
    submission.refresh_from_db()
    assert (submission.claimed_by, submission.state) == (world.other_reviewer, State.HANDED_IN)


def test_what_lies_with_somebody_who_is_away_can_be_taken_over(world: World) -> None:
    submission = hand_in(signed_in(), course_with_assignment(world))
    login(world.reviewer).post(opened(submission), {"claim": "1"})
    Absence.objects.create(user=world.reviewer, first_day=timezone.localdate(), last_day=timezone.localdate())

    page = login(world.leader).get(opened(submission)).content.decode()
    login(world.leader).post(opened(submission), {"claim": "1"})

    assert "er borte eller har latt den ligge" in page
    submission.refresh_from_db()
    assert submission.claimed_by == world.leader


def test_try_again_without_a_word_is_refused_and_keeps_what_was_typed(world: World) -> None:
    submission = hand_in(signed_in(), course_with_assignment(world))

    answer = assess(world.reviewer, submission, "again", "")

    assert "Skriv hva som bør bli bedre" in answer.content.decode()
    submission.refresh_from_db()
    assert submission.state == State.HANDED_IN


def test_the_queue_sorts_by_whose_it_is(world: World) -> None:
    course = course_with_assignment(world)
    submissions = [hand_in(signed_in(f"nr{number}@example.org"), course) for number in range(4)]
    actions.claim(submissions[0].pk, world.reviewer)
    actions.claim(submissions[1].pk, world.leader)
    assess(world.reviewer, submissions[2])

    page = login(world.reviewer).get(QUEUE).content.decode()

    order = [page.index(opened(submissions[place])) for place in (0, 3, 1, 2)]
    assert order == sorted(order)


def test_the_queue_costs_the_same_with_one_as_with_three(world: World) -> None:
    client, counts = login(world.reviewer), []
    for number in range(3):
        hand_in(signed_in(f"nr{number}@example.org"), course_with_assignment(world, f"Kurs {number}"))
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as asked:
            client.get(QUEUE)
        counts.append(len(asked))

    assert counts == [counts[0]] * 3


def test_who_assesses_nothing_has_no_queue(world: World) -> None:
    course_with_assignment(world)

    answers = {name: login(user).get(QUEUE).status_code for name, user in world.everybody.items()}

    assert answers == {
        "contact": 200,  # names the assessors of the library's courses
        "deputy": 200,
        "other_contact": 302,  # Wagtail's way of saying no
        "own_member": 200,
        "reviewer": 200,
        "other_reviewer": 200,
        "leader": 200,
        "operator": 302,
        "outsider": 403,
    }


# --- who assesses ---


def test_the_owner_names_and_removes_assessors(world: World) -> None:
    course = course_with_assignment(world)
    screen = reverse("assessing:assessors", args=(course.translation_key,))
    client = login(world.contact)

    unknown = client.post(screen, {"email": "ukjent@example.org"}).content.decode()
    client.post(screen, {"email": address_of("other_contact").upper()})
    named = list(Assessor.objects.values_list("user__email", "named_by__email"))
    client.post(reverse("assessing:remove_assessor", args=(course.translation_key, world.other_contact.pk)))

    assert "Ingen her har den adressen" in unknown
    assert 'value="ukjent@example.org"' in unknown
    assert named == [(address_of("other_contact"), address_of("contact"))]
    assert Assessor.objects.count() == 0


def test_only_the_owner_and_the_group_name_assessors(world: World) -> None:
    course = course_with_assignment(world)
    screen = reverse("assessing:assessors", args=(course.translation_key,))
    remove = reverse("assessing:remove_assessor", args=(course.translation_key, world.contact.pk))

    def answers() -> dict[str, int]:
        return {name: login(user).get(screen).status_code for name, user in world.everybody.items()}

    live = answers()
    for stranger in (world.other_contact, world.operator, world.outsider):
        assert login(stranger).post(remove).status_code in {403, 404}
    course.unpublish()
    draft = answers()

    assert [name for name, status in live.items() if status == 200] == [
        *("contact", "deputy", "own_member", "reviewer", "other_reviewer", "leader"),
    ]
    assert [name for name, status in draft.items() if status == 200] == ["contact", "deputy"]
    assert login(world.contact).get(screen.replace("a", "b")).status_code == 404


# --- by the clock ---


def test_reminders_come_once_each(world: World) -> None:
    course, client = course_with_assignment(world, assignment_days=10), signed_in()
    hand_in(client, course)
    waiting = signed_in("sen@example.org")
    begin(waiting, course)
    Enrolment.objects.update(started_at=timezone.now() - datetime.timedelta(days=8))
    Mail.objects.all().delete()

    def tended() -> list[str]:
        for _twice in range(2):
            actions.tend()
        return sorted({mail.key.partition(":")[0] for mail in Mail.objects.all()})

    fresh = tended()
    waiting_since(9)
    week = tended()
    actions.claim(Submission.objects.get().pk, world.reviewer)
    Mail.objects.filter(key__startswith="submission_waits").delete()
    waiting_since(9)
    actions.tend()
    to_claimant = list(Mail.objects.filter(key__startswith="submission_waits").values_list("to", flat=True))
    waiting_since(30)
    overdue = tended()

    assert fresh == ["deadline"]
    assert Mail.objects.get(key__startswith="deadline").to == "sen@example.org"
    assert week == ["deadline", "submission_waits"]
    assert to_claimant == [address_of("reviewer")]
    assert overdue == ["deadline", "submission_overdue", "submission_waits"]


def test_what_is_exported_holds_what_was_handed_in_and_what_is_erased_does_not(
    world: World, commit: Callable[[], Any]
) -> None:
    course, client = course_with_assignment(world), signed_in()
    hand_in(client, course, "Alt om samtalen.", file=a_file())

    archive = zipfile.ZipFile(io.BytesIO(client.get("/min-laering/mine-data/hent/").content))
    names, text = sorted(archive.namelist()), archive.read("min-laering.json").decode()
    with commit():
        client.post("/min-laering/mine-data/", {"email": ADDRESS.upper()})

    file = [name for name in names if name != "min-laering.json"]
    assert len(file) == 1
    assert file[0].endswith("-svar.pdf")
    assert "Alt om samtalen." in text
    assert (Submission.objects.count(), Enrolment.objects.count()) == (0, 0)
    assert [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()] == []
    assert client.get("/min-laering/").status_code == 302
