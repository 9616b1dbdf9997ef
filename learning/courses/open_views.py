"""What anybody may have of a course, signed in or not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from learning.models import LessonPage


def desk_card(request: HttpRequest, lesson_pk: int) -> HttpResponse:
    """What a lesson wants one to have at hand, on a card to print."""
    lesson = LessonPage.for_readers().live().filter(pk=lesson_pk).first()
    if lesson is None or not lesson.is_readable or not lesson.desk_lines:
        raise Http404
    return render(request, "learning/courses/desk_card.html", {"lesson": lesson, "course": lesson.course})
