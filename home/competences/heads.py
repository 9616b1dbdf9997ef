"""What the frame of every page asks of a page, answered for one that stands in no tree."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.core.editions import interface_language


@dataclass(frozen=True)
class Head:
    """A view's title and summary; its address in each language of the interface, which all say the same."""

    title: str
    summary: str
    view: str
    args: tuple[str, ...] = ()

    @property
    def content_language(self) -> str:
        return interface_language()

    @property
    def canonical_url(self) -> str:
        return f"{settings.BASE_URL}{reverse(self.view, args=self.args)}"

    @property
    def alternates(self) -> list[tuple[str, str]]:
        return [(code, self._address(code)) for code, _name in settings.INTERFACE_LANGUAGES]

    def _address(self, code: str) -> str:
        with translation.override(code):
            return self.canonical_url

    @property
    def crumb(self) -> dict[str, Any]:
        return {"title": self.title, "url": reverse(self.view, args=self.args)}
