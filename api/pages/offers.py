"""What a case offers to the forms about it: choices in words, and what is known already."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from api.pages.batch_choices import batch_choices
from api.pages.controls import Choice, Offering
from api.pages.proposals import refund_note
from api.served import served
from api.words.doers import BY_HAND, payment_named
from api.words.figures import day, lowered, money
from api.words.naming import plan_title, step, word
from api.words.sentences import said
from application.banking.refund_accounts import account_that_brought, account_told
from application.banking.refunds import looked_at
from application.banking.told_mandates import told_mandate
from application.commands.catalogue import COMMANDS
from application.commands.deliveries import CAME_BACK
from application.commands.direct_debit import standing as standing_mandates
from application.commands.seen import OnSeenTerms
from application.house import House
from application.payment_plans.of_debtor import fits_a_plan, open_plans, running_plans
from application.queries.list_shapes import TrailOut
from application.queries.plans import known_plans
from domain.case import Case
from domain.case.hand_over import usual_kind
from domain.claim.balance import balance
from domain.claim.court import StandingAttachment
from domain.claim.disputes import undecided
from domain.claim.events import Mark, PartyKind
from domain.claim.found import Contested
from domain.claim.halves import SET_OFF
from domain.claim.remembered import Complaint
from domain.claim.state import Claim
from domain.creditor.state import Creditor, party_of
from domain.debtor.credit import credits_of, of_claim
from domain.debtor.events import CreditKind
from domain.debtor.protection import endable
from domain.debtor.refunds import DebtorRefund, refunds_due
from domain.debtor.state import Credit, Debtor
from domain.dunning.next.answers import Ask
from domain.dunning.next.entry import propose, waits_for_entry
from domain.dunning.next.step import next_step
from domain.facts import StreamKind
from domain.law.account import EntryKind
from domain.law.protection import RULES, Bar
from domain.letter.events import DeliveryGrade
from domain.money import as_decimal, as_dutch
from domain.parties import ContactDetails
from domain.payment_plan.state import PaymentPlan, require_proposed
from domain.sealing import Purpose
from domain.user.roles import May

_PROPOSED_PARTS: Final = 3
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def question_of(case: Case, step: str) -> str:
    """Give what the plan asks a person at a step; empty where it asks nothing."""
    return next((one.question for one in case.plan.step if one.id == step), "")


def claim_offer(house: House, case: Case, facts: Iterable[TrailOut] = ()) -> Offering:
    """What a claim offers; ``facts`` are those that could be taken back."""
    claim, today = case.claim, house.today
    asked = _asked_step(case, today)
    return Offering(
        today=today,
        version=claim.version,
        choices={
            "holds": [_hold(claim, at) for at, one in enumerate(claim.holds) if not one.lifted],
            "disputes": [_dispute(one) for one in undecided(claim)],
            "complaints": [_complaint(one) for one in claim.complaints],
            "payments": list(_payments(claim)),
            "attachments": [_attachment(one) for one in claim.court.standing],
            "facts": [Choice(str(one.version), _fact(one)) for one in facts],
            "marks": [Choice(mark.value, word(mark)) for mark in Mark if mark in claim.marks],
            "asked_step": [Choice(asked, step(asked))] if asked else [],
            "first_steps": list(_first_steps(case, today)),
            "plans": plan_choices(case.creditor),
            "parties": _parties(case.creditor),
            "paid_too_much": list(_paid_too_much(case)),
            "refundable": list(_refundable(house, case.debtor)),
            "refunds_total": list(_refunds_total(house, case.debtor)),
            "refund_files": list(_refund_files(house, case.debtor)),
            "mandates": [Choice(name, name) for name in standing_mandates(case.debtor)],
            "told_accounts": list(_told_accounts(house, case.debtor)),
            "corrected": [Choice(number, number) for number in claim.corrects],
        },
        known={
            "approval.step": asked,
            "decided-step.step": asked,
            "handler.handler": claim.handler,
            "own-reference.own_reference": claim.own_reference,
            "hand-over.party_kind": usual_kind(claim).value,
            "resolution.disputed": _only_dispute(claim),
        },
        proposed={**_proposed(claim, today), "hand-over.party": _usual_party(house, case)},
    )


def debtor_offer(house: House, debtor: Debtor) -> Offering:
    """What a debtor offers: what bars the way to him, and how he is reached."""
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    known: dict[str, str] = {}
    if contact:
        known = {
            f"contact-details.{name}": text
            for name, text in {
                "name": contact.name,
                "attention": contact.attention,
                "street": contact.address.street,
                "postal_code": contact.address.postal_code,
                "city": contact.address.city,
                "country": contact.address.country,
                "email": contact.email,
                "phone": contact.phone,
            }.items()
        }
    if told := told_mandate(house, debtor):
        known |= {"mandate.mandate_id": told.mandate_id, "mandate.iban": told.account}
        known["mandate.holder"] = contact.name if contact else ""
    known["contact-details.seen"] = str(debtor.contact_version)
    waiting = [_credit(one) for one in credits_of(debtor)]
    alike = [_debtor_choice(house, other) for other in debtor.alike]
    mandates = [Choice(name, name) for name in standing_mandates(debtor)]
    choices = {
        **_of_bars(debtor, house.today),
        "credits": waiting,
        "alike": alike,
        "payment_plans": [_plan(one) for one in open_plans(house, debtor)],
        "running_plans": [_plan(one) for one in running_plans(house, debtor)],
        "plannable": list(_plannable(house, debtor)),
        "mandates": mandates,
        "refunds_due": [_refund(one) for one in refunds_due(debtor.refunds)],
        "refunds_awaited": [_refund(one) for one in debtor.refunds.values() if one.awaited],
    }
    return Offering(today=house.today, choices=choices, known=known)


def _of_bars(debtor: Debtor, today: date) -> dict[str, list[Choice]]:
    """What bars the way and may end, was recorded of it, or is somebody's to answer for."""
    stands = [bar for bar in Bar if bar.value in debtor.bars]
    found = {
        "bars": endable(debtor, today),
        "represented": [bar for bar in stands if RULES[bar].has_representative],
        "estates": [one.bar for one in debtor.protections.values() if RULES[one.bar].takes_claims],
        "bars_told": [bar for bar in Bar if bar.value in debtor.bar_facts],
    }
    return {name: [Choice(bar.value, word(bar)) for bar in bars] for name, bars in found.items()}


