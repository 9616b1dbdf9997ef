"""What machines ask: /health/live, /health/ready and /metrics. They are answered before all else.

A probe comes with a network address as its host and without TLS, gets no cookie, and is nobody's visit.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST

from cms.core import health, metrics


class ProbesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = ANSWERS.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        asks = request.method in ("GET", "HEAD")
        response = answer(request) if asks else HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        response.headers["Cache-Control"] = "no-store"
        return response


def live(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing is asked of any other, so that nobody restarts it for what another lacks."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> HttpResponse:
    """503 where readers would get errors. Without Redis they get their pages, only slower: that is 200 and told."""
    away = health.away()
    if away - {health.REDIS}:
        return JsonResponse({"status": "unavailable", "away": sorted(away)}, status=503)
    if away:
        return JsonResponse({"status": "degraded", "away": sorted(away)})
    return JsonResponse({"status": "ok"})


def tell(request: HttpRequest) -> HttpResponse:
    """For who knows METRICS_TOKEN; to others there is nothing here."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    if not token or not constant_time_compare(given, f"Bearer {token}"):
        return HttpResponse(status=404)
    return HttpResponse(metrics.as_text(), content_type=CONTENT_TYPE_LATEST)


ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health/live": live,
    "/health/ready": ready,
    "/metrics": tell,
}
