"""One cast for all tests, and the verbs of the workflow driven through the real views.

Long, since every test finds its people, its works and its verbs in one place.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from cms.core.actions import go_live
from cms.core.models import ApprovalRecord, BasePage
from cms.people.actions import sync_user_groups
from cms.people.models import CountyLibrary, Membership, Role, User
from events.models import EventPage, Occurrence
from home.models import CountyLibraryPage
from learning.models import Competence, CompetenceArea, CoursePage, LessonPage, ResourcePage, TargetGroup
from search.tasks import index_waiting
from workflows.actions import changed_pages, open_pins
from workflows.checklists import POINTS, Given
from workflows.models import ReviewTaskState

CHECKED = {f"check-{point.code}": point.answers[0].value for point in POINTS}
GIVEN = {point.code: Given(point.answers[0].value) for point in POINTS}
PASSWORD = "et-langt-og-hemmelig-passord"


@dataclass
class World:
    """Contacts of two counties, reviewers, the leader, an operator, and somebody who may do nothing."""

    contact: User  # Innlandet, bokmål
    deputy: User  # vara, Innlandet
    other_contact: User  # Vestland, nynorsk
    own_member: User  # member of the group, from Innlandet
    reviewer: User  # member, from Trøndelag
    other_reviewer: User  # member, from Agder
    leader: User  # leader, and member from Nordland
    operator: User
    outsider: User
    section: CountyLibraryPage  # Innlandet's, nb
    other_section: CountyLibraryPage  # Vestland's, nn
    area: CompetenceArea
    target_group: TargetGroup

    @property
    def everybody(self) -> dict[str, User]:
        return {name: value for name, value in vars(self).items() if isinstance(value, User)}


def make_user(name: str, language: str = "nb") -> User:
    return User.objects.create_user(
        f"{name}@example.org",
        PASSWORD,
        first_name=name.capitalize(),
        last_name="Testesen",
        preferred_language=language,
    )


BACKEND = "cms.people.auth.BankBackend"
CAST = (
    *("contact", "deputy", "other_contact", "own_member", "reviewer", "other_reviewer"),
    *("leader", "operator", "outsider"),
)


def address_of(name: str) -> str:
    return f"{name}@example.org"


def make_people() -> dict[str, User]:
    """The cast without roles, written at once: nearly every test begins with it."""
    password = make_password(PASSWORD)
    users = User.objects.bulk_create(
        User(
            email=f"{name}@example.org",
            password=password,
            first_name=name.capitalize(),
            last_name="Testesen",
            preferred_language="nn" if name == "other_contact" else "nb",
        )
        for name in CAST
    )
    UserProfile.objects.bulk_create(
        UserProfile(user=user, preferred_language=user.preferred_language) for user in users
    )
    return dict(zip(CAST, users, strict=True))


def make_world() -> None:
    """Writes the cast into a database that has none."""
    libraries = {library.slug: library for library in CountyLibrary.objects.all()}
    people = make_people()
    since = timezone.localdate() - datetime.timedelta(days=100)

    def term(who: str, role: Role, library: str = "", deputy: str = "") -> Membership:
        return Membership(
            user=people[who], role=role, library=libraries.get(library), deputy=people.get(deputy), starts_on=since
        )

    Membership.objects.bulk_create(
        [
            term("contact", Role.CONTACT, "innlandet", "deputy"),
            term("other_contact", Role.CONTACT, "vestland"),
            term("own_member", Role.MEMBER, "innlandet"),
            term("reviewer", Role.MEMBER, "trondelag"),
            term("other_reviewer", Role.MEMBER, "agder"),
            term("leader", Role.LEADER, deputy="reviewer"),
            term("leader", Role.MEMBER, "nordland"),
            term("operator", Role.OPERATOR),
        ]
    )
    for user in people.values():
        sync_user_groups(user)
    Session.objects.bulk_create(map(logged_in, people.values()))
    index_waiting()


def session_of(user: User) -> str:
    return user.email.replace("@", "-")


def logged_in(user: User) -> Session:
    """What a login leaves behind, made once for all tests: it takes twenty queries, and a test logs in four times."""
    data = {SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: BACKEND, HASH_SESSION_KEY: user.get_session_auth_hash()}
    expires = timezone.now() + datetime.timedelta(days=3650)
    return Session(session_key=session_of(user), session_data=SessionStore().encode(data), expire_date=expires)


def find_world() -> World:
    """The cast and the tree as they stand in the database of every test."""
    people = {user.email.partition("@")[0]: user for user in User.objects.filter(email__in=map(address_of, CAST))}
    return World(
        **people,
        section=CountyLibraryPage.objects.get(slug="innlandet", locale__language_code="nb"),
        other_section=CountyLibraryPage.objects.get(slug="vestland", locale__language_code="nn"),
        area=CompetenceArea.objects.get(slug="formidling"),
        target_group=TargetGroup.objects.get(slug="alle"),
    )


# --- works ---


def lines(*texts: str) -> list[dict[str, str]]:
    return [{"type": "line", "value": text} for text in texts]


def body(text: str) -> list[dict[str, str]]:
    return [{"type": "text", "value": f"<p>{text}</p>"}]


def complete_fields(world: World, title: str) -> dict[str, Any]:
    """What a course, resource or event must have before it is sent."""
    return {
        "title": title,
        "summary": f"Kort om {title.lower()}.",
        "main_area": world.area,
        "target_groups": [world.target_group],
        "contact_email": "kontakt@example.org",
        "review_due_on": timezone.localdate() + datetime.timedelta(days=365),
    }


def draft_course(
    world: World, title: str = "Bokprat", *, lessons: int = 2, by: User | None = None, section: Any = None
) -> CoursePage:
    """A complete draft with complete draft lessons, saved as the contact would."""
    by = by or world.contact
    course = CoursePage(**complete_fields(world, title), outcomes=lines("velge bøker som passer"), owner=by, live=False)
    course = add(section or world.section, course, by)
    for number in range(1, lessons + 1):
        draft_lesson(world, course, f"{title}: leksjon {number}", by=by)
    return course


def draft_lesson(world: World, course: CoursePage, title: str, *, by: User | None = None) -> LessonPage:
    by = by or world.contact
    course.refresh_from_db()
    lesson = LessonPage(title=title, minutes=10, body=body(f"Tekst i {title}."), owner=by, live=False)
    return add(course, lesson, by)


def draft_resource(
    world: World, title: str = "Håndbok", *, by: User | None = None, section: Any = None
) -> ResourcePage:
    by = by or world.contact
    resource = ResourcePage(**complete_fields(world, title), body=body("Råd."), owner=by, live=False)
    return add(section or world.section, resource, by)


def draft_event(
    world: World, title: str = "Fagprat", *, by: User | None = None, section: Any = None, in_days: int = 10
) -> EventPage:
    by = by or world.contact
    event = add(section or world.section, EventPage(**complete_fields(world, title), owner=by, live=False), by)
    starts_at = timezone.now().replace(second=0, microsecond=0) + datetime.timedelta(days=in_days)
    Occurrence.objects.create(
        work=event.translation_key, starts_at=starts_at, ends_at=starts_at + datetime.timedelta(hours=1)
    )
    return event


def add(parent: Any, page: Any, by: User) -> Any:
    """Puts the page under its parent with a first revision by that user."""
    parent.refresh_from_db()
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision(user=by)
    return page


# --- the workflow's verbs, through the real views ---


def login(user: User) -> Client:
    """A browser of somebody's own, past the login page; the cast is logged in from the beginning."""
    client = Client()
    if user.email in map(address_of, CAST):
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(user)
    else:
        client.force_login(user, backend=BACKEND)
    return client


