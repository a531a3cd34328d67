"""A mandate as its facts leave it, and whether something may be collected under it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.claim.refusals import require_not_after
from domain.days import add_days, add_years
from domain.debtor.mandate_events import (
    DebitAccount,
    MandateAmended,
    MandateEnd,
    MandateFact,
    MandateRevoked,
    MandateSigned,
    SignedHow,
)
from domain.errors import Refusal
from domain.law.direct_debit import DebitScheme
from domain.sealing import Sealed

_UNUSED_YEARS: Final = 3
_DAY: Final = "day of the mandate"


@dataclass(frozen=True, slots=True, kw_only=True)
class DebitMandate:
    """A mandate; its account stays sealed."""

    mandate_id: str
    signed_on: date
    scheme: DebitScheme
    recurring: bool
    how: SignedHow
    account: Sealed[DebitAccount]
    told_by: int = 0
    """The version of the fact that says this account."""
    used_on: date | None = None
    """The last collection under it that was not made here."""
    amended_on: date | None = None
    revoked_on: date | None = None
    ended_by: MandateEnd | None = None

    def last_day(self, *, used_on: date | None) -> date:
        """The last day on which may be collected, after one was collected on a day, or never.

        A mandate that was not used for 36 months ends (SDD Core Rulebook 4.1); counted from the
        signature or the last collection, also one that came back, through the day before.
        """
        last = max(filter(None, (self.signed_on, self.used_on, used_on)))
        return add_days(add_years(last, _UNUSED_YEARS), -1)


def signed(fact: MandateSigned, *, version: int) -> DebitMandate:
    """The mandate that was signed, by the fact of a version."""
    return DebitMandate(
        mandate_id=fact.mandate_id,
        signed_on=fact.signed_on,
        scheme=fact.scheme,
        recurring=fact.recurring,
        how=fact.how,
        account=fact.account,
        told_by=version,
        used_on=fact.used_on,
    )


def sign_mandate(
    mandates: Mapping[str, DebitMandate],
    *,
    fact: MandateSigned,
    business: bool,
    today: date,
) -> list[MandateFact]:
    """Record a mandate.

    Raises Refusal ``mandate.known``, ``mandate.b2b_consumer``, or ``day.in_the_future``.
    """
    require_not_after(fact.signed_on, today=today, what=_DAY)
    if fact.used_on:
        require_not_after(fact.used_on, today=today, what=_DAY)
    if fact.mandate_id in mandates:
        raise Refusal(
            "mandate.known",
            f"There is a mandate {fact.mandate_id} already.",
            way_out="Amend it where the account changed, or give the new one a name of its own.",
            values={"mandate": fact.mandate_id},
        )
    if fact.scheme is DebitScheme.B2B and not business:
        raise Refusal(
            "mandate.b2b_consumer",
            "By the B2B scheme is collected from businesses only: a consumer keeps his refund.",
            way_out="Record in what capacity he acts, or use the Core scheme.",
            article="BW 7:530, PSD2 art. 76",
        )
    return [fact]


def amend_mandate(
    mandates: Mapping[str, DebitMandate],
    *,
    mandate_id: str,
    account: DebitAccount,
    amended_on: date,
    today: date,
) -> list[MandateFact]:
    """Record another account; raises Refusal ``mandate.unknown``, ``mandate.revoked``."""
    require_not_after(amended_on, today=today, what=_DAY)
    found = mandate_of(mandates, mandate_id)
    if found.revoked_on:
        raise Refusal(
            "mandate.revoked",
            f"The mandate {mandate_id} was revoked.",
            way_out="Let him sign a new one.",
            values={"mandate": mandate_id},
        )
    return [
        MandateAmended(mandate_id=mandate_id, amended_on=amended_on, account=Sealed.of(account))
    ]


def revoke_mandate(
    mandates: Mapping[str, DebitMandate],
    *,
    mandate_id: str,
    revoked_on: date,
    by: MandateEnd,
    today: date,
) -> list[MandateFact]:
    """Record that a mandate ended; repeated: nothing. Raises Refusal ``mandate.unknown``."""
    require_not_after(revoked_on, today=today, what=_DAY)
    if mandate_of(mandates, mandate_id).revoked_on:
        return []
    return [MandateRevoked(mandate_id=mandate_id, revoked_on=revoked_on, by=by)]


def mandate_of(mandates: Mapping[str, DebitMandate], mandate_id: str) -> DebitMandate:
    """A mandate by its id; raises Refusal ``mandate.unknown``."""
    if mandate_id not in mandates:
        raise Refusal(
            "mandate.unknown",
            f"This debtor has no mandate {mandate_id}.",
            way_out="See his mandates on his page.",
            values={"mandate": mandate_id},
        )
    return mandates[mandate_id]
