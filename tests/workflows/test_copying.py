"""«Lag en kopi»: a draft of one's own from one's own work or another's recipe, and nothing of what was decided."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from cms.core.models import ApprovalRecord
from cms.people.models import CountyLibrary, Membership, Role
from events.models import EventPage
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.reading import soup, text
from tests.world import (
    CAST,
    World,
    approve,
    draft_course,
    draft_event,
    draft_lesson,
    draft_resource,
    edit,
    login,
    publish,
    put_up,
    submit,
)
from workflows import actions
from workflows.rules import Refusal
from workflows.texts import REFUSALS

INNLANDET, VESTLAND = "innlandet", "vestland"


def library(slug: str) -> CountyLibrary:
    return CountyLibrary.objects.get(slug=slug)


def post(by: Any, source: Any, slug: str = INNLANDET) -> Any:
    return login(by).post(reverse("workflows:copy", args=(slug,)), {"source": getattr(source, "pk", source)})


def recipe(world: World, *, live: bool = True) -> ResourcePage:
    """Vestland's."""
    draft = draft_resource(world, "Bokprat", by=world.other_contact, section=world.other_section)
    edit(draft, world.other_contact, type="recipe", deputy_role="Nestleiar")
    ResourcePage.objects.filter(pk=draft.pk).update(type="recipe", deputy_role="Nestleiar")
    draft = ResourcePage.objects.get(pk=draft.pk)
    return put_up(draft) if live else draft


@pytest.mark.parametrize("role", CAST)
def test_who_may_make_a_copy(world: World, role: str) -> None:
    resource = draft_resource(world)
    client = login(world.everybody[role])
    url = reverse("workflows:copy", args=(INNLANDET,))
    may = role in {"contact", "deputy"}

    codes = (client.get(url).status_code, client.post(url, {"source": resource.pk}).status_code)

    shut = 403 if role == "outsider" else 404
    assert codes == ((200, 302) if may else (shut, shut))
    assert ResourcePage.objects.count() == (2 if may else 1)


def test_signed_out_the_door_leads_to_the_login(world: World) -> None:
    resource = draft_resource(world)

    response = Client().post(reverse("workflows:copy", args=(INNLANDET,)), {"source": resource.pk})

    assert (response.url.split("?")[0], ResourcePage.objects.count()) == ("/konto/login/", 1)


def test_a_course_is_copied_with_its_lessons_in_their_order_and_as_last_saved(world: World) -> None:
    course = draft_course(world, lessons=1)
    draft_lesson(world, course, "Sist, men først")
    last, first = LessonPage.objects.child_of(course).order_by("path")
    order = [str(first.translation_key), str(last.translation_key)]
    in_three_days = timezone.now() + datetime.timedelta(days=3)
    edit(course, world.contact, summary="Ny ingress.", go_live_at=in_three_days, lesson_order=order)
    edit(first, world.deputy, minutes=25)

    response = post(world.deputy, course)

    copy = CoursePage.objects.exclude(pk=course.pk).get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=(copy.pk,))
    title = gettext("%(title)s (copy)") % {"title": "Bokprat"}
    assert (copy.title, copy.slug, copy.summary) == (title, "bokprat-2", "Ny ingress.")
    assert (copy.live, copy.go_live_at, copy.owner) == (False, None, world.deputy)
    assert copy.get_latest_revision_as_object().go_live_at is None
    assert copy.get_latest_revision().user == world.deputy
    assert copy.review_due_on == timezone.localdate() + datetime.timedelta(days=365)
    assert [area.pk for area in copy.target_groups.all()] == [world.target_group.pk]
    lessons = copy.work_pages()[1:]
    assert [(lesson.title, lesson.minutes, lesson.live) for lesson in lessons] == [
        ("Sist, men først", 25, False),
        ("Bokprat: leksjon 1", 10, False),
    ]
    keys = {page.translation_key for page in [*copy.work_pages(), *course.work_pages()]}
    assert len(keys) == 6


def test_a_copy_of_what_is_live_is_a_draft_without_approval_that_is_reviewed_anew(world: World) -> None:
    resource = publish(draft_resource(world), world)

    post(world.contact, resource)
    copy = ResourcePage.objects.exclude(pk=resource.pk).get()

    assert (copy.live, copy.reviewed_on, copy.first_published_at) == (False, None, None)
    assert ApprovalRecord.objects.filter(page=copy).exists() is False
    assert Client().get(copy.url).status_code == 404
    submit(copy, world.contact)
    approve(copy, world.reviewer)
    assert ResourcePage.objects.get(pk=copy.pk).live is True


