"""A preview of any letter on any claim: marked as a specimen, never sent, nothing recorded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from adapters.paper import print_letter, text_of
from application.house import House
from application.letters.addressee import addressee, with_estate
from application.letters.debit_account import with_debit
from application.letters.templates import dress, look
from domain.case import Case
from domain.claim.contested import asked_of
from domain.claim.events import Instalment, PartyKind
from domain.claim.imagined import imagine
from domain.claim.shared_plan import lacking_of
from domain.days import add_days
from domain.dunning.next.findings import findings
from domain.dunning.next.permission import allowed_step
from domain.dunning.next.step import Do
from domain.dunning.plan.document import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.law.protection import Bar
from domain.letter.events import FiledWithEstate, LetterOrdered, PartyToPay
from domain.letter.order.agreement import Agreement
from domain.letter.order.bundle import bundle_of, listed_beside
from domain.letter.order.confirmation import order_confirmation, promised_together
from domain.letter.order.content import NOBODY, compose
from domain.letter.order.decision import Order, order_bundle, reason_to_cancel
from domain.letter.order.estate import parts_of
from domain.letter.order.estate_letter import filed_together, order_estate_letter
from domain.letter.order.hand_over_letter import order_hand_over_letter
from domain.letter.order.instalments import PlanTelling, cases_of_plan
from domain.letter.order.interruption import order_interruption
from domain.letter.order.notice import debit_to_show, example_of_notice
from domain.letter.order.plan_letter import order_telling
from domain.letter.text import (
    Language,
    LetterContent,
    LetterKind,
    PlanMoment,
    check_content,
    check_finished,
)

NO_PLAN: Final = "no instalment is to come on this claim: this is an example"
"""Why a letter about an instalment would not go out where there is none."""
USUAL_TERM: Final = 14
"""Days of a step that only a preview takes, since the plan has none of its kind."""


Objection: TypeAlias = str | Refusal
"""Why a letter would not go out: a reason of the engine, or what refuses it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it would look today, and why it would not go out as things stand."""

    content: LetterContent
    pdf: bytes
    why: tuple[Objection, ...]

    @property
    def objections(self) -> tuple[str, ...]:
        """Why it would not go out, each as a sentence in English."""
        return tuple(map(objection_text, self.why))


def preview_letter(
    house: House, claim_id: UUID, kind: LetterKind, *, language: Language | None = None
) -> Preview:
    """Show a letter of a kind on a claim as it would be today, also where it would be refused.

    The plan's own step of that kind decides what it says, else a usual one. Raises NotFound
    ``claim.unknown``, and Refusal ``paper.cannot_be_set``.
    """
    case, today = _level(house.collections.case(claim_id), house.today), house.today
    around = [_level(one, today) for one in house.collections.neighbours(case)]
    draft = _beside_the_plan(house, case, around, kind)
    draft = draft or _draft(case, kind, around, today)
    ordered = draft.ordered
    if language:
        ordered = ordered.model_copy(update={"language": language})
    content = _content(house, draft, ordered, today)
    why = _each_once([*draft.objections, *_objections(content)])
    worn = look(house, case.creditor, ordered.template)
    pdf = print_letter(content, note=_said(house, content, why[0]) if why else "", look=worn)
    if not why:
        why = _each_once(_found_in(text_of(pdf), content))
    return Preview(content, pdf, tuple(why))


@dataclass(frozen=True, slots=True)
class _Draft:
    """An order that is not recorded, the cases it was made on, and what speaks against it."""

    cases: tuple[Case, ...]
    letter_id: UUID
    ordered: LetterOrdered
    objections: tuple[Objection, ...] = ()


def _level(case: Case, today: date) -> Case:
    """The case as today's run would find it before its step."""
    found = findings(case, today=today)
    return replace(case, claim=imagine(case.claim, found, today=today)) if found else case


def _draft(case: Case, kind: LetterKind, around: Sequence[Case], today: date) -> _Draft:
    own = [s for s in case.plan.steps_for(case.debtor.capacity) if s.kind.value == kind.value]
    step = own[0] if own else _usual_step(kind)
    why: list[Objection] = [] if own else ["the plan has no such step"]
    case = replace(case, plan=case.plan.model_copy(update={"step": (*case.plan.step, step)}))
    cases = bundle_of(case, step, around, today=today)
    listed = listed_beside(cases, step, around, today=today)
    try:
        order = order_bundle(cases, step, today=today, listed=listed)
    except Refusal as refusal:
        why.append(refusal)
        order, cases = _despite(cases, step, listed, today)
    why += [*_plan_says(case, step, today), reason_to_cancel(case, order.ordered, today=today)]
    return _Draft(
        (*cases, *listed), order.letter_id, order.ordered, tuple(reason for reason in why if reason)
    )


def _despite(
    cases: Sequence[Case], step: Step, listed: Sequence[Case], today: date
) -> tuple[Order, tuple[Case, ...]]:
    """Order with an address and a term that the claim does not have, to show the rest."""
    debtor = replace(cases[0].debtor, postable=True)
    shown = tuple(replace(case, debtor=debtor) for case in cases)
    term = None if step.term_days is None else max(step.term_days, USUAL_TERM)
    longer = step.model_copy(update={"term_days": term})
    return order_bundle(shown, longer, today=today, listed=listed), shown


