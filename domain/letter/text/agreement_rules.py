"""The rules of a letter about an agreement or a payment plan."""

from domain.letter.text.content import LetterContent
from domain.letter.text.faults import COSTS, missing, wrong
from domain.letter.text.kinds import LetterKind, PlanMoment


def agreements_are_confirmed_only(content: LetterContent) -> None:
    """Only a letter about an agreement states one; raises Refusal."""
    agreed = content.agreement or content.instalments or content.agreed_amount is not None
    if content.kind not in {LetterKind.CONFIRMATION, LetterKind.PAYMENT_PLAN} and agreed:
        message = "Only a confirmation states an agreement."
        raise wrong("agreement_elsewhere", message, "", "Order a confirmation.")


def something_was_agreed(content: LetterContent) -> None:
    """It says what was agreed, without costs and over no more than is open; raises Refusal."""
    if not (content.agreement.strip() or content.pay_by or content.instalments):
        raise missing("what was agreed", "")
    if content.costs_if_unpaid is not None:
        raise wrong("plan_costs", "An agreement carries no costs.", COSTS)
    if not 0 < content.covered <= content.asked_total:
        raise wrong("agreed_amount", "More is agreed than is open.", "")


def instalments_add_up(content: LetterContent) -> None:
    """Terms are in order and ahead, and are what was agreed; raises Refusal."""
    if not content.instalments:
        return
    days = [term.pay_by for term in content.instalments]
    amounts = [term.amount for term in content.instalments]
    if days != sorted(set(days)) or days[0] < content.dated:
        raise wrong("plan_days", "The instalments are not in order, or one has passed.", "")
    if min(amounts) <= 0 or sum(amounts) != content.covered:
        raise wrong("plan_sum", "The instalments are not the amount agreed.", "")


def tells_of_a_plan(content: LetterContent) -> None:
    """Offered or signed it states the whole text, of an instalment what is to be paid by when.

    Kept: what was paid, and nothing to be paid any more.
    """
    if content.costs_if_unpaid is not None:
        raise wrong("plan_costs", "A payment plan carries no costs.", COSTS)
    if content.plan_moment in {PlanMoment.OFFERED, PlanMoment.SIGNED}:
        offered = content.plan_moment is PlanMoment.OFFERED
        if not content.plan_text or not (content.sign_until if offered else content.signed_on):
            raise missing("the text of the plan, and its day", "")
    elif content.plan_moment is PlanMoment.COMPLETED:
        if content.instalments or content.pay_by or content.payment_link or not content.covered:
            raise wrong(
                "plan_asks", "That a plan was kept asks nothing; it says what was paid.", ""
            )
    elif content.plan_moment is None or len(content.instalments) != 1:
        raise missing("which instalment is to be paid", "")
    elif content.covered != content.instalments[0].amount:
        raise wrong("plan_sum", "The instalments are not the amount agreed.", "")
