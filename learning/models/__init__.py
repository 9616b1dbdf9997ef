from learning.models.catalog import CourseCatalogPage, ResourceCatalogPage
from learning.models.course import CoursePage, CourseTag
from learning.models.entrance import SimilarLibraryPage, StaffMeetingPage, TimeBudgetPage
from learning.models.guide import GuidePage
from learning.models.lesson import LessonPage
from learning.models.resource import ResourcePage, ResourceTag
from learning.models.tried import TriedReport
from learning.models.vocabulary import CompetenceArea, TargetGroup, Topic
from learning.models.wish import Wish
from learning.models.work import WorkPage

__all__ = [
    "CompetenceArea",
    "CourseCatalogPage",
    "CoursePage",
    "CourseTag",
    "GuidePage",
    "LessonPage",
    "ResourceCatalogPage",
    "ResourcePage",
    "ResourceTag",
    "SimilarLibraryPage",
    "StaffMeetingPage",
    "TargetGroup",
    "TimeBudgetPage",
    "Topic",
    "TriedReport",
    "Wish",
    "WorkPage",
]
