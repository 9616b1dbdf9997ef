"""Which links a page has, which of them lead nowhere, and the job that asks other sites.

Long, since finding, asking and telling of links share one small web of sites.
"""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as project
from django.core.files.base import ContentFile
from django.utils import timezone, translation
from wagtail.contrib.redirects.models import Redirect

from cms.media.models import BankDocument
from events.models import EventPage
from home.models import CountyLibraryPage
from learning.models import LessonPage, ResourcePage
from tests.workflows.sites import Site, site
from tests.world import World, draft_course, draft_event, draft_resource, edit, put_up, submit
from workflows import actions
from workflows.actions import links as asking
from workflows.fetching import Answer, Trouble
from workflows.links import DeadLink, Target, addresses_of, dead_links, dead_links_of, links_of, normal
from workflows.models import LinkCheck
from workflows.tasks import check_links, collect_links

DAY = datetime.timedelta(days=1)
RICH = [
    {"type": "heading", "value": "Les mer"},
    {
        "type": "text",
        "value": (
            '<p>Se <a href="https://lovdata.no/lov#p4">loven</a>, <a linktype="page" id="77">kurset</a> og'
            ' <a linktype="document" id="88">malen</a>, eller <a href="/om/">om oss</a>.'
            ' Skriv til <a href="mailto:a@example.org">oss</a> eller se <a href="#topp">toppen</a>.</p>'
        ),
    },
    {
        "type": "callout",
        "value": {"kind": "tip", "heading": "Råd", "text": '<p><a href="http://tips.example">Tips</a></p>'},
    },
    {"type": "accordion", "value": [{"heading": "A", "text": '<p><a href="http://svar.example">Svar</a></p>'}]},
    {"type": "embed", "value": {"title": "Film", "url": "https://vimeo.com/1", "transcript": ""}},
    {"type": "download", "value": {"title": "Mal", "document": 99}},
    {"type": "image", "value": {"image": None, "alt_text": "", "caption": ""}},
]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def resource(**fields: Any) -> ResourcePage:
    return ResourcePage(title="Håndbok", **fields)


def body(*links: str) -> list[dict[str, str]]:
    return [{"type": "text", "value": "<p>{}</p>".format(" ".join(links))}]


def whys(page: Any, *going_up: int) -> list[tuple[str, str]]:
    return [(link.text, link.why) for link in dead_links(page, going_up)]


# --- which there are ---


def test_every_link_of_a_page_is_found_where_it_stands() -> None:
    page = resource(
        body=RICH,
        links=[{"type": "link", "value": {"text": "Bokprat", "url": "https://bokprat.example/a"}}],
        files=[{"type": "file", "value": 11}],
    )

    found = [(link.target, link.to, link.text, link.place) for link in links_of(page)]

    assert found == [
        (Target.ADDRESS, "https://lovdata.no/lov#p4", "loven", "Text › 2. Text"),
        (Target.PAGE, "77", "kurset", "Text › 2. Text"),
        (Target.DOCUMENT, "88", "malen", "Text › 2. Text"),
        (Target.PATH, "/om/", "om oss", "Text › 2. Text"),
        (Target.ADDRESS, "http://tips.example", "Tips", "Text › 3. Call-out › Text"),
        (Target.ADDRESS, "http://svar.example", "Svar", "Text › 4. Accordion › 1 › Text"),
        (Target.ADDRESS, "https://vimeo.com/1", "Film", "Text › 5. Film or sound from elsewhere › Address"),
        (Target.DOCUMENT, "99", "Mal", "Text › 6. Download › Document"),
        (Target.DOCUMENT, "11", "", "Files › 1. File"),
        (Target.ADDRESS, "https://bokprat.example/a", "Bokprat", "Links › 1. Link › Address"),
    ]


def test_links_in_fields_and_plain_text_count_too() -> None:
    event = EventPage(sign_up_url="https://meld.example/", recording="Opptak: https://film.example/a?b=1. Takk!")
    section = CountyLibraryPage(intro='<p><a href="https://fylke.example">Vi</a></p>')

    assert addresses_of(event) == {"https://meld.example/", "https://film.example/a?b=1"}
    assert addresses_of(section) == {"https://fylke.example/"}


