"""Mail: stored with what causes it, sent once after commit, tried again, and given up where it can be seen.

Long, since every fate of a letter is told from the same stored row.
"""

import datetime
import socket
import threading
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from django.core import mail as outbox
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from cms.core.models import Mail
from cms.core.outbox import store_mail, store_text
from cms.core.tasks import MAX_ATTEMPTS, send_mail, send_waiting_mail
from cms.local.servers import free_port
from cms.people.models import CountyLibrary, Membership, Role, User
from tests.jobs import Commit, asked_for
from tests.world import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari() -> User:
    return make_user("kari", "nn")


def letter(**changes: Any) -> Mail:
    fields = {"to": "kari@example.org", "subject": "Hei", "body": "Hei, Kari.\n", "language": "nb"}
    return Mail.objects.create(**fields | changes)


def invitation(user: User, **changes: Any) -> dict[str, Any]:
    library = CountyLibrary(name="Møre & Romsdal <fylkesbibliotek>", slug="x")
    membership = Membership(user=user, role=Role.CONTACT, library=library)
    return {"membership": membership, "invited_by": None, "path": "/konto/"} | changes


@pytest.fixture
def mail_server_is_away(settings: Any) -> None:
    """A real connection to a port nobody listens on."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


@pytest.fixture
def mail_server_says_no(settings: Any) -> Iterator[None]:
    """A real server that turns everybody away by the protocol."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()

        def turn_away() -> None:
            caller, _address = server.accept()
            with caller:
                caller.sendall(b"554 No mail here\r\n")
                caller.recv(100)

        thread = threading.Thread(target=turn_away)
        thread.start()
        yield
        thread.join(10)


# --- storing ---


def test_a_letter_is_stored_in_the_receivers_language_with_its_first_line_as_subject(kari: User) -> None:
    mail = store_mail(kari, "invitation", invitation(kari))

    assert mail is not None
    assert (mail.to, mail.language, mail.attempts, mail.sent_at) == ("kari@example.org", "nn", 0, None)
    assert "\n" not in mail.subject
    assert mail.subject not in mail.body
    assert mail.body.endswith("\n")
    assert str(mail) == f"kari@example.org: {mail.subject}"
    assert list(Mail.objects.waiting()) == [mail]


def test_each_receiver_reads_their_own_language(kari: User) -> None:
    """The link to a new password has the language in its address, whatever language the sender works in."""
    ola = make_user("ola", "nb")

    letters = [store_mail(user, "invitation", invitation(user)) for user in (kari, ola)]

    links = ["/nn/konto/password/reset/" in mail.body for mail in letters if mail]
    assert links == [True, False]


def test_norwegian_letters_and_signs_are_written_as_they_are(kari: User) -> None:
    kari.first_name = "Åse «Æ» O'Ø"

    mail = store_mail(kari, "invitation", invitation(kari, path="/konto/?a=1&b=2"))

    assert mail is not None
    assert "Åse «Æ» O'Ø" in mail.body
    assert "Møre & Romsdal <fylkesbibliotek>" in mail.body
    assert "/konto/?a=1&b=2" in mail.body


def test_who_has_left_gets_no_letter(kari: User) -> None:
    kari.is_active = False

    assert store_mail(kari, "invitation", invitation(kari)) is None
    assert Mail.objects.count() == 0


def test_a_long_subject_is_cut_where_the_column_ends() -> None:
    mail = store_text("kari@example.org", "æ" * 300, "Hei.", "nb")

    assert mail is not None
    assert Mail.objects.get().subject == "æ" * 255


def test_the_same_key_is_stored_once(kari: User, commit: Commit) -> None:
    with commit():
        first = store_mail(kari, "invitation", invitation(kari), key="invitation:1")
        second = store_mail(kari, "invitation", invitation(kari), key="invitation:1")
        other = store_mail(kari, "invitation", invitation(kari), key="invitation:2")

    assert (first is None, second, other is None) == (False, None, False)
    assert sorted(Mail.objects.values_list("key", flat=True)) == ["invitation:1", "invitation:2"]
    assert asked_for() == 2


def test_letters_without_a_key_are_stored_each_time() -> None:
    for _number in range(2):
        store_text("kari@example.org", "Hei", "Hei.", "nb")

    assert Mail.objects.count() == 2


def test_a_letter_goes_down_with_what_caused_it(kari: User, commit: Commit) -> None:
    @transaction.atomic
    def store_and_fail() -> None:
        store_mail(kari, "invitation", invitation(kari))
        raise ZeroDivisionError

    with commit(), pytest.raises(ZeroDivisionError):
        store_and_fail()

    assert (Mail.objects.count(), asked_for()) == (0, 0)


def test_the_job_is_asked_for_after_the_commit_and_not_before(kari: User, commit: Commit) -> None:
    with commit():
        store_mail(kari, "invitation", invitation(kari))
        before = asked_for()

    assert (before, asked_for()) == (0, 1)


def test_a_broker_that_is_away_costs_a_minute_and_not_the_letter(
    kari: User, commit: Commit, broker_is_away: None, caplog: pytest.LogCaptureFixture
) -> None:
    with commit():
        mail = store_mail(kari, "invitation", invitation(kari))
    assert mail is not None
    assert [record.getMessage() for record in caplog.records if record.name == "cms.core.jobs"] == [
        f"The broker is away; core.send_mail({mail.pk}) waits for the beat."
    ]

    send_waiting_mail()

    assert [message.to for message in outbox.outbox] == [["kari@example.org"]]


