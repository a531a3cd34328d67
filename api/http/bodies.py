"""The bodies that come in: the shapes of what machines tell, and which doors take files."""

from collections.abc import Callable, Iterable
from typing import Any, Final, Literal
from uuid import UUID

from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict
from starlette.routing import BaseRoute

from application.commands.fields import Legible

_JSON: Final = "application/json"


class In(Legible):
    """A body; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StatusIn(In):
    """What became of a short message, as its carrier tells it; ``id`` is the letter's."""

    id: UUID
    status: Literal["sent", "delivered", "read", "failed"]


def takes_files(routes: Iterable[BaseRoute]) -> Callable[[str], bool]:
    """Tell for a path whether a file, or a page's form, may be sent there.

    What its sender says of a body is not asked: JSON called ``text/plain`` stays JSON.
    """
    doors = [
        route.path_regex for route in routes if isinstance(route, APIRoute) and _of_files(route)
    ]
    return lambda path: not path.startswith("/v1/") or any(door.match(path) for door in doors)


def _of_files(route: APIRoute) -> bool:
    told = (route.openapi_extra or {}).get("requestBody")
    if told is not None:
        return _JSON not in told["content"]
    body = route.body_field
    return body is not None and getattr(body.field_info, "media_type", _JSON) != _JSON


def whole_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The schema of a body in one piece, as it stands in a description by hand."""
    schema = shape.model_json_schema()
    parts = schema.pop("$defs", {})
    for name, field in schema["properties"].items():
        named = field.pop("$ref", "").removeprefix("#/$defs/")
        if named:
            schema["properties"][name] = {**parts[named], **field}
    return schema
