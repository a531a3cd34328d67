"""Stories that end in a task about a direct debit."""

from typing import Final
from uuid import UUID

from domain.claim.events import CollectionFailed, CollectionOrdered, Mark, MarkPlaced
from domain.creditor.events import TermsChanged
from domain.debit_batch.events import DebitBatchPrepared, WantedDebit
from domain.debtor.mandate_events import MandateSigned
from domain.debtor.refund_events import RefundOrdered, RefundPaid
from domain.facts import StreamKind
from domain.law.direct_debit import DebitScheme
from domain.sealing import Sealed
from tests.projections.asked import CAME, LATER, debtor_of, plain
from tests.projections.story import CREDITOR, FROM_TEST, SHA, Story, on

BATCH: Final = UUID("77777777-7777-7777-8777-777777777777")


def ordered_to_be_collected(story: Story) -> UUID:
    """All that is open, on the fifth of February, a Thursday."""
    claim = plain(story)
    signed = MandateSigned(mandate_id="M-1", signed_on=CAME, account=Sealed.committed(SHA))
    story.record(StreamKind.DEBTOR, debtor_of(story, claim), signed, day=CAME)
    ordered = CollectionOrdered(
        end_to_end_id="IN1",
        mandate_id="M-1",
        scheme=DebitScheme.CORE,
        amount=story.claim(claim).principal,
        collect_on=on("2026-02-05"),
        announced_on=CAME,
        to_iban="NL91ABNA0417164300",
        document_sha256=SHA,
    )
    for fact in (ordered, MarkPlaced(mark=Mark.DIRECT_DEBIT, source=FROM_TEST)):
        story.add(claim, fact, day=LATER)
    return claim


def paid_after_the_order(story: Story) -> None:
    story.pay(ordered_to_be_collected(story), 5_00, day=on("2026-01-25"), payment="P-1")


def came_back_for_want_of_money(story: Story) -> None:
    claim = ordered_to_be_collected(story)
    collects = TermsChanged(debit_identifier="NL79ZZZ999999990000")
    story.record(StreamKind.CREDITOR, CREDITOR, collects, day=LATER)
    failed = CollectionFailed(failed_on=on("2026-02-06"), reason_code="AM04", end_to_end_id="IN1")
    story.add(claim, failed, day=on("2026-02-06"))


def a_prepared_batch(story: Story) -> None:
    claim = plain(story)
    wanted = WantedDebit(claim_id=claim, mandate_id="M-1", account=SHA, amount=5_00)
    prepared = DebitBatchPrepared(
        collect_on=on("2026-02-05"),
        announced_on=CAME,
        to_iban="NL91ABNA0417164300",
        count=1,
        total=5_00,
        lines=(wanted,),
    )
    story.record(StreamKind.DEBIT_BATCH, BATCH, prepared, day=LATER, log=CREDITOR)


def paid_back_and_not_shown(story: Story) -> None:
    """On the twenty-fifth, a Sunday, from an account whose statements come in here."""
    claim = plain(story)
    ordered = RefundOrdered(
        refund_id=BATCH, ref="money:1", number="BANK-1", amount=5_00, account=Sealed.committed(SHA)
    )
    paid = RefundPaid(refund_id=BATCH, paid_on=on("2026-01-25"), watched=True)
    for fact in (ordered, paid):
        story.record(StreamKind.DEBTOR, debtor_of(story, claim), fact, day=on("2026-01-25"))
