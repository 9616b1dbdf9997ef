"""Assessing what learners hand in: who sees it, takes it, stands in, and names the assessors.

Long, since every step is tried by who may take it and by all others.
"""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cms.core.models import Mail
from cms.people.models import Absence, User
from learning.assignments import actions
from learning.models import Assessor, Enrolment, Submission, SubmissionFile
from tests.assignments import (
    a_file,
    assess,
    assignment_address,
    course_with_assignment,
    hand_in,
    opened,
    shut,
    waiting_since,
)
from tests.learners import ADDRESS, begin, signed_in
from tests.races import at_once
from tests.reading import soup, text
from tests.world import World, address_of, login, translate

pytestmark = pytest.mark.django_db
State = Submission.State
QUEUE = "/admin/vurdering/"


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


def test_whoever_hands_in_to_a_course_they_alone_assess_is_assessed_by_the_group(world: World) -> None:
    course, client = course_with_assignment(world), signed_in(address_of("contact"))
    actions.name_assessor(course.translation_key, world.contact, world.contact)

    submission = hand_in(client, course)

    assert login(world.reviewer).get(opened(submission)).status_code == 200
    told = Mail.objects.filter(key__startswith="handed_in:").values_list("to", flat=True)
    assert set(told) == {address_of(name) for name in ("leader", "own_member", "reviewer", "other_reviewer")}


def test_an_assessor_who_cannot_open_the_admin_any_more_holds_nothing_up(world: World) -> None:
    course, client = course_with_assignment(world), signed_in()
    actions.name_assessor(course.translation_key, world.outsider, world.contact)

    submission = hand_in(client, course)

    assert login(world.reviewer).get(opened(submission)).status_code == 200
    assert not Mail.objects.filter(key__startswith="handed_in:", to=address_of("outsider")).exists()


def test_the_assessor_reads_what_was_asked_and_until_when_also_when_the_course_is_down(world: World) -> None:
    course = course_with_assignment(world, assignment_days=10)
    submission = hand_in(signed_in(), course)
    last_day = date_format(timezone.localdate() + datetime.timedelta(days=10), "DATE_FORMAT")

    while_up = text(soup(login(world.reviewer).get(opened(submission))).main)
    course.unpublish()
    while_down = text(soup(login(world.reviewer).get(opened(submission))).main)

    for page in (while_up, while_down):
        assert "Skriv om en samtale." in page
        assert last_day in page


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


def test_what_was_taken_by_an_assessor_who_is_removed_is_free_again(world: World) -> None:
    course = course_with_assignment(world)
    for user in (world.other_contact, world.deputy):
        actions.name_assessor(course.translation_key, user, world.contact)
    submission = hand_in(signed_in(), course)
    actions.claim(submission.pk, world.other_contact)

    actions.remove_assessor(course.translation_key, world.other_contact.pk)

    assert actions.claim(submission.pk, world.deputy).claimed_by == world.deputy


def test_who_is_away_today_neither_takes_nor_assesses(world: World) -> None:
    first, second = (
        hand_in(signed_in(f"nr{number}@example.org"), course_with_assignment(world, f"Kurs {number}"))
        for number in (1, 2)
    )
    actions.claim(first.pk, world.reviewer)
    Absence.objects.create(user=world.reviewer, first_day=timezone.localdate(), last_day=timezone.localdate())
    client = login(world.reviewer)

    answers = [
        client.post(opened(first), {"pass": "1"}).content.decode(),
        client.post(opened(second), {"claim": "1"}).content.decode(),
    ]

    assert ["Du er registrert som borte i dag." in answer for answer in answers] == [True, True]
    assert set(Submission.objects.values_list("state", flat=True)) == {State.HANDED_IN}


def test_nobody_lets_go_of_what_another_has(world: World) -> None:
    submission = hand_in(signed_in(), course_with_assignment(world))
    actions.claim(submission.pk, world.leader)

    answer = login(world.reviewer).post(opened(submission), {"let_go": "1"}).content.decode()

    submission.refresh_from_db()
    assert ("Ta den først" in answer, submission.claimed_by) == (True, world.leader)


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

    assert counts == [21] * 3


def test_who_assesses_nothing_has_no_queue(world: World) -> None:
    course_with_assignment(world)

    answers = {name: login(user).get(QUEUE).status_code for name, user in world.everybody.items()}

    assert answers == {
        "contact": 200,  # names the assessors of the library's courses
        "deputy": 200,
        "other_contact": 200,  # whose library may have such a course one day
        "own_member": 200,
        "reviewer": 200,
        "other_reviewer": 200,
        "leader": 200,
        "operator": 302,  # Wagtail's way of saying no
        "outsider": 403,
    }


# --- who assesses ---


def test_a_course_in_two_languages_is_named_once(world: World) -> None:
    course = course_with_assignment(world, "Veiledning")
    translate(course, "nn", "Rettleiing")

    page = soup(login(world.contact).get(QUEUE))

    assert [text(link) for link in page.select("main .kb-rows a")] == ["Veiledning"]


def test_the_owner_names_and_removes_assessors(world: World) -> None:
    course = course_with_assignment(world)
    screen = reverse("assessing:assessors", args=(course.translation_key,))
    client = login(world.contact)

    unknown = client.post(screen, {"email": "ukjent@example.org"}).content.decode()
    client.post(screen, {"email": address_of("other_contact").upper()})
    named = list(Assessor.objects.values_list("user__email", "named_by__email"))
    client.post(reverse("assessing:remove_assessor", args=(course.translation_key, world.other_contact.pk)))

    without_role = client.post(screen, {"email": address_of("outsider")}).content.decode()

    assert "Ingen her har den adressen" in unknown
    assert "har ingen rolle her" in without_role
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
