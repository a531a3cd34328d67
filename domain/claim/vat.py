"""VAT on what is not paid of a claim: what can be asked back, and what is due again (art. 29 OB).

Reckoned from the whole history that is known, as BW 6:44 imputes what was paid (unconfirmed for
tax, law.md O5): costs and interest carry no VAT towards the debtor.
"""

from collections.abc import Iterator
from dataclasses import dataclass
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
from domain.law.vat_relief import ARTICLE, VatPeriod, relief_on
from domain.money import Cents, round_half_up

_LAST_YEAR: Final = date.max.year - 2
"""A due day of later years stands for none."""


@dataclass(frozen=True, slots=True)
class PaidLater:
    """What came in for the principal after the day of the relief, and the VAT in it."""

    on: date
    principal: Cents
    vat: Cents


@dataclass(frozen=True, slots=True)
class VatStanding:
    """How a claim stands with the tax office, in cents.

    ``vat`` is what may be asked back of ``unpaid`` as of a day; none: the invoice does not say
    its VAT. ``told`` is what the returns hold so far.
    """

    as_of: date
    unpaid: Cents
    vat: Cents | None
    later: tuple[PaidLater, ...]
    told: ToldTaxOffice

    @property
    def back(self) -> Cents:
        """What is still to be asked back; less than zero: so much was asked too much."""
        return 0 if self.vat is None else self.vat - self.told.back

    def again(self, *, by: date) -> Cents:
        """What came to be due again by a day, and stands in no return."""
        if self.vat is None:
            return 0
        return sum(one.vat for one in self.later if one.on <= by) - self.told.again

    @property
    def untold_again(self) -> tuple[PaidLater, ...]:
        """What came in later and stands in no return: what they hold counts for the earliest."""
        held, untold = self.told.again, list[PaidLater]()
        for one in self.later:
            held -= one.vat
            untold += [one] if held < 0 else []
        return tuple(untold)


def vat_standing(claim: Claim, *, certain_on: date | None = None) -> VatStanding | None:
    """How a claim stands; None: it has no VAT, or nothing was unpaid a year after its due day.

    ``certain_on``: an earlier day on which it was certain that nothing more comes.
    """
    due = claim.extended_to or claim.due_on
    if not claim.opened or claim.vat == 0 or due.year > _LAST_YEAR:
        return None
    day = min(relief_on(due), certain_on or claim.tax.as_of or date.max)
    withdrawn = _withdrawn_by(claim, day)
    unpaid = 0 if withdrawn else balance_in_hindsight(claim, on=day).principal
    if not unpaid and claim.tax == ToldTaxOffice():
        return None
    vat = None if claim.vat is None else vat_in(claim, unpaid)
    later = tuple(_later(claim, day, unpaid)) if claim.vat else ()
    return VatStanding(day, unpaid, vat, later, claim.tax)


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
    if found.as_of > period.last:
        raise Refusal(
            "vat.too_early",
            f"The VAT may be asked back from {found.as_of} on, after {period.name}.",
            way_out="Name the period of that day, or the day on which it was certain that nothing"
            " more would come.",
            article=ARTICLE,
            values={"day": found.as_of, "period": period.name},
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

    In one already: nothing. Raises Refusal ``vat.nothing``.
    """
    require_opened(claim)
    found = vat_standing(claim)
    if found is None or not claim.tax.back:
        raise _nothing(claim)
    vat = found.again(by=period.last)
    return [VatDueAgainDeclared(period=period.name, vat=vat)] if vat else []


def _nothing(claim: Claim) -> Refusal:
    return Refusal(
        "vat.nothing",
        f"On claim {claim.invoice_number} there is no VAT to ask back, or to pay again.",
        way_out="See the list of the period: `vordering vat-relief`.",
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
