"""The links of the demo as if they had been asked: the addresses are invented, so nobody is asked about them."""

from django.utils import timezone

from home.demo.days import days_ago
from home.demo.ground import Ground
from workflows.actions import collect_links
from workflows.models import LinkCheck

ANSWERED, NOT_FOUND = 200, 404
# One on a page under review, the others on pages that readers see.
GONE = (
    "https://example.org/pamelding/barnebokbad",
    "https://example.org/baerekraft/boklister",
    "https://example.org/film/fem-samtaler",
)


def note_answers(ground: Ground) -> None:
    """All were asked yesterday; three have been gone for some days."""
    collect_links()
    LinkCheck.objects.update(status=ANSWERED, checked_at=days_ago(ground.today, 1), asked_at=timezone.now())
    LinkCheck.objects.filter(address__in=GONE).update(status=NOT_FOUND, first_failed_at=days_ago(ground.today, 6))
