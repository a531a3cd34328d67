"""How the answer to each question is shown to people, by the question's name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from api.cli import resources
from api.cli.approving import show_approvals, show_proposals
from api.cli.bank_lines import show_bank_line, show_bank_lines, show_payer_question
from api.cli.claim_shown import show_claim
from api.cli.compared import show_compared
from api.cli.compliance import show_compliance
from api.cli.debit_batches import (
    show_batch_of_debits,
    show_batches_of_debits,
    show_collections,
)
from api.cli.entry import show_entry
from api.cli.erasures import show_erasure, show_past_years
from api.cli.events import show_events
from api.cli.figures import show_behind, show_figures
from api.cli.handing_over import show_check
from api.cli.keeping import show_views
from api.cli.law import show_law
from api.cli.letters import show_doubts, show_letters
from api.cli.looking import show_facts, show_rows, show_sums, show_trail, show_work
from api.cli.mails import show_mail, show_mails
from api.cli.party_costs import show_party_costs
from api.cli.payment_plans import show_payment_plans, show_plan_preview
from api.cli.plans import show_plans
from api.cli.post import show_waiting
from api.cli.refunds import show_refunds, to_refund
from api.cli.running import show_few, show_full
from api.cli.saying import show
from api.cli.users import show_reads
from api.cli.vat import show_vat_list
from api.cli.webhooks import show_deliveries, show_delivery, show_subscriptions
from api.cli.what_if import show_what_if
from api.cli.why import show_causes, show_changes
from api.cli.withheld import show_claims_withheld, show_runs_withheld, show_withheld
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from datetime import date

    from application.queries.debtor_shapes import DebtorFullOut
    from application.queries.query import Inquiry
    from application.queries.shapes import CreditOut

Show = Callable[[Any, Any, Any], None]
"""Of the answer, the question, and what it was asked of."""


def _of(show_it: Callable[[Any], None]) -> Show:
    return lambda answer, _query, _asked: show_it(answer)


def _placed_by(credit: "CreditOut") -> str:
    """The number of a credit, with the id by which a note that waits is placed."""
    return f"{credit.number} ({credit.credit_note})" if credit.credit_note else credit.number


def show_debtor(one: "DebtorFullOut", asked: "Inquiry") -> None:
    """Print who he is, what bars the way, and his claims with what is asked of each."""
    from application.queries.lists import Wanted, page_of

    show(
        f"{one.name or say('(erased)')}  {named(one.capacity, 'Capacity')}  ({one.id})",
        *(f"  {_barred(kind, last)}" for kind, last in one.bars.items()),
        *(
            f"  {say('may be the same as')} {other.id}"
            f" ({', '.join(named(ground, 'LikenessGround') for ground in other.grounds)})"
            for other in one.alike
        ),
        *([f"  {say('is known as')} {one.merged_into}"] if one.merged_into else []),
        *(
            say(
                "  credit of {amount}: {kind} {number}",
                amount=amount(credit.amount),
                kind=named(credit.kind, "CreditKind"),
                number=_placed_by(credit),
            )
            for credit in one.credits
        ),
        *(to_refund(refund) for refund in one.refunds if not refund.paid_on and not refund.dropped),
    )
    _show_accounts(one)
    if one.claims:
        every = Wanted(on=asked.house.today, debtor=one.id, every=True, limit=1_000)
        show_rows(page_of(asked.views, every))


def _barred(kind: str, last: "date | None") -> str:
    """What bars the way, with its last day where one is known."""
    what = named(kind, "DebtorBar")
    return f"{what}, {say('through {day}', day=last)}" if last else what


def _show_accounts(one: "DebtorFullOut") -> None:
    """Print his mandates, and the account that his money goes back to."""
    for mandate in one.mandates:
        text = "  mandate {name} on {account}, {holder}, signed on {day}: {state}"
        show(
            say(
                text,
                name=mandate.name,
                account=mandate.account or say("(erased)"),
                holder=mandate.holder,
                day=on_day(mandate.signed_on),
                state=named(mandate.state, "MandateState"),
            )
        )
    if back := one.refund_account:
        show(
            say(
                "  refunds to {account}, {holder}, told on {day}: {whose} (told account {number})",
                account=back.account or say("(erased)"),
                holder=back.holder,
                day=on_day(back.told_on),
                whose=named(back.whose or "", "RefundTo"),
                number=back.told_account,
            )
        )


SHOWN: Final[dict[str, Show]] = {
    "totals": _of(show_sums),
    "claims": _of(show_rows),
    "compare": _of(show_compared),
    "figures": _of(show_figures),
    "figure-claims": _of(show_behind),
    "vat-list": _of(show_vat_list),
    "party-costs": _of(show_party_costs),
    "bank-lines": _of(show_bank_lines),
    "bank-line": _of(show_bank_line),
    "payer-question": _of(show_payer_question),
    "collections": _of(show_collections),
    "collection-batches": _of(show_batches_of_debits),
    "collection-batch": _of(show_batch_of_debits),
    "refunds": _of(show_refunds),
    "erasure": _of(show_erasure),
    "erasures": _of(show_past_years),
    "inbox": _of(show_mails),
    "inbox-mail": _of(show_mail),
    "claim": _of(show_claim),
    "changes": _of(show_changes),
    "debtor-changes": _of(show_changes),
    "creditor-changes": _of(show_changes),
    "letters changes": _of(show_changes),
    "letters why": _of(show_causes),
    "why": _of(show_causes),
    "withheld": _of(show_withheld),
    "debtor-withheld": _of(show_claims_withheld),
    "run-withheld": _of(show_runs_withheld),
    "compliance": _of(show_compliance),
    "trail": _of(show_trail),
    "audit": _of(show_facts),
    "entry": _of(show_entry),
    "hand-over check": _of(show_check),
    "payments": _of(resources.show_payments),
    "agreements": _of(resources.show_agreements),
    "disputes": _of(resources.show_disputes),
    "holds": _of(resources.show_holds),
    "documents": _of(resources.show_documents),
    "dossier": _of(resources.show_parts),
    "creditors": _of(resources.show_creditors),
    "creditor": _of(resources.show_parts),
    "creditor-log": _of(resources.show_log),
    "payment-plans": _of(show_payment_plans),
    "payment-plan-preview": _of(show_plan_preview),
    "debtors": _of(resources.show_debtors),
    "search": _of(resources.show_found),
    "task": _of(resources.show_task),
    "letters show": _of(resources.show_parts),
    "debtor": lambda answer, _query, asked: show_debtor(answer, asked),
    "worklist": _of(show_work),
    "approvals": _of(show_approvals),
    "proposals": _of(show_proposals),
    "letters list": _of(show_letters),
    "letters doubts": _of(show_doubts),
    "post list": lambda answer, _query, asked: show_waiting(answer, asked),
    "plan list": _of(show_plans),
    "runs": _of(show_few),
    "runs-of": _of(show_full),
    "views": _of(show_views),
    "reads": lambda answer, query, _asked: show_reads(answer, limit=query.limit),
    "events": _of(show_events),
    "webhooks list": _of(show_subscriptions),
    "webhooks show": lambda answer, _query, _asked: show_subscriptions([answer]),
    "webhooks deliveries": _of(show_deliveries),
    "webhooks delivery": _of(show_delivery),
    "law interest": _of(show_law),
    "law costs": _of(show_law),
    "law fourteen-days": _of(show_law),
    "law limitation": _of(show_law),
    "law imputation": _of(show_law),
    "law contact": _of(show_law),
    "law vat-relief": _of(show_law),
    "law court": _of(show_law),
    "what-if": _of(show_what_if),
}
