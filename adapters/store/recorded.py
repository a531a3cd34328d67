"""Facts as loaded: the fact at once, its envelope when somebody first looks at it.

A history is read for every decision, and folding it needs little more than the facts, their
days and their order. Parsing all headers and filling all eighteen fields took two thirds of
the time of a load; so what a fold rarely asks for is read from the header on demand.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.store.header import id_from
from domain.errors import IntegrityBroken
from domain.facts import Fact, Recorded, StreamKind
from domain.sealing import Sealed

Setter = Callable[[Recorded, Any], None]


def _setter(name: str) -> Setter:
    """Give the setter of a slot: the class is frozen, and this is how it is filled once."""
    setter: Setter = getattr(Recorded, name).__set__
    return setter


_KINDS: Final = {kind.value: kind for kind in StreamKind}
_DAY: Final = b'"effective_on":"'
_DAY_LENGTH: Final = 10
_set_stream: Final = _setter("originator_id")
_set_version: Final = _setter("originator_version")
_set_fact: Final = _setter("fact")
_set_day: Final = _setter("effective_on")
_set_position: Final = _setter("position")
_set_header: Final = _setter("header")


class Loaded(Recorded):
    """A Recorded that reads the rest of its envelope from its header, once, when asked."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """Fill the slots that loading left empty; called only where one is."""
        if name not in _LATER:
            raise AttributeError(name)
        if name in _SOONER:
            with suppress(ValueError, KeyError):
                member, read = _SOONER[name]
                value = read(_text_of(self.header, member))
                _LATER[name](self, value)
                return value
        values = _envelope(self)
        for field, value in values.items():
            _LATER[field](self, value)
        return values[name]


_LATER: Final = {
    name: _setter(name)
    for name in (
        "kind",
        "log",
        "actor",
        "role",
        "command_id",
        "command_name",
        "cause",
        "reason",
        "reason_text",
        "policy",
        "subject",
        "leaf_index",
        "recorded_at",
    )
}


_SOONER: Final[dict[str, tuple[bytes, Callable[[str], Any]]]] = {
    "kind": (b'"kind":"', _KINDS.__getitem__),
    "recorded_at": (b'"recorded_at":"', datetime.fromisoformat),
}
"""What is asked of the first fact of most histories, and found without reading the whole header.

In a canonical header both stand before the sealed fields, whose names could be the same.
"""


def _text_of(header: bytes, member: bytes) -> str:
    """The text of a member, which holds no special characters; raises ValueError if not there."""
    begin = header.index(member) + len(member)
    return header[begin : header.index(b'"', begin)].decode()


def loaded(fact: Fact, *, stream: UUID, version: int, position: int, header: bytes) -> Recorded:
    """Put a fact where it belongs; ``header`` is trusted to be the one of stream and version.

    Raises ValueError where the header names no day.
    """
    # No string can hold these bytes: within one, every quotation mark follows a backslash.
    day = header.index(_DAY) + len(_DAY)
    made = object.__new__(Loaded)
    _set_stream(made, stream)
    _set_version(made, version)
    _set_fact(made, fact)
    _set_day(made, date.fromisoformat(header[day : day + _DAY_LENGTH].decode()))
    _set_position(made, position)
    _set_header(made, header)
    return made


def belongs(header: bytes, *, stream: bytes, version: int, topic: bytes) -> bool:
    """Tell whether a canonical header is that of a fact; ``named`` gives stream and topic."""
    # Both stand near its end: looked for from there they are found in a third of the time.
    found = header.rfind(stream) >= 0 and header.rfind(topic) >= 0
    return found and header.endswith(b'"version":%d}' % version)


def named(member: str, value: str) -> bytes:
    """Give the bytes with which a canonical header names a value without special characters."""
    return f'"{member}":"{value}"'.encode()


def _envelope(recorded: Recorded) -> dict[str, Any]:
    try:
        header = orjson.loads(recorded.header)
        get = header.get
        reason_text, subject = get("reason_text"), get("subject")
        return {
            "kind": _KINDS[header["kind"]],
            "log": id_from(header["log"]),
            "actor": get("actor", ""),
            "role": get("role", ""),
            "command_id": id_from(header["command"]),
            "command_name": get("command_name", ""),
            "cause": get("cause", ""),
            "reason": get("reason", ""),
            "reason_text": Sealed.committed(reason_text) if reason_text else None,
            "policy": get("policy", ""),
            "subject": id_from(subject) if subject else None,
            "leaf_index": header["leaf_index"],
            "recorded_at": datetime.fromisoformat(header["recorded_at"]),
        }
    except (KeyError, ValueError, TypeError) as error:
        raise IntegrityBroken(
            f"The header of the fact at position {recorded.position} ({recorded.ref}) cannot be"
            " read. Run 'vordering fsck'."
        ) from error
