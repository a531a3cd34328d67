"""What people call otherwise than by its id: creditors, claims, debtors."""

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from api.cli.asking import (
    LETTER_TOLD,
    LINE_TOLD,
    MAIL_TOLD,
    NOTE_TOLD,
    claim_named,
    uuid_or_none,
)
from application.commands.leaves import Leaf
from application.house import House
from application.intake.creditor_named import creditor_named
from application.queries.stream_named import stream_named
from domain.facts import StreamKind
from domain.user.roles import May

Named = Callable[[House, str, May], UUID]


def debtor_named(house: House, name: str, may: May) -> UUID:
    """Give the debtor of an id, or of the number of an invoice of his.

    Raises NotFound ``claim.unknown``, Refusal ``claim.ambiguous``.
    """
    if given := uuid_or_none(name):
        return given
    debtor_id = house.collections.claim(claim_named(house, name, may)).debtor_id
    assert debtor_id is not None  # a claim that is open has one
    return debtor_id


def _creditor(house: House, name: str, may: May) -> UUID:
    del may
    return creditor_named(house, name)


def _stream(kind: StreamKind) -> Named:
    return lambda house, name, may: stream_named(house, name, kind)  # noqa: ARG005 - one shape


NAMED: Final[dict[str, tuple[Named, str, str]]] = {
    **dict.fromkeys(
        ("creditor_id", "creditor", "creditors"),
        (_creditor, "KVK|ID", "KvK, OIN or VAT number, or id, of the creditor."),
    ),
    **dict.fromkeys(
        ("claim_id", "claim", "claims"),
        (claim_named, "ID|NUMBER", "Id of the claim, or its invoice number."),
    ),
    **dict.fromkeys(
        ("debtor_id", "debtor", "debtors", "into", "other"),
        (debtor_named, "ID|NUMBER", "Id of the debtor, or the number of an invoice of his."),
    ),
    **dict.fromkeys(
        ("bank_line_id", "came_back_by"),
        (_stream(StreamKind.BANK_LINE), "ID|NAME", LINE_TOLD),
    ),
    **dict.fromkeys(
        ("letter_id", "letter"),
        (_stream(StreamKind.LETTER), "ID|NAME", LETTER_TOLD),
    ),
    "incoming_mail_id": (_stream(StreamKind.INCOMING_MAIL), "ID|NAME", MAIL_TOLD),
    "credit_note_id": (_stream(StreamKind.CREDIT_NOTE), "ID|NUMBER", NOTE_TOLD),
}
"""By the name of a field that holds an id: who finds it, how it is written, and what it is."""


def is_named(leaf: Leaf) -> bool:
    """Tell whether people have another word for what a field asks an id of."""
    return leaf.type is UUID and leaf.name in NAMED


def by_id(house: House, leaves: Iterable[Leaf], given: dict[str, Any], may: May) -> dict[str, Any]:
    """What was typed, with the ids of what was called by another word."""
    found = dict(given)
    for leaf in leaves:
        value = given.get("__".join(leaf.path))
        if is_named(leaf) and value:
            find = NAMED[leaf.name][0]
            each = [find(house, one, may) for one in ([value] if isinstance(value, str) else value)]
            found["__".join(leaf.path)] = each if leaf.many else each[0]
    return found


def calls(leaves: Iterable[Leaf], given: dict[str, Any]) -> bool:
    """Tell whether anything was called otherwise than by its id: then the store is needed."""
    return any(
        uuid_or_none(one) is None
        for leaf in leaves
        if is_named(leaf) and (value := given.get("__".join(leaf.path)))
        for one in ([value] if isinstance(value, str) else value)
    )
