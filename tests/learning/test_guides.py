"""Guides: written for joint measures, reviewed like all else, at fixed addresses, and never with what is taken down.

Long: the whole life of a guide, from the first draft to the work that is taken out of it.
"""

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.core.models import ApprovalRecord
from cms.people.models import CountyLibrary, Membership, Role, User
from home.models import CountyLibraryPage
from learning.blocks import chosen_pages
from learning.models import CoursePage, GuidePage, LessonPage, ResourcePage
from tests.jobs import Commit
from tests.readers import draft_guide, joint_section, live_guide, steps
from tests.reading import soup, text
from tests.world import (
    CAST,
    World,
    approve,
    draft_course,
    draft_resource,
    edit,
    login,
    make_user,
    open_review,
    publish,
    put_up,
    submit,
)
from workflows import actions
from workflows.guides import guides_with_missing_works

pytestmark = pytest.mark.django_db
ADDRESS = "/ny-i-biblioteket/"


@pytest.fixture
def curator(world: World) -> User:
    """Whoever writes for joint measures."""
    user = make_user("kurator")
    write_for_joint_measures(user)
    return user


def write_for_joint_measures(user: User) -> None:
    Membership.objects.create(user=user, role=Role.CONTACT, library=CountyLibrary.objects.get(slug="felles"))


@pytest.fixture(scope="module")
def lasting_works(lasting_world: World) -> tuple[int, int]:
    """The numbers of a course and a resource, written once for all tests."""
    with translation.override("nb"):
        course = put_up(draft_course(lasting_world, "Bokprat"))
        return course.pk, put_up(draft_resource(lasting_world, "Håndbok")).pk


@pytest.fixture
def works(lasting_works: tuple[int, int], db: None) -> list[Any]:
    course, resource = lasting_works
    lesson = LessonPage.objects.child_of(CoursePage.objects.get(pk=course)).first()
    return [CoursePage.objects.get(pk=course), lesson, ResourcePage.objects.get(pk=resource)]


def shown(response: Any) -> list[str]:
    return [text(link) for link in soup(response).select(".guide h2 a")]


# --- who writes, who approves ---


@pytest.mark.parametrize("role", [*CAST, "curator"])
def test_only_who_writes_for_joint_measures_makes_a_guide(world: World, curator: User, role: str) -> None:
    user = curator if role == "curator" else world.everybody[role]
    form = {"title": "Den første uka", "situation": "ny-i-biblioteket", "steps-count": "0", "action-create": "1"}

    login(user).post(reverse("wagtailadmin_pages:add", args=("learning", "guidepage", joint_section().pk)), form)

    assert GuidePage.objects.exists() is (role == "curator")


def test_the_first_page_leads_who_writes_for_joint_measures_to_a_new_guide(world: World, curator: User) -> None:
    address = reverse("wagtailadmin_pages:add", args=("learning", "guidepage", joint_section().pk))

    assert address in login(curator).get("/admin/").content.decode()
    assert "guidepage" not in login(world.contact).get("/admin/").content.decode()


def test_the_editor_keeps_the_works_that_were_chosen_and_why(world: World, curator: User, works: list[Any]) -> None:
    form = {"title": "Den første uka", "situation": "ny-i-biblioteket", "steps-count": "1", "action-create": "1"}
    step = {"type": "step", "id": "", "order": "0", "deleted": "", "value-page": works[1].pk, "value-why": "Les den."}
    address = reverse("wagtailadmin_pages:add", args=("learning", "guidepage", joint_section().pk))

    login(curator).post(address, form | {f"steps-0-{name}": value for name, value in step.items()})

    guide = GuidePage.objects.get().get_latest_revision_as_object()
    assert (guide.slug, guide.url_path) == ("ny-i-biblioteket", "/nb/ny-i-biblioteket/")
    assert chosen_pages(guide.steps) == [(works[1].pk, "Les den.")]


def test_who_is_signed_out_is_sent_to_the_login(world: World, client: Client) -> None:
    address = reverse("wagtailadmin_pages:add", args=("learning", "guidepage", joint_section().pk))

    assert client.post(address, {"title": "x"})["Location"].startswith("/konto/login/")
    assert not GuidePage.objects.exists()


def test_no_county_has_a_guide_in_its_own_section(world: World) -> None:
    form = {"title": "Min", "situation": "ny-i-biblioteket", "steps-count": "0", "action-create": "1"}

    response = login(world.contact).post(
        reverse("wagtailadmin_pages:add", args=("learning", "guidepage", world.section.pk)), form
    )

    assert (GuidePage.objects.exists(), GuidePage.can_exist_under(world.section)) == (False, False)
    assert response.status_code == 302
    assert GuidePage.can_exist_under(joint_section()) is True


