"""A claim that waits for a bank line alone stands with that line: one act, told once."""

from datetime import date
from uuid import UUID

from application.queries.list_shapes import TaskOut
from application.queries.told_once import told_once
from domain.debtor.credit import credit_first
from domain.debtor.events import CreditKind
from domain.debtor.person import Credit
from domain.debtor.state import Debtor

WAITS = "credit of 12.00 that may be the debtor's waits"


def task(name: str, number: str, why: str = "") -> TaskOut:
    return TaskOut(
        id=f"{name}.{number}",
        subject=UUID(int=1),
        claim=UUID(int=2) if name == "place_payment" else None,
        invoice_number=number,
        debtor=None,
        task=name,
        why=why,
        step="",
        since=date(2026, 3, 9),
        until=None,
        priority=2,
        open="12.00",
        provisional=False,
    )


def test_a_claim_that_waits_for_a_line_stands_below_it() -> None:
    line = task("look_at_bank_line", "BANK-0A", "proposed")
    claim = task("place_payment", "F-1", f"{WAITS} (BANK-0A)")
    assert told_once([claim, line]) == [(line, [claim])]


def test_a_claim_stands_by_itself_where_its_line_is_not_here_or_it_waits_for_more() -> None:
    line = task("look_at_bank_line", "BANK-0A", "proposed")
    other = task("place_payment", "F-1", f"{WAITS} (BANK-0B)")
    more = task("set_off", "F-2", f"the debtor has credit of 5.00 (F-9); {WAITS} (BANK-0A)")
    both = task("place_payment", "F-3", f"{WAITS} (BANK-0A); {WAITS} (BANK-0B)")
    tasks = [other, more, both, line]
    assert told_once(tasks) == [(one, []) for one in tasks]


def test_the_engine_says_it_in_these_words() -> None:
    credit = Credit(
        ref=f"bank-line:{UUID(int=1)}",
        kind=CreditKind.POSSIBLE_PAYMENT,
        number="BANK-0A",
        amount=12_00,
        on=date(2026, 3, 9),
    )
    debtor = Debtor(UUID(int=3), credits={credit.ref: credit})
    assert credit_first(debtor) == f"{WAITS} (BANK-0A)"
