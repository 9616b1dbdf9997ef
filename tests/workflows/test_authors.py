"""An author from elsewhere writes in one work, until it goes up or the owner says so; no other right.

Long, since what an author may not do is tried right by right on the same course.
"""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from wagtail.models import GroupCollectionPermission

from cms.core.models import Mail
from cms.people.actions import sync_all_groups
from cms.people.models import CountyLibrary, User
from cms.people.roles import AUTHORS
from learning.models import CoursePage, LessonPage
from tests import editing
from tests.world import (
    CAST,
    PASSWORD,
    World,
    approve,
    draft_course,
    draft_event,
    draft_lesson,
    draft_resource,
    edit,
    login,
    make_user,
    open_review,
    publish,
    put_up,
    submit,
)
from workflows import actions, outside_rules
from workflows.models import AuthorInvitation
from workflows.rules import Refusal


@pytest.fixture(scope="module")
def draft(lasting_world: World) -> int:
    """The number of a course, written once for all tests."""
    with translation.override("nb"):
        return draft_course(lasting_world, "Bokprat").pk


@pytest.fixture
def course(draft: int, world: World) -> CoursePage:
    return CoursePage.objects.get(pk=draft)


@pytest.fixture
def author(world: World, course: CoursePage) -> User:
    """Somebody without a role, invited to the one course."""
    user = make_user("forfatter")
    names = {"email": user.email, "first_name": user.first_name, "last_name": user.last_name}
    actions.invite_author(course, world.contact, **names, library=None, language="nb")
    return User.objects.get(pk=user.pk)


def form_for(user: User, **changes: Any) -> dict[str, Any]:
    names = {"email": user.email, "first_name": user.first_name, "last_name": user.last_name}
    return names | {"library": "", "language": "nb"} | changes


def invite(by: User, work: Any, user: User, **changes: Any) -> User:
    login(by).post(reverse("workflows:invite_author", args=(work.pk,)), form_for(user, **changes))
    return User.objects.get(pk=user.pk)


def may_write(user: User, page: Any) -> bool:
    """Told by the editor, afresh."""
    return login(user).get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).status_code == 200


def library(slug: str) -> CountyLibrary:
    return CountyLibrary.objects.get(slug=slug)


# --- who invites, and whom ---


@pytest.mark.parametrize("state", ["draft", "under review"])
@pytest.mark.parametrize("role", CAST)
def test_the_owners_contact_and_deputy_invite(world: World, course: CoursePage, role: str, state: str) -> None:
    if state == "under review":
        submit(course, world.contact)

    invite(world.everybody[role], course, make_user("forfatter"))

    assert AuthorInvitation.objects.exists() is (role in ("contact", "deputy"))
    assert Mail.objects.filter(to="forfatter@example.org").exists() is (role in ("contact", "deputy"))


def test_an_author_invites_nobody(world: World, course: CoursePage, author: User) -> None:
    response = login(author).post(reverse("workflows:invite_author", args=(course.pk,)), form_for(make_user("tredje")))

    assert response.status_code == 404
    assert AuthorInvitation.objects.count() == 1


def test_nobody_is_invited_to_a_whole_section(world: World) -> None:
    response = login(world.contact).post(
        reverse("workflows:invite_author", args=(world.section.pk,)), form_for(make_user("forfatter"))
    )

    assert (response.status_code, AuthorInvitation.objects.count()) == (404, 0)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"is_work": True, "is_owner": True, "writes_already": False}, None),
        ({"is_work": True, "is_owner": True, "writes_already": True}, Refusal.WRITES_ALREADY),
        ({"is_work": True, "is_owner": False, "writes_already": False}, Refusal.NOT_YOUR_WORK),
        ({"is_work": False, "is_owner": True, "writes_already": False}, Refusal.NOT_A_WORK),
    ],
)
def test_the_rule_of_inviting(facts: dict[str, bool], refusal: Refusal | None) -> None:
    assert outside_rules.may_invite_author(**facts) is refusal


