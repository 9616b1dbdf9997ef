"""A language that is written in without being the interface's: every interface shows it, and nothing is doubled.

Long: a page in Lule Sámi is followed through every room.
"""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.conf import LazySettings, settings
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.utils.translation import gettext
from wagtail.models import GroupPagePermission, Locale, Page

from cms.core.actions import open_section
from cms.core.models import TranslatedWork
from cms.people.models import CountyLibrary
from home.actions import provision_tree
from home.models import CountyLibraryPage, HomePage, StandardPage
from learning.models import ResourcePage
from search.tasks import index_waiting
from tests.races import at_once
from tests.reading import soup, text, titles
from tests.world import World, add, draft_resource, login, publish, put_up, submit, translate

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
PREFIXES = ("", "/nn", "/se", "/en")
WITH_LULE = {"WAGTAIL_CONTENT_LANGUAGES": [*settings.INTERFACE_LANGUAGES, ("smj", "Julevsámegiella")]}


def innlandet() -> CountyLibrary:
    return CountyLibrary.objects.get(slug="innlandet")


@pytest.fixture
def lule(world: World, settings: LazySettings) -> World:
    """Lule Sámi is switched on, as an operator does it."""
    settings.WAGTAIL_CONTENT_LANGUAGES = WITH_LULE["WAGTAIL_CONTENT_LANGUAGES"]
    provision_tree()
    return world


@pytest.fixture
def work(lule: World) -> ResourcePage:
    """A resource that is in Lule Sámi alone, reviewed."""
    section = open_section(innlandet(), "smj")
    return publish(draft_resource(lule, "Girje", section=section), lule)


# --- switching it on ---------------------------------------------------------------------------------------------


def test_a_front_page_is_made_and_no_section_before_it_is_needed(lule: World) -> None:
    home = HomePage.objects.get(slug="smj")

    assert (home.live, home.locale.language_code, home.url_path) == (True, "smj", "/smj/")
    assert Page.objects.child_of(home).exists() is False
    provision_tree()
    assert HomePage.objects.filter(slug="smj").count() == 1


def test_it_is_no_language_of_the_interface(work: ResourcePage, client: Client) -> None:
    page = soup(client.get("/"))

    assert [link["hreflang"] for link in page.select(".langs a")] == ["nb", "nn", "se", "en"]
    assert [link["hreflang"] for link in page.select("link[rel=alternate][hreflang]")] == ["nb", "nn", "se", "en"]
    assert client.get("/smj/").status_code == client.get("/smj/innlandet/girje/").status_code == 404


# --- what readers get --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_interface_shows_the_page_and_says_what_it_is_in(work: ResourcePage, client: Client, prefix: str) -> None:
    response = client.get(f"{prefix}/innlandet/girje/")

    page = soup(response)
    assert (response.status_code, page.h1["lang"], text(page.h1)) == (200, "smj", "Girje")
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}/innlandet/girje/"
    assert page.select_one(".langs a[aria-current]")["hreflang"] == (prefix.strip("/") or "nb")


@pytest.mark.parametrize(
    ("prefix", "only", "named"),
    [
        ("", "Innholdet finnes bare på lulesamisk.", "Lulesamisk"),
        ("/nn", "Innhaldet finst berre på lulesamisk.", "Lulesamisk"),
        ("/se", "Innholdet finnes bare på lulesamisk.", "Lulesamisk"),
        ("/en", "The content is only in Lule Sámi.", "Lule Sámi"),
    ],
)
def test_a_reader_is_told_that_it_is_in_that_language_alone(
    work: ResourcePage, client: Client, prefix: str, only: str, named: str
) -> None:
    page = soup(client.get(f"{prefix}/innlandet/girje/"))

    assert text(page.select_one(".only-in")) == only
    assert named in [text(fact) for fact in page.select("dd")]


def test_lists_show_it_and_can_be_narrowed_to_it(work: ResourcePage, lule: World, client: Client) -> None:
    put_up(draft_resource(lule, "Håndbok"))

    assert sorted(titles(client.get("/ressurser/"))) == ["Girje", "Håndbok"]
    narrowed = client.get("/nn/ressurser/?malform=smj")
    assert titles(narrowed) == ["Girje"]
    assert soup(narrowed).select_one(".hits h3, .card h3, main h3:has(a)")["lang"] == "smj"
    assert "Lulesamisk" in [text(label) for label in soup(narrowed).select("form label")]
    assert {"Girje", "Håndbok"} <= set(titles(client.get("/innlandet/")))


def test_the_search_finds_it_and_counts_it_once(work: ResourcePage, client: Client) -> None:
    index_waiting()

    found = client.get("/sok/?q=girje&malform=smj")

    assert titles(found) == ["Girje"]
    assert soup(found).select_one(".hits h3")["lang"] == "smj"
    answer = client.get("/api/v1/search?malform=smj").json()
    assert [(item["title"], item["language"], item["url"]) for item in answer["items"]] == [
        ("Girje", "smj", f"{SITE}/innlandet/girje/")
    ]
    counts = {choice["value"]: choice["count"] for facet in answer["facets"] for choice in facet["choices"]}
    assert counts["smj"] == 1


