"""The offer of a plan to its debtor: the letter with the text, and the link that only he gets."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from application.house import House
from application.letters.dispatch import Dispatcher
from application.payment_plans.links import issued, masked
from application.payment_plans.signatures import stream_of_plan
from application.payment_references import remember_reference
from domain.application import Mandate, Session, stream_of_claim
from domain.case import Case
from domain.claim.events import Channel
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.letter.order.decision import Order, reason_to_cancel
from domain.letter.order.plan_letter import order_offer, order_paper
from domain.letter.state import LetterStatus
from domain.parties import ContactDetails, mail_addresses
from domain.payment_plan import decisions
from domain.payment_plan.events import SigningLinkIssued, SigningPaperIssued
from domain.payment_plan.on_paper import issue_paper
from domain.payment_plan.state import PaymentPlan, require_proposed
from domain.sealing import Purpose, Sealed

_NEVER_LEFT: Final = frozenset({LetterStatus.CANCELLED, LetterStatus.FAILED})


def require_sendable(house: House, plan_id: UUID, mandate: Mandate) -> None:
    """Refuse before anything is recorded where no e-mail could leave now.

    Raises Refusal ``signing_link.not_now``, ``signing_link.no_place``, and as
    ``Dispatcher.why_not_now``.
    """
    proposed = require_proposed(house.collections.payment_plan(plan_id))
    if not (house.sandbox or house.settings.public_address):
        raise Refusal(
            "signing_link.no_place",
            "There is no address under which the debtor reaches this house to sign.",
            way_out="Set VORDERING_PUBLIC_ADDRESS.",
        )
    dispatcher = Dispatcher(house, actor=mandate.actor)
    case = house.collections.case(proposed.claims[0].claim_id)
    if why := dispatcher.why_not_now(Channel.EMAIL, case):
        raise _not_now(why)


def offer_plan(house: House, session: Session, plan: PaymentPlan, *, again: bool) -> None:
    """Record a link and the order of the letter that brings it, in one save.

    Raises Refusal ``payment_plan.moved``, ``signing_link.not_now``, ``signing_link.no_mail``, and
    as ``issue_link``.
    """
    proposed = require_proposed(plan)
    cases = session.cases(part.claim_id for part in proposed.claims)
    link_id = session.mandate.id
    link = SigningLinkIssued(
        link_id=link_id,
        digest=issued(house, plan.id, link_id),
        expires_on=proposed.open_until,
    )
    facts = decisions.issue_link(
        plan, link, today=session.today, went_out=link_went_out(session, plan), again=again
    )
    if not facts:
        return
    _require_unmoved(plan, cases, session)
    order = order_offer(plan, cases, link_id=link_id, today=session.today)
    if why := _why_not_free(cases, order, session):
        raise _not_now(why)
    sent_to = Sealed.of(_address(house, cases[0]))
    kept = link.model_copy(update={"letter_id": order.letter_id, "sent_to": sent_to})
    session.record(stream_of_plan(plan), [kept], subject=proposed.debtor_id)
    record_plan_letter(house, session, cases, order)


def _require_unmoved(plan: PaymentPlan, cases: Sequence[Case], session: Session) -> None:
    """Send nobody a text that cannot hold: what he paid since would stand in it as owed."""
    claims = {one.claim.id: one.claim for one in cases}
    for part in require_proposed(plan).claims:
        decisions.require_unmoved(plan, claims[part.claim_id], part, today=session.today)


def require_postable(house: House, plan_id: UUID, mandate: Mandate) -> None:
    """Refuse before anything is recorded where no letter may leave now.

    Raises Refusal ``signing_paper.not_now``, and as ``Dispatcher.why_not_now``.
    """
    proposed = require_proposed(house.collections.payment_plan(plan_id))
    dispatcher = Dispatcher(house, actor=mandate.actor)
    case = house.collections.case(proposed.claims[0].claim_id)
    if why := dispatcher.why_not_now(Channel.POST, case):
        raise _not_by_post_now(why)


def send_on_paper(house: House, session: Session, plan: PaymentPlan, *, again: bool) -> None:
    """Record the order of the letter that a debtor signs on paper, in one save with that it went.

    Raises Refusal ``payment_plan.moved``, ``signing_paper.not_now``, ``signing_paper.no_post``, and
    as ``issue_paper``.
    """
    proposed = require_proposed(plan)
    cases = session.cases(part.claim_id for part in proposed.claims)
    order = order_paper(plan, cases, of=session.mandate.id, today=session.today)
    facts = issue_paper(
        plan,
        SigningPaperIssued(letter_id=order.letter_id),
        today=session.today,
        went_out=_paper_went_out(session, plan),
        again=again,
    )
    if not facts:
        return
    _require_unmoved(plan, cases, session)
    if why := _why_not_free(cases, order, session):
        raise _not_by_post_now(why)
    session.record(stream_of_plan(plan), facts, subject=proposed.debtor_id)
    record_plan_letter(house, session, cases, order)


def send_paper(house: House, plan_id: UUID, mandate: Mandate) -> None:
    """Make the letter that he signs; what cannot be made now the run ends or makes."""
    if papers := house.collections.payment_plan(plan_id).papers:
        dispatch = replace(mandate, key=f"{mandate.key}:dispatch")
        Dispatcher(house, actor=mandate.actor).dispatch(papers[-1], command_day=dispatch)


def record_plan_letter(house: House, session: Session, cases: Sequence[Case], order: Order) -> None:
    """Record the order of a letter about a plan, and on each of its claims that it is under way."""
    log = session.mandate.log
    stream = StreamRef(StreamKind.LETTER, order.letter_id, log)
    session.record(stream, [order.ordered], subject=order.ordered.debtor_id)
    for case in cases:
        session.record(stream_of_claim(case.claim), [order.for_claim])
    remember_reference(house, session, order)


def send_offer(house: House, plan_id: UUID, mandate: Mandate) -> None:
    """Send the letter that brings the link; what cannot be sent now the run ends or sends."""
    link = house.collections.payment_plan(plan_id).link
    if link and link.letter_id:
        dispatch = replace(mandate, key=f"{mandate.key}:dispatch")
        Dispatcher(house, actor=mandate.actor).dispatch(link.letter_id, command_day=dispatch)


def link_went_out(session: Session, plan: PaymentPlan) -> bool:
    """Whether a link of it went out, or may have."""
    if plan.link is None:
        return False
    if plan.link.letter_id is None:
        return True
    return session.letter(plan.link.letter_id).status not in _NEVER_LEFT


def offer_went_out(session: Session, plan: PaymentPlan) -> bool:
    """Whether it went to the debtor, by a link or on paper, or may have."""
    return link_went_out(session, plan) or _paper_went_out(session, plan)


def _paper_went_out(session: Session, plan: PaymentPlan) -> bool:
    return any(session.letter(one).status not in _NEVER_LEFT for one in plan.papers)


def _why_not_free(cases: Sequence[Case], order: Order, session: Session) -> str:
    """Why a letter on all these claims cannot go now; empty: it can."""
    for case in cases:
        pending = "a letter is under way" if case.claim.pending else ""
        why = pending or reason_to_cancel(case, order.ordered, today=session.today)
        if why:
            return f"{case.claim.invoice_number}: {why}"
    return ""


def _address(house: House, case: Case) -> str:
    contact = house.open(case.debtor.contact, ContactDetails, Purpose.CONTACT)
    known = mail_addresses(contact.email) if contact else ()
    return masked(known[0]) if known else ""


def _not_now(why: str) -> Refusal:
    return Refusal(
        "signing_link.not_now",
        f"The link cannot be sent now: {why}.",
        way_out="Send it as soon as a letter may go to the debtor.",
        values={"held": why},
    )


def _not_by_post_now(why: str) -> Refusal:
    return Refusal(
        "signing_paper.not_now",
        f"The plan cannot be sent by post now: {why}.",
        way_out="Send it as soon as a letter may go to the debtor.",
        values={"held": why},
    )
