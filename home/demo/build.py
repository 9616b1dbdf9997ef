"""Builds the whole demo, in one transaction: a build that was killed leaves nothing half."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.core.models import ApprovalRecord
from cms.people.models import CountyLibrary
from home.demo.afterwards import look_back
from home.demo.content import courses_a, courses_b
from home.demo.content.entrances import GUIDES, RECIPES, REPORTS
from home.demo.content.events import EVENTS
from home.demo.content.libraries import LIBRARIES
from home.demo.content.pages import PAGES
from home.demo.content.paths import PATHS
from home.demo.content.places import KEEPS
from home.demo.content.resources import RESOURCES as OTHER_RESOURCES
from home.demo.editions import make_editions
from home.demo.events import make_event
from home.demo.freshness import check_some, count_views
from home.demo.ground import Ground
from home.demo.learners import make_learners
from home.demo.links import note_answers
from home.demo.mandate import choose_one_letter_a_day, make_mandate
from home.demo.media import Media, drawings_in
from home.demo.meetings import make_meetings
from home.demo.outside import get_help
from home.demo.packages import upload_packages
from home.demo.people import make_people
from home.demo.plan import make_plan, set_strategies
from home.demo.readers import make_guide, tell_how_it_went
from home.demo.registrations import ask_and_keep
from home.demo.sections import EDITORS, fill_section, fill_settings, make_standing_page
from home.demo.states import bring_to_state, revise_lesson
from home.demo.talk import talk_about_a_course
from home.demo.vocabulary import read_vocabulary
from home.demo.works import make_course, make_path, make_resource
from learning.models import CoursePage, ResourcePage
from workflows.actions import take_down

COURSES = (*courses_a.COURSES, *courses_b.COURSES)
RESOURCES = (*OTHER_RESOURCES, *RECIPES)
# A live course with one lesson that has been written in since, and is under review again.
REVISED_COURSE, REVISED_LESSON = "veiledning-i-skranken", "sporsmalet-bak"
NEW_PARAGRAPH = (
    "<p>Skriv ned det låneren spurte om, og det hun egentlig lette etter. Etter en uke har dere en samling eksempler "
    "å snakke om på personalmøtet.</p>"
)
PACKS = "innlandet"  # whose contact has uploaded the packages
HAS_ONE_LETTER_A_DAY = "ressurs.agder@example.org"
TAKEN_DOWN = "boklister-17-barekraftsmal"
REASON = (
    "Flere av bøkene er utsolgt fra forlaget, og to av lenkene er døde. Vi retter listene og sender dem inn på nytt."
)


def is_built() -> bool:
    """Told by the evidence, which nobody can delete."""
    return ApprovalRecord.objects.filter(kind=ApprovalRecord.Kind.DEMO).exists()


@transaction.atomic
def build() -> bool:
    """Builds the demo and says True; False where it is built already. Of two builds at once the second waits."""
    Page.objects.select_for_update().get(depth=1)
    if is_built():
        return False
    ground = _make_ground()
    for library in LIBRARIES:
        fill_section(library, ground)
    for page in PAGES:
        make_standing_page(page, ground)
    fill_settings()
    make_mandate(ground)
    choose_one_letter_a_day(HAS_ONE_LETTER_A_DAY)
    _make_works(ground)
    check_some(ground)
    count_views(ground)
    make_editions(ground)
    make_learners(ground)
    ask_and_keep(KEEPS)
    look_back(ground)
    set_strategies(ground)
    make_plan(ground)
    make_meetings(ground)
    return True


def _make_ground() -> Ground:
    today = timezone.localdate()
    libraries = {library.slug: library for library in CountyLibrary.objects.all()}
    people = make_people(libraries, today)
    media = Media(libraries, people.contacts, _uses_of_drawings())
    packages = upload_packages(libraries[PACKS], people.contacts[PACKS])
    return Ground(today, libraries, people, read_vocabulary(), media, packages)


def _uses_of_drawings() -> dict[str, set[str]]:
    """The slugs of the county libraries whose texts show each drawing."""
    bodies = [(EDITORS, page.body) for page in PAGES]
    bodies += [(resource.library, resource.body) for resource in RESOURCES]
    bodies += [(event.library, event.programme) for event in EVENTS]
    bodies += [(course.library, lesson.body) for course in COURSES for lesson in course.lessons]
    uses: dict[str, set[str]] = {}
    for library, body in bodies:
        for name in drawings_in(body):
            uses.setdefault(name, set()).add(library)
    return uses


def _make_works(ground: Ground) -> None:
    for course in COURSES:
        bring_to_state(make_course(course, ground), course, ground)
    for resource in RESOURCES:
        bring_to_state(make_resource(resource, ground), resource, ground)
    for guide in GUIDES:
        bring_to_state(make_guide(guide, ground), guide, ground)
    for event in EVENTS:
        bring_to_state(make_event(event, ground), event, ground)
    for path in PATHS:
        bring_to_state(make_path(path, ground), path, ground)
    revise_lesson(CoursePage.objects.get(slug=REVISED_COURSE), REVISED_LESSON, NEW_PARAGRAPH)
    talk_about_a_course(ground)
    resource = ResourcePage.objects.get(slug=TAKEN_DOWN)
    take_down(resource, resource.owner, REASON)
    note_answers(ground)
    get_help(ground)
    for report in REPORTS:
        tell_how_it_went(report, ground)
