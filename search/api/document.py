"""The OpenAPI document: what ninja knows of the endpoints, and what holds for each of them."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.operation import Operation

from search.api.problems import PROBLEM
from search.api.schemas import ProblemDetails

DESCRIPTION = """\
Everything readers of Kompetansebanken can open, as data: courses with their lessons, resources, events, learning paths,
the county libraries behind them, and the search. It can be read by anyone, without a key, and changes nothing.

Parameters have the words of the site's own addresses, so that a filter found there can be used here. A parameter or a
value that is not known is refused with 400.

Lists come in parts: take the address in `next` as it is until it is null. What is published meanwhile makes nothing
come twice, and nothing be passed over.

Every answer has an `ETag`; sent back in `If-None-Match`, it costs 304 and no body while nothing has changed.

Only additions are made within version 1: new endpoints, new parameters, new fields, new values. Read what you know, and
pass over the rest.
"""
ERRORS = {
    400: "Something in the question could not be understood; `errors` says what.",
    404: "Readers can open no such work, now.",
    429: "Too much has been asked for from this network address. `Retry-After` says how many seconds to wait.",
}
HEADERS = {
    "ETag": ("Says which version of the answer this is.", '"0f4a…"'),
    "Content-Language": ("The language of names and labels.", "nb"),
}


LINKS = {
    "courses": "course",
    "resources": "resource",
    "events": "event",
    "paths": "path",
}  # from a list to what it lists


class ReadApi(NinjaAPI):
    """As ninja's, with what every endpoint has in common written into the document."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        problem = ProblemDetails.model_json_schema(ref_template=REF_TEMPLATE)
        named = schema["components"]["schemas"] | problem.pop("$defs") | {"ProblemDetails": problem}
        # What is asked is written out with each endpoint, and needs no name.
        schema["components"]["schemas"] = {n: said for n, said in named.items() if not n.startswith("Asked")}
        for operations in schema["paths"].values():
            for operation in operations.values():
                _complete(operation)
        return schema


def _complete(operation: dict[str, Any]) -> None:
    answers, parameters = operation["responses"], operation["parameters"]
    for parameter in parameters:
        # A list is right in a JSON schema, but not beside it (OpenAPI 3.1, 4.8.12).
        if "examples" in parameter:
            parameter["example"] = parameter.pop("examples")[0]
    answers[200] |= {"description": operation["summary"], "headers": _headers(parameters)}
    if operation["operationId"] in LINKS:
        answers[200]["links"] = {"first": _link(LINKS[operation["operationId"]])}
    has_key = any(parameter["in"] == "path" for parameter in parameters)
    for status, description in ERRORS.items():
        if status != 404 or has_key:
            content = {PROBLEM: {"schema": {"$ref": REF_TEMPLATE.format(model="ProblemDetails")}}}
            answers[status] = {"description": description, "content": content}
    answers[429]["headers"] = {"Retry-After": _header("In seconds.", "60")}


def _headers(parameters: list[dict[str, Any]]) -> dict[str, Any]:
    headers = {name: _header(*said) for name, said in HEADERS.items()}
    if any(parameter["name"] == "etter" for parameter in parameters):
        headers["Link"] = _header("The address of what follows, where something does.", '<https://…>; rel="next"')
    return headers


def _header(description: str, example: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}, "example": example}


def _link(operation: str) -> dict[str, Any]:
    return {"operationId": operation, "parameters": {"key": "$response.body#/items/0/id"}}
