"""Every screen and verb of the plan and of the strategy by every role: complete by construction."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from cms.people.models import Membership, Role, User
from events.models import EventPage, Joining, PlannedMeasure
from events.plans import urls as plan_urls
from learning.models import Strategy, TargetGroup
from learning.strategy import urls as strategy_urls
from tests.plans import address, joined, library, plan, posted
from tests.world import CAST, World, draft_resource, login, make_user
from workflows.actions import invite_author

pytestmark = pytest.mark.django_db
OWNERS, OTHERS = {"contact", "deputy"}, {"other_contact"}
GROUP = {"own_member", "reviewer", "other_reviewer", "leader"}
LEADERS = {"leader", "reviewer"}  # the leader, and the nestleder
LOOKERS = OWNERS | OTHERS | GROUP | {"operator"}
EVERYBODY = (*CAST, "former_contact", "author", "signed_out")  # the author is invited to one work
GET, POST = "get", "post"


def sent_measure() -> dict[str, Any]:
    return posted("Kildekritikk for alle", key=str(PlannedMeasure.objects.get().key))


def sent_strategy() -> dict[str, Any]:
    return {"what": "Mer.", "how": "Slik.", "why": "Derfor.", "language": "nb", "shown": ""}


def vestland() -> dict[str, Any]:
    return {"library": library("vestland").pk}


# By the name of the address: how it is asked, what is sent, and who is let in.
TABLE: dict[str, tuple[str, Callable[[], dict[str, Any]], set[str]]] = {
    "plans:index": (GET, dict, LOOKERS),
    "plans:add": (GET, dict, OWNERS | OTHERS),
    "plans:matrix": (GET, dict, LOOKERS),
    "plans:matrix_csv": (GET, dict, LOOKERS),
    "plans:matrix_pdf": (GET, dict, LOOKERS),
    "plans:measure": (GET, dict, LOOKERS),
    "plans:change": (POST, sent_measure, OWNERS),
    "plans:withdraw": (POST, lambda: {"reason": "Ingen penger."}, OWNERS),
    "plans:draft": (POST, dict, OWNERS),
    "plans:join": (POST, vestland, OTHERS),
    "plans:answer": (POST, lambda: {"action": "accept"}, OWNERS),
    "plans:leave": (POST, dict, OTHERS),
    "strategy:index": (GET, dict, LOOKERS),
    "strategy:area": (POST, sent_strategy, LEADERS),
}


@pytest.fixture(scope="module")
def planned(lasting_world: World) -> int:
    TargetGroup.objects.exclude(slug="alle").delete()  # the paper is drawn for everybody who may have it
    made = plan(lasting_world)
    former = make_user("former_contact")
    Membership.objects.create(
        user=former, role=Role.CONTACT, library=library("innlandet"), starts_on="2020-01-01", ends_on="2020-12-31"
    )
    work = draft_resource(lasting_world)
    author = make_user("author")
    names = {"email": author.email, "first_name": author.first_name, "last_name": author.last_name}
    invite_author(work, lasting_world.contact, **names, library=None, language="nb")
    return made.pk


@pytest.fixture
def undone(planned: int, db: None) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def browser(who: str) -> Client:
    return Client() if who == "signed_out" else login(User.objects.get(email=f"{who}@example.org"))


def path_of(name: str, planned: int) -> str:
    if name == "strategy:area":
        return reverse(name, args=("formidling",))
    if name in {"plans:answer", "plans:leave"}:
        other = User.objects.get(email="other_contact@example.org")
        return reverse(name, args=(joined(PlannedMeasure.objects.get(pk=planned), other).pk,))
    return reverse(name, args=(planned,) if name not in WITHOUT_MEASURE else ())


WITHOUT_MEASURE = {"plans:index", "plans:add", "plans:matrix", "plans:matrix_csv", "plans:matrix_pdf", "strategy:index"}


def written() -> list[Any]:
    """Everything a verb may write."""
    return [
        *PlannedMeasure.objects.values_list("title", "version", "withdrawn_at", "work"),
        *Joining.objects.values_list("state"),
        *Strategy.objects.values_list("what"),
        EventPage.objects.count(),
    ]


def test_every_address_is_in_the_table() -> None:
    known = {
        f"{urls.app_name}:{pattern.name}"
        for urls in (plan_urls, strategy_urls)
        for pattern in urls.urlpatterns
        if isinstance(pattern, URLPattern)
    }

    assert known == set(TABLE)
    assert get_resolver().app_dict.keys() >= {"plans", "strategy"}


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("who", EVERYBODY)
def test_each_role_may_do_what_the_table_says_and_nothing_else(planned: int, undone: None, who: str, name: str) -> None:
    method, sent, allowed = TABLE[name]
    path = path_of(name, planned)
    before = written()

    response = getattr(browser(who), method)(path, sent())

    if who in allowed:
        assert response.status_code == (200 if method == GET else 302)
        assert (written() == before) == (method == GET)
        return
    assert (answer_of(response), written()) == (refusal_of(who, name), before)


def answer_of(response: Any) -> str:
    """The status, and of a redirection where to."""
    return f"{response.status_code} {response.get('Location', '').partition('?')[0]}".strip()


def refusal_of(who: str, name: str) -> str:
    """Without a role one is not let into the admin, or sent home in it. To who looks, another's screen is not there."""
    if who in LOOKERS:
        return "200" if name == "strategy:area" else "404"  # that form is shown again, and says why not
    return {"signed_out": "302 /konto/login/", "author": "302 /admin/"}.get(who, "403")


@pytest.mark.parametrize("name", [name for name, (method, _sent, _allowed) in TABLE.items() if method == POST])
def test_a_link_that_is_followed_changes_nothing(planned: int, undone: None, name: str) -> None:
    path = path_of(name, planned)
    before = written()

    codes = {browser(who).get(path).status_code for who in ("contact", "other_contact", "leader")}

    assert (codes <= {200, 404, 405}, written()) == (True, before)


def test_what_is_not_there_is_not_found(planned: int, undone: None) -> None:
    client = browser("contact")

    paths = [address("measure", 0), address("change", 0), address("withdraw", 0)]
    posts = [address("draft", 0), address("join", 0), address("answer", 0), address("leave", 0)]
    assert [client.get(path).status_code for path in paths] == [404] * 3
    assert [client.post(path).status_code for path in posts] == [404] * 4
