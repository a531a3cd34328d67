"""A payment plan as it is drawn up: worked out over claims, and written down in one text."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from uuid import UUID

from application.house import House
from application.payment_plans.of_debtor import fits_a_plan
from domain.application import Session
from domain.case import Case
from domain.case.in_order import in_order
from domain.case.natural import require_enforceable
from domain.claim.beyond_reason import ask_about_open_plan, ask_about_plan
from domain.claim.events import Asked
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.letter.text.content import Language
from domain.parties import ContactDetails
from domain.payment_plan.calculator import PlanWish, Scheme, last_day_to_sign, scheme
from domain.payment_plan.decisions import require_plannable
from domain.payment_plan.events import PlannedClaim, PlanProposed
from domain.payment_plan.text import PlannedInvoice, PlanTerms, plan_text
from domain.sealing import Purpose


def worked_out(
    session: Session, debtor: Debtor, chosen: Sequence[UUID], wish: PlanWish
) -> tuple[Scheme, tuple[Case, ...]]:
    """A plan over claims of a debtor; none chosen: over all that a plan can be made of.

    Raises what ``require_plannable`` and ``scheme`` raise.
    """
    his = chosen or [one.id for one in session.claims_of(debtor) if fits_a_plan(one)]
    cases = sorted(session.cases(dict.fromkeys(his)), key=in_order)
    found, _ = planned_over([case.claim for case in cases], debtor, wish, on=session.today)
    return found, tuple(case for case in cases if case.claim.id in found.shares)


def planned_over(
    claims: Sequence[Claim], debtor: Debtor, wish: PlanWish, *, on: date
) -> tuple[Scheme, list[Claim]]:
    """A plan over these claims, and those of which something is open."""
    for claim in claims:
        require_plannable(claim, debtor_id=debtor.id)
    found = scheme(claims, wish, on=on)
    return found, [claim for claim in claims if claim.id in found.shares]


def drawn_up(
    house: House,
    session: Session,
    debtor: Debtor,
    *,
    chosen: Sequence[UUID],
    wish: PlanWish,
    grace_and_open: tuple[int, int],
    confirmed: bool,
) -> PlanProposed:
    """The proposal over these claims, with its text laid in the archive.

    ``grace_and_open``: days of grace, and for how many days it can be signed. Unless ``confirmed``
    raises what ``ask_about_plan`` asks; at any rate ``payment_plan.natural``.
    """
    found, cases = worked_out(session, debtor, chosen, wish)
    _require_proper(found, cases, debtor, session.today, confirmed=confirmed)
    grace, days = grace_and_open
    creditor = session.creditor(cases[0].creditor.id)
    language: Language = "en" if debtor.language == "en" else "nl"
    contact = house.open(debtor.contact, ContactDetails, Purpose.CONTACT)
    terms = PlanTerms(
        creditor=creditor.profile.name,
        debtor=contact.name if contact else "",
        invoices=[invoice_in_plan(one.claim, found.open[one.claim.id], creditor) for one in cases],
        instalments=found.instalments,
        reckoned_on=session.today,
        interest=found.interest,
        grace_days=grace,
        open_until=last_day_to_sign(
            found.instalments[0], today=session.today, open_days=days, grace_days=grace
        ),
    )
    text = plan_text(terms, language=language).encode()
    if house.acts:
        house.archive.put(text, subject=debtor.id)
    return PlanProposed(
        debtor_id=debtor.id,
        claims=tuple(_planned(case.claim, found) for case in cases),
        instalments=found.instalments,
        reckoned_on=session.today,
        rhythm=wish.rhythm,
        interest=found.interest,
        grace_days=grace,
        open_until=terms.open_until,
        language=language,
        document_sha256=sha256(text).hexdigest(),
        consumer=debtor.capacity.protected_as_consumer,
        by_third_party=creditor.collector_charges_vat,
    )


def _require_proper(
    found: Scheme, cases: Sequence[Case], debtor: Debtor, today: date, *, confirmed: bool
) -> None:
    for case in cases:
        require_enforceable(case, today=today)
    if not confirmed:
        for case in cases:
            ask_about_open_plan(case.claim, today=today)
        ask_about_plan(found.instalments, today=today, barred=debtor.barred_on(today))


def _planned(claim: Claim, found: Scheme) -> PlannedClaim:
    shares = found.shares[claim.id]
    return PlannedClaim(
        claim_id=claim.id, version=claim.version, open=found.open[claim.id], shares=shares
    )


def invoice_in_plan(claim: Claim, opened: Asked, creditor: Creditor) -> PlannedInvoice:
    """An invoice as the text of a plan names it: what is open of it, and where it is paid."""
    iban = ", ".join(claim.ibans or creditor.ibans[:1])
    return PlannedInvoice(claim.invoice_number, claim.issued_on, opened, iban)
