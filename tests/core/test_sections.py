"""A county library's sections, one for each language: its own people write in all of them, and nobody else looks in.

`test_isolation` walks over every address of the admin; here are those where pages are listed, in each language.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from cms.core.actions import open_section
from cms.people.models import CountyLibrary
from learning.models import ResourcePage
from search.tasks import index_waiting
from tests.editing import new
from tests.makings import section_of
from tests.world import CAST, World, draft_resource, edit, login
from workflows.translation.actions import translate_by_hand

LANGUAGES = [code for code, _name in settings.INTERFACE_LANGUAGES]
SECRET = "Hemmelig utkast"


def stressed(*names: str) -> list[Any]:
    return [pytest.param(name, marks=pytest.mark.stress) for name in names]


@pytest.fixture(scope="module")
def drafts(lasting_world: World) -> Iterator[dict[str, int]]:
    """The number of Innlandet's draft in each language, each with two revisions; the sections are opened for them."""
    with transaction.atomic():
        with translation.override("nb"):
            written = draft_resource(lasting_world, SECRET)
            works = {"nb": written} | {
                code: translate_by_hand(written, lasting_world.contact, code) for code in LANGUAGES if code != "nb"
            }
            for work in works.values():
                edit(work, lasting_world.contact, summary=f"{SECRET}: mer")
            for code in LANGUAGES:
                open_section(CountyLibrary.objects.get(slug="vestland"), code)
            index_waiting()
        yield {code: work.pk for code, work in works.items()}
        transaction.set_rollback(True)


# --- who writes where ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_contact_and_deputy_write_in_the_section_and_nobody_else(drafts: Any, world: World, language: str) -> None:
    section = section_of(world, language)

    may_write = {name for name in CAST if section.permissions_for_user(world.everybody[name]).can_add_subpage()}

    assert may_write == {"contact", "deputy"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_begun_there_is_in_the_sections_language(drafts: Any, world: World, language: str) -> None:
    new(login(world.deputy), ResourcePage, section_of(world, language), title="Noe nytt")

    page = ResourcePage.objects.get(title="Noe nytt")
    assert (page.owner, page.live, page.locale.language_code) == (world.deputy, False, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_countys_contact_begins_nothing_there(drafts: Any, world: World, language: str) -> None:
    section = section_of(world, language)
    address = reverse("wagtailadmin_pages:add", args=("learning", "resourcepage", section.pk))

    response = login(world.other_contact).post(address, {"title": "Innsmuglet", "slug": "innsmuglet"})

    assert (response.status_code, ResourcePage.objects.filter(title="Innsmuglet").exists()) == (404, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_countys_contact_writes_in_no_draft_there(drafts: dict[str, int], world: World, language: str) -> None:
    rows = ResourcePage.objects.filter(pk=drafts[language]).values()
    before = rows.get()

    codes = [
        login(world.other_contact).post(reverse(name, args=(drafts[language],)), {"title": "Tatt over"}).status_code
        for name in ("wagtailadmin_pages:edit", "workflows:translate", "workflows:translation", "workflows:submit")
    ]

    assert (codes, rows.get()) == ([404] * 4, before)


# --- who sees what -------------------------------------------------------------------------------------------------


def where_it_is_listed(world: World, language: str) -> list[str]:
    section = section_of(world, language)
    locale = f"locale={language}"
    return [
        reverse("wagtailadmin_explore", args=(section.pk,)),
        f"{reverse('wagtailadmin_explore_root')}?q=Hemmelig&{locale}",
        reverse("wagtailadmin_choose_page_child", args=(section.pk,)),
        f"{reverse('wagtailadmin_choose_page_search')}?q=Hemmelig&{locale}",
        f"{reverse('wagtailadmin_pages:search')}?q=Hemmelig&{locale}",
        f"/admin/api/main/pages/?search=Hemmelig&{locale}",
        f"/admin/api/main/pages/?child_of={section.pk}&fields=*",
        f"/admin/reports/site-history/?{locale}",
    ]


def where_it_stands(draft: int) -> list[str]:
    page = ResourcePage.objects.get(pk=draft)
    earlier, later = page.revisions.order_by("pk").values_list("pk", flat=True)[:2]
    views = [
        *("edit", "history", "workflow_history", "usage", "view_draft", "copy", "move", "delete"),
        *("convert_alias", "unpublish", "set_privacy"),
    ]
    return [
        *(reverse(f"wagtailadmin_pages:{name}", args=(draft,)) for name in views),
        reverse("wagtailadmin_pages:revisions_compare", args=(draft, earlier, later)),
        reverse("wagtailadmin_pages:revisions_compare", args=(draft, "earliest", "latest")),
        reverse("wagtailadmin_pages:revisions_view", args=(draft, later)),
        reverse("wagtailadmin_pages:revisions_revert", args=(draft, earlier)),
        reverse("wagtailadmin_choose_page_child", args=(draft,)),
        f"/admin/choose-page/chosen-multiple/?id={draft}",
        f"/admin/bulk/wagtailcore/page/delete/?id={draft}",
        f"/admin/api/main/pages/{draft}/",
        reverse("workflows:submit", args=(draft,)),
        reverse("workflows:share", args=(draft,)),
        reverse("workflows:outside", args=(draft,)),
        reverse("workflows:translate", args=(draft,)),
        reverse("workflows:translation", args=(draft,)),
    ]


def showing(user: Any, addresses: list[str]) -> list[str]:
    client = login(user)
    return [address for address in addresses if SECRET in client.get(address).content.decode(errors="replace")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_owner_finds_the_draft_in_each_language(drafts: dict[str, int], world: World, language: str) -> None:
    """The canary: what nobody else must see could be seen at these addresses."""
    draft = drafts[language]
    opened = [reverse(f"wagtailadmin_pages:{name}", args=(draft,)) for name in ("edit", "history")]
    some = [*where_it_is_listed(world, language)[:-1], *opened]

    assert set(opened) <= set(where_it_stands(draft))
    assert showing(world.contact, some) == some


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["other_contact", *stressed("outsider", "reviewer")])
def test_nobody_else_finds_it_in_a_list(drafts: dict[str, int], world: World, who: str, language: str) -> None:
    assert showing(world.everybody[who], where_it_is_listed(world, language)) == []


@pytest.mark.parametrize("language", ["en", *stressed("nb", "nn", "se")])
@pytest.mark.parametrize("who", ["other_contact", *stressed("outsider", "reviewer")])
def test_nobody_else_opens_it(drafts: dict[str, int], world: World, who: str, language: str) -> None:
    assert showing(world.everybody[who], where_it_stands(drafts[language])) == []
