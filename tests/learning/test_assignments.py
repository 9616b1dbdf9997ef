"""Assignments as the learner meets them: written with files, handed in, tried again; and who may, of the rules.

Long, since each thing that can be lost on the way is tried.
"""

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cms.core.models import Mail
from learning.assignments import actions, rules
from learning.assignments.rules import Facts, Refusal
from learning.models import Certificate, Enrolment, Submission, SubmissionFile
from learning.refused import Refused
from tests.assignments import (
    PDF,
    a_file,
    assess,
    assignment_address,
    course_with_assignment,
    hand_in,
    opened,
    shut,
)
from tests.jobs import Commit
from tests.learners import ADDRESS, begin, formalised_course, letter_to, read, signed_in
from tests.races import at_once
from tests.reading import soup, text
from tests.world import World, address_of, login

pytestmark = pytest.mark.django_db
State = Submission.State
QUEUE = "/admin/vurdering/"


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

    assert list(answer.json()) == ["saved", "version"]
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


def versions(world: World) -> tuple[Client, str, str]:
    """A learner who has one text saved, its address, and the version that an old window still shows."""
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)
    address = assignment_address(course)
    old = client.post(f"{address}lagre/", {"text": "Først", "version": ""}).json()["version"]
    client.post(f"{address}lagre/", {"text": "Nyest", "version": old})
    return client, address, old


def test_an_old_window_writes_nothing_over_while_it_saves_by_itself(world: World) -> None:
    client, address, old = versions(world)

    answer = client.post(f"{address}lagre/", {"text": "Gammelt", "version": old})

    assert (answer.status_code, list(answer.json())) == (409, ["message"])
    assert Submission.objects.get().text == "Nyest"


def test_an_old_window_that_says_the_same_is_no_conflict(world: World) -> None:
    client, address, old = versions(world)

    assert client.post(f"{address}lagre/", {"text": "Nyest", "version": old}).status_code == 200


def test_an_old_window_that_is_sent_shows_both_texts_and_the_next_press_decides(world: World) -> None:
    client, address, old = versions(world)

    page = soup(client.post(address, {"text": "Gammelt", "version": old, "hand_in": "1"}))
    fields = page.select("[name=version], [name=text]")
    shown = {field["name"]: field.get("value") or field.get_text() for field in fields}
    kept = Submission.objects.get()
    client.post(address, {"text": "Gammelt og nytt", "version": shown["version"], "hand_in": "1"})

    assert (shown["text"].strip(), text(page.select_one("form .written"))) == ("Gammelt", "Nyest")
    assert (kept.text, kept.state) == ("Nyest", State.DRAFT)
    assert (Submission.objects.get().text, Submission.objects.get().state) == ("Gammelt og nytt", State.HANDED_IN)


@pytest.mark.parametrize("typed", ["a\0b", "x" * (rules.MOST_TEXT + 1)])
def test_what_cannot_be_kept_is_not_said_to_be_saved(world: World, typed: str) -> None:
    course, client = course_with_assignment(world), signed_in()
    begin(client, course)

    answer = client.post(f"{assignment_address(course)}lagre/", {"text": typed})

    assert (answer.status_code, list(answer.json())) == (400, ["message"])


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
