"""One file for the bank with refunds of several debtors: prepared by one, released by another."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.refund_batches import BatchWanted, batch_seen, release_refund_file
from application.banking.refund_batches_back import paid_by_file, take_file_back
from application.commands.fields import Euro, Word
from application.commands.four_eyes import TakesTwo, always
from application.commands.kinds import OnCreditor
from application.house import House
from domain.application import Session
from domain.creditor.refusals import require_registered
from domain.dunning.task import Task
from domain.refund_file.state import MOST
from domain.user.roles import May


class ReleaseRefundBatch(OnCreditor):
    """Pay the refunds that are due to some debtors of a creditor by one file for the bank."""

    NAME: ClassVar[str] = "refund-batch"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "refund-batches"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "account.of_party",
        "account.own",
        "bank_line.unknown",
        "creditor.unknown",
        "day.in_the_future",
        "debtor.unknown",
        "money.not_positive",
        "refund.too_much",
        "refund_batch.none",
        "refund_batch.other_figures",
        "refund_batch.others",
        "refund_batch.too_many",
        "refund_file.barred",
        "refund_file.no_iban",
        "refund_file.not_ours",
        "refund_order.ended",
        "refund_order.shown",
        "refund_order.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.REFUND,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"debtors": "refund_debtors"}
    CARRIED: ClassVar[tuple[str, ...]] = ("refunds",)

    debtors: Annotated[
        tuple[UUID, ...],
        Field(min_length=1, max_length=MOST, description="to whom; all that is due to each"),
    ]
    count: Annotated[
        int,
        Field(ge=1, le=MOST, description="of the refunds; refused where it is another"),
    ]
    total: Euro = Field(description="of them together; refused where it is another")
    from_iban: Word = Field(
        default="", description="an account of the creditor; default: his first"
    )
    refunds: tuple[UUID, ...] = Field(
        default=(), max_length=MOST, description="which these were when it was seen; else refused"
    )

    def settled(self, session: Session, about: UUID, house: House) -> "ReleaseRefundBatch":
        """A second person agrees to these refunds from this account, and to no others."""
        del house
        creditor = session.creditor(about)
        require_registered(creditor)
        seen = batch_seen(session, creditor, self._wanted)
        return self.model_copy(update={"refunds": seen.refunds, "from_iban": seen.from_iban})

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Each counts as paid with the file, which is kept in parts and handed out as it was."""
        creditor = session.creditor(about)
        require_registered(creditor)
        release_refund_file(session, house, creditor, self._wanted)

    @property
    def _wanted(self) -> BatchWanted:
        return BatchWanted(self.debtors, self.count, self.total, self.from_iban, self.refunds)


class WithdrawRefundBatch(OnCreditor):
    """Take back what a refund file of several debtors was to pay: all of it, or one refund."""

    NAME: ClassVar[str] = "refund-batch-withdrawn"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "refund-batches-withdrawn"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.unknown",
        "creditor.unknown",
        "refund_batch.no_return",
        "refund_batch.not_in_it",
        "refund_batch.others",
        "refund_batch.unknown",
        "refund_file.shown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_BANK_LINE,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {
        "file": "refund_batches",
        "refund": "refunds_in_batches",
        "came_back_by": "batches_returned",
    }
    CARRIED: ClassVar[tuple[str, ...]] = ("refunds",)

    file: UUID = Field(description="which file, by its id")
    refund: UUID | None = Field(default=None, description="one refund of it; default: all of them")
    came_back_by: UUID | None = Field(
        default=None,
        description="the bank line by which all of it came back; default: the bank never had it",
    )
    refunds: tuple[UUID, ...] = Field(
        default=(), max_length=MOST, description="which these were when it was seen; else refused"
    )

    def settled(self, session: Session, about: UUID, house: House) -> "WithdrawRefundBatch":
        """A second person agrees to take back these refunds, and no others."""
        del house
        now = paid_by_file(session, about, file_id=self.file, refund_id=self.refund)
        return self.model_copy(update={"refunds": now})

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Its refunds are due again; refused where a statement shows a payment of it."""
        require_registered(session.creditor(about))
        take_file_back(
            session,
            house,
            about,
            file_id=self.file,
            refund_id=self.refund,
            came_back_by=self.came_back_by,
            seen=self.refunds,
        )
