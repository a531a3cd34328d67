"""Who is who: two debtors are one, are not one after all, or a claim is another debtor's."""

from typing import ClassVar
from uuid import UUID, uuid5

from pydantic import Field

from application.by import stream_of_debtor
from application.commands.kinds import OnClaim, OnDebtor
from application.commands.opening import NewDebtor
from application.house import House
from application.intake.concerned import hold_for_invoice
from application.intake.known_debtors import KnownDebtors
from application.intake.known_from_now import ByHand, recognised_by_hand
from application.intake.parted_credit import credit_of_both
from domain.application import Session, stream_of_claim
from domain.claim.refusals import require_opened
from domain.debtor import merging
from domain.debtor.decisions import newcomer
from domain.debtor.merge_events import DebtorMerged
from domain.debtor.merging import Regrouped
from domain.debtor.state import Debtor
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.user.roles import May


class MergeDebtor(OnDebtor):
    """Record that the debtor is another one: all his claims are that one's from here on."""

    NAME: ClassVar[str] = "merged"
    PATH: ClassVar[str] = "merge"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "correction.unreadable",
        "mark.say_the_law",
        "merge.capacities",
        "merge.itself",
        "money.not_an_amount",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.DECIDE_WHO,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"into": "alike"}

    into: UUID = Field(description="the debtor as whom he is known from here on")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What was agreed with either counts; letters under way to the former are dropped."""
        former = session.debtor(about)
        other = session.debtor(KnownDebtors(house).owner(self.into))
        if former.merged_into == other.id:
            return
        require_unmerged(former)
        regrouped = merging.merge(
            former,
            other,
            of_former=session.claims_of(former),
            of_other=session.claims_of(other),
        )
        record_regrouped(session, former, other, regrouped)
        for third in (session.debtor(one) for one in former.alike):
            facts = merging.alike_instead(third, former, other)
            session.record(stream_of_debtor(third), facts)


class UndoMerge(OnDebtor):
    """Record that a debtor was taken for another one by mistake; his claims are his again."""

    NAME: ClassVar[str] = "merge-undone"
    PATH: ClassVar[str] = "merge/undo"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "correction.unreadable",
        "mark.say_the_law",
        "merge.none",
        "money.not_an_amount",
    )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What was written to the other one about his claims does not count for him."""
        former = session.debtor(about)
        if former.merged_into is None:
            raise Refusal(
                "merge.none",
                "This debtor was not merged into another one.",
                way_out="See the debtor's history for what happened.",
            )
        other = session.debtor(former.merged_into)
        require_unmerged(other)
        came = other.joined.get(former.id)
        back = [one for one in session.claims_of(other) if came and one.id in came.claims]
        told = [
            claim.id
            for claim in back
            for sent in claim.sent_in_round()
            if (order := session.letter(sent.letter_id).order) and order.debtor_id == other.id
        ]
        both = credit_of_both(session, former, other, back, since=_merged_at(house, former))
        regrouped = merging.undo_merge(
            former, other, claims=back, wrote_to_other=told, of_both=both
        )
        record_regrouped(session, other, former, regrouped)


class DenyLikeness(OnDebtor):
    """Record that another debtor, who seemed the same, is somebody else."""

    NAME: ClassVar[str] = "not-the-same"
    PATH: ClassVar[str] = "unlike"
    REFUSES: ClassVar[tuple[str, ...]] = ("mark.say_the_law", "merge.itself")
    WORK: ClassVar[tuple[Task, ...]] = (Task.DECIDE_WHO,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"other": "alike"}

    other: UUID = Field(description="the debtor who is somebody else")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """They are not proposed again."""
        debtor, other = session.debtor(about), session.debtor(self.other)
        require_unmerged(debtor)
        require_unmerged(other)
        del house
        for one, facts in zip((debtor, other), merging.deny(debtor, other), strict=True):
            session.record(stream_of_debtor(one), facts, subject=one.id)
            left = set(one.alike) - {debtor.id, other.id}
            for claim in () if left else session.claims_of(one):
                session.record(stream_of_claim(claim), merging.clear_doubt(claim))


