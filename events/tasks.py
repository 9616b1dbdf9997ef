"""Where the worker finds this app's jobs."""

from events.places import tasks as places
from events.recordings import tasks as recordings

__all__ = ["places", "recordings"]
