"""The scene of a debtor who has money with the creditor: two invoices, too much paid on one."""

from datetime import date

from tests.api.parity import Scene
from tests.application.houses import by, case_of, take_in
from tests.application.papers import invoice
from tests.asking import register_payment

ISSUED = date(2026, 3, 3)


def overpaid_elsewhere(scene: Scene) -> None:
    """A claim of a debtor who paid too much on another one."""
    papers = [
        invoice(f"A-{n}", "20.00", issued_on=ISSUED, due_on=date(2026, 3, 17)) for n in (1, 2)
    ]
    other, claim = (one.claim for one in take_in(scene.house, *papers) if one.claim)
    register_payment(scene.house, other, by=by(), amount=60_00, credited_on=date(2026, 3, 17))
    case = case_of(scene.house, claim)
    scene.about |= {"claim": claim, "debtor": case.debtor.id, "creditor": case.creditor.id}
