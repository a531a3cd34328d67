"""Reading one claim or debtor from its facts, on any day, as known at any moment."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.banking.waiting_batch import waiting_batch_id
from application.erased_papers import Gone, erasure_of, gone_with
from application.house import House
from application.known import Known, point_of
from application.queries.accounts_of_debtor import (
    mandates_out,
    refund_account_out,
    refund_out,
)
from application.queries.agreed import (
    holds_out,
    instalments_out,
    plan_to_sign_out,
    promise_out,
)
from application.queries.court import court_out
from application.queries.debtor_shapes import AlikeOut, ContactOut, DebtorFullOut
from application.queries.delivered import presumed_of
from application.queries.known_then import case_then, debtor_then
from application.queries.limitation import limitation_out
from application.queries.proposed_refunds import pays_to
from application.queries.reckoned import interest_of, line_out
from application.queries.shapes import (
    BalanceOut,
    ClaimOut,
    ComplaintOut,
    CreditOut,
    DebtorOut,
    DisputeOut,
    EntryOut,
    LetterOut,
    NextOut,
    PartyOut,
    ProposalOut,
)
from application.queries.vat_relief import vat_relief_out
from domain.case import Case
from domain.case.defaulting import fourteen_days_of
from domain.case_reading import CaseReader
from domain.claim.balance import Balance, balance
from domain.claim.disputes import undecided
from domain.claim.found import Contested
from domain.claim.remembered import Complaint
from domain.claim.state import Claim, SentLetter
from domain.creditor.state import Creditor
from domain.debtor.credit import credits_of, waiting_line, waiting_note
from domain.debtor.refunds import RefundTo, ordered_of
from domain.debtor.refusals import creditor_of
from domain.debtor.state import Debtor
from domain.dunning.next.entry import not_waiting, propose, waits_for_entry
from domain.dunning.next.permission import PaymentsUnknown, allowed_step, looking_ahead
from domain.dunning.next.since import asked_since
from domain.dunning.next.step import Ask, Do, Wait
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Point
from domain.four_eyes import ProposedDecision
from domain.letter.state import Letter
from domain.money import as_decimal
from domain.parties import ContactDetails
from domain.sealing import Purpose
from projections.segments import GIVEN_UP, Status, status_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim with all that belongs to it, as of a day, as known at a moment."""

    case: Case
    on: date
    known_at: Known | None

    @property
    def claim(self) -> Claim:
        """Give the claim."""
        return self.case.claim

    @property
    def balance(self) -> Balance:
        """Give what is owed on the day."""
        return balance(self.claim, on=self.on)


def see(
    house: House,
    claim_id: UUID,
    *,
    on: date | None = None,
    known_at: Known | None = None,
    at: Point | None = None,
) -> Seen:
    """Load a claim as of a day (none: today).

    With neither day nor moment it is read as decisions read it: with every fact there is. ``at``
    is the point where that was worked out before. Raises NotFound ``claim.unknown``, and
    ``claim.not_there_yet`` where it came later.
    """
    point = at or point_of(house, on, known_at)
    return Seen(case_then(house, claim_id, point), on or house.today, known_at)


def claim_out(house: House, seen: Seen) -> ClaimOut:
    """Give a claim as an answer."""
    case, claim, now, owes = seen.case, seen.claim, seen.balance, seen.case.debtor
    return ClaimOut(
        id=claim.id,
        invoice_number=claim.invoice_number,
        status=status_on(case, seen.on).value,
        as_of=seen.on,
        known_at=seen.known_at,
        creditor=creditor_out(case.creditor),
        debtor=debtor_out(house, case.debtor, claim=case.claim),
        issued_on=claim.issued_on,
        due_on=claim.due_on,
        extended_to=claim.extended_to,
        term_basis=claim.term_basis.value,
        kind=claim.claim_kind.value,
        description=claim.description,
        invoiced=as_decimal(claim.principal),
        asked=as_decimal(asked_of(now.total, status_of(claim))),
        balance=balance_out(now),
        derivation=[line_out(line, claim) for line in now.account.lines],
        **interest_of(case, seen.on),
        in_default_since=claim.default.since if claim.default else None,
        plan=claim.plan,
        round=claim.round,
        next=next_out(looking_ahead(case, on=seen.on, today=house.today), seen.on),
        letters=letters_out(house, case),
        promise=promise_out(claim),
        payment_plan=instalments_out(claim),
        plan_to_sign=plan_to_sign_out(house, claim, seen.on, seen.known_at),
        disputed=as_decimal(claim.disputed) if claim.disputed else None,
        disputes=[_dispute_out(one) for one in undecided(claim)],
        complaints=[_complaint_out(one) for one in claim.complaints],
        holds=holds_out(claim),
        marks=sorted(mark.value for mark in claim.marks),
        missing=list(claim.missing),
        court=court_out(case),
        limitation=limitation_out(case, seen.on),
        vat_relief=vat_relief_out(claim, seen.on),
        handed_to=claim.handed_to,
        handler=claim.handler,
        proposals=[proposal_out(p, pays_to(house, p, owes)) for p in claim.proposals.values()],
        waiting_batch=waiting_batch_id(house, claim, on=seen.on),
        **_named(claim),
        ibans=list(claim.ibans),
        document_sha256=claim.document_sha256,
        version=claim.version,
    )


