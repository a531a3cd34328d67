"""How a claim ends, and how it comes back."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from application.commands.command import Condition, May, OnClaim
from application.commands.conditions import require_ended
from domain.application import Session
from domain.claim import ends
from domain.claim.grounds import EndingGround
from domain.claim.refusals import require_live
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.facts import Fact


class Withdraw(OnClaim):
    """Ask the claim no longer at all."""

    NAME: ClassVar[str] = "withdrawal"
    PATH: ClassVar[str] = "withdrawal"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.ended",)

    why: EndingGround

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """Repeated, it is nothing new."""
        del session
        return ends.withdraw(claim, why=self.why.value)


class WriteOff(OnClaim):
    """Take the claim out of the books; the debtor still owes it."""

    NAME: ClassVar[str] = "write-off"
    PATH: ClassVar[str] = "write-off"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.ended",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.WRITE_OFF, Task.PLAN_AT_END, Task.HAND_OVER_REFUSED)

    why: EndingGround

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The amounts of today are frozen into the fact."""
        return ends.write_off(claim, why=self.why.value, today=session.today)


class Reopen(OnClaim):
    """Let an ended claim live again, in a new round of its plan."""

    NAME: ClassVar[str] = "reopening"
    PATH: ClassVar[str] = "reopening"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_ended,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "reopen.handed_over",
        "reopen.lives",
    )

    why: EndingGround = Field(description="why it lives again")

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """Its steps begin anew."""
        del session
        return ends.reopen(claim, why=self.why.value)
