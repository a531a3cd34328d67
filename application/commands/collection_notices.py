"""Notices of direct debits (vooraankondiging): of one claim, or of all that may be told at once."""

from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.collection_notices import announce, order_notices
from application.commands.debit_batches import Count, OnBatches, Total
from application.commands.direct_debit import MandateName
from application.commands.fields import AHEAD, Euro
from application.commands.kinds import Condition, OnClaim
from application.house import House
from domain.application import Mandate, Receipt
from domain.case import Case
from domain.claim.refusals import require_live
from domain.creditor.refusals import why_no_collecting
from domain.direct_debit.announced import DebitWanted
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.user.roles import May

_SENDING: Final = (
    "claim.ended",
    "collection.announced",
    "collection.elsewhere",
    "collection.held",
    "collection.no_account",
    "collection.no_identifier",
    "collection.no_second_try",
    "collection.notice_not_now",
    "collection.other_amount",
    "collection.other_day",
    "letter.no_channel",
    "letter.no_creditor_address",
    "letter.no_mail_server",
    "letter.no_sender",
    "mandate.ended",
    "mandate.revoked",
    "mandate.unknown",
)
"""Why no notice goes out; for many, of one that changed while they were ordered."""


class SendCollectionNotice(OnClaim):
    """Tell the debtor what is collected from his account, and when, by a letter."""

    NAME: ClassVar[str] = "collection-notice"
    PATH: ClassVar[str] = "collection-notices"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = _SENDING
    WORK: ClassVar[tuple[Task, ...]] = (Task.SECOND_TRY,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"mandate_id": "mandates"}

    mandate_id: MandateName
    amount: Euro = Field(description="all that is open on that day; refused where it is another")
    collect_on: date = Field(
        description="day of the collection, a banking day", json_schema_extra=AHEAD
    )
    not_elsewhere: bool = Field(
        default=False,
        description="yes: the direct debit that the invoice announces is not carried out",
    )

    @classmethod
    def barred(cls, case: Case) -> Refusal | None:
        """Offered where the creditor can collect at all."""
        return super().barred(case) or why_no_collecting(case.creditor)

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Order the letter and send it: two saves, since it is set and sent in between."""
        wanted = DebitWanted(self.mandate_id, self.amount, self.collect_on)
        return announce(
            house,
            mandate,
            lambda session, by: [
                by.order(session, about, wanted, not_elsewhere=self.not_elsewhere)
            ],
        )


class SendCollectionNotices(OnBatches):
    """Tell all debtors whose claims may be collected on a day, each by a letter about his claim."""

    NAME: ClassVar[str] = "collection-notices"
    PATH: ClassVar[str] = "collection-notices"
    REFUSES: ClassVar[tuple[str, ...]] = (
        *_SENDING,
        "collection.nothing_to_tell",
        "debit_batch.other_figures",
    )

    collect_on: date = Field(
        description="day of the collection, a banking day", json_schema_extra=AHEAD
    )
    count: Count
    total: Total

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """All orders are one save; the letters are sent one by one."""
        return announce(
            house,
            mandate,
            lambda session, by: order_notices(
                session,
                by,
                about,
                collect_on=self.collect_on,
                count=self.count,
                total=self.total,
            ),
        )
