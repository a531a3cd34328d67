"""Ordering a letter: amounts and terms are frozen in the order, the claim remembers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.case import Case
from domain.case.doubted import DOUBTED, doubted_since
from domain.case.limitation import BARRED, barred_since
from domain.case.series import series_to_announce
from domain.claim.contested import asked_of, wholly_contested
from domain.claim.events import Asked, Channel, LetterOrderedForClaim
from domain.claim.litigation import in_court
from domain.claim.marks import look_first
from domain.claim.state import Claim
from domain.days import add_days
from domain.debtor.credit import credit_first
from domain.direct_debit.notice import why_not_announced
from domain.dunning.next.channels import unproven_mail
from domain.dunning.next.step import channel_for, in_default
from domain.dunning.plan.document import Step, StepKind
from domain.dunning.plan.step import TermStart
from domain.errors import Refusal
from domain.ids import letter_id
from domain.law.calendar import next_banking_day
from domain.law.collection_costs import Costs, costs_for_letter
from domain.law.contact_hours import no_contact_on
from domain.law.default import check_notice_term
from domain.law.delivery import planning_delivery
from domain.law.fourteen_days import Wording
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.agreement import still_agreed
from domain.letter.order.completed import reason_to_cancel_about_plan
from domain.letter.order.filing import reason_to_cancel_filing
from domain.letter.order.handed_over import reason_to_cancel_hand_over
from domain.letter.order.reference import reference_for
from domain.letter.state import LAPSED
from domain.letter.text import LetterKind

_KIND = {
    StepKind.REMINDER: LetterKind.REMINDER,
    StepKind.STATEMENT: LetterKind.STATEMENT,
    StepKind.FOURTEEN_DAY_LETTER: LetterKind.FOURTEEN_DAY_LETTER,
    StepKind.NOTICE_OF_DEFAULT: LetterKind.NOTICE_OF_DEFAULT,
    StepKind.FINAL_DEMAND: LetterKind.FINAL_DEMAND,
}
_TERM_DAYS = {"14": 14, "15": 15}


@dataclass(frozen=True, slots=True)
class Order:
    """A letter to be ordered: its id, its own fact, and the fact that each of its claims gets."""

    letter_id: UUID
    ordered: LetterOrdered
    for_claim: LetterOrderedForClaim


def order_letter(case: Case, step: Step, *, today: date, attempt: int = 0) -> Order:
    """Freeze a letter for a step of one claim, to be dispatched today.

    Raises Refusal as ``order_bundle`` does.
    """
    return order_bundle((case,), step, today=today, attempt=attempt)


def order_bundle(
    cases: Sequence[Case],
    step: Step,
    *,
    today: date,
    attempt: int = 0,
    listed: Sequence[Case] = (),
) -> Order:
    """Freeze one letter for a step of several claims of one debtor, to be dispatched today.

    ``listed``: other open claims that a statement names for information. Raises Refusal
    ``letter.no_channel``, or ``default.notice_too_short`` where a letter that serves as notice
    would give less than a reasonable term.
    """
    first = cases[0]
    channel = channel_for(first, step)
    if channel is None:
        raise no_channel(step)
    pay_by = _pay_by(step, channel, today)
    if step.serves_as_notice and pay_by:
        check_notice_term(
            received_on=_arrives(channel, today), pay_by=pay_by, consumer=first.consumer
        )
    over = [(case.claim.id, case.claim.round) for case in cases]
    day = today.isoformat() + (f"/{attempt}" if attempt else "")
    identity = letter_id(first.creditor.id, step=step.id, claims=over, day=day)
    ordered = _ordered(
        cases,
        step,
        identity=identity,
        channel=channel,
        pay_by=pay_by,
        today=today,
        listed=listing(listed, today),
    )
    waiting = LetterOrderedForClaim(letter_id=identity, step=step.id, send_on=today)
    return Order(identity, ordered, waiting)


def no_channel(step: Step) -> Refusal:
    """The refusal ``letter.no_channel`` of a letter that can go nowhere."""
    return Refusal(
        "letter.no_channel",
        f"There is no address to send '{step.id}' to.",
        way_out="Record contact details of the debtor.",
    )


def _ordered(
    cases: Sequence[Case],
    step: Step,
    *,
    identity: UUID,
    channel: Channel,
    pay_by: date | None,
    today: date,
    listed: tuple[AskedOfClaim, ...],
) -> LetterOrdered:
    first, costs = cases[0], _announced_costs(cases, step, today)
    fourteen, mailed = step.kind is StepKind.FOURTEEN_DAY_LETTER, unproven_mail(first, step)
    return LetterOrdered(
        letter_kind=_KIND[step.kind],
        debtor_id=first.debtor.id,
        step=step.id,
        plan=first.plan.key,
        claims=_parts(cases, step, costs, today),
        channel=channel,
        send_on=today,
        pay_by=pay_by,
        term_days=_TERM_DAYS[step.wording] if fourteen else step.term_days,
        wording=Wording(step.wording).value if fourteen else "",
        costs_if_unpaid=costs.amount if costs else 0,
        vat_on_costs=costs.vat if costs else 0,
        costs_base=costs.base if costs else 0,
        serves_as_notice=step.serves_as_notice,
        attach_invoice=step.attach_invoice,
        language=first.debtor.language,
        template=first.creditor.template,
        listed=listed,
        doubles=mailed.letter_id if mailed else None,
        registered=_registered(cases, step, channel, today),
        payment_reference=reference_for(
            first.creditor.reference_kind, [case.claim for case in cases], letter_id=identity
        ),
    )


def _parts(
    cases: Sequence[Case], step: Step, costs: Costs | None, today: date
) -> tuple[AskedOfClaim, ...]:
    """What is asked of each claim, with its share of the costs that the letter announces."""
    nothing = [0] * len(cases)
    shares = costs.shares if costs else nothing
    vat_shares = costs.vat_shares if costs else nothing
    return tuple(
        AskedOfClaim(
            claim_id=case.claim.id,
            version=case.claim.version,
            round=case.claim.round,
            asked=_asks(case.claim, _KIND[step.kind], today),
            costs_share=share,
            vat_share=vat_share,
        )
        for case, share, vat_share in zip(cases, shares, vat_shares, strict=True)
    )


def listing(cases: Sequence[Case], today: date) -> tuple[AskedOfClaim, ...]:
    """What a statement says of claims that it lists for information: what they owe today."""
    return tuple(
        AskedOfClaim(
            claim_id=case.claim.id,
            version=case.claim.version,
            round=case.claim.round,
            asked=asked_of(case.claim, on=today),
        )
        for case in cases
    )


def _registered(cases: Sequence[Case], step: Step, channel: Channel, today: date) -> bool:
    """Tell whether so much principal is open in all that the plan wants registered post."""
    if channel is not Channel.POST or step.registered_from is None:
        return False
    asked = (asked_of(one.claim, on=today).principal for one in cases)
    return sum(asked) >= step.registered_from


def _asks(claim: Claim, kind: LetterKind, today: date) -> Asked:
    """What a letter asks: a reminder the principal only, any other letter all that is open.

    What is contested is not asked, as long as it is not decided.
    """
    everything = asked_of(claim, on=today)
    return Asked(principal=everything.principal) if kind is LetterKind.REMINDER else everything


def _arrives(channel: Channel, sent_on: date) -> date:
    return planning_delivery(sent_on) if channel is Channel.POST else sent_on


def _pay_by(step: Step, channel: Channel, sent_on: date) -> date | None:
    """Count the term from the sending (e-mail) or planned delivery (post), to a banking day."""
    if step.kind is StepKind.FOURTEEN_DAY_LETTER or step.term_days is None:
        return None
    arrives = step.term_from is TermStart.ARRIVAL
    start = _arrives(channel, sent_on) if arrives else sent_on
    return next_banking_day(add_days(start, step.term_days))


def _announced_costs(cases: Sequence[Case], step: Step, today: date) -> Costs | None:
    """The exact costs that the letter announces: once, over all principal that is open.

    None where a claim bears costs already: they stand in what is asked, and no second ones come.
    """
    if not step.mentions_costs or any(c.standing for case in cases for c in case.claim.costs):
        return None
    first = cases[0]
    return costs_for_letter(
        [asked_of(case.claim, on=today).principal for case in cases],
        business=not first.consumer,
        vat_percent=first.vat_on_costs,
        recurring=series_to_announce(first, on=today),
    )


def reason_to_cancel(case: Case, ordered: LetterOrdered, *, today: date) -> str:
    """Tell why an ordered letter must not go out any more, or give the empty string.

    Checked on fresh state right before it is sent: paid, held, disputed, barred or changed
    meanwhile, or not dispatched by its day.
    """
    if ordered.letter_kind is LetterKind.PAYMENT_PLAN:
        return reason_to_cancel_about_plan(case, ordered, today=today)
    if ordered.letter_kind is LetterKind.HAND_OVER:
        return reason_to_cancel_hand_over(case, ordered, today=today)
    if ordered.estate is not None:
        return reason_to_cancel_filing(case, ordered, today=today)
    if ordered.debit is not None:
        lapsed, by = LAPSED if today > ordered.send_on else "", ordered.channel
        return lapsed or why_not_announced(
            case, ordered.debit, by, today=today, send_on=ordered.send_on
        )
    claim = case.claim
    fourteen = ordered.letter_kind is LetterKind.FOURTEEN_DAY_LETTER
    reserves = ordered.letter_kind is LetterKind.INTERRUPTION
    confirms = ordered.letter_kind is LetterKind.CONFIRMATION
    asks = not (confirms or reserves)
    found = (
        (today > ordered.send_on, LAPSED),
        (bool(closed := no_contact_on(today)), closed),
        (not claim.live, f"claim {claim.ending.value}"),
        (claim.offer is not None, "the claim was offered to a party"),
        (bool(why := in_court(claim)) and not reserves, why),
        (bool(barred := case.debtor.stopped_on(today, claim)), barred),
        (
            claim.unsaid is not None and not reserves,
            "it is not said how much of a dispute was granted",
        ),
        (wholly_contested(claim, on=today) and not reserves, "disputed"),
        (claim.held_on(today) is not None, "on hold"),
        (bool(claim.stopped_by), look_first(claim)),
        (asks and barred_since(case, today=today) is not None, BARRED),
        (asks and doubted_since(case) is not None, DOUBTED),
        (asks and bool(case.debtor.credits), credit_first(case.debtor)),
        (asks and bool(claim.promise or claim.arrangement), "an arrangement was made"),
        (asks and _extended(claim, today), "the term was extended"),
        (confirms and not still_agreed(case, ordered, today=today), "the agreement changed"),
        (fourteen and not in_default(case, today), "there is no default"),
        (_shown(case, ordered), "the e-mail was opened or acknowledged"),
        (_changed(ordered, claim, today) and bool(claim.disputed), "disputed"),
        (_changed(ordered, claim, today), "the amount changed"),
    )
    return next((why for holds, why in found if holds), "")


def _extended(claim: Claim, today: date) -> bool:
    return claim.extended_to is not None and claim.extended_to >= today


def _shown(case: Case, ordered: LetterOrdered) -> bool:
    mailed = case.letters.get(ordered.doubles) if ordered.doubles else None
    return mailed is not None and mailed.proven_on is not None


def _changed(ordered: LetterOrdered, claim: Claim, today: date) -> bool:
    return _asked(ordered, claim.id) != _asks(claim, ordered.letter_kind, today)


def _asked(ordered: LetterOrdered, claim_id: UUID) -> Asked | None:
    return next((part.asked for part in ordered.claims if part.claim_id == claim_id), None)
