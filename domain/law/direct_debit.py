"""What a bank's reason for a return means for the mandate, the claim and a second try.

ISO 20022 external codes as the EPC lets banks use them in direct debits (EPC173-14, Guidance on
reason codes for SDD R-transactions).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.days import add_days
from domain.law.calendar import next_banking_day
from domain.law.month import add_months


class DebitScheme(StrEnum):
    """By which rules is collected."""

    CORE = "core"
    """From everybody; he gets it back within eight weeks for the asking."""
    B2B = "b2b"
    """From businesses only, whose bank looks at the mandate first; no money back."""


class DebitForm(StrEnum):
    """In which version of the message a file of direct debits is written, as its bank takes it."""

    PAIN_008_09 = "pain.008.001.09"
    PAIN_008_08 = "pain.008.001.08"


class ReturnCode(StrEnum):
    """Why a collection was rejected, returned or refunded; what each says stands in the words."""

    AC01 = "AC01"
    AC04 = "AC04"
    AC06 = "AC06"
    AC13 = "AC13"
    AG01 = "AG01"
    AG02 = "AG02"
    AM04 = "AM04"
    AM05 = "AM05"
    BE05 = "BE05"
    CNOR = "CNOR"
    DNOR = "DNOR"
    ED05 = "ED05"
    FF01 = "FF01"
    FF05 = "FF05"
    MD01 = "MD01"
    MD02 = "MD02"
    MD06 = "MD06"
    MD07 = "MD07"
    MS02 = "MS02"
    MS03 = "MS03"
    RC01 = "RC01"
    RR01 = "RR01"
    RR02 = "RR02"
    RR03 = "RR03"
    RR04 = "RR04"
    SL01 = "SL01"
    TM01 = "TM01"


class AfterReturn(StrEnum):
    """What follows from a return."""

    TRY_AGAIN = "try_again"
    """Once more may be tried; else he is asked to pay."""
    ASK = "ask"
    """He took it back or refused it: he is asked to pay, and nothing is collected again."""
    OTHER_ACCOUNT = "other_account"
    """From this account nothing can be collected: he is asked, until he names another one."""
    MANDATE_ENDED = "mandate_ended"
    """There is no mandate by the word of his bank: he is asked to pay."""
    DECEASED = "deceased"
    """His bank says that he died: nothing is collected or asked until a person has looked."""
    MANDATE_WRONG = "mandate_wrong"
    """What the file said of the mandate is missing or wrong: a person looks, it is used no more."""
    LOOK_FIRST = "look_first"
    """It says nothing of the debtor, or that he may have paid: a person looks first."""


_FOLLOWS: Final[Mapping[ReturnCode, AfterReturn]] = MappingProxyType(
    {
        ReturnCode.AM04: AfterReturn.TRY_AGAIN,
        ReturnCode.MS03: AfterReturn.TRY_AGAIN,
        ReturnCode.TM01: AfterReturn.TRY_AGAIN,
        ReturnCode.ED05: AfterReturn.TRY_AGAIN,
        ReturnCode.MD06: AfterReturn.ASK,
        ReturnCode.MS02: AfterReturn.ASK,
        ReturnCode.AC01: AfterReturn.OTHER_ACCOUNT,
        ReturnCode.AC04: AfterReturn.OTHER_ACCOUNT,
        ReturnCode.AC06: AfterReturn.OTHER_ACCOUNT,
        ReturnCode.AC13: AfterReturn.OTHER_ACCOUNT,
        ReturnCode.AG01: AfterReturn.OTHER_ACCOUNT,
        ReturnCode.DNOR: AfterReturn.OTHER_ACCOUNT,
        ReturnCode.SL01: AfterReturn.OTHER_ACCOUNT,
        ReturnCode.MD01: AfterReturn.MANDATE_ENDED,
        ReturnCode.MD02: AfterReturn.MANDATE_WRONG,
        ReturnCode.MD07: AfterReturn.DECEASED,
    }
)

LOOKED_AT: Final = frozenset(
    {AfterReturn.DECEASED, AfterReturn.MANDATE_WRONG, AfterReturn.LOOK_FIRST}
)
"""A person says first what follows: it is none of the debtor's doing, or not his any more."""
UNDER_NO_MANDATE: Final = frozenset(
    {AfterReturn.MANDATE_ENDED, AfterReturn.MANDATE_WRONG, AfterReturn.DECEASED}
)
"""After these nothing is collected under the mandate, whatever account is named since."""

