"""What went wrong, as RFC 9457 wants it said."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PROBLEM = "application/problem+json"
FAULT = gettext_lazy("This could not be understood.")
FAULTS = {  # by pydantic's word for it
    "greater_than_equal": gettext_lazy("At least %(ge)s."),
    "less_than_equal": gettext_lazy("At most %(le)s."),
    "int_parsing": gettext_lazy("This should be a whole number."),
    "literal_error": gettext_lazy("This is not one of the values there are."),
    "string_too_long": gettext_lazy("At most %(max_length)s characters."),
    "too_long": gettext_lazy("At most %(max_length)s values."),
    "uuid_parsing": gettext_lazy("This is not the key of a work."),
}


class Problem(Exception):
    """Why there is no answer. `errors` are (parameter, what is wrong with it)."""

    def __init__(self, status: HTTPStatus, detail: str, errors: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, errors


def problem_response(status: int, detail: str, errors: Sequence[tuple[str, str]] = ()) -> JsonResponse:
    """The type is left out: the status says it all (RFC 9457, 4.2.1)."""
    content: dict[str, Any] = {"title": HTTPStatus(status).phrase, "status": int(status), "detail": detail}
    if errors:
        content["errors"] = [{"parameter": name, "detail": text} for name, text in errors]
    return JsonResponse(content, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})


def not_there() -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, _("There is nothing at this address."))


def not_understood(errors: Sequence[tuple[str, str]]) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, _("Something in the question could not be understood."), errors)


def answer_problem(request: HttpRequest, problem: Any) -> JsonResponse:
    """For a Problem; ninja says no more of what it hands on than that it is an exception, or a class of them."""
    return problem_response(problem.status, problem.detail, problem.errors)


def answer_invalid(request: HttpRequest, invalid: Any) -> JsonResponse:
    """For ninja's ValidationError: what it could not read of the address, in the reader's language."""
    errors = [(_name(error["loc"]), _said(error)) for error in invalid.errors]
    return answer_problem(request, not_understood(errors))


def _said(error: Mapping[str, Any]) -> str:
    """Pydantic's own words are English."""
    return str(FAULTS.get(error["type"], FAULT)) % error.get("ctx", {})


def _name(place: Sequence[Any]) -> str:
    """The parameter among the words ninja says where with: ("query", "asked", "slag", 0)."""
    return [str(part) for part in place if isinstance(part, str)][-1]
