"""Works that show each other in every way there is, and everything that may happen to them.

Long, since it is one list of what may happen.
"""

import datetime
import io
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, PageViewRestriction, Site

from cms.core.models import OwnerCheck, SiteSettings
from cms.core.pagecache import changes
from cms.media.models import BankDocument, BankImage
from cms.people.models import CountyLibrary
from events.models import EventPage, Occurrence, SignUp
from home.models import HomePage, StandardPage
from learning.models import Competence, CompetenceArea, CoursePage, LessonPage, ResourcePage, Topic
from search.tasks import index_waiting
from tests.readers import accepted, live_guide, live_path, live_recipe, report_on
from tests.signed_up import open_event
from tests.world import (
    World,
    add,
    body,
    draft_course,
    draft_event,
    draft_lesson,
    draft_resource,
    edit,
    find_world,
    put_up,
    translate,
)
from workflows.actions.take_down import take_down

ADDRESSES = [
    "/",
    "/nn/",
    "/kurs/",
    "/kurs/?fylke=34",
    "/kurs/?varighet=0-20",
    "/kurs/?varighet=91-",
    "/nn/kurs/",
    "/ressurser/",
    "/arrangement/",
    "/arrangement/?nar=tidligere",
    "/innlandet/",
    "/fylkesbibliotekene/",
    "/jeg-har-10-minutter/",
    "/til-personalmotet/",
    "/ny-i-biblioteket/",
    "/kompetanse/",
    "/kompetanse/bokprat/",
    "/innlandet/kurs-a/",
    "/nn/innlandet/kurs-a/",
    "/innlandet/kurs-a/kurs-a-leksjon-1/",
    "/innlandet/kurs-b/",
    "/innlandet/kull/",
    "/innlandet/fagprat/",
    "/innlandet/handbok/",
    "/innlandet/oppskrift/",
    "/innlandet/trygg-i-skranken/",
    "/om-stoff/",
    "/innlandet/nytt-navn/",
    "/sok/?q=kurs",
    "/sok/forslag/?q=kur",
    "/sitemap.xml",
    "/kalender/arrangement.ics",
    "/kalender/nye.atom",
    "/api/v1/courses",
    "/api/v1/events",
]


def make_image(title: str = "Bilde") -> BankImage:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(file, "PNG")
    content = ContentFile(file.getvalue(), name=f"{title}.png")
    facts = {"description": "Et bilde", "creator": "Kari Nordmann"}
    return BankImage.objects.create(title=title, file=content, **facts)


def read_page(world: World) -> ResourcePage:
    """A page that is up, on a site whose settings are written, with all told: nothing changes by being read."""
    page: ResourcePage = put_up(draft_resource(world))
    SiteSettings.objects.get_or_create(site_id=page.get_site().pk)
    changes.tell()
    return page


def set_up() -> None:
    """Committed to nothing: the caller rolls it back."""
    world = find_world()
    SiteSettings.objects.get_or_create(site=Site.objects.get())  # else the first request of all writes them
    image, document = make_image(), BankDocument.objects.create(title="Ark", file=ContentFile(b"ark", name="ark.pdf"))
    course = draft_course(world, "Kurs A")
    course.competences = Competence.objects.filter(slug="bokprat")
    course.image = image
    course.save()
    course = put_up(course)
    put_up(draft_course(world, "Kurs B"))
    translate(course, "nn", "Kurs A på nynorsk")
    cohort = draft_event(world, "Kull")
    cohort.course, cohort.cohort = course, "Vår"
    cohort.save()
    put_up(cohort)
    open_event(world)
    resource = draft_resource(world)
    links = f'<a linktype="page" id="{course.pk}">kurset</a> <a linktype="document" id="{document.pk}">arket</a>'
    resource.body = body(f"Se {links}.")
    resource.image = image
    resource.save()
    resource = put_up(resource)
    accepted(report_on(live_recipe(world)))
    live_path(world, course, resource)
    live_guide(world, course)
    home = HomePage.objects.get(slug="nb")
    put_up(
        add(
            home,
            StandardPage(title="Om stoff", body=body(f"Les {links}."), owner=world.operator, live=False),
            world.operator,
        )
    )
    index_waiting()


