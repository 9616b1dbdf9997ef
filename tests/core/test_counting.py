"""How often readers open a page: counted by page and day, each view once, without cookie, address or person.

Long, since each way in which Redis, a job or the database may fail on the way is tried.
"""

import datetime
import logging
import time
from typing import Any

import pytest
import redis
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.core import tallies
from cms.core.cache import ForgetfulRedisCache
from cms.core.counting import VIEWS
from cms.core.models import PageViews, StoredCount
from cms.core.tasks import store_views
from cms.local.servers import free_port
from learning.models import ResourcePage
from tests.core.test_mail_survives import wait_until
from tests.core.test_query_counts import QUERIES
from tests.workflows.test_races import at_once
from tests.world import World, draft_resource, find_world, login, open_review, put_up, submit

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def _counts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "waiting", tallies.Waiting())


@pytest.fixture
def resource(world: World) -> ResourcePage:
    return put_up(draft_resource(world, "Ressurs 1"))


def read(address: str, client: Client | None = None, **headers: str) -> Any:
    return (client or Client()).get(address, headers={"user-agent": BROWSER} | headers)


def stored() -> list[tuple[int, datetime.date, int]]:
    store_views()
    return list(PageViews.objects.values_list("page", "day", "number"))


def test_each_view_of_a_reader_is_counted_by_page_and_day(resource: ResourcePage) -> None:
    for _time in range(3):
        assert read(resource.url).status_code == 200

    assert stored() == [(resource.pk, TODAY(), 3)]


def test_a_day_begins_at_midnight_in_norway(resource: ResourcePage, monkeypatch: pytest.MonkeyPatch) -> None:
    eve = datetime.datetime(2026, 11, 27, 22, 59, 59, 999_999, datetime.UTC)

    for moment in (eve, eve, eve + datetime.timedelta(microseconds=1)):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        VIEWS.count(str(resource.pk))
    monkeypatch.undo()

    assert sorted(stored()) == [
        (resource.pk, datetime.date(2026, 11, 27), 2),
        (resource.pk, datetime.date(2026, 11, 28), 1),
    ]


def test_counting_costs_the_reader_no_query_and_no_cookie(
    resource: ResourcePage, django_assert_num_queries: Any
) -> None:
    read(resource.url)

    with django_assert_num_queries(QUERIES["/innlandet/ressurs-1/"]):
        response = read(resource.url)

    assert (response.cookies.output(), response.get("Vary")) == ("", "Accept-Encoding")


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": ""},
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "python-requests/2.32"},
        {"user-agent": "curl/8.5.0"},
        {"sec-purpose": "prefetch;prerender"},
    ],
)
def test_programs_and_browsers_that_guess_ahead_are_not_counted(
    resource: ResourcePage, headers: dict[str, str]
) -> None:
    assert read(resource.url, **headers).status_code == 200

    assert stored() == []


def test_who_is_logged_in_is_not_counted(world: World, resource: ResourcePage) -> None:
    assert read(resource.url, login(world.contact)).status_code == 200

    assert stored() == []


def test_only_a_page_that_was_given_is_counted(world: World, resource: ResourcePage) -> None:
    draft = draft_resource(world, "Utkast")
    submit(draft, world.contact)
    preview = reverse("workflows:preview", args=(open_review(draft).pk, draft.pk))

    codes = [
        read(draft.url).status_code,
        read(preview).status_code,
        read("/sok/?q=ressurs").status_code,
        Client().head(resource.url, headers={"user-agent": BROWSER}).status_code,
    ]

    assert (codes, stored()) == ([404, 302, 200, 200], [])


# --- Redis away ---


