"""One letter a day, for who has chosen it: what could wait, gathered once on working mornings.

Long, since choosing, keeping, gathering and sending share the same few letters.
"""

import datetime
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as outbox
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from cms.core import digest
from cms.core.models import Mail
from cms.core.tasks import send_daily_letters, send_mail
from cms.people.models import User
from learning.models import ResourcePage
from tests.reading import soup
from tests.world import World, approve, draft_resource, login, make_user, open_review, send_back, submit
from workflows import letters
from workflows.models import FreshnessRound

ROOT = Path(__file__).parents[2]
OSLO = timezone.get_default_timezone()
MORNING = datetime.datetime(2026, 11, 25, 7, 0, tzinfo=OSLO)  # a Wednesday


def choose(user: User, rhythm: str = "daily") -> None:
    User.objects.filter(pk=user.pk).update(mail_rhythm=rhythm)
    user.refresh_from_db()


def kept(user: User, **changes: Any) -> Mail:
    fields = {"to": user.email, "language": "nb", "subject": "Godkjent", "body": "Hei.\n", "short": "Kurset er ute."}
    return Mail.objects.create(**fields | {"digest_to": user} | changes)


def of(user: User) -> list[Mail]:
    return list(Mail.objects.filter(to=user.email).order_by("pk"))


@pytest.fixture
def work(world: World) -> ResourcePage:
    return draft_resource(world)


# --- which letters wait ---


def test_who_has_chosen_nothing_gets_each_letter_at_once(world: World, work: ResourcePage) -> None:
    submit(work, world.contact)

    assert [mail.digest_to for mail in of(world.reviewer)] == [None]


def test_what_can_wait_is_kept_for_who_has_chosen_one_letter_a_day_and_nobody_else(
    world: World, work: ResourcePage
) -> None:
    for user in (world.reviewer, world.deputy):
        choose(user)
    submit(work, world.contact)
    send_back(work, world.leader)
    submit(work, world.contact)
    approve(work, world.leader)

    waiting = Mail.objects.for_the_daily_letter().order_by("pk")

    assert [(mail.to.split("@")[0], mail.key.split(":")[0]) for mail in waiting] == [
        ("reviewer", "submitted"),
        ("deputy", "sent_back"),
        ("reviewer", "submitted"),
        ("deputy", "approved"),
    ]
    assert not Mail.objects.waiting().filter(to__in=[world.reviewer.email, world.deputy.email]).exists()
    assert Mail.objects.waiting().filter(to=world.other_reviewer.email).count() == 2


def test_a_work_that_is_free_again_can_wait(world: World, work: ResourcePage) -> None:
    submit(work, world.contact)
    choose(world.reviewer)

    letters.free_again(open_review(work), [world.reviewer])

    (kept_letter,) = Mail.objects.for_the_daily_letter()
    assert reverse("workflows:review", args=(open_review(work).pk,)) in kept_letter.short


def test_every_letter_that_can_wait_has_a_short_text_and_no_other() -> None:
    rooms = ("cms", "learning", "events", "workflows")
    sources = "".join(path.read_text() for room in rooms for path in (ROOT / room).rglob("*.py"))
    calls = re.findall(r"store_mail\((.*?)\)\n", sources, re.DOTALL)
    calls = [call for call in calls if "can_wait=True" in call and '"' in call.partition("key=")[0]]
    can_wait = {re.findall(r'"(\w+)"', call)[0] for call in calls}
    can_wait |= set(re.findall(r'_tell\(.*, "(\w+)"\)\n', sources))  # where one call writes all of a room

    assert can_wait == {path.stem for path in (ROOT / "templates/mail/short").glob("*.txt")}


def test_the_daily_letter_tells_the_leader_what_nobody_checked(world: World, work: ResourcePage) -> None:
    choose(world.leader)
    round_ = FreshnessRound(page=work, due_on=datetime.date(2026, 5, 1))

    letters.flagged([round_])

    (kept_letter,) = of(world.leader)
    assert kept_letter.short.splitlines()[1] == "- Håndbok"


