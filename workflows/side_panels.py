"""«Språkhjelp»: help with the language, in a panel beside the fields of the page editor."""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from cms.core.editions import WRITTEN_FORMS
from cms.core.models import BasePage
from cms.people.terms import is_contact_of
from workflows.clear_language import Kind
from workflows.language_help import help_with
from workflows.preferred_words import WordList, word_list
from workflows.readability import ADVISED_MEAN, EASY, FEWEST_WORDS, HARD, LONGEST_SENTENCE, MEDIUM, VERY_HARD

SHOWN_SENTENCES = 3
SHOWN_HINTS = 15

LIX_SAYS = (
    (EASY, _("very easy, as books for children")),
    (MEDIUM, _("easy, as novels and magazines")),
    (HARD, _("medium, as newspapers")),
    (VERY_HARD, _("hard, as official texts")),
)
VERY_HARD_SAYS = _("very hard, as law and research")

KINDS: dict[Kind, Any] = {
    Kind.SLIP: _("Not nynorsk by the norm"),
    Kind.AVOID: _("Good nynorsk says it otherwise, even where the norm allows it"),
    Kind.NOUN: _("The verb hides in a noun"),
    Kind.PASSIVE: _("Nobody does it: say who"),
    Kind.HEAVY: _("Heavy words"),
}


def says(lix: int) -> Promise:
    """What the figure means, in words."""
    return next((words for below, words in LIX_SAYS if lix < below), VERY_HARD_SAYS)


class LanguageSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle language help")
        icon_name = "edit"
        has_counter = False

    name = "kb-language"
    title = _("Language help")
    template_name = "workflows/language_help.html"
    order = 320

    advice: ClassVar[dict[str, Any]] = {
        "advised_from": ADVISED_MEAN[0],
        "advised_to": ADVISED_MEAN[1],
        "fewest_words": FEWEST_WORDS,
        "longest": LONGEST_SENTENCE,
    }

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        page: BasePage = self.object
        if page.pk is None:
            return context
        form = parent_context.get("form")
        library, is_norwegian = page.county_library, page.content_language in WRITTEN_FORMS
        words = word_list(library, page.content_language) if library and is_norwegian else WordList()
        found = help_with(page, words)
        return context | {
            **self.advice,
            "help": found,
            "is_unsaved": bool(form and form.errors),
            "is_norwegian": is_norwegian,
            "lix_says": says(found.lix) if found.lix is not None else "",
            "long": found.long[:SHOWN_SENTENCES],
            "more_long": len(found.long) - SHOWN_SENTENCES,
            "kinds": _by_kind(found.hints[:SHOWN_HINTS]),
            "more_hints": len(found.hints) - SHOWN_HINTS,
            "library": library,
            "may_change_list": is_norwegian and is_contact_of(self.request.user, library),
        }


def _by_kind(hints: list[Any]) -> list[tuple[Any, list[Any]]]:
    return [(label, of_kind) for kind, label in KINDS.items() if (of_kind := [h for h in hints if h.kind == kind])]