@pytest.mark.parametrize(("role", "may"), [("reviewer", True), ("leader", True), ("contact", False)])
def test_a_guide_goes_up_by_the_review_and_by_nothing_else(
    world: World, curator: User, works: list[Any], role: str, may: bool
) -> None:
    guide = draft_guide(*works, by=curator)
    submit(guide, curator)
    assert Client().get(ADDRESS).status_code == 404

    approve(guide, world.everybody[role])

    assert Client().get(ADDRESS).status_code == (200 if may else 404)
    records = ApprovalRecord.objects.filter(page=guide)
    assert [record.kind for record in records] == ([ApprovalRecord.Kind.REVIEW] if may else [])


@pytest.mark.parametrize("role", ["outsider", "operator", "other_contact", "deputy"])
def test_nobody_else_decides(world: World, curator: User, works: list[Any], role: str) -> None:
    guide = draft_guide(*works, by=curator)
    submit(guide, curator)

    approve(guide, world.everybody[role])

    assert open_review(guide).status == "in_progress"


def test_a_member_who_writes_for_joint_measures_does_not_approve_the_guides(world: World, works: list[Any]) -> None:
    write_for_joint_measures(world.reviewer)
    guide = draft_guide(*works, by=world.reviewer)
    submit(guide, world.reviewer)

    approve(guide, world.reviewer)
    assert GuidePage.objects.get().live is False

    approve(guide, world.other_reviewer)
    assert GuidePage.objects.get().live is True


def test_a_member_who_was_invited_to_write_does_not_approve_and_another_does(
    world: World, curator: User, works: list[Any]
) -> None:
    guide = draft_guide(*works, by=curator)
    names = {"email": world.reviewer.email, "first_name": "Reviewer", "last_name": "Testesen", "language": "nb"}
    login(curator).post(reverse("workflows:invite_author", args=(guide.pk,)), names)
    edit(guide, world.reviewer, summary="Begynn heller her.")
    submit(guide, world.reviewer)

    approve(guide, world.reviewer)
    assert GuidePage.objects.get().live is False

    approve(guide, world.other_reviewer)
    assert GuidePage.objects.get().summary == "Begynn heller her."


def test_a_guide_that_is_up_cannot_be_changed_past_the_review(world: World, works: list[Any]) -> None:
    guide = live_guide(world, *works)
    guide.steps = steps(works[0])

    with pytest.raises(PermissionDenied):
        guide.save()


# --- what must be right before it is sent ---


def test_a_guide_with_a_work_that_readers_cannot_open_is_not_sent(
    world: World, curator: User, works: list[Any]
) -> None:
    guide = draft_guide(*works, draft_resource(world, "Utkast"), by=curator)

    response = submit(guide, curator)

    assert "1 av verkene dere har valgt, kan ikke åpnes av leserne." in response.content.decode()
    assert GuidePage.objects.get().current_workflow_state is None


@pytest.mark.parametrize("field", ["summary", "situation", "review_due_on"])
def test_a_guide_without_what_a_review_asks_for_is_not_sent(
    world: World, curator: User, works: list[Any], field: str
) -> None:
    guide = draft_guide(*works, by=curator)
    edit(guide, curator, **{field: None if field == "review_due_on" else ""})

    with pytest.raises(ValidationError):
        actions.submit(GuidePage.objects.get(), curator, [guide.pk])


def test_there_is_one_guide_for_a_situation_in_a_language(world: World, works: list[Any]) -> None:
    live_guide(world, *works)
    another = GuidePage(title="En til", situation="ny-i-biblioteket", locale=joint_section().locale)

    with pytest.raises(ValidationError) as fault:
        another.clean()

    assert list(fault.value.message_dict) == ["situation"]


def test_the_address_follows_from_the_situation(world: World, works: list[Any]) -> None:
    guide = draft_guide(*works, by=world.contact, situation="alene-pa-vakt")
    guide.slug = "noe-annet"

    guide.full_clean()

    assert guide.slug == "alene-pa-vakt"


# --- where readers find it ---


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_a_guide_stands_at_its_own_address_in_every_language(
    world: World, works: list[Any], client: Client, prefix: str
) -> None:
    live_guide(world, *works)

    response = client.get(prefix + ADDRESS)

    assert (response.status_code, text(soup(response).h1)) == (200, "Den første uka")
    assert soup(response).select_one("link[rel=canonical]")["href"] == settings.BASE_URL + ADDRESS
    assert client.get(prefix + "/felles/ny-i-biblioteket/").status_code == 404