def test_a_new_person_gets_an_account_and_a_way_to_a_password(world: World, course: CoursePage) -> None:
    url = reverse("workflows:invite_author", args=(course.pk,))
    form = {
        "email": "Forsker@uni.example",
        "first_name": "Åse",
        "last_name": "Forsker",
        "library": "",
        "language": "nn",
    }

    response = login(world.contact).post(url, form)

    mail = Mail.objects.get(to="forsker@uni.example")
    assert response["Location"] == reverse("workflows:outside", args=(course.pk,))
    assert User.objects.get(email="forsker@uni.example").has_usable_password() is False
    assert (mail.language, "/nn/konto/password/reset/key/" in mail.body) == ("nn", True)
    assert reverse("wagtailadmin_pages:edit", args=(course.pk,)) in mail.body


def test_who_has_an_account_keeps_it_and_is_not_asked_for_a_password(world: World, course: CoursePage) -> None:
    invite(world.contact, course, world.other_contact)

    mail = Mail.objects.get(to="other_contact@example.org")
    assert "password/reset/key" not in mail.body
    assert may_write(world.other_contact, course)


@pytest.mark.parametrize("who", ["contact", "deputy"])
def test_who_may_write_already_is_not_invited(world: World, course: CoursePage, who: str) -> None:
    url = reverse("workflows:invite_author", args=(course.pk,))

    response = login(world.contact).post(url, form_for(world.everybody[who]))

    assert list(response.context["form"].errors) == ["email"]
    assert not AuthorInvitation.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"email": "x"}, "email"), ({"first_name": ""}, "first_name"), ({"last_name": "Andre"}, "email")],
)
def test_bad_input_is_said_by_the_field_and_kept(
    world: World, course: CoursePage, wrong: dict[str, str], field: str
) -> None:
    user = make_user("forfatter")

    response = login(world.contact).post(reverse("workflows:invite_author", args=(course.pk,)), form_for(user, **wrong))

    form = response.context["form"]
    assert list(form.errors) == [field]
    assert {name: form[name].value() for name in wrong} == wrong


def test_inviting_again_sends_another_letter_and_gives_nothing_twice(
    world: World, course: CoursePage, author: User
) -> None:
    invite(world.deputy, course, author, library=library("agder").pk)

    invitation = AuthorInvitation.objects.get()
    assert (invitation.library, invitation.invited_by) == (library("agder"), world.deputy)
    assert Mail.objects.filter(to=author.email).count() == 2


# --- what an invited author may do ---


def test_an_author_writes_in_the_course_and_adds_a_lesson(world: World, course: CoursePage, author: User) -> None:
    client = login(author)

    editing.change(client, course, title="Bokprat for voksne", outcomes=editing.line_blocks("velge"))
    editing.new(client, LessonPage, course, title="Ny leksjon", body=editing.text_blocks("Tekst"))

    course.refresh_from_db()
    assert course.draft_title == "Bokprat for voksne"
    lesson = LessonPage.objects.get(title="Ny leksjon")
    assert (lesson.owner, lesson.live) == (author, False)


def test_an_author_sends_the_work_and_is_a_contributor(world: World, course: CoursePage, author: User) -> None:
    edit(course, author, summary="Skrevet av en forsker.")

    submit(course, author)

    pins = {pin.page_id: pin.contributors for pin in actions.open_pins(open_review(course))}
    assert all(author.pk in contributors for contributors in pins.values())


@pytest.mark.parametrize("verb", ["delete", "move"])
def test_an_author_neither_deletes_the_work_nor_carries_it_home(world: World, verb: str) -> None:
    """Another county's contact could put it under the own section, were moving allowed."""
    nynorsk = type(world.section).objects.get(slug="vestland", locale__language_code="nb")
    resource = draft_resource(world)
    author = invite(world.contact, resource, world.other_contact)
    url = reverse(f"wagtailadmin_pages:{verb}", args=(resource.pk,))

    login(author).post(url, {"new_parent_page": nynorsk.pk})

    kept = type(resource).objects.get(pk=resource.pk)
    assert kept.get_parent().pk == world.section.pk
    permissions = kept.permissions_for_user(author)
    assert (permissions.can_edit(), permissions.can_delete(), permissions.can_move_to(nynorsk)) == (True, False, False)


def test_an_author_takes_nothing_down(world: World) -> None:
    course = put_up(draft_course(world))
    author = invite(world.contact, course, make_user("forfatter"))

    response = login(author).post(reverse("workflows:take_down", args=(course.pk,)), {"reason": "x"})

    assert response.status_code == 404
    with pytest.raises(actions.Refused):
        actions.take_down(course, author, "x")
    assert CoursePage.objects.get(pk=course.pk).live


