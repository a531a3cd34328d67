"""A payment plan that its debtor signs on paper: sent by post, and come back with his signature."""

from datetime import date, timedelta
from typing import Final

from domain.claim.events import PaperForm
from domain.errors import Refusal
from domain.payment_plan.decisions import debtor_signed, require_name, require_signable
from domain.payment_plan.events import PlanFact, PlanSignedOnPaper, SigningPaperIssued
from domain.payment_plan.state import PaymentPlan
from domain.sealing import Sealed

DAYS_BY_POST: Final = 7
"""So many days the paper needs at least: there, read and signed, and back."""


def issue_paper(
    plan: PaymentPlan, paper: SigningPaperIssued, *, today: date, went_out: bool, again: bool
) -> list[PlanFact]:
    """Send the debtor the text by post, to be signed on paper; the same letter: nothing.

    ``went_out``: one did before, or may have; ``again``: another one is meant. A link that he
    has stays good: whichever he signs first counts. Raises Refusal ``signing_paper.too_short``,
    ``signing_paper.sent``, ``payment_plan.debtor_signed``, and as ``require_signable``.
    """
    proposed = require_signable(plan, today=today)
    if paper.letter_id in plan.papers:
        return []
    if plan.by_debtor:
        raise debtor_signed()
    if went_out and not again:
        raise Refusal(
            "signing_paper.sent",
            "The paper was sent already.",
            way_out="Say with `again` that another one is to be sent.",
        )
    if proposed.open_until < today + timedelta(days=DAYS_BY_POST):
        raise Refusal(
            "signing_paper.too_short",
            f"It can be signed until {proposed.open_until}: the post takes longer, there and back.",
            way_out="Withdraw it, and draw up another one with more days to sign and a later first"
            " instalment.",
            values={"day": proposed.open_until, "least": str(DAYS_BY_POST)},
        )
    return [paper]


def sign_on_paper(
    plan: PaymentPlan,
    *,
    name: str,
    signed_on: date,
    paper: tuple[str, PaperForm],
    today: date,
    actor: str,
) -> list[PlanFact]:
    """The paper came back signed: ``paper`` is the hash and the form of its picture.

    It counts while the plan can be signed, as a link does (BW 6:221, 3:37 lid 3: an acceptance
    counts once it has arrived). Whoever says that it came back does not sign for the creditor:
    else one person would have made both signatures. The same paper again: nothing. Raises Refusal
    ``payment_plan.never_on_paper``, ``.signed_when``, ``.own_paper``, ``.debtor_signed``,
    ``.no_name``, and as ``require_signable``.
    """
    sha256, form = paper
    known = plan.by_debtor
    if known and (known.paper_sha256, known.on) == (sha256, signed_on):
        return []
    proposed = require_signable(plan, today=today)
    if known:
        raise debtor_signed()
    if not plan.papers:
        raise Refusal(
            "payment_plan.never_on_paper",
            "This plan was not sent on paper: its text is not on what was signed.",
            way_out="Send it by post with `signing-paper`, and record the paper that comes back.",
        )
    if not plan.proposed_on <= signed_on <= today:
        raise Refusal(
            "payment_plan.signed_when",
            f"It cannot have been signed on {signed_on}: it was drawn up on {plan.proposed_on}.",
            way_out="Give the day that stands with the signature.",
            values={"day": signed_on, "from": plan.proposed_on},
        )
    if plan.by_creditor and plan.by_creditor.actor == actor:
        raise own_paper()
    return [
        PlanSignedOnPaper(
            name=Sealed.of(require_name(name)),
            signed_on=signed_on,
            document_sha256=proposed.document_sha256,
            paper_sha256=sha256,
            form=form,
        )
    ]


def require_another_saw_it(plan: PaymentPlan, *, actor: str) -> None:
    """Refuse ``payment_plan.own_paper`` who signs for the creditor below his own word.

    Who said that the signed paper came back does not sign it for the creditor: another looks.
    """
    if plan.by_debtor and plan.by_debtor.recorded_by == actor:
        raise own_paper()


def own_paper() -> Refusal:
    """One person never makes both signatures."""
    return Refusal(
        "payment_plan.own_paper",
        "Whoever says that the signed paper came back does not sign it for the creditor.",
        way_out="Let a colleague look at the paper, and do the other one.",
    )
