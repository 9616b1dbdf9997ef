"""What readers search for is counted without persons, and the group makes something of it with one click.

Long, since what is counted, what is not, who sees it and what is made of it are told of the same queries.
"""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from cms.core import tallies
from learning.models import ResourcePage, Wish
from search import log, results
from search.facets import KIND_CHOICES
from search.models import Query, QueryDay
from search.privacy import without_persons
from search.tasks import index_waiting, store_queries, tend_log
from tests.reading import soup, text
from tests.world import World, draft_resource, login, put_up

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
TODAY = timezone.localdate
# The session, the user and the frame with its menu; then the list, its number of rows, and what is wished for already.
LOG_QUERIES = 12


@pytest.fixture(autouse=True)
def _counts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "waiting", tallies.Waiting())


@pytest.fixture(scope="module")
def made(lasting_world: World) -> int:
    """The number of a live resource that is found, lent to each test."""
    with translation.override("nb"):
        page = put_up(draft_resource(lasting_world, "Trollbok"))
        index_waiting()
    return page.pk


@pytest.fixture
def trolls(made: int, db: None) -> ResourcePage:
    return ResourcePage.objects.get(pk=made)


def ask(query: str, client: Client | None = None, **headers: str) -> Any:
    return (client or Client()).get(f"/sok/?{query}", headers={"user-agent": BROWSER} | headers)


def open_from(page: ResourcePage, came_from: str) -> None:
    answer = Client().get(page.url, headers={"user-agent": BROWSER, "referer": came_from})
    assert answer.status_code == 200


def stored() -> list[tuple[str, int, int, int]]:
    """Each query as (text, asked, found, opened)."""
    store_queries()
    return list(Query.objects.order_by("text").values_list("text", "asked", "found", "opened"))


def query(words: str, **fields: Any) -> Query:
    """As it stands in the log, asked on one day."""
    made = Query.objects.create(text=words, last_on=TODAY(), **{"asked": 5, "found": 1} | fields)
    QueryDay.objects.create(query=made, day=made.last_on, asked=made.asked, opened=made.opened)
    return made


# --- counting ---


def test_a_query_is_counted_in_small_letters_with_what_it_found(trolls: ResourcePage) -> None:
    for typed in ("q=Trollbok", "q=++trollbok+", "q=huldrekunst"):
        ask(typed)

    assert stored() == [("huldrekunst", 1, 0, 0), ("trollbok", 2, 1, 0)]


def test_turning_the_page_narrowing_and_an_empty_field_are_no_new_query(
    world: World, trolls: ResourcePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "PAGE_SIZE", 1)
    put_up(draft_resource(world, "Trollbok for store"))
    index_waiting()
    for typed in ("q=trollbok&side=2", f"q=trollbok&slag={KIND_CHOICES[1][0]}", "q=", "", "q=+"):
        ask(typed)

    assert stored() == []
    ask("q=trollbok&side=1")
    assert stored() == [("trollbok", 1, 2, 0)]


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "python-requests/2.32"])
def test_programs_are_not_counted(trolls: ResourcePage, agent: str) -> None:
    ask("q=trollbok", **{"user-agent": agent})

    assert stored() == []


def test_who_is_logged_in_is_not_counted(world: World, trolls: ResourcePage) -> None:
    ask("q=trollbok", login(world.reviewer))

    assert stored() == []


def test_a_hit_that_is_opened_is_counted_for_the_query_it_was_found_by(trolls: ResourcePage) -> None:
    ask("q=trollbok")
    open_from(trolls, "http://testserver/sok/?q=Trollbok")
    open_from(trolls, "http://testserver/nn/sok/?q=trollbok&side=2")

    assert stored() == [("trollbok", 1, 1, 2)]


