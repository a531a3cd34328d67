"""Links in the description: from what makes or lists something, to all that can be done with it."""

from collections.abc import Iterator
from typing import Any, Final

Json = dict[str, Any]

KINDS: Final = ("claims", "debtors", "letters", "creditors", "credit-notes", "users")
"""What has addresses of its own, by the first word of them."""


def add_links(paths: Json, schemas: Json) -> None:
    """Say at each answer that holds the id of something which operations take it.

    Read from the addresses alone, so that a new command or question is linked by standing there.
    """
    for kind in KINDS:
        name = f"{kind.removesuffix('s').replace('-', '_')}_id"
        takes = [one["operationId"] for one in _taking(paths, kind, name)]
        for status, answer, place in _giving(paths.get(f"/{kind}", {}), schemas):
            said = {
                taker: {"operationId": taker, "parameters": {name: f"$response.body#{place}"}}
                for taker in takes
            }
            if status.startswith("2") and said:
                answer.setdefault("links", {}).update(said)


def _taking(paths: Json, kind: str, name: str) -> Iterator[Json]:
    """The operations about one thing of a kind."""
    for path, item in paths.items():
        if path.startswith(f"/{kind}/{{{name}}}") and path.count("{") == 1:
            yield from (one for verb, one in item.items() if verb in {"get", "post"})


def _giving(item: Json, schemas: Json) -> Iterator[tuple[str, Json, str]]:
    """The answers that hold an id: of what was made, or of the first of a list."""
    for status, answer in item.get("post", {}).get("responses", {}).items():
        yield status, answer, "/made"
    for status, answer in item.get("get", {}).get("responses", {}).items():
        shape = answer.get("content", {}).get("application/json", {}).get("schema", {})
        for place in _ids(_meant(shape, schemas), schemas):
            yield status, answer, place


def _ids(shape: Json, schemas: Json, place: str = "") -> Iterator[str]:
    """Where the id of the first of a list stands in a shape."""
    listed = _meant(shape.get("items", {}), schemas)
    if "id" in listed.get("properties", {}):
        yield f"{place}/0/id"
    elif not place:
        for name, part in shape.get("properties", {}).items():
            yield from _ids(part, schemas, f"/{name}")


def _meant(shape: Json, schemas: Json) -> Json:
    named = shape.get("$ref", "").rpartition("/")[2]
    found: Json = schemas.get(named, shape)
    return found