# --- what may happen, each with a number to choose by ---


def _one(pages: Any, number: int) -> Any:
    found = list(pages.order_by("pk"))
    return found[number % len(found)] if found else None


def _live_work(number: int) -> Any:
    kinds = (CoursePage, EventPage, ResourcePage, StandardPage)
    found = [page for kind in kinds for page in kind.objects.filter(live=True)]
    return found[number % len(found)] if found else None


def title_is_changed(world: World, number: int) -> None:
    page = _live_work(number)
    if page:
        page.title = f"Tittel {number}"
        put_up(page)


def draft_is_saved(world: World, number: int) -> None:
    page = _live_work(number)
    if page:
        edit(page, world.contact, title=f"Utkast {number}")


def text_is_changed(world: World, number: int) -> None:
    lesson = _one(LessonPage.objects.filter(live=True), number)
    if lesson:
        lesson.body = body(f"Ny tekst {number}.")
        lesson.title = f"Leksjon {number}"
        put_up(lesson)


def order_is_changed(world: World, number: int) -> None:
    course = _one(CoursePage.objects.filter(live=True), number)
    if course:
        keys = [str(lesson.translation_key) for lesson in LessonPage.objects.child_of(course)]
        course.lesson_order = keys[number % len(keys) :] + keys[: number % len(keys)] if keys else []
        put_up(course)


def page_is_renamed(world: World, number: int) -> None:
    page = _live_work(number)
    if page and not Page.objects.filter(slug="nytt-navn").exists():
        page.slug = "nytt-navn"
        put_up(page)


def page_is_taken_down(world: World, number: int) -> None:
    page = _live_work(number)
    if page and not isinstance(page, StandardPage):
        take_down(page, world.contact, "Utdatert.")


def taken_down_is_put_up(world: World, number: int) -> None:
    for kind in (CoursePage, ResourcePage, EventPage):
        page = kind.objects.filter(live=False, first_published_at__isnull=False).first()
        if page:
            put_up(page)
            return


def work_is_added(world: World, number: int) -> None:
    drafts = (draft_course, draft_resource, draft_event)
    put_up(drafts[number % 3](world, f"Nytt {number}"))


def draft_is_added(world: World, number: int) -> None:
    draft_course(world, f"Kladd {number}")


def cohort_is_added(world: World, number: int) -> None:
    course = _one(CoursePage.objects.filter(live=True), number)
    event = draft_event(world, f"Kull {number}")
    event.course, event.cohort = course, "Høst"
    event.save()
    put_up(event)


def cohort_is_moved(world: World, number: int) -> None:
    event = EventPage.objects.filter(live=True, course__isnull=False).first()
    if event:
        event.course = _one(CoursePage.objects.filter(live=True), number)
        put_up(event)


def lesson_is_added(world: World, number: int) -> None:
    course = _one(CoursePage.objects.filter(live=True), number)
    if course:
        put_up(draft_lesson(world, course, f"Leksjon {number} ny"))


def draft_is_deleted(world: World, number: int) -> None:
    page = CoursePage.objects.filter(live=False, first_published_at=None).first()
    if page:
        page.delete()


def draft_is_moved(world: World, number: int) -> None:
    page = CoursePage.objects.filter(live=False, first_published_at=None).first()
    if page:
        page.move(world.other_section, pos="last-child")
        put_up(CoursePage.objects.get(pk=page.pk))


def work_is_translated(world: World, number: int) -> None:
    course = CoursePage.objects.get(slug="kurs-b", locale__language_code="nb")
    if course.live and course.get_translations().count() == 0:
        translate(course, "nn", "Kurs B på nynorsk")