def _usual_step(kind: LetterKind) -> Step:
    fourteen = kind is LetterKind.FOURTEEN_DAY_LETTER
    return Step(
        id=f"preview-{kind.value.replace('_', '-')}",
        kind=StepKind(kind.value),
        anchor=Anchor.TERM,
        days=1,
        term_days=None if fourteen else USUAL_TERM,
        wording="14" if fourteen else "",
        mentions_costs=fourteen,
        bundle=False,
    )


def _plan_says(case: Case, step: Step, today: date) -> Iterator[str]:
    """Say what the plan would do today instead of this step, if anything."""
    try:
        found = allowed_step(case, today=today)
    except Refusal as refusal:
        if refusal.code != "law.calendar_unverified":
            raise
        yield refusal.message
        return
    if isinstance(found, Do) and found.step.id != step.id:
        yield f"the plan's next step is '{found.step.id}'"
    elif not isinstance(found, Do):
        until = getattr(found, "until", None)
        yield f"{found.why} (until {until})" if until else found.why


def _beside_the_plan(
    house: House, case: Case, around: Sequence[Case], kind: LetterKind
) -> _Draft | None:
    """A letter that is no step of a plan; None: it is one."""
    today = house.today
    if kind is LetterKind.COLLECTION_NOTICE:
        return _notice(house, case, today)
    if kind is LetterKind.PAYMENT_PLAN:
        return _next_instalment(case, around, today) or _instalment(case, today)
    if kind is LetterKind.INTERRUPTION:
        return _interruption(case, today)
    if kind is LetterKind.HAND_OVER:
        return _hand_over(case, today)
    if kind is LetterKind.ESTATE_FILING:
        return _filing(case, around, today)
    return _confirmation(case, around, today) if kind is LetterKind.CONFIRMATION else None


def _next_instalment(case: Case, around: Sequence[Case], today: date) -> _Draft | None:
    """A word on the next instalment of the plan that runs; None: none is still to come."""
    cases = cases_of_plan(case, around)
    running = case.claim.arrangement
    for part in running.plan.instalments if running else ():
        shares = lacking_of([one.claim for one in cases], part.number, today=today)
        if part.by < today or not shares:
            continue
        due = part.model_copy(update={"amount": sum(shares.values())})
        try:
            order = order_telling(PlanTelling(PlanMoment.COMING, due, shares), cases, today=today)
        except Refusal:
            return None
        stops = (reason_to_cancel(one, order.ordered, today=today) for one in cases)
        asked = tuple(one for one in cases if one.claim.id in shares)
        return _Draft(asked, order.letter_id, order.ordered, tuple(filter(None, stops)))
    return None


def _instalment(case: Case, today: date) -> _Draft:
    """Show a letter about a payment plan as an example: one instalment, all that is open."""
    order, cases = _despite((case,), _usual_step(LetterKind.STATEMENT), (), today)
    amount = order.ordered.claims[0].asked.total
    part = Instalment(number=1, amount=amount, by=add_days(today, USUAL_TERM))
    changed = {
        "letter_kind": LetterKind.PAYMENT_PLAN,
        "pay_by": None,
        "plan_moment": PlanMoment.COMING,
        "instalments": (part,),
        "agreed_amount": amount,
        "term_days": None,
    }
    ordered = order.ordered.model_copy(update=changed)
    return _Draft(cases, order.letter_id, ordered, (NO_PLAN,))


def _confirmation(case: Case, around: Sequence[Case], today: date) -> _Draft | None:
    """The confirmation of what was agreed; where nothing was, None."""
    try:
        cases = promised_together(case, around, today=today)
        order = order_confirmation(*cases, today=today)
    except Refusal as refusal:
        return _example(case, refusal, today)
    why = reason_to_cancel(case, order.ordered, today=today)
    return _Draft(cases, order.letter_id, order.ordered, (why,) if why else ())


def _notice(house: House, case: Case, today: date) -> _Draft:
    """A notice of a direct debit on the first day on which it may be, or as it would look."""
    order = example_of_notice(case, house.collections.claims_of(case.debtor), today=today)
    if not isinstance(order, Refusal):
        why = reason_to_cancel(case, order.ordered, today=today)
        return _Draft((case,), order.letter_id, order.ordered, (why,) if why else ())
    draft, cases = _despite((case,), _usual_step(LetterKind.STATEMENT), (), today)
    day = debit_to_show(case, 0, today=today).collect_on
    asked = asked_of(case.claim, on=day)
    part = draft.ordered.claims[0].model_copy(update={"asked": asked})
    changed = {
        "letter_kind": LetterKind.COLLECTION_NOTICE,
        "pay_by": None,
        "term_days": None,
        "payment_reference": "",
        "claims": (part,),
        "reckoned_on": day,
        "debit": debit_to_show(case, asked.total, today=today),
    }
    ordered = draft.ordered.model_copy(update=changed)
    return _Draft(cases, draft.letter_id, ordered, (order,))


