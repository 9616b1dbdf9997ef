"""The screen of a county library's word list. It translates and delegates."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cms.people.models import CountyLibrary
from cms.people.requests import AdminRequest
from cms.people.terms import is_contact_of, libraries_written_for
from workflows import actions
from workflows.models import PreferredWord
from workflows.models.preferred_words import FORM_CHOICES
from workflows.word_list_forms import WordListForm


def main_list(request: AdminRequest, library_slug: str) -> HttpResponse:
    """Leads to the library's list for its main written form."""
    library, known = get_object_or_404(CountyLibrary, slug=library_slug), dict(FORM_CHOICES)
    language = library.written_form if library.written_form in known else next(iter(known))
    return redirect("workflows:word_list", library.slug, language)


def word_list(request: AdminRequest, library_slug: str, language: str) -> HttpResponse:
    """Another county's is not there, rather than forbidden."""
    library = get_object_or_404(CountyLibrary, slug=library_slug)
    if language not in dict(FORM_CHOICES) or not is_contact_of(request.user, library):
        raise Http404
    with transaction.atomic():
        if request.method == "POST":
            actions.lock_words(library)
        rows = PreferredWord.objects.filter(library=library, language=language)
        formset = WordListForm(request.POST or None, queryset=rows)
        if request.method == "POST" and formset.is_valid():
            _keep(library, language, formset)
            messages.success(request, _("The word list is saved."))
            return redirect("workflows:word_list", library.slug, language)
    context = {
        "page_title": _("Word list"),
        "page_subtitle": library.name,
        "header_icon": "list-ul",
        "formset": formset,
        "library": library,
        "language": language,
        "choices": [(other, FORM_CHOICES) for other in libraries_written_for(request.user)],
    }
    return render(request, "workflows/word_list.html", context)


def _keep(library: CountyLibrary, language: str, formset: Any) -> None:
    formset.save(commit=False)
    changed = [row for row, _fields in formset.changed_objects]
    written = [*changed, *formset.new_objects]
    actions.keep_words(library, language, written=written, removed=formset.deleted_objects)
