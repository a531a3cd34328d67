"""Whatever order files come in, and however often: lines, claims and what is known end the same."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from adapters.statements.values import Statement, StatementKind
from domain.bank.line_events import BankLineKind
from domain.claim.balance import balance
from tests.application.bank_files import (
    CAMT,
    DAY,
    MONDAY,
    MT940,
    NOTICE,
    bank_lines,
    bring,
    entry,
    statement,
)
from tests.application.houses import CONSUMER, MARCH, HousePlace, case_of, claim_from, clock_at

A: Final = "NL20INGB0001234567"
TUESDAY: Final = MONDAY + DAY
Brought = tuple[Statement, str]
_places = count(1)


def files(iban: str, number: str, owed: int) -> list[Brought]:
    """A payment, its return, a return that nobody knows, and a transfer of ours that came back."""
    paid = entry(owed, MONDAY, account=A, end_to_end="E1", text=f"factuur {number}")
    ours = entry(-30_00, MONDAY, end_to_end="OURS")
    back = entry(-owed, TUESDAY, returned=True, end_to_end="E1", return_code="MD06")
    other = entry(-owed, TUESDAY, returned=True, end_to_end="E9")
    ours_back = entry(30_00, TUESDAY, end_to_end="OURS", return_code="AC04")
    later = owed - 30_00
    return [
        (statement(back, ours_back, iban=iban, first=TUESDAY, kind=NOTIFIED), NOTICE),
        (statement(paid, ours, iban=iban), CAMT),
        (statement(back, other, ours_back, iban=iban, first=TUESDAY, opening=later), CAMT),
        (statement(paid, ours, back, other, ours_back, iban=iban, last=TUESDAY), MT940),
    ]


NOTIFIED: Final = StatementKind.NOTIFICATION
ORDERS: Final = st.lists(st.integers(0, 3), max_size=3).flatmap(
    lambda more: st.permutations([0, 1, 2, 3, *more])
)


def ended(folder: Path, order: Sequence[int]) -> tuple[Any, ...]:
    """What there is at the end in a house of its own."""
    home = folder / f"orders-{next(_places)}"
    place = HousePlace("sqlite", "", home, clock_at(MARCH))
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        case = case_of(house, claim)
        [iban, *_] = case.creditor.ibans
        given_ = files(iban, case.claim.invoice_number, case.claim.principal)
        for number in order:
            one, form = given_[number]
            bring(house, one, written_in=form)
        lines = sorted(
            (one.imported.booked_on, one.total, one.standing, one.placed, one.returned, one.rest)
            for one in bank_lines(house)
            if one.imported and one.imported.kind is not BankLineKind.DEBIT
        )
        now = case_of(house, claim)
        known: date = now.creditor.payments_known((iban,))
        owed = balance(now.claim, on=MARCH).principal
        return lines, now.claim.ending, owed, known, now.creditor.doubts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("orders")


@pytest.fixture(scope="module")
def in_turn(folder: Path) -> tuple[Any, ...]:
    """The order in which a bank would have given them."""
    return ended(folder, [1, 2])


@example([0, 1, 2])
@example([2, 0, 1])
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=ORDERS)
def test_any_order_of_files_ends_in_the_same_state(
    folder: Path, in_turn: tuple[Any, ...], order: list[int]
) -> None:
    assert ended(folder, order) == in_turn
