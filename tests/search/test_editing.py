"""The screens for synonyms and works shown first: what is wrong is said by its field, and only the group has them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from learning.models import CourseCatalogPage, ResourcePage
from search.models import Promotion, Synonym
from search.tasks import index_waiting
from tests.reading import soup, text, titles
from tests.world import World, draft_resource, login, put_up

pytestmark = pytest.mark.django_db
SYNONYM = {"words_nb": "trollbok", "words_nn": "", "words_se": "", "words_en": "ogre"}
URLS = {Synonym: "wagtailsnippets_search_synonym", Promotion: "wagtailsnippets_search_promotion"}


@pytest.fixture
def trolls(world: World) -> ResourcePage:
    page = put_up(draft_resource(world, "Trollbok"))
    index_waiting()
    return page


def send(model: Any, by: Any, data: dict[str, Any]) -> Any:
    return login(by).post(reverse(f"{URLS[model]}:add"), data)


def test_a_synonym_takes_effect_at_once_and_a_change_too(world: World, trolls: ResourcePage, client: Client) -> None:
    send(Synonym, world.reviewer, SYNONYM)
    assert titles(client.get("/sok/?q=ogre")) == ["Trollbok"]

    made = Synonym.objects.get(words_en="ogre")
    login(world.reviewer).post(reverse(f"{URLS[Synonym]}:edit", args=(made.pk,)), SYNONYM | {"words_en": "goblin"})

    assert [titles(client.get(f"/sok/?q={word}")) for word in ("ogre", "goblin")] == [[], ["Trollbok"]]


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"words_en": ""}, "words_nb", "Skriv minst to ord som betyr det samme."),
        ({"words_en": "Trollbok, trollbok"}, "words_nb", "Skriv minst to ord som betyr det samme."),
        ({"words_nb": "", "words_en": "  , ,"}, "words_nb", "Skriv minst to ord som betyr det samme."),
        (
            {"words_nn": "film musikk teater dans song"},
            "words_nn",
            "Høyst 4 ord i hver: «film musikk teater dans song» er lengre.",
        ),
    ],
)
def test_what_is_wrong_with_a_synonym_is_said_by_its_field_and_what_was_typed_is_kept(
    world: World, wrong: dict[str, str], field: str, says: str
) -> None:
    before = Synonym.objects.count()

    page = soup(send(Synonym, world.reviewer, SYNONYM | wrong))

    assert Synonym.objects.count() == before
    assert [text(error) for error in page.select(f"[data-contentpath='{field}'] .error-message")] == [says]
    kept = {name: (page.select_one(f"[name={name}]").get("value") or "").strip() for name in SYNONYM}
    assert kept == {name: typed.strip() for name, typed in (SYNONYM | wrong).items()}


def test_a_promoted_work_stands_first_and_only_while_readers_can_open_it(
    world: World, trolls: ResourcePage, client: Client
) -> None:
    other = put_up(draft_resource(world, "Eventyr"))
    index_waiting()
    send(Promotion, world.reviewer, {"words": "trollbok", "page": other.pk})
    assert titles(client.get("/sok/?q=trollbok")) == ["Eventyr", "Trollbok"]

    ResourcePage.objects.get(pk=other.pk).unpublish()

    assert titles(client.get("/sok/?q=trollbok")) == ["Trollbok"]


def test_a_promotion_without_words_is_refused(world: World, trolls: ResourcePage) -> None:
    page = soup(send(Promotion, world.reviewer, {"words": "!?", "page": trolls.pk}))

    assert ("Skriv minst ett ord." in text(page), Promotion.objects.exists()) == (True, False)


@pytest.mark.parametrize(
    ("role", "code"),
    [("contact", 302), ("other_contact", 302), ("deputy", 302), ("operator", 302), ("outsider", 403)],
)
@pytest.mark.parametrize("model", [Synonym, Promotion])
def test_only_the_group_may_add_change_or_delete(
    world: World, trolls: ResourcePage, model: Any, role: str, code: int
) -> None:
    Promotion.objects.create(words="troll", page=trolls)
    before = list(model.objects.order_by("pk").values())
    client, pk = login(getattr(world, role)), before[0]["id"]
    data = SYNONYM | {"words": "noe", "page": trolls.pk}

    answers = [
        client.post(reverse(f"{URLS[model]}:add"), data),
        client.post(reverse(f"{URLS[model]}:edit", args=(pk,)), data),
        client.post(reverse(f"{URLS[model]}:delete", args=(pk,))),
        client.get(reverse(f"{URLS[model]}:list")),
    ]

    assert [answer.status_code for answer in answers] == [code] * 4
    assert list(model.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("model", [Synonym, Promotion])
def test_signed_out_nobody_may(trolls: ResourcePage, client: Client, model: Any) -> None:
    address = reverse(f"{URLS[model]}:add")

    assert client.post(address, SYNONYM)["Location"] == f"/konto/login/?next={address}"


def test_only_the_words_are_begun_by_the_address(world: World) -> None:
    response = login(world.reviewer).get(f"{reverse(f'{URLS[Promotion]}:add')}?words=trollbok&page=abc")

    fields = {field["name"]: field.get("value", "") for field in soup(response).select("form input[name]")}
    assert (fields["words"], fields["page"]) == ("trollbok", "")


def test_a_page_the_search_never_finds_cannot_be_shown_first(world: World) -> None:
    catalogue = CourseCatalogPage.objects.get(locale__language_code="nb")

    for page in (catalogue.pk, Page.get_first_root_node().pk):
        shown = soup(send(Promotion, world.reviewer, {"words": "trollbok", "page": page}))
        assert "Søket finner aldri denne siden." in text(shown.select_one("[data-contentpath=page]"))
    assert not Promotion.objects.exists()