@pytest.mark.parametrize(
    "came_from",
    [
        "http://testserver/kurs/?q=trollbok",
        "http://annetsted.example/sok/?q=trollbok",
        "http://testserver/sok/",
        "http://[ingen adresse",
        "",
    ],
)
def test_what_is_opened_from_somewhere_else_is_not_counted(trolls: ResourcePage, came_from: str) -> None:
    ask("q=trollbok")
    open_from(trolls, came_from)

    assert stored() == [("trollbok", 1, 1, 0)]


def test_nobody_can_say_that_a_query_was_opened_that_nobody_asked(trolls: ResourcePage) -> None:
    open_from(trolls, "http://testserver/sok/?q=noe+ingen+har+spurt+om")

    assert stored() == []


def test_counting_costs_the_reader_no_query(trolls: ResourcePage, django_assert_num_queries: Any) -> None:
    ask("q=trollbok")

    with django_assert_num_queries(4):
        ask("q=trollbok")


def test_whoever_asks_for_everything_fills_no_table(trolls: ResourcePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_AT_ONCE", 2)
    for typed in ("q=en", "q=to", "q=to", "q=tre", "q=tre"):
        ask(typed)

    assert [row[0] for row in stored()] == ["to", "tre"]


def test_a_later_batch_is_added_and_says_what_is_found_now(world: World, trolls: ResourcePage) -> None:
    ask("q=huldrekunst")
    assert stored() == [("huldrekunst", 1, 0, 0)]
    put_up(draft_resource(world, "Huldrekunst"))
    index_waiting()
    ask("q=huldrekunst")

    assert stored() == [("huldrekunst", 2, 1, 0)]


# --- without persons ---


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kurs kari@example.org", "kurs"),
        ("Kari Nordmann", ""),
        ("kari nordmann kurs", "kurs"),
        ("Nordmann, Kari", ""),
        ("per hansen", ""),
        ("ring 22 33 44 55", "ring"),
        ("fødselsnummer 010180 12345", "fødselsnummer"),
        ("født 01.02.1980", "født"),
        ("Storgata 5 Hamar", "hamar"),
        ("https://example.org/kari kurs", "kurs"),
        ("@karinordmann", ""),
        ("kari (a) example.org kurs", "kurs"),
        ("Mariusz Kowalski", ""),
        ("kurs Zhang Wei", "kurs"),
        ("hansen kari", ""),
        ("Hansen, Per", ""),
        ("fatima al-hassan", ""),
        ("Anne-Grete Strøm-Erichsen", ""),
        ("født 3.3.85", "født"),
        ("Kongens gate 12", ""),
        ("Østre vei 14", ""),
        ("Kirkebakken 12", ""),
        ("Storgt. 5 b", "b"),
        ("født 1. januar 1990", "født"),
        ("født 01. 01. 1990", "født"),
        ("ring 22–33–44–55", "ring"),
        ("ring 22,33,44,55", "ring"),
    ],
)
def test_what_looks_like_a_person_is_left_out(typed: str, kept: str) -> None:
    assert without_persons(typed) == kept


@pytest.mark.parametrize(
    "typed", ["weeding", "kurs 2026", "barn 0 3 år", "liv og lyst", "odd even", "stein bygg", "kunstig intelligens"]
)
def test_what_only_resembles_a_name_or_a_number_is_kept(typed: str) -> None:
    assert without_persons(typed) == typed


@pytest.mark.parametrize("typed", ["ord " * 9, "o" * 81, "ﬃ" * 40, "Kari Nordmann"])
def test_a_text_that_was_pasted_and_a_name_alone_are_not_counted(trolls: ResourcePage, typed: str) -> None:
    ask(f"q={typed}")

    assert stored() == []


def test_nothing_but_words_days_and_numbers_is_kept(trolls: ResourcePage) -> None:
    fields = {
        model.__name__: sorted(field.name for field in model._meta.concrete_fields) for model in (Query, QueryDay)
    }

    assert fields == {
        "Query": ["asked", "found", "id", "is_good", "last_on", "opened", "text"],
        "QueryDay": ["asked", "day", "id", "opened", "query"],
    }