def test_an_address_of_our_own_is_a_path() -> None:
    page = resource(body=body(f'<a href="{project.BASE_URL}/innlandet/?a=1#b">her</a>'))

    assert [(link.target, link.to) for link in links_of(page)] == [(Target.PATH, "/innlandet/")]
    assert addresses_of(page) == set()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://Blåbær.example/sti?q=ø#del", "https://xn--blbr-roah.example/sti?q=%C3%B8"),
        ("http://a.example", "http://a.example/"),
        ("http://" + "a" * 2100, ""),
        ("http://[::1", ""),
        ("http://*.example/", ""),
    ],
)
def test_addresses_are_asked_in_one_form(address: str, expected: str) -> None:
    assert normal(address) == expected


@pytest.mark.parametrize("address", ["http://[::1", "javascript:alert(1)", "ftp://example.org/", "x", "", "tel:123"])
def test_what_is_no_web_address_is_no_link_to_ask(address: str) -> None:
    assert links_of(resource(body=body(f'<a href="{address}">her</a>'))) == []


# --- which lead nowhere ---


def test_pages_and_documents_that_are_gone_or_not_read_are_dead(world: World) -> None:
    live = put_up(draft_resource(world, "Oppe"))
    draft = draft_resource(world, "Utkast")
    document = BankDocument.objects.create(title="Mal", file=ContentFile(b"x", "mal.txt"))
    page = resource(
        body=body(
            f'<a linktype="page" id="{live.pk}">oppe</a>',
            f'<a linktype="page" id="{draft.pk}">utkast</a>',
            '<a linktype="page" id="987654">borte</a>',
            f'<a linktype="document" id="{document.pk}">mal</a>',
            '<a linktype="document" id="987654">bortemal</a>',
        )
    )

    assert whys(page) == [
        ("utkast", "Readers do not see the page."),
        ("borte", "The page is gone."),
        ("bortemal", "The document is gone."),
    ]
    assert whys(page, draft.pk) == whys(page)[1:]
    assert dead_links(page)[1] == DeadLink("", "borte", "Text › 1. Text", "The page is gone.")


def test_a_lesson_is_not_read_while_its_course_is_down(world: World) -> None:
    course = put_up(draft_course(world, lessons=1))
    lesson = LessonPage.objects.get()
    page = resource(body=body(f'<a linktype="page" id="{lesson.pk}">leksjon</a>', f'<a href="{lesson.url}">sti</a>'))
    assert whys(page) == []

    actions.take_down(course, world.contact, "Feil.")

    assert whys(page) == [("leksjon", "Readers do not see the page."), ("sti", "Readers do not see the page.")]


def test_paths_on_our_own_site_are_looked_up_in_every_language(world: World) -> None:
    live = put_up(draft_resource(world, "Oppe"))
    draft = draft_resource(world, "Utkast")
    Redirect.objects.create(old_path="/flyttet", redirect_link="/om/")
    live_path, draft_path = (page.url_path.removeprefix("/nb") for page in (live, draft))
    paths = [
        *(live_path, f"/nn{live_path}", "/", "/nn/", "/kurs/?side=2", "/sok/", "/nn/sok/", "/flyttet/"),
        *(draft_path, "/innlandet/finnes-ikke/", "/en/innlandet/finnes-ikke/"),
    ]

    page = resource(body=body(*(f'<a href="{path}">{path}</a>' for path in paths)))

    assert [link.text for link in dead_links(page)] == paths[-3:]


def test_addresses_elsewhere_are_told_by_the_last_check(world: World) -> None:
    now = timezone.now()
    noted(status=404, address="https://borte.example/", first_failed_at=now)
    noted(status=500, address="https://syk.example/", first_failed_at=now)
    noted(status=200, address="https://frisk.example/")
    noted(error=Trouble.UNKNOWN_HOST, address="https://ingen.example/", first_failed_at=now - 2 * DAY)
    names = ("borte", "syk", "frisk", "ingen", "ukjent")
    page = resource(body=body(*(f'<a href="https://{name}.example">{name}</a>' for name in names)))

    found = dead_links(page)

    assert [(link.address, link.text) for link in found] == [
        ("https://borte.example", "borte"),
        ("https://ingen.example", "ingen"),
    ]
    assert [link.why.split(". ")[0] for link in found] == ["The site answers 404", "There is no such site"]
    assert str(timezone.localdate().year) in found[0].why


