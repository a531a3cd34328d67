"""What a case offers to the forms about it: choices in words, and what is known already."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from api.pages.batch_choices import batch_choices
from api.pages.controls import Choice, Offering
from api.pages.debtor_offers import credit_choice, mandate_choices
from api.pages.on_demand import OnDemand, once
from api.pages.proposals import refund_note
from api.served import served
from api.words.doers import BY_HAND, payment_named
from api.words.figures import day, lowered, money
from api.words.naming import plan_title, step, word
from api.words.sentences import said
from application.banking.refund_accounts import account_that_brought, account_told
from application.banking.refunds import looked_at
from application.commands.catalogue import COMMANDS
from application.commands.deliveries import CAME_BACK
from application.commands.seen import OnSeenTerms
from application.house import House
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
from domain.debtor.refunds import refunds_due
from domain.debtor.state import Debtor
from domain.dunning.next.answers import Ask
from domain.dunning.next.entry import propose, waits_for_entry
from domain.dunning.next.step import next_step
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.law.account import EntryKind
from domain.letter.events import DeliveryGrade
from domain.money import as_decimal, as_dutch
from domain.user.roles import May

_PROPOSED_PARTS: Final = 3
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def question_of(case: Case, step: str) -> str:
    """Give what the plan asks a person at a step; empty where it asks nothing."""
    return next((one.question for one in case.plan.step if one.id == step), "")


def claim_offer(house: House, case: Case, facts: Iterable[TrailOut] = ()) -> Offering:
    """What a claim offers; ``facts`` are those that could be taken back."""
    claim, debtor, today = case.claim, case.debtor, house.today
    asked = once(partial(_asked_step, case, today))
    return Offering(
        today=today,
        version=claim.version,
        choices=OnDemand(
            {
                **_of_claim(claim),
                "facts": lambda: [Choice(str(one.version), _fact(one)) for one in facts],
                "asked_step": lambda: [Choice(asked(), step(asked()))] if asked() else [],
                "first_steps": lambda: list(_first_steps(case, today)),
                "plans": lambda: plan_choices(case.creditor),
                "parties": lambda: _parties(case.creditor),
                "paid_too_much": lambda: list(_paid_too_much(case)),
                "refundable": lambda: list(_refundable(house, debtor)),
                "refunds_total": lambda: list(_refunds_total(house, debtor)),
                "refund_files": lambda: list(_refund_files(house, debtor)),
                "mandates": lambda: mandate_choices(debtor),
                "told_accounts": lambda: list(_told_accounts(house, debtor)),
            }
        ),
        known=OnDemand(
            {
                "approval.step": asked,
                "decided-step.step": asked,
                "handler.handler": lambda: claim.handler,
                "own-reference.own_reference": lambda: claim.own_reference,
                "hand-over.party_kind": lambda: usual_kind(claim).value,
                "resolution.disputed": lambda: _only_dispute(claim),
            }
        ),
        proposed=OnDemand(
            {**_proposed(claim, today), "hand-over.party": lambda: _usual_party(house, case)}
        ),
    )


def _of_claim(claim: Claim) -> dict[str, Callable[[], list[Choice]]]:
    """What a claim itself offers to be chosen from."""
    return {
        "holds": lambda: [_hold(claim, at) for at, one in enumerate(claim.holds) if not one.lifted],
        "disputes": lambda: [_dispute(one) for one in undecided(claim)],
        "complaints": lambda: [_complaint(one) for one in claim.complaints],
        "payments": lambda: list(_payments(claim)),
        "attachments": lambda: [_attachment(one) for one in claim.court.standing],
        "marks": lambda: [Choice(mark.value, word(mark)) for mark in Mark if mark in claim.marks],
        "corrected": lambda: [Choice(number, number) for number in claim.corrects],
    }


def creditor_offer(house: House, creditor: Creditor) -> Offering:
    """What a creditor offers: his plans, and how his claims are handled now."""
    seen = {
        f"{one.NAME}.seen": str(creditor.version)
        for one in COMMANDS
        if issubclass(one, OnSeenTerms)
    }
    batches = once(partial(batch_choices, house, creditor.id))
    return Offering(
        today=house.today,
        version=creditor.version,
        choices=OnDemand(
            {
                "plans": lambda: plan_choices(creditor),
                "parties": lambda: _parties(creditor),
                "waiting_batches": lambda: batches()["waiting_batches"],
                "debit_batches": lambda: batches()["debit_batches"],
            }
        ),
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
    try:
        found = next_step(case, today=today)
    except Refusal as refusal:
        if refusal.code != "law.calendar_unverified":
            raise
        return ""  # all else can be done on such a day
    return found.step if isinstance(found, Ask) else ""


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


def _refundable(house: House, debtor: Debtor) -> Iterator[Choice]:
    """Money of his that could go back, also what a person looked at already."""
    found = [(one.ref, credit_choice(one)) for one in credits_of(debtor) if one.refundable]
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


def _paid_too_much(case: Case) -> Iterable[Choice]:
    """The other invoices of the debtor on which too much was paid."""
    for one in credits_of(case.debtor):
        if one.kind is CreditKind.OVERPAID and one.ref != of_claim(case.claim.id):
            yield credit_choice(one)


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


def _proposed(claim: Claim, today: date) -> dict[str, Callable[[], str]]:
    """Equal parts of what is open, and all of it, as an example in fields that stay empty."""
    if not claim.opened or not claim.live:
        return {}

    @once
    def parts() -> list[int]:
        each, rest = divmod(max(balance(claim, on=today).total, 0), _PROPOSED_PARTS)
        return [each] * (_PROPOSED_PARTS - 1) + [each + rest]

    def part(at: int) -> str:
        return _typed(parts()[at])

    def everything() -> str:
        return lowered(said("alles"))

    return {
        f"payment-plan.instalments.{at}.amount": partial(part, at) for at in range(_PROPOSED_PARTS)
    } | {"promise.amount": everything, "dispute.amount": everything}


def _typed(cents: int) -> str:
    return as_dutch(cents).replace("€", "").strip()


def _yes_or_no(*, said_so: bool) -> str:
    return "true" if said_so else "false"
