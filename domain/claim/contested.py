"""The part of a claim that is not contested: what may be asked while a dispute is open."""

from dataclasses import replace
from datetime import date

from domain.claim.balance import balance
from domain.claim.events import Asked
from domain.claim.evolve_money import RANK
from domain.claim.imagined import imagine
from domain.claim.state import Claim, LedgerEntry
from domain.claim.undue_costs import costs_beyond_the_ledger
from domain.law.account import EntryKind
from domain.money import Cents

_AFTER_ALL = 2**61


def credited(claim: Claim) -> Cents:
    """All that was credited, waived or granted of the principal."""
    return sum(entry.cents for entry in claim.ledger if entry.kind is EntryKind.CREDIT)


def contested(claim: Claim) -> Cents:
    """What of the principal is contested and not decided: at most what was not credited."""
    return max(0, min(claim.disputed, claim.principal - credited(claim)))


def undisputed(claim: Claim, *, on: date) -> Claim:
    """The claim as it would be if the debtor were right in all that he contests.

    What is contested counts as never asked, with its interest and its part of the costs. Payments
    count for the rest first: that asks the debtor less than to set them against what he says he
    does not owe (law.md 4). Nothing contested: the claim itself.
    """
    amount = contested(claim)
    if not amount:
        return claim
    rest = as_never_asked(claim, amount)
    return imagine(rest, costs_beyond_the_ledger(rest), today=on)


def as_never_asked(claim: Claim, amount: Cents) -> Claim:
    """The claim as if an amount of its principal had never been asked, with its interest."""
    if not amount:
        return claim
    first, kind = claim.issued_on, EntryKind.CREDIT
    off = LedgerEntry(first, RANK[kind], _AFTER_ALL, kind, amount, "contested", retroactive=True)
    return replace(claim, ledger=[*claim.ledger, off])


def wholly_contested(claim: Claim, *, on: date) -> bool:
    """Tell whether nothing of the principal is open beside what is contested."""
    return bool(contested(claim)) and balance(undisputed(claim, on=on), on=on).principal == 0


def asked_part(claim: Claim, *, on: date) -> Claim:
    """The claim as a letter states it: without what is contested, unless that is all there is.

    No step is taken of a claim that is contested in whole; a confirmation or a preview of it
    names the whole.
    """
    return claim if wholly_contested(claim, on=on) else undisputed(claim, on=on)


def asked_of(claim: Claim, *, on: date) -> Asked:
    """What a letter asks of a claim on a day, by part: nothing that is contested."""
    now = balance(asked_part(claim, on=on), on=on)
    return Asked(principal=now.principal, interest=now.interest, costs=now.costs)
