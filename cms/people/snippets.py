"""What is edited in the admin beside pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

CRUMBS = (_("Home"), _("Snippets"))


class BankSnippetViewSet(SnippetViewSet):
    """Wagtail's, whose crumbs are in the language of whoever looks.

    Wagtail 8.0.1 translates them once for all, when the first comes. Goes when
    `test_the_crumbs_above_a_list_of_snippets_are_in_the_language_of_whoever_looks` holds without it.
    """

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [item | {"label": label} for item, label in zip(super().breadcrumbs_items, CRUMBS, strict=False)]