def test_many_pages_cost_no_more_than_one(world: World, django_assert_num_queries: Any) -> None:
    live = put_up(draft_resource(world, "Oppe"))
    document = BankDocument.objects.create(title="Mal", file=ContentFile(b"x", "mal.txt"))
    links = body(
        f'<a linktype="page" id="{live.pk}">a</a>',
        f'<a linktype="document" id="{document.pk}">b</a>',
        f'<a href="{live.url}">c</a>',
        '<a href="https://borte.example">d</a>',
    )

    for pages in ([resource(body=links)], [resource(body=links) for _number in range(3)]):
        with django_assert_num_queries(7):
            assert dead_links_of(pages) == [[]] * len(pages)


def test_a_page_without_links_costs_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert dead_links(resource()) == []


# --- keeping account ---


def noted(**facts: Any) -> LinkCheck:
    facts = {"checked_at": timezone.now(), "host": facts["address"].split("/")[2]} | facts
    return LinkCheck.objects.create(**facts)


def known() -> list[str]:
    return sorted(LinkCheck.objects.values_list("address", flat=True))


def with_link(world: World, title: str, address: str) -> ResourcePage:
    page = draft_resource(world, title)
    edit(page, world.contact, body=body(f'<a href="{address}">her</a>'))
    return ResourcePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_what_is_sent_to_review_is_asked_about_at_once(world: World) -> None:
    page = with_link(world, "Sendt", "https://sendt.example/#topp")
    with_link(world, "Utkast", "https://utkast.example/")

    submit(page, world.contact)

    assert known() == ["https://sendt.example/"]


def test_what_live_pages_and_reviews_link_to_is_kept_and_the_rest_forgotten(world: World) -> None:
    live = with_link(world, "Oppe", "https://oppe.example/")
    put_up(live)
    submit(with_link(world, "Sendt", "https://sendt.example/"), world.contact)
    with_link(world, "Utkast", "https://utkast.example/")
    LinkCheck.objects.filter(address="https://sendt.example/").delete()
    noted(address="https://ingen.example/")
    old = noted(address="https://oppe.example/", status=200)

    collect_links()
    collect_links()

    assert known() == ["https://oppe.example/", "https://sendt.example/"]
    assert LinkCheck.objects.get(address="https://oppe.example/") == old


# --- the job ---


@pytest.fixture
def shop(settings: Any, monkeypatch: Any) -> Iterator[Site]:
    settings.LINK_CHECK_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    monkeypatch.setattr(asking, "PAUSE", 0.0)
    with site() as here:
        yield here


def dead() -> list[str]:
    return [check.address.rpartition("/")[2] for check in LinkCheck.objects.dead().order_by("address")]


def to_be_asked(shop: Site, *names: str) -> None:
    LinkCheck.objects.bulk_create(
        LinkCheck(address=f"{shop.address}/{name}", host=shop.address.split("/")[2]) for name in names
    )


def let_pass(days: float) -> None:
    """As if so many days had gone by."""
    for check in LinkCheck.objects.all():
        for name in ("asked_at", "checked_at", "first_failed_at"):
            moment = getattr(check, name)
            setattr(check, name, moment and moment - days * DAY)
        check.save()


def test_what_is_gone_is_dead_at_once_and_what_fails_only_after_a_day(db: None, shop: Site) -> None:
    shop.replies |= {"/frisk": (200, {}), "/syk": (503, {}), "/slettet": (410, {})}
    to_be_asked(shop, "borte", "frisk", "slettet", "syk")

    check_links()
    assert dead() == ["borte", "slettet"]

    let_pass(1)
    check_links()
    assert dead() == ["borte", "slettet", "syk"]

    shop.replies["/syk"] = (200, {})
    let_pass(7)
    check_links()
    assert dead() == ["borte", "slettet"]
    assert LinkCheck.objects.get(address__endswith="/syk").first_failed_at is None


