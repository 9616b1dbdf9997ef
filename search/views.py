"""Searching everything that is live, and what is suggested meanwhile."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from cms.core.context import front_crumb
from cms.core.pagecache.keeping import may_be_kept
from search.log import LONGEST, remember
from search.privacy import without_persons
from search.questions import clean
from search.results import answer
from search.suggesting import suggest
from search.words.analysis import WORD


def search(request: HttpRequest) -> HttpResponse:
    """Any input is answered. What may name a person is kept nowhere."""
    if _names_nobody(request):
        may_be_kept()
    results = answer(request.GET)
    if results.query and not results.active and results.page.number == 1:
        remember(request, results.query, results.total)
    context = {"query": results.query, "listing": results, "crumbs": [front_crumb()]}
    context["literally"] = "ordrett" in request.GET
    return render(request, "search/search.html", context)


def suggestions(request: HttpRequest) -> JsonResponse:
    """For the field's script; without it nothing is missed but time, and nothing by one that is a moment late."""
    if _names_nobody(request):
        may_be_kept(late=True)
    return JsonResponse({"suggestions": suggest(request.GET.get("q", ""))})


def _names_nobody(request: HttpRequest) -> bool:
    """What is longer than a question was pasted, and is not looked through."""
    text = clean(request.GET.get("q", ""))
    return len(text) <= LONGEST and len(WORD.findall(text)) == len(without_persons(text).split())