def _plan(plan: PaymentPlan) -> Choice:
    """A plan by its instalments, and when it was drawn up."""
    proposed = require_proposed(plan)
    total = money(proposed.instalments[0].amount)
    parts = len(proposed.instalments)
    return Choice(str(plan.id), f"{parts} × {total} ({day(plan.proposed_on)})")


def _plannable(house: House, debtor: Debtor) -> Iterator[Choice]:
    """The claims that a plan can be made of, with what is open of each."""
    for claim_id in debtor.claims:
        claim = house.collections.claim(claim_id)
        if claim.debtor_id == debtor.id and fits_a_plan(claim):
            opened = balance(claim, on=house.today).total
            yield Choice(str(claim.id), f"{claim.invoice_number} ({money(opened)})")


def _debtor_choice(house: House, debtor_id: UUID) -> Choice:
    """Another debtor by name and place, as far as they are kept."""
    sealed = house.collections.debtor(debtor_id).contact
    contact = house.open(sealed, ContactDetails, Purpose.CONTACT)
    shown = (contact.name, contact.address.street, contact.address.city) if contact else ()
    label = ", ".join(filter(None, shown)) or str(debtor_id)
    return Choice(str(debtor_id), f"{label} ({str(debtor_id)[:8]})", names=True)


def creditor_offer(house: House, creditor: Creditor) -> Offering:
    """What a creditor offers: his plans, and how his claims are handled now."""
    seen = {
        f"{one.NAME}.seen": str(creditor.version)
        for one in COMMANDS
        if issubclass(one, OnSeenTerms)
    }
    return Offering(
        today=house.today,
        version=creditor.version,
        choices={
            "plans": plan_choices(creditor),
            "parties": _parties(creditor),
            **batch_choices(house, creditor.id),
        },
        known=seen
        | {
            "payments-checked.payments_checked": creditor.payments_checked.value,
            "letter-terms.reference_kind": creditor.reference_kind.value,
            "letter-terms.payment_link": creditor.payment_link,
            "letter-terms.reply_to": creditor.reply_to,
            "letter-terms.ideal_on_link": _yes_or_no(said_so=creditor.ideal_on_link),
            "letter-terms.can_deduct_vat": _yes_or_no(said_so=creditor.can_deduct_vat),
            "letter-terms.collector_charges_vat": _yes_or_no(
                said_so=creditor.collector_charges_vat
            ),
            "agreement-terms.remind_before": str(creditor.remind_before),
            "agreement-terms.remind_after": str(creditor.remind_after),
            "agreement-terms.promise_days": str(creditor.promise_days),
            "discount-terms.percent": as_decimal(creditor.discount_hundredths),
            "discount-terms.days": str(creditor.discount_days),
            "discount-terms.credit_charge_days": str(creditor.credit_charge_days),
            "claim-terms.claim_kind_for_consumers": creditor.claim_kind_for_consumers.value,
            "claim-terms.invoices_by_email": _yes_or_no(said_so=creditor.invoices_by_email),
            "chosen-plans.consumers": creditor.plan_for_consumers,
            "chosen-plans.businesses": creditor.plan_for_businesses,
        },
    )


