"""Asking the read API."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client

PREFIX = "/api/v1"


def ask(path: str, client: Client | None = None) -> Any:
    """What is answered at an address below the API's own; fails where that is not an answer."""
    response = (client or Client()).get(PREFIX + path)
    assert (response.status_code, response["Content-Type"].partition(";")[0]) == (200, "application/json")
    return response.json()


def refused(path: str) -> tuple[int, list[tuple[str, str]]]:
    """The status, and each parameter with what is wrong with it; fails where that is not a problem as RFC 9457 says."""
    response = Client().get(PREFIX + path)
    problem = response.json()
    assert (response["Content-Type"], problem["status"]) == ("application/problem+json", response.status_code)
    return response.status_code, [(error["parameter"], error["detail"]) for error in problem.get("errors", [])]


def titles(answer: Any) -> list[str]:
    return [item["title"] for item in answer["items"]]


def following(answer: Any) -> str:
    """The path of what follows, as `ask` takes it."""
    parts = urlsplit(answer["next"])
    return f"{parts.path.removeprefix(PREFIX)}?{parts.query}"


def walk(path: str) -> list[list[str]]:
    """The titles of each part of a list, to its end."""
    answer = ask(path)
    parts = [titles(answer)]
    while answer["next"]:
        answer = ask(following(answer))
        parts.append(titles(answer))
    return parts
