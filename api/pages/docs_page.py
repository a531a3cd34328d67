"""The documentation of the API as a page, made from its own OpenAPI description."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.desk import AnyHouse
from api.guarded import Guarded
from api.pages.rendering import render
from api.words.refusals import DUTCH, meaning
from domain.errors import NotFound

router = APIRouter(route_class=Guarded)


@dataclass(slots=True)
class Endpoint:
    """One method on one path, flattened for reading."""

    method: str
    path: str
    summary: str
    parameters: list[dict[str, Any]] = field(default_factory=list)
    fields: list[tuple[str, str, bool, str]] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)


@router.get("/docs")
def docs(request: Request, house: AnyHouse) -> HTMLResponse:
    """Show every endpoint with what it takes and what it answers."""
    schema = request.app.openapi()
    return render(
        "docs.html",
        house,
        day=None,
        told=told_of(schema["info"]["description"]),
        groups=groups_of(schema),
    )


@router.get("/docs/problems/{code}")
def problem_type(code: str, request: Request, house: AnyHouse) -> HTMLResponse:
    """Say what a code of a problem means, and which operations may answer it."""
    if code not in DUTCH:
        raise NotFound("http.404", "There is no such problem.", way_out="Look in /docs.")
    what, out = meaning(code)
    paths = request.app.openapi()["paths"]
    return render(
        "problem_type.html",
        house,
        day=None,
        code=code,
        what=what,
        out=out,
        operations=[
            f"{verb.upper()} {path}"
            for path, item in paths.items()
            for verb, told in item.items()
            if code in told.get("x-refusals", ())
        ],
    )


def told_of(description: str) -> tuple[str, list[str]]:
    """Give what a description says: its first paragraph, and its points."""
    first, *points = " ".join(description.replace("`", "").split()).split(" * ")
    return first, points


def groups_of(schema: dict[str, Any]) -> dict[str, list[Endpoint]]:
    """Give the endpoints by tag, in the order in which they are declared."""
    groups: dict[str, list[Endpoint]] = {}
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            groups.setdefault(told["tags"][0], []).append(_endpoint(schema, method, path, told))
    return groups


def _endpoint(schema: dict[str, Any], method: str, path: str, told: dict[str, Any]) -> Endpoint:
    return Endpoint(
        method=method.upper(),
        path=path,
        summary=told.get("description", "").replace("`", ""),
        parameters=told.get("parameters", []),
        fields=_fields(schema, told.get("requestBody")),
        answers=[(status, one["description"]) for status, one in told["responses"].items()],
    )


def _fields(
    schema: dict[str, Any], body: dict[str, Any] | None
) -> list[tuple[str, str, bool, str]]:
    """Give name, type, whether required, and description of each field of a body."""
    if body is None:
        return []
    [(kind, content)] = body["content"].items()
    shape = _resolved(schema, content["schema"])
    if "properties" not in shape:
        return [("(body)", kind, True, shape.get("description", ""))]
    needed, schema = shape.get("required", ()), {**schema, "$defs": shape.get("$defs", {})}
    return [
        (name, _type(schema, told), name in needed, told.get("description", ""))
        for name, told in shape["properties"].items()
    ]


def _type(schema: dict[str, Any], told: dict[str, Any]) -> str:
    """Say what a value is: its words, its format or its type."""
    told = _resolved(schema, told)
    if "anyOf" in told:
        return " | ".join(_type(schema, one) for one in told["anyOf"])
    if "enum" in told:
        return " | ".join(str(one) for one in told["enum"] if one)
    if told.get("type") == "array":
        return f"list of {_type(schema, told['items'])}"
    return str(told.get("format") or told.get("type") or told.get("title", "object"))


def _resolved(schema: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in told:
        return told
    name = told["$ref"].rsplit("/", 1)[-1]
    own: dict[str, dict[str, Any]] = schema.get("$defs", {})
    return own[name] if name in own else dict(schema["components"]["schemas"][name])
