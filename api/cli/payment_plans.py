"""Payment plans that both sign, as people at a terminal are shown them."""

from typing import TYPE_CHECKING

from api.cli.saying import show
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.plan_shapes import PaymentPlansOut, PlanInstalmentOut, PlanPreviewOut


def show_payment_plans(answer: "PaymentPlansOut") -> None:
    """Print each plan: how it stands, its instalments, who signed, and the link that opens it."""
    for one in answer.rows:
        show(
            f"{one.id}  {amount(one.total)}  {named(one.standing, 'PlanStanding')}",
            *(_instalment(part) for part in one.instalments),
            *([f"  {say('link')} {one.link_path}"] if one.link_path else []),
            *(
                f"  {say('signed')} {on_day(signed.on)} {signed.name}"
                for signed in (one.signed_by_debtor, one.signed_by_creditor)
                if signed
            ),
        )


def show_plan_preview(answer: "PlanPreviewOut") -> None:
    """Print what a plan would come to."""
    show(amount(answer.total), *(_instalment(part) for part in answer.instalments))


def _instalment(part: "PlanInstalmentOut") -> str:
    return f"  {part.number}. {on_day(part.by)}  {amount(part.amount)}"
