"""Drawing up a change of a running plan, to be signed by both as the plan was."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from application.house import House
from application.payment_plans.drawn import invoice_in_plan
from domain.application import Session
from domain.claim.beyond_reason import ask_about_plan
from domain.claim.state import Claim
from domain.debtor.state import Debtor
from domain.letter.text.content import Language
from domain.parties import ContactDetails
from domain.payment_plan.calculator import last_day_to_sign, open_on
from domain.payment_plan.change_signed import require_changeable, require_undisputed
from domain.payment_plan.change_text import ChangeTerms, change_text
from domain.payment_plan.changed import ChangedPlan, PlanChange, changed_plan
from domain.payment_plan.events import PlannedClaim, PlanProposed
from domain.payment_plan.state import PaymentPlan, require_proposed
from domain.sealing import Purpose


def change_drawn_up(
    house: House,
    session: Session,
    debtor: Debtor,
    plan: PaymentPlan,
    change: PlanChange,
    *,
    open_days: int,
    confirmed: bool,
) -> PlanProposed:
    """The proposal that changes a plan, with its text laid in the archive.

    It asks what is left of the plan and no more, with the interest that was agreed or none. Raises
    what ``require_changeable``, ``require_undisputed`` and ``changed_plan`` raise, and unless
    ``confirmed`` what ``ask_about_plan`` asks.
    """
    require_changeable(plan)
    before = require_proposed(plan)
    claims = [session.claim(part.claim_id) for part in before.claims]
    for claim in claims:
        require_undisputed(claim)
    found = changed_plan(claims, before.instalments, change, plan_id=plan.id, on=session.today)
    if not confirmed:
        barred = debtor.barred_on(session.today)
        ask_about_plan(found.instalments, today=session.today, barred=barred)
    left = [claim for claim in claims if claim.id in found.shares]
    terms = _terms(house, session, debtor, plan, found, left, (change, open_days))
    language: Language = "en" if debtor.language == "en" else "nl"
    text = change_text(terms, language=language).encode()
    if house.acts:
        house.archive.put(text, subject=debtor.id)
    return before.model_copy(
        update={
            "claims": tuple(_planned(claim, found, session.today) for claim in left),
            "instalments": found.instalments,
            "reckoned_on": session.today,
            "open_until": terms.open_until,
            "language": language,
            "document_sha256": sha256(text).hexdigest(),
            "consumer": debtor.capacity.protected_as_consumer,
            "by_third_party": session.creditor(session.mandate.log).collector_charges_vat,
            "replaces": plan.id,
            "begun_on": before.begun_on or before.reckoned_on,
        }
    )


def _planned(claim: Claim, found: ChangedPlan, today: date) -> PlannedClaim:
    shares = found.shares[claim.id]
    return PlannedClaim(
        claim_id=claim.id, version=claim.version, open=open_on(claim, on=today), shares=shares
    )


def _terms(  # noqa: PLR0917 - all that its text states
    house: House,
    session: Session,
    debtor: Debtor,
    plan: PaymentPlan,
    found: ChangedPlan,
    left: Sequence[Claim],
    how: tuple[PlanChange, int],
) -> ChangeTerms:
    before, today = require_proposed(plan), session.today
    creditor = session.creditor(session.mandate.log)
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    change, open_days = how
    return ChangeTerms(
        creditor=creditor.profile.name,
        debtor=contact.name if contact else "",
        agreed_on=plan.concluded_on or today,
        invoices=[invoice_in_plan(one, open_on(one, on=today), creditor) for one in left],
        part=found.part,
        later=change.later,
        instalments=found.instalments,
        interest=before.interest,
        grace_days=before.grace_days,
        open_until=last_day_to_sign(
            found.instalments[0], today=today, open_days=open_days, grace_days=before.grace_days
        ),
    )
