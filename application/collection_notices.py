"""Notices of direct debits (vooraankondiging): ordered by people, then sent as any letter."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from application.banking.debit_batches import require_figures
from application.banking.selected import Selection, select_by
from application.house import House
from application.letters.dispatch import Dispatcher
from application.notices_apart import MANY
from application.patience import Patience
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.case import Case
from domain.claim.events import Channel
from domain.claim.refusals import require_live
from domain.claim.state import Claim
from domain.direct_debit.announced import DebitWanted
from domain.direct_debit.selection import Debit, notice_of
from domain.dunning.next.step import channel_for
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.letter.order.decision import Order, no_channel, reason_to_cancel
from domain.letter.order.notice import ANNOUNCING, order_notice
from domain.money import Cents


@dataclass(frozen=True, slots=True)
class Announcing:
    """Orders notices of direct debits in a session, and sends them once it is kept."""

    house: House
    dispatcher: Dispatcher

    def channel(self, case: Case) -> Channel:
        """By what the notice goes; raises Refusal ``letter.no_channel``."""
        found = channel_for(case, self.dispatcher.step_by_what_leaves(ANNOUNCING, case))
        if found is None:
            raise no_channel(ANNOUNCING)
        return found

    def order(
        self, session: Session, claim_id: UUID, wanted: DebitWanted, *, not_elsewhere: bool = False
    ) -> UUID:
        """Record the order of one notice, on guarded state; its letter.

        Raises Refusal ``collection.notice_not_now`` and as ``order_notice``.
        """
        case = session.case(claim_id)
        require_live(case.claim)
        claims = session.claims_of(case.debtor)
        order = self.foreseen(
            case, claims, wanted, today=session.today, not_elsewhere=not_elsewhere
        )
        if why := self.why_not_now(case, order, today=session.today):
            raise not_now(case, why)
        stream = StreamRef(StreamKind.LETTER, order.letter_id, case.creditor.id)
        policy = case.plan.key
        session.record(stream, [order.ordered], subject=case.debtor.id, policy=policy)
        session.record(stream_of_claim(case.claim), [order.for_claim], policy=policy)
        return order.letter_id

    def foreseen(
        self,
        case: Case,
        claims: tuple[Claim, ...],
        wanted: DebitWanted,
        *,
        today: date,
        not_elsewhere: bool = False,
    ) -> Order:
        """The notice as it would be ordered today; nothing is recorded."""
        attempt, step = 0, self.dispatcher.step_by_what_leaves(ANNOUNCING, case)
        while True:
            order = order_notice(
                case,
                claims,
                wanted,
                today=today,
                attempt=attempt,
                step=step,
                not_elsewhere=not_elsewhere,
            )
            if self.house.collections.letter(order.letter_id).version == 0:
                return order
            attempt += 1

    def why_not_now(self, case: Case, order: Order, *, today: date) -> str:
        """Why a notice may not leave at this moment; empty: it may."""
        moment = self.dispatcher.why_not_now(order.ordered.channel, case)
        return moment or reason_to_cancel(case, order.ordered, today=today)

    def selected(self, creditor_id: UUID, collect_on: date) -> Selection:
        """Who could be told today of a direct debit on a day, and who not, and why."""

        def judge(case: Case, claims: tuple[Claim, ...], spent: set[str]) -> Debit:
            found = notice_of(
                case,
                claims,
                collect_on=collect_on,
                channel=self.channel(case),
                today=self.house.today,
                spent=spent,
            )
            wanted = DebitWanted(found.mandate.mandate_id, found.wanted.amount, collect_on)
            order = self.foreseen(case, claims, wanted, today=self.house.today)
            if why := self.why_not_now(case, order, today=self.house.today):
                raise not_now(case, why)
            return found

        return select_by(self.house, creditor_id, judge)

    def send(self, letters: list[UUID], command: Mandate) -> None:
        """Send what was ordered; what does not leave now the run of that day sends or ends."""
        for one in letters:
            key = f"{command.key}:dispatch:{one}"
            self.dispatcher.dispatch(one, command_day=replace(command, key=key))


def announcing(house: House, *, actor: str) -> Announcing:
    """Who orders and sends notices from a house."""
    return Announcing(house, Dispatcher(house, actor=actor))


def order_notices(
    session: Session,
    by: Announcing,
    creditor_id: UUID,
    *,
    collect_on: date,
    count: int,
    total: Cents,
) -> list[UUID]:
    """Order a notice for all that may be told today of a direct debit on a day, in one save.

    ``count`` and ``total`` are the control figures. Raises Refusal ``debit_batch.other_figures``,
    ``collection.nothing_to_tell``, and what ``order`` raises of a claim that changed meanwhile.
    """
    found = by.selected(creditor_id, collect_on)
    if not found.debits:
        raise Refusal(
            "collection.nothing_to_tell",
            "No debtor can be told today of a direct debit on that day.",
            way_out="See of each claim why: `vordering collections … --announcing`.",
        )
    require_figures(count, total, is_count=len(found.debits), is_total=found.total)
    return [
        by.order(
            session,
            one.case.claim.id,
            DebitWanted(one.mandate.mandate_id, one.wanted.amount, collect_on),
        )
        for one in found.debits
    ]


def announce(
    house: House,
    command: Mandate,
    order: Callable[[Session, Announcing], list[UUID]],
) -> Receipt:
    """Order notices in one save and send them, each as any letter; given again: nothing.

    Many are left to who sends apart (``application.notices_apart``), where somebody does.
    """
    if known := house.collections.receipt_of(command):
        return known
    by, letters = announcing(house, actor=command.actor), list[UUID]()

    def decide(session: Session) -> None:
        letters[:] = order(session, by)

    receipt = house.collections.carry_out(command, decide, again=Patience())
    apart = house.sends_apart and len(letters) >= MANY
    if house.acts and not receipt.repeated and not apart:
        by.send(letters, command)
    return receipt


def not_now(case: Case, why: str) -> Refusal:
    """The refusal ``collection.notice_not_now`` of a notice that may not leave now."""
    number = case.claim.invoice_number
    return Refusal(
        "collection.notice_not_now",
        f"The debtor cannot be told of a direct debit of {number} now: {why}.",
        way_out="Look why, or tell him otherwise and say on which day.",
        values={"invoice": number, "held": why},
    )