def submit(work: BasePage, by: User, pages: list[BasePage] | None = None) -> Any:
    """Posts the submit form; without `pages` everything that has changed goes along."""
    chosen = pages if pages is not None else changed_pages(work)
    return login(by).post(reverse("workflows:submit", args=(work.pk,)), {"pages": [page.pk for page in chosen]})


def open_review(work: BasePage) -> ReviewTaskState:
    state = work.work_root().current_workflow_task_state
    assert isinstance(state, ReviewTaskState), "the work is not under review"
    return state


def shown(work: BasePage) -> dict[str, str]:
    """What the review's form says of the versions it shows."""
    return {"pins": ",".join(str(pin.pk) for pin in open_pins(open_review(work)))}


def decide(work: BasePage, by: User, action: str, comment: str = "", **answers: str) -> Any:
    """Posts the review's form with every point of the checklist answered; `answers` are laid over."""
    url = reverse("workflows:review", args=(open_review(work).pk,))
    return login(by).post(url, CHECKED | shown(work) | {"action": action, "comment": comment} | answers)


def approve(work: BasePage, by: User) -> Any:
    return decide(work, by, "approve")


def send_back(work: BasePage, by: User, reason: str = "Legg til kilder.") -> Any:
    return decide(work, by, "reject", reason)


def live_course(world: World, title: str = "Bokprat", *, lessons: int = 2) -> CoursePage:
    """A course that has gone the whole way."""
    return publish(draft_course(world, title, lessons=lessons), world)


def publish(work: Any, world: World) -> Any:
    """Submitted by its owner and approved by a member from elsewhere, then read anew."""
    submit(work, work.owner)
    approve(work, world.reviewer)
    fresh = type(work).objects.get(pk=work.pk)
    assert fresh.live, "the review did not publish the work"
    return fresh


def put_up(work: Any) -> Any:
    """Live without a review, as the page stands and not as its latest draft: for tests of what readers see."""
    for page in work.work_root().work_pages():
        go_live(page, kind=ApprovalRecord.Kind.MEASURING, grounds="A test.")
    return type(work).objects.get(pk=work.pk)


def translate(work: Any, language: str, title: str) -> Any:
    """A live edition of a live work in another language, without a review."""
    locale = Locale.objects.get(language_code=language)
    for page in work.work_root().work_pages():
        copy = page.copy_for_translation(locale, copy_parents=True)
        copy.title = title if page.pk == work.pk else f"{page.title} ({language})"
        copy.save()
    return put_up(work.get_translation(locale))


def edit(page: BasePage, by: User, **changes: Any) -> Any:
    """Saves a new draft revision, as the editor does; returns the revision."""
    latest = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(latest, name, value)
    return latest.save_revision(user=by)


def formalise(course: CoursePage, by: User, **changes: Any) -> Any:
    """A new draft: two must approve it, and it says what its certificate stands for."""
    competences = Competence.objects.filter(slug="bokprat")
    return edit(course, by, format="formalised", hours=3, competences=competences, **changes)


def let_planned_times_come() -> None:
    """As if the days had passed: every planned time is moved to now, in the evidence and in what it rests on."""
    now = timezone.now()
    for record in ApprovalRecord.objects.exclude(publish_at=None).select_related("revision"):
        record.publish_at = now
        for holder in filter(None, (record, record.revision)):
            holder.content["go_live_at"] = holder.content.get("go_live_at") and now.isoformat()
            holder.save()
