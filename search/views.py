"""Searching everything that is live, and what is suggested meanwhile."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from cms.core.context import front_crumb
from cms.core.pagecache.keeping import kept, kept_late
from search.log import remember
from search.results import answer
from search.suggesting import suggest


@kept
def search(request: HttpRequest) -> HttpResponse:
    """Any input is answered."""
    results = answer(request.GET)
    if results.query and not results.active and results.page.number == 1:
        remember(request, results.query, results.total)
    context = {"query": results.query, "listing": results, "crumbs": [front_crumb()]}
    context["literally"] = "ordrett" in request.GET
    return render(request, "search/search.html", context)


@kept_late
def suggestions(request: HttpRequest) -> JsonResponse:
    """For the field's script; without it nothing is missed but time."""
    return JsonResponse({"suggestions": suggest(request.GET.get("q", ""))})
