"""The guides of the demo, and what readers have told of its recipes."""

from django.utils import timezone
from wagtail.models import Page

from cms.people.models import Municipality
from home.demo.days import days_ago
from home.demo.ground import Ground
from home.demo.schema import GuideText, ReportText
from learning.models import GuidePage, ResourcePage, TriedReport
from workflows.tried.actions import decide, write


def make_guide(text: GuideText, ground: Ground) -> GuidePage:
    """A draft in the section of joint measures; its works have been made before."""
    guide = GuidePage(
        title=text.title,
        slug=text.situation,
        situation=text.situation,
        summary=text.summary,
        steps=[{"type": "step", "value": {"page": _pk_of(place), "why": why}} for place, why in text.steps],
        responsible_role="Ressursgruppa",
        review_due_on=ground.day(text.review_due_in_days),
        owner=ground.contact(text.library),
        live=False,
    )
    ground.section(text.library, text.language).add_child(instance=guide)
    return guide


def _pk_of(place: str) -> int:
    """`course`, `course/lesson` or `resource`, wherever they stand."""
    return Page.objects.get(url_path__endswith=f"/{place}/").pk


def tell_how_it_went(text: ReportText, ground: Ground) -> None:
    """With the verbs everybody's reports go by; then the days are laid back."""
    recipe = ResourcePage.objects.get(slug=text.recipe)
    report = write(
        recipe,
        municipality=Municipality.objects.get(name=text.municipality),
        what=text.what,
        how_it_went=text.how_it_went,
        email=text.email,
        language=text.language,
        address=None,
    )
    if text.state != "waiting":
        decide(report.pk, recipe.owner, accept=text.state == "accepted", reason=text.reason)
    written = days_ago(ground.today, text.days_ago)
    decided = timezone.now() if text.state != "waiting" else None
    TriedReport.objects.filter(pk=report.pk).update(written_at=written, decided_at=decided)
