"""Whether a claim may be collected by direct debit on a day, on what is known of it now."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.limitation import barred_since
from domain.case.usable_mandate import usable_mandate
from domain.claim.collected import Collection, last_failed, under_way
from domain.claim.contested import asked_of
from domain.claim.displaced import displaced
from domain.claim.events import (
    ClaimFact,
    CollectionArrived,
    CollectionOrdered,
    CollectionWithdrawn,
    Mark,
    Source,
)
from domain.claim.litigation import in_court
from domain.claim.marks import place_mark
from domain.claim.open_plans import UNSIGNED, plan_to_sign
from domain.claim.refusals import require_not_after, require_opened
from domain.claim.state import Claim
from domain.creditor.refusals import require_collects
from domain.days import add_days
from domain.debtor.mandates import DebitMandate
from domain.direct_debit.announced import DebitWanted, announced, reached
from domain.dunning.next.permission import last_banking_day, payments_missing
from domain.errors import Refusal
from domain.law.calendar import is_banking_day, next_banking_day
from domain.law.direct_debit import (
    FURTHEST_DAYS,
    first_collection_day,
    last_second_try,
    may_be_tried_again,
)
from domain.money import Cents, as_decimal

_SOURCE: Final = Source(kind="collection")
OTHER_ACCOUNT: Final = "its mandate names another account by now"
"""Why a file is not given to the bank that debits the one that it named before."""


def require_collectable(
    case: Case,
    claims: Sequence[Claim],
    *,
    mandate_id: str,
    amount: Cents,
    collect_on: date,
    announced_on: date | None,
    today: date,
    not_elsewhere: bool = False,
) -> DebitMandate:
    """The mandate by which a claim may be collected; ``claims`` are all of its debtor.

    ``announced_on``: the day on which somebody says that the debtor was told; None: a notice of
    ours did. ``not_elsewhere``: a person says that what its invoice announces (BT-81) is not
    carried out.

    Raises Refusal ``mandate.unknown``, ``mandate.revoked``, ``mandate.ended`` or
    ``collection.*``.
    """
    require_opened(case.claim)
    if announced_on is not None:
        require_not_after(announced_on, today=today, what="day of the announcement")
    wanted = DebitWanted(mandate_id, amount, collect_on)
    mandate = require_mandate_for(
        case, claims, wanted, told_on=announced_on, today=today, not_elsewhere=not_elsewhere
    )
    told = announced(case, mandate, wanted, announced_on)
    if told.notice_id is not None:
        _require_day(case, collect_on, told.on, today)
    return mandate


def require_mandate_for(
    case: Case,
    claims: Sequence[Claim],
    wanted: DebitWanted,
    *,
    told_on: date | None,
    today: date,
    not_elsewhere: bool = False,
) -> DebitMandate:
    """The mandate for a direct debit that nothing stands in the way of, told on a day or not yet.

    Raises as ``require_collectable`` does, but for what the debtor was told.
    """
    claim, collect_on = case.claim, wanted.collect_on
    require_collects(case.creditor)
    if not not_elsewhere:
        _require_here(claim)
    if why := why_held(case, collect_on, today):
        raise Refusal(
            "collection.held",
            f"Nothing is collected of {claim.invoice_number} now: {why}.",
            way_out="Look at the claim; collect when that is over.",
            values={"invoice": claim.invoice_number, "held": why},
        )
    _require_day(case, collect_on, told_on, today)
    mandate = usable_mandate(case, claims, wanted.mandate_id, collect_on)
    _require_try(claim, collect_on)
    asked = asked_of(claim, on=collect_on).total
    if asked <= 0 or asked != wanted.amount:
        raise Refusal(
            "collection.other_amount",
            f"What is open on that day is {as_decimal(asked)}.",
            way_out="Look at what is open, tell the debtor that amount, and give it.",
            values={"due": asked},
        )
    return mandate


def _require_here(claim: Claim) -> None:
    """Refuse ``collection.elsewhere`` what its own invoice says is collected by direct debit."""
    if claim.collected_elsewhere:
        raise Refusal(
            "collection.elsewhere",
            f"The invoice {claim.invoice_number} says that the creditor collects it himself.",
            way_out="Find out; where that is not carried out, say so: `--not-elsewhere`.",
            values={"invoice": claim.invoice_number},
        )


def order_collection(claim: Claim, ordered: CollectionOrdered) -> list[ClaimFact]:
    """Record that a file collects a claim: nothing is asked of the debtor meanwhile."""
    return [ordered, *place_mark(claim, Mark.DIRECT_DEBIT, source=_SOURCE)]


def withdraw_collection(claim: Claim, *, today: date = date.min) -> list[ClaimFact]:
    """Record that the file was not given to the bank, or was taken back there.

    The mark stays: whether the debtor is asked to pay now, a person says. Raises Refusal
    ``collection.none`` where none is under way, and ``collection.day_came`` from its day on.
    """
    require_opened(claim)
    standing = under_way(claim.collections)
    if standing is None:
        raise Refusal(
            "collection.none",
            f"No file for the bank collects {claim.invoice_number}.",
            way_out="Look at the trail of the claim.",
            values={"invoice": claim.invoice_number},
        )
    if today >= standing.told.collect_on:
        raise Refusal(
            "collection.day_came",
            f"The bank was to collect {claim.invoice_number} on {standing.told.collect_on}.",
            way_out="Import the statement of that day; where the bank says that it collected"
            " nothing, record `collection-failed`.",
            values={"invoice": claim.invoice_number, "day": standing.told.collect_on},
        )
    return [CollectionWithdrawn(end_to_end_id=standing.told.end_to_end_id)]


def why_not_given(case: Case, *, today: date) -> str:
    """Why the file that is under way is not to be given to the bank now; empty: it may be."""
    standing = under_way(case.claim.collections)
    if standing is None:
        return "no file collects it"
    if today >= standing.told.collect_on:
        return "its day has come"
    held = why_held(case, standing.told.collect_on, today, ordered=True)
    return _other(case, standing.told) or held


def why_wrong(case: Case) -> str:
    """Why what is under way is not to be collected any more, whoever has the file; empty: it may.

    As of its day: what ends before then stops nothing, and money that waits for a person may be
    what was collected itself.
    """
    standing = under_way(case.claim.collections)
    if standing is None:
        return ""
    found = (*_ended(case.claim, ordered=True), *_holds(case, (standing.told.collect_on,)))
    return next((why for holds, why in found if holds), "") or _other(case, standing.told)


def _other(case: Case, told: CollectionOrdered) -> str:
    """Why a collection is another one than was ordered; empty: it is not."""
    mandate = case.debtor.mandates.get(told.mandate_id)
    if mandate is None or mandate.revoked_on:
        return "its mandate was revoked"
    if told.notice_id and not reached(case, told.notice_id):
        return "its notice came back, or it is not certain that it arrived"
    if told.amount != asked_of(case.claim, on=told.collect_on).total:
        return "another amount is open by now"
    own = {"".join(iban.split()).upper() for iban in case.creditor.ibans}
    if told.to_iban not in own or not case.creditor.debit_identifier:
        return "its creditor collects to this account no more"
    if told.identifier not in {"", case.creditor.debit_identifier}:
        return "its creditor collects by another creditor identifier by now"
    return ""


def arrives_as_ordered(claim: Claim, name: str, amount: Cents, *, on: date) -> Collection | None:
    """The collection that a credit is, where nothing became other than it was when ordered.

    None: it is not under way any more, came before its day, is of another amount, or more than is
    open still: the debtor may have paid otherwise, and a person looks.
    """
    found = claim.collections.get(name)
    if found is None or not found.stands or not claim.live:
        return None
    early = on < found.told.collect_on
    fits = found.told.amount == amount <= asked_of(claim, on=on).total
    return found if fits and not early else None


def arrive(collection: Collection, *, payment_id: str, credited_on: date) -> CollectionArrived:
    """What is recorded of a collection that the bank credited."""
    return CollectionArrived(
        end_to_end_id=collection.told.end_to_end_id,
        payment_id=payment_id,
        credited_on=credited_on,
    )


def why_held(
    case: Case,
    collect_on: date,
    today: date,
    *,
    ordered: bool = False,
    announcing: bool = False,
) -> str:
    """Why nothing is collected, as far as it lies in the claim or its debtor; empty: nothing.

    ``ordered``: of the file that is under way itself; ``announcing``: of the notice that is.
    """
    claim = case.claim
    asked = (sent.pay_by for sent in claim.sent_in_round())
    found = (
        *_ended(claim, ordered=ordered),
        *_holds(case, (today, collect_on)),
        (bool(case.debtor.credits), "money of the debtor waits to be placed"),
        (not announcing and claim.pending is not None, "a letter is under way"),
        (any(day and collect_on <= day for day in asked), "a letter gives him longer to pay"),
    )
    held = next((why for holds, why in found if holds), "")
    return held or payments_missing(case, today=today)


def _ended(claim: Claim, *, ordered: bool) -> tuple[tuple[bool, str], ...]:
    return (
        (not claim.live, "it has ended"),
        (not ordered and under_way(claim.collections) is not None, "a file collects it already"),
    )


def _holds(case: Case, days: Sequence[date]) -> tuple[tuple[bool, str], ...]:
    """What holds a claim on one of some days, of itself or of its debtor."""
    claim, debtor = case.claim, case.debtor
    return (
        (displaced(claim) is not None, "what it brought was undone: look where the money is"),
        (bool(claim.offer or claim.handed_to), "it was offered to a party"),
        (bool(in_court(claim)), "it is before the court or was judged"),
        (any(debtor.stopped_on(day, claim) for day in days), "something protects the debtor"),
        (any(barred_since(case, today=day) for day in days), "it is barred by limitation"),
        (any(claim.held_on(day) for day in days), "it is on hold"),
        (bool(debtor.alike), "it is undecided who the debtor is"),
        (bool(claim.disputes or claim.unsaid), "it is disputed"),
        (bool(claim.promise or claim.arrangement), "something was agreed on"),
        (any(plan_to_sign(claim, day) for day in days), UNSIGNED),
        (bool(set(claim.stopped_by) - {Mark.DIRECT_DEBIT}), "a person is to look at its marks"),
    )


def _require_day(case: Case, collect_on: date, told_on: date | None, today: date) -> None:
    claim = case.claim
    earliest = max(
        first_collection_day(today),
        add_days(told_on, case.creditor.debit_notice_days) if told_on else date.min,
        claim.due_on,
        claim.extended_to or date.min,
    )
    earliest, latest = next_banking_day(earliest), last_banking_day(add_days(today, FURTHEST_DAYS))
    if not earliest <= collect_on <= latest or not is_banking_day(collect_on):
        raise Refusal(
            "collection.other_day",
            f"It can be collected on banking days from {earliest} through {latest}.",
            way_out="Choose such a day, and tell the debtor that day and the amount in time.",
            article="SDD Core Rulebook 4.3.4",
            values={"first": earliest, "last": latest},
        )


def _require_try(claim: Claim, collect_on: date) -> None:
    """Refuse what the bank's last reason does not let be collected once more."""
    last, tries = last_failed(claim.collections)
    if last is None or last.failed_on is None:
        return
    again = may_be_tried_again(last.code, tries=tries)
    if not again or collect_on > last_second_try(last.failed_on):
        raise Refusal(
            "collection.no_second_try",
            f"It came back ({last.code or 'without a reason'}): it is not collected once more.",
            way_out="Let the debtor be asked to pay.",
            values={"code": last.code},
        )
