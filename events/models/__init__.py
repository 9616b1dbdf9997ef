from events.models.calendar import EventCalendarPage
from events.models.event import EventPage, EventTag
from events.models.occurrence import Occurrence, OccurrenceChange
from events.models.plan import Joining, PlannedMeasure
from events.models.registration import CheckIn, Registration
from events.models.sign_up import Question, Quota, SignUp, SignUpChange

__all__ = [
    "CheckIn",
    "EventCalendarPage",
    "EventPage",
    "EventTag",
    "Joining",
    "Occurrence",
    "OccurrenceChange",
    "PlannedMeasure",
    "Question",
    "Quota",
    "Registration",
    "SignUp",
    "SignUpChange",
]
