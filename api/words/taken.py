"""What money was taken for, in words: a payment, or money that came free and counted again."""

from typing import TYPE_CHECKING, Final

from api.words.doers import payments_named
from api.words.figures import money
from api.words.language import DUTCH, spoken

if TYPE_CHECKING:
    from application.queries.shapes import LineOut

_SOURCES: Final[dict[str, tuple[str, str]]] = {
    "payment": ("Betaling {amount}{ref}", "Payment {amount}{ref}"),
    "before_judgment": (
        "Te veel betaald vóór het vonnis, telt daarvoor: {amount}",
        "Paid too much before the judgment, counts for it: {amount}",
    ),
    "freed": (
        "Eerder betaald, en vrijgekomen doordat minder verschuldigd is{ref}: {amount}",
        "Paid before, and free since less is owed{ref}: {amount}",
    ),
}
_PARTS: Final[dict[str, tuple[str, str]]] = {
    "costs": ("kosten {amount}", "costs {amount}"),
    "interest": ("rente {amount}", "interest {amount}"),
    "principal": ("hoofdsom {amount}", "principal {amount}"),
    "unallocated": ("niets (te veel) {amount}", "nothing (too much) {amount}"),
}


def taken_said(line: "LineOut") -> str:
    """Say where money of a line came from, and for what it was taken (BW 6:44).

    ``Betaling € 100,00 (kenmerk P-1), toegerekend aan kosten € 60,00, rente € 40,00``.
    """
    at = 0 if spoken() == DUTCH else 1
    taken = line.taken
    parts = [
        _PARTS[name][at].format(amount=money(cents))
        for name, cents in (taken.model_dump() if taken else {}).items()
        if cents != "0.00"
    ]
    ref = f" ({('kenmerk', 'reference')[at]} {payments_named(line.ref)})" if line.ref else ""
    said = _SOURCES[line.source or "payment"][at].format(amount=_amount(line), ref=ref)
    return f"{said}, {('toegerekend aan', 'taken for')[at]} {', '.join(parts)}" if parts else said


def _amount(line: "LineOut") -> str:
    """The money itself: a line takes it off, so that it stands there with a minus."""
    return money(line.amount.removeprefix("-"))
