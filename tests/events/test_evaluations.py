"""What those who took part thought of it: asked, answered, and shown when there is enough of it.

Long, since the way from the letter to the figures is one, and each step of it has its refusals.
"""

import datetime
import re
from typing import Any

import pytest
from django.core.signing import BadSignature
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from events.evaluations import actions, rules
from events.evaluations.querysets import untold
from events.evaluations.questions import asked_in
from events.evaluations.results import results_of
from events.evaluations.tasks import tend_evaluations
from events.evaluations.tokens import new_token
from events.models import Evaluation, EvaluationAnswer, EventPage, Registration, SpentToken
from events.places import privacy
from learning.refused import Refused
from tests.reading import soup, text
from tests.signed_up import DAY, State, came, let_it_be_over, open_event, registered
from tests.world import World, login

TODAY = datetime.date(2026, 11, 20)
OWN = [("Hva vil du lære mer om?", "text"), ("Hvor godt var lokalet?", "scale"), ("Kommer du igjen?", "yes_no")]


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return open_event(lasting_world).pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


@pytest.fixture
def evaluation(event: EventPage) -> Evaluation:
    """Asked yesterday's guests today, with three questions of the organiser's own."""
    actions.save(event.translation_key, is_on=True, audience="place", questions=OWN)
    registered(event, "Kari Dahl", "Per Dahl")
    let_it_be_over(event)
    tend_evaluations()
    return Evaluation.objects.get()


def save(event: EventPage, **changes: Any) -> Evaluation:
    return actions.save(event.translation_key, **({"is_on": True, "audience": "place", "questions": []} | changes))


def letters() -> list[Mail]:
    return list(Mail.objects.filter(key__contains=":evaluation:").order_by("to"))


def link_in(letter: Mail) -> str:
    (path,) = re.findall(r"http://127\.0\.0\.1:8000(\S*/evaluering/\S+)", letter.body)
    return str(path)


def answer(evaluation: Evaluation, **given: str) -> None:
    actions.answer(new_token(evaluation), {"useful": "4"} | given)


def screen(event: EventPage) -> str:
    return reverse("events:evaluation", args=(event.pk,))


# --- the rules ---


@pytest.mark.parametrize(
    ("last_day", "is_due"), [(None, False), (TODAY, False), (TODAY - DAY, True), (TODAY - 90 * DAY, True)]
)
def test_letters_are_due_from_the_day_after_the_last_meeting(last_day: datetime.date | None, is_due: bool) -> None:
    assert rules.letters_are_due(last_day=last_day, today=TODAY) is is_due


@pytest.mark.parametrize(
    ("told_on", "is_spent", "refusal"),
    [
        (TODAY, False, None),
        (TODAY - 30 * DAY, False, None),
        (TODAY - 31 * DAY, False, rules.Refusal.CLOSED),
        (None, False, rules.Refusal.CLOSED),
        (TODAY, True, rules.Refusal.SPENT),
        (TODAY - 31 * DAY, True, rules.Refusal.SPENT),
    ],
)
def test_a_link_answers_once_and_for_thirty_days(
    told_on: datetime.date | None, is_spent: bool, refusal: rules.Refusal | None
) -> None:
    assert rules.may_answer(is_spent=is_spent, told_on=told_on, today=TODAY) == refusal


@pytest.mark.parametrize(("told_on", "refusal"), [(None, None), (TODAY, rules.Refusal.ASKED)])
def test_what_is_asked_is_settled_once_somebody_is_asked(
    told_on: datetime.date | None, refusal: rules.Refusal | None
) -> None:
    assert rules.may_change(told_on=told_on) == refusal


@pytest.mark.parametrize(
    ("numbers", "are_shown"), [((0, 9), True), ((1, 9), False), ((9, 4), False), ((5, 80), True), ((), True)]
)
def test_no_figure_stands_beside_one_of_one_to_four(numbers: tuple[int, ...], are_shown: bool) -> None:
    assert rules.are_shown(numbers) == are_shown


@pytest.mark.parametrize(("values", "mean"), [([], None), ([5] * 4, None), ([5, 5, 4, 4, 4], 4.4), ([1, 2] * 3, 1.5)])
def test_a_mean_has_one_decimal_and_is_of_five_at_least(values: list[int], mean: float | None) -> None:
    assert rules.mean(values) == mean


@pytest.mark.parametrize(
    ("answered", "is_open", "shown"),
    [(0, True, 0), (4, True, 0), (5, True, 5), (9, True, 5), (10, True, 10), (4, False, 0), (9, False, 9)],
)
def test_answers_are_shown_of_whole_fives_until_no_more_can_come(answered: int, is_open: bool, shown: int) -> None:
    assert rules.people_shown(answered, is_open=is_open) == shown