# --- by the clock ---


def test_old_days_are_forgotten_and_so_is_what_few_have_asked() -> None:
    today = TODAY()
    for words, asked, age in (("gammelt", 50, 91), ("sjeldent", 4, 31), ("nylig", 4, 30), ("vanlig", 5, 31)):
        day = today - datetime.timedelta(days=age)
        made = Query.objects.create(text=words, asked=asked, last_on=day)
        QueryDay.objects.create(query=made, day=day, asked=asked)

    tend_log()

    assert list(Query.objects.order_by("text").values_list("text", "asked")) == [("nylig", 4), ("vanlig", 5)]


def test_a_good_query_is_asked_and_opened_by_enough_in_words_that_live_pages_say(trolls: ResourcePage) -> None:
    query("trollbok", opened=5)
    query("troll", opened=5)  # a word that no page has
    query("råd", opened=4)

    tend_log()

    assert list(Query.objects.filter(is_good=True).values_list("text", flat=True)) == ["trollbok"]


# --- who sees it ---

LISTS = {"topp": ["mest", "ingenting", "uåpnet"], "uten-treff": ["ingenting"], "uapnet": ["uåpnet"]}


@pytest.fixture
def asked() -> None:
    query("mest", asked=9, opened=7)
    query("ingenting", asked=8, found=0)
    query("uåpnet", asked=7)
    query("få", asked=4, found=0)


def rows(page: Any) -> list[str]:
    return [text(title) for title in page.select("tbody .title")]


def log_of(by: Any, chosen: str = "topp") -> Any:
    return login(by).get(reverse("search_log:index"), {"vis": chosen})


@pytest.mark.parametrize("chosen", sorted(LISTS))
def test_each_list_has_what_it_says_and_nothing_that_few_have_asked(world: World, asked: None, chosen: str) -> None:
    assert rows(soup(log_of(world.reviewer, chosen))) == LISTS[chosen]


def test_a_list_that_is_not_there_is_the_first(world: World, asked: None) -> None:
    assert rows(soup(log_of(world.reviewer, "\x00"))) == LISTS["topp"]


def test_numbers_under_five_are_not_told(world: World) -> None:
    for words, opened in (("c", 0), ("b", 4), ("a", 5)):
        query(words, opened=opened)

    cells = soup(log_of(world.reviewer)).select("tbody td:nth-of-type(4)")
    assert [text(cell) for cell in cells] == ["5", "færre enn 5", "ingen"]


@pytest.mark.parametrize(
    ("role", "code"),
    [("contact", 302), ("deputy", 302), ("other_contact", 302), ("operator", 302), ("outsider", 403)],
)
def test_only_the_group_sees_the_log_and_makes_wishes(world: World, asked: None, role: str, code: int) -> None:
    user, made = getattr(world, role), Query.objects.get(text="mest")
    client = login(user)

    answers = [
        client.get(reverse("search_log:index")),
        client.post(reverse("search_log:wish", args=(made.pk,))),
    ]

    assert [answer.status_code for answer in answers] == [code, code]
    assert (b"ingenting" in b"".join(answer.content for answer in answers), Wish.objects.exists()) == (False, False)


def test_signed_out_nobody_sees_it(asked: None, client: Client) -> None:
    addresses = [reverse("search_log:index"), reverse("wishes:index")]

    assert [client.get(address)["Location"] for address in addresses] == [
        f"/konto/login/?next={address}" for address in addresses
    ]


def test_the_menu_offers_the_log_to_those_who_may_see_it(world: World) -> None:
    offered = {
        role: b"/admin/sokelogg/" in login(getattr(world, role)).get("/admin/").content
        for role in ("reviewer", "leader", "contact", "operator")
    }

    assert offered == {"reviewer": True, "leader": True, "contact": False, "operator": False}


