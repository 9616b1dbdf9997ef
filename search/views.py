"""Searching everything that is live."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.core.context import front_crumb
from search.results import answer


def search(request: HttpRequest) -> HttpResponse:
    """Any input is answered."""
    results = answer(request.GET)
    context = {"query": results.query, "listing": results, "crumbs": [front_crumb()]}
    return render(request, "search/search.html", context)
