"""Scenes of money and of doubtful invoices: paid too much, collected by debit, corrected."""

from datetime import date
from uuid import UUID

from tests.api.parity import Scene
from tests.application.houses import by, case_of, take_in
from tests.application.papers import invoice
from tests.asking import pay_too_much, refund, reverse_payment

ISSUED = date(2026, 3, 3)
MADE_GOOD = {"amount": "10.00", "on": "2026-03-18", "how": "let_go"}


def overpaid_elsewhere(scene: Scene) -> None:
    """A claim of a debtor who paid too much on another one."""
    papers = [
        invoice(f"A-{n}", "20.00", issued_on=ISSUED, due_on=date(2026, 3, 17)) for n in (1, 2)
    ]
    other, claim = (one.claim for one in take_in(scene.house, *papers) if one.claim)
    pay_too_much(scene.house, other, by=by(), amount=60_00, credited_on=date(2026, 3, 17))
    _name(scene, claim)


def by_direct_debit(scene: Scene) -> None:
    """A claim that its creditor collects."""
    [one] = take_in(scene.house, invoice("A-1", "20.00", issued_on=ISSUED, means="59"))
    assert one.claim is not None
    _name(scene, one.claim)


def corrected(scene: Scene) -> None:
    """An invoice that corrects another one."""
    new = invoice("A-2", "15.00", issued_on=ISSUED, code="384", references=("A-1",))
    _, one = take_in(scene.house, invoice("A-1", "20.00", issued_on=ISSUED), new)
    assert one.claim is not None
    _name(scene, one.claim)


def refunded_and_taken_back(scene: Scene) -> None:
    """A claim of which 40.00 was refunded before the payment itself went back."""
    [one] = take_in(scene.house, invoice("A-1", "20.00", issued_on=ISSUED))
    assert one.claim is not None
    on, house = date(2026, 3, 17), scene.house
    pay_too_much(house, one.claim, by=by(), amount=60_00, credited_on=on, payment_id="B-1")
    refund(house, one.claim, by=by(), amount=40_00, refunded_on=on)
    reverse_payment(house, one.claim, by=by(), payment_id="B-1", reversed_on=on)
    _name(scene, one.claim)


def _name(scene: Scene, claim: UUID) -> None:
    case = case_of(scene.house, claim)
    scene.about |= {"claim": claim, "debtor": case.debtor.id, "creditor": case.creditor.id}