def image_is_changed(world: World, number: int) -> None:
    """What is in use is held by the site itself; the database would still tell."""
    BankImage.objects.update(description=f"Bilde {number}")


def sizes_are_purged(world: World, number: int) -> None:
    """As Wagtail's own command does it."""
    for rendition in BankImage.get_rendition_model().objects.all():
        rendition.delete()


def document_is_changed(world: World, number: int) -> None:
    BankDocument.objects.update(file=f"documents/ark-{number}.pdf")


def word_is_changed(world: World, number: int) -> None:
    kind = (CompetenceArea, Competence, Topic)[number % 3]
    word = _one(kind.objects.all(), number)
    if word:
        word.name_nb = f"Ord {number}"
        word.save()


def word_of_a_page_is_changed(world: World, number: int) -> None:
    """Without a save of the page: a row of its relation alone."""
    course = _one(CoursePage.objects.filter(live=True), number)
    if course:
        through = CoursePage.competences.through
        through.objects.filter(coursepage_id=course.pk).delete()
        through.objects.create(coursepage_id=course.pk, competence_id=_one(Competence.objects.all(), number).pk)


def library_is_changed(world: World, number: int) -> None:
    CountyLibrary.objects.filter(slug="innlandet").update(name=f"Innlandet {number}")


def setting_is_changed(world: World, number: int) -> None:
    SiteSettings.objects.update(notice=f"Merk {number}")


def meeting_is_moved(world: World, number: int) -> None:
    occurrence = _one(Occurrence.objects.all(), number)
    occurrence.starts_at += datetime.timedelta(hours=number % 50)
    occurrence.ends_at = occurrence.starts_at + datetime.timedelta(hours=1)
    occurrence.venue = f"Rom {number}"
    occurrence.save()


def meeting_is_cancelled(world: World, number: int) -> None:
    Occurrence.objects.filter(pk=_one(Occurrence.objects.all(), number).pk).update(cancelled_at=timezone.now())


def places_are_taken(world: World, number: int) -> None:
    SignUp.objects.update(capacity=30, taken=number % 31)


def owner_checks(world: World, number: int) -> None:
    page = _live_work(number)
    if page:
        day = timezone.localdate() + datetime.timedelta(days=number % 400)
        OwnerCheck.objects.create(page=page, user=world.contact, next_check_on=day)


def recipe_is_tried(world: World, number: int) -> None:
    accepted(report_on(ResourcePage.objects.get(slug="oppskrift"), how_it_went=f"Det gikk {number}."))


def page_is_restricted(world: World, number: int) -> None:
    page = _live_work(number)
    if page:
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(Group.objects.first())


def restrictions_are_lifted(world: World, number: int) -> None:
    PageViewRestriction.objects.all().delete()


def front_page_is_changed(world: World, number: int) -> None:
    home = HomePage.objects.get(slug="nb")
    home.summary = f"Velkommen {number}"
    put_up(home)


def index_catches_up(world: World, number: int) -> None:
    index_waiting()


Happening = Callable[[World, int], None]
HAPPENINGS: list[Happening] = [
    title_is_changed,
    draft_is_saved,
    text_is_changed,
    order_is_changed,
    page_is_renamed,
    page_is_taken_down,
    taken_down_is_put_up,
    work_is_added,
    draft_is_added,
    cohort_is_added,
    cohort_is_moved,
    lesson_is_added,
    draft_is_deleted,
    draft_is_moved,
    work_is_translated,
    image_is_changed,
    document_is_changed,
    sizes_are_purged,
    word_is_changed,
    word_of_a_page_is_changed,
    library_is_changed,
    setting_is_changed,
    meeting_is_moved,
    meeting_is_cancelled,
    places_are_taken,
    owner_checks,
    recipe_is_tried,
    page_is_restricted,
    restrictions_are_lifted,
    front_page_is_changed,
    index_catches_up,
]