def test_programs_get_it(work: ResourcePage, client: Client) -> None:
    listed = client.get("/api/v1/resources?malform=smj").json()["items"]

    assert [(one["language"], one["editions"]) for one in listed] == [
        ("smj", [{"language": "smj", "url": f"{SITE}/innlandet/girje/"}])
    ]


# --- editions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), [("nb", "smj"), ("smj", "nb")])
def test_an_edition_in_it_has_an_address_of_its_own(lule: World, client: Client, first: str, second: str) -> None:
    original = put_up(draft_resource(lule, "Girje", section=open_section(innlandet(), first)))
    open_section(innlandet(), second)

    edition = translate(original, second, "Nubbe")

    named = {first: f"{SITE}/innlandet/girje/", second: f"{SITE}/innlandet/girje-{second}/"}
    assert (original.canonical_url, edition.canonical_url) == (named[first], named[second])
    for rest, title in (("girje", "Girje"), (f"girje-{second}", "Nubbe")):
        for prefix in PREFIXES:
            page = soup(client.get(f"{prefix}/innlandet/{rest}/"))
            assert text(page.h1) == title
            assert {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")} == named
    assert titles(client.get("/ressurser/")) == ["Girje" if first == "nb" else "Nubbe"]


def test_the_next_of_several_gets_a_number(lule: World) -> None:
    original = put_up(draft_resource(lule, "Girje"))
    section = open_section(innlandet(), "smj")
    draft_resource(lule, "Girje smj", section=section)

    assert translate(original, "smj", "Nubbe").slug == "girje-smj-2"


def test_a_work_at_anothers_path_is_not_sent_to_review(lule: World) -> None:
    open_section(innlandet(), "smj")
    edition = translate(put_up(draft_resource(lule, "Girje")), "smj", "Nubbe")
    edition.unpublish()
    edition.slug = "girje"
    edition.save()
    edition.save_revision(user=lule.contact)

    response = submit(edition, lule.contact)

    named = {"own": f"{SITE}/innlandet/girje/", "title": "Girje", "address": f"{SITE}/innlandet/girje/"}
    message = gettext("This page cannot have the address %(own)s: “%(title)s” has %(address)s already.")
    assert edition.faults_before_review() == {"slug": message % named}
    assert (response.status_code, edition.current_workflow_state) == (200, None)


def test_a_page_of_the_banks_own_shares_no_path_with_its_edition_either(lule: World) -> None:
    homes = [HomePage.objects.get(slug=code) for code in ("nb", "smj")]
    pages = [StandardPage(title="Om", slug="om", owner=lule.contact, live=False) for _home in homes]
    pages[1].translation_key = pages[0].translation_key
    for home, page in zip(homes, pages, strict=True):
        add(home, page, lule.contact)

    assert [list(page.faults_before_review()) for page in pages] == [["slug"], ["slug"]]
    assert lule.section.faults_before_review() == {}
    assert open_section(innlandet(), "smj").faults_before_review() == {}


def test_a_renamed_page_is_found_at_its_old_address(work: ResourcePage, client: Client) -> None:
    work.unpublish()
    work.slug = "adde"
    work.save()
    put_up(work)

    answers = [client.get(f"{prefix}/innlandet/girje/")["Location"] for prefix in PREFIXES]

    assert answers == [f"{prefix}/innlandet/adde/" for prefix in PREFIXES]


# --- the section -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["se", "en", "smj"])
def test_a_section_is_opened_once_with_the_rights_of_the_others(lule: World, code: str) -> None:
    section = open_section(innlandet(), code)

    assert open_section(innlandet(), code) == section
    assert (type(section), section.live, section.url_path) == (CountyLibraryPage, True, f"/{code}/innlandet/")
    assert (section.title, section.translation_key) == (lule.section.title, innlandet().section)
    assert section.approval_records.get().kind == "system"
    group = Group.objects.get(name=innlandet().group_name)
    rights = GroupPagePermission.objects.filter(group=group).values_list("page", "permission__codename")
    of = {page: sorted(name for at, name in rights if at == page) for page in (section.pk, lule.section.pk)}
    assert of[section.pk] == of[lule.section.pk] == ["add_page", "bulk_delete_page", "change_page"]
    assert section.permissions_for_user(lule.contact).can_add_subpage() is True
    assert section.permissions_for_user(lule.other_contact).can_add_subpage() is False
    assert section.permissions_for_user(lule.outsider).can_add_subpage() is False
    assert TranslatedWork.objects.filter(key=innlandet().section).exists()


def test_what_is_there_is_given_back(world: World) -> None:
    assert open_section(innlandet(), "nb") == world.section


def test_none_is_opened_in_a_language_nothing_is_begun_in_nor_for_who_has_none(world: World) -> None:
    without = CountyLibrary.objects.create(slug="ny", name="Ny")

    for library, code in ((innlandet(), "smj"), (innlandet(), "de"), (without, "en")):
        with pytest.raises(ValueError, match="cannot open a section"):
            open_section(library, code)


def test_none_is_opened_in_a_language_whose_front_page_is_not_made_yet(world: World, settings: LazySettings) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = WITH_LULE["WAGTAIL_CONTENT_LANGUAGES"]

    with pytest.raises(ValueError, match="cannot open a section"):
        open_section(innlandet(), "smj")


@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_once_get_the_same() -> None:
    vestland = CountyLibrary.objects.get(slug="vestland")

    first, second, other = at_once(
        lambda: open_section(innlandet(), "en"),
        lambda: open_section(innlandet(), "en"),
        lambda: open_section(vestland, "en"),
    )

    assert first == second
    assert [page.slug for page in (first, other)] == ["innlandet", "vestland"]
    home = HomePage.objects.get(slug="en")
    assert home.numchild == home.get_children().count()
    assert CountyLibraryPage.objects.filter(locale__language_code="en").count() == 2


def test_it_doubles_nothing(work: ResourcePage, lule: World, client: Client) -> None:
    addresses = [row[0].text for row in ET.fromstring(client.get("/sitemap.xml").content)]
    index_waiting()

    assert len(addresses) == len(set(addresses))
    assert addresses.count(f"{SITE}/innlandet/girje/") == addresses.count(f"{SITE}/innlandet/") == 1
    listed = [link["href"] for link in soup(client.get("/fylkesbibliotekene/")).select("main li a")]
    assert listed.count("/innlandet/") == 1
    section = soup(client.get("/innlandet/"))
    assert [link["hreflang"] for link in section.select("link[rel=alternate][hreflang]")] == ["nb", "nn"]
    counties = client.get("/api/v1/counties").json()["items"]
    assert {row["library"]["url"] for row in counties if row["library"]["slug"] == "innlandet"} == {
        f"{SITE}/innlandet/"
    }
    hits = client.get("/api/v1/search?malform=smj").json()["items"]
    assert [hit["title"] for hit in hits] == ["Girje"]


def test_a_section_without_words_of_its_own_shows_the_firsts(world: World, client: Client) -> None:
    section = world.section
    section.summary, section.intro = "Vi er tre fylker.", "<p>Om oss.</p>"
    section.save_revision()
    put_up(section)
    open_section(innlandet(), "en")

    page = soup(client.get("/en/innlandet/"))

    assert [(text(tag), tag["lang"]) for tag in page.select(".lead")] == [
        ("Vi er tre fylker.", "nb"),
        ("Om oss.", "nb"),
    ]
    written = CountyLibraryPage.objects.get(url_path="/en/innlandet/")
    written.summary = "Three counties."
    put_up(written)
    assert [text(tag) for tag in soup(client.get("/en/innlandet/")).select(".lead")] == ["Three counties."]


# --- switched off again ------------------------------------------------------------------------------------------


def test_what_is_written_stays_when_the_language_is_switched_off(
    work: ResourcePage, lule: World, client: Client, settings: LazySettings
) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.INTERFACE_LANGUAGES
    index_waiting()

    page = soup(client.get("/nn/innlandet/girje/"))
    assert (page.h1["lang"], text(page.select_one(".only-in"))) == ("smj", "Innhaldet finst berre på lulesamisk.")
    for address in ("/", "/ressurser/", "/ressurser/?malform=smj", "/innlandet/", "/fylkesbibliotekene/"):
        assert client.get(address).status_code == 200
    assert "Girje" in titles(client.get("/ressurser/"))
    assert titles(client.get("/sok/?q=girje")) == ["Girje"]
    assert f"{SITE}/innlandet/girje/" in client.get("/sitemap.xml").content.decode()
    assert client.get("/api/v1/resources").json()["items"][0]["language"] == "smj"
    assert client.get("/api/v1/resources?malform=smj").status_code == 400
    assert open_section(innlandet(), "smj").url_path == "/smj/innlandet/"
    for name in (f"/admin/pages/{work.pk}/edit/", f"/admin/pages/{work.get_parent().pk}/", "/admin/"):
        assert login(lule.contact).get(name).status_code == 200


def test_another_countys_copy_of_a_recipe_stands_in_the_recipes_language(lule: World) -> None:
    recipe: Any = draft_resource(lule, "Girje", section=open_section(innlandet(), "smj"))
    recipe.type = "recipe"
    recipe.save()
    put_up(recipe)
    address = "/admin/gjennomgang/kopi/vestland/"

    login(lule.other_contact).post(address, {"source": recipe.pk})

    copy = ResourcePage.objects.exclude(pk=recipe.pk).get()
    assert copy.url_path == "/smj/vestland/girje/"
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=settings.INTERFACE_LANGUAGES):
        login(lule.other_contact).post(address, {"source": recipe.pk})
    again = ResourcePage.objects.exclude(pk__in=(recipe.pk, copy.pk)).get()
    assert again.url_path == "/nn/vestland/girje-2/"


def test_the_language_has_its_place_in_the_database(lule: World) -> None:
    assert str(Locale.objects.get(language_code="smj")) == "Julevsámegiella"
