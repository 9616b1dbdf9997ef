"""Where the group improves the search: one menu with what is asked for, wishes, synonyms and promoted results."""

from typing import Any, ClassVar

from django.forms import CharField
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSetGroup

from cms.people.snippets import BankSnippetViewSet
from search.log_views import LogViewSet, WishViewSet
from search.models import Promotion, Synonym


class BegunCreateView(CreateView):
    """What the address says stands in the form already: a query of the log is one click from a synonym."""

    def get_initial(self) -> dict[str, Any]:
        texts = [name for name, field in self.form_class.base_fields.items() if isinstance(field, CharField)]
        given = {name: self.request.GET[name] for name in texts if name in self.request.GET}
        return super().get_initial() | given


class SynonymViewSet(BankSnippetViewSet):
    model = Synonym
    icon = "resubmit"
    add_view_class = BegunCreateView
    list_display: ClassVar[list[str]] = ["words_nb", "words_nn", "words_se", "words_en"]
    search_fields: ClassVar[list[str]] = ["words_nb", "words_nn", "words_se", "words_en"]
    search_backend_name = None  # a few hundred rows: the database's own LIKE finds parts of words too


class PromotionViewSet(BankSnippetViewSet):
    model = Promotion
    icon = "pick"
    add_view_class = BegunCreateView
    list_display: ClassVar[list[str]] = ["words", "page"]
    search_fields: ClassVar[list[str]] = ["words"]
    search_backend_name = None


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_name = "search-words"  # not “search”, which is Wagtail's own field in the menu
    menu_icon = "search"
    items = (LogViewSet, WishViewSet, SynonymViewSet, PromotionViewSet)


register_snippet(SearchGroup)
