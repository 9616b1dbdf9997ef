"""Where the runs of a course are asked for. Rooms above have them, and answer; learning itself knows none.

A run is a series of meetings in a county, with its own sign-up. Whoever holds such series connects a receiver:

    @receiver(runs_wanted)
    def runs_of_series(sender, works, **kwargs):
        return [Run(work=…, library=…, first_day=…, title=…, url=…) for … in …]

Who attended is told by `learning.courses.actions.record_attendance`.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.dispatch import Signal

runs_wanted = Signal()  # with `works`, the translation keys of courses; a receiver returns a list of `Run`


@dataclass(frozen=True)
class Run:
    """`library`: the primary key of the county library that sets it up. `first_day`: of its first meeting."""

    work: UUID
    library: int
    first_day: datetime.date
    title: str
    url: str


def runs_of(works: Iterable[UUID]) -> list[Run]:
    """The runs of these courses, the latest first; a receiver's fault is raised."""
    answers = runs_wanted.send(sender=None, works=frozenset(works))
    found: list[Run] = [run for _receiver, runs in answers for run in cast("list[Run]", runs)]
    return sorted(found, key=lambda run: (run.first_day, run.title), reverse=True)
