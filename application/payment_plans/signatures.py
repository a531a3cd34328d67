"""Both signatures below one text: whoever signs last lets the plan hold, in the same save."""

from dataclasses import replace
from datetime import date, time
from typing import Final

from adapters.paper.agreement_page import SignedBy, print_agreement
from application.documents import kept
from application.house import House
from domain.application import Session, stream_of_claim
from domain.claim.events import OfferEnd
from domain.claim.open_plans import end_offer
from domain.days import in_amsterdam
from domain.debtor.state import Debtor
from domain.facts import StreamKind, StreamRef
from domain.letter.text.content import Language
from domain.parties import ContactDetails
from domain.payment_plan.change_signed import conclude_change
from domain.payment_plan.decisions import conclude, require_unjudged
from domain.payment_plan.events import (
    PlanFact,
    PlanSignedByCreditor,
    PlanSignedByDebtor,
    PlanSignedOnPaper,
)
from domain.payment_plan.names import is_another_name
from domain.payment_plan.state import (
    PaymentPlan,
    PlanSignature,
    require_proposed,
    signature_on_paper,
)
from domain.sealing import Purpose

_ERASED: Final = "-"


def stream_of_plan(plan: PaymentPlan) -> StreamRef:
    """The stream of a plan that was drawn up."""
    assert plan.log is not None
    return StreamRef(StreamKind.PAYMENT_PLAN, plan.id, plan.log)


def now_in_amsterdam(house: House) -> time:
    """The time of the day at which somebody signs, to the second."""
    return in_amsterdam(house.clock()).time().replace(microsecond=0)


def text_of_plan(house: House, plan: PaymentPlan) -> str:
    """The text that both sign; raises NotFound ``document.erased``."""
    return kept(house, require_proposed(plan).document_sha256).decode()


def record_signature(
    house: House, session: Session, plan: PaymentPlan, facts: list[PlanFact]
) -> None:
    """Record a signature; with the other one there, all that both bring, in the same save.

    A debtor's signature in a name that may be another's waits until somebody of the creditor
    looked at it and signed after it. Raises Refusal ``payment_plan.judged``, and what
    ``conclude`` raises.
    """
    proposed = require_proposed(plan)
    old = session.payment_plan(proposed.replaces) if proposed.replaces else None
    of_old = require_proposed(old).claims if old else ()
    parts = (*proposed.claims, *of_old)
    claims = {part.claim_id: session.claim(part.claim_id) for part in parts}
    if facts:
        require_unjudged(plan, claims)
    session.record(stream_of_plan(plan), facts, subject=proposed.debtor_id)
    signed = _as_signed(plan, facts, session)
    if not facts or signed.by_debtor is None or signed.by_creditor is None:
        return
    typed = _typed(house, signed, facts)
    looked = any(isinstance(one, PlanSignedByCreditor) for one in facts)
    if not looked and differs(house, session.debtor_now(proposed.debtor_id), typed):
        return
    paper = _paper(house, signed, typed)
    digest = house.archive.put(paper, subject=proposed.debtor_id)
    today = session.today
    if old:
        of_plan, replaced, of_claims = conclude_change(
            signed, old, claims, document_sha256=digest, today=today
        )
        session.record(stream_of_plan(old), replaced)
    else:
        of_plan, of_claims = conclude(signed, claims, document_sha256=digest, today=today)
    session.record(stream_of_plan(plan), of_plan)
    for claim, more in of_claims:
        session.record(stream_of_claim(claim), more, subject=claim.debtor_id)


def name_differs(house: House, plan: PaymentPlan, debtor: Debtor) -> bool:
    """Whether the debtor's signature bears a name that may be another's."""
    name = plan.by_debtor.name if plan.by_debtor else None
    typed = house.open(name, str, Purpose.CONTACT) if name else None
    return bool(typed) and differs(house, debtor, typed or "")


def differs(house: House, debtor: Debtor, typed: str) -> bool:
    """Whether a name is not clearly that of a debtor, nor of who acts for him as he is known."""
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    if contact is None:
        return False
    known = (contact.name, contact.attention)
    return all(is_another_name(typed, one) for one in known if one)


def end_on_claims(session: Session, plan: PaymentPlan, why: OfferEnd) -> None:
    """Record on each claim of a plan that it can be signed no more."""
    for part in require_proposed(plan).claims:
        claim = session.claim(part.claim_id)
        session.record(stream_of_claim(claim), end_offer(claim, plan.id, why))


def _as_signed(plan: PaymentPlan, facts: list[PlanFact], session: Session) -> PaymentPlan:
    today = session.today
    for fact in facts:
        match fact:
            case PlanSignedByDebtor(at=at, document_sha256=sha256):
                plan = replace(plan, by_debtor=PlanSignature(today, at, sha256))
            case PlanSignedOnPaper():
                plan = replace(
                    plan, by_debtor=signature_on_paper(fact, actor=session.mandate.actor)
                )
            case PlanSignedByCreditor(at=at, document_sha256=sha256):
                actor = session.mandate.actor
                plan = replace(plan, by_creditor=PlanSignature(today, at, sha256, actor))
            case _:
                pass
    return plan


def _typed(house: House, plan: PaymentPlan, facts: list[PlanFact]) -> str:
    """The name that the debtor typed or wrote: just now, or as it is kept."""
    for fact in facts:
        if isinstance(fact, PlanSignedByDebtor | PlanSignedOnPaper):
            return fact.name.given or _ERASED
    assert plan.by_debtor is not None
    return house.open(plan.by_debtor.name, str, Purpose.CONTACT) or _ERASED


def _paper(house: House, plan: PaymentPlan, typed: str) -> bytes:
    proposed = require_proposed(plan)
    assert plan.by_debtor is not None
    assert plan.by_creditor is not None
    language: Language = "en" if proposed.language == "en" else "nl"
    dated: date = max(plan.by_debtor.on, plan.by_creditor.on)
    return print_agreement(
        text_of_plan(house, plan),
        sha256=proposed.document_sha256,
        debtor=SignedBy(
            typed, plan.by_debtor.on, plan.by_debtor.at, paper=plan.by_debtor.paper_sha256
        ),
        creditor=SignedBy(plan.by_creditor.actor, plan.by_creditor.on, plan.by_creditor.at),
        language=language,
        dated=dated,
        specimen=house.sandbox,
    )
