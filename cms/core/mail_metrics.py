"""The letters, counted as they stand."""

from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric

from cms.core.metrics import gauge, measured
from cms.core.models import Mail


@measured("database")
def letters() -> Iterator[Metric]:
    now = timezone.now()
    unsettled = Q(sent_at=None, failed_at=None, digest_to=None)
    due = unsettled & Q(due_at__lte=now)
    counts = Mail.objects.aggregate(
        waiting=Count("pk", filter=unsettled),
        due=Count("pk", filter=due),
        failed=Count("pk", filter=~Q(failed_at=None)),
        uncertain=Count("pk", filter=Q(is_uncertain=True)),
        sent=Count("pk", filter=~Q(sent_at=None)),
        since=Min("due_at", filter=due),
    )
    since = counts.pop("since")
    yield gauge("kb_mail", "Letters stored, by what has become of them", counts, "state")
    yield GaugeMetricFamily(
        "kb_mail_late_seconds",
        "How long the letter has waited that was to be sent first",
        value=(now - since).total_seconds() if since else 0,
    )