class MoveClaim(OnClaim):
    """Record that the claim is another debtor's: a known one, or one who is new."""

    NAME: ClassVar[str] = "other-debtor"
    PATH: ClassVar[str] = "debtor"
    TAG: ClassVar[str] = "course"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "correction.unreadable",
        "debtor.missing",
        "debtor.unclear",
        "mark.say_the_law",
        "merge.itself",
        "money.not_an_amount",
    )

    debtor_id: UUID | None = Field(default=None, description="of a debtor who is known")
    debtor: NewDebtor | None = Field(default=None, description="a debtor who is new")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """His letters went to somebody else: the claim's steps begin anew."""
        claim = session.claim(about)
        require_opened(claim)
        assert claim.debtor_id is not None
        giver = session.debtor(claim.debtor_id)
        named = self._named(house, giver)
        taker = session.debtor(self._taker(session, house, named, but=giver.id))
        if giver.id == taker.id:
            return
        fresh = self.debtor if self.debtor and not taker.registered else None
        capacity = fresh.capacity if fresh else taker.capacity
        regrouped = merging.split_off(claim, giver, taker, capacity=capacity)
        if fresh:
            self._register(session, giver, taker, fresh)
        record_regrouped(session, giver, taker, regrouped)
        if named:
            named.keep(session, taker.id, but=giver.id)
        hold_for_invoice(session, taker.id, claim.invoice_number)

    def _named(self, house: House, giver: Debtor) -> ByHand | None:
        """Whom name and numbers mean; none: he is named by his id."""
        if self.debtor_id or self.debtor is None:
            return None
        assert giver.creditor_id is not None
        contact, numbers = self.debtor.contact, self.debtor.numbers
        return recognised_by_hand(house, giver.creditor_id, contact, numbers, but=giver.id)

    def _taker(self, session: Session, house: House, named: ByHand | None, *, but: UUID) -> UUID:
        """The debtor who is meant: by id, by a number that is surely his, else one who is new."""
        if self.debtor_id:
            return KnownDebtors(house).owner(self.debtor_id)
        if named is None:
            raise Refusal(
                "debtor.missing",
                "The claim names no debtor.",
                way_out="Give debtor_id, or debtor with a name.",
            )
        sure = named.found.debtor
        return sure if sure and sure != but else uuid5(session.mandate.id, "debtor")

    def _register(self, session: Session, giver: Debtor, taker: Debtor, new: NewDebtor) -> None:
        assert giver.creditor_id is not None
        stream = StreamRef(StreamKind.DEBTOR, taker.id, giver.creditor_id)
        fact = newcomer(
            creditor_id=giver.creditor_id,
            contact=new.contact,
            numbers=new.numbers,
            capacity=new.capacity,
        )
        session.record(stream, [fact], subject=taker.id)


def _merged_at(house: House, debtor: Debtor) -> int:
    """Where in the log a debtor was last merged into another one."""
    history = house.collections.history(debtor.id)
    return max(one.position for one in history if isinstance(one.fact, DebtorMerged))


def require_unmerged(debtor: Debtor) -> None:
    """Refuse with ``debtor.merged`` where a debtor is known as another one by now."""
    if debtor.merged_into:
        raise merging.merged_away(debtor)


def record_regrouped(session: Session, giver: Debtor, taker: Debtor, regrouped: Regrouped) -> None:
    """Record what was decided on both debtors and on each claim concerned."""
    assert giver.creditor_id is not None
    for one, facts in ((giver, regrouped.giver), (taker, regrouped.taker)):
        stream = StreamRef(StreamKind.DEBTOR, one.id, giver.creditor_id)
        session.record(stream, facts, subject=one.id)
    for claim, of_claim in regrouped.claims:
        session.record(stream_of_claim(claim), of_claim, subject=taker.id)