@pytest.mark.parametrize("number", [1, 3])
def test_the_log_costs_as_much_for_three_queries_as_for_one(
    world: World, number: int, django_assert_num_queries: Any
) -> None:
    for words in ("en", "to", "tre")[:number]:
        query(words)
    client = login(world.reviewer)
    client.get(reverse("search_log:index"))

    with django_assert_num_queries(LOG_QUERIES):
        client.get(reverse("search_log:index"))


# --- one click ---


def hrefs(page: Any) -> list[str]:
    return [link["href"] for link in page.select("tbody .kb-actions a")]


def test_a_query_is_one_click_from_a_synonym_and_from_a_work_shown_first(world: World, asked: None) -> None:
    client = login(world.reviewer)
    synonym, promotion = hrefs(soup(log_of(world.reviewer, "uapnet")))

    forms = [soup(client.get(synonym)), soup(client.get(promotion))]

    assert forms[0].select_one("[name=words_nb]")["value"] == "uåpnet"
    assert forms[1].select_one("[name=words]")["value"] == "uåpnet"


def test_a_wish_is_made_once_stands_in_the_agenda_and_is_closed(world: World, asked: None) -> None:
    client, made = login(world.reviewer), Query.objects.get(text="ingenting")
    for _time in range(2):
        response = client.post(reverse("search_log:wish", args=(made.pk,)), {"vis": "uten-treff"})

    assert response["Location"] == "/admin/sokelogg/?vis=uten-treff"
    wish = Wish.objects.get()
    assert (wish.text, wish.asked, wish.made_by) == ("ingenting", 8, world.reviewer)
    assert "Er ønsket" in text(soup(log_of(world.reviewer, "uten-treff")))
    assert "ingenting" in text(soup(client.get(reverse("mandate:agenda"))))

    for _time in range(2):
        client.post(reverse("wishes:close", args=(wish.pk,)))

    wish.refresh_from_db()
    assert wish.closed_by == world.reviewer
    assert rows(soup(client.get(reverse("wishes:index")))) == []
    client.post(reverse("search_log:wish", args=(made.pk,)))
    assert list(Wish.objects.open().values_list("text", flat=True)) == ["ingenting"]


def test_what_few_have_asked_cannot_be_wished_for_by_its_number(world: World, asked: None) -> None:
    few = Query.objects.get(text="få")

    answer = login(world.reviewer).post(reverse("search_log:wish", args=(few.pk,)))

    assert (answer.status_code, Wish.objects.exists()) == (404, False)


def test_who_makes_content_reads_the_wishes_and_closes_none(world: World) -> None:
    wish = Wish.objects.create(text="makerspace", asked=12)
    client = login(world.contact)
    page = soup(client.get(reverse("wishes:index")))

    client.post(reverse("wishes:close", args=(wish.pk,)))

    assert (rows(page), len(page.select("tbody form"))) == (["makerspace"], 0)
    assert list(Wish.objects.open()) == [wish]


def test_looking_at_an_address_changes_nothing(world: World, asked: None) -> None:
    wish, client = Wish.objects.create(text="makerspace"), login(world.reviewer)
    addresses = [
        reverse("search_log:wish", args=(Query.objects.get(text="mest").pk,)),
        reverse("wishes:close", args=(wish.pk,)),
    ]

    assert [client.get(address).status_code for address in addresses] == [405, 405]
    assert list(Wish.objects.open()) == [wish]


@pytest.mark.parametrize("shown", ["\r\nLocation: https://example.org", "<script>", ""])
def test_a_list_that_there_is_none_of_leads_to_the_first(world: World, shown: str) -> None:
    made = Query.objects.create(text="trollbok", asked=9, last_on=timezone.localdate())

    response = login(world.reviewer).post(reverse("search_log:wish", args=(made.pk,)), {"vis": shown})

    assert (response.status_code, response["Location"]) == (302, "/admin/sokelogg/?vis=topp")
