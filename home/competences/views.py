"""The competence map, a competence's own page, and the self-assessment. Nothing a reader answers comes here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.context import front_crumb
from cms.core.pagecache.keeping import kept
from home.competences.heads import Head
from home.competences.querysets import counts, proposals, shelves
from learning.competences.querysets import areas_with_competences
from learning.models import Competence, FrameworkLink, TargetGroup


def map_head() -> Head:
    return Head(
        _("The competence map"),
        _("What one can be good at in a library, and what there is to learn it from."),
        "competences",
    )


@require_safe
@kept
def competence_map(request: HttpRequest) -> HttpResponse:
    numbers = counts()
    areas = [
        (area, [(competence, numbers[competence.pk]) for competence in area.competences.all()])
        for area in areas_with_competences()
    ]
    context = {"page": map_head(), "areas": areas, "crumbs": [front_crumb()]}
    return render(request, "learning/competences/map.html", context)


@require_safe
@kept
def competence(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Competence.objects.select_related("area"), slug=slug)
    head = Head(found.name, found.description, "competence", (slug,))
    found_shelves = shelves(found)
    context = {
        "page": head,
        "competence": found,
        "links": list(found.links.all()),
        "shelves": found_shelves,
        "total": sum(map(len, found_shelves)),
        "crumbs": [front_crumb(), map_head().crumb],
        "json_ld": _defined_term(found, head),
    }
    return render(request, "learning/competences/competence.html", context)


def _defined_term(found: Competence, head: Head) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "name": found.name,
        "description": found.description,
        "url": head.canonical_url,
        "termCode": found.slug,
        "inLanguage": found.description_language,
        "inDefinedTermSet": map_head().canonical_url,
        "sameAs": [link.url for link in found.links.all() if link.framework == FrameworkLink.Framework.ESCO],
    }


@require_safe
@kept
def self_assessment(request: HttpRequest) -> HttpResponse:
    """`malgruppe` chooses which competences are asked about, and is all that is ever sent."""
    groups, chosen = list(TargetGroup.objects.all()), request.GET.get("malgruppe", "")
    group = next((group for group in groups if group.slug == chosen), None)
    if chosen and group is None:
        raise Http404
    found = Competence.objects.select_related("area").prefetch_related("target_groups")
    proposed = proposals()
    asked = [
        (one, proposed[one.pk])
        for one in found
        if group is None or not one.target_groups.all() or group in one.target_groups.all()
    ]
    context = {
        "page": Head(_("Self-assessment"), _("Find out what you might learn next."), "self_assessment"),
        "groups": groups,
        "group": group,
        "asked": asked,
        "crumbs": [front_crumb(), map_head().crumb],
    }
    return render(request, "learning/competences/self_assessment.html", context)
