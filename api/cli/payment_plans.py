"""Payment plans that both sign, as people at a terminal are shown them."""

from typing import TYPE_CHECKING

from api.cli.saying import show
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.plan_shapes import (
        PaymentPlanOut,
        PaymentPlansOut,
        PlanInstalmentOut,
        PlanPreviewOut,
    )


def show_payment_plans(answer: "PaymentPlansOut") -> None:
    """Print each plan: how it stands, its instalments, who signed, and when the link was sent."""
    for one in answer.rows:
        show(
            f"{one.id}  {amount(one.total)}  {named(one.standing, 'PlanStanding')}",
            *(_instalment(part) for part in one.instalments),
            *([_sent(one)] if one.link_letter else []),
            *([_by_post(one)] if one.paper_letter else []),
            *(
                f"  {say('signed')} {on_day(signed.on)} {signed.name}"
                for signed in (one.signed_by_debtor, one.signed_by_creditor)
                if signed
            ),
        )


def show_plan_preview(answer: "PlanPreviewOut") -> None:
    """Print what a plan would come to."""
    show(amount(answer.total), *(_instalment(part) for part in answer.instalments))


def _sent(one: "PaymentPlanOut") -> str:
    if one.link_sent_on is None:
        return f"  {say('link')} {named(one.link_status, 'LetterStatus')}"
    return f"  {say('link sent')} {on_day(one.link_sent_on)} {one.link_sent_to}"


def _by_post(one: "PaymentPlanOut") -> str:
    if one.paper_sent_on is None:
        return f"  {say('paper')} {named(one.paper_status, 'LetterStatus')}"
    return f"  {say('paper sent')} {on_day(one.paper_sent_on)}"


def _instalment(part: "PlanInstalmentOut") -> str:
    return f"  {part.number}. {on_day(part.by)}  {amount(part.amount)}"
