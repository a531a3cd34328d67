"""The description of the API as it is published: OpenAPI, readable from everywhere."""

from copy import deepcopy
from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse

from api.codes import status_of_code
from api.gate import API_VERSION
from api.http.examples import add_examples
from api.http.links import add_links
from api.strict import Operation
from application.queries.shapes import ProblemOut
from application.settings import Settings

PREFIX: Final = "/v1"
ADDRESS: Final = f"{PREFIX}/openapi.json"
_SHAPES: Final = "#/components/schemas/"
_VERBS: Final = frozenset({"get", "post", "put", "patch", "delete"})
_HEADERS: Final[dict[str, Any]] = {
    "ApiVersion": {
        "description": "the version of the interface",
        "schema": {"type": "string", "example": API_VERSION},
    },
    "ETag": {
        "description": (
            "the version that is shown, or that a command led to: send it back as If-Match;"
            " none where a command recorded nothing"
        ),
        "schema": {"type": "string", "example": '"7-1f0c5a"'},
    },
    "Location": {
        "description": "where what was made has its address",
        "schema": {"type": "string", "format": "uri-reference"},
    },
    "RetryAfter": {
        "description": "after so many seconds it may be sent again",
        "schema": {"type": "integer", "minimum": 1, "example": 5},
    },
}
_PASSING: Final = frozenset({"409", "429", "503"})
_FOR_ALL: Final = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

router = APIRouter(route_class=Operation)


@router.get(ADDRESS, include_in_schema=False)
def describe(request: Request) -> JSONResponse:
    """Give the description, also to a page of another site (API Design Rules, doc-openapi)."""
    app: FastAPI = request.app
    return JSONResponse(described(app, app.state.house.settings), headers=_FOR_ALL)


def described(app: FastAPI, settings: Settings) -> dict[str, Any]:
    """What the application says of itself: whom to ask, its version on every answer, its server.

    What stands outside the version (health, readiness) is for whoever runs the program, and is
    left out.
    """
    schema = deepcopy(app.openapi())
    schema["paths"] = {
        path.removeprefix(PREFIX): item
        for path, item in schema["paths"].items()
        if path.startswith(f"{PREFIX}/")
    }
    schema["servers"] = [{"url": PREFIX}]
    schema["info"]["contact"] = {
        "name": settings.contact_name,
        "url": settings.contact_url,
        "email": settings.contact_email,
    }
    components = schema.setdefault("components", {})
    components["schemas"] = dict(sorted({**components.get("schemas", {}), **_problems()}.items()))
    components["headers"] = _HEADERS
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    schema["security"] = [{"token": []}]
    for path, item in schema["paths"].items():
        for verb in _VERBS & item.keys():
            _name_refusals(item[verb])
            for status, answer in item[verb]["responses"].items():
                made = status == "201" and "{" not in path
                said = _headers(item[verb], verb=verb, made=made, status=status)
                answer.setdefault("headers", {}).update(said)
    add_links(schema["paths"], components["schemas"])
    add_examples(schema["paths"], components["schemas"])
    return schema


def _headers(operation: dict[str, Any], *, verb: str, made: bool, status: str) -> dict[str, Any]:
    """The headers that an answer of an operation may have; ``made``: it is of a thing made."""
    rests = any(one["name"] == "If-Match" for one in operation.get("parameters", ()))
    tagged = status == "200" and (verb == "get" or rests)
    found = {
        "API-Version": "ApiVersion",
        **({"ETag": "ETag"} if tagged or made else {}),
        **({"Location": "Location"} if made else {}),
        **({"Retry-After": "RetryAfter"} if status in _PASSING else {}),
    }
    return {name: {"$ref": f"#/components/headers/{one}"} for name, one in found.items()}


def _name_refusals(operation: dict[str, Any]) -> None:
    """Name the codes of an operation at the answer that each of them has."""
    for code in operation.get("x-refusals", ()):
        answer = operation["responses"].get(str(status_of_code(code).value))
        if answer is not None:
            answer.setdefault("x-refusals", []).append(code)


def _problems() -> dict[str, Any]:
    """The shape of a problem and of what it is made of, to which every refusal refers."""
    found = ProblemOut.model_json_schema(mode="serialization", ref_template=f"{_SHAPES}{{model}}")
    return {**found.pop("$defs", {}), ProblemOut.__name__: found}
