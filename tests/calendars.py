"""Calendars as a program that is not ours reads them: ical.js, run by Node."""

import datetime
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cms.local.machine import node

SCRIPT = Path(__file__).with_name("read-calendars.mjs")


class Unreadable(Exception):
    pass


@dataclass(frozen=True)
class Component:
    """A calendar or an event: each property's values by its name, in small letters, and each one's parameters."""

    values: dict[str, list[str]]
    parameters: dict[str, dict[str, Any]]
    start: datetime.datetime | None = None
    end: datetime.datetime | None = None
    events: tuple["Component", ...] = ()

    def __getitem__(self, name: str) -> str:
        """The only value."""
        (value,) = self.values[name]
        return value

    def __contains__(self, name: str) -> bool:
        return name in self.values

    @property
    def times(self) -> tuple[datetime.datetime | None, datetime.datetime | None]:
        return self.start, self.end


@dataclass
class IcalJs:
    program: "subprocess.Popen[str]"

    def read(self, calendar: bytes | str) -> Component:
        """Raises Unreadable with the words of ical.js."""
        text = calendar.decode() if isinstance(calendar, bytes) else calendar
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(json.dumps(text) + "\n")
        self.program.stdin.flush()
        answer = json.loads(self.program.stdout.readline())
        if "error" in answer:
            raise Unreadable(answer["error"])
        return _component(answer)


def _component(answer: dict[str, Any]) -> Component:
    said = answer["properties"]
    return Component(
        values={each["name"]: each["values"] for each in said},
        parameters={each["name"]: each["parameters"] for each in said},
        start=_moment(answer.get("start")),
        end=_moment(answer.get("end")),
        events=tuple(map(_component, answer.get("events", ()))),
    )


def _moment(said: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(said) if said else None


@contextmanager
def ical_js() -> Iterator[IcalJs]:
    """One program for many calendars. It lives in Auckland, so that a time without a zone is a wrong time."""
    command = [str(node() / "node"), str(SCRIPT)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=os.environ | {"TZ": "Pacific/Auckland"}, **pipes) as program:  # type: ignore[call-overload]
        yield IcalJs(program)
        program.stdin.close()
