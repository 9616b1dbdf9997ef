"""What makes a work: somebody writes it, or it is a translation. What holds of the one holds of the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from home.models import CountyLibraryPage
from tests.world import World, put_up
from workflows.translation.actions import translate_by_hand


@dataclass(frozen=True)
class Making:
    """The language of the work, and of what it is translated from; without that it is written as it is."""

    language: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.source} to {self.language}" if self.source else f"written in {self.language}"

    def make(self, draft: Callable[..., Any], world: World, title: str, **how: Any) -> Any:
        """A draft of the contact's, by one of the verbs of `tests.world`; what it is translated from is live."""
        written = draft(world, title, section=section_of(world, self.source or self.language), **how)
        if not self.source:
            return written
        source = put_up(written)
        made = translate_by_hand(source, source.owner, self.language)
        return type(source).objects.get(pk=made.pk)


def section_of(world: World, language: str) -> Any:
    key = world.section.translation_key
    return CountyLibraryPage.objects.get(translation_key=key, locale__language_code=language)


WRITTEN = Making("nb")
TO_NYNORSK, TO_BOKMAL = Making("nn", "nb"), Making("nb", "nn")
TO_ENGLISH, TO_SAMI = Making("en", "nb"), Making("se", "nn")  # in sections that are opened for it
TRANSLATED = (TO_NYNORSK, TO_BOKMAL, TO_ENGLISH, TO_SAMI)


def these(*makings: Making) -> list[Any]:
    """For pytest: every making, always in the same order, so that each is made once; those not named under stress."""
    return [making if making in makings else _under_stress(making) for making in (WRITTEN, *TRANSLATED)]


def _under_stress(making: Making) -> Any:
    return pytest.param(making, marks=pytest.mark.stress)