def _named(claim: Claim) -> dict[str, Any]:
    """What a claim is called besides its invoice number."""
    return {
        "payment_reference": claim.payment_reference,
        "own_reference": claim.own_reference,
        "series_id": claim.series_id,
    }


def proposal_out(one: ProposedDecision, to: Sequence[RefundTo] = ()) -> ProposalOut:
    """Give a decision that waits for a second person."""
    return ProposalOut(
        number=one.number,
        command=one.command,
        content=json.loads(one.content),
        proposed_by=one.proposed_by,
        proposed_on=one.on,
        pays_to=list(to),
    )


def asked_of(cents: int, status: Status) -> int:
    """What of an open amount the debtor is asked: of a claim that was given up, nothing."""
    return 0 if status in GIVEN_UP else cents


def status_on(case: Case, day: date) -> Status:
    """Give the status of a claim on a day, as the overview gives it."""
    status = status_of(case.claim)
    held = case.claim.held_on(day) or case.debtor.stopped_on(day, case.claim)
    return Status.HOLD if held and case.claim.live and not case.claim.disputed else status


def balance_out(now: Balance) -> BalanceOut:
    """Give a balance as an answer."""
    return BalanceOut(
        on=now.on,
        principal=as_decimal(now.principal),
        interest=as_decimal(now.interest),
        costs=as_decimal(now.costs),
        total=as_decimal(now.total),
        paid=as_decimal(now.paid),
        overpaid=as_decimal(now.unallocated),
        to_reclaim=as_decimal(now.uncovered),
        provisional=now.account.provisional,
    )


def creditor_out(creditor: Creditor) -> PartyOut:
    """Give a creditor as an answer."""
    return PartyOut(id=creditor.id, name=creditor.profile.name)


def debtor_out(house: House, debtor: Debtor, *, claim: Claim | None = None) -> DebtorOut:
    """Give a debtor as an answer, his name opened for contact; ``claim``: what bars that one."""
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    return DebtorOut(
        id=debtor.id,
        name=contact.name if contact else None,
        capacity=debtor.capacity.value,
        bars=debtor.bars_of(claim) if claim else dict(debtor.bars),
        credits=[
            CreditOut(
                kind=one.kind.value,
                number=one.number,
                amount=as_decimal(one.amount),
                credit_note=waiting_note(one),
                bank_line=waiting_line(one),
                ordered_back=as_decimal(ordered_of(debtor.refunds, one.ref)),
            )
            for one in credits_of(debtor)
        ],
        postable=debtor.postable,
        mailable=debtor.mailable,
    )


def debtor_full(house: House, debtor_id: UUID, at: Point | None = None) -> DebtorFullOut:
    """Give a debtor with contact details and claims; refused as ``debtor_then``."""
    debtor = debtor_then(house, debtor_id, at)
    creditor = house.collections.creditor(creditor_of(debtor), at)
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    claims = CaseReader(house.collections, at).claims_of(debtor)
    return DebtorFullOut(
        **debtor_out(house, debtor).model_dump(),
        creditor=creditor_out(creditor),
        contact=_contact_out(contact) if contact else None,
        version=debtor.version,
        contact_version=debtor.contact_version,
        alike=[
            AlikeOut(id=other, grounds=[one.value for one in grounds])
            for other, grounds in debtor.alike.items()
        ],
        merged_into=debtor.merged_into,
        refunds=[refund_out(one) for one in debtor.refunds.values()],
        mandates=mandates_out(house, debtor, claims, on=at.day if at else house.today),
        refund_account=refund_account_out(house, debtor, house.collections.history(debtor_id)),
        claims=[claim.id for claim in claims],
    )


