"""A first draft by machine between the two written forms of Norwegian, on our own machine, by Apertium.

It is two Debian packages, and a program that reads text and writes text. It is run once for many texts: to begin takes
half a second, and a thousand words one more.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.core.cache import cache
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

PROGRAM = "apertium"
# What Apertium calls each direction. Of the two nynorsks it writes, the one whose infinitives end in -e.
MODES = {("nb", "nn"): "nob-nno_e", ("nn", "nb"): "nno-nob"}
INSTALL = "sudo apt-get install apertium apertium-nno-nob"
REMEMBERED = 600  # seconds: each change that somebody takes asks for the same proposals again
PATIENCE = 120  # seconds for one run; ten thousand words take ten


class NotInstalled(Exception):
    """Apertium, or its Norwegian languages, are not on this machine."""


class Apertium(BaseMachineTranslator):
    """wagtail-localize's interface. `OPTIONS["DATA"]`: the folder where Apertium's languages lie."""

    display_name = "Apertium"

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return (source_locale.language_code, target_locale.language_code) in MODES

    @property
    def is_installed(self) -> bool:
        folder = Path(self.options["DATA"]) / "modes"
        return shutil.which(PROGRAM) is not None and all((folder / f"{mode}.mode").exists() for mode in MODES.values())

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Every text with its translation, each with the same markup as before. Raises NotInstalled.

        Apertium moves words, and now and then leaves a tag in another place or out. Such a text is translated again
        piece by piece, between its tags: not as well, but nothing of it is lost.
        """
        mode = MODES[source_locale.language_code, target_locale.language_code]
        texts = list(dict.fromkeys(strings))
        drafts = dict(zip(texts, self._run(mode, [text.data for text in texts]), strict=True))
        broken = [text for text in texts if _shape(drafts[text]) != _shape(text.data)]
        pieces = list(dict.fromkeys(piece for text in broken for piece in _pieces(text.data)))
        by_piece = dict(zip(pieces, self._run(mode, [escape(piece, quote=False) for piece in pieces]), strict=True))
        drafts |= {text: _with_pieces(text.data, by_piece) for text in broken}
        return {text: StringValue.from_translated_html(draft) for text, draft in drafts.items()}

    def _run(self, mode: str, texts: list[str]) -> list[str]:
        """The texts, as HTML without blocks, in the other language. Raises NotInstalled."""
        if not texts:
            return []
        if not self.is_installed:
            raise NotInstalled
        asked = hashlib.sha256("\0".join([mode, *texts]).encode()).hexdigest()
        said: list[str] | None = cache.get(f"apertium-{asked}")
        if said is None:
            said = self._ask(mode, texts)
            cache.set(f"apertium-{asked}", said, REMEMBERED)
        return said

    def _ask(self, mode: str, texts: list[str]) -> list[str]:
        document = "\n".join(f"<p>{text}</p>" for text in texts)
        command = [PROGRAM, "-u", "-f", "html-noent", "-d", self.options["DATA"], mode]
        said = subprocess.run(  # noqa: S603 — our own words alone; what people have written is input
            command, input=document.encode(), capture_output=True, check=True, timeout=PATIENCE
        )
        found = BeautifulSoup(said.stdout.decode(), "html.parser").find_all("p")
        if len(found) != len(texts):
            raise ValueError(f"{len(texts)} texts went in, {len(found)} came out.")
        return [paragraph.decode_contents().strip() for paragraph in found]


def machine() -> Apertium | None:
    """The machine of the settings; None where there is none."""
    found: Apertium | None = get_machine_translator()
    return found


def _shape(html: str) -> list[tuple[str, str, bool]]:
    """The markup in its order: each tag, its id, and whether there is text in it."""
    return [
        (tag.name, str(tag.get("id", "")), bool(tag.get_text(strip=True)))
        for tag in BeautifulSoup(html, "html.parser").find_all()
    ]


def _strings(soup: BeautifulSoup) -> Iterator[NavigableString]:
    yield from (node for node in soup.find_all(string=True) if node.strip())


def _pieces(html: str) -> list[str]:
    return [str(node).strip() for node in _strings(BeautifulSoup(html, "html.parser"))]


def _with_pieces(html: str, translations: Mapping[str, str]) -> str:
    """The same markup, with each piece of text in it translated and the spaces around it kept."""
    soup = BeautifulSoup(html, "html.parser")
    for node in list(_strings(soup)):
        piece = str(node)
        words = BeautifulSoup(translations[piece.strip()], "html.parser").get_text()
        before, after = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
        node.replace_with(NavigableString(f"{before}{words}{after}"))
    return str(soup)