def test_an_author_changes_no_time_and_place(world: World) -> None:
    event = put_up(draft_event(world))
    author = invite(world.contact, event, make_user("forfatter"))

    assert login(author).get(reverse("events:occurrences", args=(event.pk,))).status_code == 404
    assert login(world.deputy).get(reverse("events:occurrences", args=(event.pk,))).status_code == 200


def test_an_author_chooses_pictures_from_everywhere_and_adds_to_the_owners_collection(
    world: World, course: CoursePage, author: User
) -> None:
    rights = GroupCollectionPermission.objects.filter(group__user=author)

    assert set(rights.values_list("collection__name", "permission__codename")) == {
        ("Root", "choose_image"),
        ("Root", "choose_document"),
        ("Innlandet fylkesbibliotek", "add_image"),
        ("Innlandet fylkesbibliotek", "add_document"),
        ("Root", "choose_lessonpackage"),
        ("Innlandet fylkesbibliotek", "add_lessonpackage"),
    }


def test_an_author_sees_only_the_one_work(world: World, course: CoursePage, author: User) -> None:
    other = draft_resource(world, "Hemmelig utkast")
    client = login(author)

    pages = client.get(reverse("wagtailadmin_explore_root"), follow=True).content.decode()
    front = client.get(reverse("wagtailadmin_home")).content.decode()

    assert ("Bokprat: leksjon 1" in pages, "Hemmelig utkast" in pages) == (True, False)
    assert ("Bokprat" in front, "Hemmelig utkast" in front) == (True, False)
    assert not may_write(author, other)
    assert client.get(reverse("wagtailadmin_explore", args=(world.section.pk,))).content.decode().count("Hemmelig") == 0
    for name in ("review", "people:index", "workflows:index", "workflows:help"):
        path = reverse(name) if ":" in name else "/admin/gjennomgang/1/"
        assert client.get(path).status_code in (302, 403, 404)


# --- four eyes ---


def test_the_county_named_for_the_author_counts_as_a_maker_of_what_the_author_wrote(
    world: World, course: CoursePage
) -> None:
    author = invite(world.contact, course, make_user("forfatter"), library=library("trondelag").pk)
    lesson = draft_lesson(world, course, "Gjesteleksjon", by=author)

    submit(course, world.contact)

    producers = {pin.page_id: set(pin.producers) for pin in actions.open_pins(open_review(course))}
    assert library("trondelag").pk in producers[lesson.pk]
    assert producers[course.pk] == {library("innlandet").pk}


def test_an_invited_contacts_own_county_counts_as_a_maker(world: World, course: CoursePage) -> None:
    invite(world.contact, course, world.other_contact)
    edit(course, world.other_contact, summary="Fra Vestland.")

    submit(course, world.contact)

    pins = {pin.page_id: set(pin.producers) for pin in actions.open_pins(open_review(course))}
    assert pins[course.pk] == {library("innlandet").pk, library("vestland").pk}


def test_the_county_counts_also_when_the_invitation_has_ended(world: World, course: CoursePage) -> None:
    author = invite(world.contact, course, make_user("forfatter"), library=library("trondelag").pk)
    edit(course, author, summary="Fra Trøndelag.")
    withdraw(world.contact)
    submit(course, world.contact)

    approve(course, world.reviewer)

    assert CoursePage.objects.get(pk=course.pk).live is False


def test_a_member_who_was_invited_does_not_review_what_they_wrote(world: World, course: CoursePage) -> None:
    invite(world.contact, course, world.other_reviewer)
    edit(course, world.other_reviewer, summary="Skrevet av et medlem.")
    submit(course, world.contact)

    approve(course, world.other_reviewer)

    assert CoursePage.objects.get(pk=course.pk).live is False


# --- how it ends ---


def withdraw(by: User) -> Any:
    return login(by).post(reverse("workflows:withdraw_author", args=(AuthorInvitation.objects.get().pk,)))


