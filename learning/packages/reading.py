"""What a package says of itself: the manifest of a SCORM, the JSON files of an H5P, the scripts of its pages."""

import codecs
import json
from collections.abc import Callable, Set
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from learning.packages.rules import NotAccepted, Reason, inside, is_outside

# What would run or be shown as part of the page; a picture of another host is only not shown, by the policy.
LOADS = {"script": "src", "iframe": "src", "frame": "src", "embed": "src", "object": "data", "base": "href"}

Read = Callable[[str], bytes]


@dataclass(frozen=True)
class Contents:
    """What the player is to open, and what the package says of itself."""

    entry: str
    needs: dict[str, str]


def decoded(raw: bytes) -> str:
    """Whatever it is written in; what cannot be read becomes a mark, which no script's address is hidden behind."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            return raw.removeprefix(mark).decode(encoding, errors="replace")
    return raw.removeprefix(codecs.BOM_UTF8).decode(errors="replace")


# --- scripts from elsewhere ---


class _Loads(HTMLParser):
    """Collects the addresses of what a page loads and runs."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in LOADS:
            self.addresses.append(values.get(LOADS[tag], ""))
        if tag == "link" and values.get("rel", "").lower() not in ("canonical", "license", "author", "alternate"):
            self.addresses.append(values.get("href", ""))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.addresses.append(values.get("content", "").partition("=")[2].strip(" '\""))


def check_page(name: str, raw: bytes) -> None:
    """Raises NotAccepted for a page that loads a script, a style or a frame from another host.

    It is told here so that somebody may mend it; that it is never loaded is the policy's work.
    """
    parser = _Loads()
    parser.feed(decoded(raw))
    parser.close()
    for address in parser.addresses:
        if is_outside(address):
            raise NotAccepted(Reason.OUTSIDE, f"{name}: {address}")


# --- SCORM 1.2 ---


def scorm(read: Read, names: Set[str]) -> Contents:
    """By SCORM 1.2, Content Aggregation Model 2.3: the default organisation's one item, and the file it names."""
    try:
        root = fromstring(read("imsmanifest.xml"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotAccepted(Reason.MANIFEST) from error
    if _local(root) != "manifest":
        raise NotAccepted(Reason.MANIFEST)
    version = _version(root)
    if version != "1.2":
        raise NotAccepted(Reason.NOT_SCORM_12, version)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] in ("href", "base") and is_outside(value):
                raise NotAccepted(Reason.OUTSIDE, f"imsmanifest.xml: {value}")
    item = _only_item(root)
    return Contents(
        entry=_entry(root, item, names),
        needs={
            "version": version,
            "identifier": root.get("identifier", "")[:200],
            "title": _text(item, "title")[:200],
        },
    )


def _version(root: Element) -> str:
    """What the manifest calls itself; older tools say it by the namespace alone."""
    said = [(element.text or "").strip() for element in root.iter() if _local(element) == "schemaversion"]
    if said:
        return said[0][:40]
    spaces = {element.tag.partition("}")[0] for element in root.iter()}
    spaces |= {name.partition("}")[0] for element in root.iter() for name in element.attrib}
    return "1.2" if any("adlcp_rootv1p2" in space for space in spaces) else ""


def _only_item(root: Element) -> Element:
    organizations = [element for element in root.iter() if _local(element) == "organizations"]
    found = [element for parent in organizations for element in parent if _local(element) == "organization"]
    default = organizations[0].get("default") if organizations else None
    chosen = next((element for element in found if element.get("identifier") == default), next(iter(found), None))
    if chosen is None:
        raise NotAccepted(Reason.NO_ENTRY)
    items = [element for element in chosen.iter() if _local(element) == "item" and element.get("identifierref")]
    if not items:
        raise NotAccepted(Reason.NO_ENTRY)
    if len(items) > 1:
        raise NotAccepted(Reason.MANY_PARTS, str(len(items)))
    return items[0]


def _entry(root: Element, item: Element, names: Set[str]) -> str:
    """The address in the package, with the query that the item asks for."""
    wanted = item.get("identifierref")
    resources = [element for element in root.iter() if _local(element) == "resource"]
    href = next((r.get("href", "") for r in resources if r.get("identifier") == wanted), "")
    path = inside("", unquote(href))
    if not path or path not in names:
        raise NotAccepted(Reason.NO_ENTRY, href)
    query = href.partition("#")[0].partition("?")[2] or item.get("parameters", "").lstrip("?&")
    return f"{path}?{query}"[:500] if query else path


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element, name: str) -> str:
    return next(((child.text or "").strip() for child in element if _local(child) == name), "")


# --- H5P ---


def h5p(read: Read, names: Set[str]) -> Contents:
    """By the H5P specification: h5p.json, content/content.json, and each library with the files it loads first."""
    said = _json(read, names, "h5p.json", Reason.H5P_JSON)
    main, libraries = said.get("mainLibrary"), said.get("preloadedDependencies")
    if not isinstance(main, str) or not isinstance(libraries, list):
        raise NotAccepted(Reason.H5P_JSON, "h5p.json")
    _json(read, names, "content/content.json", Reason.CONTENT_JSON)
    waiting, seen = [_folder(library) for library in libraries], set[str]()
    if main not in {folder.rpartition("-")[0] for folder in waiting}:
        raise NotAccepted(Reason.LIBRARY, main)
    while waiting:
        folder = waiting.pop()
        if folder not in seen:
            seen.add(folder)
            waiting += _library(read, names, folder)
    library = next(folder for folder in sorted(seen) if folder.rpartition("-")[0] == main)
    return Contents(entry="h5p.json", needs={"library": library, "title": str(said.get("title", ""))[:200]})


def _library(read: Read, names: Set[str], folder: str) -> list[str]:
    """The folders of what the library needs before itself."""
    said = _json(read, names, f"{folder}/library.json", Reason.LIBRARY)
    for listed in ("preloadedJs", "preloadedCss"):
        for file in _list(said, listed, folder):
            path = file.get("path") if isinstance(file, dict) else None
            if not isinstance(path, str):
                raise NotAccepted(Reason.LIBRARY, folder)
            if is_outside(path):
                raise NotAccepted(Reason.OUTSIDE, f"{folder}/library.json: {path}")
            if (inside(folder, path) or "") not in names:
                raise NotAccepted(Reason.LIBRARY_FILE, f"{folder}/{path}")
    return [_folder(library) for library in _list(said, "preloadedDependencies", folder)]


def _list(said: dict[str, Any], name: str, folder: str) -> list[Any]:
    listed = said.get(name, [])
    if not isinstance(listed, list):
        raise NotAccepted(Reason.LIBRARY, folder)
    return listed


def _folder(library: Any) -> str:
    try:
        folder = f"{library['machineName']}-{int(library['majorVersion'])}.{int(library['minorVersion'])}"
    except (TypeError, KeyError, ValueError) as error:
        raise NotAccepted(Reason.H5P_JSON, "h5p.json") from error
    if "/" in folder:
        raise NotAccepted(Reason.H5P_JSON, "h5p.json")
    return folder


def _json(read: Read, names: Set[str], name: str, reason: Reason) -> dict[str, Any]:
    try:
        said = json.loads(decoded(read(name))) if name in names else None
    except (ValueError, RecursionError) as error:
        raise NotAccepted(reason, name) from error
    if not isinstance(said, dict):
        raise NotAccepted(reason, name)
    return said
