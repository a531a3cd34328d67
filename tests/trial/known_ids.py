"""Hooks of schemathesis: two times of three a path or body names what is there; a check of ours.

Read by schemathesis in its own venv (``SCHEMATHESIS_HOOKS``); ``VORDERING_TRIAL_IDS`` is the JSON
of the ids there are, by the name of the parameter.
"""

import json
import os
from importlib import import_module
from itertools import count
from typing import Any, Final

schemathesis: Final[Any] = import_module("schemathesis")
_IDS: Final[dict[str, list[str]]] = json.loads(os.environ["VORDERING_TRIAL_IDS"])
_turn: Final = count()


def map_path_parameters(_context: Any, path_parameters: dict[str, Any] | None) -> Any:
    """Put ids that are there in place of drawn ones, most of the time."""
    turn = next(_turn)
    if not path_parameters or turn % 3 == 0:
        return path_parameters
    known = {name: _IDS[name] for name in path_parameters if _IDS.get(name)}
    return {**path_parameters, **{name: ids[turn % len(ids)] for name, ids in known.items()}}


def map_body(_context: Any, body: Any) -> Any:
    """Put ids that are there in a body too, most of the time."""
    turn = next(_turn)
    if not isinstance(body, dict) or turn % 3 == 0:
        return body
    known = {name: _IDS[name] for name in body if _IDS.get(name)}
    return {**body, **{name: ids[turn % len(ids)] for name, ids in known.items()}}


def problem_opens_a_page(_context: Any, response: Any, _case: Any) -> None:
    """Whatever is no success is a problem with a code, and a type that opens a page."""
    if response.status_code < 400:
        return
    told = response.json()
    code = told.get("code")
    assert code, "a problem without a code"
    assert told.get("type") == f"/docs/problems/{code}", "a problem without a type"


for hook in (map_path_parameters, map_body):
    schemathesis.hook(hook)
schemathesis.check(problem_opens_a_page)


def _as_bytes(_context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


for media_type in ("application/toml", "message/rfc822"):
    schemathesis.serializer(media_type)(_as_bytes)
