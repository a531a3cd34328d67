"""A statement that contradicts something is told with what it contradicts."""

from datetime import date

from api.words.language import speaking
from api.words.statement_verdicts import verdict_told
from domain.bank.account_events import ChainVerdict
from domain.bank.chain import Contradiction

MONDAY = date(2026, 3, 16)


def test_what_differs_is_told_with_both_balances() -> None:
    own = Contradiction(MONDAY, here=100_00, said=99_00, own=True)
    other = Contradiction(MONDAY, here=100_00, said=90_00)
    with speaking("en"):
        told = [verdict_told(ChainVerdict.DIFFERS, one) for one in (own, other, None)]
        assert verdict_told(ChainVerdict.FOLLOWS, None) == "Follows on"
    assert "€\N{NO-BREAK SPACE}100.00, and it closes at €\N{NO-BREAK SPACE}99.00" in told[0]
    assert "was €\N{NO-BREAK SPACE}100.00, here it is €\N{NO-BREAK SPACE}90.00" in told[1]
    assert told[2] == "Contradicts itself or another"