def letter_offer(house: House) -> Offering:
    """What a letter offers: what may have become of it."""
    grades = [
        Choice(one.value, word(one)) for one in DeliveryGrade if one.value != "server_accepted"
    ]
    came_back = Choice(CAME_BACK, word(CAME_BACK, "DeliveryGrade"))
    return Offering(today=house.today, choices={"delivery": [*grades, came_back]})


def house_offer(house: House, known: Mapping[str, str] = _NOTHING) -> Offering:
    """What a house offers to what begins in it: its creditors, and what is ``known`` already.

    Of creditors those alone for whom whoever is served may do something.
    """
    mine = served().creditors(May.ASK)
    creditors = [
        Choice(str(one.id), one.profile.name, names=True)
        for one in map(house.collections.creditor, house.store.streams(StreamKind.CREDITOR))
        if one.registered and (mine is None or one.id in mine)
    ]
    return Offering(
        today=house.today,
        choices={"creditors": sorted(creditors, key=lambda one: one.label.lower())},
        known=known,
    )


def plan_choices(creditor: Creditor) -> list[Choice]:
    """The plans that claims of a creditor may be on."""
    return [Choice(key, plan_title(key)) for key in known_plans(creditor)]


def _asked_step(case: Case, today: date) -> str:
    match next_step(case, today=today):
        case Ask(step=name):
            return name
    return ""


def _parties(creditor: Creditor) -> list[Choice]:
    return [Choice(one.name, one.name, names=True) for one in creditor.parties]


def _usual_party(house: House, case: Case) -> str:
    """To whom a claim goes where nobody is named; empty: of that kind no name is known."""
    kind = usual_kind(case.claim)
    otherwise = house.settings.hand_over_to if kind is PartyKind.AGENCY else ""
    return party_of(case.creditor, name="", kind=kind, otherwise=otherwise).name


def _only_dispute(claim: Claim) -> str:
    known = undecided(claim)
    return str(known[0].version) if len(known) == 1 else ""


def _dispute(one: Contested) -> Choice:
    told = f"{money(one.amount)}, {lowered(word(one.ground, 'DisputeGround'))}, {day(one.on)}"
    return Choice(str(one.version), told)


def _attachment(one: StandingAttachment) -> Choice:
    return Choice(one.attachment_id, f"{word(one.kind)}, {day(one.on)}")


def _complaint(one: Complaint) -> Choice:
    told = f"{lowered(word(one.ground, 'ComplaintGround'))}, {day(one.received_on)}"
    return Choice(str(one.version), told)


def _hold(claim: Claim, at: int) -> Choice:
    hold = claim.holds[at]
    since = said("%(category)s, vanaf %(day)s") % {
        "category": word(hold.category, "HoldCategory"),
        "day": day(hold.from_day),
    }
    return Choice(hold.hold_id, since)


def _credit(credit: Credit) -> Choice:
    told = f"{word(credit.kind)}, {money(credit.amount)}"
    return Choice(credit.number, f"{credit.number}: {told}" if credit.number else told)


