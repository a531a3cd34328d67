"""From an ordered letter to what it states on paper; every figure was frozen by the order."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Literal

from domain.case import Case
from domain.case.heard import to_tell
from domain.claim.balance import balance
from domain.claim.contested import asked_part
from domain.claim.events import Asked, Channel
from domain.claim.state import Claim
from domain.dunning.next.lapsed import TELLING
from domain.dunning.plan.document import Step
from domain.errors import Refusal
from domain.law.account import EntryKind
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.order.agreement import CONFIRMING, Agreement
from domain.letter.order.paying import link_named, payment_reference_of
from domain.letter.order.rows import (
    debit_told,
    filing_told,
    interest_shown,
    judged_row,
    party_to_pay,
    reserved_judgment,
)
from domain.letter.text import (
    OF_NO_PLAN,
    ClaimSpecification,
    CreditorOnPaper,
    DebtorOnPaper,
    LetterContent,
    LetterInstalment,
    LetterKind,
    PaymentAccount,
    PlanMoment,
)
from domain.letter.text.countries import country_line
from domain.letter.text.payment_reference import squeezed
from domain.money import Cents, round_half_up, share_out
from domain.parties import Capacity, ContactDetails, CreditorProfile

NOBODY = ContactDetails(name="Onbekend")


def compose(
    case: Case,
    ordered: LetterOrdered,
    *,
    others: Sequence[Case] = (),
    contact: ContactDetails | None,
    reference: str,
    dated: date,
    specimen: bool,
    checkpoint: str | None = None,
) -> LetterContent:
    """What the letter states: a row for each claim that it asks, in the order of its order.

    ``others`` hold its other claims beside ``case``, also those it lists for information.
    ``contact`` is the opened name and address. Raises Refusal ``letter.no_addressee`` where the
    person's data were erased.
    """
    known = _kept(contact)
    known_cases = (case, *others)
    cases = _in_order(ordered.claims, known_cases)
    asked = [part.asked for part in ordered.claims]
    total, step = sum(one.total for one in asked), _step(case, ordered)
    return LetterContent(
        kind=ordered.letter_kind,
        language="en" if ordered.language == "en" else "nl",
        specimen=specimen,
        reference=reference,
        dated=dated,
        creditor=creditor_on_paper(case.creditor.profile, case.creditor.ibans),
        debtor=_debtor(case, ordered, known),
        claims=_rows(cases, ordered, ordered.reckoned_on or dated),
        listed=_listed(known_cases, ordered, dated),
        asked_total=total,
        pay_by=ordered.pay_by,
        term_days=ordered.term_days,
        serves_as_notice=ordered.serves_as_notice,
        in_default_since=_in_default_since(cases),
        costs_if_unpaid=ordered.costs_if_unpaid or None,
        vat_on_costs=ordered.vat_on_costs,
        cannot_deduct_vat=ordered.vat_on_costs > 0 or _vat_charged(cases),
        costs_base=ordered.costs_base or None,
        mentions_costs=bool(ordered.costs_if_unpaid),
        mentions_agency=step.mentions_agency,
        mentions_interest=step.mentions_interest or any(one.interest for one in asked),
        payment_reference=payment_reference_of(cases, ordered, reference),
        payment_accounts=accounts_for(cases, _to_pay(ordered)),
        attach_invoice=_attaches(cases, ordered),
        checkpoint=checkpoint,
    ).model_copy(update=_beside(cases, ordered, dated, specimen=specimen))


def _beside(
    cases: Sequence[Case], ordered: LetterOrdered, dated: date, *, specimen: bool
) -> dict[str, object]:
    """What stands beside what is open: the link to pay by, and what was agreed."""
    return {
        **link_named(cases, ordered, dated, specimen=specimen),
        "agreement": ordered.agreed,
        "agreed_amount": ordered.agreed_amount or None,
        "one_time": ordered.agreement == Agreement.EXTENSION,
        "instalments": _instalments(ordered),
        "grace_days": ordered.grace_days,
        "plan_moment": ordered.plan_moment,
        "sign_until": ordered.sign_until,
        "sign_on_paper": bool(ordered.sign_until) and ordered.sign_link is None,
        **_plan(cases[0].claim, ordered),
        "plan_lapsed_on": cases[0].claim.lapsed_on if ordered.step == TELLING.id else None,
        **_taken_back(cases, ordered),
        **reserved_judgment(cases[0].claim, ordered),
        **party_to_pay(ordered),
        **debit_told(ordered),
        **filing_told(cases, ordered),
    }


def _plan(claim: Claim, ordered: LetterOrdered) -> dict[str, object]:
    """Whether both signed the plan that is confirmed, and what becomes of its interest."""
    told = ordered.instalments or ordered.plan_moment is PlanMoment.SIGNED
    if not told or claim.arrangement is None:
        return {}
    plan = claim.arrangement.plan
    signed = (plan.signed_by_debtor_on, plan.signed_by_creditor_on)
    return {
        "interest_during_plan": plan.interest_during_plan,
        "signed_on": max(day for day in signed if day) if all(signed) else None,
    }


def _taken_back(cases: Sequence[Case], ordered: LetterOrdered) -> dict[str, object]:
    """What of the payments was taken back of which no letter told yet, and on which day."""
    asks = ordered.letter_kind not in OF_NO_PLAN
    found = to_tell(cases) if asks else []
    days = {entry.on for entry in found}
    return {
        "taken_back": sum(entry.cents for entry in found),
        "taken_back_on": max(days) if len(days) == 1 else None,
    }


def _to_pay(ordered: LetterOrdered) -> list[Cents]:
    """What is to be paid of each claim: of an instalment its part, else all that is asked."""
    return [
        part.asked.total if part.instalment is None else part.instalment for part in ordered.claims
    ]


def _attaches(cases: Sequence[Case], ordered: LetterOrdered) -> bool:
    """Tell whether the invoices really go along: by e-mail, and each was taken in as a file."""
    with_file = all(case.claim.document_sha256 for case in cases)
    return ordered.attach_invoice and ordered.channel is Channel.EMAIL and with_file


def _in_order(parts: Sequence[AskedOfClaim], cases: Sequence[Case]) -> list[Case]:
    by_id = {case.claim.id: case for case in cases}
    return [by_id[part.claim_id] for part in parts]


def _in_default_since(cases: Sequence[Case]) -> date | None:
    """The day from which all of them are in default, None where one is not."""
    days = [case.claim.default.since for case in cases if case.claim.default]
    return max(days) if len(days) == len(cases) else None


def _vat_charged(cases: Sequence[Case]) -> bool:
    return any(charged.vat for case in cases for charged in case.claim.costs)


def _instalments(ordered: LetterOrdered) -> tuple[LetterInstalment, ...]:
    return tuple(
        LetterInstalment(pay_by=part.by, amount=part.amount) for part in ordered.instalments
    )


def _kept(contact: ContactDetails | None) -> ContactDetails:
    if contact is None:
        raise Refusal(
            "letter.no_addressee",
            "The debtor's name and address are not kept any more.",
            article="AVG art. 17",
            way_out="No letter can be sent to this debtor.",
        )
    return contact


def _rows(
    cases: Sequence[Case], ordered: LetterOrdered, on: date
) -> tuple[ClaimSpecification, ...]:
    friendly = ordered.letter_kind is LetterKind.REMINDER
    if ordered.estate is not None:  # what is contested was filed as well
        return tuple(specification(case.claim, on=on) for case in cases)
    return tuple(
        specification(case.claim, on=on, asked=part.asked, principal_only=friendly)
        for case, part in zip(cases, ordered.claims, strict=True)
    )


def _listed(
    cases: Sequence[Case], ordered: LetterOrdered, on: date
) -> tuple[ClaimSpecification, ...]:
    known = _in_order(ordered.listed, cases)
    pairs = zip(known, ordered.listed, strict=True)
    return tuple(specification(case.claim, on=on, asked=part.asked) for case, part in pairs)


def _step(case: Case, ordered: LetterOrdered) -> Step:
    if ordered.letter_kind in OF_NO_PLAN:
        return CONFIRMING
    if ordered.step == TELLING.id:
        return TELLING
    return next(step for step in case.plan.step if step.id == ordered.step)


def specification(
    claim: Claim,
    *,
    on: date,
    asked: Asked | None = None,
    description: str = "",
    principal_only: bool = False,
) -> ClaimSpecification:
    """One claim's line: principal, credit, payments, interest and costs through a day.

    ``principal_only``: a reminder asks what the invoice asks; no interest, no costs. ``asked``:
    it is a letter's, which states what is contested and asks the rest.
    """
    whole, claim = claim, asked_part(claim, on=on) if asked is not None else claim
    now = balance(claim, on=on)
    interest = 0 if principal_only else now.interest
    owed = Asked(
        principal=now.principal, interest=interest, costs=0 if principal_only else now.costs
    )
    if asked is not None and asked != owed:
        raise Refusal(
            "letter.amount_changed",
            "What is open changed since the letter was ordered.",
            way_out="The letter is cancelled and decided again.",
        )
    if claim.court.award_on(on):
        return judged_row(claim, now, owed, description)
    credited = _sum(whole, EntryKind.CREDIT, on)
    contested = _sum(claim, EntryKind.CREDIT, on) - credited
    costs = _sum(claim, EntryKind.COSTS, on) - _sum(claim, EntryKind.COSTS_WAIVED, on)
    charged = (0, 0) if principal_only else (now.account.charged_interest, costs)
    return ClaimSpecification(
        invoice_number=claim.invoice_number,
        issued_on=claim.issued_on,
        due_on=claim.due_on,
        principal=claim.principal,
        credited=credited,
        contested=contested,
        # What payments took away, so that the row adds up to the cent.
        paid=claim.principal - credited - contested + sum(charged) - owed.total,
        interest=charged[0],
        costs=charged[1],
        vat_in_costs=0 if principal_only else _vat_in_costs(claim, on),
        costs_base=None if principal_only else _costs_base(claim),
        open_total=owed.total,
        open_interest=owed.interest,
        open_costs=owed.costs,
        description=description or claim.description,
        **({} if principal_only else interest_shown(claim, now)),
    )


def _costs_base(claim: Claim) -> Cents | None:
    """The principal that the costs follow from, where one charge stands in full."""
    standing = [one for one in claim.costs if one.standing]
    if len(standing) != 1 or standing[0].standing != standing[0].total:
        return None
    [charged] = standing
    return charged.letter_base or charged.base or None


def _vat_in_costs(claim: Claim, on: date) -> Cents:
    """The VAT inside the costs that stand; what was waived took its part of it along."""
    charged = [one for one in claim.costs if one.on <= on and one.total]
    return sum(round_half_up(Fraction(one.vat * one.standing, one.total)) for one in charged)


def _sum(claim: Claim, kind: EntryKind, on: date) -> Cents:
    return sum(entry.cents for entry in claim.ledger if entry.kind is kind and entry.on <= on)


def _debtor(case: Case, ordered: LetterOrdered, known: ContactDetails) -> DebtorOnPaper:
    """The debtor; the street that is kept stands on what goes there, or where he lives there."""
    street = ordered.channel is Channel.POST or case.debtor.postable
    return debtor_on_paper(known, case.debtor.capacity, street=street)


def creditor_on_paper(profile: CreditorProfile, ibans: tuple[str, ...]) -> CreditorOnPaper:
    """The creditor as a letterhead names it."""
    return CreditorOnPaper(
        name=profile.name,
        address=_lines(profile.street, f"{profile.postal_code} {profile.city}", profile.country),
        kvk=profile.kvk,
        vat_number=profile.vat,
        iban=ibans[0] if ibans else "",
        email=profile.email,
        phone=profile.phone,
        registration_mark=profile.registration_mark or None,
    )


def debtor_on_paper(
    contact: ContactDetails, capacity: Capacity, *, street: bool = True
) -> DebtorOnPaper:
    """The debtor as the address window shows it; not ``street``: he is known not to live there."""
    address = contact.address
    lines = (
        ()
        if contact.email and not street
        else _lines(address.street, f"{address.postal_code} {address.city}", address.country)
    )
    return DebtorOnPaper(
        name=contact.name,
        # A letter by e-mail to somebody whose street is not known names the address it went to.
        address=lines or tuple(filter(None, (contact.email,))),
        capacity=_capacity(capacity),
    )


def _capacity(capacity: Capacity) -> Literal["consumer", "business", "unknown"]:
    if capacity is Capacity.UNKNOWN:
        return "unknown"
    return "consumer" if capacity is Capacity.CONSUMER else "business"


def _lines(street: str, town: str, country: str) -> tuple[str, ...]:
    abroad = country_line(country)
    return tuple(line for line in (street.strip(), town.strip(), abroad) if line)


def accounts(case: Case, total: Cents) -> tuple[PaymentAccount, ...]:
    """The accounts to pay one claim to."""
    return accounts_for((case,), (total,))


def accounts_for(cases: Sequence[Case], totals: Sequence[Cents]) -> tuple[PaymentAccount, ...]:
    """The accounts to pay to: the invoices' own, else the creditor's.

    Where there are several, each has its amount: the share of a split invoice (G-account), the
    sum of the invoices that name it. One account has no amount of its own.
    """
    amounts: dict[str, Cents] = {}
    for case, total in zip(cases, totals, strict=True):
        for iban, share in _shares_of(case, total, default=next(iter(amounts), "")):
            amounts[iban] = amounts.get(iban, 0) + share
    holders = cases[0].creditor.account_holders if cases else {}
    alone = len(amounts) == 1
    return tuple(
        PaymentAccount(
            iban=iban, amount=None if alone else cents, holder=holders.get(squeezed(iban), "")
        )
        for iban, cents in amounts.items()
    )


def _shares_of(case: Case, total: Cents, *, default: str) -> list[tuple[str, Cents]]:
    """What of a claim goes to which account; a split keeps its proportion."""
    claim = case.claim
    if not claim.ibans:
        return [(iban, total) for iban in (*case.creditor.ibans, *filter(None, [default]))[:1]]
    weights = [share for share in claim.shares if share is not None]
    if len(weights) != len(claim.ibans):
        # Alternatives: naming two would invite the debtor to pay twice.
        return [(claim.ibans[0], total)]
    return list(zip(claim.ibans, share_out(total, weights), strict=True))
