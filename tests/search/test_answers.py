"""What readers are answered: in their own words and forms, with their errors forgiven, narrowed as they like.

Long, since one small bank answers all of it.
"""

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from learning.models import CoursePage, LessonPage, ResourcePage, Topic
from search.models import Promotion, Query, Synonym
from search.tasks import index_waiting
from tests.reading import addresses, soup, text, titles
from tests.world import World, body, draft_course, draft_event, draft_resource, put_up, translate

pytestmark = pytest.mark.django_db


def put_up_with(page: Any, text: str) -> Any:
    """Live with this text."""
    page.refresh_from_db()
    page.body = body(text)
    page.save()
    return put_up(page)


@pytest.fixture(scope="module")
def bank(lasting_world: World) -> World:
    """Six works of two counties, in both written forms, and a draft."""
    world = lasting_world
    put_up_with(draft_resource(world, "Kildekritikk på skolen"), "Hvordan snakke med elever om kilder og bøker.")
    put_up_with(draft_resource(world, "Konflikthåndtering"), "Om uro i biblioteket, og trygghet i Tromsø.")
    put_up_with(draft_resource(world, "Kassering", section=world.other_section), "Å rydde i samlinga.")
    draft_course(world, "Formidling for alle", lessons=2)
    put_up_with(LessonPage.objects.get(title="Formidling for alle: leksjon 2"), "Om spøkelser på loftet.")
    put_up(draft_event(world, "Bokprat på Hamar"))
    draft_resource(world, "Hemmelig kildekritikk")
    index_waiting()
    return world


def shown(client: Client, query: str) -> list[str]:
    return titles(client.get(f"/sok/?{query}"))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kjeldekritikk i skulen", "Kildekritikk på skolen"),  # nynorsk finds bokmål
        ("elevene og boka", "Kildekritikk på skolen"),  # bøker
        ("konflikter", "Konflikthåndtering"),  # a part of a compound
        ("handtering av konflikter", "Konflikthåndtering"),
        ("samlingen", "Kassering"),  # bokmål finds nynorsk
        ("tromso", "Konflikthåndtering"),
        ("konflikth", "Konflikthåndtering"),  # not written to its end
        ("konfilkthåndtering", "Konflikthåndtering"),
        ("weeding", "Kassering"),  # a synonym every installation begins with
        ("alene på jobb", "Konflikthåndtering"),  # one with a little word in it, for trygghet
    ],
)
def test_a_question_is_understood(bank: World, client: Client, query: str, first: str) -> None:
    assert shown(client, f"q={query}")[0] == first


def test_a_hit_in_a_lesson_shows_under_its_course_once_with_the_lesson_named(bank: World, client: Client) -> None:
    page = soup(client.get("/sok/?q=spøkelser+formidling"))

    names = [text(title) for title in page.select(".hits h3")]
    assert names[0] == "Formidling for alle"
    assert len(names) == len(set(names))


def test_a_lesson_that_alone_has_the_word_is_named_with_its_passage(bank: World, client: Client) -> None:
    page = soup(client.get("/sok/?q=spøkelse"))

    assert [text(title) for title in page.select(".hits h3")] == ["Formidling for alle"]
    assert text(page.select_one(".part a")) == "Formidling for alle: leksjon 2"
    assert [text(mark) for mark in page.select(".passage mark")] == ["spøkelser"]


def test_an_error_is_corrected_and_told_and_may_be_insisted_on(bank: World, client: Client) -> None:
    page = soup(client.get("/sok/?q=kasserign"))
    note = page.select_one(".corrected")

    assert text(note) == "Viser treff for kassering . Søk heller etter kasserign"
    assert titles(client.get("/sok/" + note.a["href"])) == []


def test_what_was_written_without_marks_or_not_to_its_end_is_no_error(bank: World, client: Client) -> None:
    for query in ("tromso", "konflikth"):
        assert soup(client.get(f"/sok/?q={query}")).select_one(".corrected") is None


def test_a_short_word_is_never_guessed_from_its_letters_without_marks(bank: World, client: Client) -> None:
    put_up(draft_resource(bank, "Bibliotek på Ås"))
    index_waiting()

    assert shown(client, "q=ås") == ["Bibliotek på Ås"]
    assert shown(client, "q=as") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kaserring", "kassering"),
        ("personver", "personvern"),  # not written to its end, before another word one error away
        ("weedng", "weeding"),  # which no page says, only a synonym of one that does
        ("strikking", ""),  # a word, and three errors away from strømming
        ("mánát", ""),  # Sámi for children, and not månad
    ],
)
def test_what_is_meant_is_guessed_within_reason(bank: World, client: Client, typed: str, meant: str) -> None:
    put_up(draft_resource(bank, "Personvern for personer"))
    put_up(draft_resource(bank, "Strømming i månad etter månad"))
    index_waiting()

    assert text(soup(client.get("/sok/", {"q": typed})).select_one(".corrected strong")) == meant