@pytest.mark.parametrize(("answered", "is_whole"), [(1, False), (4, False), (5, True), (6, False), (10, True)])
def test_every_fifth_answer_makes_a_whole_five(answered: int, is_whole: bool) -> None:
    assert rules.is_whole_five(answered) is is_whole


# --- what the organiser asks ---


def test_the_organiser_turns_it_on_and_asks_questions_of_their_own(world: World, event: EventPage) -> None:
    typed = {"is_on": "on", "audience": "came"}
    typed |= {f"kind-{number}": "text" for number in range(5)} | {"text-0": "Hva nå?", "text-3": "Hvor godt?"}

    response = login(world.contact).post(screen(event), typed | {"kind-3": "scale"})

    stored = Evaluation.objects.get()
    assert (response.status_code, response["Location"]) == (302, screen(event))
    assert (stored.work, stored.is_on, stored.audience) == (event.translation_key, True, "came")
    assert list(stored.questions.values_list("text", "kind")) == [("Hva nå?", "text"), ("Hvor godt?", "scale")]


def test_the_form_shows_what_is_stored_and_saves_it_anew(world: World, event: EventPage) -> None:
    save(event, questions=OWN)
    client = login(world.contact)

    form = client.get(screen(event)).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"text-1": ""}
    client.post(screen(event), typed | {"is_on": "on"})

    stored = Evaluation.objects.get()
    assert list(stored.questions.values_list("text", "kind")) == [OWN[0], OWN[2]]


def test_without_a_tick_nobody_is_asked(event: EventPage) -> None:
    save(event, is_on=False)
    registered(event, "Kari Dahl")
    let_it_be_over(event)

    tend_evaluations()

    assert (letters(), Evaluation.objects.get().told_on) == ([], None)


@pytest.mark.parametrize("field", ["audience", "kind-0"])
def test_a_choice_nobody_offered_is_not_saved(world: World, event: EventPage, field: str) -> None:
    typed = {"is_on": "on", "audience": "place"} | {f"kind-{number}": "text" for number in range(5)}

    response = login(world.contact).post(screen(event), typed | {field: "waiting"})

    assert (list(response.context["form"].errors), Evaluation.objects.count()) == ([field], 0)


def test_once_the_letters_have_gone_nothing_is_changed(world: World, event: EventPage, evaluation: Evaluation) -> None:
    typed = {"is_on": "", "audience": "came"} | {f"kind-{number}": "text" for number in range(5)}

    response = login(world.contact).post(screen(event), typed | {"text-0": "Noe annet?"})

    assert (response.status_code, soup(response).select("main form")) == (409, [])
    assert Evaluation.objects.get().is_on is True
    assert list(evaluation.questions.values_list("text", "kind")) == OWN


def test_more_than_five_questions_are_not_kept(event: EventPage) -> None:
    save(event, questions=[(f"Spørsmål {number}", "text") for number in range(7)])

    assert Evaluation.objects.get().questions.count() == 5


def test_what_everybody_is_asked_stands_around_the_organisers_own(evaluation: Evaluation) -> None:
    asked = asked_in(evaluation)

    assert [each.name for each in asked if not each.is_own] == ["useful", "use", "missing", "comment"]
    assert [(each.text, each.kind) for each in asked if each.is_own] == OWN
    assert asked[-1].name == "comment"


# --- the letters ---


def test_those_with_a_place_are_asked_the_day_after_each_with_a_link_of_their_own(event: EventPage) -> None:
    save(event)
    kari, _per = registered(event, "Kari Dahl", "Per Dahl")
    registered(event, "Venter Lenge", state=State.WAITING)
    let_it_be_over(event)

    tend_evaluations()
    tend_evaluations()

    found = letters()
    assert [letter.to for letter in found] == ["kari.dahl@example.org", "per.dahl@example.org"]
    assert found[0].key == f"registration:{kari.pk}:evaluation:{Evaluation.objects.get().pk}"
    assert found[0].subject == "Hvordan var «Fagprat»?"
    assert len({link_in(letter) for letter in found}) == 2
    assert (Evaluation.objects.get().told_on, Evaluation.objects.get().receivers) == (timezone.localdate(), 2)


def test_who_has_been_asked_is_not_asked_again(evaluation: Evaluation) -> None:
    actions.tell(evaluation.pk, timezone.localdate() + DAY)

    assert (len(letters()), Evaluation.objects.get().told_on) == (2, timezone.localdate())