def test_a_note_can_wait_and_is_told_with_its_words(world: World, work: ResourcePage) -> None:
    submit(work, world.contact)
    choose(world.contact)

    login(world.reviewer).post(
        reverse("workflows:write_note", args=(open_review(work).workflow_state_id,)), {"text": "Hvor er kilden?"}
    )

    (kept_letter,) = Mail.objects.for_the_daily_letter()
    assert kept_letter.short.splitlines()[0].endswith("skriver om «Håndbok»: Hvor er kilden?")


def test_what_one_must_act_on_or_readers_have_met_goes_at_once(world: World, work: ResourcePage) -> None:
    """By kind: hand-over, reminder, overdue, uncovered, named, taken down, emergency. The rest of them cannot wait."""
    submit(work, world.contact)
    state = open_review(work)
    for user in (world.leader, world.reviewer, world.contact):
        choose(user)
    Mail.objects.all().delete()

    letters.handed_over(state, world.reviewer, world.leader, "handed_over")
    letters.reminder(state, [world.reviewer])
    letters.overdue(state, to_deputy=False)
    letters.uncovered(state)
    letters.named(state, world.reviewer, world.leader, "Ingen andre.")
    letters.taken_down(work, world.leader, "Feil.")
    letters.emergency(work, world.operator, "Haster.")

    assert Mail.objects.count() > 7
    assert not Mail.objects.for_the_daily_letter().exists()


@pytest.mark.django_db
def test_a_password_and_an_invitation_go_at_once(client: Any) -> None:
    kari = make_user("kari")
    choose(kari)

    client.post(reverse("account_reset_password"), {"email": kari.email})

    assert [mail.digest_to for mail in of(kari)] == [None]


# --- the letter itself ---


@pytest.fixture
def kari(db: None) -> User:
    return make_user("kari", "nn")


def test_the_daily_letter_tells_of_each_in_short_in_the_receivers_language(kari: User) -> None:
    kept(kari, subject="Til gjennomgang: Bokprat", short="Innlandet har sendt «Bokprat».\nhttps://kb.example/1/")
    kept(kari, subject="Godkjent: Babysang & mer", short="Ute no.\nhttps://kb.example/2/")

    daily = digest.collect(kari.pk, MORNING)

    assert daily is not None
    assert (daily.to, daily.language, daily.key) == (kari.email, "nn", f"daily:{kari.pk}:2026-11-25")
    first, second = daily.body.split("\n* ")[1:]
    assert first.startswith("Til gjennomgang: Bokprat\nInnlandet har sendt «Bokprat».\nhttps://kb.example/1/\n")
    assert second.startswith("Godkjent: Babysang & mer\nUte no.\nhttps://kb.example/2/\n")
    assert reverse("wagtailadmin_account") in daily.body
    assert "2" in daily.subject


def test_what_is_gathered_is_gathered_once_and_goes_with_the_letter(kari: User) -> None:
    one, two = kept(kari), kept(kari)

    daily = digest.collect(kari.pk, MORNING)
    again = digest.collect(kari.pk, MORNING)

    assert daily is not None
    assert again is None
    assert set(daily.letters.all()) == {one, two}
    send_mail(daily.pk)
    assert [message.to for message in outbox.outbox] == [[kari.email]]
    assert list(Mail.objects.for_the_daily_letter()) == []


def test_what_comes_after_todays_letter_waits_for_the_next_one(kari: User) -> None:
    kept(kari)
    digest.collect(kari.pk, MORNING)
    late = kept(kari)

    assert digest.collect(kari.pk, MORNING + datetime.timedelta(hours=2)) is None
    daily = digest.collect(kari.pk, MORNING + datetime.timedelta(days=1))

    assert daily is not None
    assert list(daily.letters.all()) == [late]


def test_what_waits_is_told_also_to_who_has_chosen_differently_since(kari: User) -> None:
    choose(kari, "at_once")
    kept(kari)

    assert digest.people_to_write_to() == [kari.pk]
    assert digest.collect(kari.pk, MORNING) is not None


def test_what_waits_for_a_closed_account_is_given_up_where_it_is_seen(kari: User) -> None:
    waiting = kept(kari)
    User.objects.filter(pk=kari.pk).update(is_active=False)

    assert digest.collect(kari.pk, MORNING) is None

    waiting.refresh_from_db()
    assert (waiting.failed_at, waiting.digest_to, waiting.last_error != "") == (MORNING, None, True)


