from events.models.calendar import EventCalendarPage
from events.models.event import EventPage, EventTag
from events.models.occurrence import Occurrence, OccurrenceChange

__all__ = ["EventCalendarPage", "EventPage", "EventTag", "Occurrence", "OccurrenceChange"]
