"""The picture beside a shared link."""

from io import BytesIO
from typing import Any

from django.urls import reverse
from PIL import Image

from learning.models import LessonPage
from tests.world import World, draft_resource, live_course


def test_a_shared_course_has_a_picture_of_the_size_that_is_asked_for(world: World, client: Any) -> None:
    course = live_course(world)

    response = client.get(reverse("social_card", args=(course.pk,)))

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert f'/delebilde/{course.pk}.png"' in client.get(course.url).content.decode()


def test_a_draft_and_a_lesson_of_a_course_taken_down_have_none(world: World, client: Any) -> None:
    draft = draft_resource(world)
    course = live_course(world)
    lesson = LessonPage.objects.child_of(course).first()
    course.unpublish()

    codes = [client.get(reverse("social_card", args=(page.pk,))).status_code for page in (draft, lesson, course)]

    assert codes == [404, 404, 404]
