"""The screens that contacts, reviewers, the leader and the operator meet, in bokmål and in nynorsk.

Long, since it names every screen and a text of each that must not be left in English.
"""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from cms.people.models import Absence, CountyLibrary, Membership, Municipality, Role, User
from learning.assignments import actions as assignments
from learning.models import TriedReport, Wish
from learning.strategy.actions import set_strategy
from search.models import Synonym
from tests.core.test_isolation import _reversed
from tests.languages.catalogues import untranslated_scripts
from tests.languages.stage import document, every_block, picture, q
from tests.languages.walk import faults
from tests.learners import formalised_course
from tests.plans import joined, plan
from tests.reading import soup, text
from tests.recordings import describe, draft_with, film, make_document, vtt
from tests.signed_up import State, door_of, open_event, registered
from tests.takers import attempt, go_through, takers
from tests.wishes import course_to_set_up, wish
from tests.world import (
    World,
    body,
    draft_course,
    draft_event,
    draft_resource,
    edit,
    login,
    open_review,
    publish,
    put_up,
    send_back,
    submit,
)
from workflows import actions
from workflows.models import Translation
from workflows.tasks import tend_translations
from workflows.translation.actions import ask_machine, translate_by_hand

pytestmark = pytest.mark.django_db
BOTH = ("nb", "nn")
DAY = datetime.timedelta(days=1)
HALF_YEAR = f"{timezone.localdate().year}-{1 + (timezone.localdate().month > 6)}"
# What people are called, which a catalogue may say too.
PEOPLE = ("Contact", "Deputy", "Leader", "Operator", "Reviewer")
# Wagtail's screens for what the bank does not use: no screen leads there.
UNUSED = ("/admin/forms/", "/admin/workflows/", "/admin/images/chooser/", "/admin/snippets/choose/")