SECOND_TRY_DAYS: Final = 30
"""Within so many days after a return a second try may be collected.

No rule of the SDD scheme, which knows no second try of its own: each is a new collection. The
term is our reading; after it the debtor need not expect one any more.
"""
DECIDE_BANKING_DAYS: Final = 5
"""So many banking days a person has to decide on a second try; until then nobody is dunned.

Ours: the debtor, who knows that it failed, may expect to be collected from again. After it the
steps go on, so that a task that nobody does keeps no claim waiting.
"""
TRIES: Final = 2
"""How often one claim is collected at most; a debtor pays his bank for each that fails."""

USUAL_NOTICE_DAYS: Final = 14
"""So many days before the collection day the debtor is told of it, unless both agreed on fewer.

SDD Core Rulebook, pre-notification (4.3.4, PT-04.02).
"""
FURTHEST_DAYS: Final = 60
"""So many days ahead a collection is ordered at most: what is known further on is too little.

Ours; the rulebook leaves it to the banks.
"""

_REFUND_WEEKS: Final = 8
_UNAUTHORISED_MONTHS: Final = 13
_RETURN_BANKING_DAYS: Final = 5


def code_of(told: str) -> ReturnCode | None:
    """The reason that a bank wrote; none: it is not one of those that direct debits have."""
    try:
        return ReturnCode(told.strip().upper())
    except ValueError:
        return None


def follows(told: str) -> AfterReturn:
    """What follows from a reason; from one that is not known, or none: a person looks first."""
    code = code_of(told)
    return _FOLLOWS.get(code, AfterReturn.LOOK_FIRST) if code else AfterReturn.LOOK_FIRST


def says_look_first(told: str) -> bool:
    """Whether a known reason says that he died, or nothing of his willingness or means to pay.

    A word that is no such reason, as people type, or none, does not: whoever recorded it knew.
    """
    return code_of(told) is not None and follows(told) in LOOKED_AT


def may_be_tried_again(told: str, *, tries: int) -> bool:
    """Whether a claim that came back with a reason after so many tries may be collected again."""
    return tries < TRIES and follows(told) is AfterReturn.TRY_AGAIN


def last_second_try(failed_on: date) -> date:
    """The last day on which a second try may be collected."""
    return add_days(failed_on, SECOND_TRY_DAYS)


def first_day_told(told_on: date, *, notice_days: int) -> date:
    """The first day that can be collected on, of a direct debit that is told on a day."""
    noticed = next_banking_day(add_days(told_on, notice_days))
    return max(first_collection_day(told_on), noticed)


def decided_through(failed_on: date, *, known_on: date, notice_days: int) -> date | None:
    """The last day on which a person may decide on a second try; None: it would be too late.

    ``known_on``: the day on which it was known here that the first came back. A debtor is told
    of it first, so many days before.
    """
    last, day = last_second_try(failed_on), known_on
    for _ in range(DECIDE_BANKING_DAYS):
        day = next_banking_day(add_days(day, 1))
    while first_day_told(day, notice_days=notice_days) > last:
        day = add_days(day, -1)
        if day < known_on:
            return None
    return day


def last_refund_day(scheme: DebitScheme, *, debited_on: date) -> date | None:
    """The last day on which a debtor gets his money back for the asking; none: he does not.

    Eight weeks in the Core scheme (BW 7:530-531, PSD2 art. 76 and 77); a business that signed
    for the B2B scheme waived it.
    """
    if scheme is DebitScheme.B2B:
        return None
    return add_days(debited_on, 7 * _REFUND_WEEKS)


def last_unauthorised_day(debited_on: date) -> date:
    """The last day on which somebody who gave no mandate gets it back (BW 7:526, PSD2 art. 71)."""
    return add_months(debited_on, _UNAUTHORISED_MONTHS)


def first_collection_day(today: date) -> date:
    """The first day on which a file that is made today can be collected.

    Banks take it through the banking day before the collection day (SDD Core Rulebook, D-1 since
    20 November 2016); a whole banking day is left to give it to them.
    """
    return next_banking_day(add_days(next_banking_day(add_days(today, 1)), 1))


def last_return_day(collect_on: date) -> date:
    """The last day on which a bank sends a collection back of itself.

    Five banking days after the collection day (SDD Core Rulebook, return). B2B gives three; five
    for both: longer nothing is asked.
    """
    day = collect_on
    for _ in range(_RETURN_BANKING_DAYS):
        day = next_banking_day(add_days(day, 1))
    return day
