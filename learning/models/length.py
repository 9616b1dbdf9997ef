"""How long a course takes: the sum of its live lessons, which readers filter by."""

from django.db import models

from learning.models.course import CoursePage


class CourseLength(models.Model):
    """Beside the course and no part of what is approved: `learning.courses.lengths` counts it.

    There is none before a lesson is live, so that a draft changes nothing that readers see.
    """

    wagtail_reference_index_ignore = True  # it says nothing of a page that another shows

    course = models.OneToOneField(CoursePage, on_delete=models.CASCADE, primary_key=True, related_name="length")
    minutes = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.course_id}: {self.minutes}"