def entry_out(house: House, claim_id: UUID) -> EntryOut:
    """Give what is proposed for a claim that came in old; raises Refusal ``entry.not_waiting``."""
    case = house.collections.case(claim_id)
    if not waits_for_entry(case):
        raise not_waiting()
    found = propose(case, today=house.today)
    return EntryOut(
        proposed=found.step,
        steps=list(found.steps),
        from_day=found.from_day,
        last_day_to_interrupt=found.last_day_to_interrupt,
        barred_since=found.barred_since,
        sale_barred_since=found.sale_barred_since,
    )


def next_out(case: Case, day: date) -> NextOut:
    """Give what the plan says for a day; of one whose holidays are not known yet, that."""
    try:
        found = allowed_step(case, today=day)
    except Refusal as refusal:
        if refusal.code != "law.calendar_unverified":
            raise
        what = Task.EXTEND_CALENDAR.value
        return NextOut(turn="ask", what=what, step="", why=refusal.code, on=None)
    match found:
        case Do(step=step, eligible_on=since):
            return NextOut(turn="do", what=step.kind.value, step=step.id, why="", on=since)
        case Wait(until=until, why=why, step=name):
            return NextOut(turn="wait", what=why, step=name, why=why, on=until)
        case Ask(task=task, why=why, step=name) as asked:
            since = asked_since(case, asked)
            return NextOut(turn="ask", what=task.value, step=name, why=why, on=since)
        case PaymentsUnknown(step=name, needed=needed) as unknown:
            what = Task.BANK_DATA_MISSING.value
            return NextOut(turn="ask", what=what, step=name, why=unknown.why, on=needed)
        case stand:
            return NextOut(turn="stand", what=stand.why, step="", why=stand.why, on=None)


def letters_out(house: House, case: Case) -> list[LetterOut]:
    """Give the letters of a claim, also those under way, in the order they were ordered."""
    sent = {one.letter_id: one for one in case.claim.letters}
    letters = sorted(case.letters.values(), key=lambda letter: (letter.ordered_on, str(letter.id)))
    whose = {letter.order.debtor_id for letter in letters if letter.order}
    erased = {one: erasure_of(house, one) for one in whose}
    return [
        _letter_out(
            case,
            letter,
            sent.get(letter.id),
            gone_with(house, erased[letter.order.debtor_id], letter.document_sha256),
        )
        for letter in letters
        if letter.order
    ]


def _letter_out(
    case: Case, letter: Letter, sent: SentLetter | None, gone: Gone | None
) -> LetterOut:
    order = letter.order
    assert order is not None
    found = fourteen_days_of(case)
    term = found.term if found and found.sent.letter_id == letter.id else None
    asked = next((part.asked for part in order.claims if part.claim_id == case.claim.id), None)
    channel = letter.channel or order.channel
    return LetterOut(
        id=letter.id,
        kind=order.letter_kind.value,
        step=order.step,
        round=sent.round if sent else case.claim.round,
        status=letter.status.value,
        ordered_on=letter.ordered_on,
        sent_on=letter.sent_on,
        channel=channel.value,
        asked=as_decimal(asked.total if asked else 0),
        pay_by=order.pay_by,
        grade=letter.grade.value if letter.grade else "",
        received_on=letter.received_on,
        presumed_on=presumed_of(letter),
        bounced=letter.bounced or letter.disproved,
        voided=letter.id in case.claim.voided,
        term_first_on=term.term_first_day if term else None,
        term_last_on=term.safe_last_day if term else None,
        act_from=term.act_from if term else None,
        has_document=bool(letter.document_sha256) and gone is None,
        erased_on=gone.on if gone else None,
        erased_for=gone.why if gone else None,
    )


def _contact_out(contact: ContactDetails) -> ContactOut:
    return ContactOut(
        attention=contact.attention,
        street=contact.address.street,
        postal_code=contact.address.postal_code,
        city=contact.address.city,
        country=contact.address.country,
        email=contact.email,
        phone=contact.phone,
    )


def _dispute_out(one: Contested) -> DisputeOut:
    return DisputeOut(
        number=one.version,
        amount=as_decimal(one.amount),
        ground=one.ground,
        since=one.on,
        answer_by=one.answer_by,
        outcome=one.outcome.value if one.outcome else "",
    )


def _complaint_out(one: Complaint) -> ComplaintOut:
    return ComplaintOut(
        number=one.version,
        ground=one.ground,
        received_on=one.received_on,
        confirmed_on=one.confirmed_on,
    )
