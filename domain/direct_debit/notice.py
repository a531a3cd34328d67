"""Telling a debtor of a direct debit before it (vooraankondiging): when it may be told."""

from collections.abc import Sequence
from datetime import date

from domain.case import Case
from domain.claim.collected import told_on
from domain.claim.contested import asked_of
from domain.claim.events import AnnouncedDebit, Channel
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.days import add_days
from domain.direct_debit.announced import DebitWanted, differs, last_notice
from domain.direct_debit.collecting import OTHER_ACCOUNT, require_mandate_for, why_held
from domain.errors import Refusal
from domain.law.contact_hours import no_contact_on
from domain.money import as_decimal


def require_announceable(
    case: Case,
    claims: Sequence[Claim],
    wanted: DebitWanted,
    *,
    channel: Channel,
    today: date,
    not_elsewhere: bool = False,
) -> AnnouncedDebit:
    """What a notice that leaves today tells; ``claims`` are all of its debtor.

    Nothing is announced that could not be collected as things stand. Raises Refusal ``mandate.*``,
    ``collection.*``; ``collection.announced`` where he was told just this already.
    """
    require_opened(case.claim)
    arrives = told_on(channel, today)
    mandate = require_mandate_for(
        case, claims, wanted, told_on=arrives, today=today, not_elsewhere=not_elsewhere
    )
    last = last_notice(case)
    if last is not None and not differs(case, last, mandate, wanted):
        number = case.claim.invoice_number
        raise Refusal(
            "collection.announced",
            f"The debtor was told on {last.told_on} that {as_decimal(wanted.amount)} of {number} is"
            f" collected on {wanted.collect_on}.",
            way_out="Collect it: `collection-file`, or by a batch.",
            values={
                "sent": last.told_on,
                "amount": wanted.amount,
                "invoice": number,
                "day": wanted.collect_on,
            },
        )
    return AnnouncedDebit(
        mandate_id=wanted.mandate_id,
        scheme=mandate.scheme,
        account=mandate.account.commitment,
        identifier=case.creditor.debit_identifier,
        amount=wanted.amount,
        collect_on=wanted.collect_on,
        replaces=last.sent_on if last and last.told.collect_on >= today else None,
        not_elsewhere=not_elsewhere and case.claim.collected_elsewhere,
    )


def why_not_announced(
    case: Case, told: AnnouncedDebit, channel: Channel, *, today: date, send_on: date | None
) -> str:
    """Why a notice must not go out any more; empty: it may.

    ``send_on``: the last day on which it may be handed over; None: it was printed, and waits for
    people to post it.
    """
    printed, closed = send_on is None, no_contact_on(today)
    late = add_days(told_on(channel, today), case.creditor.debit_notice_days) > told.collect_on
    mandate = case.debtor.mandates.get(told.mandate_id)
    found = (
        (not printed and bool(closed), closed),
        (late, "it would come too late before the collection day"),
        (mandate is None or mandate.revoked_on is not None, "its mandate was revoked"),
        (mandate is not None and mandate.account.commitment != told.account, OTHER_ACCOUNT),
        (
            case.creditor.debit_identifier != told.identifier,
            "that was another creditor identifier",
        ),
        (
            asked_of(case.claim, on=told.collect_on).total != told.amount,
            "another amount is open by now",
        ),
    )
    held = why_held(case, told.collect_on, today, announcing=True)
    return held or next((why for holds, why in found if holds), "")
