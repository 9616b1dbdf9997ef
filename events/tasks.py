"""Where the worker looks for the jobs of this room; each noun has its own."""

from events.attendance import tasks as attendance
from events.cohorts import tasks as cohorts
from events.evaluations import tasks as evaluations
from events.messages import tasks as messages
from events.network import tasks as network
from events.places import tasks as places
from events.recordings import tasks as recordings

__all__ = ["attendance", "cohorts", "evaluations", "messages", "network", "places", "recordings"]
