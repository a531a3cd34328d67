"""What stands of a claim in the creditor's returns of VAT (art. 29 OB)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from application.commands.kinds import OnClaim
from application.commands.seen import OnSeenTerms
from application.repeated import said_otherwise
from domain.application import Session
from domain.claim.events.vat import VatDueAgainDeclared, VatReliefDeclared
from domain.claim.state import Claim
from domain.claim.vat import declare_due_again, declare_relief, vat_standing
from domain.creditor import decisions
from domain.creditor.state import Creditor
from domain.dunning.task import Task
from domain.facts import Fact, in_force
from domain.law.vat_relief import VatReturns, vat_period
from domain.user.roles import May

PeriodName: TypeAlias = Annotated[
    str, Field(max_length=20, description="2026-Q4, 2026-12 or 2026", examples=["2026-Q4"])
]
VatDeclared: TypeAlias = VatReliefDeclared | VatDueAgainDeclared


class DeclareVatRelief(OnClaim):
    """Record that the VAT on what is not paid was asked back in the return of a period."""

    NAME: ClassVar[str] = "vat-relief"
    PATH: ClassVar[str] = "vat-relief"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "repeat.differs",
        "vat.not_recorded",
        "vat.nothing",
        "vat.period",
        "vat.too_early",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.ASK_VAT_BACK, Task.CORRECT_VAT)

    period: PeriodName
    certain_on: date | None = Field(
        default=None, description="earlier day on which it was certain that nothing more would come"
    )

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """As much as is not in a return yet; where less proves right, that much less."""
        facts = declare_relief(
            claim,
            period=vat_period(self.period),
            today=session.today,
            certain_on=self.certain_on,
        )
        if not facts:
            require_named(session, claim, VatReliefDeclared, self.period)
            self._require_day(claim)
        return facts

    def _require_day(self, claim: Claim) -> None:
        """Refuse a repeat by whose day it is reckoned as of another day than it was."""
        found = vat_standing(claim, certain_on=self.certain_on)
        was = claim.tax.as_of
        if self.certain_on and found and was and found.as_of != was:
            raise said_otherwise("certain_on", was, found.as_of)


class DeclareVatDueAgain(OnClaim):
    """Record that VAT that is due again stands in the return of the period of receipt."""

    NAME: ClassVar[str] = "vat-due-again"
    PATH: ClassVar[str] = "vat-due-again"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = ("repeat.differs", "vat.nothing", "vat.period")
    WORK: ClassVar[tuple[Task, ...]] = (Task.PAY_VAT_AGAIN, Task.CORRECT_VAT)

    period: PeriodName

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """All that came in by the end of the period and stands in no return."""
        facts = declare_due_again(claim, period=vat_period(self.period))
        if not facts:
            require_named(session, claim, VatDueAgainDeclared, self.period)
        return facts


def require_named(session: Session, claim: Claim, fact: type[VatDeclared], period: str) -> None:
    """Refuse a repeat that names another period than any return in which it stands."""
    history = in_force(session.reads.history(claim.id))
    named = [one.fact.period for one in history if isinstance(one.fact, fact)]
    if named and period not in named:
        raise said_otherwise("period", named[-1], period)


class SetVatReturns(OnSeenTerms):
    """Set how often a creditor files a return of VAT: he is reminded of what to ask back."""

    NAME: ClassVar[str] = "vat-returns"
    PATH: ClassVar[str] = "vat-returns"
    REFUSES: ClassVar[tuple[str, ...]] = ("terms.changed",)
    SHOWN: ClassVar[dict[str, str]] = {"vat_returns": "vat_returns"}

    vat_returns: VatReturns

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """The list of a period is there in either case."""
        del session
        return decisions.set_vat_returns(creditor, returns=self.vat_returns)