def test_a_letter_that_goes_down_with_its_cause_is_not_kept_either(world: World, work: ResourcePage) -> None:
    choose(world.reviewer)

    @transaction.atomic
    def submit_and_fail() -> None:
        submit(work, world.contact)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        submit_and_fail()

    assert Mail.objects.count() == 0


# --- when ---


@pytest.mark.parametrize(
    ("when", "is_time"),
    [
        ("2026-11-25 06:59", False),
        ("2026-11-25 07:00", True),
        ("2026-11-25 23:10", True),  # late is better than a day after
        ("2026-11-28 09:00", False),  # a Saturday
        ("2027-03-29 09:00", False),  # andre påskedag
        ("2027-07-05 07:00", True),  # in summer time
    ],
)
def test_it_is_written_from_seven_on_working_days(when: str, is_time: bool) -> None:
    assert digest.is_time(timezone.make_aware(datetime.datetime.fromisoformat(when), OSLO)) is is_time


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime.datetime]]:
    """The time the job believes it is."""
    moment = [MORNING]
    monkeypatch.setattr("cms.core.tasks.timezone.now", lambda: moment[0])
    return moment


def test_the_job_writes_to_each_once_however_often_it_runs(kari: User, now: list[datetime.datetime]) -> None:
    ola = make_user("ola")
    kept(kari)
    kept(ola)
    now[0] = MORNING - datetime.timedelta(minutes=1)
    send_daily_letters()
    before = Mail.objects.exclude(key="").count()

    now[0] = MORNING
    send_daily_letters()
    send_daily_letters()

    keys = Mail.objects.filter(key__startswith="daily:").values_list("to", flat=True)
    assert (before, sorted(keys)) == (0, [kari.email, ola.email])


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_write_one_letter_with_all_of_it() -> None:
    kari = make_user("kari")
    for number in range(5):
        kept(kari, subject=f"Brev {number}")
    barrier = threading.Barrier(4)

    def work() -> None:
        try:
            barrier.wait(10)
            digest.collect(kari.pk, MORNING)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    daily = Mail.objects.get(key__startswith="daily:")
    assert daily.letters.count() == 5


# --- the choice, and what the operator sees ---


def account_form(user: User, **changes: str) -> dict[str, str]:
    return {
        "name_email-first_name": user.first_name,
        "name_email-last_name": user.last_name,
        "locale-preferred_language": user.preferred_language,
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "mail_rhythm-mail_rhythm": "at_once",
    } | changes


@pytest.mark.parametrize("who", ["contact", "reviewer", "leader", "operator"])
def test_everybody_with_a_role_chooses_for_themselves(world: World, who: str) -> None:
    user = world.everybody[who]
    client = login(user)
    shown = soup(client.get(reverse("wagtailadmin_account"))).select("[name=mail_rhythm-mail_rhythm]")

    client.post(reverse("wagtailadmin_account"), account_form(user, **{"mail_rhythm-mail_rhythm": "daily"}))

    assert [(choice["value"], choice.has_attr("checked")) for choice in shown] == [("at_once", True), ("daily", False)]
    rhythms = dict(User.objects.values_list("email", "mail_rhythm"))
    assert {email for email, rhythm in rhythms.items() if rhythm == "daily"} == {user.email}


def test_an_impossible_choice_is_told_by_the_field(world: World) -> None:
    answer = login(world.contact).post(
        reverse("wagtailadmin_account"), account_form(world.contact, **{"mail_rhythm-mail_rhythm": "never"})
    )

    assert answer.status_code == 200
    assert User.objects.get(pk=world.contact.pk).mail_rhythm == "at_once"


def test_the_operator_sees_what_waits_for_the_daily_letter_and_what_it_gathered(world: World, kari: User) -> None:
    kept(kari, subject="Venter")
    client = login(world.operator)
    waiting = soup(client.get(reverse("kb_mail"), {"state": "daily"})).select("td.title")
    daily = digest.collect(kari.pk, MORNING)
    assert daily is not None
    send_mail(daily.pk)

    sent = soup(client.get(reverse("kb_mail"), {"state": "sent"})).select("td.title .kb-meta")

    assert [cell.get_text(strip=True) for cell in waiting] == ["Venter"]
    assert ["1" in line.get_text() for line in sent] == [True]
    assert soup(client.get(reverse("kb_mail"), {"state": "daily"})).select("td.title") == []
