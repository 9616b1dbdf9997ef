"""Works of the demo in other languages: written by people, left behind by their source, and drafted by machine."""

import logging

from home.demo.content.editions import EDITIONS
from home.demo.days import days_ago
from home.demo.ground import Ground
from home.demo.schema import EditionText
from home.demo.states import Dates, go_up
from learning.models import CoursePage, ResourcePage, WorkPage
from workflows.actions import submit
from workflows.models import Translation
from workflows.translation.actions import ask_machine, read_through, run, tend, translate_by_hand
from workflows.translation.apertium import machine

logger = logging.getLogger(__name__)
CHANGED = "verktoykasse-konflikthandtering"  # has been changed since it was translated
NEW_SUMMARY = (
    "Rollekort, sjekklister og avviksskjema for bibliotek som vil øve før det smeller. Laget for små staber, og for den "
    "som er alene på vakt."
)
NEW_PARAGRAPH = "<p>Er dere uenige om svaret, er det nettopp det dere skal snakke om.</p>"
# What people mended in the machine's drafts, both under review: slug, language, title and summary.
DRAFTED = (
    (
        "konflikthandtering-i-bibliotek",
        "nn",
        "Konflikthandtering i bibliotek",
        (
            "Fire leksjonar om å førebyggje, dempe og lære av vanskelege situasjonar i eit ope rom. Laga saman med folk som "
            "står åleine på kveldsvakt."
        ),
        "Kurset blir halde for personalgrupper i begge målformer.",
    ),
    (
        "barnebokbad",
        "nb",
        "Barnebokbad",
        (
            "La barna intervjue forfatteren. Slik forbereder du en skoleklasse, øver med de unge bokbaderne og lager en scene "
            "der det er barna som spør."
        ),
        "Kurset tilbys i hele landet.",
    ),
)


def make_editions(ground: Ground) -> None:
    """With the verbs everybody's translations go by; then the days are laid back."""
    for text in EDITIONS:
        _write(text, ground)
    _change_a_source(ground)
    found = machine()
    if found is None or not found.is_installed:
        logger.warning("The translating machine is not installed: the demo has no drafts by machine.")
    else:
        for slug, language, title, summary, reason in DRAFTED:
            _draft(slug, language, title, summary, reason)
    for pk in Translation.objects.filter(to_tend=True).values_list("pk", flat=True):
        tend(pk)


def _write(text: EditionText, ground: Ground) -> None:
    source = ResourcePage.objects.get(slug=text.work, locale__language_code="nb")
    edition: WorkPage = translate_by_hand(source, source.owner, text.language, text.reason)
    written = ground.bodies(source.county_library.slug, text.language).body(text.body)
    kept = [block["id"] for block in edition.body.get_prep_value()]
    edition.title, edition.summary = text.title, text.summary
    edition.body = [block | {"id": key} for block, key in zip(written, kept, strict=False)]
    edition.save()
    published = days_ago(ground.today, text.published_days_ago)
    go_up([edition], Dates(published, published), edition.owner)


def _change_a_source(ground: Ground) -> None:
    source = ResourcePage.objects.get(slug=CHANGED, locale__language_code="nb")
    source.summary = NEW_SUMMARY
    source.body.append(("text", NEW_PARAGRAPH))
    changed = days_ago(ground.today, 5)
    go_up([source], Dates(source.first_published_at, changed), source.owner)


def _draft(slug: str, language: str, title: str, summary: str, reason: str) -> None:
    course = CoursePage.objects.get(slug=slug, live=True)
    job = ask_machine(course, course.owner, language, reason)
    run(job.pk)
    draft = CoursePage.objects.get(translation_key=course.translation_key, locale__language_code=language)
    latest = draft.get_latest_revision_as_object()
    latest.title, latest.summary = title, summary
    latest.save_revision(user=course.owner)
    for lesson in draft.work_pages()[1:]:
        read_through(lesson, course.owner)
    submit(draft, course.owner, [page.pk for page in draft.work_pages()])
