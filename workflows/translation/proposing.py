"""A proposal for texts of a page, in the words of the county library it belongs to."""

from collections.abc import Callable, Sequence

from wagtail.models import Locale
from wagtail_localize.strings import StringValue

from cms.people.models import CountyLibrary
from workflows.preferred_words import WordList, word_list
from workflows.translation.apertium import machine
from workflows.translation.memory import Proposals, propose


def proposals_for(
    strings: Sequence[StringValue],
    source: Locale,
    target: Locale,
    library: CountyLibrary | None,
    *,
    tell: Callable[[int], None] = lambda words: None,
    must_have_machine: bool = False,
) -> Proposals:
    """From memory, then from the machine where there is one for these languages.

    Raises NotInstalled where it must have one and there is none.
    """
    found = machine()
    words = word_list(library, target.language_code) if found and library else WordList()
    if found is not None and not (must_have_machine or found.is_installed):
        found = None
    return propose(strings, source, target, found, in_our_words=words.applied_to, tell=tell)
