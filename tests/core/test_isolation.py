"""Another county's draft is not there: not in any admin view, chooser, list or API, for contact, outsider or reader.

One table of everything that can be asked of another's draft, hence the length.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from cms.people.models import User
from learning.models import CoursePage, LessonPage
from search.tasks import index_waiting
from tests.makings import TO_ENGLISH, WRITTEN, these
from tests.world import World, draft_course, draft_resource, edit, login, make_user, put_up, submit

SECRET = "Hemmelig utkast"
WHERE_PAGES_ARE = ("/admin/pages/", "/admin/choose-page/", "/admin/api/", "/admin/reports/", "/admin/gjennomgang/")
LEFT_OUT = {"/admin/failwhale/", "/admin/logout/"}  # an error on purpose, and the end of the walk


@pytest.fixture(scope="module", params=these(WRITTEN, TO_ENGLISH), ids=str)
def courses(lasting_world: World, request: Any) -> Iterator[tuple[int, int]]:
    """The numbers of the secret and of the revised course, made once for all tests."""
    contact = lasting_world.contact
    with transaction.atomic():
        with translation.override("nb"):
            secret = called_secret(request.param.make(draft_course, lasting_world, "Kurs"))
            edit(secret, contact, summary=f"{SECRET}: mer")
            revised = put_up(request.param.make(draft_course, lasting_world, "Synlig kurs"))
            edit(revised, contact, title=SECRET)
            edit(LessonPage.objects.child_of(revised).first(), contact, title=f"{SECRET}: leksjon")
            index_waiting()
        yield secret.pk, revised.pk
        transaction.set_rollback(True)


def called_secret(course: CoursePage) -> CoursePage:
    """Whatever it was called where it comes from."""
    for page in course.work_pages():
        page.title = SECRET if page.pk == course.pk else f"{SECRET}: leksjon {page.pk}"
        page.summary = f"Kort om {SECRET}"
        page.save()
        page.save_revision(user=course.owner)
    return CoursePage.objects.get(pk=course.pk)


# A walk over all addresses takes long: over translations under stress. `test_sections` has the shorter one.
WALKED = pytest.mark.parametrize("courses", these(WRITTEN), ids=str, indirect=True)


@pytest.fixture
def secret(courses: tuple[int, int], db: None) -> CoursePage:
    """A draft of Innlandet's with lessons, revisions and a history."""
    return CoursePage.objects.get(pk=courses[0])


@pytest.fixture
def author(world: World) -> User:
    """Somebody invited to write in one other work of the same county library's."""
    work = draft_resource(world, "Gjestearbeid")
    user = make_user("forfatter")
    form = {"email": user.email, "first_name": user.first_name, "last_name": user.last_name, "language": "nb"}
    login(world.contact).post(reverse("workflows:invite_author", args=(work.pk,)), form)
    return user


@pytest.fixture
def revised(courses: tuple[int, int], db: None) -> CoursePage:
    """A live course of Innlandet's with a new title and a new title of a lesson that nobody has reviewed."""
    return CoursePage.objects.get(pk=courses[1])


def admin_views(patterns: Any = None, prefix: str = "", namespace: str = "") -> Iterator[str]:
    """The name of every named admin address."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from admin_views(entry.url_patterns, route, inner)
        elif isinstance(entry, URLPattern) and entry.name and route.lstrip("^").startswith("admin/"):
            yield f"{namespace}{entry.name}"


def addresses_for(page: CoursePage) -> list[str]:
    """Each admin address filled with the page's own numbers, wherever it takes numbers or names."""
    revision = page.latest_revision_id
    lesson = LessonPage.objects.child_of(page).first()
    section = page.get_parent().pk
    candidates = [
        (page.pk,),
        (section,),
        (page.pk, revision),
        (page.pk, revision, revision),
        (page.pk, "latest", "live"),
        (page.pk, "earliest", "latest"),
        (page.pk, lesson.pk),
        (lesson.pk, section),
        (page.pk, "approve", 1),
        ("learning", "coursepage", page.pk),
        ("learning", "lessonpage", page.pk),
        ("learning", "coursepage", page.pk, 1),
        (revision,),
        (),
    ]
    return sorted(_reversed(*candidates))


