"""Examples of the commands about money that goes back to a debtor."""

from datetime import date
from typing import Final

from application.by import By
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.refund_batches import ReleaseRefundBatch
from application.commands.refunds import MakeRefundFile, OrderRefund, PayRefund, TellRefundAccount
from domain.debtor.refunds import refunds_due
from domain.facts import StreamKind
from domain.user.roles import Role
from tests.api.parity import Example, Scene
from tests.api.parity_bank import a_line
from tests.api.parity_four_eyes import signed_in
from tests.application.houses import by, case_of

ACCOUNT: Final = {"iban": "NL44RABO0123456789", "holder": "J. de Vries"}
TOLD: Final = 5
"""The version of the fact that tells the account."""


def a_surplus(scene: Scene) -> None:
    """More was paid than was owed, and the debtor told his account."""
    a_line(scene)
    paid = RegisterPayment(amount=Euro(30_00), credited_on=date(2026, 3, 9), confirmed=True)
    paid.carry(scene.house, scene.about["claim"], by=by())
    told = TellRefundAccount.model_validate(ACCOUNT)
    told.carry(scene.house, scene.about["debtor"], by=by())


def a_refund(scene: Scene) -> None:
    """The same, and it was ordered that it goes back."""
    a_surplus(scene)
    ordered = OrderRefund(number="F2026-700", told_account=TOLD)
    ordered.carry(scene.house, scene.about["claim"], by=by())
    [refund] = refunds_due(case_of(scene.house, scene.about["claim"]).debtor.refunds)
    scene.about["refund"] = refund.id


def a_refund_paid(scene: Scene) -> None:
    """The same, paid by hand; statements of the creditor's account come in."""
    a_refund(scene)
    paid = PayRefund(refund_id=scene.about["refund"], paid_on=date(2026, 3, 12))
    paid.carry(scene.house, scene.about["debtor"], by=by())


def a_refund_file(scene: Scene) -> None:
    """The same, and it was paid by a file, which is known beforehand by its refunds alone."""
    a_refund(scene)
    made = MakeRefundFile(total=Euro(10_00))
    made.carry(scene.house, scene.about["claim"], by=by())
    [file] = case_of(scene.house, scene.about["claim"]).debtor.refund_files
    scene.named["file"] = file


def a_refund_of_the_creditor(scene: Scene) -> None:
    """A refund that is due, of a creditor with an account, by whom a file may be made."""
    a_refund(scene)
    scene.about["creditor"] = case_of(scene.house, scene.about["claim"]).creditor.id


def a_batch(scene: Scene) -> None:
    """The same, and it was paid by a file of several debtors."""
    a_refund_of_the_creditor(scene)
    batch = _batch(scene)
    batch.carry(scene.house, scene.about["creditor"], by=by())
    [scene.about["file"]] = scene.house.store.streams(StreamKind.REFUND_FILE)


def a_batch_prepared(scene: Scene) -> None:
    """The same, prepared by Sam for a second person."""
    a_refund_of_the_creditor(scene)
    sam = signed_in(scene, "sam", Role.SENIOR)
    given = By(key="sam-1", actor=sam.login, who=sam)
    _batch(scene).carry(scene.house, scene.about["creditor"], by=given)
    [waiting] = scene.house.collections.creditor(scene.about["creditor"]).proposals
    scene.named["proposal"] = str(waiting)


def _batch(scene: Scene) -> ReleaseRefundBatch:
    return ReleaseRefundBatch(debtors=(scene.about["debtor"],), count=1, total=Euro(10_00))


OF_REFUNDS: Final[dict[str, Example]] = {
    "refund-account": Example(a_line, "debtor", dict(ACCOUNT)),
    "refund-order": Example(
        a_surplus,
        "claim",
        {"number": "F2026-700", "amount": "3.00", "told_account": str(TOLD)},
    ),
    "refund-file": Example(a_refund, "claim", {"total": "10.00"}),
    "refund-file-withdrawn": Example(a_refund_file, "claim", {"file": "@file"}),
    "refund-batch": Example(
        a_refund_of_the_creditor,
        "creditor",
        {"debtors": ["@debtor"], "count": "1", "total": "10.00"},
    ),
    "refund-batch-withdrawn": Example(a_batch, "creditor", {"file": "@file"}),
    "refund-batch-second-person": Example(
        a_batch_prepared, "creditor", {"proposal": "@proposal", "agreed": "true"}
    ),
    "refund-paid": Example(a_refund, "debtor", {"refund_id": "@refund", "paid_on": "2026-03-12"}),
    "refund-debited": Example(a_refund_paid, "debtor", {"refund_id": "@refund"}),
    "refund-dropped": Example(a_refund, "debtor", {"refund_id": "@refund"}),
}
"""By name of the command; the dates are those of the sandbox's March."""
