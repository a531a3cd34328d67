"""VAT on what is not paid of a claim: what can be asked back, and what is due again (art. 29 OB).

Reckoned from the whole history that is known, as BW 6:44 imputes what was paid (unconfirmed for
tax, law.md O5): costs and interest carry no VAT towards the debtor.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from domain.claim.balance import balance, balance_in_hindsight
from domain.claim.events import ClaimFact, VatDueAgainDeclared, VatReliefDeclared
from domain.claim.milestones import MilestoneKind
from domain.claim.refusals import require_not_after, require_opened
from domain.claim.remembered import ToldTaxOffice
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.law.entries import UNDOES, EntryKind
from domain.law.vat_relief import ARTICLE, VatPeriod, relief_on
from domain.money import Cents, round_half_up

_CHANGING: Final = frozenset({EntryKind.CREDIT, *UNDOES})
"""What changes, after the relief, what was lost or came in."""
_LAST_YEAR: Final = date.max.year - 2
"""A due day of later years stands for none."""


@dataclass(frozen=True, slots=True)
class PaidLater:
    """What came in for the principal after the day of the relief, and the VAT in it."""

    on: date
    principal: Cents
    vat: Cents


@dataclass(frozen=True, slots=True)
class VatInReturn:
    """VAT of one line of a return, which holds it or does not yet, in cents.

    ``amount`` is the consideration that it is in. Both are less than zero where the returns hold
    more than is so: a credit note came after the relief, a payment went back after its VAT was
    paid again.
    """

    on: date
    amount: Cents
    vat: Cents
    told: bool


@dataclass(frozen=True, slots=True)
class VatStanding:
    """How a claim stands with the tax office, in cents.

    ``vat`` is what may be asked back of ``unpaid`` as of a day; none: the invoice does not say
    its VAT. ``told`` is what the returns hold so far; ``changed_on``: the last day after the
    relief on which a credit, or money that went back, changed what is so. ``whole`` is the
    consideration of the invoice, and ``within`` all VAT in it.
    """

    as_of: date
    unpaid: Cents
    vat: Cents | None
    later: tuple[PaidLater, ...]
    told: ToldTaxOffice
    changed_on: date
    whole: Cents
    within: Cents

    @property
    def back(self) -> Cents:
        """What is still to be asked back; less than zero: so much was asked too much."""
        return 0 if self.vat is None else self.vat - self.told.back

    def again(self, *, by: date) -> Cents:
        """What came to be due again by a day and stands in no return; less: too much does."""
        if self.vat is None:
            return 0
        until = sum(one.vat for one in self.later if one.on <= by) - self.told.again
        in_all = sum(one.vat for one in self.later) - self.told.again
        too_much = min(0, in_all) if self.changed_on <= by else 0
        return max(until, too_much)

    @property
    def reliefs(self) -> tuple[VatInReturn, ...]:
        """What a return asked back, and what is still to be; they add up to ``vat``."""
        if not self.told.back:
            return (VatInReturn(self.as_of, self.unpaid, self.vat or 0, told=False),)
        held, more = self.told.unpaid, self.unpaid - self.told.unpaid
        parts = [VatInReturn(self.as_of, held, self.told.back, told=True)]
        if self.back:
            parts.append(VatInReturn(self.changed_on, more, self.back, told=False))
        return tuple(parts)

    @property
    def agains(self) -> tuple[VatInReturn, ...]:
        """What is due again of what was asked back, each told or not; they add up to all of it.

        What the returns hold of it counts for the earliest.
        """
        if self.vat is None or self.told == ToldTaxOffice():  # never asked back, not paid again
            return ()
        held, parts = self.told.again, list[VatInReturn]()
        for one in self.later:
            inside = min(max(held, 0), one.vat)
            held -= one.vat
            if inside == one.vat or not inside:
                parts.append(VatInReturn(one.on, one.principal, one.vat, told=bool(inside)))
            else:
                parts.append(self._part(one.on, inside, told=True))
                parts.append(self._part(one.on, one.vat - inside, told=False))
        if held > 0:
            parts.append(self._part(self.changed_on, held, told=True))
            parts.append(self._part(self.changed_on, -held, told=False))
        return tuple(parts)

    @property
    def too_much(self) -> tuple[VatInReturn, ...]:
        """What the returns hold too much, of what was asked back or paid again."""
        return tuple(one for one in (*self.reliefs, *self.agains) if not one.told and one.vat < 0)

    def _part(self, on: date, vat: Cents, *, told: bool) -> VatInReturn:
        amount = round_half_up(Fraction(vat * self.whole, self.within or 1))
        return VatInReturn(on, amount, vat, told)


def vat_standing(claim: Claim, *, certain_on: date | None = None) -> VatStanding | None:
    """How a claim stands; None: it has no VAT, or nothing was unpaid a year after its due day.

    What is credited after that day is no loss either: its VAT goes off by the credit note itself
    (Wet OB art. 29), and would else be deducted twice.
    ``certain_on``: an earlier day on which it was certain that nothing more comes.
    """
    due = claim.extended_to or claim.due_on
    if not claim.opened or claim.vat == 0 or due.year > _LAST_YEAR:
        return None
    day = min(relief_on(due), certain_on or claim.tax.as_of or date.max)
    withdrawn = _withdrawn_by(claim, day)
    unpaid = 0 if withdrawn else _lost(claim, day)
    if not unpaid and claim.tax == ToldTaxOffice():
        return None
    vat = None if claim.vat is None else vat_in(claim, unpaid)
    later = tuple(_later(claim, day, unpaid)) if claim.vat else ()
    return VatStanding(
        as_of=day,
        unpaid=unpaid,
        vat=vat,
        later=later,
        told=claim.tax,
        changed_on=max([day, *(e.on for e in claim.ledger if e.kind in _CHANGING)]),
        whole=claim.principal + claim.prepaid,
        within=claim.vat or 0,
    )


def _lost(claim: Claim, day: date) -> Cents:
    """The consideration that was not paid by a day, and was never credited."""
    entries = [
        replace(entry, retroactive=True)
        if entry.kind is EntryKind.CREDIT and entry.on > day
        else entry
        for entry in claim.ledger
    ]
    return balance_in_hindsight(claim, on=day, entries=entries).principal


def vat_in(claim: Claim, cents: Cents) -> Cents:
    """The VAT in a part of the principal, as the invoice has it in the whole, in cents.

    What was prepaid is part of that whole.
    """
    return round_half_up(Fraction(cents * (claim.vat or 0), claim.principal + claim.prepaid or 1))


def declare_relief(
    claim: Claim, *, period: VatPeriod, today: date, certain_on: date | None = None
) -> list[ClaimFact]:
    """Record that what may be asked back stands in a return; in one already: nothing.

    Raises Refusal ``vat.not_recorded``, ``vat.nothing``, ``vat.too_early`` or
    ``day.in_the_future``.
    """
    require_opened(claim)
    if certain_on is not None:
        require_not_after(certain_on, today=today, what="day on which it was certain")
    found = vat_standing(claim, certain_on=certain_on)
    if found is None:
        raise _nothing(claim)
    if found.vat is None:
        raise Refusal(
            "vat.not_recorded",
            f"Invoice {claim.invoice_number} does not say how much VAT is in it.",
            way_out="Look at the invoice, and ask it back in your own books.",
            article=ARTICLE,
            values={"invoice": claim.invoice_number},
        )
    day = found.changed_on if found.told.back else found.as_of
    if day > period.last:
        raise Refusal(
            "vat.too_early",
            f"The VAT may be asked back, or put right, from {day} on, after {period.name}.",
            way_out="Name the period of that day, or the day on which it was certain that nothing"
            " more would come.",
            article=ARTICLE,
            values={"day": day, "period": period.name},
        )
    if not found.back:
        return []
    return [
        VatReliefDeclared(
            period=period.name, as_of=found.as_of, unpaid=found.unpaid, vat=found.back
        )
    ]


def declare_due_again(claim: Claim, *, period: VatPeriod) -> list[ClaimFact]:
    """Record that what came to be due again by the end of a period stands in its return.

    In one already: nothing; where less proves right, that much less. Raises Refusal
    ``vat.nothing``.
    """
    require_opened(claim)
    found = vat_standing(claim)
    if found is None or claim.tax == ToldTaxOffice():
        raise _nothing(claim)
    vat = found.again(by=period.last)
    return [VatDueAgainDeclared(period=period.name, vat=vat)] if vat else []


def _nothing(claim: Claim) -> Refusal:
    return Refusal(
        "vat.nothing",
        f"On claim {claim.invoice_number} there is no VAT to ask back, or to pay again.",
        way_out="See the list of the period: `vordering vat-list`.",
        article=ARTICLE,
        values={"invoice": claim.invoice_number},
    )


def _later(claim: Claim, day: date, unpaid: Cents) -> Iterator[PaidLater]:
    """Each payment after a day that was kept, in all for no more than was unpaid then."""
    last = max((entry.on for entry in claim.ledger), default=day)
    if last <= day:
        return
    paid = 0
    for part in balance(claim, on=last).account.allocations:
        if part.on > day:
            before, paid = paid, min(unpaid, paid + part.principal)
            if vat := vat_in(claim, paid) - vat_in(claim, before):
                yield PaidLater(part.on, paid - before, vat)


def _withdrawn_by(claim: Claim, day: date) -> bool:
    """Tell whether nothing was owed by a day: the invoice itself was taken back."""
    ends = {MilestoneKind.WITHDRAWN, MilestoneKind.REOPENED}
    known = [one.kind for one in claim.milestones if one.kind in ends and one.on <= day]
    return bool(known) and known[-1] is MilestoneKind.WITHDRAWN
