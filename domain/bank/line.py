"""One line of a bank account as its facts leave it: every cent of it is in one place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from domain.bank.line_events import (
    BankLineImported,
    BankLineKind,
    BankLineMatched,
    BankLineNotRefunded,
    BankLineOffDebtor,
    BankLineOnDebtor,
    BankLineParked,
    BankLineProposed,
    BankLineRefunded,
    BankLineRefundReopened,
    BankLineReturned,
    BankLineReturnUndone,
    BankLineSetAside,
    BankLineTakenUp,
    BankLineToRefund,
    BankLineUnmatched,
    ParkedWhy,
    Placement,
    RemittedPart,
    ReturnSide,
)
from domain.errors import NotFound
from domain.facts import INSTALLATION, Fact, Point, Recorded, in_force
from domain.money import Cents


class LineStanding(StrEnum):
    """Where the cents of a line are that are not placed; else where all of them went."""

    NEW = "new"
    """Imported, and nobody judged it yet."""
    PROPOSED = "proposed"
    PARKED = "parked"
    MATCHED = "matched"
    ON_DEBTOR = "on_debtor"
    """A debtor's money, on no claim of his."""
    TO_REFUND = "to_refund"
    """It goes back to the debtor, and was not paid yet."""
    REFUNDED = "refunded"
    RETURNED = "returned"
    SET_ASIDE = "set_aside"


@dataclass(slots=True)
class BankLine:
    """The state of one line; amounts in cents, without a sign where not said otherwise."""

    id: UUID
    version: int = 0
    log: UUID = INSTALLATION
    imported: BankLineImported | None = None
    imported_on: date = date.min
    placements: dict[str, Placement] = field(default_factory=dict)
    """By payment id: what is on claims now."""
    returned: Cents = 0
    """What went back by other lines, or took back what others had brought."""
    others: dict[UUID, BankLineReturned] = field(default_factory=dict)
    """By line: what this one returned of, or lost to, another."""
    set_aside: Cents = 0
    aside: BankLineSetAside | None = None
    remitted: tuple[RemittedPart, ...] = ()
    """What of that a party passed on, by the claims that got of it."""
    on_debtor: Cents = 0
    """What is a debtor's money and on no claim."""
    debtor_id: UUID | None = None
    """Whose that is."""
    owner_log: UUID | None = None
    """The creditor with whom he has it."""
    to_refund: dict[UUID, BankLineToRefund] = field(default_factory=dict)
    """By refund: what goes back to the debtor, and is not paid yet."""
    refunded: Cents = 0
    """What was paid back to him."""
    paid_back: dict[UUID, BankLineToRefund] = field(default_factory=dict)
    """By refund: what that was."""
    parked: BankLineParked | None = None
    """Why it waits; none: it does not, or is proposed."""
    proposed: BankLineProposed | None = None
    matched: BankLineMatched | None = None
    """The last decision by which something of it was placed."""
    ever_placed: int = 0
    """How many placements it ever had: the next one's ordinal follows."""

    @property
    def total(self) -> Cents:
        """All of it."""
        return abs(self.imported.amount) if self.imported else 0

    @property
    def placed(self) -> Cents:
        """What is on claims now."""
        return sum(one.amount for one in self.placements.values())

    @property
    def rest(self) -> Cents:
        """What is in no place yet: a person is to look, or a proposal waits."""
        gone = self.returned + self.set_aside + self.refunded
        return self.total - self.placed - gone - self.on_debtor - self.goes_back

    @property
    def goes_back(self) -> Cents:
        """What goes back to the debtor, and is not paid yet."""
        return sum(one.amount for one in self.to_refund.values())

    @property
    def waits(self) -> bool:
        """Tell whether something of it waits for a decision."""
        return self.rest > 0

    @property
    def standing(self) -> LineStanding:
        """Where it stands: what waits comes first, then what went last."""
        if self.rest > 0 or self.imported is None:
            return self._waiting
        if self.on_debtor:
            return LineStanding.ON_DEBTOR
        if self.to_refund:
            return LineStanding.TO_REFUND
        if self.placements:
            return LineStanding.MATCHED
        if self.refunded:
            return LineStanding.REFUNDED
        return LineStanding.RETURNED if self.returned else LineStanding.SET_ASIDE

    @property
    def undone(self) -> BankLineMatched | None:
        """The decision by which it was placed, where that was undone and it waits again."""
        undone = self.parked and self.parked.why in (ParkedWhy.UNDONE, ParkedWhy.NO_CLUE)
        return self.matched if undone and not self.placements else None

    @property
    def asked_from(self) -> date:
        """The day from which a person is asked about it: a later one where he let it wait."""
        until = self.parked.until if self.parked and self.waits else None
        return max(self.imported_on, until or self.imported_on)

    @property
    def may_concern(self) -> tuple[UUID, ...]:
        """The debtors whose claims wait for it, while it waits."""
        if not self.waits:
            return ()
        if self.proposed:
            return self.proposed.may_concern
        return self.parked.may_concern if self.parked else ()

    @property
    def holds_account(self) -> bool:
        """Tell whether it may be anybody's: money that came in, or went back, without a clue."""
        kind = self.imported.kind if self.imported else BankLineKind.DEBIT
        judged = self.waits and self.standing is not LineStanding.NEW
        return judged and kind in INCOMING and not self.may_concern

    def next_payment_id(self, number: int = 0) -> str:
        """The id of a payment that is placed next; ``number`` more were drawn in this decision."""
        return f"{self.id}#{self.ever_placed + number + 1}"

    @property
    def _waiting(self) -> LineStanding:
        if self.proposed:
            return LineStanding.PROPOSED
        return LineStanding.PARKED if self.parked else LineStanding.NEW


