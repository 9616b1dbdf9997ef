"""The index holds what readers can open, and nothing else; it is written anew while it serves."""

import importlib
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.people.models import County, CountyLibrary
from learning.models import CompetenceArea, CoursePage, ResourcePage, Topic
from search import indexing, reading
from search.arrays import BLOCK, KEYWORDS, LABELS, read_postings
from search.indexing import WEIGHTS, compact, index_works, rebuild
from search.models import Block, Entry, Posting, WaitingPage, Word
from search.reading import read_index
from search.tasks import index_waiting
from tests.reading import soup, titles
from tests.world import World, draft_course, draft_resource, put_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def trolls(world: World) -> ResourcePage:
    page = put_up(draft_resource(world, "Trollbok"))
    index_waiting()
    return page


def shown(client: Client, query: str = "q=trollbok") -> list[str]:
    return titles(client.get(f"/sok/?{query}"))


def said(client: Client, query: str) -> str:
    return client.get(f"/sok/?{query}").content.decode()


def test_an_index_that_is_written_anew_answers_the_same(trolls: ResourcePage, client: Client) -> None:
    before = set(Entry.objects.values_list("page", "number"))

    assert list(rebuild())[-1] == Entry.objects.count()

    assert shown(client) == ["Trollbok"]
    assert {page for page, _number in before} == set(Entry.objects.values_list("page", flat=True))
    assert Block.objects.count() == 1
    assert set(Posting.objects.values_list("block", flat=True)) == {Block.objects.get().pk}


def test_the_old_index_answers_until_the_new_one_is_written(trolls: ResourcePage, client: Client) -> None:
    for _done in rebuild():
        assert shown(client) == ["Trollbok"]


def test_a_page_that_changes_gets_a_new_number_and_is_found_once(trolls: ResourcePage, client: Client) -> None:
    before = Entry.objects.get(page=trolls).number

    trolls.save()
    index_waiting()

    assert Entry.objects.get(page=trolls).number > before
    assert shown(client) == ["Trollbok"]


