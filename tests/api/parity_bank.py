"""Scenes of a creditor's bank account: statements of it, of which one is missing."""

from datetime import date
from typing import Final

from tests.api.parity import Example, Scene
from tests.application.bank_files import bring, entry, statement
from tests.application.houses import case_of, take_in
from tests.application.papers import invoice

IBAN: Final = "NL91ABNA0417164300"


def with_a_gap(scene: Scene) -> None:
    """A claim of a creditor of whose account a day is missing."""
    [one] = take_in(scene.house, invoice("A-1", "20.00", issued_on=date(2026, 2, 1)))
    assert one.claim
    case = case_of(scene.house, one.claim)
    scene.about |= {"claim": one.claim, "debtor": case.debtor.id, "creditor": case.creditor.id}
    bring(scene.house, statement(entry(-5, date(2026, 3, 9)), first=date(2026, 3, 9)))
    bring(scene.house, statement(first=date(2026, 3, 11), opening=-9))


OF_BANK: Final = {
    "statement-gap": Example(
        with_a_gap,
        "creditor",
        {
            "iban": IBAN,
            "first": "2026-03-10",
            "through": "2026-03-10",
            "ground": "looked_at_account",
        },
    ),
    "payments-checked": Example(with_a_gap, "creditor", {"payments_checked": "required"}),
    "letter-terms": Example(
        with_a_gap,
        "creditor",
        {
            "reference_kind": "rf",
            "payment_link": "https://pay.example/{reference}/{amount}",
            "can_deduct_vat": "true",
            "collector_charges_vat": "false",
        },
    ),
    "unplaced-money": Example(with_a_gap, "creditor", {"unplaced_money": "concerned"}),
}
"""By name of the command; the dates are those of the sandbox's March."""
