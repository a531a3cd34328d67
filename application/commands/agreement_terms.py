"""On what terms a creditor's agreements are watched."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from application.commands.fields import Euro
from application.commands.seen import OnSeenTerms
from domain.application import Session
from domain.creditor.decisions import set_agreement_terms
from domain.creditor.state import Creditor
from domain.facts import Fact


class SetAgreementTerms(OnSeenTerms):
    """Set when a debtor is reminded of an instalment, and with what a promise is kept."""

    NAME: ClassVar[str] = "agreement-terms"
    PATH: ClassVar[str] = "agreement-terms"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.days_off",
        "promise.tolerance_large",
        "terms.changed",
    )
    SHOWN: ClassVar[dict[str, str]] = {
        "remind_before": "remind_before",
        "remind_after": "remind_after",
        "promise_days": "promise_days",
        "promise_short": "promise_short",
    }

    remind_before: int | None = Field(
        default=None, description="days before an instalment; 0: no reminder"
    )
    remind_after: int | None = Field(
        default=None, description="days after an instalment that is not there; 0: no reminder"
    )
    promise_days: int | None = Field(
        default=None, description="so many days later a promise is still kept"
    )
    promise_short: Euro | None = Field(
        default=None, description="so much less and a promise is still kept"
    )

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """What is not given stays as it was; a promise keeps the tolerance of its day."""
        del session
        return set_agreement_terms(
            creditor,
            remind_before=self.remind_before,
            remind_after=self.remind_after,
            promise_days=self.promise_days,
            promise_short=self.promise_short,
        )
