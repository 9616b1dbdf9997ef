"""What readers' answers are made of, told to the page cache: the tables of learning."""

from cms.core.pagecache.tables import watch, watch_by_work
from learning.models import (
    Competence,
    CompetenceArea,
    CourseLength,
    FrameworkLink,
    LessonPackage,
    RunWish,
    TargetGroup,
    Topic,
    TriedReport,
)


def declare() -> None:
    watch(Competence, Competence.target_groups.through, CompetenceArea, FrameworkLink, TargetGroup, Topic)
    watch(LessonPackage)
    watch_by_work(CourseLength, "SELECT translation_key FROM wagtailcore_page WHERE id = ($1->>'course_id')::int")
    watch_by_work(RunWish, "SELECT ($1->>'work')::uuid")
    watch_by_work(TriedReport, "SELECT translation_key FROM wagtailcore_page WHERE id = ($1->>'recipe_id')::int")
