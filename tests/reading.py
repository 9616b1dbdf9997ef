"""What tests ask of the HTML a reader gets."""

from typing import Any

from bs4 import BeautifulSoup, Tag


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text(tag: Tag | None) -> str:
    """The words of an element, without the line breaks of its template."""
    return " ".join(tag.get_text(" ").split()) if tag else ""


def titles(response: Any) -> list[str]:
    """The titles a list of works shows, in its order."""
    return [text(link) for link in soup(response).select("main :is(.card, .hits) :is(h3, h4) a")]


def addresses(html: Tag) -> list[str]:
    """Every address on this site that the element links to."""
    return [str(link["href"]) for link in html.select("a[href^='/']")]