def _refundable(house: House, debtor: Debtor) -> Iterator[Choice]:
    """Money of his that could go back, also what a person looked at already."""
    found = [(one.ref, _credit(one)) for one in credits_of(debtor) if one.refundable]
    for ref, kind, number, left in looked_at(house.collections, debtor, today=house.today):
        found.append((ref, Choice(number, f"{number}: {word(kind)}, {money(left)}")))
    for ref, choice in found:
        account = account_that_brought(house, debtor, ref)
        to = refund_note(account).text if account else said("Geen rekening bekend.")
        yield replace(choice, label=f"{choice.label}. {to}")


def _told_accounts(house: House, debtor: Debtor) -> Iterator[Choice]:
    """The account to which the debtor wants his money back, where he told one."""
    told, account = debtor.refund_account, account_told(house, debtor)
    if told and account:
        label = f"{account.iban} ({account.holder}): {word(account.whose)}"
        yield Choice(str(told.version), label)


def _refunds_total(house: House, debtor: Debtor) -> Iterator[Choice]:
    """All that is due to him, and to who proved to be him, as one total; nothing: none is."""
    formers = (house.collections.debtor(former) for former in debtor.joined)
    due = [one for whose in (debtor, *formers) for one in refunds_due(whose.refunds)]
    if due:
        total = sum(one.amount for one in due)
        named = ", ".join(f"{one.number} {money(one.amount)}" for one in due)
        yield Choice(as_decimal(total), f"{money(total)}: {named}")


def _refund_files(house: House, debtor: Debtor) -> Iterator[Choice]:
    """The files that paid refunds of his, and count."""
    for whose in (debtor, *(house.collections.debtor(one) for one in debtor.joined)):
        for one in whose.refund_files.values():
            if one.counts:
                yield Choice(one.sha256, f"{day(one.on)}, {money(one.amount)}")


def _refund(one: DebtorRefund) -> Choice:
    return Choice(str(one.id), f"{one.number}, {money(one.amount)}, {day(one.on)}")


def _paid_too_much(case: Case) -> Iterable[Choice]:
    """The other invoices of the debtor on which too much was paid."""
    for one in credits_of(case.debtor):
        if one.kind is CreditKind.OVERPAID and one.ref != of_claim(case.claim.id):
            yield _credit(one)


def _payments(claim: Claim) -> Iterable[Choice]:
    taken_back = {e.reverses for e in claim.ledger if e.kind is EntryKind.REVERSAL}
    for entry in claim.ledger:
        by_bank = entry.kind is EntryKind.PAYMENT and not entry.ref.startswith(SET_OFF)
        if by_bank and entry.ref not in taken_back:
            told = f"{day(entry.on)}, {money(entry.cents)}"
            known = "" if entry.ref.startswith(BY_HAND) else f" ({payment_named(entry.ref)})"
            yield Choice(entry.ref, told + known)


def _fact(one: TrailOut) -> str:
    return f"{day(one.effective_on)}: {one.what}"


def _first_steps(case: Case, today: date) -> Iterable[Choice]:
    if not waits_for_entry(case):
        return
    found = propose(case, today=today)
    for name in found.steps:
        proposed = f" ({said('voorgesteld')})" if name == found.step else ""
        yield Choice(name, step(name) + proposed)


def _proposed(claim: Claim, today: date) -> Mapping[str, str]:
    """Equal parts of what is open, and all of it, as an example in fields that stay empty."""
    if not claim.opened or not claim.live:
        return {}
    whole = balance(claim, on=today).total
    part, rest = divmod(max(whole, 0), _PROPOSED_PARTS)
    parts = [part] * (_PROPOSED_PARTS - 1) + [part + rest]
    return {
        f"payment-plan.instalments.{at}.amount": _typed(cents) for at, cents in enumerate(parts)
    } | {"promise.amount": lowered(said("alles")), "dispute.amount": lowered(said("alles"))}


def _typed(cents: int) -> str:
    return as_dutch(cents).replace("€", "").strip()


def _yes_or_no(*, said_so: bool) -> str:
    return "true" if said_so else "false"
