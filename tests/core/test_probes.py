"""What machines ask: whether the process lives, whether the site is ready, and how it fares.

Long, since each part is taken away, and each figure is made to move.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml
from celery import shared_task
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from cms.core import health, probes
from cms.core.logs import request_id
from cms.core.metrics import PAGE_CACHE
from cms.core.models import Mail
from cms.core.tallies import client as redis
from cms.core.tasks import send_mail
from cms.local.servers import free_port
from tests.certificates import facts_of, issued, made
from tests.core.test_mail_survives import Broker, Worker, broker, letter, office, start_worker, wait_until
from tests.world import World, draft_course, draft_resource, find_world, put_up, submit

__all__ = ["broker", "office", "start_worker"]
pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
TOKEN = "et-langt-og-hemmelig-tegn"
STATES = ("started", "succeeded", "failed")
BROWSER = {"User-Agent": "Mozilla/5.0"}


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_known", (-health.KEPT, frozenset()))
    monkeypatch.setattr(health, "_is_migrated", False)


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """For whoever opens a connection from now on."""
    monkeypatch.setitem(connection.settings_dict, "PORT", str(free_port()))


@pytest.fixture
def no_redis(settings: Any) -> None:
    settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{free_port()}/0"


def ready() -> tuple[int, Any]:
    answer = Client().get("/health/ready")
    return answer.status_code, answer.json()


def test_a_living_process_says_so_and_asks_nobody(
    no_database: None, no_redis: None, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = Client().get("/health/live")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_with_all_its_parts_the_site_is_ready() -> None:
    assert ready() == (200, {"status": "ok"})


def test_without_redis_readers_get_their_pages_and_the_site_is_ready_but_degraded(no_redis: None) -> None:
    assert ready() == (200, {"status": "degraded", "away": ["redis"]})


def test_without_the_database_it_is_not_ready(no_database: None) -> None:
    assert ready() == (503, {"status": "unavailable", "away": ["database"]})


def test_with_neither_both_are_named(no_database: None, no_redis: None) -> None:
    assert ready() == (503, {"status": "unavailable", "away": ["database", "redis"]})


def test_before_the_migrations_it_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    known = health._expected()
    monkeypatch.setattr(health, "_expected", lambda: known | {("core", "9999_of_tomorrow")})

    assert ready() == (503, {"status": "unavailable", "away": ["migrations"]})


def test_on_a_new_database_it_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", "postgres")

    assert ready() == (503, {"status": "unavailable", "away": ["migrations"]})


def test_migrations_that_are_applied_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ready()
    monkeypatch.setattr(health, "_known", (-health.KEPT, frozenset()))
    monkeypatch.setattr(health, "_expected", lambda: frozenset({("core", "9999_of_tomorrow")}))

    assert ready() == (200, {"status": "ok"})


def test_who_asks_all_the_time_gets_the_answer_of_a_moment_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    ready()
    monkeypatch.setitem(connection.settings_dict, "PORT", str(free_port()))
    at_once = ready()
    moment = time.monotonic() + health.KEPT
    monkeypatch.setattr(time, "monotonic", lambda: moment)

    assert (at_once[0], ready()[0]) == (200, 503)


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_a_probe_comes_by_any_name_without_tls_and_leaves_with_no_cookie(settings: Any, path: str) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get(path, headers={"Host": "10.244.1.17:8000"} | BROWSER)

    assert (answer.status_code, len(answer.cookies), answer["Cache-Control"]) == (200, 0, "no-store")
    assert redis().keys("kb:views:*") == []


def test_only_questions_are_answered(world: World) -> None:
    assert [Client().post(path).status_code for path in ("/health/live", "/health/ready")] == [405, 405]
    assert Client().head("/health/live").status_code == 200


def test_the_container_is_asked_where_the_site_answers() -> None:
    test = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["web"]["healthcheck"]["test"]

    (path,) = re.findall(r"127\.0\.0\.1:8000(/[\w/]+)", " ".join(test))
    assert path in probes.ANSWERS


# --- figures ---


@pytest.fixture
def told(settings: Any) -> Callable[[], dict[str, float]]:
    """Every figure by its name and labels."""
    settings.METRICS_TOKEN = TOKEN
    return lambda: figures(Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).content.decode())


def figures(text: str) -> dict[str, float]:
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _space, value in lines}


@pytest.mark.parametrize(
    ("token", "given"),
    [("", ""), ("", "Bearer "), (TOKEN, ""), (TOKEN, f"Bearer {TOKEN}x"), (TOKEN, TOKEN), (TOKEN, f"Bearer {TOKEN}ø")],
)
def test_without_the_token_there_is_no_such_address(world: World, settings: Any, token: str, given: str) -> None:
    settings.METRICS_TOKEN = token
    answer = Client().get("/metrics", headers={"Authorization": given.encode("utf-8").decode("latin-1")})

    assert (answer.status_code, "kb_requests" in answer.content.decode()) == (404, False)


def test_answers_are_counted_by_view_method_and_status_and_timed(world: World, told: Any) -> None:
    before = told()
    for _ in range(3):
        Client().get("/sok/")
    Client().get("/finnes-ikke/")
    after = told()

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more('kb_requests_total{method="GET",status="200",view="search"}') == 3
    assert more('kb_requests_total{method="GET",status="404",view="wagtail_serve"}') == 1
    assert more('kb_request_seconds_count{view="search"}') == 3
    assert more("kb_request_queries_count") == 4
    assert more("kb_request_queries_sum") > 0


def test_no_address_that_is_somebodys_own_becomes_a_label(world: World, told: Any) -> None:
    certificate = made(issued(facts=facts_of(put_up(draft_course(world)))))
    Client().get(f"/bevis/{certificate.code}/")
    Client().generic("PROPFIND-kari", "/sok/?q=kari")
    Client().get("/static/kari.css")

    labels = " ".join(told())
    assert (certificate.code in labels, "kari" in labels) == (False, False)
    assert 'kb_requests_total{method="GET",status="200",view="certificates:verify"}' in labels
    assert 'method="other"' in labels


def test_without_a_token_nothing_is_counted(world: World, told: Any, settings: Any) -> None:
    before = told()["kb_request_queries_count"]
    settings.METRICS_TOKEN = ""
    Client().get("/sok/")
    settings.METRICS_TOKEN = TOKEN

    assert told()["kb_request_queries_count"] == before


def test_the_page_cache_is_counted_by_its_result(told: Any) -> None:
    before = told().get('kb_page_cache_total{result="hit"}', 0)
    PAGE_CACHE.labels("hit").inc()

    assert told()['kb_page_cache_total{result="hit"}'] == before + 1


def test_letters_are_counted_as_they_stand(told: Any) -> None:
    now, hour = timezone.now(), timezone.timedelta(hours=1)
    known = {"to": "a@example.org", "language": "nb", "subject": "x", "body": "x"}
    fates: list[dict[str, Any]] = [
        {"due_at": now - hour},
        {"due_at": now + hour},
        {"sent_at": now},
        {"failed_at": now},
        {"failed_at": now, "is_uncertain": True},
    ]
    for fate in fates:
        Mail.objects.create(**known | fate)

    found = told()

    states = {
        state: found[f'kb_mail{{state="{state}"}}'] for state in ("waiting", "due", "failed", "uncertain", "sent")
    }
    assert states == {"waiting": 2, "due": 1, "failed": 2, "uncertain": 1, "sent": 1}
    assert 3600 <= found["kb_mail_late_seconds"] < 3700


def test_reviews_are_counted_as_they_stand(world: World, told: Any) -> None:
    none = told()
    first = draft_resource(world, "Første")
    submit(first, world.contact)
    submit(draft_resource(world, "Andre"), world.contact)
    state = first.current_workflow_task_state
    state.due_on = timezone.localdate() - timezone.timedelta(days=1)
    state.started_at = timezone.now() - timezone.timedelta(days=12)
    state.save()

    found = told()

    names = ("kb_reviews_waiting", "kb_reviews_overdue", "kb_reviews_oldest_days")
    assert [none[name] for name in names] == [0, 0, 0]
    assert [round(found[name], 2) for name in names] == [2, 1, 12]


@shared_task(name="tests.works_or_fails")
def works_or_fails(*, fails: bool) -> str:
    if fails:
        raise ValueError
    return request_id.get()


def test_jobs_are_counted_by_what_became_of_them(told: Any) -> None:
    cache.clear()
    for fails in (False, True, False):
        works_or_fails.apply(kwargs={"fails": fails})

    found = told()
    counts = {state: found[f'kb_jobs_total{{job="tests.works_or_fails",state="{state}"}}'] for state in STATES}
    assert counts == {"started": 3, "succeeded": 2, "failed": 1}
    assert 0 < found['kb_job_seconds_total{job="tests.works_or_fails"}'] < 5
    assert abs(found['kb_job_last_success{job="tests.works_or_fails"}'] - time.time()) < 5
    assert found["kb_jobs_waiting"] == 0


def test_without_a_token_no_job_is_counted(settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    works_or_fails.apply(kwargs={"fails": False})

    assert redis().hgetall("kb:jobs") == {}


def test_a_job_that_cannot_be_counted_is_done_all_the_same(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.METRICS_TOKEN = TOKEN
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": f"redis://127.0.0.1:{free_port()}/0"}}

    assert works_or_fails.apply(kwargs={"fails": False}).successful()
    assert [record.name for record in caplog.records if "not counted" in record.getMessage()] == [
        "cms.core.job_metrics"
    ] * 2


def test_inside_a_job_has_a_name_of_its_own_and_afterwards_the_requests_name_is_back() -> None:
    named = request_id.set("the-request")
    try:
        inside = works_or_fails.apply(kwargs={"fails": False}).get()
        assert (len(inside), request_id.get()) == (32, "the-request")
    finally:
        request_id.reset(named)


def test_what_is_away_is_told_and_keeps_the_rest_from_nothing(told: Any, settings: Any) -> None:
    both = told()
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": f"redis://127.0.0.1:{free_port()}/0"}}
    without_redis = told()

    parts = ('kb_part_up{part="database"}', 'kb_part_up{part="redis"}')
    assert [both[part] for part in parts] == [1, 1]
    assert [without_redis[part] for part in parts] == [1, 0]
    assert ("kb_reviews_waiting" in without_redis, "kb_jobs_waiting" in without_redis) == (True, False)


def database_url() -> str:
    values = connection.settings_dict
    return f"postgresql://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_job_goes_by_the_name_of_the_request_it_was_asked_for_in(
    broker: Broker, start_worker: Callable[[], Worker]
) -> None:
    mail = letter("kari@example.org")
    named = request_id.set("0123456789abcdef")
    send_mail.delay(mail.pk)
    request_id.reset(named)

    worker = start_worker()

    wait_until(lambda: re.search(r"\[01234567\] Task core.send_mail\[\S+\] succeeded", worker.log.read_text()), "a job")
    assert "kari" not in worker.log.read_text()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The site as gunicorn serves it, with two workers, on the test's own database."""
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": database_url(),
        "METRICS_TOKEN": TOKEN,
        "TMPDIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{port}", "--graceful-timeout=5"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            return requests.get(f"{address}/health/ready", timeout=20).ok
        except requests.RequestException:  # not there yet, or busy beginning
            return False

    try:
        wait_until(answers, "the site", 120)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:  # the workers see that their master is gone, and go
            process.kill()
            process.wait()


