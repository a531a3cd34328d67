"""The entries of a claim's running account, and the history that the law lets count of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from domain.errors import Refusal
from domain.money import Cents


class EntryKind(StrEnum):
    """What an entry does to the account."""

    PRINCIPAL = "principal"
    """Hoofdsom: it bears interest from its own day, or from the first interest day if later."""
    COSTS = "costs"
    """Collection costs from the day they are due (BW 6:96); they bear no interest."""
    CREDIT = "credit"
    """Credit note, waiver or set-off on the principal; from its own day, or from the start."""
    COSTS_WAIVED = "costs_waived"
    """Costs taken back; from its own day, or as if they were never charged."""
    PAYMENT = "payment"
    """Money received, on its value day (BW 6:114 lid 2)."""
    REVERSAL = "reversal"
    """Storno of the payment whose ``ref`` is in ``reverses``."""
    REFUND = "refund"
    """An overpayment given back, or set off against another debt."""
    REFUND_BACK = "refund_back"
    """What was given back came back, or counts as never given: such as a set-off that fell."""
    REFUND_LET_GO = "refund_let_go"
    """What was given back without cover is not asked back."""
    REST_WAIVED = "rest_waived"
    """What is left on a day is not asked: interest first, then principal; never costs."""
    REST_ASKED = "rest_asked"
    """The waiver of the rest whose ``ref`` is in ``reverses`` holds no more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line in the account: a legal day, a kind and an amount in cents, never negative.

    ``reverses`` names the payment a reversal takes back, or the waiver that fell.
    ``retroactive`` counts for CREDIT and COSTS_WAIVED only: as if the amount had never been
    asked, of the charge whose ``ref`` is in ``reverses``, or else of the first ones. Raises
    Refusal ``account.negative_amount``.
    """

    on: date
    kind: EntryKind
    cents: Cents
    ref: str = ""
    reverses: str = ""
    retroactive: bool = False

    def __post_init__(self) -> None:
        """Refuse a negative amount: the kind alone says which way it counts."""
        if self.cents < 0:
            raise Refusal(
                "account.negative_amount",
                "An entry has an amount of zero or more.",
                way_out="Use the kind that counts the other way, such as credit or reversal.",
            )


_AT_THE_START_OF_THE_DAY: Final = frozenset({EntryKind.PRINCIPAL, EntryKind.CREDIT})
UNDOES: Final = {
    EntryKind.REVERSAL: EntryKind.PAYMENT,
    EntryKind.REST_ASKED: EntryKind.REST_WAIVED,
}
"""What counts, from its own day on, as never made: by the kind that says so."""
_TAKES_BACK: Final = {
    EntryKind.CREDIT: EntryKind.PRINCIPAL,
    EntryKind.COSTS_WAIVED: EntryKind.COSTS,
}


def in_legal_order(entries: Iterable[Entry], *, until: date) -> list[Entry]:
    """The entries up to a day (inclusive), by day; what changes the base of a day goes first.

    Principal and credit notes change the base from the start of their day, payments from its
    end: interest runs through the payment day on what was open before (law.md 3.3).
    """
    known = [entry for entry in entries if entry.on <= until]
    known.sort(key=_day_and_part)
    return known


def without_retroactive(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Lower what was charged by the credits that count from the start (creditnota, herziening).

    Gives the history as if the amount had never been asked, and the credits for which nothing
    (or too little) was charged.
    """
    kept = [entry for entry in entries if not _is_retroactive(entry)]
    unmatched = []
    for credit in filter(_is_retroactive, entries):
        left = _take_from(kept, credit, _TAKES_BACK[credit.kind])
        if left:
            unmatched.append(replace(credit, cents=left))
    return kept, unmatched


def next_reversal(entries: Sequence[Entry]) -> Entry | None:
    """The first entry that takes another back, None where there is none."""
    return next((entry for entry in entries if entry.kind in UNDOES), None)


def without_reversed(
    entries: Sequence[Entry], reversal: Entry
) -> tuple[list[Entry], Entry | None, Cents]:
    """Take a reversal and the payment (or waiver) it reverses out of the history.

    Gives the history, the payment as it was (None where the reversal found none) and the cents
    of the reversal that found nothing to reverse. A reversal of a part leaves the rest paid.
    """
    kept, taken_back = [entry for entry in entries if entry is not reversal], UNDOES[reversal.kind]
    for at, entry in enumerate(kept):
        if entry.kind is taken_back and entry.ref == reversal.reverses != "":
            taken = min(entry.cents, reversal.cents)
            rest = [replace(entry, cents=entry.cents - taken)] if entry.cents > taken else []
            return [*kept[:at], *rest, *kept[at + 1 :]], entry, reversal.cents - taken
    return kept, None, reversal.cents


def _day_and_part(entry: Entry) -> tuple[date, bool]:
    return entry.on, entry.kind not in _AT_THE_START_OF_THE_DAY


def _is_retroactive(entry: Entry) -> bool:
    return entry.retroactive and entry.kind in _TAKES_BACK


def _take_from(charges: list[Entry], credit: Entry, kind: EntryKind) -> Cents:
    left = credit.cents
    for at, charge in enumerate(charges):
        if charge.kind is kind and left and credit.reverses in {"", charge.ref}:
            taken = min(left, charge.cents)
            charges[at] = replace(charge, cents=charge.cents - taken)
            left -= taken
    return left