def queries_for(page: CoursePage) -> list[str]:
    """The addresses whose path takes no number of a page, with what their query string may name it by."""
    section = page.get_parent().pk
    bulk = _reversed(*(("wagtailcore", "page", action) for action in ("delete", "move", "publish", "unpublish")))
    paths = _reversed((), ("learning", "coursepage"), ("learning", "lessonpage")) | bulk
    found = {path + query for path in paths for query in (f"?id={page.pk}", "?q=Hemmelig")}
    return sorted(found | {path + query for path in bulk for query in (f"?id=all&childOf={section}", "?id=all")})


@cache
def _reversed(*candidates: tuple[Any, ...]) -> frozenset[str]:
    """Thousands of attempts, most of them in vain: made once for each page."""
    found: set[str] = set()
    for name in admin_views():
        for values in candidates:
            try:
                found.add(reverse(name, args=values))
            except NoReverseMatch:
                continue
    return frozenset(found - LEFT_OUT)


@WALKED
def test_the_walk_over_admin_addresses_finds_what_it_should(secret: CoursePage) -> None:
    addresses = addresses_for(secret)

    for name in ("edit", "history", "delete", "move", "copy", "usage", "view_draft", "workflow_history"):
        assert reverse(f"wagtailadmin_pages:{name}", args=(secret.pk,)) in addresses
    assert f"/admin/bulk/wagtailcore/page/delete/?id={secret.pk}" in queries_for(secret)
    assert len(addresses) > 150


def seen_in(client: Client, addresses: Iterable[str]) -> list[str]:
    return [path for path in sorted(set(addresses)) if SECRET in _text(client.get(path))]


def all_addresses(*courses: CoursePage) -> list[str]:
    return [path for course in courses for path in [*addresses_for(course), *queries_for(course)]]


@WALKED
def test_the_owner_finds_both_at_addresses_of_the_same_walk(
    world: World, secret: CoursePage, revised: CoursePage
) -> None:
    """The canary: what must not leak could be seen."""
    section = secret.get_parent().pk
    some = [
        reverse("wagtailadmin_pages:edit", args=(secret.pk,)),
        f"/admin/bulk/wagtailcore/page/delete/?id={secret.pk}",
        f"/admin/bulk/wagtailcore/page/delete/?id=all&childOf={section}",
        f"/admin/choose-page/chosen-multiple/?id={secret.pk}",
        f"/admin/pages/{revised.pk}/",
        f"/admin/choose-page/{section}/",
        f"/admin/choose-page/chosen-multiple/?id={revised.pk}",
    ]

    assert set(some) <= set(all_addresses(secret, revised))
    assert seen_in(login(world.contact), some) == sorted(some)


def where_pages_are_shown(*courses: CoursePage) -> list[str]:
    return [path for course in courses for path in addresses_for(course) if path.startswith(WHERE_PAGES_ARE)]


@WALKED
def test_no_admin_view_shows_a_draft_of_another_county(world: World, secret: CoursePage) -> None:
    """A contact has the same doors as the owner, and all of them are tried."""
    client = login(world.other_contact)

    leaks = seen_in(client, all_addresses(secret))

    assert leaks == []
    assert SECRET not in _text(client.get("/admin/"))  # where a message from one of them would stand


@WALKED
def test_what_is_new_in_a_live_page_of_another_county_is_not_shown_where_pages_are(
    world: World, revised: CoursePage
) -> None:
    assert seen_in(login(world.other_contact), where_pages_are_shown(revised)) == []


@WALKED
def test_an_author_invited_to_another_work_sees_nothing_of_the_draft_where_pages_are_shown(
    world: World, secret: CoursePage, author: User
) -> None:
    client = login(author)

    assert seen_in(client, where_pages_are_shown(secret)) == []
    assert "Gjestearbeid" in _text(client.get("/admin/"))


