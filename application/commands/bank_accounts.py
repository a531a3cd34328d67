"""A bank account of a creditor: days of which no statement shows anything, and whom money holds."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.accounts import chain_over, compact
from application.banking.known import let_run, parts_in
from application.commands.fields import Iban
from application.commands.kinds import OnCreditor
from application.house import House
from domain.application import Session
from domain.bank.account_events import GapGround, StatementGapExplained
from domain.bank.explained import take_back, without
from domain.creditor.decisions import hold_for_unplaced_money
from domain.creditor.events import UnplacedMoney
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact, StreamKind, StreamRef
from domain.user.roles import May


class ExplainGap(OnCreditor):
    """Say that every payment of some days is recorded, though no bank statement shows it."""

    NAME: ClassVar[str] = "statement-gap"
    PATH: ClassVar[str] = "statement-gaps"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = ("gap.none", "gap.days")
    WORK: ClassVar[tuple[Task, ...]] = (Task.STATEMENT_GAP,)

    iban: Iban = Field(min_length=1, description="the account", examples=["NL91ABNA0417164300"])
    first: date = Field(description="first day, inclusive")
    through: date = Field(description="last day, inclusive")
    ground: GapGround = Field(description="why nothing is missing")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The chain of the account goes on behind these days."""
        del house
        creditor = session.creditor(about)
        require_registered(creditor)
        _require_in_order(self.first, self.through)
        iban = compact(self.iban)
        parts = parts_in(session, iban)
        broken = chain_over(parts).broken if iban in map(compact, creditor.ibans) else None
        if broken is None or not (self.first <= broken.first <= broken.through <= self.through):
            missing = f"{broken.first} to {broken.through}" if broken else "none"
            raise Refusal(
                "gap.none",
                f"Nothing is missing of account {iban} in those days; missing: {missing}.",
                way_out="See on the page Bank which days are missing.",
                values={"iban": iban},
            )
        said = StatementGapExplained(first=self.first, through=self.through, ground=self.ground)
        home = parts[0]
        stream = StreamRef(StreamKind.BANK_ACCOUNT, home.id, home.log)
        session.record(stream, [said], subject=home.id if self.reason_text else None)
        let_run(session, iban, parts=parts, chain=chain_over(parts, explained=(said,)))


class WithdrawGap(OnCreditor):
    """Take back that nothing is missing in some days of an account: somebody said it wrongly."""

    NAME: ClassVar[str] = "statement-gap-withdrawn"
    PATH: ClassVar[str] = "statement-gaps/withdrawals"
    MAY: ClassVar[May] = May.HANDLE
    REFUSES: ClassVar[tuple[str, ...]] = ("gap.not_explained", "gap.days")

    iban: Iban = Field(min_length=1, description="the account", examples=["NL91ABNA0417164300"])
    first: date = Field(description="first day, inclusive, as it was said")
    through: date = Field(description="last day, inclusive, as it was said")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Behind these days nothing is known again, whatever was recorded of it."""
        creditor = session.creditor(about)
        require_registered(creditor)
        _require_in_order(self.first, self.through)
        iban, days = compact(self.iban), {"first": self.first, "through": self.through}
        parts = parts_in(session, iban) if iban in map(compact, creditor.ibans) else []
        histories = [house.collections.history(part.id) for part in parts]
        for part, errors in zip(parts, take_back(histories, **days), strict=True):
            stream = StreamRef(StreamKind.BANK_ACCOUNT, part.id, part.log)
            session.record(stream, errors, subject=part.id if self.reason_text else None)
        after = [without(part, **days) for part in parts]
        let_run(session, iban, parts=after, chain=chain_over(after))


def _require_in_order(first: date, through: date) -> None:
    if through < first:
        raise Refusal(
            "gap.days",
            f"The last day ({through}) lies before the first ({first}).",
            way_out="Give the days in their order.",
        )


class HoldForUnplacedMoney(OnCreditor):
    """Say whom money holds that came in and is nobody's yet."""

    NAME: ClassVar[str] = "unplaced-money"
    PATH: ClassVar[str] = "unplaced-money"

    unplaced_money: UnplacedMoney

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """Whom else than everybody: somebody who paid may be written to."""
        del session
        return hold_for_unplaced_money(creditor, whom=self.unplaced_money)