def test_a_copied_event_has_no_time_and_no_way_to_sign_up(world: World) -> None:
    event = draft_event(world)
    edit(event, world.contact, sign_up_url="https://example.org/gammel", recording="Opptaket", fee="100 kr")

    post(world.contact, event)

    copy = EventPage.objects.exclude(pk=event.pk).get()
    assert (copy.occurrence_list, copy.sign_up_url, copy.recording, copy.fee) == ([], "", "", "100 kr")


def test_anothers_recipe_becomes_a_draft_that_names_who_made_it(world: World) -> None:
    source = recipe(world)

    post(world.contact, source)

    copy = ResourcePage.objects.exclude(pk=source.pk).get()
    assert copy.county_library == library(INNLANDET)
    assert copy.content_language == "nn"
    assert copy.producers() == {library(INNLANDET).pk, library(VESTLAND).pk}
    assert (copy.contact_email, copy.deputy_role) == (world.contact.email, "")
    source.refresh_from_db()
    assert (source.contact_email, source.county_library) == ("kontakt@example.org", library(VESTLAND))


def test_only_published_recipes_of_others_are_offered(world: World) -> None:
    live, draft = recipe(world), draft_resource(world, "Utkast", by=world.other_contact, section=world.other_section)
    plain = put_up(draft_resource(world, "Hefte", by=world.other_contact, section=world.other_section))
    own = draft_course(world, "Eget")
    url = reverse("workflows:copy", args=(INNLANDET,))

    groups = login(world.contact).get(url).context["form"].fields["source"].choices

    offered = {pk for _heading, works in groups[1:] for pk, _title in works}
    assert offered == {own.pk, live.pk}
    for source in (draft, plain, "", "tull", 987_654):
        response = post(world.contact, source)
        assert (response.status_code, list(response.context["form"].errors)) == (200, ["source"])


@pytest.mark.parametrize(
    ("source", "slug", "who", "refusal"),
    [
        (recipe, VESTLAND, "contact", Refusal.NOT_YOUR_WORK),
        (lambda world: recipe(world, live=False), INNLANDET, "contact", Refusal.NOT_FOR_COPYING),
        (draft_course, VESTLAND, "other_contact", Refusal.NOT_FOR_COPYING),
        (draft_course, INNLANDET, "reviewer", Refusal.NOT_YOUR_WORK),
    ],
)
def test_the_action_asks_the_rule_itself(world: World, source: Any, slug: str, who: str, refusal: Refusal) -> None:
    work = source(world)

    with pytest.raises(actions.Refused) as refused:
        actions.copy_work(work, library(slug), world.everybody[who])

    assert refused.value.refusal == refusal


def test_a_library_without_a_section_has_nowhere_to_put_a_copy_and_is_told_so(world: World) -> None:
    nowhere = CountyLibrary.objects.create(name="Uten seksjon", slug="uten")
    Membership.objects.create(user=world.contact, role=Role.CONTACT, library=nowhere, starts_on=timezone.localdate())
    chosen = recipe(world)

    response = login(world.contact).post(reverse("workflows:copy", args=("uten",)), {"source": chosen.pk}, follow=True)

    assert response.redirect_chain == [(reverse("workflows:copy", args=("uten",)), 302)]
    assert str(REFUSALS[Refusal.NOT_YOUR_WORK]) in text(soup(response).select_one(".messages"))
    assert ResourcePage.objects.count() == 1


def test_each_copy_has_an_address_of_its_own(world: World) -> None:
    resource = draft_resource(world)

    for _time in range(3):
        post(world.contact, resource)

    slugs = ResourcePage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["handbok", "handbok-2", "handbok-3", "handbok-4"]


def test_the_first_page_offers_new_works_in_the_librarys_own_section_and_a_copy(world: World) -> None:
    html = login(world.deputy).get(reverse("wagtailadmin_home")).content.decode()

    for app, model in (("learning", "coursepage"), ("learning", "resourcepage"), ("events", "eventpage")):
        assert reverse("wagtailadmin_pages:add", args=(app, model, world.section.pk)) in html
    assert reverse("workflows:copy", args=(INNLANDET,)) in html
