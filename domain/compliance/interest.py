"""Interest that was asked: of the right kind, from the right day, at the rates of the law."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from domain.compliance.account import TRADE, account, as_asked, highest_interest, interest_of
from domain.compliance.case_file import CaseFile
from domain.compliance.default import defaults
from domain.compliance.demands import Stated, statements
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import Sight, now
from domain.errors import Refusal
from domain.law.account import Account
from domain.law.interest import InterestTerms
from domain.law.rates import InterestKind


def _judge(file: CaseFile) -> Iterator[Ruling]:
    for stated in statements(file):
        if stated.asked.interest and stated.sight.claim.opened:
            yield _of(file, stated)


def _of(file: CaseFile, stated: Stated) -> Ruling:
    """The interest of a statement, run anew on what was known of the ledger then."""
    sight, asked, day, rests = stated.sight, stated.asked.interest, stated.left_on, stated.rests
    shown, supposed = _terms(sight, stated.on)
    found_now = _run(stated, sight, shown, stated.on)
    if found_now is None:
        return found("rate_not_certain", day, *rests, asked=asked)
    if asked <= found_now.interest:
        return _kept(file, stated, found_now)
    at_last = _run(stated, sight, shown, stated.left_on)
    if at_last is not None and asked <= at_last.interest:
        return _kept(file, stated, at_last)
    owed = found_now.interest
    claim = as_asked(sight.claim, stated.asked.principal, shown, on=stated.left_on)
    if asked <= highest_interest(claim, shown, on=stated.left_on):
        return _kept(file, stated, found_now)
    possible = _run(stated, sight, supposed, stated.left_on)
    if possible is not None and asked <= possible.interest:
        most = possible.interest
        return found("default_not_shown", day, *rests, asked=asked, owed=owed, at_most=most)
    return found(_excess(sight, stated, shown), day, *rests, asked=asked, owed=owed)


def _terms(sight: Sight, on: date) -> tuple[InterestTerms, InterestTerms]:
    """The interest from the first default that is shown, and from the first that is said."""
    begun = [one for one in defaults(sight) if one.since <= on]
    first = next((one.since for one in begun if one.shown), None)
    return interest_of(sight, first), interest_of(sight, begun[0].since if begun else None)


def _run(stated: Stated, sight: Sight, terms: InterestTerms, on: date) -> Account | None:
    """The account on a day; none: the law's table does not say the rate of all its days."""
    try:
        claim = as_asked(sight.claim, stated.asked.principal, terms, on=on)
        run = account(claim, terms, on=on)
    except Refusal:  # before the first rate of the table, or a kind that has none
        return None
    return None if run.provisional else run


def _kept(file: CaseFile, stated: Stated, run: Account) -> Ruling:
    """No more than was due as known; looking back perhaps more than proved to be owed."""
    asked, owed, day, rests = stated.asked.interest, run.interest, stated.left_on, stated.rests
    back = now(file).on(stated.on)
    known = _run(stated, back, _terms(back, stated.on)[1], stated.left_on)
    if known is not None and asked > known.interest < owed:
        proves = known.interest
        return found("due_as_known_then", day, *rests, asked=asked, owed=owed, proves=proves)
    reason = "to_the_cent" if asked >= owed else "less_than_due"
    return found(reason, day, *rests, asked=asked, owed=owed)


def _excess(sight: Sight, stated: Stated, terms: InterestTerms) -> str:
    """Why too much was asked: it ran on after an insolvency, of another kind, or otherwise."""
    asked, on = stated.asked.interest, stated.left_on
    going_on = _run(stated, sight, replace(terms, last_interest_day=None), on)
    if terms.last_interest_day and going_on and asked <= going_on.interest:
        return "after_insolvency"
    if terms.kind is InterestKind.CONSUMER and sight.claim.interest_kind in TRADE:
        return "trade_interest_of_a_consumer"
    return "more_than_due"


INTEREST: Final = Obligation(
    code="interest",
    article="BW 6:119-6:120",
    source="Burgerlijk Wetboek; rates as published, Stb. 2025, 438 the last of them",
    since=date(1992, 1, 1),
    gravity=Gravity.HARM,
    reasons={
        "to_the_cent": Compliance.FULFILLED,
        "less_than_due": Compliance.FULFILLED,
        "due_as_known_then": Compliance.FULFILLED,
        "more_than_due": Compliance.VIOLATED,
        "after_insolvency": Compliance.VIOLATED,
        "trade_interest_of_a_consumer": Compliance.VIOLATED,
        "rate_not_certain": Compliance.NOT_PROVABLE,
        "default_not_shown": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
