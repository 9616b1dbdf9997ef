"""The reviews, counted as they stand."""

from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric

from cms.core.metrics import measured
from workflows.models import ReviewTaskState


@measured("database")
def reviews() -> Iterator[Metric]:
    now = timezone.now()
    counts = ReviewTaskState.objects.filter(status=ReviewTaskState.STATUS_IN_PROGRESS).aggregate(
        waiting=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=timezone.localdate(now))),
        since=Min("started_at"),
    )
    days = (now - counts["since"]).total_seconds() / 86_400 if counts["since"] else 0
    yield GaugeMetricFamily("kb_reviews_waiting", "Works that wait for the resource group", value=counts["waiting"])
    yield GaugeMetricFamily("kb_reviews_overdue", "Of these, past the day of the answer", value=counts["overdue"])
    yield GaugeMetricFamily("kb_reviews_oldest_days", "How many days the oldest has waited", value=days)