def _interruption(case: Case, today: date) -> _Draft:
    """The letter that interrupts limitation; where it may not go, as it would be."""
    try:
        order = order_interruption(case, today=today)
    except Refusal as refusal:
        draft, cases = _despite((case,), _usual_step(LetterKind.STATEMENT), (), today)
        changed = {"letter_kind": LetterKind.INTERRUPTION, "pay_by": None, "term_days": None}
        ordered = draft.ordered.model_copy(update=changed)
        return _Draft(cases, draft.letter_id, ordered, (refusal,))
    why = reason_to_cancel(case, order.ordered, today=today)
    return _Draft((case,), order.letter_id, order.ordered, (why,) if why else ())


def _hand_over(case: Case, today: date) -> _Draft:
    """The letter about a hand-over; where the claim lies with nobody, as it would be."""
    try:
        order = order_hand_over_letter((case,), today=today)
    except Refusal as refusal:
        draft, cases = _despite((case,), _usual_step(LetterKind.STATEMENT), (), today)
        known = next((one.name for one in case.creditor.parties), "")
        party = PartyToPay(name=case.claim.party or known, kind=PartyKind.AGENCY, since=today)
        changed = {
            "letter_kind": LetterKind.HAND_OVER,
            "pay_by": None,
            "term_days": None,
            "payment_reference": "",
            "party": party,
        }
        ordered = draft.ordered.model_copy(update=changed)
        return _Draft(cases, draft.letter_id, ordered, (refusal,))
    why = reason_to_cancel(case, order.ordered, today=today)
    return _Draft((case,), order.letter_id, order.ordered, (why,) if why else ())


def _filing(case: Case, around: Sequence[Case], today: date) -> _Draft:
    """The letter that brings a filing; where nothing was filed, as it would be of today."""
    filed = case.claim.estate.filed
    try:
        cases = filed_together((case, *around), Bar(filed.bar) if filed else Bar.BANKRUPTCY)
        order = order_estate_letter(cases, today=today, language=case.debtor.language)
    except Refusal as refusal:
        draft, cases = _despite((case,), _usual_step(LetterKind.STATEMENT), (), today)
        as_of = add_days(today, -1)
        part = draft.ordered.claims[0].model_copy(update={"asked": parts_of(cases, as_of)})
        changed = {
            "letter_kind": LetterKind.ESTATE_FILING,
            "pay_by": None,
            "term_days": None,
            "payment_reference": "",
            "claims": (part,),
            "reckoned_on": as_of,
            "estate": FiledWithEstate(
                bar=Bar.BANKRUPTCY, ordered_on=today, as_of=as_of, document_sha256="0" * 64
            ),
        }
        return _Draft(cases, draft.letter_id, draft.ordered.model_copy(update=changed), (refusal,))
    why = (reason_to_cancel(one, order.ordered, today=today) for one in cases)
    return _Draft(cases, order.letter_id, order.ordered, tuple(filter(None, why)))


def _example(case: Case, why: Refusal, today: date) -> _Draft:
    """Show a confirmation as it would be of an extension by the usual term."""
    order, cases = _despite((case,), _usual_step(LetterKind.STATEMENT), (), today)
    changed = {
        "letter_kind": LetterKind.CONFIRMATION,
        "pay_by": add_days(today, USUAL_TERM),
        "agreement": Agreement.EXTENSION.value,
        "term_days": None,
    }
    return _Draft(cases, order.letter_id, order.ordered.model_copy(update=changed), (why,))


def _content(house: House, draft: _Draft, ordered: LetterOrdered, today: date) -> LetterContent:
    first = draft.cases[0]
    contact = addressee(house, first.debtor, ordered)
    content = compose(
        first,
        ordered,
        others=draft.cases[1:],
        contact=contact or NOBODY,
        reference=f"{first.claim.invoice_number} / {str(draft.letter_id)[:8]}",
        dated=today,
        specimen=True,
    )
    shown = with_estate(house, first.debtor, ordered, with_debit(house, first, ordered, content))
    return dress(house, first.creditor, ordered.template, shown)


def _objections(content: LetterContent) -> Iterator[Refusal]:
    try:
        check_content(content)
    except Refusal as refusal:
        yield refusal


def _found_in(text: str, content: LetterContent) -> Iterator[Refusal]:
    try:
        check_finished(text, content)
    except Refusal as refusal:
        yield refusal


def objection_text(why: Objection) -> str:
    """An objection in English, with the article of the law that it rests on."""
    if isinstance(why, str):
        return why
    return f"{why.message} ({why.article})" if why.article else why.message


def _said(house: House, content: LetterContent, why: Objection) -> str:
    """An objection in the language of its letter."""
    dutch = content.language == "nl"
    return house.in_dutch.objection(why) if dutch else objection_text(why)


def _each_once(why: Iterable[Objection]) -> list[Objection]:
    return list({objection_text(one): one for one in why}.values())