@pytest.mark.parametrize("role", CAST)
def test_the_owner_ends_an_invitation(world: World, course: CoursePage, author: User, role: str) -> None:
    withdraw(world.everybody[role])

    is_ended = role in ("contact", "deputy")
    assert may_write(author, course) is not is_ended
    assert (AuthorInvitation.objects.get().ended_by == world.everybody[role]) is is_ended
    assert Mail.objects.filter(key__startswith="author_done:").exists() is is_ended


def test_an_author_does_not_end_the_invitation_of_another(world: World, course: CoursePage, author: User) -> None:
    with pytest.raises(actions.Refused):
        actions.withdraw_author(AuthorInvitation.objects.get(), author)

    assert withdraw(author).status_code == 404


def test_who_has_no_other_role_is_not_let_into_the_admin_afterwards(
    world: World, course: CoursePage, author: User
) -> None:
    assert login(author).get("/admin/").status_code == 200

    withdraw(world.contact)

    assert login(author).get("/admin/").status_code == 403


def test_publication_ends_the_invitation_and_says_where_the_work_is(
    world: World, course: CoursePage, author: User
) -> None:
    live = publish(course, world)

    assert not may_write(author, live)
    assert live.canonical_url in Mail.objects.get(key__startswith="author_done:").body


def test_publication_of_one_lesson_ends_the_invitation_to_its_course(world: World) -> None:
    course = put_up(draft_course(world))
    author = invite(world.contact, course, make_user("forfatter"))
    lesson = LessonPage.objects.child_of(course).first()
    edit(lesson, author, title="Bedre tittel")

    submit(course, world.contact, [lesson])
    approve(course, world.reviewer)

    assert LessonPage.objects.get(pk=lesson.pk).title == "Bedre tittel"
    assert not may_write(author, course)


def test_other_works_invitations_go_on(world: World, course: CoursePage, author: User) -> None:
    publish(draft_resource(world), world)

    assert may_write(author, course)


def test_an_ended_invitation_can_be_made_again(world: World, course: CoursePage, author: User) -> None:
    withdraw(world.contact)

    invite(world.contact, course, author)

    assert may_write(author, course)
    assert AuthorInvitation.objects.count() == 2


def test_one_of_two_authors_goes_on_writing(world: World, course: CoursePage) -> None:
    invite(world.contact, course, make_user("bort"))
    withdraw(world.contact)
    other = invite(world.contact, course, make_user("igjen"))

    assert may_write(other, course)


def test_the_job_that_gives_roles_leaves_invitations_alone(world: World, course: CoursePage) -> None:
    invite(world.contact, course, world.other_contact)

    sync_all_groups()
    world.other_contact.memberships.all().delete()

    assert list(world.other_contact.groups.values_list("name", flat=True)) == [f"{AUTHORS}{course.pk}"]


def test_who_leaves_is_no_author_any_more(world: World, course: CoursePage, author: User) -> None:
    actions.hand_over(author, world.deputy)

    assert AuthorInvitation.objects.open().exists() is False
    assert list(author.groups.all()) == []


def test_a_work_that_is_deleted_takes_the_invitation_with_it(world: World, course: CoursePage, author: User) -> None:
    course.delete()

    assert not Group.objects.filter(name__startswith=AUTHORS).exists()
    assert login(author).get("/admin/").status_code == 403
    assert AuthorInvitation.objects.open().exists() is False
    response = withdraw(world.contact)
    assert response.status_code == 404
    with pytest.raises(actions.Refused):
        actions.withdraw_author(AuthorInvitation.objects.get(), world.contact)


def test_an_invitation_whose_work_is_gone_by_another_way_ends_too(
    world: World, course: CoursePage, author: User
) -> None:
    AuthorInvitation.objects.update(page=None)

    actions.hand_over(author, world.deputy)

    assert AuthorInvitation.objects.filter(ended_at=None).exists() is False


def test_a_work_outside_the_county_libraries_has_no_collection_to_open(world: World, course: CoursePage) -> None:
    """Its pictures and files stay closed to who is invited; its text does not."""
    superuser = User.objects.create_superuser("super@example.org", PASSWORD)
    CountyLibrary.objects.filter(section=world.section.translation_key).update(section=None)

    author = invite(superuser, course, make_user("forfatter"))

    assert may_write(author, course)
    assert GroupCollectionPermission.objects.filter(group__in=author.groups.all()).count() == 0
