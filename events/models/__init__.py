from events.models.calendar import EventCalendarPage
from events.models.event import EventPage, EventTag
from events.models.occurrence import Occurrence, OccurrenceChange
from events.models.recording import Recording
from events.models.registration import CheckIn, Registration
from events.models.sign_up import Question, Quota, SignUp, SignUpChange

__all__ = [
    "CheckIn",
    "EventCalendarPage",
    "EventPage",
    "EventTag",
    "Occurrence",
    "OccurrenceChange",
    "Question",
    "Quota",
    "Recording",
    "Registration",
    "SignUp",
    "SignUpChange",
]
