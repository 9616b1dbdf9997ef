from learning.models.catalog import CourseCatalogPage, ResourceCatalogPage
from learning.models.course import CoursePage, CourseTag
from learning.models.lesson import LessonPage
from learning.models.resource import ResourcePage, ResourceTag
from learning.models.vocabulary import CompetenceArea, TargetGroup, Topic
from learning.models.work import WorkPage

__all__ = [
    "CompetenceArea",
    "CourseCatalogPage",
    "CoursePage",
    "CourseTag",
    "LessonPage",
    "ResourceCatalogPage",
    "ResourcePage",
    "ResourceTag",
    "TargetGroup",
    "Topic",
    "WorkPage",
]
