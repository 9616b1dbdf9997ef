"""Facts beside pages, fetched with them instead of by a query for each."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, Length, Substr
from wagtail.models import Page, PageViewRestriction, get_page_models

from cms.core.models.freshness import OwnerCheck


def with_owner_check(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Annotates the owner's latest check as `BasePage.owner_check` reads it."""
    latest = OwnerCheck.objects.filter(page=OuterRef("pk"))
    return pages.annotate(
        fetched_checked_at=Subquery(latest.values("checked_at")[:1]),
        fetched_next_check_on=Subquery(latest.values("next_check_on")[:1]),
    )


def with_restrictions(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Annotates whether the page or one above it is shown to some only: `BasePage.get_view_restrictions` reads it."""
    above = PageViewRestriction.objects.filter(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
    return pages.annotate(fetched_restricted=Exists(above))


def with_check_due_on(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Annotates plain pages of all types with `check_due_on`, as `cms.core.rules.due_on` reckons it.

    The date in the reviewed text is a column of each type's own table.
    """
    from cms.core.models import BasePage

    names = [model._meta.model_name for model in get_page_models() if issubclass(model, BasePage)]
    text_says = Coalesce(*(F(f"{name}__review_due_on") for name in names))
    owner_says = Subquery(OwnerCheck.objects.filter(page=OuterRef("pk")).values("next_check_on")[:1])
    return pages.annotate(check_due_on=Greatest(text_says, owner_says))  # PostgreSQL's takes no heed of NULL
