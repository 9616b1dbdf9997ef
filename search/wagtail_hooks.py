"""Where the group improves the search: one menu with synonyms and promoted results."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.models import Promotion, Synonym


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "resubmit"
    list_display: ClassVar[list[str]] = ["words_nb", "words_nn", "words_se", "words_en"]
    search_fields: ClassVar[list[str]] = ["words_nb", "words_nn", "words_se", "words_en"]
    search_backend_name = None  # a few hundred rows: the database's own LIKE finds parts of words too


class PromotionViewSet(SnippetViewSet):
    model = Promotion
    icon = "pick"
    list_display: ClassVar[list[str]] = ["words", "page"]
    search_fields: ClassVar[list[str]] = ["words"]
    search_backend_name = None


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_name = "search-words"  # not “search”, which is Wagtail's own field in the menu
    menu_icon = "search"
    items = (SynonymViewSet, PromotionViewSet)


register_snippet(SearchGroup)