def test_those_who_came_are_asked_where_the_organiser_has_said_so(event: EventPage) -> None:
    save(event, audience="came")
    registered(event, "Kari Dahl")
    came(*registered(event, "Per Dahl"))
    let_it_be_over(event)

    tend_evaluations()

    assert [letter.to for letter in letters()] == ["per.dahl@example.org"]


def test_a_letter_and_its_link_are_in_the_language_one_signed_up_in(event: EventPage) -> None:
    save(event)
    registered(event, "Kari Dahl", language="nn")
    let_it_be_over(event)

    tend_evaluations()

    (letter,) = letters()
    assert (letter.language, letter.subject) == ("nn", "Korleis var «Fagprat»?")
    assert link_in(letter).startswith("/nn/evaluering/")


@pytest.mark.parametrize("when", ["to come", "on the same day", "cancelled"])
def test_before_it_is_over_or_where_it_never_was_nobody_is_asked(event: EventPage, when: str) -> None:
    evaluation = save(event)
    registered(event, "Kari Dahl")
    today = timezone.localdate()
    if when != "to come":
        let_it_be_over(event)
        today -= DAY
    if when == "cancelled":
        event.occurrences.update(cancelled_at=timezone.now())
        today += DAY

    actions.tell(evaluation.pk, today)

    assert (letters(), Evaluation.objects.get().told_on) == ([], None)


def test_of_what_is_to_come_there_is_nothing_to_tend(event: EventPage) -> None:
    save(event)

    assert untold() == []


def test_the_letters_go_with_the_names(evaluation: Evaluation) -> None:
    registrations = [letter.key.split(":")[1] for letter in letters()]

    privacy.erase(Registration.objects.filter(pk__in=registrations))

    assert letters() == []


# --- the form ---


def test_the_link_of_a_letter_opens_a_form_that_sets_no_cookie_and_changes_nothing(
    evaluation: Evaluation, client: Client
) -> None:
    response = client.get(link_in(letters()[0]))

    page = soup(response)
    assert (response.status_code, list(response.cookies)) == (200, [])
    assert "no-store" in response["Cache-Control"]
    assert [text(legend.span) for legend in page.select("form.evaluation legend")] == [
        "Hvor nyttig var det for arbeidet ditt?",
        "Hvor godt var lokalet?",
        "Kommer du igjen?",
    ]
    assert len(page.select("form.evaluation textarea")) == 4
    assert [radio["value"] for radio in page.select("[name=useful]")] == ["1", "2", "3", "4", "5"]
    assert (SpentToken.objects.count(), EvaluationAnswer.objects.count()) == (0, 0)


def test_an_answer_is_kept_and_its_link_is_used(evaluation: Evaluation, client: Client) -> None:
    link = link_in(letters()[0])
    own = [str(pk) for pk in evaluation.questions.values_list("pk", flat=True)]

    response = client.post(link, {"useful": "5", "use": "Bokprat", own[1]: "3", own[2]: "yes", "missing": ""})
    after = client.get(response["Location"])

    assert (response.status_code, response["Location"], list(response.cookies)) == (302, link, [])
    assert set(EvaluationAnswer.objects.values_list("question", "value")) == {
        ("useful", "5"),
        ("use", "Bokprat"),
        (own[1], "3"),
        (own[2], "yes"),
    }
    assert text(soup(after).select_one("[role=status]")).startswith("Takk")
    assert soup(after).select("form.evaluation") == []


def test_a_second_answer_through_the_same_link_is_not_kept(evaluation: Evaluation, client: Client) -> None:
    link = link_in(letters()[0])
    client.post(link, {"useful": "5"})

    again = client.post(link, {"useful": "1"})

    assert again.status_code == 409
    assert text(soup(again).select_one("[role=status]")).startswith("Takk")
    assert list(EvaluationAnswer.objects.values_list("value", flat=True)) == ["5"]


@pytest.mark.parametrize(
    "given", [{}, {"useful": "6"}, {"useful": "0"}, {"useful": "x"}, {"useful": "4", "use": "x" * 2001}]
)
def test_what_cannot_be_is_said_by_the_field_and_the_link_stays_unused(
    evaluation: Evaluation, client: Client, given: dict[str, str]
) -> None:
    response = client.post(link_in(letters()[0]), given)

    page = soup(response)
    (field,) = response.context["form"].errors
    assert page.select_one(f"#id_{field}_error") is not None
    assert page.select_one(f"[aria-describedby~=id_{field}_error]") is not None
    assert (SpentToken.objects.count(), EvaluationAnswer.objects.count()) == (0, 0)