def test_a_corrected_word_has_its_synonyms_and_its_promoted_work(bank: World, client: Client) -> None:
    Synonym.objects.create(words_nb="kildekritikk, spøkelse")
    Promotion.objects.create(words="kildekritikk", page=ResourcePage.objects.get(title="Kassering"))

    assert shown(client, "q=kildekritkk") == shown(client, "q=kildekritikk")
    assert set(shown(client, "q=kildekritkk")) == {"Kassering", "Kildekritikk på skolen", "Formidling for alle"}
    assert shown(client, "q=kildekritkk")[0] == "Kassering"


def test_what_was_searched_for_literally_is_so_when_it_is_narrowed(bank: World, client: Client) -> None:
    page = soup(client.get("/sok/?q=kildekritkk&ordrett=1"))

    assert page.select_one(".filters input[name=ordrett]")["value"] == "1"
    assert soup(client.get("/sok/?q=kildekritkk")).select_one(".filters input[name=ordrett]") is None


def test_the_same_in_nynorsk_is_not_the_sami(bank: World, client: Client) -> None:
    put_up_with(draft_resource(bank, "Like greier", section=bank.other_section), "Det same, om att og om att.")
    put_up_with(draft_resource(bank, "Gjestebud"), "Mange samer kom.")
    index_waiting()

    assert shown(client, "q=samer") == ["Gjestebud"]


def test_nothing_is_corrected_to_a_word_that_only_a_hidden_page_has(bank: World, client: Client) -> None:
    page = put_up(draft_resource(bank, "Enhjørninger"))
    index_waiting()
    assert shown(client, "q=enhjørnigner") == ["Enhjørninger"]

    page.unpublish()

    response = client.get("/sok/?q=enhjørnigner")
    assert titles(response) == []
    assert "enhjørninger" not in response.content.decode()


# --- narrowing ------------------------------------------------------------------------------------------------------


def counts(client: Client, query: str) -> dict[str, dict[str, int]]:
    """What each filter's choices say they leave."""
    page = soup(client.get(f"/sok/?{query}"))
    found: dict[str, dict[str, int]] = {}
    for box in page.select(".filters input[type=checkbox]"):
        label = text(box.find_parent("label"))
        found.setdefault(box["name"], {})[box["value"]] = int(re.findall(r"\((\d+)\)$", label)[0])
    return found


def test_each_choice_says_how_many_it_leaves(bank: World, client: Client) -> None:
    found = counts(client, "q=kildekritikk+konflikthåndtering+kassering+formidling+bokprat")

    assert found["slag"] == {"kurs": 1, "ressurs": 3, "arrangement": 1}
    assert found["malform"] == {"nb": 4, "nn": 1}
    assert found["nar"] == {"maned": 1}


def test_a_count_heeds_the_other_filters_and_not_its_own(bank: World, client: Client) -> None:
    found = counts(client, "q=kildekritikk+konflikthåndtering+kassering+formidling+bokprat&slag=ressurs&malform=nb")

    assert found["slag"] == {"kurs": 1, "ressurs": 2, "arrangement": 1}
    assert found["malform"] == {"nb": 2, "nn": 1}
    assert "nar" not in found


def test_several_choices_of_one_filter_are_any_of_them(bank: World, client: Client) -> None:
    query = "q=kildekritikk+konflikthåndtering+kassering+formidling+bokprat"

    assert sorted(shown(client, f"{query}&slag=kurs&slag=arrangement")) == ["Bokprat på Hamar", "Formidling for alle"]
    assert shown(client, f"{query}&slag=kurs&malform=nn") == []


def test_filters_without_words_show_everything_they_leave(bank: World, client: Client) -> None:
    assert sorted(shown(client, "malform=nn&slag=ressurs")) == ["Kassering"]


def test_a_work_in_two_languages_counts_once_and_in_each_of_its_written_forms(bank: World, client: Client) -> None:
    translate(put_up(draft_resource(bank, "Papaya")), "nn", "Papaya på nynorsk")
    index_waiting()

    assert counts(client, "q=papaya")["slag"] == {"ressurs": 1}
    assert counts(client, "q=papaya")["malform"] == {"nb": 1, "nn": 1}
    assert counts(client, "q=papaya&malform=nn")["slag"] == {"ressurs": 1}
    assert shown(client, "q=papaya&malform=nn") == ["Papaya på nynorsk"]


def cancel(event: Any) -> None:
    event.occurrences.update(cancelled_at=timezone.now())


def move(event: Any, **by: int) -> None:
    """To so long from now; it lasts an hour."""
    starts_at = timezone.now() + datetime.timedelta(**by)
    event.occurrences.update(starts_at=starts_at, ends_at=starts_at + datetime.timedelta(hours=1))


