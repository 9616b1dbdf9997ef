from events.models.calendar import EventCalendarPage
from events.models.evaluation import Evaluation, EvaluationAnswer, EvaluationQuestion, SpentToken
from events.models.event import EventPage, EventTag
from events.models.message import Audience, Message
from events.models.occurrence import Occurrence, OccurrenceChange
from events.models.registration import CheckIn, Registration
from events.models.sign_up import Question, Quota, SignUp, SignUpChange

__all__ = [
    "Audience",
    "CheckIn",
    "Evaluation",
    "EvaluationAnswer",
    "EvaluationQuestion",
    "EventCalendarPage",
    "EventPage",
    "EventTag",
    "Message",
    "Occurrence",
    "OccurrenceChange",
    "Question",
    "Quota",
    "Registration",
    "SignUp",
    "SignUpChange",
    "SpentToken",
]