def test_after_thirty_days_it_is_closed(evaluation: Evaluation, client: Client) -> None:
    link = link_in(letters()[0])
    Evaluation.objects.update(told_on=timezone.localdate() - 31 * DAY)

    shown, sent = client.get(link), client.post(link, {"useful": "5"})

    assert [text(soup(each).select_one("[role=status]")) for each in (shown, sent)] == [
        "Evalueringen er avsluttet."
    ] * 2
    assert EvaluationAnswer.objects.count() == 0


@pytest.mark.parametrize("change", ["forged", "another's signature", "no evaluation"])
def test_a_link_that_was_not_made_here_is_not_there(evaluation: Evaluation, client: Client, change: str) -> None:
    link = link_in(letters()[0])
    if change == "no evaluation":
        evaluation.delete()
    wrong = {"forged": f"{link[:-3]}xx/", "another's signature": link.replace(".", ".a", 1), "no evaluation": link}

    answers = [client.get(wrong[change]).status_code, client.post(wrong[change], {"useful": "5"}).status_code]

    assert answers == [404, 404]


def test_the_verb_itself_refuses_a_forged_link_and_one_that_is_used(evaluation: Evaluation) -> None:
    token = new_token(evaluation)
    actions.answer(token, {"useful": "5"})

    with pytest.raises(Refused, match="Lenka er brukt"):
        actions.answer(token, {"useful": "5"})
    with pytest.raises(BadSignature):
        actions.answer(f"{token}x", {"useful": "5"})