@pytest.mark.django_db(transaction=True)
def test_whichever_process_is_asked_tells_what_all_have_counted_also_one_that_has_died(site: str) -> None:
    find_world()
    # A question that may name a person is kept nowhere, so that the site itself answers each time.
    processes = {requests.get(f"{site}/sok/?q=kari@example.org", timeout=30).ok for _ in range(20)}
    asked = {"Authorization": f"Bearer {TOKEN}"}
    name = 'kb_requests_total{method="GET",status="200",view="search"}'
    each = {figures(requests.get(f"{site}/metrics", headers=asked, timeout=30).text)[name] for _ in range(10)}

    assert (processes, each) == ({True}, {20.0})


@pytest.mark.django_db(transaction=True)
def test_what_gunicorn_writes_itself_names_no_network_address(site: str, tmp_path: Path) -> None:
    with socket.socket() as reader:
        reader.bind(("127.0.0.2", 0))
        reader.connect(("127.0.0.1", int(site.rpartition(":")[2])))
        reader.sendall(b"what is this\r\n\r\n")
        reader.recv(1000)

    said = [json.loads(line)["message"] for line in (tmp_path / "log").read_text().splitlines() if "gunicorn" in line]
    assert [line.partition(": ")[0] for line in said if "Invalid" in line] == ["Invalid request from ip=…"]
    assert "127.0.0.2" not in (tmp_path / "log").read_text()
