"""Where the runs of a course are asked for. Rooms above have them, and answer; learning itself knows none.

A run is a series of meetings in a county, with its own sign-up. Whoever holds such series connects a receiver:

    @receiver(runs_wanted)
    def runs_of_series(sender, works, **kwargs):
        return [Run(work=…, library=…, first_day=…, title=…, url=…) for … in …]

A course's page shows its runs to come in the same way: `coming_runs_wanted`, with `work`, asks for `ComingRun`.

Who attended is told by `learning.courses.actions.record_attendance`.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.dispatch import Signal

coming_runs_wanted = Signal()  # with `work`, the translation key of a course; a receiver returns a list of `ComingRun`
runs_wanted = Signal()  # with `works`, the translation keys of courses; a receiver returns a list of `Run`


@dataclass(frozen=True)
class Run:
    """`library`: the primary key of the county library that sets it up. `first_day`: of its first meeting."""

    work: UUID
    library: int
    first_day: datetime.date
    title: str
    url: str


@dataclass(frozen=True)
class ComingRun:
    """One that is not over. `starts_at`, `ends_at`: of its next meeting. `title` and `cohort` are in `language`.

    `state`: the code by which the state is coloured; `state_text`: what readers are told of it.
    """

    title: str
    cohort: str
    language: str
    url: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    state: str
    state_text: str


def coming_runs_of(work: UUID) -> list[ComingRun]:
    """The runs of a course that are not over, the next first; a receiver's fault is raised."""
    answers = coming_runs_wanted.send(sender=None, work=work)
    found: list[ComingRun] = [run for _receiver, runs in answers for run in cast("list[ComingRun]", runs)]
    return sorted(found, key=lambda run: (run.starts_at, run.title))


def runs_of(works: Iterable[UUID]) -> list[Run]:
    """The runs of these courses, the latest first; a receiver's fault is raised."""
    answers = runs_wanted.send(sender=None, works=frozenset(works))
    found: list[Run] = [run for _receiver, runs in answers for run in cast("list[Run]", runs)]
    return sorted(found, key=lambda run: (run.first_day, run.title), reverse=True)
