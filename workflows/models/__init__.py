from workflows.models.decision import Claim, NamedApprover, Vote
from workflows.models.follow_up import FollowUp
from workflows.models.freshness import FreshnessRound
from workflows.models.help_request import HelpRequest
from workflows.models.ledger import DecidedPage, Decision
from workflows.models.link import LinkCheck
from workflows.models.mandate import AgendaPoint, Mandate, YearWheelTask
from workflows.models.outside import AuthorInvitation, ExpertComment, ExpertLink
from workflows.models.preferred_words import PreferredWord
from workflows.models.take_down import TakeDown
from workflows.models.talk import Note, Wording
from workflows.models.task import ResourceGroupReview, ReviewTaskState
from workflows.models.translation import Translation, TranslationJob
from workflows.models.word_count import WordCount

__all__ = [
    "AgendaPoint",
    "AuthorInvitation",
    "Claim",
    "DecidedPage",
    "Decision",
    "ExpertComment",
    "ExpertLink",
    "FollowUp",
    "FreshnessRound",
    "HelpRequest",
    "LinkCheck",
    "Mandate",
    "NamedApprover",
    "Note",
    "PreferredWord",
    "ResourceGroupReview",
    "ReviewTaskState",
    "TakeDown",
    "Translation",
    "TranslationJob",
    "Vote",
    "WordCount",
    "Wording",
    "YearWheelTask",
]
