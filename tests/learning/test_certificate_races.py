"""Many at once, with real threads on the real database: one certificate for each key, one place, one letter."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection, connections, transaction

from cms.core.models import Mail
from learning.certificates import actions, keys, rules, tasks
from learning.models import Certificate, CertificateFile, Learner, SigningKey, StatusList
from learning.refused import Refused
from tests.certificates import files_of, issued, learner
from tests.learners import begin, formalised_course, lesson_address, past_the_door, read
from tests.races import at_once, in_between
from tests.world import find_world

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Utstedt til feil person."


def in_threads(verbs: list[Callable[[], Any]], number: int) -> list[Any]:
    """As many at a time as the database has connections for."""

    def run(verb: Callable[[], Any]) -> Any:
        try:
            return verb()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, verbs))


def issue_to(number: int) -> int:
    return issued(f"enrolment:{number}", learner=learner(f"laerer{number}@example.org")).pk


def is_whole(number: int) -> None:
    """So many certificates, each with its own place, files and letter."""
    assert Certificate.objects.count() == number
    assert len(set(Certificate.objects.values_list("status_list", "status_index"))) == number
    assert Certificate.objects.to_make().count() == 0
    assert CertificateFile.objects.count() == 5 * number
    letters = list(Mail.objects.filter(key__startswith="certificate:").values_list("to", flat=True))
    assert sorted(letters) == sorted(f"laerer{each}@example.org" for each in range(number))
    assert SigningKey.objects.count() == 2


def test_a_double_click_two_tabs_and_a_job_that_runs_twice_are_one_certificate() -> None:
    learner()

    found = at_once(*[lambda: issued("enrolment:1").pk] * 8)

    assert (len(set(found)), Certificate.objects.count()) == (1, 1)
    assert at_once(*[lambda: tasks.make_certificate(found[0])] * 4) == [None] * 4
    assert (CertificateFile.objects.count(), Mail.objects.count()) == (5, 1)


def test_several_at_once_are_each_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where all would draw the same place of those that are free."""
    monkeypatch.setattr(rules, "free_index", lambda taken: min(set(range(9)) - taken))

    found = at_once(*[partial(issue_to, number) for number in range(4)])

    at_once(*[partial(tasks.make_certificate, pk) for pk in (*found, *found)])

    for pk in Certificate.objects.to_make().values_list("pk", flat=True):
        tasks.make_certificate(pk)
    is_whole(4)


@pytest.mark.stress
def test_two_hundred_at_once_are_two_hundred_and_each_letter_goes_once() -> None:
    verbs = [partial(issue_to, number) for number in range(200)]

    found = in_threads([*verbs, *verbs], 40)

    assert (len(set(found)), found[:200]) == (200, found[200:])
    jobs = [partial(tasks.make_certificate, pk) for pk in found[:200]]
    in_threads([*jobs, *jobs], 4)
    is_whole(200)


@pytest.mark.parametrize("number", [6, pytest.param(200, marks=pytest.mark.stress)])
def test_all_who_finish_at_once_by_their_own_pages_have_one_each(number: int) -> None:
    """Each in two tabs; and every job runs twice, as after a worker that was killed."""
    course = formalised_course(find_world())
    learners = [learner(f"laerer{each}@example.org") for each in range(number)]
    for each in learners:
        begin(past_the_door(each), course)
        read(past_the_door(each), course, 0)
    tabs = [past_the_door(each) for each in (*learners, *learners)]

    answers = in_threads([partial(tab.post, lesson_address(course, 1)) for tab in tabs], 40)

    assert {answer.status_code for answer in answers} == {302}
    jobs = [partial(tasks.make_certificate, pk) for pk in Certificate.objects.values_list("pk", flat=True)]
    in_threads([*jobs, *jobs], 4)
    is_whole(number)
    assert set(Certificate.objects.values_list("learner", flat=True)) == {each.pk for each in learners}


@pytest.mark.stress
def test_two_hundred_at_once_for_one_key_are_one() -> None:
    learner()

    found = in_threads([lambda: issued("enrolment:1").pk] * 200, 40)

    assert (len(set(found)), Certificate.objects.count()) == (1, 1)


def test_a_worker_that_dies_at_work_leaves_nothing_and_the_next_does_it_all() -> None:
    """Its connection is cut after the files and the letter are written and before they are committed."""
    pk = issue_to(0)

    def die() -> None:
        with transaction.atomic():
            actions.make(pk)
            assert (CertificateFile.objects.count(), Mail.objects.count()) == (5, 1)
            connection.connection.close()

    (failed,) = at_once(die)

    assert isinstance(failed, Exception)
    assert (CertificateFile.objects.count(), Mail.objects.count()) == (0, 0)
    tasks.make_certificate(pk)
    is_whole(1)


def test_a_second_worker_passes_by_what_the_first_has_in_hand() -> None:
    pk = issue_to(0)

    with transaction.atomic():
        actions.make(pk)
        (found,) = at_once(lambda: (tasks.make_certificate(pk), "passed by"))

    assert found == (None, "passed by")
    is_whole(1)


def test_two_who_revoke_at_once_revoke_once() -> None:
    world = find_world()
    pk = issue_to(0)

    found = at_once(*[partial(actions.revoke, pk, user, REASON) for user in (world.reviewer, world.operator)])

    assert sorted(type(each).__name__ for each in found) == ["Certificate", "Refused"]
    assert Certificate.objects.get().revoked_reason == REASON


def test_a_revocation_that_comes_while_the_list_is_signed_is_in_the_next() -> None:
    world = find_world()
    pk = issue_to(0)

    in_between(
        lambda: actions.publish_status_list(1),
        lambda: actions.revoke(pk, world.reviewer, REASON),
    )

    assert StatusList.objects.get().is_outdated is True


def test_two_who_ask_for_an_old_list_sign_it_once() -> None:
    issue_to(0)

    found = at_once(*[lambda: actions.publish_status_list(1).signed_at] * 4)

    assert len(set(found)) == 1


def test_two_who_renew_at_once_with_two_keys_make_one() -> None:
    old = Certificate.objects.get(pk=issue_to(0))

    found = at_once(*[partial(actions.renew, old, key=f"renewal:{number}") for number in (1, 2)])

    assert [type(each) for each in sorted(found, key=lambda each: isinstance(each, Exception))] == [
        Certificate,
        Refused,
    ]
    assert Certificate.objects.count() == 2


def test_a_certificate_that_is_issued_while_its_holder_erases_themself_keeps_no_name() -> None:
    known = learner("laerer0@example.org")

    def erase() -> None:
        with transaction.atomic():
            actions.erase_holder(known)
            known.delete()

    in_between(lambda: issue_to(0), erase)

    certificate = Certificate.objects.get()
    assert (certificate.holder_name, certificate.learner, Learner.objects.exists()) == ("", None, False)


def test_files_that_are_made_while_the_holder_erases_themself_keep_no_name() -> None:
    pk = issue_to(0)
    known = learner("laerer0@example.org")

    in_between(lambda: actions.make(pk), lambda: actions.erase_holder(known))

    assert list(files_of(Certificate.objects.get())) == ["json", "jwt", "png", "svg"]
    assert not Mail.objects.exists()


def test_keys_that_sign_for_the_first_time_at_once_are_kept_once() -> None:
    at_once(*[keys.signing_pair] * 4)

    assert SigningKey.objects.count() == 2
