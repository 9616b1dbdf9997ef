"""A contact asks the group for help: the request has an owner, a date and an answer.

Long, since each role is tried at each verb of the same request.
"""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from cms.people.models import Absence, CountyLibrary, Membership, Role, User
from tests.world import CAST, World, draft_course, draft_resource, edit, login, make_user, publish
from workflows import actions
from workflows import outside_rules as rules
from workflows.models import HelpRequest
from workflows.panels.outside import HelpPanel
from workflows.rules import Refusal, Reviewer

ASKERS = ("contact", "deputy")
GROUP = ("own_member", "reviewer", "other_reviewer", "leader")
TODAY = timezone.localdate


@pytest.fixture
def asked(world: World) -> HelpRequest:
    return ask(world.contact)


def ask(by: User, **changes: Any) -> Any:
    form = {"title": "Kurs om lesesirkler", "what": "Hvem kan vi spørre?", "wanted_by": "", "page": ""}
    form["library"] = CountyLibrary.objects.get(slug="innlandet").pk
    login(by).post(reverse("workflows:ask_for_help"), form | changes)
    return HelpRequest.objects.order_by("-pk").first()


def post(verb: str, asked: HelpRequest, by: User, **data: Any) -> Any:
    return login(by).post(reverse(f"workflows:{verb}", args=(asked.pk,)), data)


def answer(asked: HelpRequest, by: User, text: str = "Spør Agder.") -> Any:
    return post("help_request", asked, by, answer=text)


def told(name: str) -> list[str]:
    keys = Mail.objects.filter(key__startswith=f"{name}:")
    return sorted(to.split("@")[0] for to in keys.values_list("to", flat=True))


# --- asking ---


@pytest.mark.parametrize("role", CAST)
def test_who_may_ask(world: World, role: str) -> None:
    assert (ask(world.everybody[role]) is not None) is (role in ASKERS)


@pytest.mark.parametrize("by", ["other_contact", "reviewer"])
def test_nobody_asks_for_another_county(world: World, by: str) -> None:
    with pytest.raises(actions.Refused):
        actions.ask_for_help(
            world.everybody[by], CountyLibrary.objects.get(slug="innlandet"), title="Smug", what="Smug"
        )


def test_the_whole_group_and_the_leader_are_told_once(world: World) -> None:
    ask(world.contact)

    assert told("help_asked") == ["leader", "other_reviewer", "own_member", "reviewer"]


def test_the_request_holds_what_was_asked(world: World) -> None:
    course = draft_course(world)
    day = TODAY() + datetime.timedelta(days=20)

    asked = ask(world.deputy, page=course.pk, wanted_by=day.isoformat())

    assert (asked.title, asked.what, asked.wanted_by) == ("Kurs om lesesirkler", "Hvem kan vi spørre?", day)
    assert (asked.asked_by, asked.page_id, asked.state) == (world.deputy, course.pk, HelpRequest.State.NEW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"what": ""},
        {"what": "x" * 4001},
        {"wanted_by": "i går"},
        {"wanted_by": "2020-01-01"},
        {"page": "abc"},
        {"library": ""},
    ],
)
def test_bad_input_is_said_by_the_field_and_kept(world: World, wrong: dict[str, str]) -> None:
    library = CountyLibrary.objects.get(slug="innlandet").pk
    form = {"title": "A", "what": "B", "wanted_by": "", "page": "", "library": library} | wrong

    response = login(world.contact).post(reverse("workflows:ask_for_help"), form)

    shown = response.context["form"]
    assert list(shown.errors) == list(wrong)
    assert {name: shown[name].value() for name in wrong} == wrong
    assert not HelpRequest.objects.exists()


def test_only_the_librarys_own_unfinished_works_are_shown_to_the_group(world: World) -> None:
    mine, live = draft_resource(world, "Min"), publish(draft_resource(world, "Ute"), world)
    draft_resource(world, "Annet", by=world.other_contact, section=world.other_section)
    edit(live, world.contact, title="Ute, med endringer")

    form = login(world.contact).get(reverse("workflows:ask_for_help"), {"verk": mine.pk}).context["form"]

    assert [label for _pk, label in form.fields["page"].choices][1:] == ["Min", "Ute, med endringer"]
    assert form["page"].value() == str(mine.pk)


def test_who_writes_for_two_libraries_attaches_no_draft_of_the_one_to_the_others_request(world: World) -> None:
    agder = CountyLibrary.objects.get(slug="agder")
    Membership.objects.create(user=world.contact, role=Role.CONTACT, library=agder)
    form = {"title": "A", "what": "B", "library": agder.pk, "page": draft_resource(world).pk}

    response = login(world.contact).post(reverse("workflows:ask_for_help"), form)

    assert list(response.context["form"].errors) == ["page"]


# --- who sees it ---


