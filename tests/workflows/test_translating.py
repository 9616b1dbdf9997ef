"""«Oversett»: a draft of the whole work in the other tree, by hand or by machine, through the same review."""

from typing import Any

import pytest
from django.urls import reverse

from cms.core.models.edition import TranslatedWork
from tests.world import World, draft_course, draft_resource, login, put_up
from workflows.models import Translation, TranslationJob

pytestmark = pytest.mark.django_db


def begin(work: Any, by: Any, language: str = "nn", way: str = "hand", reason: str = "") -> Any:
    address = reverse("workflows:translate", args=(work.pk,))
    return login(by).post(address, {"language": language, "way": way, "reason": reason})


def edition_of(work: Any, language: str) -> Any:
    return type(work).objects.get(translation_key=work.translation_key, locale__language_code=language)


def test_a_course_becomes_a_draft_with_its_lessons_in_the_other_tree(world: World) -> None:
    course = put_up(draft_course(world, "Bokprat", lessons=2))

    response = begin(course, world.contact, reason="Kurset holdes i begge målformer.")

    draft = edition_of(course, "nn")
    assert response.url == reverse("wagtailadmin_pages:edit", args=(draft.pk,))
    assert (draft.title, draft.live, draft.owner, draft.url_path) == (
        "Bokprat",
        False,
        world.contact,
        "/nn/innlandet/bokprat/",
    )
    lessons = draft.work_pages()[1:]
    assert [(lesson.title, lesson.content_language, lesson.live) for lesson in lessons] == [
        ("Bokprat: leksjon 1", "nn", False),
        ("Bokprat: leksjon 2", "nn", False),
    ]
    assert TranslatedWork.objects.get(key=course.translation_key).reason == "Kurset holdes i begge målformer."
    assert Translation.objects.filter(page__in=[draft.pk, *[lesson.pk for lesson in lessons]]).count() == 3


def test_a_nynorsk_work_becomes_a_bokmal_draft_by_machine(world: World) -> None:
    resource = draft_resource(world, "Korleis lese saman", by=world.other_contact, section=world.other_section)
    resource = put_up(resource)

    response = begin(resource, world.other_contact, "nb", "machine")

    job = TranslationJob.objects.get()
    assert response.url == reverse("workflows:translation_job", args=(job.pk,))
    draft = edition_of(resource, "nb")
    assert draft.title == "Hvordan lese sammen"
    assert Translation.objects.get(page=draft.pk).is_machine_made