def test_without_redis_the_reader_gets_the_page_the_next_one_does_not_wait_and_both_are_counted_later(
    resource: ResourcePage, settings: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = settings.CACHES
    read(resource.url)
    settings.CACHES = {"default": there["default"] | {"LOCATION": f"redis://127.0.0.1:{free_port()}/0"}}

    with caplog.at_level(logging.WARNING, logger="cms.core.tallies"):
        codes = [read(resource.url).status_code for _time in range(2)]
    settings.CACHES = there
    monkeypatch.setattr(tallies.waiting, "_resume_at", 0.0)
    read(resource.url)

    assert (codes, stored()) == ([200, 200], [(resource.pk, TODAY(), 4)])
    assert len([record for record in caplog.records if record.name == "cms.core.tallies"]) == 1


def test_a_batch_whose_answer_was_lost_is_sent_again_and_counted_once(
    resource: ResourcePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deaf:
        """Tells Redis everything, and does not hear the answer."""

        def __init__(self, there: Any) -> None:
            self.there = there

        def register_script(self, script: str) -> Any:
            def call(**given: Any) -> None:
                self.there.register_script(script)(**given)
                raise redis.TimeoutError("No answer.")

            return call

    client = tallies.client
    monkeypatch.setattr(tallies, "PAUSE", 0)
    monkeypatch.setattr(tallies, "client", lambda *patience: Deaf(client(*patience)))
    read(resource.url)
    read(resource.url)
    monkeypatch.setattr(tallies, "client", client)
    read(resource.url)

    assert stored() == [(resource.pk, TODAY(), 3)]


def test_while_redis_is_away_for_long_no_more_names_are_kept_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch, resource: ResourcePage
) -> None:
    monkeypatch.setattr(tallies, "MOST_WAITING", 1)
    monkeypatch.setattr(tallies.waiting, "_resume_at", time.monotonic() + 60)
    VIEWS.count(str(resource.pk))
    VIEWS.count("4711")
    VIEWS.count(str(resource.pk))
    monkeypatch.setattr(tallies.waiting, "_resume_at", 0.0)
    tallies.waiting.send()

    assert stored() == [(resource.pk, TODAY(), 2)]


def test_a_web_process_sends_by_itself_what_was_counted(
    monkeypatch: pytest.MonkeyPatch, resource: ResourcePage
) -> None:
    monkeypatch.setattr(tallies, "EVERY", 0.01)
    own = tallies.Waiting()
    own.send_in_background()
    own.add(f"{VIEWS.counting}{TODAY().isoformat()}", str(resource.pk))

    day = f"{VIEWS.counting}{TODAY().isoformat()}"
    wait_until(lambda: tallies.client().exists(day), "the count is in Redis")

    assert stored() == [(resource.pk, TODAY(), 1)]


def test_a_process_that_ends_tries_once_more_though_redis_was_away_a_moment_ago(
    resource: ResourcePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies.waiting, "_resume_at", time.monotonic() + 60)
    read(resource.url)

    tallies.waiting.send(at_once=True)

    assert stored() == [(resource.pk, TODAY(), 1)]


def test_the_thread_that_sends_goes_on_whatever_goes_wrong(
    resource: ResourcePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "EVERY", 0.01)
    own, day = tallies.Waiting(), f"{VIEWS.counting}{TODAY().isoformat()}"
    own.send_in_background()
    own.add(day, "\ud800")  # no text that could be sent
    wait_until(lambda: not own._counts and own._batch is None, "what cannot be sent is left out")

    own.add(day, str(resource.pk))

    wait_until(lambda: tallies.client().exists(day), "the count is in Redis")
    assert stored() == [(resource.pk, TODAY(), 1)]


def test_a_cache_that_is_away_remembers_nothing_and_stops_nobody(settings: Any) -> None:
    away = ForgetfulRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})

    assert (away.add("lås", 1), away.get("lås", "ingenting"), away.delete("lås")) == (True, "ingenting", False)
    assert away.get_or_set("svar", lambda: 42) == 42


# --- into the table, once ---


def set_aside() -> str:
    """As a run that was killed after it had taken the day's count."""
    (key,) = tallies.client().scan_iter(match=f"{VIEWS.counting}*")
    VIEWS.set_aside(key)
    (batch,) = tallies.client().scan_iter(match=f"{VIEWS.moving}*")
    return str(batch)


def test_a_second_run_adds_nothing_and_later_views_are_added(resource: ResourcePage) -> None:
    VIEWS.count(str(resource.pk))
    store_views()
    assert stored() == [(resource.pk, TODAY(), 1)]

    VIEWS.count(str(resource.pk))

    assert stored() == [(resource.pk, TODAY(), 2)]


def test_a_run_that_was_killed_before_it_stored_loses_nothing(resource: ResourcePage) -> None:
    VIEWS.count(str(resource.pk))
    set_aside()
    VIEWS.count(str(resource.pk))

    assert stored() == [(resource.pk, TODAY(), 2)]


def test_a_run_that_was_killed_after_it_stored_counts_nothing_twice(resource: ResourcePage) -> None:
    VIEWS.count(str(resource.pk))
    batch = set_aside()
    VIEWS.store_once(batch, tallies.client().hgetall(batch))

    assert stored() == [(resource.pk, TODAY(), 1)]
    assert list(tallies.client().scan_iter(match="kb:views*")) == []


def test_a_batch_that_cannot_be_stored_is_kept_and_told_of_when_the_others_are(resource: ResourcePage) -> None:
    VIEWS.count(str(resource.pk))
    broken = f"{VIEWS.moving}2026-01-01:0"
    tallies.client().hset(broken, "ingen side", 1)

    with pytest.raises(ExceptionGroup, match="Not stored: views"):
        store_views()

    assert list(PageViews.objects.values_list("page", "number")) == [(resource.pk, 1)]
    assert list(tallies.client().scan_iter(match="kb:views*")) == [broken]


def test_a_count_that_another_run_took_meanwhile_is_left_to_it(resource: ResourcePage) -> None:
    VIEWS.set_aside(f"{VIEWS.counting}2026-01-01")

    assert stored() == []


def test_views_of_a_page_that_is_gone_are_dropped(resource: ResourcePage) -> None:
    VIEWS.count(str(resource.pk))
    VIEWS.count("987654321")

    assert stored() == [(resource.pk, TODAY(), 1)]


def test_the_marks_of_stored_batches_are_kept_for_a_month(resource: ResourcePage) -> None:
    now = timezone.now()
    for name, age in (("gammel", 31), ("ny", 29)):
        StoredCount.objects.create(batch=name, stored_at=now - datetime.timedelta(days=age))

    store_views()

    assert list(StoredCount.objects.values_list("batch", flat=True)) == ["ny"]


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_store_each_view_once() -> None:
    resource = put_up(draft_resource(find_world()))
    for _time in range(5):
        VIEWS.count(str(resource.pk))
    set_aside()
    VIEWS.count(str(resource.pk))

    results = at_once(store_views, store_views)

    assert (results, stored()) == ([None, None], [(resource.pk, TODAY(), 6)])
