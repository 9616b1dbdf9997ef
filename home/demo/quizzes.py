"""Turns the demo's questions into what the quiz of a lesson keeps."""

import uuid
from typing import Any

from home.demo.content.learning import Pool, Question


def quiz(parts: tuple[Question | Pool, ...]) -> list[dict[str, Any]]:
    return [_pool(part) if isinstance(part, Pool) else _question(part) for part in parts]


def _pool(pool: Pool) -> dict[str, Any]:
    return _block("pool", {"draw": pool.draw, "questions": [_question(question) for question in pool.questions]})


def _question(question: Question) -> dict[str, Any]:
    fields = {name: _listed(value) if isinstance(value, list) else value for name, value in question.fields.items()}
    said = {"feedback_right": _html(question.right), "feedback_wrong": _html(question.wrong)}
    return _block(question.kind, {"question": question.text} | fields | said)


def _listed(values: list[Any]) -> list[dict[str, Any]]:
    return [_block("item", value) for value in values]


def _html(text: str) -> str:
    return f"<p>{text}</p>" if text else ""


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}
