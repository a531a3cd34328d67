"""Each line of a batch of direct debits, as whoever releases it looks at it before he does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from application.banking.debit_batches import as_now
from application.banking.debtor_accounts import doubts_about
from application.banking.refund_accounts import known_as
from application.house import House
from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim.collected import Collection
from domain.claim.state import Claim
from domain.debit_batch.events import DebitBatchPrepared, WantedDebit
from domain.debit_batch.state import DebitBatch
from domain.debtor.mandate_events import DebitAccount
from domain.debtor.mandates import DebitMandate
from domain.debtor.state import Debtor
from domain.direct_debit.announced import last_notice
from domain.errors import Refusal
from domain.money import Cents
from domain.sealing import Purpose


class LineNews(StrEnum):
    """What is new about a line of a batch, or speaks against it: whoever releases it looks."""

    FIRST = "first"
    """Nothing was collected from this account yet."""
    AMENDED = "amended"
    """The debtor named this account after the mandate was signed, and nothing came of it yet."""
    OTHER_SINCE = "other_since"
    """The mandate names another account than when the batch was prepared."""
    OWN = "own"
    SHARED = "shared"
    PAID_FOR_ANOTHER = "paid_for_another"
    OTHER_NAME = "other_name"
    """As ``AccountDoubt`` has it."""


class LineEnd(StrEnum):
    """What became of a line of a batch."""

    WAITS = "waits"
    UNDER_WAY = "under_way"
    ARRIVED = "arrived"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A direct debit of a batch; ``account`` is opened, and none where it was erased."""

    claim: Claim
    debtor: Debtor
    amount: Cents
    mandate: DebitMandate | None
    """None: it is his no more, as where he proved to be somebody else."""
    account: DebitAccount | None
    told_on: date | None
    """The day on which the debtor was told of it; none: nobody did."""
    notice_id: UUID | None
    """The letter by which he was; none: as somebody says."""
    news: tuple[LineNews, ...]
    invoice_number: str
    """Of another debtor, whose account it is or may be; empty: none."""
    changed: Refusal | None
    """Why it is not released as it was prepared; none: it is."""
    end: LineEnd
    code: str
    """The bank's reason where it failed."""

    @property
    def warns(self) -> bool:
        """Tell whether it may be somebody else's account, or is another one by now."""
        return bool({*self.news} - {LineNews.FIRST, LineNews.AMENDED})


def lines_of_batch(house: House, batch: DebitBatch) -> Iterator[BatchLine]:
    """The lines of a batch that was prepared, in the order in which they stand in it."""
    prepared = batch.prepared
    assert prepared is not None
    reader, spent = CaseReader(house.collections), set[str]()
    ordered = batch.released.lines if batch.released else ()
    ids = {one.claim_id: one.end_to_end_id for one in ordered}
    for wanted in prepared.lines:
        case = reader.case(wanted.claim_id)
        claims = reader.claims_of(case.debtor)
        standing = case.claim.collections.get(ids.get(wanted.claim_id, ""))
        told_on, notice_id = _told(case, prepared, standing)
        end, changed = _end(standing), None
        if batch.waits:
            _, changed = as_now(case, claims, prepared, wanted, today=house.today, spent=spent)
            end = LineEnd.WAITS
        mandate = case.debtor.mandates.get(wanted.mandate_id)
        account = _account(house, mandate, wanted)
        doubted = doubts_about(house, known_as(house, case.debtor.id), account) if account else ()
        yield BatchLine(
            claim=case.claim,
            debtor=case.debtor,
            amount=wanted.amount,
            mandate=mandate,
            account=account,
            told_on=told_on,
            notice_id=notice_id,
            news=(*_news(mandate, wanted, claims), *(LineNews(one.why.value) for one in doubted)),
            invoice_number=next((n for one in doubted if (n := one.invoice_number)), ""),
            changed=changed,
            end=end,
            code=standing.code if standing else "",
        )


def _account(
    house: House, mandate: DebitMandate | None, wanted: WantedDebit
) -> DebitAccount | None:
    """The account that would be debited, opened; another one by now is not shown for it."""
    if mandate is None or mandate.account.commitment != wanted.account:
        return None
    return house.open(mandate.account, DebitAccount, Purpose.LEDGER)


def _told(
    case: Case, prepared: DebitBatchPrepared, standing: Collection | None
) -> tuple[date | None, UUID | None]:
    """When the debtor was told, and by which letter: of an order as it says, else by now."""
    if standing is not None:
        return standing.told.announced_on, standing.told.notice_id
    notice = last_notice(case)
    if prepared.announced_on is not None and (
        notice is None or notice.sent_on < prepared.announced_on
    ):
        return prepared.announced_on, None
    return (notice.told_on, notice.told.letter_id) if notice else (None, None)


def _news(
    mandate: DebitMandate | None, wanted: WantedDebit, claims: tuple[Claim, ...]
) -> Iterator[LineNews]:
    if mandate is None or mandate.account.commitment != wanted.account:
        yield LineNews.OTHER_SINCE
    elif not _collected_from(mandate, claims):
        yield LineNews.AMENDED if mandate.amended_on else LineNews.FIRST


def _collected_from(mandate: DebitMandate, claims: tuple[Claim, ...]) -> bool:
    """Whether something arrived under a mandate, and stayed, since it names its account."""
    if mandate.used_on is not None and mandate.amended_on is None:
        return True
    return any(
        one.arrived is not None
        and one.failed_on is None
        and one.told.mandate_id == mandate.mandate_id
        and (mandate.amended_on is None or mandate.amended_on < one.told.collect_on)
        for claim in claims
        for one in claim.collections.values()
    )


def _end(standing: Collection | None) -> LineEnd:
    if standing is None:
        return LineEnd.WITHDRAWN
    if standing.failed_on is not None:
        return LineEnd.FAILED
    return LineEnd.ARRIVED if standing.arrived else LineEnd.UNDER_WAY
