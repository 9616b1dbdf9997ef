"""What is published through one web process is what the next question meets, at this process and at the other.

In every run five times; by `make stress` a thousand, with a copy of the database that answers strangers: TRIES and
READERS say otherwise.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import lxml.html
import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.local.servers import Addresses
from learning.models import ResourcePage
from tests.deploy.hammer import EDITION
from tests.deploy.site import ROOT, Browser, Site, blocks_of, proved_session
from tests.deploy.standby import Standby
from tests.editing import FORM, values_of
from tests.world import CHECKED, draft_resource, find_world, open_review, publish, shown

READERS = int(os.environ.get("READERS", "4"))


@dataclass
class Publishing:
    """A work, and those who write and approve it over HTTP, each through whichever web process."""

    ports: list[int]
    page: ResourcePage
    path: str
    contact: str
    reviewer: str
    form: dict[str, Any]
    seconds: list[float] = field(default_factory=list)  # each approval's own
    late: list[tuple[int, int]] = field(default_factory=list)  # try and process that showed what was there before

    @classmethod
    def of(cls, ports: list[int]) -> "Publishing":
        world = find_world()
        page = publish(draft_resource(world, "Utgave 0"), world)
        contact, reviewer = proved_session(world.contact), proved_session(world.reviewer)
        edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        shown_form = Browser(ports[0], contact).get(edit)
        form = values_of(lxml.html.fromstring(shown_form.text).get_element_by_id(FORM))
        form |= nested_form_data(blocks_of(ResourcePage) | {"body": streamfield([("text", rich_text("<p>Råd.</p>"))])})
        return cls(ports, page, page.url, contact, reviewer, form)

    def try_once(self, number: int) -> None:
        """Saved, sent and approved through one process; then the first question to each."""
        title, at = f"Utgave {number}", self.ports[number % len(self.ports)]
        writer, reviewer = Browser(at, self.contact), Browser(at, self.reviewer)
        self._done(writer.post(reverse("wagtailadmin_pages:edit", args=(self.page.pk,)), self.form | {"title": title}))
        self._done(writer.post(reverse("workflows:submit", args=(self.page.pk,)), {"pages": [self.page.pk]}))
        self.page.refresh_from_db()
        decision = reverse("workflows:review", args=(open_review(self.page).pk,))
        answers = CHECKED | shown(self.page) | {"action": "approve", "comment": ""}
        began = time.monotonic()
        self._done(reviewer.post(decision, answers))
        self.seconds.append(time.monotonic() - began)
        for port in self.ports:
            found = EDITION.search(Browser(port).get(self.path).content)
            if found is None or int(found[1]) != number:
                self.late.append((number, port))

    @staticmethod
    def _done(answer: Any) -> None:
        assert answer.status_code == 302, answer.text[:3000]

    def told(self) -> str:
        ordered = sorted(self.seconds)
        middle, most = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
        asked = len(ordered) * len(self.ports)
        return (
            f"{len(ordered)} publications, {asked} first questions, {len(self.late)} answered with what was "
            f"there before; an approval took {middle * 1000:.0f} ms (half), {most * 1000:.0f} ms (19 of 20)"
        )


@contextmanager
def readers(number: int, path: str, ports: list[int]) -> Iterator[dict[str, int]]:
    """Asking all the while; what they have seen is there at the end of the block."""
    command = [sys.executable, "-m", "tests.deploy.hammer", str(number), path, *map(str, ports)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    seen: dict[str, int] = {}
    try:
        yield seen
    finally:
        said, _nothing = process.communicate(timeout=60)
        seen.update(json.loads(said))


def publish_many(ports: list[int], tries: int) -> tuple[Publishing, dict[str, int]]:
    publishing = Publishing.of(ports)
    with readers(READERS, publishing.path, ports) as seen:
        for number in range(1, tries + 1):
            publishing.try_once(number)
            if number % 100 == 0:
                print(publishing.told(), file=sys.__stderr__, flush=True)  # it takes a quarter of an hour
    return publishing, seen


def test_the_first_question_after_an_approval_shows_it_at_both_processes(site: Site) -> None:
    publishing, seen = publish_many(site.ports, int(os.environ.get("TRIES", "5")))

    assert publishing.late == []
    assert (seen.get("wrong"), seen["older than seen"]) == (None, 0)
    assert seen["asked"] > 0


@pytest.mark.stress
def test_a_thousand_times_with_a_copy_of_the_database_that_answers_strangers(
    database: Addresses, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site.of(tmp_path_factory.mktemp("published"), database, SECRET_KEY=settings.SECRET_KEY)
    standby = Standby(database.database, site.processes)
    with connection.cursor() as cursor:  # as in production: what is committed is written
        cursor.execute(
            f"ALTER DATABASE {connection.ops.quote_name(connection.settings_dict['NAME'])} SET synchronous_commit = on"
        )
    try:
        standby.start()
        site.env = {**site.env, "DATABASE_REPLICA_URL": standby.url}
        for _number in range(2):
            site.start_web(workers=2)
        publishing, seen = publish_many(site.ports, int(os.environ.get("TRIES", "1000")))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'")
            streaming = cursor.fetchone()
            asked_of_copy = _transactions(standby)
    finally:
        site.processes.stop_all()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active")
            cursor.execute("DROP ROLE IF EXISTS replication")

    with capsys.disabled():
        print(f"\n{publishing.told()}")
        print(f"Readers meanwhile: {seen}; the copy answered {asked_of_copy} transactions")
    assert publishing.late == []
    assert (seen.get("wrong"), seen["older than seen"]) == (None, 0)
    assert streaming == (1,)
    assert asked_of_copy > len(publishing.seconds)


def _transactions(standby: Standby) -> int:
    """How many the copy has answered."""
    import psycopg

    with psycopg.connect(standby.url) as copy:
        found = copy.execute("SELECT sum(xact_commit) FROM pg_stat_database").fetchone()
    assert found is not None
    return int(found[0])
