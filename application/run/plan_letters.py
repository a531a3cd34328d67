"""Letters of the run about payment plans: the signed text, their instalments, that one was kept."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from application.house import House
from application.letters.dispatch import Dispatcher
from application.letters.plan_offers import record_plan_letter
from application.run.level import Level
from application.run.report import RunLine
from domain.application import Session
from domain.case import Case
from domain.dunning.next.ceiling import ceiling_holds_back, contacts_of
from domain.dunning.next.permission import PaymentsUnknown
from domain.letter.order.completed import is_told_kept, kept_together, paid_to_tell
from domain.letter.order.decision import Order, reason_to_cancel
from domain.letter.order.instalments import (
    PlanTelling,
    cases_of_plan,
    plan_tellings,
    telling_waits,
)
from domain.letter.order.plan_letter import (
    PLAN_LETTER,
    order_completed,
    order_signed,
    order_telling,
)
from domain.letter.text import PlanMoment
from domain.payment_plan.state import PaymentPlan


class PlanLetters:
    """Tells a debtor of his running plans, each plan once in a run, whichever claim comes first."""

    def __init__(self, house: House, dispatcher: Dispatcher, level: Level) -> None:
        """``level`` brings the claims of a plan level, and says what happened."""
        self._house, self._dispatcher, self._level = house, dispatcher, level
        self._seen: set[UUID] = set()
        self._kept: set[UUID] = set()

    def take(self, case: Case) -> Iterator[RunLine]:
        """Order and send what the plan of a claim has to tell today, line by line."""
        running = case.claim.arrangement
        plan = (running.plan.plan_id or case.claim.id) if running else None
        if plan is None or plan in self._seen:
            return
        self._seen.add(plan)
        around = yield from self._level.neighbours(case)
        cases = cases_of_plan(case, around)
        if any(one.claim.pending for one in cases):
            return
        for telling in plan_tellings(cases, today=self._level.day):
            if waits := self._why_it_waits(cases, around, telling):
                yield waits
                return
            order = self._order_of(cases, telling)
            # One that was ordered and did not go out is for a person; the next one is not.
            if not self._house.collections.letter(order.letter_id).version:
                if not self._stopped(cases, order):
                    yield from self._send(cases, telling, order)
                return

    def take_kept(self, case: Case) -> Iterator[RunLine]:
        """Tell that the plan of a claim was kept, once, over all its claims."""
        kept = case.claim.kept_plan
        plan = (kept.plan.plan.plan_id or case.claim.id) if kept else None
        if plan is None or plan in self._kept or is_told_kept(case.claim):
            return
        self._kept.add(plan)
        cases = kept_together(case, (yield from self._level.neighbours(case)))
        if any(one.claim.pending for one in cases):
            return
        paid = paid_to_tell(cases, today=self._level.day)
        if not paid:
            return
        step = self._dispatcher.step_by_what_leaves(PLAN_LETTER, cases[0])
        order = order_completed(cases, paid, today=self._level.day, step=step)
        known = self._house.collections.letter(order.letter_id).version
        if not known and not self._stopped(cases, order):
            yield from self._send(cases, None, order)

    def _send(
        self, cases: Sequence[Case], telling: PlanTelling | None, order: Order
    ) -> Iterator[RunLine]:
        if waits := self._dispatcher.why_not_now(order.ordered.channel, cases[0]):
            yield self._line(cases, "letter_waits", waits)
            return
        if not self._level.dry_run and not self._recorded(cases, telling, order):
            return
        yield self._level.letter_line(order.letter_id, order.ordered, "letter_ordered", "")
        if self._level.dry_run:
            asked = {part.claim_id for part in order.ordered.claims}
            for one in cases:
                if one.claim.id in asked:
                    self._level.imagine(one, order.for_claim)
            return
        dispatch = self._level.command(cases[0], f"dispatch:{PLAN_LETTER.id}")
        done = self._dispatcher.dispatch(order.letter_id, command_day=dispatch)
        self._level.told(order.letter_id)
        yield self._level.dispatched(order.letter_id, order.ordered, done)

    def _why_it_waits(
        self, cases: Sequence[Case], around: Sequence[Case], telling: PlanTelling
    ) -> RunLine | None:
        """A line where it is not known who paid, or the debtor heard from us often enough."""
        step, today = PLAN_LETTER.id, self._level.day
        held = telling_waits(cases, telling, step=step, today=today)
        if isinstance(held, PaymentsUnknown):
            return self._line(cases, "bank_data_missing", held.why)
        if held or telling.part is None:
            return self._line(cases, "letter_waits", held.why) if held else None
        known = contacts_of(one.claim for one in (*cases, *around))
        full = ceiling_holds_back(cases[0], known, step=step, today=today)
        why = f"{full.why}; from {full.until}" if full else ""
        return self._line(cases, "contact_waits", why) if full else None

    def _stopped(self, cases: Sequence[Case], order: Order) -> bool:
        """Whether any claim of the plan stops it, also one of which nothing is lacking."""
        today = self._level.day
        kept = order.ordered.plan_moment is PlanMoment.COMPLETED
        about = [one for one in cases if kept or one.claim.live]
        return not about or any(reason_to_cancel(one, order.ordered, today=today) for one in about)

    def _order_of(self, cases: Sequence[Case], telling: PlanTelling) -> Order:
        plan = cases[0].claim.arrangement
        known = plan.plan.plan_id if plan else None
        if telling.part is not None or known is None:
            return self._frozen(cases, telling, None, self._level.day)
        return self._frozen(
            cases, telling, self._house.collections.payment_plan(known), self._level.day
        )

    def _frozen(
        self, cases: Sequence[Case], telling: PlanTelling, plan: PaymentPlan | None, today: date
    ) -> Order:
        step = self._dispatcher.step_by_what_leaves(PLAN_LETTER, cases[0])
        if plan is None:
            return order_telling(telling, cases, today=today, step=step)
        live = [one for one in cases if one.claim.live]
        return order_signed(plan, live, today=today, step=step)

    def _recorded(
        self, cases: Sequence[Case], telling: PlanTelling | None, expected: Order
    ) -> bool:
        """Record the order on fresh state; False where what is to be told moved meanwhile.

        ``telling`` None: that the plan was kept.
        """
        ordered = False
        ids = [one.claim.id for one in cases]

        def decide(session: Session) -> None:
            nonlocal ordered
            ordered = False
            fresh = session.cases(ids)
            if session.letter(expected.letter_id).version:
                return
            order = self._again(session, fresh, telling, expected)
            if order is None:
                return
            asked = {part.claim_id for part in order.ordered.claims}
            his = [one for one in fresh if one.claim.id in asked]
            if order.letter_id != expected.letter_id or self._stopped(fresh, order):
                return
            record_plan_letter(self._house, session, his, order)
            ordered = True

        command = self._level.command(cases[0], f"order:{expected.letter_id}")
        self._house.collections.carry_out(command, decide)
        return ordered

    def _again(
        self,
        session: Session,
        fresh: Sequence[Case],
        telling: PlanTelling | None,
        expected: Order,
    ) -> Order | None:
        """The order on fresh state; None: that is not to be told any more."""
        if telling is None:
            paid = paid_to_tell(fresh, today=session.today)
            step = self._dispatcher.step_by_what_leaves(PLAN_LETTER, fresh[0])
            return order_completed(fresh, paid, today=session.today, step=step) if paid else None
        if telling not in plan_tellings(fresh, today=session.today):
            return None
        about = expected.ordered.payment_plan if telling.part is None else None
        plan = session.payment_plan(about) if about else None
        return self._frozen(fresh, telling, plan, session.today)

    def _line(self, cases: Sequence[Case], what: str, why: str) -> RunLine:
        return self._level.line(cases[0].claim.id, what, why, step=PLAN_LETTER.id)
