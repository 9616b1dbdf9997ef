"""What search engines are told: every page readers can open, once, at its canonical address."""

from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from learning.models import Competence, CoursePage, LessonPage
from tests.reading import soup
from tests.world import World, draft_course, draft_resource, edit, put_up

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(client: Client, host: str = "testserver") -> dict[str, str]:
    """Each address of the sitemap with its last change; fails when one stands twice."""
    root = ET.fromstring(client.get("/sitemap.xml", headers={"host": host}).content)
    rows = [(row.findtext("s:loc", "", NAMESPACE), row.findtext("s:lastmod", "", NAMESPACE)) for row in root]
    assert len(rows) == len(dict(rows))
    return dict(rows)


@pytest.fixture
def works(world: World) -> World:
    """A course, a nynorsk resource, and drafts."""
    put_up(draft_course(world, "Bokprat", lessons=1))
    put_up(draft_resource(world, "Leselyst", by=world.other_contact, section=world.other_section))
    draft_course(world, "Utkast", lessons=1)
    draft_resource(world, "Utkast til plan")
    return world


def test_each_live_page_and_each_competence_stands_once_at_its_canonical_address(works: World, client: Client) -> None:
    live = [page.canonical_url for page in Page.objects.live().filter(depth__gte=2).specific()]
    slugs = ["", "selvvurdering/", *(f"{slug}/" for slug in Competence.objects.values_list("slug", flat=True))]

    assert sorted(entries(client)) == sorted([*live, *(f"{settings.BASE_URL}/kompetanse/{slug}" for slug in slugs)])


def test_a_work_stands_in_its_own_language_only_and_a_draft_nowhere(works: World, client: Client) -> None:
    sections = ("/innlandet/", "/vestland/", "/nn/innlandet/", "/nn/vestland/")
    found = [address.removeprefix(settings.BASE_URL) for address in entries(client)]

    assert sorted(path for path in found if path.startswith(sections) and path not in sections) == [
        "/innlandet/bokprat/",
        "/innlandet/bokprat/bokprat-leksjon-1/",
        "/nn/vestland/leselyst/",
    ]


def test_each_address_answers_and_says_that_it_is_the_canonical_one(works: World, client: Client) -> None:
    for address in entries(client):
        response = client.get(address.removeprefix(settings.BASE_URL))

        assert (response.status_code, soup(response).select_one("link[rel=canonical]")["href"]) == (200, address)


def test_the_lessons_go_with_a_course_that_is_taken_down(works: World, client: Client) -> None:
    CoursePage.objects.get(slug="bokprat").unpublish()

    assert LessonPage.objects.get(slug="bokprat-leksjon-1").live is True
    assert [address for address in entries(client) if "innlandet/bokprat" in address] == []


def test_a_new_draft_changes_neither_address_nor_date(works: World, client: Client) -> None:
    before = entries(client)

    edit(CoursePage.objects.get(slug="bokprat"), works.contact, title="Ny tittel", slug="ny-tittel")

    assert entries(client) == before
    assert before[f"{settings.BASE_URL}/innlandet/bokprat/"] == timezone.localdate().isoformat()


def test_the_addresses_follow_the_settings_and_not_the_request(works: World, client: Client) -> None:
    assert entries(client, host="localhost") == entries(client)


def test_the_robots_are_told_where_the_sitemap_is_and_what_is_none_of_theirs(client: Client, db: None) -> None:
    response = client.get("/robots.txt")

    assert (response.status_code, response["Content-Type"]) == (200, "text/plain")
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /konto/",
        "Disallow: /*/konto/",
        "Disallow: /sok/",
        "Disallow: /*/sok/",
        "Disallow: /kalender/min/",
        "Disallow: /*/kalender/min/",
        "",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        "",
    ]
