"""500 people try for 30 places within five seconds, through the real web server, with a real worker and mail server."""

import datetime
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from cms.core.tasks import send_waiting_mail
from cms.people.models import County
from events.models import Quota, Registration, SignUp
from events.places.addresses import own_path
from events.places.tasks import tend_places
from tests.events.places.storm import Answer, kill, press, storm, wait_until, warm, web_server, within, worker
from tests.places import open_sign_up
from tests.post_office import post_office
from tests.world import World, draft_event, put_up

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]
PEOPLE, PLACES, SECONDS = 500, 30, 5.0
CASES = ["plain", "quotas", "cancellations and offers", "worker killed"]


@pytest.fixture
def door(world: World) -> SignUp:
    return open_sign_up(put_up(draft_event(world)), capacity=PLACES, has_waiting_list=True)


def cancels_and_answers(port: int, door: SignUp, stop: threading.Event, cancelled: list[int]) -> None:
    """Somebody who has a place gives it up, and whoever is offered it says yes, again and again, on their own pages."""
    while not stop.wait(0.1):
        held = Registration.objects.filter(sign_up=door, state="place").order_by("?").first()
        if held is not None and len(cancelled) < 40:
            press(port, own_path(held), "cancel")
            cancelled.append(held.pk)
        for offered in Registration.objects.filter(sign_up=door, state="offered")[:1]:
            press(port, own_path(offered), "accept")
    connections.close_all()


@pytest.mark.parametrize("case", CASES)
def test_five_hundred_at_once_for_thirty_places(
    door: SignUp, tmp_path: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cache.clear()
    places = ["Hamar"] * PEOPLE
    if case == "quotas":
        released = timezone.now() + datetime.timedelta(days=1)
        Quota.objects.create(sign_up=door, county=County.objects.get(code="46"), places=10, released_at=released)
        places = ["Voss" if number % 25 == 0 else "Hamar" for number in range(PEOPLE)]  # 20 from Vestland
    stop, cancelled = threading.Event(), list[int]()

    with post_office() as office, web_server(office, tmp_path) as port:
        helper = threading.Thread(target=cancels_and_answers, args=(port, door, stop, cancelled))
        path = reverse("places:sign_up", args=(door.pk,))
        with worker(office, tmp_path, "worker") as first:
            if case == "cancellations and offers":
                helper.start()
            if case == "worker killed":
                threading.Timer(2.0, kill, (first,)).start()
            warm(port, path)
            answers = storm(port, path, places, SECONDS)
            stop.set()
            if helper.ident:
                helper.join(30)
        with worker(office, tmp_path, "next"):
            tend_places()
            wait_until(lambda: not Registration.objects.untold().exists(), "all are told")
            send_waiting_mail()
            wait_until(lambda: not Mail.objects.filter(sent_at=None, failed_at=None).exists(), "all letters are sent")

    with capsys.disabled():
        sys.stdout.write(
            f"\n{case}: p50 {within(0.5, answers):.2f} s, p95 {within(0.95, answers):.2f} s, {_told(answers)}\n"
        )
    assert Counter(answer.status for answer in answers) == {302: PEOPLE}
    assert Registration.objects.filter(sign_up=door).count() == PEOPLE
    rows = list(Registration.objects.filter(sign_up=door).order_by("pk").select_related("municipality"))
    if case in ("plain", "worker killed"):
        assert [row.state for row in rows] == ["place"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    if case == "quotas":
        of_county = Counter((row.municipality.county_id, row.state) for row in rows)
        assert of_county == {("46", "place"): 10, ("46", "waiting"): 10, ("34", "place"): 20, ("34", "waiting"): 460}
        for code in ("46", "34"):
            states = [row.state for row in rows if row.municipality.county_id == code]
            assert states == sorted(states, key=("place", "waiting").index)
    if case == "cancellations and offers":
        _look_at_the_order(rows, cancelled)
    taken = sum(row.state in Registration.HOLDING for row in rows)
    assert (taken, SignUp.objects.get(pk=door.pk).taken) == (PLACES, PLACES)
    _look_at_the_letters(rows)
    assert within(0.95, answers) <= 1.0


def _look_at_the_order(rows: list[Registration], cancelled: list[int]) -> None:
    """Those who have, or have had, a place or an offer are the first who came; the others wait."""
    assert len(cancelled) > 10
    have_had = [row.state != "waiting" for row in rows]
    assert have_had == sorted(have_had, reverse=True)
    assert sum(have_had) == PLACES + len(cancelled)


def _look_at_the_letters(rows: list[Registration]) -> None:
    """Everybody has a letter that says how it stands now, and none was sent twice."""
    letters = list(Mail.objects.filter(key__startswith="registration:").values_list("key", "sent_at", "is_uncertain"))
    assert len({key for key, _sent, _uncertain in letters}) == len(letters)
    told = {key for key, _sent, _uncertain in letters}
    assert {f"registration:{row.pk}:{row.version}" for row in rows} <= told
    # The letter in the hands of the killed worker may have gone: it is not sent again, and the operator sees it.
    assert sum(sent is None for _key, sent, _uncertain in letters) <= 1


def _told(answers: list[Answer]) -> Any:
    return dict(Counter(answer.where.partition("svar=")[2] for answer in answers))
