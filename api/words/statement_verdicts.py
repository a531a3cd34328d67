"""How a statement lies among those that are here, and what is remarked on it, in words."""

from collections.abc import Iterable
from typing import Final

from adapters.statements.values import FileRemark, RemarkKind
from api.words.figures import day, money
from api.words.language import DUTCH, spoken
from api.words.naming import word
from domain.bank.account_events import ChainVerdict
from domain.bank.chain import Contradiction

_OWN: Final = (
    "Spreekt zichzelf tegen: de posten leiden tot {here}, het afschrift sluit op {said}",
    "Contradicts itself: its entries lead to {here}, and it closes at {said}",
)
_OTHER: Final = (
    "Spreekt eerdere afschriften tegen: het saldo eind {day} was {here}, en is hier {said}",
    "Contradicts earlier statements: the balance at the end of {day} was {here}, here it is {said}",
)


def verdict_told(verdict: ChainVerdict | None, contradicts: Contradiction | None) -> str:
    """A verdict in words; empty: there is none."""
    if verdict is None:
        return ""
    if verdict is not ChainVerdict.DIFFERS or contradicts is None:
        return word(verdict)
    dutch, english = _OWN if contradicts.own else _OTHER
    return (dutch if spoken() == DUTCH else english).format(
        day=day(contradicts.day), here=money(contradicts.here), said=money(contradicts.said)
    )


_IN_THE_VERDICT: Final = frozenset(
    {RemarkKind.NO_OPENING, RemarkKind.NO_CLOSING, RemarkKind.BALANCES_DO_NOT_TIE}
)
_LINES: Final = 3
"""So many lines of a file are named where the same is to be said of more."""


def remarks_told(remarks: Iterable[FileRemark]) -> list[str]:
    """Each remark once, with the first lines of the file it is about; without what verdicts say."""
    lines: dict[tuple[RemarkKind, str], dict[int, None]] = {}
    for one in remarks:
        if one.kind not in _IN_THE_VERDICT:
            lines.setdefault((one.kind, one.said), {})[one.line] = None
    return [_remark(kind, said, [*found]) for (kind, said), found in lines.items()]


def _remark(kind: RemarkKind, said: str, lines: list[int]) -> str:
    named = ", ".join(map(str, lines[:_LINES])) + (" …" if len(lines) > _LINES else "")
    place = f"{'regel' if spoken() == DUTCH else 'line'} {named}"
    return f"{word(kind)} ({said}; {place})" if said else f"{word(kind)} ({place})"
