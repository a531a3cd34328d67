"""What came of a call, and the next step that follows from it, in one command."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.by import sealed
from application.commands.fields import AHEAD, Euro, LocalTime, MeantSo, Text
from application.commands.kinds import OnCase
from application.commands.protections import begin_for
from application.house import House
from domain.application import Session
from domain.case import Case
from domain.case.natural import ask_about_natural
from domain.claim import agreements, disputes
from domain.claim.events import Channel, ClaimFact, ContactOutcome, Direction
from domain.claim.grounds import DisputeGround, HoldCategory, NonPayment
from domain.days import add_days
from domain.debtor.protection import BarTold
from domain.dunning.next.asked import step_of_call
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.protection import Bar

PLAN_DAYS: Final = 14
"""So long no step is taken where somebody wishes a plan: it is drawn up, offered and signed."""


class CallResult(StrEnum):
    """What came of a call."""

    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    WRONG_NUMBER = "wrong_number"
    SPOKEN = "spoken"
    """He was reached, and nothing was agreed."""
    PROMISE = "promise"
    DISPUTE = "dispute"
    PLAN_WISH = "plan_wish"
    REFUSES = "refuses"
    DEBT_HELP = "debt_help"
    DECEASED = "deceased"


_OUTCOME: Final = {
    CallResult.NO_ANSWER: ContactOutcome.NO_ANSWER,
    CallResult.MESSAGE_LEFT: ContactOutcome.MESSAGE_LEFT,
    CallResult.WRONG_NUMBER: ContactOutcome.WRONG_NUMBER,
    CallResult.REFUSES: ContactOutcome.REFUSED,
}
"""How the contact itself went; with any other result somebody was reached."""

_BARS: Final = {CallResult.DEBT_HELP: Bar.DEBT_HELP, CallResult.DECEASED: Bar.DEATH}


@dataclass(frozen=True, slots=True)
class _Takes:
    """What must be, and what may be said with a result."""

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_SAID: Final = {
    CallResult.PROMISE: _Takes(("by",), ("amount",)),
    CallResult.DISPUTE: _Takes(("ground",), ("amount",)),
    CallResult.DEBT_HELP: _Takes(may=("since",)),
    CallResult.DECEASED: _Takes(may=("since",)),
}


class RecordCall(OnCase):
    """Record what came of a call; what follows from it is recorded with it, in one save."""

    NAME: ClassVar[str] = "call"
    PATH: ClassVar[str] = "calls"
    TAG: ClassVar[str] = "agreements"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "agreement.barred",
        "agreement.limitation",
        "bar.before_the_law",
        "bar.ends_before",
        "bar.no_last_day",
        "bar.not_begun",
        "bar.too_long",
        "call.of_another_result",
        "call.says_too_little",
        "claim.ended",
        "day.in_the_future",
        "dispute.more_than_principal",
        "dispute.no_ground",
        "fourteen_days.too_short",
        "law.calendar_unverified",
        "limitation.years",
        "money.not_positive",
        "promise.beside_plan",
        "promise.far_away",
        "promise.more_than_open",
        "promise.too_late",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CALL, Task.TELL_DEBTOR)

    result: CallResult
    by: date | None = Field(
        default=None, description="promise: last day, inclusive", json_schema_extra=AHEAD
    )
    amount: Euro | None = Field(
        default=None, description="promise or dispute: of which amount; default: all"
    )
    ground: DisputeGround | None = Field(default=None, description="dispute: what is contested")
    since: date | None = Field(
        default=None, description="debt help: asked on; death: on; not known: the day of the call"
    )
    spoke_with: Text = ""
    direction: Direction = Direction.OUTGOING
    reason_for_non_payment: NonPayment = NonPayment.UNSAID
    at: LocalTime | None = Field(
        default=None,
        description="hour in Amsterdam at which it began; it shows that it was within the hours",
    )
    note: Text = ""
    confirmed: MeantSo = False

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The contact, and what follows: on the claim, or on all claims of the debtor."""
        self._require_fitting()
        super().record(session, about, house)
        bar = _BARS.get(self.result)
        if bar is None:
            return
        debtor = session.case(about).debtor
        told = BarTold(bar=bar, since=self.since or session.today)
        begin_for(session, debtor, session.claims_of(debtor), told)

    def decide_case(self, case: Case, session: Session) -> Sequence[ClaimFact]:
        """A promise is confirmed in writing by the run, as any; a plan is then drawn up."""
        outcome = _OUTCOME.get(self.result, ContactOutcome.REACHED)
        spoken = agreements.contact(
            case.claim,
            channel=Channel.PHONE,
            outcome=outcome,
            direction=self.direction,
            reason_for_non_payment=self.reason_for_non_payment.value,
            step=step_of_call(case, channel=Channel.PHONE, outcome=outcome, today=session.today),
            note=sealed(self.note),
            at=self.at,
            spoke_with=sealed(self.spoke_with),
        )
        return [*spoken, *self._follows(case, session.today)]

    def _follows(self, case: Case, today: date) -> Sequence[ClaimFact]:
        if self.result is CallResult.PROMISE and self.by is not None:
            promised = agreements.promise(
                case.claim,
                amount=self.amount,
                by=self.by,
                today=today,
                tolerance_days=case.creditor.promise_days,
                tolerance=case.creditor.promise_short,
                barred=case.debtor.barred_on(today, case.claim),
                confirmed=self.confirmed,
            )
            if promised and not self.confirmed:
                ask_about_natural(case, today=today)
            return promised
        if self.result is CallResult.DISPUTE:
            return disputes.dispute(
                case.claim,
                amount=self.amount,
                ground=self.ground.value if self.ground else "",
                today=today,
                text=sealed(self.note),
            )
        if self.result is CallResult.PLAN_WISH and case.claim.held_on(today) is None:
            return disputes.place_hold(
                case.claim,
                hold_id=f"hold-{len(case.claim.holds) + 1}",
                category=HoldCategory.NEGOTIATION.value,
                from_day=today,
                until=add_days(today, PLAN_DAYS),
            )
        return ()

    def _require_fitting(self) -> None:
        """Refuse what lacks with a result, and what belongs to another one: nothing is dropped."""
        takes = _SAID.get(self.result, _Takes())
        lacks = [name for name in takes.needs if getattr(self, name) is None]
        if lacks:
            raise Refusal(
                "call.says_too_little",
                f"With '{self.result.value}' it must be said: {', '.join(lacks)}.",
                way_out="Promise: by which day; dispute: its ground.",
            )
        given = [
            one for one in ("by", "amount", "ground", "since") if getattr(self, one) is not None
        ]
        if set(given) - {*takes.needs, *takes.may}:
            raise Refusal(
                "call.of_another_result",
                f"That does not belong to '{self.result.value}'.",
                way_out="Leave it empty, or choose the result it belongs to.",
            )
