"""Opening the claim of a creditor on an invoice, with a debtor who is known or new."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.case.discount_terms import with_discount_terms
from domain.claim.events import ClaimFact, ClaimReopened, Mark
from domain.claim.opening import Invoice, open_claim, require_new
from domain.claim.state import Claim
from domain.creditor.plans import plan_for_new_claim
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.debtor.abroad import law_unclear
from domain.debtor.events import ClaimOpenedForDebtor, DebtorFact, DebtorRegistered
from domain.debtor.refusals import require_debtor_of
from domain.debtor.state import Debtor
from domain.parties import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A claim that begins, in the order in which it is recorded, and the plan it begins on."""

    newcomer: Sequence[DebtorFact]
    """What registers the debtor; none: he is known."""
    for_claim: Sequence[ClaimFact]
    for_debtor: Sequence[DebtorFact]
    plan: str


def by_rule_of(creditor: Creditor, invoice: Invoice, *, capacity: Capacity) -> Invoice:
    """The invoice with what its creditor's rules say of it, where nobody said it otherwise."""
    kind, emailed = invoice.claim_kind, invoice.emailed
    if kind is None and capacity.protected_as_consumer:
        kind = creditor.claim_kind_for_consumers
    if emailed is None:
        emailed = creditor.invoices_by_email
    ours = bool(creditor.ibans) and not invoice.pay_to and not invoice.no_iban
    told = with_discount_terms(creditor, invoice)
    return replace(told, claim_kind=kind, emailed=emailed, to_creditor=ours)


def marked_abroad(invoice: Invoice, who: Debtor | DebtorRegistered) -> Invoice:
    """The invoice with a mark where it is unclear which law holds for its consumer."""
    if not law_unclear(who):
        return invoice
    return replace(invoice, marks=(*invoice.marks, Mark.FOREIGN_CONSUMER))


def open_on_invoice(
    claim: Claim,
    invoice: Invoice,
    *,
    creditor: Creditor,
    debtor: Debtor,
    newcomer: DebtorRegistered | None,
    today: date,
) -> Opening:
    """Open a claim on an invoice; a debtor who is not registered yet begins with ``newcomer``.

    Raises NotFound ``creditor.unknown`` or ``debtor.unknown``, Refusal ``invoice.number_used`` or
    what the intake checks refuse.
    """
    first = None if debtor.registered else newcomer
    who = first or debtor
    invoice = by_rule_of(creditor, invoice, capacity=who.capacity)
    invoice = marked_abroad(invoice, who)
    require_new(claim, invoice)
    require_registered(creditor)
    if first is None:
        require_debtor_of(debtor, creditor.id)
    plan = plan_for_new_claim(creditor, capacity=who.capacity, principal=invoice.principal)
    facts = open_claim(
        invoice,
        creditor_id=creditor.id,
        debtor_id=debtor.id,
        capacity=who.capacity,
        reachable=who.postable or who.mailable,
        plan=plan.key,
        today=today,
        old_after_days=plan.entry.older_than_days,
    )
    return Opening(
        newcomer=[first] if first else [],
        for_claim=[*facts, *_begin_anew(claim)],
        for_debtor=[ClaimOpenedForDebtor(claim_id=claim.id)],
        plan=plan.key,
    )


def _begin_anew(claim: Claim) -> list[ClaimFact]:
    """Let the steps of an invoice that is entered again begin anew.

    What was sent or decided on the one that was taken back does not count.
    """
    return [ClaimReopened(why="entered again")] if claim.version else []