INCOMING: Final = frozenset({BankLineKind.CREDIT, BankLineKind.RETURN_OF_TRANSFER})
"""What may be somebody's payment."""


def require_imported(line: BankLine) -> BankLineImported:
    """What was imported; raises NotFound ``bank_line.unknown`` where there is no such line."""
    if line.imported is None:
        raise NotFound(
            "bank_line.unknown",
            f"There is no bank line {line.id}.",
            way_out="See the lines of the account on the page Bank.",
        )
    return line.imported


def fold(line_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> BankLine:
    """The line as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    line = BankLine(line_id)
    for recorded in in_force(known, at):
        apply(line, recorded.fact, on=recorded.known_on)
    if known:
        line.version, line.log = known[-1].originator_version, known[0].log
    return line


def apply(line: BankLine, fact: Fact, *, on: date) -> BankLine:
    """Apply one fact, known on a day, to a line in place, and give it back; never refuses."""
    if isinstance(fact, BankLineImported):
        line.imported_on = on
    change = _CHANGES.get(type(fact))
    if change:
        change(line, fact)
    return line


def _import(line: BankLine, fact: BankLineImported) -> None:
    line.imported = fact


def _propose(line: BankLine, fact: BankLineProposed) -> None:
    line.proposed, line.parked = fact, None


def _park(line: BankLine, fact: BankLineParked) -> None:
    line.parked, line.proposed = fact, None


def _match(line: BankLine, fact: BankLineMatched) -> None:
    line.matched = fact
    line.ever_placed += len(fact.placements)
    for one in fact.placements:
        line.placements[one.payment_id] = one
    _decided(line)


def _unmatch(line: BankLine, fact: BankLineUnmatched) -> None:
    _take(line, fact.placements)


def _return(line: BankLine, fact: BankLineReturned) -> None:
    line.others[fact.other] = fact
    line.returned += fact.amount
    if fact.side is ReturnSide.WENT_BACK:
        _take(line, fact.taken)
    _decided(line)


def _return_undone(line: BankLine, fact: BankLineReturnUndone) -> None:
    line.others.pop(fact.other, None)
    line.returned -= fact.amount


def _set_aside(line: BankLine, fact: BankLineSetAside) -> None:
    line.aside = fact
    line.set_aside += fact.amount
    line.remitted += fact.remitted
    _decided(line)


def _take_up(line: BankLine, fact: BankLineTakenUp) -> None:
    line.aside, line.remitted = None, ()
    line.set_aside -= fact.amount


def _on_debtor(line: BankLine, fact: BankLineOnDebtor) -> None:
    line.debtor_id, line.owner_log = fact.debtor_id, fact.creditor_id
    line.on_debtor += fact.amount
    _decided(line)


def _off_debtor(line: BankLine, fact: BankLineOffDebtor) -> None:
    line.on_debtor -= fact.amount
    if not line.on_debtor:
        line.debtor_id = line.owner_log = None


def _to_refund(line: BankLine, fact: BankLineToRefund) -> None:
    line.to_refund[fact.refund_id] = fact
    line.on_debtor -= fact.amount
    if not line.on_debtor:
        line.debtor_id = line.owner_log = None


def _not_refunded(line: BankLine, fact: BankLineNotRefunded) -> None:
    was = line.to_refund.pop(fact.refund_id, None)
    if was is not None:
        line.debtor_id, line.owner_log = was.debtor_id, was.creditor_id
        line.on_debtor += was.amount


def _refunded(line: BankLine, fact: BankLineRefunded) -> None:
    was = line.to_refund.pop(fact.refund_id, None)
    if was is not None:
        line.refunded += was.amount
        line.paid_back[was.refund_id] = was


def _reopen_refund(line: BankLine, fact: BankLineRefundReopened) -> None:
    was = line.paid_back.pop(fact.refund_id, None)
    if was is not None:
        line.refunded -= was.amount
        line.to_refund[was.refund_id] = was


def _decided(line: BankLine) -> None:
    if line.rest <= 0:
        line.parked = line.proposed = None


def _take(line: BankLine, taken: Iterable[Placement]) -> None:
    for one in taken:
        had = line.placements.pop(one.payment_id, None)
        if had and had.amount > one.amount:
            left = had.model_copy(update={"amount": had.amount - one.amount})
            line.placements[one.payment_id] = left


_CHANGES: Final[Mapping[type[Fact], Callable[[BankLine, Any], None]]] = MappingProxyType(
    {
        BankLineImported: _import,
        BankLineProposed: _propose,
        BankLineParked: _park,
        BankLineMatched: _match,
        BankLineUnmatched: _unmatch,
        BankLineReturned: _return,
        BankLineReturnUndone: _return_undone,
        BankLineSetAside: _set_aside,
        BankLineTakenUp: _take_up,
        BankLineOnDebtor: _on_debtor,
        BankLineOffDebtor: _off_debtor,
        BankLineToRefund: _to_refund,
        BankLineNotRefunded: _not_refunded,
        BankLineRefunded: _refunded,
        BankLineRefundReopened: _reopen_refund,
    }
)