def test_a_nynorsk_guide_is_read_from_the_bokmal_front_page(world: World, works: list[Any], client: Client) -> None:
    live_guide(world, *works, title="Aleine på vakt", situation="alene-pa-vakt", language="nn")

    assert [text(link) for link in soup(client.get("/")).select(".hero .chips a")][1] == "Alene på vakt"
    assert soup(client.get("/alene-pa-vakt/")).h1["lang"] == "nn"


def test_the_front_page_leads_only_to_guides_that_are_up(world: World, works: list[Any], client: Client) -> None:
    draft_guide(*works, by=world.contact)
    assert ADDRESS not in client.get("/").content.decode()

    put_up(GuidePage.objects.get())

    assert ADDRESS in client.get("/").content.decode()


def test_another_slug_of_the_section_leaves_the_guides_where_they_are(
    world: World, works: list[Any], commit: Commit
) -> None:
    live_guide(world, *works)
    section = joint_section()
    CountyLibraryPage.objects.filter(pk=section.pk).update(live=False)
    section.slug, section.live = "sammen", False

    with commit():
        section.save()

    assert GuidePage.objects.get().url_path == "/nb/ny-i-biblioteket/"


# --- what it shows ---


def test_each_step_is_a_work_with_why(world: World, works: list[Any], client: Client) -> None:
    live_guide(world, *works)

    page = soup(client.get(ADDRESS))

    assert [text(link) for link in page.select(".guide h2 a")] == ["Bokprat", "Bokprat: leksjon 1", "Håndbok"]
    assert [link["href"] for link in page.select(".guide h2 a")] == [work.url for work in works]
    assert "Les den som nummer 3." in text(page.main)


def test_a_chosen_work_that_is_taken_down_is_gone_at_once_and_the_group_sees_it(
    world: World, works: list[Any], client: Client
) -> None:
    guide = live_guide(world, *works)

    actions.take_down(CoursePage.objects.get(slug="bokprat"), world.reviewer, "Feil.")

    assert shown(client.get(ADDRESS)) == ["Håndbok"]
    assert guides_with_missing_works() == {guide: 2}
    agenda = text(soup(login(world.reviewer).get(reverse("mandate:agenda"))).main)
    assert "Veivisere som mangler verk" in agenda
    assert "2 valgte verk er borte" in agenda


def test_a_lesson_is_not_shown_while_its_course_is_down(world: World, works: list[Any], client: Client) -> None:
    guide = live_guide(world, *works)

    CoursePage.objects.get(slug="bokprat").unpublish()

    assert LessonPage.objects.get(pk=works[1].pk).live is True
    assert shown(client.get(ADDRESS)) == ["Håndbok"]
    assert guides_with_missing_works() == {guide: 2}


def test_a_chosen_work_that_is_deleted_is_missing_too(world: World, works: list[Any], client: Client) -> None:
    guide = live_guide(world, *works)
    works[2].unpublish()
    works[2].refresh_from_db()
    works[2].delete()

    assert shown(client.get(ADDRESS)) == ["Bokprat", "Bokprat: leksjon 1"]
    assert guides_with_missing_works() == {guide: 1}


def test_who_writes_the_guides_sees_on_the_first_page_what_is_missing(
    world: World, curator: User, works: list[Any]
) -> None:
    live_guide(world, *works)
    assert "Veivisere som mangler verk" not in login(curator).get("/admin/").content.decode()

    works[2].unpublish()

    assert "Veivisere som mangler verk" in login(curator).get("/admin/").content.decode()
    assert "Veivisere som mangler verk" not in login(world.contact).get("/admin/").content.decode()


def test_a_guide_of_which_nothing_is_left_says_so(world: World, works: list[Any], client: Client) -> None:
    live_guide(world, works[2])

    works[2].unpublish()

    assert "blir fornyet" in text(soup(client.get(ADDRESS)).main)


def test_a_preview_says_how_much_readers_will_not_see(world: World, curator: User, works: list[Any]) -> None:
    guide = publish_with(world, curator, works)
    edit(guide, curator, summary="Ny ingress.")
    works[2].unpublish()

    draft = login(curator).get(reverse("wagtailadmin_pages:view_draft", args=(guide.pk,)))

    assert "1 av verkene som er valgt, kan ikke åpnes" in draft.content.decode()


def publish_with(world: World, curator: User, works: list[Any]) -> Any:
    return publish(draft_guide(*works, by=curator), world)


def test_the_review_names_the_works_that_were_chosen(world: World, curator: User, works: list[Any]) -> None:
    guide = publish_with(world, curator, works[:1])
    edit(guide, curator, steps=steps(*works))
    submit(guide, curator)

    page = login(world.reviewer).get(reverse("workflows:review", args=(open_review(guide).pk,)), {"vis": "endringer"})

    assert "Håndbok" in page.content.decode()
