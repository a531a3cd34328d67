"""VAT on what stays unpaid is asked back in its period, and paid again on what comes in later.

What shows it is that a return was recorded; where none was, nobody may say that it was asked, or
that it was not (Wet OB art. 29).
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from domain.claim.events import VatDueAgainDeclared, VatReliefDeclared
from domain.claim.kept import kept_payments
from domain.claim.state import Claim, Ending, LedgerEntry
from domain.compliance.account import account, bearing
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import now
from domain.errors import Refusal
from domain.facts import Point
from domain.law.vat_relief import relief_on
from domain.money import Cents, round_half_up


def _judge(file: CaseFile) -> Iterator[Ruling]:
    claim = file.claim
    due = claim.extended_to or claim.due_on
    if claim.vat == 0 or due > date(date.max.year - 2, 1, 1):
        return
    day = relief_on(due)
    if day > file.at.day or _withdrawn(file, day):
        return
    unpaid = _unpaid(file, day)
    if not unpaid:
        return
    opened = file.facts[0]
    if claim.vat is None:
        yield found("vat_not_recorded", day, opened, unpaid=unpaid)
        return
    vat, asked = _within(claim, unpaid), file.of(VatReliefDeclared)
    reason = "relief_recorded" if asked else "relief_not_recorded"
    yield found(reason, day, opened, *asked, unpaid=unpaid, vat=vat)
    yield from _due_again(file, day, unpaid)


def _due_again(file: CaseFile, day: date, unpaid: Cents) -> Iterator[Ruling]:
    """The VAT in what came in later for the principal, in all never more than was asked back.

    What returns hold of it counts for the earliest.
    """
    told, claim, paid = {one.position: one for one in file.facts}, file.claim, 0
    returns = file.of(VatDueAgainDeclared)
    held = sum(one.fact.vat for one in returns if isinstance(one.fact, VatDueAgainDeclared))
    for entry, principal in _paid_later(file, day):
        before, paid = paid, min(unpaid, paid + principal)
        vat = _within(claim, paid) - _within(claim, before)
        if not vat:
            continue
        held -= vat
        if held >= 0:
            yield found("due_again_recorded", entry.on, told[entry.position], *returns, vat=vat)
        elif file.of(VatReliefDeclared) and file.at.day > _last_return_of(entry.on):
            yield found("due_again_left_out", entry.on, told[entry.position], vat=vat)
        else:
            yield found("due_again_not_recorded", entry.on, told[entry.position], vat=vat)


def _last_return_of(day: date) -> date:
    """The last day on which VAT of a day is declared: of who files once a year, 31 March."""
    return date(day.year + 1, 3, 31)


def _paid_later(file: CaseFile, day: date) -> Iterator[tuple[LedgerEntry, Cents]]:
    """Each payment after a day that was not taken back, with its part of the principal."""
    payments = [one for one in kept_payments(file.claim.ledger) if one.on > day]
    if not payments:
        return
    last = max(entry.on for entry in file.claim.ledger)
    try:
        run = account(file.claim, bearing(now(file).on(last), last), on=last)
    except Refusal:  # the table says no rate of some day: all of it counts for the principal
        yield from ((one, one.cents) for one in payments)
        return
    taken = {(part.on, part.ref): part.principal for part in run.allocations}
    yield from ((one, taken.get((one.on, one.ref), 0)) for one in payments)


def _withdrawn(file: CaseFile, day: date) -> bool:
    """Tell whether nothing was owed by then: the invoice itself was taken back."""
    then = file.around.claim(file.claim_id, Point(file.at.position, day))
    return then.ending is Ending.WITHDRAWN


def _unpaid(file: CaseFile, day: date) -> Cents:
    """The consideration that was unpaid on a day, as BW 6:44 imputes (unconfirmed for tax)."""
    try:
        return account(file.claim, bearing(now(file).on(day), day), on=day).principal
    except Refusal:  # the table says no rate of some day: what was paid counts for the principal
        return max(0, file.claim.principal - file.claim.paid(until=day))


def _within(claim: Claim, cents: Cents) -> Cents:
    """The VAT in a part of the principal, as the invoice has it in the whole with its prepaid."""
    whole = claim.principal + claim.prepaid
    return round_half_up(Fraction(cents * (claim.vat or 0), whole or 1))


VAT_RELIEF: Final = Obligation(
    code="vat_relief",
    article="Wet OB art. 29",
    source="Wet op de omzetbelasting 1968",
    since=date(2017, 1, 1),
    gravity=Gravity.CARE,
    reasons={
        "relief_recorded": Compliance.FULFILLED,
        "due_again_recorded": Compliance.FULFILLED,
        "due_again_left_out": Compliance.VIOLATED,
        "relief_not_recorded": Compliance.NOT_PROVABLE,
        "due_again_not_recorded": Compliance.NOT_PROVABLE,
        "vat_not_recorded": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
