from learning.models.catalog import CourseCatalogPage, ResourceCatalogPage
from learning.models.certificate import Certificate, CertificateFile, SigningKey, StatusList
from learning.models.course import CoursePage, CourseTag
from learning.models.enrolment import Attendance, Enrolment, LessonProgress, QuizAttempt
from learning.models.entrance import SimilarLibraryPage, StaffMeetingPage, TimeBudgetPage
from learning.models.guide import GuidePage
from learning.models.learner import Learner, SignInLetter
from learning.models.lesson import LessonPage
from learning.models.package import LessonPackage, PackageState
from learning.models.resource import ResourcePage, ResourceTag
from learning.models.tried import TriedReport
from learning.models.vocabulary import CompetenceArea, TargetGroup, Topic
from learning.models.wish import Wish
from learning.models.work import WorkPage

__all__ = [
    "Attendance",
    "Certificate",
    "CertificateFile",
    "CompetenceArea",
    "CourseCatalogPage",
    "CoursePage",
    "CourseTag",
    "Enrolment",
    "GuidePage",
    "Learner",
    "LessonPackage",
    "LessonPage",
    "LessonProgress",
    "PackageState",
    "QuizAttempt",
    "ResourceCatalogPage",
    "ResourcePage",
    "ResourceTag",
    "SignInLetter",
    "SigningKey",
    "SimilarLibraryPage",
    "StaffMeetingPage",
    "StatusList",
    "TargetGroup",
    "TimeBudgetPage",
    "Topic",
    "TriedReport",
    "Wish",
    "WorkPage",
]