def test_another_site_cannot_send_the_form(evaluation: Evaluation, client: Client) -> None:
    response = client.post(link_in(letters()[0]), {"useful": "5"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, EvaluationAnswer.objects.count()) == (403, 0)


@pytest.mark.parametrize(("prefix", "language"), [("", "nb"), ("/nn", "nn"), ("/se", "nb"), ("/en", "en")])
def test_the_form_answers_in_every_language(evaluation: Evaluation, client: Client, prefix: str, language: str) -> None:
    response = client.get(prefix + link_in(letters()[0]))

    assert (response.status_code, soup(response).html["lang"]) == (200, language)


@pytest.mark.parametrize("number", [1, 3])
def test_the_form_costs_the_same_with_one_question_and_with_three(
    event: EventPage, client: Client, django_assert_num_queries: Any, number: int
) -> None:
    evaluation = save(event, questions=OWN[:number])
    link = reverse("evaluations:answer", args=(new_token(evaluation),))
    Evaluation.objects.update(told_on=timezone.localdate())
    client.get(link)

    with django_assert_num_queries(6):
        response = client.get(link)

    assert len(response.context["form"].asked) == 4 + number


# --- what is shown ---


def close(evaluation: Evaluation) -> None:
    Evaluation.objects.filter(pk=evaluation.pk).update(told_on=timezone.localdate() - 31 * DAY)


def shown(evaluation: Evaluation, *, is_open: bool = True) -> Any:
    return results_of(Evaluation.objects.get(pk=evaluation.pk), is_open=is_open)


@pytest.mark.parametrize("is_open", [True, False])
def test_under_five_answers_nothing_is_shown(
    world: World, event: EventPage, evaluation: Evaluation, is_open: bool
) -> None:
    for _person in range(4):
        answer(evaluation, use="Bokprat")
    close(evaluation) if not is_open else None

    page = login(world.contact).get(screen(event))
    file = login(world.contact).get(reverse("events:evaluation_csv", args=(event.pk,)))

    assert (shown(evaluation, is_open=is_open), b"".join(file).count(b"\n")) == ([], 1)
    assert "Bokprat" not in page.content.decode()
    said = "vises når 5 har svart; så langt er det færre" if is_open else "Færre enn 5 svarte"
    assert said in text(soup(page).select_one("p.kb-lead"))


def test_from_five_answers_on_figures_are_shown_unless_one_of_them_is_of_fewer(evaluation: Evaluation) -> None:
    scale, yes_no = (str(question.pk) for question in evaluation.questions.all()[1:])
    for number in range(10):
        answer(evaluation, useful="5" if number < 8 else "2", use=f"Tips {number}", **{scale: "3", yes_no: "yes"})

    useful, use, missing, _own, place, again, comment = shown(evaluation)

    assert (useful.mean, useful.figures, useful.is_of_few) == (4.4, [], True)
    assert sorted(use.texts) == [f"Tips {number}" for number in range(10)]
    assert (missing.texts, comment.texts) == ([], [])
    assert (place.mean, place.figures) == (3.0, [("1", 0), ("2", 0), ("3", 10), ("4", 0), ("5", 0)])
    assert again.figures == [("Ja", 10), ("Nei", 0)]


def test_a_single_answer_more_changes_nothing_one_can_see_until_it_is_one_of_five(
    world: World, event: EventPage, evaluation: Evaluation
) -> None:
    def seen() -> tuple[str, set[str]]:
        page = soup(login(world.contact).get(screen(event)))
        return text(page.select_one("p.kb-lead")), {text(line) for line in page.select(".kb-rows li")}

    for number in range(5):
        answer(evaluation, use=f"Tips {number}")
    at_five = seen()

    after = []
    for number in range(5, 10):
        answer(evaluation, use=f"Tips {number}")
        after.append(seen())

    assert [each == at_five for each in after] == [True, True, True, True, False]
    assert "Minst 5 har svart." in at_five[0]
    assert (sum("Tips" in line for line in at_five[1]), sum("Tips" in line for line in after[-1][1])) == (5, 10)


def test_when_it_is_closed_all_answers_are_shown(world: World, event: EventPage, evaluation: Evaluation) -> None:
    for number in range(7):
        answer(evaluation, use=f"Tips {number}")

    before, after = shown(evaluation), shown(evaluation, is_open=False)
    close(evaluation)
    lead = text(soup(login(world.contact).get(screen(event))).select_one("p.kb-lead"))

    assert (len(before[1].texts), len(after[1].texts)) == (5, 7)
    assert lead.endswith("7 har svart.")


def test_the_screen_shows_them_and_hides_the_few(world: World, event: EventPage, evaluation: Evaluation) -> None:
    for number in range(10):
        answer(evaluation, useful="5" if number else "2")

    page = soup(login(world.contact).get(screen(event)))

    said = [text(line) for line in page.select("#kb-question-1 ~ p")[:2]]
    assert said == ["Gjennomsnitt: 4,7", "Tallene vises ikke: ett av svarene er gitt av for få."]
    assert [table["aria-labelledby"] for table in page.select(".kb-listing")] == ["kb-question-5", "kb-question-6"]


def test_the_spreadsheet_says_what_the_screen_says_and_runs_nothing(
    world: World, event: EventPage, evaluation: Evaluation
) -> None:
    for number in range(7):
        answer(evaluation, useful="5" if number else "2", use="=HYPERLINK(1)")

    response = login(world.contact).get(reverse("events:evaluation_csv", args=(event.pk,)))

    lines = b"".join(response).decode("utf-8-sig").splitlines()
    assert lines[:3] == [
        "Spørsmål;Svar;Hvor mange",
        "Hvor nyttig var det for arbeidet ditt?;Gjennomsnitt;4.4",
        "Hvor nyttig var det for arbeidet ditt?;Tallene vises ikke: ett av svarene er gitt av for få.;",
    ]
    assert lines[3:] == ["Hva kommer du til å bruke?;'=HYPERLINK(1);"] * 5 + [
        f"{asked};{figure}"
        for asked, figures in (("Hvor godt var lokalet?", "12345"), ("Kommer du igjen?", ("Ja", "Nei")))
        for figure in (f"{each};0" for each in figures)
    ]


def test_texts_come_in_another_order_each_time(evaluation: Evaluation) -> None:
    for number in range(10):
        answer(evaluation, use=f"Tips {number}")

    orders = {tuple(shown(evaluation)[1].texts) for _look in range(8)}

    assert len(orders) > 1  # one order eight times over: once in ten to the forty-fifth


def test_the_group_looks_and_changes_nothing(world: World, event: EventPage, evaluation: Evaluation) -> None:
    client = login(world.reviewer)

    shown = client.get(screen(event))
    sent = client.post(screen(event), {"is_on": "", "audience": "came"})

    assert (shown.status_code, soup(shown).select("main form"), sent.status_code) == (200, [], 404)


@pytest.mark.parametrize("is_on", [True, False])
def test_the_group_is_told_whether_it_will_be_asked(world: World, event: EventPage, is_on: bool) -> None:
    save(event, is_on=is_on)

    lead = text(soup(login(world.reviewer).get(screen(event))).select_one("p.kb-lead"))

    assert lead.startswith("De som er med" if is_on else "Arrangøren ber ikke")


def test_an_evaluation_goes_with_the_events_last_edition(event: EventPage, evaluation: Evaluation) -> None:
    answer(evaluation)
    EventPage.objects.filter(pk=event.pk).update(live=False)

    EventPage.objects.get(pk=event.pk).delete()

    assert (Evaluation.objects.count(), EvaluationAnswer.objects.count(), SpentToken.objects.count()) == (0, 0, 0)
