"""How a claim ends, and how it comes back."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.conditions import require_ended
from application.commands.four_eyes import TakesTwo, always
from application.commands.kinds import Condition, OnClaim
from application.house import House
from application.repeated import Repeat
from domain.application import Session, stream_of_claim
from domain.claim import ends
from domain.claim.events import ClaimReopened, ClaimWithdrawn, ClaimWrittenOff
from domain.claim.grounds import EndingGround
from domain.claim.interruption import interrupt_limitation
from domain.claim.refusals import require_live
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.facts import Fact
from domain.law.limitation import InterruptionGround
from domain.user.roles import May


class Withdraw(OnClaim):
    """Ask the claim no longer at all."""

    NAME: ClassVar[str] = "withdrawal"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (Repeat(of=(ClaimWithdrawn,), told=("why",)),)
    RESTS_ON_SEEN: ClassVar[bool] = True
    FOUR_EYES: ClassVar[TakesTwo | None] = always
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
    REPEAT: ClassVar[tuple[Repeat, ...]] = (Repeat(of=(ClaimWrittenOff,), told=("why",)),)
    RESTS_ON_SEEN: ClassVar[bool] = True
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "write-off"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.ended",)
    WORK: ClassVar[tuple[Task, ...]] = (
        Task.WRITE_OFF,
        Task.LIMITATION_PASSED,
        Task.SMALL_REST,
        Task.PLAN_AT_END,
        Task.HAND_OVER_REFUSED,
    )

    why: EndingGround

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The amounts of today are frozen into the fact."""
        return ends.write_off(claim, why=self.why.value, today=session.today)


class InterruptLimitation(OnClaim):
    """Record what interrupted limitation: a new term begins on the next day."""

    NAME: ClassVar[str] = "interruption"
    PATH: ClassVar[str] = "interruptions"
    TAG: ClassVar[str] = "course"
    REFUSES: ClassVar[tuple[str, ...]] = ("day.in_the_future",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.LIMITATION_NEAR, Task.LIMITATION_PASSED)

    ground: InterruptionGround
    on: date = Field(description="day on which it reached the other side")
    proven: bool = Field(description="is there proof of it? say in the reason what it is")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """It holds from its own day, also where it is recorded later."""
        del house
        claim = session.claim(about)
        facts = interrupt_limitation(
            claim, ground=self.ground, on=self.on, proven=self.proven, today=session.today
        )
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id, effective_on=self.on)


class Reopen(OnClaim):
    """Let an ended claim live again, in a new round of its plan."""

    NAME: ClassVar[str] = "reopening"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (Repeat(of=(ClaimReopened,), told=("why",)),)
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
