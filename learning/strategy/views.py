"""The strategy of all areas, and one area's with the versions before it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core.editions import WRITTEN_FORMS
from cms.people.requests import AdminRequest
from cms.people.terms import is_leader, is_member, is_operator, libraries_written_for
from learning.models import CompetenceArea, Strategy
from learning.refused import Refused
from learning.strategy import rules
from learning.strategy.actions import set_strategy
from learning.strategy.forms import StrategyForm


def index(request: AdminRequest) -> HttpResponse:
    _require_reader(request)
    current = {strategy.area_id: strategy for strategy in Strategy.objects.current().select_related("written_by")}
    context = {
        "page_title": _("Strategy"),
        "header_icon": "thumbtack",
        "areas": [(area, current.get(area.pk)) for area in CompetenceArea.objects.all()],
        "is_leader": is_leader(request.user),
    }
    return render(request, "learning/strategy/index.html", context)


def area(request: AdminRequest, slug: str) -> HttpResponse:
    """Whoever may read sees what it says and what it has said; the leader has the form too."""
    _require_reader(request)
    shown = get_object_or_404(CompetenceArea, slug=slug)
    versions = list(shown.strategies.select_related("written_by"))
    form = StrategyForm(request.POST or None, initial=_initial(versions[0] if versions else None))
    if request.method == "POST" and form.is_valid():
        try:
            set_strategy(shown.pk, request.user, form.texts, shown=form.cleaned_data["shown"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The strategy is set. Contacts see it where they plan and write."))
            return redirect("strategy:index")
    context = {
        "page_title": _("Strategy"),
        "page_subtitle": shown.name,
        "header_icon": "thumbtack",
        "area": shown,
        "versions": versions,
        "form": form if is_leader(request.user) or form.is_bound else None,
    }
    return render(request, "learning/strategy/area.html", context)


def _initial(latest: Strategy | None) -> dict[str, Any]:
    if latest is None:
        language = get_language()
        return {"language": language if language in WRITTEN_FORMS else WRITTEN_FORMS[0]}
    return {name: getattr(latest, name) for name in StrategyForm.Meta.fields} | {"shown": latest.pk}


def _require_reader(request: AdminRequest) -> None:
    user = request.user
    if not rules.may_read(
        is_contact=bool(libraries_written_for(user)),
        is_group=is_member(user) or is_leader(user),
        is_operator=is_operator(user),
    ):
        raise PermissionDenied
