"""A direct debit that came back and may be collected once more: a person decides, in time."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.case import Case
from domain.case.usable_mandate import serves
from domain.claim.collected import to_be_tried
from domain.claim.displaced import displaced
from domain.claim.events import ClaimFact, SecondTryDeclined
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.days import day_after
from domain.errors import Refusal
from domain.law.direct_debit import decided_through, first_day_told, last_second_try


class SecondTry(NamedTuple):
    """A second try that waits for a person; all days are inclusive."""

    code: str
    """Why the first came back."""
    since: date
    decide_by: date
    last: date
    """The last day on which may be collected."""


def second_try(case: Case, *, today: date) -> SecondTry | None:
    """The second try that may be decided on today; None: there is none, or its time is over.

    Nothing is asked of the debtor meanwhile. It is there where the bank's reason lets the claim be
    collected once more, a mandate serves, he can still be told in time, and nobody declined it.
    """
    back = to_be_tried(case.claim.collections)
    if back is None or back.declined or back.failed_on is None or back.known_on is None:
        return None
    if not case.claim.live or displaced(case.claim) or not case.creditor.debit_identifier:
        return None
    notice_days = case.creditor.debit_notice_days
    by = decided_through(back.failed_on, known_on=back.known_on, notice_days=notice_days)
    if by is None or not back.known_on <= today <= by:
        return None
    first = first_day_told(today, notice_days=notice_days)
    if not any(serves(one, [case.claim], first) for one in case.debtor.mandates.values()):
        return None
    return SecondTry(back.code, back.known_on, by, last_second_try(back.failed_on))


def days_of_second_try(case: Case) -> Iterator[date]:
    """The day on which a second try begins to wait for a person, and the first it does no more."""
    back = to_be_tried(case.claim.collections)
    known = back.known_on if back else None
    if known and (waits := second_try(case, today=known)):
        yield from (known, day_after(waits.decide_by))


def decline_second_try(claim: Claim) -> list[ClaimFact]:
    """Record that what came back is not collected once more; repeated: nothing.

    Raises Refusal ``collection.no_try_waits`` where no reason of a bank lets it be.
    """
    require_opened(claim)
    back = to_be_tried(claim.collections)
    if back is None:
        raise Refusal(
            "collection.no_try_waits",
            f"No direct debit of {claim.invoice_number} came back that may be tried once more.",
            way_out="Look at the claim: the bank's reason says what follows.",
            values={"invoice": claim.invoice_number},
        )
    return [] if back.declined else [SecondTryDeclined(end_to_end_id=back.told.end_to_end_id)]