def test_an_event_counts_as_soon_until_it_is_over_or_the_time_it_was_cancelled_for_has_come(
    bank: World, client: Client
) -> None:
    under_way, cancelled, never_held, held = (put_up(draft_event(bank, f"Tombola {number}")) for number in range(1, 5))
    move(under_way, minutes=-30)
    move(cancelled, days=2)
    move(never_held, days=-2)
    move(held, days=-3)
    cancel(cancelled)
    cancel(never_held)
    for event in (under_way, cancelled, never_held, held):
        event.save()
    index_waiting()

    assert counts(client, "q=tombola")["nar"] == {"uke": 2, "over": 1}
    assert sorted(shown(client, "q=tombola&nar=uke")) == ["Tombola 1", "Tombola 2"]
    assert shown(client, "q=tombola&orden=snarest") == ["Tombola 1", "Tombola 2", "Tombola 3", "Tombola 4"]
    assert set(shown(client, "q=tombola")[:2]) == {"Tombola 1", "Tombola 2"}


def test_the_order_nobody_chose_is_no_filter(bank: World, client: Client) -> None:
    page = soup(client.get("/sok/?q=kassering&orden=treff&slag=ressurs"))

    assert [text(chip) for chip in page.select(".results .chips a")] == ["Fjern filteret Ressurser"]


def test_without_words_too_the_number_is_told(bank: World, client: Client) -> None:
    assert text(soup(client.get("/sok/?slag=arrangement")).select_one(".results h2")) == "1 treff"
    assert text(soup(client.get("/sok/")).select_one(".results h2")) == "Skriv det du leter etter"


@pytest.mark.parametrize("number", ["0", "-1", "-99999999999", "x"])
def test_there_is_no_page_before_the_first(bank: World, client: Client, number: str) -> None:
    assert shown(client, f"q=kassering&side={number}") == ["Kassering"]


def test_signs_without_a_word_find_nothing_whatever_is_ticked(bank: World, client: Client) -> None:
    assert shown(client, "q=%2B%2B%2B&slag=ressurs") == []


def test_of_a_long_question_the_beginning_is_read_and_said_to_be(bank: World, client: Client) -> None:
    said = "bare de første 200 tegnene ble lest"

    long = client.get("/sok/", {"q": "kassering " + "x" * 10_000})

    assert (titles(long), said in text(soup(long))) == (["Kassering"], True)
    assert said not in text(soup(client.get("/sok/", {"q": "kassering"})))


def test_results_can_be_put_in_another_order(bank: World, client: Client) -> None:
    CoursePage.objects.filter(title="Formidling for alle").update(last_published_at=timezone.now())
    names = shown(client, "q=kassering+formidling+bokprat&orden=snarest")

    assert names[0] == "Bokprat på Hamar"
    assert shown(client, "q=kassering+formidling+bokprat&orden=kortest")[0] == "Formidling for alle"


# --- what the group decides -----------------------------------------------------------------------------------------


def test_a_synonym_works_at_once_in_every_form_and_language(bank: World, client: Client) -> None:
    assert shown(client, "q=skumle+vesener") == []

    Synonym.objects.create(words_nb="skumle vesener, gjenferd", words_nn="spøkelse")

    assert shown(client, "q=skumle+vesener") == ["Formidling for alle"]
    assert shown(client, "q=gjenferdet") == ["Formidling for alle"]


def test_a_synonym_can_be_written_without_its_marks(bank: World, client: Client) -> None:
    assert shown(client, "q=balkestit") == []

    Synonym.objects.create(words_nb="kassering", words_se="bálkestit")

    assert shown(client, "q=balkestit") == shown(client, "q=bálkestit") == ["Kassering"]


def test_a_promoted_work_comes_first_and_says_so(bank: World, client: Client) -> None:
    page = ResourcePage.objects.get(title="Kassering")
    Promotion.objects.create(words="kildekritikk, faktasjekk", page=page)

    response = client.get("/sok/?q=kildekritikk")

    assert titles(response) == ["Kassering", "Kildekritikk på skolen"]
    assert text(soup(response).select_one(".hits .kind strong")) == "Anbefalt"


def test_a_work_promoted_in_one_language_is_promoted_in_all(bank: World, client: Client) -> None:
    page = put_up(draft_resource(bank, "Alvebok"))
    translate(page, "nn", "Alvebok på nynorsk")
    Promotion.objects.create(words="kildekritikk", page=page)
    index_waiting()

    response = client.get("/nn/sok/?q=kildekritikk")

    assert titles(response) == ["Alvebok på nynorsk", "Kildekritikk på skolen"]
    assert text(soup(response).select_one(".hits .kind strong")) == "Tilrådd"
    assert titles(client.get("/sok/?q=kildekritikk&malform=nn"))[0] == "Alvebok på nynorsk"


