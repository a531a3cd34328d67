"""Examples of the commands about mandates and direct debits."""

from typing import Final

from application.commands.corrections import FailCollection
from application.commands.creditors import CheckPayments
from application.commands.debit_batches import PrepareCollectionBatch
from application.commands.direct_debit import MakeCollectionFile, SetDirectDebit, SignMandate
from application.commands.fields import Euro
from domain.creditor.events import PaymentsCheck
from domain.facts import StreamKind
from tests.api.parity import Example, Scene
from tests.api.parity_before import a_claim
from tests.application.houses import by, case_of

MANDATE: Final = {
    "mandate_id": "M-1",
    "signed_on": "2026-01-31",
    "iban": "NL44RABO0123456789",
    "holder": "J. de Vries",
    "scheme": "core",
    "recurring": "true",
    "how": "paper",
    "used_on": "2026-02-28",
}
COLLECTS: Final = {"identifier": "NL79ZZZ999999990000", "notice_days": "14"}
FILE: Final = {
    "mandate_id": "M-1",
    "amount": "90.00",
    "collect_on": "2026-04-08",
    "announced_on": "2026-03-10",
    "to_iban": "NL91ABNA0417164300",
}
OTHER: Final = {"iban": "DE89370400440532013000", "holder": "J. de Vries"}


BATCH: Final = {
    "collect_on": "2026-04-08",
    "announced_on": "2026-03-10",
    "count": "1",
    "total": "90.00",
    "to_iban": "NL91ABNA0417164300",
}


def with_mandate(scene: Scene) -> None:
    """A debtor who signed a mandate."""
    a_claim(scene)
    SignMandate.model_validate(MANDATE).carry(scene.house, scene.about["debtor"], by=by())


def to_collect(scene: Scene) -> None:
    """The same, of a creditor who collects, and whose payments are known."""
    with_mandate(scene)
    creditor = case_of(scene.house, scene.about["claim"]).creditor.id
    SetDirectDebit.model_validate(COLLECTS).carry(scene.house, creditor, by=by())
    known = CheckPayments(payments_checked=PaymentsCheck.NOT_REQUIRED)
    known.carry(scene.house, creditor, by=by())


def a_batch(scene: Scene) -> None:
    """The same, of which a batch was prepared."""
    to_collect(scene)
    given = {name: one for name, one in BATCH.items() if name != "total"}
    batch = PrepareCollectionBatch.model_validate(given | {"total": Euro(90_00)})
    batch.carry(scene.house, scene.about["creditor"], by=by())
    [scene.about["batch"]] = scene.house.store.streams(StreamKind.DEBIT_BATCH)


def collected(scene: Scene) -> None:
    """The same, of which a file was made."""
    to_collect(scene)
    file = MakeCollectionFile.model_validate(FILE | {"amount": Euro(90_00)})
    file.carry(scene.house, scene.about["claim"], by=by())


def came_back(scene: Scene) -> None:
    """The same, which came back for want of money."""
    collected(scene)
    failed = FailCollection(failed_on=scene.house.today, reason_code="AM04")
    failed.carry(scene.house, scene.about["claim"], by=by())


EXAMPLES: Final[dict[str, Example]] = {
    "direct-debit": Example(a_claim, "creditor", dict(COLLECTS)),
    "collection-batch": Example(to_collect, "creditor", dict(BATCH)),
    "collection-batch-released": Example(
        a_batch, "creditor", {"batch": "@batch", "count": "1", "total": "90.00"}
    ),
    "collection-batch-withdrawn": Example(a_batch, "creditor", {"batch": "@batch"}),
    "collection-notice": Example(
        to_collect,
        "claim",
        {"mandate_id": "M-1", "amount": "90.00", "collect_on": "2026-04-08"},
    ),
    "collection-notices": Example(
        to_collect, "creditor", {"collect_on": "2026-04-08", "count": "1", "total": "90.00"}
    ),
    "collection-file": Example(to_collect, "claim", dict(FILE)),
    "collection-withdrawn": Example(collected, "claim", {}),
    "no-second-try": Example(came_back, "claim", {}),
    "mandate": Example(a_claim, "debtor", dict(MANDATE)),
    "mandate-amended": Example(
        with_mandate, "debtor", {"mandate_id": "M-1", **OTHER, "amended_on": "2026-03-01"}
    ),
    "mandate-revoked": Example(
        with_mandate, "debtor", {"mandate_id": "M-1", "revoked_on": "2026-03-02", "by": "debtor"}
    ),
}
"""By the name of a command."""
