"""Where the worker looks for the jobs of this room; each noun has its own."""

from events.attendance import tasks as attendance
from events.cohorts import tasks as cohorts
from events.places import tasks as places

__all__ = ["attendance", "cohorts", "places"]
