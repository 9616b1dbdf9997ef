from events.models.calendar import EventCalendarPage
from events.models.evaluation import Evaluation, EvaluationAnswer, EvaluationQuestion, SpentToken
from events.models.event import EventPage, EventTag
from events.models.message import Audience, Message
from events.models.network import AgendaItem, CalendarLink, MeetingDecision, Minutes, NetworkMeeting
from events.models.occurrence import Occurrence, OccurrenceChange
from events.models.plan import Joining, PlannedMeasure
from events.models.recording import Recording
from events.models.registration import CheckIn, Registration
from events.models.sign_up import Question, Quota, SignUp, SignUpChange

__all__ = [
    "AgendaItem",
    "Audience",
    "CalendarLink",
    "CheckIn",
    "Evaluation",
    "EvaluationAnswer",
    "EvaluationQuestion",
    "EventCalendarPage",
    "EventPage",
    "EventTag",
    "Joining",
    "MeetingDecision",
    "Message",
    "Minutes",
    "NetworkMeeting",
    "Occurrence",
    "OccurrenceChange",
    "PlannedMeasure",
    "Question",
    "Quota",
    "Recording",
    "Registration",
    "SignUp",
    "SignUpChange",
    "SpentToken",
]
