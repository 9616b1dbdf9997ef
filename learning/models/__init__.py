from learning.models.assignment import Assessor, Submission, SubmissionFile
from learning.models.catalog import CourseCatalogPage, ResourceCatalogPage
from learning.models.certificate import Certificate, CertificateFile, SigningKey, StatusList
from learning.models.competence import Competence, FrameworkLink
from learning.models.course import CoursePage, CourseTag
from learning.models.enrolment import Attendance, Enrolment, LessonProgress, QuizAttempt
from learning.models.entrance import SimilarLibraryPage, StaffMeetingPage, TimeBudgetPage
from learning.models.guide import GuidePage
from learning.models.learner import Learner, SignInLetter
from learning.models.length import CourseLength
from learning.models.lesson import LessonPage
from learning.models.meeting import Attendee, StaffMeeting
from learning.models.package import LessonPackage, PackageState
from learning.models.path import LearningPathPage, PathTag
from learning.models.resource import ResourcePage, ResourceTag
from learning.models.run import RunAnswer, RunWish, RunWishAddress
from learning.models.strategy import Strategy
from learning.models.tried import TriedReport
from learning.models.vocabulary import CompetenceArea, TargetGroup, Topic
from learning.models.wish import Wish
from learning.models.work import WorkPage

__all__ = [
    "Assessor",
    "Attendance",
    "Attendee",
    "Certificate",
    "CertificateFile",
    "Competence",
    "CompetenceArea",
    "CourseCatalogPage",
    "CourseLength",
    "CoursePage",
    "CourseTag",
    "Enrolment",
    "FrameworkLink",
    "GuidePage",
    "Learner",
    "LearningPathPage",
    "LessonPackage",
    "LessonPage",
    "LessonProgress",
    "PackageState",
    "PathTag",
    "QuizAttempt",
    "ResourceCatalogPage",
    "ResourcePage",
    "ResourceTag",
    "RunAnswer",
    "RunWish",
    "RunWishAddress",
    "SignInLetter",
    "SigningKey",
    "SimilarLibraryPage",
    "StaffMeeting",
    "StaffMeetingPage",
    "StatusList",
    "Strategy",
    "Submission",
    "SubmissionFile",
    "TargetGroup",
    "TimeBudgetPage",
    "Topic",
    "TriedReport",
    "Wish",
    "WorkPage",
]