@WALKED
@pytest.mark.parametrize(
    "who", ["outsider", "reviewer", *(pytest.param(role, marks=pytest.mark.stress) for role in ("operator", "leader"))]
)
def test_nobody_else_sees_it_where_pages_are_shown(world: World, secret: CoursePage, who: str) -> None:
    client = login(world.everybody[who])

    leaks = seen_in(client, where_pages_are_shown(secret))

    assert leaks == []
    assert client.get("/admin/").status_code == (403 if who == "outsider" else 200)


@pytest.mark.stress
@pytest.mark.parametrize("who", ["other_contact", "outsider", "reviewer", "operator", "leader"])
def test_nobody_else_sees_either_at_any_address(
    world: World, secret: CoursePage, revised: CoursePage, who: str
) -> None:
    assert seen_in(login(world.everybody[who]), all_addresses(secret, revised)) == []


@pytest.mark.stress
def test_an_author_invited_to_another_work_sees_neither_at_any_address(
    world: World, secret: CoursePage, revised: CoursePage, author: User
) -> None:
    assert seen_in(login(author), all_addresses(secret, revised)) == []


@pytest.mark.parametrize("who", ["other_contact", "outsider"])
@pytest.mark.parametrize(
    "path",
    [
        "/admin/pages/search/results/?q=Hemmelig",
        "/admin/pages/search/?q=Hemmelig",
        "/admin/choose-page/search/?q=Hemmelig",
        "/admin/choose-page/?page_type=learning.CoursePage",
        "/admin/api/main/pages/?search=Hemmelig",
        "/admin/api/main/pages/?type=learning.CoursePage&fields=*",
        "/admin/reports/site-history/",
        "/admin/reports/workflow/",
        "/admin/reports/locked/",
        "/admin/",
    ],
)
def test_no_list_names_another_countys_draft(world: World, secret: CoursePage, who: str, path: str) -> None:
    assert SECRET not in _text(login(world.everybody[who]).get(path))


@pytest.mark.parametrize("name", ["edit", "delete", "move", "copy", "unpublish", "set_privacy"])
def test_another_countys_contact_changes_nothing_by_posting(world: World, secret: CoursePage, name: str) -> None:
    before = CoursePage.objects.filter(pk=secret.pk).values().get()
    try:
        url = reverse(f"wagtailadmin_pages:{name}", args=(secret.pk,))
    except NoReverseMatch:
        url = f"/admin/pages/{secret.pk}/privacy/"

    response = login(world.other_contact).post(url, {"title": "Tatt over", "new_title": "x", "new_slug": "x"})

    assert response.status_code in (302, 403, 404)
    assert CoursePage.objects.filter(pk=secret.pk).values().get() == before


def test_another_countys_contact_neither_submits_nor_withdraws_nor_takes_down(world: World, secret: CoursePage) -> None:
    client = login(world.other_contact)

    codes = [
        client.post(reverse(f"workflows:{name}", args=(secret.pk,)), {"pages": [secret.pk], "reason": "x"}).status_code
        for name in ("submit", "withdraw", "take_down")
    ]

    assert codes == [404, 404, 404]


def test_a_page_cannot_be_created_in_another_countys_section(world: World) -> None:
    url = reverse("wagtailadmin_pages:add", args=("learning", "coursepage", world.section.pk))

    response = login(world.other_contact).post(url, {"title": "Innsmuglet", "slug": "innsmuglet"})

    assert response.status_code == 404
    assert CoursePage.objects.filter(title="Innsmuglet").exists() is False


def test_an_outsider_sees_nothing_of_the_admin(world: World) -> None:
    client = login(world.outsider)

    assert [client.get(path).status_code for path in ("/admin/", "/admin/pages/", "/admin/images/")] == [403, 403, 403]


def test_a_reader_is_sent_to_the_one_login(client: Any) -> None:
    response = client.get("/admin/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/konto/login/")


def test_a_draft_under_review_is_not_readable_signed_out(world: World, secret: CoursePage, client: Any) -> None:
    submit(secret, world.contact)

    answer = client.get(secret.url)

    has_live_edition = secret.get_translations().filter(live=True).exists()
    assert (answer.status_code, SECRET in _text(answer)) == (200 if has_live_edition else 404, False)


def _text(response: Any) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode(errors="replace")
    return response.content.decode(errors="replace")
