"""How a statement lies among those that are here, in words: of one that differs, what differs."""

from typing import Final

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
