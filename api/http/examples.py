"""An example of each body in the description: what must be said, with the example of each field."""

from collections.abc import Iterator
from typing import Any, Final

Json = dict[str, Any]

JSON: Final = "application/json"
_OF_FORMAT: Final = {"date": "2026-11-21", "uuid": "3f0c6f5e-5a43-4a53-9d0e-4b7d7a3f1c11"}


class NoExample(LookupError):
    """A field that must be said and of which nobody gave an example; it is a fault of ours."""


def add_examples(paths: Json, schemas: Json) -> None:
    """Give each body an example, made of its shape: a new command has one by standing there."""
    for path, item in paths.items():
        for one in item.values():
            for body in _bodies(one):
                body["example"] = example_of(body["schema"], schemas, where=path)


def _bodies(operation: Json) -> Iterator[Json]:
    content = operation.get("requestBody", {}).get("content", {})
    if JSON in content:
        yield content[JSON]


def example_of(shape: Json, schemas: Json, *, where: str) -> Any:
    """The example that a shape gives, or one of its parts; raises NoExample."""
    named = shape.get("$ref", "").rpartition("/")[2]
    meant = {**schemas.get(named, {}), **shape}
    if said := [*meant.get("examples", ()), *meant.get("enum", ())]:
        return said[0]
    if "anyOf" in meant:
        one = next(one for one in meant["anyOf"] if one.get("type") != "null")
        return example_of(one, schemas, where=where)
    if "const" in meant:
        return meant["const"]
    if meant.get("type") == "object":
        parts, must = meant.get("properties", {}), meant.get("required", ())
        return {one: example_of(parts[one], schemas, where=f"{where}/{one}") for one in must}
    return _plain(meant, schemas, where)


def _plain(meant: Json, schemas: Json, where: str) -> Any:
    """The example of what has no parts by name."""
    match meant:
        case {"format": "date" | "uuid" as written}:
            return _OF_FORMAT[written]
        case {"type": "array"}:
            items = [meant["items"]] * bool(meant.get("minItems"))
            return [example_of(one, schemas, where=f"{where}/0") for one in items]
        case {"type": "boolean"}:
            return True
        case {"type": "integer"}:
            return meant.get("minimum", 1)
    raise NoExample(where)
