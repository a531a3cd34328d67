"""What payments were taken for: costs, interest, principal (BW 6:44), the oldest debt first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final
from uuid import UUID

from domain.claim.events import PaymentReceived
from domain.claim.state import Claim, Ending
from domain.compliance.account import TRADE, account, as_asked, bearing, highest_interest
from domain.compliance.case_file import CaseFile
from domain.compliance.demands import Stated, statements
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.errors import Refusal
from domain.law.account import Account, EntryKind
from domain.law.interest import InterestTerms
from domain.money import Cents


def _judge(file: CaseFile) -> Iterator[Ruling]:
    for stated in statements(file):
        claim = stated.sight.claim
        if claim.opened and _paid(claim, stated.on):
            yield _of(stated)
    yield from _between_claims(file)


def _paid(claim: Claim, on: date) -> bool:
    return any(e.kind is EntryKind.PAYMENT and e.on <= on for e in claim.ledger)


def _of(stated: Stated) -> Ruling:
    """Each part that a statement asks after a payment: never one of which it was taken."""
    asked, rests, day = stated.asked, stated.rests, stated.left_on
    left = _left(stated)
    if left is None:
        return found("rate_not_certain", day, *rests, asked=asked.total)
    within = (
        asked.principal <= left.principal,
        asked.interest <= left.interest or asked.interest <= _highest(stated),
        asked.costs <= left.costs,
    )
    return found(
        "as_the_law_imputes" if all(within) else "more_of_a_part_than_left",
        day,
        *rests,
        principal=asked.principal,
        interest=asked.interest,
        costs=asked.costs,
        principal_left=left.principal,
        interest_left=left.interest,
        costs_left=left.costs,
    )


def _left(stated: Stated) -> Account | None:
    """What was left by part, on the day it went out as far as interest goes."""
    try:
        terms = bearing(stated.sight, stated.left_on)
        return account(_asked(stated, terms), terms, on=stated.left_on)
    except Refusal:  # the law's table says no rate of some day
        return None


def _highest(stated: Stated) -> Cents:
    terms = bearing(stated.sight, stated.left_on)
    return highest_interest(_asked(stated, terms), terms, on=stated.left_on)


def _asked(stated: Stated, terms: InterestTerms) -> Claim:
    return as_asked(stated.sight.claim, stated.asked.principal, terms, on=stated.left_on)


@dataclass(frozen=True, slots=True)
class _Debt:
    """A debt of the debtor: since when it is due, until when it was open, and what it bears."""

    claim_id: UUID
    due_on: date
    until: date
    trade: bool


def _between_claims(file: CaseFile) -> Iterator[Ruling]:
    """Money without a word of the debtor goes to what is due, most onerous, oldest (BW 6:43).

    Which debt he named, and how, stands with the payment; where nothing does it is not shown.
    """
    if len(file.debtor.claims) == 1:
        return
    debts = file.around.once((_Debt, file.debtor.id, file.at), lambda: _debts(file))
    own = next((one for one in debts if one.claim_id == file.claim_id), None)
    for payment in file.of(PaymentReceived):
        assert isinstance(payment.fact, PaymentReceived)
        day = payment.fact.credited_on
        if own is None or payment.fact.designation is not None:
            continue
        first = [one for one in debts if _goes_first(one, own, day)]
        if first:
            yield found(
                "order_not_shown",
                day,
                payment,
                amount=payment.fact.amount,
                older_due_on=min(one.due_on for one in first),
            )


def _goes_first(one: _Debt, own: _Debt, day: date) -> bool:
    """Tell whether a debt goes before another on a day: due, no less onerous, and older."""
    return one.due_on < own.due_on and one.due_on < day < one.until and one.trade >= own.trade


def _debts(file: CaseFile) -> Sequence[_Debt]:
    claims = (file.around.claim(one, file.at) for one in file.debtor.claims)
    return [
        _Debt(one.id, one.due_on, _open_until(one), one.interest_kind in TRADE)
        for one in claims
        if one.opened
    ]


def _open_until(claim: Claim) -> date:
    """The first day on which its principal was paid or credited, or after which it was not ours."""
    if claim.ending not in {Ending.NONE, Ending.SETTLED}:
        return claim.last_on
    gone = [e for e in claim.ledger if e.kind in {EntryKind.PAYMENT, EntryKind.CREDIT}]
    gone.sort(key=lambda e: e.on)
    sums = accumulate(e.cents for e in gone)
    paid = (e.on for e, cents in zip(gone, sums, strict=True) if cents >= claim.principal)
    return next(paid, date.max)


IMPUTATION: Final = Obligation(
    code="imputation",
    article="BW 6:43, 6:44",
    source="Burgerlijk Wetboek; HR 10-7-2015, ECLI:NL:HR:2015:1868",
    since=date(1992, 1, 1),
    gravity=Gravity.HARM,
    reasons={
        "as_the_law_imputes": Compliance.FULFILLED,
        "more_of_a_part_than_left": Compliance.VIOLATED,
        "rate_not_certain": Compliance.NOT_PROVABLE,
        "order_not_shown": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
