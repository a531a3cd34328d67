"""Links in the description: from what makes, lists, reads or names a thing to what takes its id.

A link says to a program what it can do next, and with which part of the answer at hand. All are
read from the addresses and the shapes, so that a new command or question is linked by standing
there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

Json = dict[str, Any]
Found = tuple[str, Json]
"""An operation that a link leads to, and where each of its parameters is found."""

JSON: Final = "application/json"
VERBS: Final = ("get", "post")
READING: Final = "get"
FACT: Final = "/facts/{about}/{version}/causes"
SEEN: Final = "$response.header.ETag"
DEPTH: Final = 3
"""How far into an answer a name of another thing is looked for."""


@dataclass(frozen=True)
class Kind:
    """What has addresses of its own: how they name it, and which answer lists it, and where."""

    parameter: str
    listed: str
    place: str
    named: str = ""
    """What it is called where another answer names it."""


KINDS: Final = (
    Kind("claim_id", "/claims", "/rows/0/id", "claim"),
    Kind("debtor_id", "/debtors", "/rows/0/id", "debtor"),
    Kind("letter_id", "/letters", "/rows/0/id", "letter"),
    Kind("creditor_id", "/creditors", "/rows/0/id", "creditor"),
    Kind("credit_note_id", "/debtors/{debtor_id}", "/credits/0/credit_note"),
    Kind("batch_id", "/creditors/{creditor_id}/collection-batches", "/rows/0/id"),
    Kind("subscription_id", "/subscriptions", "/0/id"),
    Kind("user_id", "/users", "/0/id"),
    Kind("task_id", "/worklist", "/tasks/0/id"),
    Kind("file_id", "/refunds", "/files/0/id"),
    Kind("bank_line_id", "/worklist", "/tasks/0/subject"),
    Kind("incoming_mail_id", "/incoming-mails", "/rows/0/id"),
    Kind("number", "/incoming-mails/{incoming_mail_id}", "/files/0/number"),
    Kind("day", "/runs", "/0/day"),
    Kind("measure", "/figures", "/figures/0/parts/0/measure"),
    Kind("key", "/plans", "/0/key"),
    Kind("delivery", "/webhook-deliveries", "/0/number"),
    Kind("sha256", "/claims/{claim_id}/documents", "/rows/0/sha256"),
)


def add_links(paths: Json, schemas: Json) -> None:
    """Say at each answer that holds the id of something which operations take it."""
    for path, item in paths.items():
        for verb, one in item.items():
            for status, answer in one.get("responses", {}).items():
                for taker, said in _from(paths, schemas, path, verb, status):
                    if taker != one["operationId"] or "cursor" in said:
                        link = {"operationId": taker, "parameters": said}
                        answer.setdefault("links", {}).setdefault(taker, link)


def _from(paths: Json, schemas: Json, path: str, verb: str, status: str) -> Iterator[Found]:
    """All that an answer leads to; the first link to an operation is the one that counts.

    A preview (200 of what makes a thing) leads nowhere: what it would make is not there.
    """
    one = paths[path][verb]
    if verb != READING and status == "201":
        yield from _made(paths, path)
    elif status == "200" and (verb == READING or "x-reads" in one):
        shape = _shape(one["responses"][status], schemas)
        yield from _read(paths, path)
        yield from _listed(paths, path)
        yield from _next(one, shape, schemas)
        yield from _facts(paths, shape, schemas)
        yield from _named(paths, shape, schemas)


def _made(paths: Json, path: str) -> Iterator[Found]:
    """From what makes a thing: to all that can be done with it, and to where it is listed."""
    for kind in KINDS:
        if path == kind.listed:
            yield from _all_on(paths, kind, "$response.body#/made", at=path, seen=SEEN)
            yield from ((one["operationId"], {}) for one in _at(paths, path))


def _read(paths: Json, path: str) -> Iterator[Found]:
    """From what reads one thing: to all that can be done with it, resting on what was read."""
    for kind in KINDS:
        if path == f"{kind.listed}/{{{kind.parameter}}}":
            here = f"$request.path.{kind.parameter}"
            yield from _all_on(paths, kind, here, at=path, seen=SEEN)


def _listed(paths: Json, path: str) -> Iterator[Found]:
    """From a list: to all that can be done with its first."""
    for kind in KINDS:
        if path == kind.listed:
            yield from _all_on(paths, kind, f"$response.body#{kind.place}", at=path)


def _all_on(paths: Json, kind: Kind, here: str, *, at: str, seen: str = "") -> Iterator[Found]:
    """The operations on one thing, and the lists that are asked for by it."""
    for path, item in paths.items():
        above = _names(path) - {kind.parameter}
        if kind.parameter in _names(path) and above <= _names(at):
            for one in (item[verb] for verb in VERBS if verb in item):
                rests = seen and any(it["name"] == "If-Match" for it in one.get("parameters", ()))
                said = {name: f"$request.path.{name}" for name in sorted(above)}
                said[kind.parameter] = here
                yield one["operationId"], said | ({"If-Match": seen} if rests else {})
        elif kind.named and "{" not in path:
            for one in _at(paths, path):
                lists = JSON in one["responses"].get("200", {}).get("content", {})
                if lists and any(it["name"] == kind.named for it in one.get("parameters", ())):
                    yield one["operationId"], {kind.named: here}


def _names(path: str) -> set[str]:
    """What an address names."""
    return {part.strip("{}") for part in path.split("/") if part.startswith("{")}


def _next(one: Json, shape: Json, schemas: Json) -> Iterator[Found]:
    """From a page to the one after it: the same question from where this one ended."""
    names = [it["name"] for it in one.get("parameters", ()) if it["in"] != "header"]
    if "cursor" in names and "next" in _meant(shape, schemas).get("properties", {}):
        places = {it["name"]: it["in"] for it in one["parameters"]}
        same = {name: f"$request.{places[name]}.{name}" for name in names}
        yield one["operationId"], {**same, "cursor": "$response.body#/next"}


def _facts(paths: Json, shape: Json, schemas: Json) -> Iterator[Found]:
    """From a list of facts: to why the first of them is there."""
    listed = _meant(shape.get("properties", {}).get("facts", {}), schemas)
    row = _meant(listed.get("items", {}), schemas).get("properties", {})
    if row.keys() >= {"stream", "version"}:
        said = {"about": "/facts/0/stream", "version": "/facts/0/version"}
        for one in _at(paths, FACT):
            yield one["operationId"], {k: f"$response.body#{place}" for k, place in said.items()}


def _named(paths: Json, shape: Json, schemas: Json) -> Iterator[Found]:
    """From an answer that names something else: to what reads that."""
    for kind in KINDS:
        if kind.named and (place := _place(shape, schemas, kind.named)):
            here = f"$response.body#{place}"
            yield from ((taker, {kind.parameter: here}) for taker in _reader(paths, kind))


def _place(shape: Json, schemas: Json, name: str, depth: int = DEPTH) -> str:
    """Where an answer first holds the id of what goes by a name; empty: nowhere."""
    meant = _meant(shape, schemas)
    if "items" in meant:
        place = _place(meant["items"], schemas, name, depth)
        return place and f"/0{place}"
    parts = meant.get("properties", {})
    for called in (name, f"{name}_id"):
        part = _meant(parts.get(called, {}), schemas)
        if part.get("format") == "uuid":
            return f"/{called}"
        if "id" in part.get("properties", {}):
            return f"/{called}/id"
    deeper = ((part, _place(parts[part], schemas, name, depth - 1)) for part in parts if depth)
    return next((f"/{part}{place}" for part, place in deeper if place), "")


def _reader(paths: Json, kind: Kind) -> Iterator[str]:
    for one in _at(paths, f"{kind.listed}/{{{kind.parameter}}}"):
        yield one["operationId"]


def _at(paths: Json, path: str) -> Iterator[Json]:
    """What reads at an address, if anything does."""
    if (one := paths.get(path, {}).get(READING)) is not None:
        yield one


def _shape(answer: Json, schemas: Json) -> Json:
    content = answer.get("content", {}).get(JSON, {})
    return _meant(content.get("schema", {}), schemas)


def _meant(shape: Json, schemas: Json) -> Json:
    """The shape itself, where it is named or may be absent."""
    if "anyOf" in shape:
        shape = next((one for one in shape["anyOf"] if one.get("type") != "null"), shape)
    named = shape.get("$ref", "").rpartition("/")[2]
    found: Json = schemas.get(named, shape)
    return found
