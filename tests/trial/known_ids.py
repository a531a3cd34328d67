"""Hooks of schemathesis: most requests name what is there and say what is meant; a check.

Read by schemathesis in its own venv (``SCHEMATHESIS_HOOKS``); ``VORDERING_TRIAL_IDS`` is the JSON
of the ids there are, by the name of the parameter.
"""

import json
import os
import re
from collections.abc import Mapping
from importlib import import_module
from itertools import count
from typing import Any, Final
from uuid import uuid4

schemathesis: Final[Any] = import_module("schemathesis")
_IDS: Final[dict[str, list[str]]] = json.loads(os.environ["VORDERING_TRIAL_IDS"])
_REFUSED: Final = 400
_turn: Final = count()
_DRAWN: Final = 3
_WALKED: Final = 10
"""One of so many stays as it was drawn; along links fewer, for a walk to go on."""
_given: Final[set[str]] = set()
"""What answers gave that a link may take on: ids, tags and where a page ended."""

_GIVEN: Final = re.compile(r'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<="next":")[^"]+')


def after_call(_context: Any, _case: Any, response: Any) -> None:
    """Keep what an answer gives, so that it is known for what it is where it comes back.

    A refusal gives nothing: it says again what was sent.
    """
    if response.status_code >= _REFUSED:
        return
    text = response.content.decode(errors="replace")
    _given.update(_GIVEN.findall(text), response.headers.get("etag", ()))


def before_call(_context: Any, case: Any, _kwargs: Any) -> None:
    """Most name what is there, and say what is meant where they were drawn to be right.

    What an answer gave stays as it is: it came along a link.
    """
    turn = next(_turn)
    along = case.meta is not None and case.meta.phase.name.value == "stateful"
    if turn % (_WALKED if along else _DRAWN) == 0:
        return
    case.path_parameters = _known(case.path_parameters or {}, turn)
    if case.meta is None or case.meta.generation.mode.value == "positive":
        _say_what_is_meant(case, turn)


def _say_what_is_meant(case: Any, turn: int) -> None:
    """The body of the description's example, under a key of its own, and no more than is asked."""
    said = case.operation.definition.raw
    bodies = said.get("requestBody", {}).get("content", {})
    body = bodies.get(case.media_type, {}).get("example", case.body)
    case.body = _about(body, turn) if isinstance(body, dict) else body
    case.headers = {**(case.headers or {}), **_headers(case.headers or {})}
    must = {one["name"] for one in said.get("parameters", ()) if one.get("required")}
    asked = (case.query or {}).items()
    case.query = {k: v for k, v in asked if k in must or str(v) in _given}


def _about(body: dict[str, Any], turn: int) -> dict[str, Any]:
    """A body about what is there; a name of its own at each turn for what it makes."""
    own = {"invoice_number": "issued_on", "login": "name"}
    names = {name: f"t-{turn}" for name, beside in own.items() if body.keys() >= {name, beside}}
    return _known({**body, **names}, turn)


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    """A key that nobody used; what was seen, where a link says it."""
    fit: dict[str, str] = {}
    for name, value in given.items():
        if name.lower() == "idempotency-key":
            fit[name] = str(uuid4())
        if name.lower() == "if-match" and value not in _given:
            fit[name] = "*"
    return fit


def _known(given: Mapping[str, Any], turn: int) -> dict[str, Any]:
    """Ids that are there in place of drawn ones."""
    drawn = {name for name, value in given.items() if str(value) not in _given}
    known = {name: _IDS[name] for name in drawn if _IDS.get(name)}
    return {**given, **{name: ids[turn % len(ids)] for name, ids in known.items()}}


def problem_opens_a_page(_context: Any, response: Any, _case: Any) -> None:
    """Whatever is no success is a problem with a code, and a type that opens a page."""
    if response.status_code < _REFUSED:
        return
    told = response.json()
    code = told.get("code")
    assert code, "a problem without a code"
    assert told.get("type") == f"/docs/problems/{code}", "a problem without a type"


for hook in (before_call, after_call):
    schemathesis.hook(hook)
schemathesis.check(problem_opens_a_page)


def _as_bytes(_context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


for media_type in ("application/toml", "message/rfc822"):
    schemathesis.serializer(media_type)(_as_bytes)
