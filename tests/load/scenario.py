"""Who asks the site on the day of a webinar, as locust runs it; LOAD_CONTENT names what tests.load.content wrote.

A hundred and sixty people on two processors. Each has a network address of their own behind the two proxies, and asks
again after a pause; most of them open what everybody opens that day.
"""

import itertools
import json
import os
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import lxml.html
from locust import FastHttpUser, between, task

CONTENT: dict[str, Any] = json.loads(Path(os.environ["LOAD_CONTENT"]).read_text())
SHARE = float(os.environ.get("LOAD_SHARE", "1"))  # of the people; a short run has fewer
TOKEN = "x" * 32
numbers = itertools.count(1)
works = itertools.cycle(CONTENT["works"])


def people(number: int) -> int:
    return max(1, round(number * SHARE))


class Person(FastHttpUser):
    abstract = True
    session = ""

    def on_start(self) -> None:
        self.number = next(numbers)
        self.own = {
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": f"198.51.{self.number // 250}.{self.number % 250}",
            "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Accept-Encoding": "gzip, br",
        }

    def read(self, path: str, kind: str) -> str:
        with self.client.get(path, headers=self._as(self.session), name=kind, catch_response=True) as answer:
            if answer.status_code != 200:
                answer.failure(f"{path}: {answer.status_code}")
            return answer.text or ""

    def send(self, path: str, fields: dict[str, Any], kind: str, session: str = "") -> bool:
        """A form that leads on; anything else is a failure."""
        headers = self._as(session) | {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(fields | ({"csrfmiddlewaretoken": TOKEN} if session else {}), doseq=True)
        with self.client.post(
            path, data=body, headers=headers, name=kind, allow_redirects=False, catch_response=True
        ) as answer:
            if answer.status_code != 302:
                answer.failure(f"{path}: {answer.status_code} {(answer.text or '')[:300]}")
            return bool(answer.status_code == 302)

    def _as(self, session: str) -> dict[str, str]:
        if not session:
            return self.own
        referer = self.host.replace("http://", "https://") + "/"
        return self.own | {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "Referer": referer}


class Reader(Person):
    fixed_count = people(130)
    wait_time = between(2, 6)

    @task(4)
    def read_what_all_read(self) -> None:
        self.read(CONTENT["event"], "reads a page")

    @task(6)
    def read_on(self) -> None:
        self.read(random.choice(CONTENT["pages"]), "reads a page")


class Searcher(Person):
    fixed_count = people(12)
    wait_time = between(3, 9)

    @task
    def search(self) -> None:
        words = random.choice(CONTENT["queries"])
        if random.random() < 0.5:  # what nobody has asked before
            words = f"{words} {random.choice(CONTENT['queries'])}"
        self.read("/sok/?" + urlencode({"q": words}), "searches")


class Guest(Person):
    """Signs somebody up, each time somebody else."""

    fixed_count = people(10)
    wait_time = between(5, 15)

    @task
    def sign_up(self) -> None:
        self.number = next(numbers)
        self.on_start()
        self.read(CONTENT["sign_up"], "opens the sign-up")
        letters = "".join(random.choices("abcdefghijklmnop", k=12))
        person = {"name-0": f"Deltaker {letters.title()}", "email-0": f"{letters}@example.org"}
        known = {"municipality": CONTENT["municipality"], "library": "", "people": 1}
        self.send(CONTENT["sign_up"], known | person, "signs up")


class Desk(Person):
    """Writes in a work of their own, saves a few times, sends it; and a member of the group approves it."""

    fixed_count = people(6)
    wait_time = between(12, 25)

    def on_start(self) -> None:
        super().on_start()
        self.work = next(works)
        self.saved = 0

    @task
    def write(self) -> None:
        self.session = CONTENT["contact"]
        edit = f"/admin/pages/{self.work['pk']}/edit/"
        self.saved += 1
        title = f"Opplegg {self.work['pk']} utgave {self.saved}"
        self.read(edit, "opens the editor")
        if self.send(edit, self.work["form"] | {"title": title}, "saves", self.session) and self.saved % 3 == 0:
            self.put_up(title)

    def put_up(self, title: str) -> None:
        send = f"/admin/gjennomgang/send/{self.work['pk']}/"
        if not self.send(send, {"pages": [self.work["pk"]]}, "sends", CONTENT["contact"]):
            return
        self.session = CONTENT["reviewer"]
        listed = lxml.html.fromstring(self.read("/admin/gjennomgang/", "opens the review"))
        mine = [a.get("href") for a in listed.iter("a") if title in (a.text_content() or "")]
        review = next(address for address in mine if re.fullmatch(r"/admin/gjennomgang/\d+/", address or ""))
        shown = lxml.html.fromstring(self.read(review, "opens the review"))
        pins = shown.xpath("//input[@name='pins']/@value")[0]
        answers = CONTENT["checked"] | {"pins": pins, "action": "approve", "comment": ""}
        self.send(review, answers, "approves", CONTENT["reviewer"])
