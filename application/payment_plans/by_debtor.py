"""What a debtor does by his link: he reads the plan, signs it, or says that he does not want it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from application.by import By
from application.house import House
from application.payment_plans.links import opened_by
from application.payment_plans.signatures import (
    end_on_claims,
    now_in_amsterdam,
    record_signature,
    stream_of_plan,
    text_of_plan,
)
from domain.application import Session
from domain.claim.events import OfferEnd
from domain.errors import Refusal
from domain.payment_plan import decisions
from domain.payment_plan.events import PlanDeclined, PlanFact, SigningLinkIssued
from domain.payment_plan.state import PaymentPlan, PlanStanding, require_proposed
from domain.shown import unseen

ACTOR: Final = "debtor"
ROLE: Final = "debtor"
PATIENCE: Final = timedelta(minutes=15)
WRONG_OF_ADDRESS: Final = 20
"""So many links that are none one address may try within a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan as its debtor is shown it."""

    text: str
    sha256: str
    language: str


@dataclass(frozen=True, slots=True)
class AnsweredPlan:
    """What came of a debtor's answer: the language of the plan, and whether it holds by now."""

    language: str
    holds: bool = False


@unseen()
def shown_plan(house: House, token: str, *, address: str) -> ShownPlan:
    """The text of a plan, for whoever has its link; that it was opened is noted once.

    Raises what ``link_of`` raises, and Refusal ``signing_link.too_often``.
    """
    plan, link = _opened(house, token, address)
    if not plan.opened:
        _recorded(house, token, "opened", lambda one, of, _: decisions.open_link(one, of))
    del link
    proposed = require_proposed(plan)
    text = text_of_plan(house, plan)
    return ShownPlan(text, proposed.document_sha256, proposed.language)


@unseen()
def signed_plan(house: House, token: str, *, name: str, seen: str, address: str) -> AnsweredPlan:
    """Sign as the debtor. With the other signature it holds.

    Raises what ``shown_plan`` and ``sign_by_debtor`` raise, and what both signatures may.
    """
    plan, _ = _opened(house, token, address)

    def decide(one: PaymentPlan, link: SigningLinkIssued, session: Session) -> list[PlanFact]:
        at = now_in_amsterdam(house)
        return decisions.sign_by_debtor(one, link, name=name, seen=seen, today=session.today, at=at)

    _recorded(house, token, "signed", decide, said=(name, seen))
    signed = house.collections.payment_plan(plan.id)
    return AnsweredPlan(require_proposed(plan).language, signed.standing is PlanStanding.RUNNING)


def declined_plan(house: House, token: str, *, address: str) -> AnsweredPlan:
    """Say as the debtor that he does not want it."""
    plan, _ = _opened(house, token, address)
    _recorded(house, token, "declined", lambda one, link, _: decisions.decline(one, link))
    return AnsweredPlan(require_proposed(plan).language)


def _opened(house: House, token: str, address: str) -> tuple[PaymentPlan, SigningLinkIssued]:
    """The plan of a token; whoever tries many that are none waits."""
    now, whence = house.real_clock(), f"signing link {address}"
    limits = {whence: WRONG_OF_ADDRESS}
    if not house.sign_ins.admit(limits, now=now, since=now - PATIENCE):
        raise Refusal(
            "signing_link.too_often",
            "Too many links were tried from here.",
            way_out="Wait a quarter of an hour, and use the whole link from the letter.",
        )
    found = opened_by(house, token)
    house.sign_ins.take_back(limits, at=now)
    return found


def _recorded(
    house: House,
    token: str,
    what: str,
    decide: Callable[[PaymentPlan, SigningLinkIssued, Session], list[PlanFact]],
    *,
    said: tuple[str, ...] = (),
) -> None:
    plan, link = opened_by(house, token)
    assert plan.log is not None
    by = By(key=f"{what} {link.link_id}", actor=ACTOR, role=ROLE)
    mandate = by.command(house, log=plan.log, said=(f"plan {what} by debtor", plan.id, *said))

    def recorded(session: Session) -> None:
        fresh = session.payment_plan(plan.id)
        facts = decide(fresh, link, session)
        if what == "signed":
            record_signature(house, session, fresh, facts)
        else:
            session.record(stream_of_plan(fresh), facts)
            if any(isinstance(one, PlanDeclined) for one in facts):
                end_on_claims(session, fresh, OfferEnd.DECLINED)

    house.collections.carry_out(mandate, recorded)