# --- sending ---


def test_a_letter_is_sent_as_it_is_stored(settings: Any) -> None:
    mail = letter(subject="Æsj & <å>", body="Hei, Åse.\n")

    send_mail(mail.pk)

    mail.refresh_from_db()
    (message,) = outbox.outbox
    assert (message.subject, message.body, message.to) == ("Æsj & <å>", "Hei, Åse.\n", ["kari@example.org"])
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    assert (mail.attempts, mail.sent_at is None, mail.last_error) == (1, False, "")


def test_a_job_that_runs_twice_sends_once() -> None:
    mail = letter()

    send_mail(mail.pk)
    send_mail(mail.pk)
    send_waiting_mail()

    assert len(outbox.outbox) == 1


def test_a_letter_that_is_gone_is_nobodys_fault() -> None:
    send_mail(0)

    assert outbox.outbox == []


def test_the_beat_sends_what_is_due_and_leaves_the_rest(kari: User) -> None:
    now = timezone.now()
    letter(to="forfalt@example.org")
    letter(to="senere@example.org", due_at=now + datetime.timedelta(minutes=1))
    letter(to="sendt@example.org", sent_at=now)
    letter(to="oppgitt@example.org", failed_at=now)

    send_waiting_mail()

    assert [message.to for message in outbox.outbox] == [["forfalt@example.org"]]


@pytest.mark.parametrize(("attempts", "minutes"), [(0, 1), (1, 2), (2, 4), (6, 64)])
def test_a_mail_server_that_is_away_is_asked_again_ever_more_seldom(
    mail_server_is_away: None, attempts: int, minutes: int
) -> None:
    mail = letter(attempts=attempts)
    before = timezone.now()

    send_mail(mail.pk)

    mail.refresh_from_db()
    wait = datetime.timedelta(minutes=minutes)
    assert before + wait <= mail.due_at <= timezone.now() + wait
    assert (mail.attempts, mail.sent_at, mail.failed_at) == (attempts + 1, None, None)
    assert mail.last_error.startswith("ConnectionRefusedError: ")


def test_a_mail_server_that_says_no_is_asked_again(mail_server_says_no: None) -> None:
    mail = letter()

    send_mail(mail.pk)

    mail.refresh_from_db()
    assert (mail.attempts, mail.sent_at, mail.failed_at) == (1, None, None)
    assert mail.last_error == "SMTPConnectError: (554, b'No mail here')"


def test_a_letter_is_given_up_where_it_can_be_seen(mail_server_is_away: None, caplog: pytest.LogCaptureFixture) -> None:
    mail = letter(attempts=MAX_ATTEMPTS - 1)

    send_mail(mail.pk)
    send_mail(mail.pk)

    mail.refresh_from_db()
    assert (mail.attempts, mail.sent_at, mail.failed_at is None) == (8, None, False)
    assert mail.last_error.startswith("ConnectionRefusedError: ")
    assert [record.getMessage() for record in caplog.records if record.name == "cms.core.tasks"] == [
        f"Letter {mail.pk} is given up after 8 attempts."
    ]
    assert list(Mail.objects.waiting()) == []


def test_a_letter_that_is_sent_at_last_forgets_its_errors() -> None:
    mail = letter(attempts=3, last_error="ConnectionRefusedError: nei")

    send_mail(mail.pk)

    mail.refresh_from_db()
    assert (mail.attempts, mail.last_error) == (4, "")


def test_a_letter_that_cannot_be_written_does_not_hold_up_the_others() -> None:
    broken = letter(subject="To\rlinjer")
    letter(to="neste@example.org", due_at=timezone.now())

    send_waiting_mail()

    broken.refresh_from_db()
    assert [message.to for message in outbox.outbox] == [["neste@example.org"]]
    assert (broken.attempts, broken.sent_at) == (1, None)
    assert broken.last_error.startswith("BadHeaderError: ")


# --- two at once ---


class SlowServer(BaseEmailBackend):
    """Takes its time with a letter: says when it has begun, and waits for leave to finish."""

    begun: ClassVar[threading.Event] = threading.Event()
    leave: ClassVar[threading.Event] = threading.Event()
    delivered: ClassVar[list[Any]] = []

    def send_messages(self, messages: Any) -> int:
        self.begun.set()
        assert self.leave.wait(10), "nobody gave leave to finish"
        self.delivered.extend(messages)
        return len(messages)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_letter(settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.core.test_mail.SlowServer"
    mail = letter()

    def work() -> None:
        try:
            send_mail(mail.pk)
        finally:
            connection.close()

    first, second = threading.Thread(target=work), threading.Thread(target=work)
    first.start()
    assert SlowServer.begun.wait(10)
    second.start()
    second.join(10)
    was_through = not second.is_alive()
    SlowServer.leave.set()
    first.join(10)

    mail.refresh_from_db()
    assert was_through, "the second worker waited for the first"
    assert (len(SlowServer.delivered), mail.attempts, mail.sent_at is None) == (1, 1, False)
