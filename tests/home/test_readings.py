"""Readings that a CDN has answered are added to our own, once."""

import datetime
import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.core.models import PageViews
from home.models import HomePage
from learning.models import ResourcePage
from tests.world import World, draft_resource, put_up, translate

DAY = datetime.date(2026, 11, 27)


@pytest.fixture
def page(world: World) -> ResourcePage:
    page: ResourcePage = put_up(draft_resource(world))
    return page


def hand_in(monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    said = io.StringIO()
    call_command("count_readings", stdout=said)
    return said.getvalue()


def views() -> dict[tuple[int, datetime.date], int]:
    return {(row.page_id, row.day): row.number for row in PageViews.objects.all()}


def test_sums_are_added_to_what_is_counted_already(page: ResourcePage, monkeypatch: pytest.MonkeyPatch) -> None:
    PageViews.objects.create(page=page, day=DAY, number=3)
    front = HomePage.objects.get(slug="nb")

    said = hand_in(
        monkeypatch,
        f"2026-11-27,{page.url},10",
        f"2026-11-28,{page.url},1",
        f"2026-11-27,/nn{page.url},5",  # the same page under another interface
        "2026-11-27,/,7",
        "2026-11-27,/finnes-ikke/,4",
        "2026-11-27,/sok/,2",
    )

    assert said == "Added 23 readings; 6 were of addresses where no page is now.\n"
    assert views() == {(page.pk, DAY): 18, (page.pk, datetime.date(2026, 11, 28)): 1, (front.pk, DAY): 7}


def test_an_edition_is_counted_where_it_is_shown(page: ResourcePage, monkeypatch: pytest.MonkeyPatch) -> None:
    edition: Any = translate(page, "nn", "Handbok")

    hand_in(monkeypatch, f"2026-11-27,/nn{page.url},2", f"2026-11-27,{page.url},1", "2026-11-27,/nn/,4")

    nynorsk = HomePage.objects.get(slug="nn")
    assert views() == {(edition.pk, DAY): 2, (page.pk, DAY): 1, (nynorsk.pk, DAY): 4}


def test_the_same_sums_are_not_added_twice(page: ResourcePage, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(monkeypatch, f"2026-11-27,{page.url},10")

    with pytest.raises(CommandError, match="counted already"):
        hand_in(monkeypatch, f"2026-11-27,{page.url},10")
    assert views() == {(page.pk, DAY): 10}


@pytest.mark.parametrize("line", ["i går,/kurs/,1", "2026-11-27,/kurs/,mange", "2026-11-27,/kurs/", "2026-11-27,/,-1"])
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_added(
    page: ResourcePage, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    with pytest.raises(CommandError, match=r"Line 2 .* Nothing was added\."):
        hand_in(monkeypatch, f"2026-11-27,{page.url},10", line)

    assert views() == {}
    assert "Added 10" in hand_in(monkeypatch, f"2026-11-27,{page.url},10")
