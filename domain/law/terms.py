"""Payment terms: the statutory one, the longest the law accepts, and the first interest day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.days import add_days, day_after
from domain.errors import Refusal
from domain.law.default import TermBasis, is_fatal
from domain.law.delivery import presumed_delivery
from domain.law.rates import TRADE, InterestKind

STATUTORY_DAYS: Final = 30
"""Days after receipt where nothing was agreed (BW 6:119a lid 2, 6:119b lid 2)."""

LONGEST_TRADE_DAYS: Final = 60
"""Longer only if expressly agreed and not manifestly unfair (BW 6:119a lid 5)."""

LONGEST_TO_SME_DAYS: Final = 30
"""A large company to a small or medium one; longer is void (BW 6:119a lid 6)."""

TO_SME_NEW_CONTRACTS: Final = date(2022, 7, 1)
"""Contracts concluded from this day (Stb. 2022, 146 and 175)."""

TO_SME_ALL_CONTRACTS: Final = date(2023, 7, 1)
"""From this day also the contracts that existed."""


class ContractParty(StrEnum):
    """Who a party to the contract is, as far as payment terms differ."""

    CONSUMER = "consumer"
    SME = "sme"
    LARGE = "large"
    """Two of three: assets above 20 million, turnover above 40 million, 250 staff or more.

    The thresholds were indexed to 25 and 50 million in 2024 (to be checked, law.md 3.1).
    """
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class TermLimit:
    """The payment term that counts, in days after receipt, and the rule that shortened it."""

    days: int
    article: str
    note: str


def presumed_receipt(sent_on: date, *, emailed: bool = False) -> date:
    """The day on which an invoice is presumed received of which nothing shows the day.

    The day after an e-mail, the second delivery day after posting (law.md, added 2026-11-27);
    an invoice of which nobody said how it went is taken to have gone by post (asks less).
    """
    return day_after(sent_on) if emailed else presumed_delivery(sent_on)


def thirty_days_after(first: date, *others: date | None) -> date:
    """The last day (inclusive) of the statutory term after the latest of the days it runs from."""
    return add_days(max([first, *filter(None, others)]), STATUTORY_DAYS)


def statutory_due_on(
    *,
    received_on: date | None = None,
    issued_on: date | None = None,
    performed_on: date | None = None,
    accepted_on: date | None = None,
    emailed: bool = False,
) -> date:
    """The last payment day (inclusive) where nothing was agreed (BW 6:119a lid 2).

    Thirty days from the day after the invoice was received, the performance was, or it was
    accepted: the latest of what is known (asks less). Where receipt is unknown it is presumed
    from ``issued_on``, the day the invoice went out. Raises Refusal ``terms.no_day``.
    """
    if received_on is None and issued_on is not None:
        received_on = presumed_receipt(issued_on, emailed=emailed)
    known = [day for day in (received_on, performed_on, accepted_on) if day is not None]
    if not known:
        raise Refusal(
            "terms.no_day",
            "No day is known from which the statutory term of thirty days runs.",
            way_out="Record when the invoice or the performance was received.",
            article="BW 6:119a lid 2",
        )
    return thirty_days_after(*known)


def counted_term(
    due_on: date, basis: TermBasis, *, issued_on: date, otherwise: Callable[[], date]
) -> tuple[date, TermBasis]:
    """The last day to pay that counts, and its basis.

    A day that the creditor alone printed and that lies before his own invoice counts as absent:
    then the statutory one (``otherwise``) holds. What was agreed holds as it was agreed.
    """
    if basis is TermBasis.ONE_SIDED and due_on < issued_on:
        return otherwise(), TermBasis.STATUTORY
    return due_on, basis


def longest_term(
    *,
    agreed_days: int,
    debtor: ContractParty,
    creditor: ContractParty,
    concluded_on: date,
    on: date,
    express: bool = False,
) -> TermLimit:
    """The payment term that counts of what was agreed, in days.

    ``on`` is the day the term began to run, ``express``: expressly agreed and not unfair (for a
    government body: justified by the nature of the contract). A void longer term makes the
    statutory thirty days: interest from day 31. BW 6:119a lid 5 and 6, 6:119b lid 5.
    """
    if debtor is ContractParty.CONSUMER:
        return TermLimit(agreed_days, "", "")
    limit, article = _limit(debtor, creditor, concluded_on, on, express=express)
    if limit is None or agreed_days <= limit:
        return TermLimit(agreed_days, "", "")
    return TermLimit(limit, article, f"{agreed_days} days agreed, {limit} count")


def first_interest_day(
    kind: InterestKind,
    *,
    due_on: date,
    basis: TermBasis,
    in_default_since: date | None,
    statutory_due: date | None = None,
) -> date | None:
    """The first day of interest (inclusive), None where none runs yet (law.md 3.1).

    Statutory and agreed interest: the first day of default, not a day later (BW 6:119 lid 1).
    Commercial and government interest need no default: the day after the agreed last payment
    day, or without one after the statutory term (lid 1 and 2), whatever earlier day the creditor
    printed; a later one that he gave himself is kept (asks less). Where ``statutory_due`` is
    unknown a statutory ``due_on`` is that day, and a printed one the day of receipt at the latest.
    """
    if kind is InterestKind.NONE:
        return None
    if kind not in TRADE:
        return in_default_since
    if is_fatal(basis):
        return day_after(due_on)
    if basis is TermBasis.STATUTORY and statutory_due is None:
        return day_after(due_on)
    statutory = statutory_due or add_days(due_on, STATUTORY_DAYS)
    return day_after(max(due_on, statutory))


def _limit(
    debtor: ContractParty, creditor: ContractParty, concluded_on: date, on: date, *, express: bool
) -> tuple[int | None, str]:
    if debtor is ContractParty.GOVERNMENT:
        days = LONGEST_TRADE_DAYS if express else STATUTORY_DAYS
        return days, "BW 6:119b lid 5"
    protected = concluded_on >= TO_SME_NEW_CONTRACTS or on >= TO_SME_ALL_CONTRACTS
    if debtor is ContractParty.LARGE and creditor is ContractParty.SME and protected:
        return LONGEST_TO_SME_DAYS, "BW 6:119a lid 6"
    return (None if express else LONGEST_TRADE_DAYS), "BW 6:119a lid 5"
