"""An agreement over a claim that is barred by limitation: what is left is a natural obligation."""

from datetime import date
from typing import Final

from domain.case import Case
from domain.case.limitation import barred_since
from domain.errors import Refusal

_ARTICLE: Final = "BW 3:306, 6:3 lid 2"


def ask_about_natural(case: Case, *, today: date) -> None:
    """Ask about an agreement over what is barred by what is certain (``agreement.limitation``).

    The debtor need not pay it (BW 6:3 lid 2 a), and what he promises or signs may be read as
    giving up that he may say so (BW 3:322 lid 2). What he offers himself may be taken.
    """
    if since := barred_since(case, today=today):
        number = case.claim.invoice_number
        raise Refusal(
            "agreement.limitation",
            f"{number} is barred by limitation since {since}, by what can be proven: the debtor"
            " need not pay it, and what he agrees to may give up that he may say so.",
            article=_ARTICLE,
            way_out="Leave it, or say with `confirmed` that he offers it himself and knows this.",
            values={"invoice": number, "day": since},
        )


def require_enforceable(case: Case, *, today: date) -> None:
    """Refuse to propose a plan over what is barred (``payment_plan.natural``): it asks for it.

    No letter may go out about such a claim, so the plan could never be sent either.
    """
    if since := barred_since(case, today=today):
        number = case.claim.invoice_number
        raise Refusal(
            "payment_plan.natural",
            f"{number} is barred by limitation since {since}, by what can be proven: a plan over"
            " it would ask for what the debtor need not pay.",
            article=_ARTICLE,
            way_out="Leave it out, or prove an interruption first.",
            values={"invoice": number, "day": since},
        )
