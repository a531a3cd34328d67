"""Batches of direct debits of a creditor: prepared by one person, released by another."""

from datetime import date
from typing import Annotated, ClassVar, Final, TypeAlias
from uuid import UUID

from pydantic import Field

from application.banking.debit_batches import prepare_batch, release_batch, withdraw_batch
from application.by import By
from application.commands.fields import AHEAD, Euro, Word
from application.commands.kinds import OnCreditor
from application.commands.second_person import require_in_person
from application.house import House
from domain.application import Receipt, Session
from domain.debit_batch.state import require_prepared
from domain.direct_debit.selection import MOST
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.ids import debit_batch_id, user_id
from domain.user.roles import May

BatchId: TypeAlias = Annotated[UUID, Field(description="which batch; the list of batches names it")]
Count: TypeAlias = Annotated[
    int, Field(ge=1, le=MOST, description="how many there are; refused where it is another number")
]
Total: TypeAlias = Annotated[
    Euro, Field(description="their sum; refused where it is another", examples=["1234.50"])
]


OF_EACH: Final = (
    "collection.announced_otherwise",
    "collection.elsewhere",
    "collection.held",
    "collection.no_second_try",
    "collection.not_announced",
    "collection.other_amount",
    "collection.other_day",
    "day.in_the_future",
    "mandate.ended",
    "mandate.none",
    "mandate.revoked",
    "mandate.several",
    "mandate.spent",
    "mandate.unknown",
)
"""Why a claim is left out of a batch, or stops its release, which then names the claims."""


class OnBatches(OnCreditor):
    """A command on the batches of a creditor: whoever lets money be taken may give it."""

    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE


class PrepareCollectionBatch(OnBatches):
    """Put all that may be collected on a day in one batch, for a second person to release."""

    NAME: ClassVar[str] = "collection-batch"
    PATH: ClassVar[str] = "collection-batches"
    REFUSES: ClassVar[tuple[str, ...]] = (
        *OF_EACH,
        "collection.no_account",
        "collection.no_identifier",
        "collection.not_ours",
        "debit_batch.full",
        "debit_batch.nothing",
        "debit_batch.other_figures",
        "limitation.years",
    )

    collect_on: date = Field(
        description="day of the collection, a banking day", json_schema_extra=AHEAD
    )
    announced_on: date | None = Field(
        default=None,
        description="day on which the debtors were told it; default: each by his notice",
    )
    count: Count
    total: Total
    to_iban: Word = Field(default="", description="an account of the creditor; default: his first")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Nothing is ordered by it, and no letter waits for it yet."""
        prepare_batch(
            session,
            house,
            about,
            batch_id=debit_batch_id(session.mandate.id),
            collect_on=self.collect_on,
            announced_on=self.announced_on,
            to_iban=self.to_iban,
            count=self.count,
            total=self.total,
        )


class ReleaseCollectionBatch(OnBatches):
    """Release a batch that somebody else prepared: its file is made, on what is true now."""

    NAME: ClassVar[str] = "collection-batch-released"
    PATH: ClassVar[str] = "released-collection-batches"
    WORK: ClassVar[tuple[Task, ...]] = (Task.RELEASE_BATCH,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        *OF_EACH,
        "account.of_party",
        "account.own",
        "collection.no_iban",
        "collection.no_account",
        "collection.no_identifier",
        "collection.not_ours",
        "collection.other_account",
        "collection.other_identifier",
        "debit_batch.changed",
        "debit_batch.not_waiting",
        "debit_batch.other_figures",
        "debit_batch.own",
        "debit_batch.unknown",
        "limitation.years",
        "right.no_person",
        "right.not_in_person",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"batch": "waiting_batches"}

    batch: BatchId
    count: Count
    total: Total

    def carry(self, house: House, about: UUID, *, by: By) -> Receipt:
        """A second person is there himself, and is not the first; at the machine one does both."""
        require_in_person(by, agreed=True)
        if by.signed_in:
            self._require_another(house, about, by)
        return super().carry(house, about, by=by)

    def _require_another(self, house: House, about: UUID, by: By) -> None:
        batch = house.collections.debit_batch(self.batch)
        require_prepared(batch, creditor_id=about)
        if batch.prepared_by == by.actor:
            raise Refusal(
                "debit_batch.own",
                "You prepared this batch yourself: a second person releases it.",
                way_out="Ask a colleague who has this right; you can withdraw it.",
            )
        if house.collections.user(user_id(by.actor)).program:
            raise Refusal(
                "right.no_person",
                f"'{by.actor}' is a program: a second person is a person.",
                way_out="Let a colleague look at the batch, and release it or not.",
                values={"login": by.actor},
            )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Orders, marks and file are one save."""
        release_batch(session, house, about, self.batch, count=self.count, total=self.total)


class WithdrawCollectionBatch(OnBatches):
    """Record that a batch is not carried out: not released, or not given to the bank."""

    NAME: ClassVar[str] = "collection-batch-withdrawn"
    PATH: ClassVar[str] = "withdrawn-collection-batches"
    WORK: ClassVar[tuple[Task, ...]] = (Task.RELEASE_BATCH,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "collection.day_came",
        "collection.none",
        "debit_batch.unknown",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"batch": "debit_batches"}

    batch: BatchId

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What of it is under way is withdrawn claim by claim, in one save."""
        del house
        withdraw_batch(session, about, self.batch)