@pytest.mark.parametrize("address", ["help_request", "take_help_request", "give_help_request"])
@pytest.mark.parametrize("role", CAST)
def test_the_library_and_the_group_see_a_request(world: World, asked: HelpRequest, role: str, address: str) -> None:
    response = login(world.everybody[role]).get(reverse(f"workflows:{address}", args=(asked.pk,)))

    sees = role in (*ASKERS, *GROUP)
    if address == "help_request":
        assert (response.status_code == 200) is sees
    else:
        assert response.status_code == (403 if role == "outsider" else 405)
    assert HelpRequest.objects.get().state == HelpRequest.State.NEW


@pytest.mark.parametrize("role", CAST)
def test_the_list_shows_each_what_is_theirs(world: World, asked: HelpRequest, role: str) -> None:
    Membership.objects.create(user=world.operator, role=Role.CONTACT, library=CountyLibrary.objects.get(slug="oslo"))
    actions.ask_for_help(world.operator, CountyLibrary.objects.get(slug="oslo"), title="Fra Oslo", what="B")

    response = login(world.everybody[role]).get(reverse("workflows:help"))

    shown = [each.title for each in response.context["unanswered"]] if response.status_code == 200 else None
    both, own = ["Kurs om lesesirkler", "Fra Oslo"], ["Kurs om lesesirkler"]
    expected: dict[str, Any] = {"outsider": None, "other_contact": [], "operator": ["Fra Oslo"]}
    assert shown == expected.get(role, both if role in GROUP else own)


def test_the_group_reads_the_draft_for_as_long_as_the_request_is_open(world: World) -> None:
    course = draft_course(world, "Hemmelig kurs")
    asked = ask(world.contact, page=course.pk)
    lesson = course.get_children().first()
    preview = reverse("workflows:help_preview", args=(asked.pk, lesson.pk))

    assert "Hemmelig kurs: leksjon 1" in login(world.reviewer).get(preview).content.decode()
    assert login(world.other_contact).get(preview).status_code == 404
    assert login(world.reviewer).get(reverse("workflows:help_preview", args=(asked.pk, 1))).status_code == 404

    post("take_help_request", asked, world.reviewer)
    answer(asked, world.reviewer)

    assert login(world.reviewer).get(preview).status_code == 404


def test_a_request_without_a_draft_has_nothing_to_read(world: World, asked: HelpRequest) -> None:
    course = draft_course(world)

    response = login(world.reviewer).get(reverse("workflows:help_preview", args=(asked.pk, course.pk)))

    assert response.status_code == 404


# --- taking and giving ---


@pytest.mark.parametrize("role", CAST)
def test_who_may_take_a_request(world: World, asked: HelpRequest, role: str) -> None:
    post("take_help_request", asked, world.everybody[role])

    asked.refresh_from_db()
    assert (asked.owner == world.everybody[role]) is (role in GROUP)
    assert asked.state == (HelpRequest.State.TAKEN if role in GROUP else HelpRequest.State.NEW)


def test_what_somebody_has_is_not_taken_by_another(world: World, asked: HelpRequest) -> None:
    post("take_help_request", asked, world.reviewer)
    post("take_help_request", asked, world.other_reviewer)

    asked.refresh_from_db()
    assert asked.owner == world.reviewer


def test_who_is_away_takes_nothing(world: World, asked: HelpRequest) -> None:
    Absence.objects.create(user=world.reviewer, first_day=TODAY(), last_day=TODAY())

    post("take_help_request", asked, world.reviewer)

    asked.refresh_from_db()
    assert asked.owner is None


@pytest.mark.parametrize("role", CAST)
def test_the_leader_and_the_deputy_give_a_request_to_a_member(world: World, asked: HelpRequest, role: str) -> None:
    post("give_help_request", asked, world.everybody[role], receiver=world.own_member.pk)

    asked.refresh_from_db()
    assert (asked.owner == world.own_member) is (role in ("leader", "reviewer"))
    letters = Mail.objects.filter(to="own_member@example.org", key="")
    assert letters.count() == (1 if role in ("leader", "reviewer") else 0)


def test_a_request_goes_to_members_only_and_from_one_to_another(world: World, asked: HelpRequest) -> None:
    post("give_help_request", asked, world.leader, receiver=world.contact.pk)
    asked.refresh_from_db()
    assert asked.owner is None

    post("take_help_request", asked, world.own_member)
    post("give_help_request", asked, world.leader, receiver=world.leader.pk)

    asked.refresh_from_db()
    assert asked.owner == world.leader


# --- answering ---


@pytest.mark.parametrize("role", CAST)
def test_whoever_has_it_answers_or_the_leader(world: World, asked: HelpRequest, role: str) -> None:
    post("take_help_request", asked, world.own_member)

    answer(asked, world.everybody[role])

    asked.refresh_from_db()
    may = role in ("own_member", "leader", "reviewer")  # the reviewer is nestleder
    assert (asked.state == HelpRequest.State.ANSWERED) is may
    assert asked.answer == ("Spør Agder." if may else "")


