"""A statement that contradicts something is told with what it contradicts, and what is odd."""

from datetime import date

from adapters.statements.values import FileRemark, RemarkKind
from api.words.language import speaking
from api.words.statement_verdicts import remarks_told, verdict_told
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


def test_the_same_of_many_lines_is_told_once_and_never_what_the_verdict_says() -> None:
    dollars = [FileRemark(RemarkKind.OTHER_CURRENCY, line, "USD") for line in (4, 9, 9, 12, 30)]
    told = [*dollars, FileRemark(RemarkKind.NO_CLOSING, 1), FileRemark(RemarkKind.SUMS_DIFFER, 1)]
    with speaking("en"):
        assert remarks_told(told) == [
            "It is of another currency (USD; line 4, 9, 12 …)",
            "Number or sum of the entries is not what the file states (line 1)",
        ]