def test_what_was_asked_lately_is_left_in_peace(db: None, shop: Site) -> None:
    shop.replies |= {"/frisk": (200, {}), "/syk": (503, {})}
    to_be_asked(shop, "frisk", "syk")
    check_links()
    before = list(shop.asked)

    check_links()
    let_pass(0.9)
    check_links()
    assert shop.asked == before
    let_pass(0.1)
    check_links()
    assert shop.asked == [*before, "HEAD /syk", "GET /syk"]
    let_pass(6)
    shop.asked.clear()
    check_links()
    assert shop.asked == ["HEAD /frisk"]


def test_a_run_asks_only_a_few_and_of_a_host_fewer(db: None, shop: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr(asking, "MOST_OF_A_HOST", 2)
    monkeypatch.setattr(asking, "MOST_IN_A_RUN", 3)
    with site() as other:
        to_be_asked(shop, "a", "b", "c")
        to_be_asked(other, "d", "e", "f")

        check_links()

        assert (len({*shop.asked}), len({*other.asked})) == (4, 2)  # HEAD and GET of each
        assert LinkCheck.objects.filter(checked_at=None).count() == 3
        check_links()
        assert LinkCheck.objects.filter(checked_at=None).count() == 0


def test_a_host_is_given_a_rest_between_two_questions(db: None, shop: Site, monkeypatch: Any) -> None:
    slept: list[float] = []
    monkeypatch.setattr(asking, "PAUSE", 0.05)
    monkeypatch.setattr(asking.time, "sleep", slept.append)
    to_be_asked(shop, "a", "b")

    check_links()

    assert slept[0] == 0.0
    assert 0.0 < slept[1] <= 0.05


def test_a_run_ends_in_time_and_leaves_the_rest_for_later(db: None, shop: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr(asking, "LONGEST_RUN", -1.0)
    to_be_asked(shop, "a", "b")

    assert actions.check_links() == 0

    assert (shop.asked, LinkCheck.objects.filter(checked_at=None).count()) == ([], 2)


def test_what_another_run_has_taken_is_not_asked_until_that_one_must_be_dead(db: None, shop: Site) -> None:
    to_be_asked(shop, "a")
    LinkCheck.objects.update(asked_at=timezone.now())

    check_links()
    assert shop.asked == []
    let_pass(1 / 24)
    check_links()
    assert shop.asked == ["HEAD /a", "GET /a"]


def test_when_our_own_line_is_down_nobodys_link_is_dead(db: None) -> None:
    for name in "abc":
        noted(address=f"http://{name}.invalid/", checked_at=None)

    check_links()

    assert LinkCheck.objects.filter(checked_at=None).count() == 3


def test_a_silent_site_among_others_that_answer_is_noted(db: None, shop: Site) -> None:
    for name in "abc":
        noted(address=f"http://{name}.invalid/", checked_at=None)
    to_be_asked(shop, "her")

    check_links()

    assert LinkCheck.objects.filter(error=Trouble.UNKNOWN_HOST).count() == 3


def test_one_silent_site_by_itself_is_noted(db: None) -> None:
    check = noted(address="http://a.invalid/", checked_at=None)

    check_links()

    check.refresh_from_db()
    assert (check.error, check.first_failed_at == check.checked_at) == (Trouble.UNKNOWN_HOST, True)


def test_the_demo_asks_nobody(db: None, shop: Site, settings: Any) -> None:
    settings.LINK_CHECK_ASKS = False
    to_be_asked(shop, "a")

    check_links()

    assert (shop.asked, LinkCheck.objects.get().asked_at) == ([], None)


def test_the_first_of_failures_in_a_row_is_remembered(db: None) -> None:
    check = noted(address="https://a.example/", checked_at=None)
    first, second = timezone.now() - DAY, timezone.now()

    check.note(Answer(status=500), first)
    check.note(Answer(trouble=Trouble.TIMEOUT), second)

    check.refresh_from_db()
    assert (check.status, check.error, check.first_failed_at, check.checked_at) == (None, "timeout", first, second)
    assert str(check) == "https://a.example/"


def test_an_event_in_the_review_has_its_links_asked(world: World) -> None:
    event = draft_event(world)
    edit(event, world.contact, sign_up_url="https://meld.example/")

    submit(EventPage.objects.get(pk=event.pk), world.contact)

    assert known() == ["https://meld.example/"]