def test_the_contact_and_the_deputy_get_the_answer(world: World, asked: HelpRequest) -> None:
    post("take_help_request", asked, world.own_member)
    answer(asked, world.own_member, "Spør <Agder> & Oslo.")

    assert told("help_answered") == ["contact", "deputy"]
    assert "Spør <Agder> & Oslo." in Mail.objects.filter(key__startswith="help_answered:")[0].body
    page = login(world.deputy).get(reverse("workflows:help_request", args=(asked.pk,))).content.decode()
    assert "Spør &lt;Agder&gt; &amp; Oslo." in page


def test_a_leader_who_answers_at_once_has_taken_it(world: World, asked: HelpRequest) -> None:
    answer(asked, world.leader)

    asked.refresh_from_db()
    assert (asked.owner, asked.answered_by) == (world.leader, world.leader)


def test_an_answer_is_given_once_and_what_was_typed_is_kept(world: World, asked: HelpRequest) -> None:
    answer(asked, world.leader)

    response = answer(asked, world.leader, "En gang til")

    asked.refresh_from_db()
    assert asked.answer == "Spør Agder."
    assert "En gang til" in response.content.decode()


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_answer_is_said_by_the_field(world: World, asked: HelpRequest, text: str) -> None:
    response = answer(asked, world.leader, text)

    assert list(response.context["form"].errors) == ["answer"]


def test_who_asked_and_has_left_gets_no_letter(world: World, asked: HelpRequest) -> None:
    HelpRequest.objects.update(asked_by=None)

    answer(asked, world.leader)

    assert told("help_answered") == ["contact", "deputy"]


def test_who_asked_gets_the_answer_also_after_the_term(world: World, asked: HelpRequest) -> None:
    HelpRequest.objects.update(asked_by=make_user("for"))

    answer(asked, world.leader)

    assert told("help_answered") == ["contact", "deputy", "for"]


MEMBER = Reviewer(pk=1, is_active=True, is_member=True, is_away=False, libraries=frozenset())
NOBODY = Reviewer(pk=2, is_active=True, is_member=False, is_away=False, libraries=frozenset())
CLOSED = Reviewer(pk=3, is_active=False, is_member=True, is_away=False, libraries=frozenset())


@pytest.mark.parametrize(
    ("verdict", "refusal"),
    [
        (rules.may_take_help_request(MEMBER, owner=None, is_answered=True), Refusal.HELP_IS_GIVEN),
        (rules.may_take_help_request(CLOSED, owner=None, is_answered=False), Refusal.NOT_IN_GROUP),
        (rules.may_give_help_request(NOBODY, is_leader=True, is_answered=False), Refusal.NOT_IN_GROUP),
        (
            rules.may_answer_help_request(MEMBER, owner=1, is_leader=False, is_answered=False, answer=" "),
            Refusal.NO_ANSWER,
        ),
        (
            rules.may_answer_help_request(NOBODY, owner=2, is_leader=False, is_answered=False, answer="x"),
            Refusal.NOT_YOUR_REQUEST,
        ),
        (rules.may_show_to_expert(is_work=False, may_edit=True, may_review=True), Refusal.NOT_A_WORK),
    ],
)
def test_the_rest_of_the_rules(verdict: Refusal | None, refusal: Refusal) -> None:
    assert verdict is refusal


# --- the first page ---


@pytest.mark.parametrize(("who", "rows"), [("contact", 1), ("deputy", 1), ("reviewer", 1), ("other_contact", 0)])
def test_the_first_page_shows_what_waits(world: World, asked: HelpRequest, who: str, rows: int) -> None:
    page = login(world.everybody[who]).get(reverse("wagtailadmin_home")).content.decode()

    assert page.count("Kurs om lesesirkler") == rows


def test_a_late_request_is_late(world: World, asked: HelpRequest) -> None:
    HelpRequest.objects.update(wanted_by=TODAY() - datetime.timedelta(days=1))
    assert HelpRequest.objects.get().is_late is True

    answer(asked, world.leader)

    assert HelpRequest.objects.get().is_late is False


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("slugs", "is_group", "queries"), [(["innlandet"], False, 3), ([], True, 1)])
def test_the_panel_costs_the_same_whatever_it_shows(
    world: World, slugs: list[str], is_group: bool, queries: int, number: int, django_assert_num_queries: Any
) -> None:
    for _time in range(number):
        answer(ask(world.contact), world.leader)
        ask(world.contact)
    panel = HelpPanel(CountyLibrary.objects.filter(slug__in=slugs), is_group=is_group)

    with django_assert_num_queries(queries):
        context = panel.get_context_data()

    assert (len(context["waiting"]), len(context["answered"])) == (number, number if slugs else 0)
