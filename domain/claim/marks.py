"""Marks on a claim: what a person must look at, and what he looked at."""

from datetime import date
from typing import NamedTuple

from domain.claim.collected import Notice, under_way
from domain.claim.events import (
    ClaimFact,
    CollectionFailed,
    Mark,
    MarkCleared,
    MarkPlaced,
    Source,
)
from domain.claim.payments import apply_credit_note
from domain.claim.refusals import require_not_after, require_opened
from domain.claim.state import Claim
from domain.claim.unclear_return import unclear_return
from domain.errors import Refusal
from domain.ids import normalised_number
from domain.law.account import EntryKind


class Replaced(NamedTuple):
    """What a replacement is on the invoice that corrects, and on the one that is corrected."""

    new: list[ClaimFact]
    old: list[ClaimFact]


def place_mark(claim: Claim, mark: Mark, *, source: Source) -> list[ClaimFact]:
    """Mark a claim by what came to be known of it; marked so already, or ended: nothing."""
    require_opened(claim)
    if not claim.live or mark in claim.marks:
        return []
    return [MarkPlaced(mark=mark, source=source)]


def clear_mark(
    claim: Claim, mark: Mark, *, announced: Notice | None = None, today: date = date.max
) -> list[ClaimFact]:
    """Record that a person looked at what was marked.

    ``announced``: the last notice of a direct debit that reached the debtor; through the day that
    it names he need not pay. Raises Refusal ``collection.announced_day`` through that day,
    ``collection.under_way`` while a file for the bank collects it, ``mark.choose_first_step`` for
    an old claim, ``mark.say_the_law`` for that of a consumer abroad: they wait for more than a
    look.
    """
    require_opened(claim)
    if mark is Mark.FOREIGN_CONSUMER:
        raise Refusal(
            "mark.say_the_law",
            "The claim on a consumer abroad waits until somebody says which law holds for him.",
            way_out="Use `vordering record applicable-law`, or correct his address or capacity.",
            article="Rome I art. 6",
        )
    if mark is Mark.ENTERED_OLD:
        raise Refusal(
            "mark.choose_first_step",
            "A claim that came in old waits until somebody chooses its first step.",
            way_out="Use `vordering record first-step`.",
        )
    if mark is Mark.DIRECT_DEBIT and under_way(claim.collections):
        raise Refusal(
            "collection.under_way",
            f"A file for the bank collects {claim.invoice_number}: nothing is asked meanwhile.",
            way_out="Record that it failed (`collection-failed`) or was withdrawn at the bank.",
            values={"invoice": claim.invoice_number},
        )
    if mark is Mark.DIRECT_DEBIT and announced and today <= announced.told.collect_on:
        day = announced.told.collect_on
        raise Refusal(
            "collection.announced_day",
            f"The debtor was told that {claim.invoice_number} is collected on {day}.",
            way_out="Collect it, or wait until that day has passed.",
            values={"invoice": claim.invoice_number, "day": day},
        )
    return [MarkCleared(mark=mark)] if mark in claim.marks else []


def not_awaited(claim: Claim) -> Refusal:
    """The refusal ``collection.not_awaited`` of what ends a direct debit that nobody waits for."""
    return Refusal(
        "collection.not_awaited",
        f"No direct debit of {claim.invoice_number} is waited for.",
        way_out="Record a payment that was taken back as a reversal.",
        values={"invoice": claim.invoice_number},
    )


def fail_collection(
    claim: Claim, *, failed_on: date, reason_code: str = "", today: date
) -> list[ClaimFact]:
    """Record that a direct debit failed, so that the debtor may be asked to pay.

    For a reason that a person looks at first the claim is marked: nothing is asked before.

    Raises Refusal ``collection.not_awaited`` where no direct debit is waited for.
    """
    require_opened(claim)
    require_not_after(failed_on, today=today, what="day on which the direct debit failed")
    if Mark.DIRECT_DEBIT not in claim.marks:
        raise not_awaited(claim)
    failed = CollectionFailed(failed_on=failed_on, reason_code=reason_code)
    return [failed, *unclear_return(claim, reason_code)]


def replace_invoice(claim: Claim, old: Claim, *, today: date) -> Replaced:
    """Let an invoice that corrects an earlier one stand in its place: that one is credited whole.

    What was paid on it is then paid too much, and can be set off. Raises Refusal
    ``replacement.not_named``.
    """
    require_opened(claim)
    require_opened(old)
    named = {normalised_number(number) for number in claim.corrects}
    if old.id == claim.id or normalised_number(old.invoice_number) not in named:
        raise Refusal(
            "replacement.not_named",
            f"{claim.invoice_number} does not say that it corrects {old.invoice_number}.",
            way_out="Name an invoice that it says it corrects, or look at its marks.",
            values={"invoice": claim.invoice_number, "other": old.invoice_number},
        )
    credited = sum(e.cents for e in old.ledger if e.kind is EntryKind.CREDIT)
    left = old.principal + old.prepaid - credited
    facts = _seen(old, Mark.CORRECTED)
    if left > 0:
        facts += apply_credit_note(
            old,
            number=claim.invoice_number,
            amount=left,
            issued_on=claim.issued_on,
            source=Source(kind="correction", sha256=claim.document_sha256 or ""),
            today=today,
            document_sha256=claim.document_sha256,
            beside_grant=True,  # what is left is reckoned without what was granted
        )
    return Replaced(_seen(claim, Mark.CORRECTS_ANOTHER), facts)


def _seen(claim: Claim, mark: Mark) -> list[ClaimFact]:
    return end_mark(claim, mark)


def end_mark(claim: Claim, mark: Mark) -> list[ClaimFact]:
    """End a mark whose ground is gone, by what became known; not marked so: nothing."""
    return [MarkCleared(mark=mark)] if mark in claim.marks else []


def look_first(claim: Claim) -> str:
    """Say why nothing may be asked until a person has looked; empty: nothing stops it."""
    stopped = claim.stopped_by
    return f"a person is to look first: {' '.join(stopped)}" if stopped else ""