def test_a_block_of_the_dead_is_dropped_by_the_clock(
    world: World, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(indexing, "BLOCK", 8)
    monkeypatch.setattr("search.reading.BLOCK", 8)
    monkeypatch.setattr("search.ranking.BLOCK", 8)
    for model in (Entry, Block, Posting):
        model.objects.all().delete()
    page = put_up(draft_resource(world, "Trollbok"))
    for _time in range(9):
        page.save()
        index_waiting()
    first = Block.objects.order_by("number").first()
    assert first is not None
    assert (first.used, shown(client)) == (8, ["Trollbok"])

    compact()

    assert first.pk not in Block.objects.values_list("number", flat=True)
    assert shown(client) == ["Trollbok"]


def test_a_course_longer_than_what_is_left_of_a_block_is_still_whole(
    world: World, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(indexing, "BLOCK", 4)
    monkeypatch.setattr("search.reading.BLOCK", 4)
    monkeypatch.setattr("search.ranking.BLOCK", 4)
    for model in (Entry, Block, Posting):
        model.objects.all().delete()
    put_up(draft_course(world, "Trollkurs", lessons=6))
    index_waiting()

    assert Block.objects.count() > 1
    assert [
        page.select_one("h3").get_text() for page in soup(client.get("/sok/?q=leksjon+6")).select(".hits > li")
    ] == ["Trollkurs"]


def test_a_process_keeps_no_more_of_the_words_it_was_asked_for_than_there_is_room_for(
    trolls: ResourcePage, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(reading, "KEPT", 5 * reading.ROOM)
    for _time in range(2):
        for word in ("trollbok", "biblioteker", "formidling", "trollbok"):
            assert shown(client, f"q={word}+trollbok")[0] == "Trollbok"

    assert reading._size == sum(stand.size for stand in reading._stands.values()) <= reading.KEPT


def test_what_is_taken_down_is_gone_before_any_job_has_run(trolls: ResourcePage, client: Client) -> None:
    assert "Ressurser (1)" in said(client, "q=trollbok")

    trolls.unpublish()

    assert shown(client) == []
    assert "Ressurser (1)" not in said(client, "q=trollbok")
    index_waiting()
    assert not Entry.objects.filter(page=trolls).exists()


def test_what_is_deleted_before_the_job_has_run_is_gone_too(trolls: ResourcePage, client: Client) -> None:
    trolls.unpublish()
    ResourcePage.objects.get(pk=trolls.pk).delete()

    assert shown(client) == []
    index_waiting()
    assert not Entry.objects.filter(page=trolls.pk).exists()
    assert int(read_index().alive.sum()) == Entry.objects.count()


def test_a_page_that_some_may_not_read_is_found_by_none(trolls: ResourcePage, client: Client) -> None:
    restriction = PageViewRestriction.objects.create(page=trolls, restriction_type=PageViewRestriction.LOGIN)

    assert shown(client) == []
    index_waiting()
    assert shown(client) == []

    restriction.delete()
    index_waiting()
    assert shown(client) == ["Trollbok"]


def test_a_new_name_of_an_area_reaches_the_works_that_carry_it(
    world: World, trolls: ResourcePage, client: Client
) -> None:
    area = CompetenceArea.objects.get(pk=world.area.pk)
    area.name_nb = "Eventyrkunnskap"
    area.save()
    index_waiting()

    assert "Trollbok" in shown(client, "q=eventyrkunnskap")
    assert "Eventyrkunnskap (1)" in said(client, "q=trollbok")


def weight(term: str) -> float:
    """What the one page that says it says it with."""
    return float(read_postings(Posting.objects.get(term=term).pages)["count"][0])


def test_a_name_counts_once_in_however_many_languages_and_places_it_is_given(world: World) -> None:
    page = draft_resource(world, "Håndbok")
    page.topics = [Topic.objects.get(name_nb="kildekritikk", name_nn="kjeldekritikk")]
    page.tags.add("kildekritikk")
    page.save()
    put_up(page)
    index_waiting()

    assert weight("kildekritikk") == WEIGHTS[KEYWORDS] == 2.0


def test_what_a_work_is_filed_under_says_less_than_its_text(world: World, trolls: ResourcePage) -> None:
    CompetenceArea.objects.filter(pk=world.area.pk).update(name_nb="Kildekritikk", name_nn="Kjeldekritikk")
    index_works([trolls.pk])

    assert weight("kildekritikk") == WEIGHTS[LABELS] == 0.5


def test_a_new_name_of_a_county_and_of_its_library_reaches_what_they_made(trolls: ResourcePage, client: Client) -> None:
    CountyLibrary.objects.get(slug="innlandet").save()
    county = County.objects.get(name="Innlandet")
    county.name = "Opplandene"
    county.save()
    index_waiting()

    assert "Trollbok" in shown(client, "q=opplandene")
    assert "Opplandene (1)" in said(client, "q=trollbok")


def test_a_word_no_page_says_any_more_is_dropped_by_the_clock(trolls: ResourcePage) -> None:
    assert Word.objects.filter(word="trollbok").exists()
    trolls.unpublish()
    index_waiting()

    compact()

    assert not Word.objects.filter(word="trollbok").exists()


def test_a_lesson_that_is_saved_indexes_its_course_with_it(world: World, client: Client) -> None:
    course = put_up(draft_course(world, "Trollkurs", lessons=2))
    index_waiting()
    course.get_children().first().specific.save()

    index_waiting()

    assert WaitingPage.objects.count() == 0
    assert Entry.objects.filter(path__startswith=course.path).count() == 3
    assert shown(client, "q=trollkurs") == [CoursePage.objects.get(pk=course.pk).title]


def plan(sql: str, params: Any) -> str:
    """How PostgreSQL would go about it with a table too large to read through."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", params)
        return "\n".join(row[0] for row in cursor.fetchall())


def test_postings_are_found_by_their_index(trolls: ResourcePage) -> None:
    wanted = Posting.objects.filter(term__in=["bok", "troll"]).values_list("term", "block", "pages")

    assert "one_posting_per_term_and_block" in plan(*wanted.query.sql_with_params())


def test_words_are_found_by_their_trigrams_and_by_their_beginnings(trolls: ResourcePage) -> None:
    found = plan("SELECT word FROM search_word WHERE folded %% %s", ["trolbok"])
    begun = plan("SELECT word FROM search_word WHERE folded LIKE %s", ["trol%"])

    assert "word_trigrams" in found
    assert "word_beginning" in begun


def test_what_is_hidden_is_found_by_its_own_index(trolls: ResourcePage) -> None:
    assert "entry_hidden" in plan("SELECT number FROM search_entry WHERE is_hidden", [])


def test_a_number_fits_where_it_is_kept() -> None:
    assert BLOCK <= 2**16


def test_an_index_of_another_layout_is_begun_anew_by_the_migration(trolls: ResourcePage, client: Client) -> None:
    migration = importlib.import_module("search.migrations.0007_facts_of_competences")

    migration.begin_anew(apps, None)
    assert (Block.objects.count(), Entry.objects.count(), shown(client)) == (0, 0, [])

    index_waiting()
    assert shown(client) == ["Trollbok"]
