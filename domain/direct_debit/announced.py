"""What a debtor was told of a direct debit before it: by a notice of ours, or as somebody says."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.case import Case
from domain.claim.collected import Notice
from domain.debtor.mandates import DebitMandate
from domain.errors import Refusal
from domain.money import Cents, as_decimal


class DebitWanted(NamedTuple):
    """What somebody wants to collect: under which mandate, how much in cents, on which day."""

    mandate_id: str
    amount: Cents
    collect_on: date


class Announced(NamedTuple):
    """On which day a debtor was told, and by which letter; none: as somebody says."""

    on: date
    notice_id: UUID | None = None


def reached(case: Case, letter_id: UUID) -> bool:
    """Tell whether nothing speaks against a notice having reached the debtor."""
    letter = case.letters.get(letter_id)
    return letter is not None and letter.arrived and letter.doubted_on is None


def last_notice(case: Case) -> Notice | None:
    """The last notice that reached him: what he was told by it is what he expects.

    Of two of one day the one that was recorded later; a letter may be recorded as posted late.
    """
    found = [one for one in case.claim.debit_notices if reached(case, one.told.letter_id)]
    return max(reversed(found), key=lambda one: one.sent_on, default=None)


def announced(
    case: Case, mandate: DebitMandate, wanted: DebitWanted, announced_on: date | None
) -> Announced:
    """When the debtor was told just this: amount, day, mandate, account and identifier.

    What he was told last counts: what somebody says of an earlier day does not go before a
    notice. Raises Refusal ``collection.not_announced``, ``collection.announced_otherwise``.
    """
    last = last_notice(case)
    if announced_on is not None and (last is None or last.sent_on < announced_on):
        return Announced(announced_on)
    number = case.claim.invoice_number
    if last is None:
        raise Refusal(
            "collection.not_announced",
            f"The debtor was not told of a direct debit of {number}, or the notice came back.",
            way_out="Send him a notice (`collection-notice`), or say on which day he was told.",
            article="SDD Core Rulebook 4.3.4",
            values={"invoice": number},
        )
    if why := differs(case, last, mandate, wanted):
        told = last.told
        raise Refusal(
            "collection.announced_otherwise",
            f"The debtor was told of {as_decimal(told.amount)} on {told.collect_on}, mandate"
            f" {told.mandate_id}: {why}.",
            way_out="Send him another notice, or tell him otherwise and say on which day.",
            article="SDD Core Rulebook 4.3.4",
            values={
                "amount": told.amount,
                "day": told.collect_on,
                "mandate": told.mandate_id,
                "held": why,
            },
        )
    if announced_on is not None:
        return Announced(announced_on)
    return Announced(last.told_on, last.told.letter_id)


def differs(case: Case, notice: Notice, mandate: DebitMandate, wanted: DebitWanted) -> str:
    """What of a direct debit is other than a notice told the debtor; empty: nothing."""
    told = notice.told
    found = (
        (told.collect_on != wanted.collect_on, "that was another day"),
        (told.mandate_id != wanted.mandate_id, "that was another mandate"),
        (told.amount != wanted.amount, "that was another amount"),
        (told.account != mandate.account.commitment, "that was another account of his"),
        (
            told.identifier != case.creditor.debit_identifier,
            "that was another creditor identifier",
        ),
    )
    return next((why for holds, why in found if holds), "")
