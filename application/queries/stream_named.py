"""What people call by the name that the pages show: bank lines, mail, letters, credit notes."""

import re
from typing import Final
from uuid import UUID

from application.ambiguous import ambiguous_name
from application.house import House
from domain.errors import NotFound
from domain.facts import StreamKind
from domain.ids import credit_note_id

SHOWN: Final = {
    StreamKind.BANK_LINE: "BANK-",
    StreamKind.INCOMING_MAIL: "MAIL-",
    StreamKind.LETTER: "",
}
"""What stands before the first eight digits of the id, where people see it."""


def stream_named(house: House, name: str, kind: StreamKind) -> UUID:
    """The stream of an id, or of the name by which the pages show it, in any case.

    A credit note is called by its number. Raises NotFound ``name.unknown``, Refusal
    ``name.ambiguous`` where several go by it.
    """
    try:
        return UUID(name)
    except ValueError:
        found = _called(house, name.strip(), kind)
    if len(found) == 1:
        return found[0]
    if found:
        raise ambiguous_name(name, found)
    raise NotFound(
        "name.unknown",
        f"Nothing goes by the name '{name[:40]}'.",
        way_out="Give its id, or its name as the pages and lists write it.",
        values={"name": name[:40]},
    )


def _called(house: House, name: str, kind: StreamKind) -> list[UUID]:
    if kind is StreamKind.CREDIT_NOTE:
        there = set(house.store.streams(kind))
        ids = (credit_note_id(one, name) for one in house.store.streams(StreamKind.CREDITOR))
        return [one for one in ids if one in there]
    short = re.fullmatch(rf"{SHOWN[kind]}([0-9a-f]{{8}})", name, re.IGNORECASE)
    if short is None:
        return []
    return [one for one in house.store.streams(kind) if one.hex.startswith(short[1].lower())]