def test_a_promoted_work_that_was_taken_down_is_not_shown(bank: World, client: Client) -> None:
    page = ResourcePage.objects.get(title="Kassering")
    Promotion.objects.create(words="kildekritikk", page=page)
    page.unpublish()

    assert shown(client, "q=kildekritikk") == ["Kildekritikk på skolen"]


def test_results_lead_to_addresses_of_the_interface(bank: World, client: Client) -> None:
    hits = soup(client.get("/nn/sok/?q=kassering")).select_one(".hits")

    assert addresses(hits) == ["/nn/vestland/kassering/"]


# --- what is suggested meanwhile ------------------------------------------------------------------------------------


def suggested(client: Client, text: str) -> list[str]:
    return [
        one["text"] for one in client.get("/sok/forslag/", {"q": text}).json()["suggestions"] if one["kind"] != "topic"
    ]


def test_suggestions_are_titles_of_what_readers_can_open(bank: World, client: Client) -> None:
    assert suggested(client, "kildek") == ["Kildekritikk på skolen"]

    ResourcePage.objects.get(title="Kildekritikk på skolen").unpublish()

    assert suggested(client, "kildek") == []


def test_each_word_must_stand_in_the_title_and_the_last_need_not_be_whole(bank: World, client: Client) -> None:
    assert suggested(client, "skole kildek") == ["Kildekritikk på skolen"]
    assert suggested(client, "hamar kildek") == []
    assert suggested(client, "k") == []
    assert suggested(client, "kildekritikk k") == ["Kildekritikk på skolen"]  # one letter says nothing yet


def test_whoever_writes_a_mark_means_it(bank: World, client: Client) -> None:
    put_up(draft_resource(bank, "Askeladden"))
    put_up(draft_resource(bank, "Åsane"))
    index_waiting()

    assert suggested(client, "ås") == ["Åsane"]
    assert sorted(suggested(client, "as")) == ["Askeladden", "Åsane"]


def test_a_topic_is_suggested_once_there_is_something_on_it(bank: World, client: Client) -> None:
    topic = Topic.objects.create(slug="papaya", name_nb="Papaya på lur", name_nn="Papaya på lur (nn)")

    assert client.get("/sok/forslag/", {"q": "papa"}).json()["suggestions"] == []

    page = draft_resource(bank, "Frukt")
    page.topics.add(topic)
    page.save()
    put_up(page)
    index_waiting()
    assert client.get("/nn/sok/forslag/", {"q": "papaya på"}).json()["suggestions"] == [
        {
            "text": "Papaya på lur (nn)",
            "url": "/nn/sok/?q=Papaya+p%C3%A5+lur+%28nn%29",
            "kind": "topic",
            "language": "nn",
        }
    ]


def test_what_is_written_is_no_pattern(bank: World, client: Client) -> None:
    assert client.get("/sok/forslag/", {"q": "%% kildekr%"}).json()["suggestions"] == [
        one for one in client.get("/sok/forslag/", {"q": "kildekr"}).json()["suggestions"] if one["kind"] != "topic"
    ]
    assert suggested(client, "_ildekritikk") == []


def test_a_work_is_suggested_in_the_language_nearest_to_the_reader(bank: World, client: Client) -> None:
    translate(put_up(draft_resource(bank, "Papaya")), "nn", "Papaya på nynorsk")
    index_waiting()

    assert suggested(client, "papaya") == ["Papaya"]
    answer = client.get("/nn/sok/forslag/", {"q": "papaya"}).json()["suggestions"]
    assert [one["text"] for one in answer] == ["Papaya på nynorsk"]


def test_a_part_of_a_compound_is_suggested_too(bank: World, client: Client) -> None:
    assert suggested(client, "konflikt håndtering") == ["Konflikthåndtering"]


def test_what_enough_have_asked_and_opened_is_suggested_before_titles(bank: World, client: Client) -> None:
    for words, is_good in (("kassering av bøker", True), ("kassering av sjefen", False)):
        Query.objects.create(text=words, asked=9, opened=9, found=3, last_on=timezone.localdate(), is_good=is_good)

    (first, *_titles) = client.get("/sok/forslag/", {"q": "Kassering"}).json()["suggestions"]

    assert suggested(client, "Kassering") == ["kassering av bøker", "Kassering"]
    assert first["url"] == "/sok/?q=kassering+av+b%C3%B8ker"


@pytest.mark.parametrize("text", ["kassering", "formidling"])  # one title, and a course with its lessons
def test_suggestions_cost_three_queries_however_many_there_are(
    bank: World, client: Client, text: str, django_assert_num_queries: Any
) -> None:
    suggested(client, text)

    with django_assert_num_queries(3):
        assert len(suggested(client, text)) == {"kassering": 1, "formidling": 3}[text]
