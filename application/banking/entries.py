"""Which entries of a statement are here already, whatever file they came in before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from adapters.statements.amounts import iban_if
from domain.bank.line_events import BankLineKind, LineTold
from domain.money import Cents

_ENOUGH: Final = 6
"""So many letters and digits of a text tell two of one day and amount apart."""


class SameWords(StrEnum):
    """Whether two entries of one day and amount have the same words."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """A line as it would be imported; ``detail`` 0: the entry as a whole."""

    detail: int
    amount: Cents
    kind: BankLineKind
    told: LineTold
    transactions: int = 1
    instructed: Cents | None = None
    return_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """An entry as it would be imported: one line, or one for each of its transactions."""

    at: int
    """Where it begins in the file."""
    amount: Cents
    booked_on: date
    credited_on: date
    reference: str
    code: str
    reversal: bool
    lines: tuple[LineDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """An entry that is here: the lines it was imported as, and what the bank said of it."""

    account_id: UUID
    number: int
    lines: tuple[UUID, ...]
    reference: str
    statement: str
    told: LineTold | None
    """None: erased, or never said."""
    came_on: date
    """The day on which its first line came in."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry of a statement beside the one that it is; ``doubtful``: that it may be."""

    draft: EntryDraft
    known: KnownEntry | None
    doubtful: bool = False


def paired(
    drafts: Sequence[EntryDraft], known: Sequence[KnownEntry], *, covered: bool, statement: str
) -> Iterator[Beside]:
    """Lay entries of one day and amount beside those that are here; each is one at most.

    ``covered``: another statement shows all of that day, so that nothing new can be in it.
    """
    left, here = list(drafts), list(known)
    for same in _SURELY:
        for draft in [*left]:
            one = next((k for k in here if same(draft, k, statement)), None)
            if one:
                left.remove(draft)
                here.remove(one)
                yield Beside(draft, one)
    for draft in left:
        yield _doubted(draft, here, covered=covered)


def _doubted(draft: EntryDraft, here: list[KnownEntry], *, covered: bool) -> Beside:
    """What is made of an entry that is surely none of those that are left."""
    if covered and here:
        return Beside(draft, here.pop(0))
    if covered:
        return Beside(draft, None, doubtful=True)
    like = next((k for k in here if likeness(_words(draft), k.told) is SameWords.UNSURE), None)
    if like:
        here.remove(like)
    return Beside(draft, like, doubtful=like is not None)


def _by_reference(draft: EntryDraft, known: KnownEntry, statement: str) -> bool:
    del statement
    if not draft.reference or draft.reference != known.reference:
        return False
    return likeness(_words(draft), known.told) is not SameWords.OTHER


def _by_words(draft: EntryDraft, known: KnownEntry, statement: str) -> bool:
    del statement
    return likeness(_words(draft), known.told) is SameWords.SAME


def _by_file(draft: EntryDraft, known: KnownEntry, statement: str) -> bool:
    """The statement itself, whose import had stopped in the middle."""
    del draft
    return known.statement == statement


_SURELY: Final[tuple[Callable[[EntryDraft, KnownEntry, str], bool], ...]] = (
    lambda draft, known, statement: (
        _by_file(draft, known, statement) and _by_words(draft, known, statement)
    ),
    _by_reference,
    _by_words,
    _by_file,
)


def _words(draft: EntryDraft) -> LineTold:
    return draft.lines[0].told


def likeness(one: LineTold, other: LineTold | None) -> SameWords:
    """Whether two entries of one day and amount are the same by other party, ids and texts."""
    if other is None:
        return SameWords.UNSURE
    if _of_another(one.account, other.account):
        return SameWords.OTHER
    if one.end_to_end and other.end_to_end:
        return SameWords.SAME if one.end_to_end == other.end_to_end else SameWords.OTHER
    texts = _plain(one), _plain(other)
    short, long = sorted(texts, key=len)
    if len(short) >= _ENOUGH:
        return SameWords.SAME if short in long else SameWords.UNSURE
    return SameWords.SAME if one.account and one.account == other.account else SameWords.UNSURE


def _of_another(one: str, other: str) -> bool:
    """Whether two accounts are surely not one: both are IBANs, or both are none.

    A Dutch number without its bank says nothing against an IBAN: MT940 of some banks has it, or
    a number of another kind, where others have a reference.
    """
    if not one or not other or bool(iban_if(one)) != bool(iban_if(other)):
        return False
    return one != other


def _plain(told: LineTold) -> str:
    """Letters and digits of the text and the references in it."""
    said = ("".join(told.pieces) or told.unstructured) + "".join(told.structured)
    return "".join(sign for sign in said.casefold() if sign.isalnum())