@pytest.fixture(scope="module")
def works(lasting_world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield set_up(lasting_world)


def set_up(world: World) -> dict[str, Any]:
    """One contact's works in every state, and what stands around them."""
    joint = CountyLibrary.objects.get(slug="felles")
    Membership.objects.create(user=world.contact, role=Role.CONTACT, library=joint)  # who writes the guides too
    draft = draft_course(world, q("nb", "kladd"))
    edit(draft, world.contact, summary=q("nb", "nytt"))
    waiting = draft_course(world, q("nb", "ventar"), lessons=1)
    submit(waiting, world.contact)
    state = open_review(waiting)
    talk = login(world.reviewer)
    talk.post(reverse("workflows:write_note", args=(state.workflow_state_id,)), {"text": "Qxx", "at": "review"})
    words = {"old": "Kort om", "new": "Qxx", "why": "Qxx", "at": "review"}
    talk.post(reverse("workflows:propose", args=(state.pk,)), words)
    back = draft_resource(world, q("nb", "attende"))
    submit(back, world.contact)
    send_back(back, world.reviewer, "Qxx")
    live = draft_resource(world, q("nb", "ute"))
    live.body = every_block("nb")
    live.save_revision(user=world.contact)
    live = publish(live, world)
    edit(live, world.contact, summary=q("nb", "endra"), body=[], minutes=7)
    recipe = draft_resource(world, q("nb", "oppskrift"))
    recipe.type = "recipe"
    recipe.save()
    place, told = Municipality.objects.all()[0], {"what": "Qxx", "how_it_went": "Qxx"}
    Absence.objects.create(user=world.other_reviewer, first_day=timezone.localdate(), last_day=timezone.localdate())
    Wish.objects.create(text="qxx")
    Synonym.objects.create(words_nb="qxx, qxy")
    actions.make_link(draft, world.contact, "Qxx", 9)
    wished = course_to_set_up(world, q("nb", "oppsett"))
    wish(wished, "Hamar", "Bergen")
    taken = formalised_course(world, q("nb", "kursbevis"), assignment=body("Qxx"))
    people = takers(taken, 6)
    go_through(people, taken.lessons[0], finish=5)
    attempt(people, taken.lessons[0], "qxx", right=5)
    handed_in = _handed_in(taken, people[0], world)
    library = CountyLibrary.objects.get(slug="innlandet")
    edition = translate_by_hand(live, world.contact, "nn")
    Translation.objects.filter(page=edition.pk).update(machine_texts={"title": [edition.title]})
    translate_by_hand(recipe, world.contact, "se")
    edit(live, world.contact, summary=q("nb", "på nytt"), minutes=9, body=every_block("nb"))
    live = publish(type(live).objects.get(pk=live.pk), world)
    tend_translations()
    edit(live, world.contact, summary=q("nb", "endra"), body=[], minutes=7)
    return {
        "edition": edition,
        "job": ask_machine(back, world.contact, "nn"),
        "draft": draft,
        "lesson": draft.work_pages()[1],
        "waiting": waiting,
        "state": state,
        "back": back,
        "live": live,
        "recipe": put_up(recipe),
        "report": TriedReport.objects.create(recipe=recipe, municipality=place, **told),
        "event": draft_event(world, q("nb", "treff")),
        **_at_the_desk(world),
        "section": world.section,
        "joint": type(world.section).objects.get(slug="felles", locale=world.section.locale),
        "measure": _in_the_plan(world),
        "wished": wished.translation_key,
        "taken": taken.translation_key,
        "handed_in": handed_in,
        "library": library,
        "picture": picture("nb"),
        "document": document("nb", "pdf"),
        "help": actions.ask_for_help(world.contact, library, title="Qxx", what="Qxx"),
        "site": Site.objects.get(),
        "membership": Membership.objects.get(user=world.reviewer),
    }


def _at_the_desk(world: World) -> dict[str, Any]:
    """An event with somebody in each state, and a place to enter who came."""
    event = open_event(world, q("nb", "oppmøte"))
    for state in State:
        registered(
            event, f"Qxx {state}", state=state, **({"offered_until": timezone.now()} if state == State.OFFERED else {})
        )
    filmed = draft_with(world, film(file=make_document("qxx.mp4")), title=q("nb", "opptak"))
    describe(filmed, world.contact, captions=vtt())
    return {
        "filmed": filmed,
        "held": event,
        "door": door_of(event),
        "meeting": event.occurrences.get(),
    }


def _in_the_plan(world: World) -> Any:
    """One that overlaps another, which somebody wants to join, in an area with a strategy."""
    set_strategy(world.area.pk, world.leader, {"what": "Qxx", "how": "Qxx", "why": "Qxx", "language": "nb"}, shown=None)
    plan(world, q("nb", "tiltak"), by="other_contact")
    measure = plan(world, q("nb", "tiltak"), note="Qxx")
    joined(measure, world.other_contact)
    return measure


def _handed_in(course: Any, enrolment: Any, world: World) -> Any:
    """An assignment that the contact has taken, with a file."""
    assignments.name_assessor(course.translation_key, world.contact, world.contact)
    draft = assignments.draft_of(enrolment)
    assignments.save_draft(draft.pk, "Qxx")
    assignments.add_file(draft.pk, SimpleUploadedFile("qxx.txt", b"Qxx"))
    assignments.hand_in(draft.pk)
    return assignments.claim(draft.pk, world.contact)


CHOOSING = "?allow_external_link=true&allow_email_link=true&allow_phone_link=true&allow_anchor_link=true"
SCREENS = {
    "contact": (
        "/admin/",
        "/admin/pages/{section}/",
        *(f"/admin/pages/{{{name}}}/edit/" for name in ("draft", "waiting", "live", "event", "edition")),
        *("/admin/gjennomgang/oversett/{draft}/", "/admin/gjennomgang/oversett/{live}/"),
        *("/admin/gjennomgang/oversettelse/{edition}/", "/admin/gjennomgang/oversett/utkast/{job}/"),
        *("/admin/gjennomgang/ordliste/innlandet/nn/", "/admin/gjennomgang/send/{edition}/"),
        "/admin/gjennomgang/rapport/sprakregnskap/",
        "/admin/pages/add/learning/lessonpage/{draft}/",
        "/admin/pages/add/learning/guidepage/{joint}/",
        *(f"/admin/pages/{{draft}}/{verb}/" for verb in ("history", "delete", "move", "copy")),
        "/admin/pages/{draft}/revisions/compare/earliest...latest/",
        *("/admin/pages/{waiting}/", "/admin/pages/{live}/"),
        *("/admin/pages/search/?q=qnbq", "/admin/pages/usage/learning/coursepage/"),
        *("/admin/images/", "/admin/images/{picture}/", "/admin/images/add/", "/admin/images/{picture}/delete/"),
        *("/admin/images/usage/{picture}/", "/admin/documents/", "/admin/documents/edit/{document}/"),
        *("/admin/documents/multiple/add/", "/admin/documents/delete/{document}/"),
        *("/admin/pakker/", "/admin/pakker/ny/", "/admin/pakker/velg/"),
        *("/admin/choose-page/" + CHOOSING, "/admin/choose-page/search/?q=qnbq", "/admin/images/chooser/"),
        *("/admin/documents/chooser/", *(f"/admin/choose-{kind}-link/" for kind in ("external", "email", "anchor"))),
        *(f"/admin/bulk/wagtailcore/page/{verb}/?id={{draft}}" for verb in ("delete", "move")),
        *(f"/admin/bulk/media/bankimage/{verb}/?id={{picture}}" for verb in ("delete", "add_tags")),
        *("/admin/account/", "/admin/folk/fravaer/", "/admin/ressursgruppa/", "/admin/onsker/", "/admin/provd/"),
        *("/admin/provd/{report}/", "/admin/arrangement/{event}/tid-og-sted/", "/admin/gjennomgang/hjelp/"),
        *("/admin/gjennomgang/hjelp/be/", "/admin/gjennomgang/hjelp/{help}/", "/admin/gjennomgang/send/{draft}/"),
        *(f"/admin/gjennomgang/{verb}/{{live}}/" for verb in ("ta-ned", "fortsatt-riktig", "lest", "del", "utenfra")),
        *("/admin/gjennomgang/utenfra/{draft}/", "/admin/gjennomgang/utenfra/{draft}/inviter/"),
        *("/admin/gjennomgang/kopi/innlandet/", "/admin/gjennomgang/samtale/{conversation}/"),
        *("/admin/vurdering/", "/admin/vurdering/{handed_in}/", "/admin/vurdering/kurs/{taken}/"),
        *("/admin/oppsett/", "/admin/oppsett/{wished}/{library}/", "/admin/kurstall/"),
        *("/admin/arrangement/{event}/gjenta/", "/admin/arrangement/{event}/pamelding-til/"),
        *(f"/admin/arrangement/{{held}}/{room}/" for room in ("meldinger", "lister", "evaluering", "pamelding")),
        *("/admin/arrangement/", "/admin/arrangement/{held}/pameldte/"),
        *("/admin/arrangement/{held}/pameldte/?tilstand=waiting", "/admin/arrangement/{filmed}/opptak/"),
        *(f"/admin/arrangement/{{held}}/{room}/" for room in ("pamelding/{door}", "pameldte/ny", "oppmote/{meeting}")),
        *("/admin/arrangement/{held}/avlys/{meeting}/", "/admin/arrangement/{held}/oppmote/{meeting}/kode/"),
        *("/admin/kurstall/{taken}/?periode=alle", "/admin/kurstall/{taken}/alle.csv", "/admin/kurstall/{wished}/"),
        *("/admin/plan/", "/admin/plan/?halvar=x", "/admin/plan/ny/", "/admin/plan/oversikt/"),
        *(f"/admin/plan/{{measure}}/{verb}" for verb in ("", "endre/", "trekk/")),
        *("/admin/plan/oversikt.csv", "/admin/strategi/", "/admin/strategi/formidling/"),
        "/admin/finnes-ikke/",
    ),
    "reviewer": (
        *("/admin/", "/admin/gjennomgang/", "/admin/gjennomgang/hjelp/", "/admin/gjennomgang/hjelp/{help}/"),
        *(f"/admin/gjennomgang/{{state}}/{shown}" for shown in ("", "?vis=endringer", "?vis=funn")),
        *("/admin/gjennomgang/rapport/", "/admin/gjennomgang/rapport/avgjorelser.csv"),
        *("/admin/gjennomgang/rapport/halvar/", f"/admin/gjennomgang/rapport/halvar/{HALF_YEAR}.csv"),
        *(f"/admin/gjennomgang/rapport/halvar/{HALF_YEAR}.pdf", "/admin/provd/{report}/"),
        *("/admin/sokelogg/", "/admin/onsker/", "/admin/snippets/search/synonym/", "/admin/snippets/search/promotion/"),
        *("/admin/snippets/search/synonym/add/", "/admin/snippets/search/promotion/add/", "/admin/ressursgruppa/"),
        *("/admin/ressursgruppa/saksliste/", "/admin/folk/fravaer/", "/admin/account/"),
    ),
    "leader": (
        *("/admin/", "/admin/folk/", "/admin/folk/inviter/", "/admin/folk/medlemskap/{membership}/"),
        *("/admin/folk/fravaer/", "/admin/ressursgruppa/", "/admin/ressursgruppa/saksliste/"),
        *("/admin/gjennomgang/", "/admin/gjennomgang/{state}/", "/admin/strategi/formidling/"),
    ),
    "operator": (
        *(
            "/admin/",
            "/admin/folk/",
            "/admin/folk/inviter/",
            "/admin/post/",
            "/admin/settings/core/sitesettings/{site}/",
        ),
        *("/admin/snippets/people/countylibrary/", "/admin/snippets/learning/competencearea/"),
        *("/admin/snippets/learning/topic/add/", "/admin/gjennomgang/nodpublisering/"),
    ),
}
# What is sent to be refused; each answers with the screen it was sent from, and says why.
MISTAKES = {
    "contact": (
        ("/admin/pages/{draft}/copy/", {"new_title": "", "new_slug": "", "new_parent_page": "{section}"}),
        ("/admin/images/add/", {"title": ""}),
        ("/admin/gjennomgang/send/{draft}/", {}),
        ("/admin/gjennomgang/ta-ned/{live}/", {}),
        ("/admin/gjennomgang/hjelp/be/", {}),
        ("/admin/gjennomgang/utenfra/{draft}/", {"expert": "", "days": "x"}),
        ("/admin/gjennomgang/utenfra/{draft}/inviter/", {"email": "x"}),
        ("/admin/gjennomgang/fortsatt-riktig/{live}/", {}),
        ("/admin/gjennomgang/kopi/innlandet/", {"source": "x"}),
        ("/admin/gjennomgang/oversett/{draft}/", {"language": "en", "way": "machine"}),
        ("/admin/gjennomgang/send/{edition}/", {"pages": "{edition}"}),
        ("/admin/folk/fravaer/", {"first_day": "x"}),
        ("/admin/provd/{report}/", {"action": "decline"}),
        ("/admin/oppsett/{wished}/{library}/", {"kind": "set_up"}),
        *(("/admin/plan/ny/", {"title": ""}), ("/admin/plan/{measure}/endre/", {"day": "x"})),
        ("/admin/plan/{measure}/trekk/", {}),
        ("/admin/arrangement/{held}/meldinger/", {"action": "preview"}),
        ("/admin/arrangement/{held}/pamelding/{door}/", {"capacity": "x"}),
        ("/admin/arrangement/{held}/pameldte/ny/", {"email": "x"}),
        ("/admin/arrangement/{held}/lister/pameldte.csv", {}),
        ("/admin/arrangement/{held}/lister/navneskilt.pdf", {}),
        ("/admin/arrangement/{event}/evaluering/", {"audience": "x"}),
        ("/admin/vurdering/{handed_in}/", {"again": "1"}),
        ("/admin/vurdering/kurs/{taken}/", {"email": "x"}),
    ),
    "reviewer": (
        ("/admin/gjennomgang/{state}/", {"action": "approve"}),
        ("/admin/gjennomgang/{state}/", {"action": "reject"}),
        ("/admin/snippets/search/synonym/add/", {}),
    ),
    "leader": (
        ("/admin/folk/inviter/", {"email": "x", "role": "member"}),
        *(("/admin/ressursgruppa/", {}), ("/admin/strategi/formidling/", {"what": ""})),
    ),
    "operator": (("/admin/gjennomgang/nodpublisering/", {"address": "x"}), ("/admin/folk/inviter/", {})),
}


def names() -> set[str]:
    """What people, pages and synonyms are called, in whatever language."""
    return {*PEOPLE, *Page.objects.values_list("title", flat=True), *map(str, Synonym.objects.all())}


def filled(address: str, works: dict[str, Any]) -> str:
    keys = {name: getattr(work, "pk", work) for name, work in works.items()}
    return address.format(**keys, conversation=works["state"].workflow_state_id)


def speaking(user: User, language: str) -> Client:
    user.preferred_language = language
    user.save()
    return login(user)


# Nynorsk is what shows bokmål where it has no word, and so what is walked in every run.
WALKS = [("contact", "nn"), ("reviewer", "nn"), ("leader", "nb"), ("operator", "nb")]
OTHER_WALKS = [("contact", "nb"), ("reviewer", "nb"), ("leader", "nn"), ("operator", "nn")]


@pytest.mark.parametrize(
    ("role", "language"), [*WALKS, *(pytest.param(*walk, marks=pytest.mark.stress) for walk in OTHER_WALKS)]
)
def test_the_screens_of_a_role_speak_the_users_language(
    world: World, works: dict[str, Any], role: str, language: str
) -> None:
    client, known, found = speaking(world.everybody[role], language), names(), {}
    for address in SCREENS[role]:
        response = client.get(filled(address, works), follow=True)
        wrong = [] if response.status_code == 200 or "finnes" in address else [f"answers {response.status_code}"]
        wrong += faults(response, language, with_content=False, names=known)
        if wrong:
            found[address] = wrong

    assert found == {}


@pytest.mark.parametrize(
    ("role", "language"), [*WALKS, *(pytest.param(*walk, marks=pytest.mark.stress) for walk in OTHER_WALKS)]
)
def test_what_is_refused_is_refused_in_the_users_language(
    world: World, works: dict[str, Any], role: str, language: str
) -> None:
    client, known, found = speaking(world.everybody[role], language), names(), {}
    for address, sent in MISTAKES[role]:
        response = client.post(filled(address, works), {name: filled(value, works) for name, value in sent.items()})
        wrong = [] if response.status_code == 200 else [f"answers {response.status_code}"]
        wrong += faults(response, language, with_content=False, names=known)
        if wrong:
            found[address] = wrong

    assert found == {}


@pytest.mark.parametrize("language", BOTH)
def test_wagtails_scripts_have_words_for_all_they_say(language: str) -> None:
    assert untranslated_scripts(language) == []


def test_what_is_told_after_a_form_is_in_the_users_language(world: World, works: dict[str, Any]) -> None:
    client = speaking(world.contact, "nn")

    refused = client.get(filled("/admin/snippets/search/synonym/", works), follow=True)
    told = client.post(filled("/admin/gjennomgang/fortsatt-riktig/{live}/", works), {"next_check": "x"}, follow=True)

    assert next(soup(refused).select_one(".messages").stripped_strings) == "Orsak, du har ikkje tilgang hit."
    assert [answer["Content-Language"] for answer in (refused, told)] == ["nn", "nn"]


@pytest.mark.parametrize("languages", [("nb", "nn"), ("nn", "nb")])
def test_the_crumbs_above_a_list_of_snippets_are_in_the_language_of_whoever_looks(
    world: World, languages: tuple[str, str]
) -> None:
    crumbs = {}
    for language in languages:
        page = soup(speaking(world.reviewer, language).get("/admin/snippets/search/synonym/"))
        crumbs[language] = text(page.select_one(".w-breadcrumbs a[href='/admin/']"))

    assert crumbs == {"nb": "Hjem", "nn": "Heim"}


@pytest.mark.stress
@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("role", SCREENS)
def test_every_address_of_the_admin_speaks_the_users_language(
    world: World, works: dict[str, Any], role: str, language: str
) -> None:
    client, known, found = speaking(world.everybody[role], language), names(), {}
    for address in every_address(works):
        response = client.get(address)
        kind = response.headers.get("Content-Type", "")
        if response.status_code == 200 and any(name in kind for name in ("html", "json", "csv", "pdf")):
            wrong = faults(response, language, with_content=False, names=known)
            if wrong:
                found[address] = wrong

    assert found == {}


def every_address(works: dict[str, Any]) -> list[str]:
    """Each address there is, filled with what there is."""
    draft, section = works["draft"], works["section"].pk
    pages = [works[name].pk for name in ("draft", "live", "event", "back", "waiting", "recipe", "section")]
    candidates: list[tuple[Any, ...]] = [(), *((pk,) for pk in pages), (works["state"].pk,), ("innlandet",)]
    candidates += [(works["picture"].pk,), (works["document"].pk,), (works["report"].pk,), (works["help"].pk,)]
    candidates += [(draft.pk, draft.latest_revision_id), (draft.pk, "earliest", "latest"), (draft.pk, section)]
    candidates += [(works["state"].pk, works["waiting"].pk), ("learning", "lessonpage", draft.pk)]
    kinds = [
        ("learning", "coursepage"),
        ("learning", "resourcepage"),
        ("events", "eventpage"),
        ("learning", "learningpathpage"),
        ("home", "standardpage"),
    ]
    candidates += [(*kind, section) for kind in kinds]
    found = {path for path in _reversed(candidates) if not path.startswith(UNUSED) and "innlandet" not in path}
    for kind, work in (("wagtailcore", "draft"), ("media", "picture")):
        for model in ("page", "bankimage", "bankdocument"):
            verbs = ("delete", "move", "publish", "unpublish", "add_tags", "add_to_collection")
            bulk = _reversed([(kind, model, verb) for verb in verbs])
            found |= {f"{path}?id={works['document' if 'document' in model else work].pk}" for path in bulk}
    return sorted(found)
