"""Examples of the commands on payment plans that both sign."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from application.by import By
from application.commands.payment_plans import (
    ProposePaymentPlan,
    SendSigningLink,
    SignPaymentPlan,
)
from application.commands.plans_on_paper import SendSigningPaper
from application.payment_plans.by_debtor import shown_plan, signed_plan
from application.payment_plans.links import token_of
from tests.api.parity import Example, Scene
from tests.api.parity_before import a_claim
from tests.api.parity_scenes import PDF
from tests.application.houses import MARCH, by

FIRST: Final = MARCH + timedelta(days=7)


def drawn_up(by: By | None = None) -> Callable[[Scene], None]:
    """A plan over the one claim that there is."""

    def before(scene: Scene) -> None:
        a_claim(scene)
        said = ProposePaymentPlan(first=FIRST, number=2)
        receipt = said.carry(scene.house, scene.about["debtor"], by=by or _by())
        scene.about["plan"] = receipt.streams[0][0]

    return before


def sent(scene: Scene) -> None:
    """A plan over the one claim that there is, of which a link was sent."""
    drawn_up()(scene)
    SendSigningLink(plan=scene.about["plan"]).carry(scene.house, scene.about["debtor"], by=_by())


def on_paper(scene: Scene) -> None:
    """A plan over the one claim that there is, sent by post to be signed."""
    drawn_up()(scene)
    SendSigningPaper(plan=scene.about["plan"]).carry(scene.house, scene.about["debtor"], by=_by())


def running(scene: Scene) -> None:
    """A plan over the one claim that there is, which both signed."""
    drawn_up()(scene)
    house, plan = scene.house, scene.about["plan"]
    SendSigningLink(plan=plan).carry(house, scene.about["debtor"], by=_by())
    link = house.collections.payment_plan(plan).link
    assert link is not None
    token = token_of(house, plan, link.link_id)
    shown = shown_plan(house, token, address="here")
    signed_plan(house, token, name="S. Voorbeeld", seen=shown.sha256, address="here")
    SignPaymentPlan(plan=plan).carry(house, scene.about["debtor"], by=_by())


def _by() -> By:
    return By(key=by().key, actor="piet")


EXAMPLES: Final[dict[str, Example]] = {
    "call": Example(
        a_claim,
        "claim",
        {
            "result": "promise",
            "by": "2026-03-25",
            "amount": "45.50",
            "spoke_with": "Mevrouw Voorbeeld",
            "direction": "incoming",
            "note": "Betaalt na haar salaris.",
        },
    ),
    "propose-payment-plan": Example(
        a_claim,
        "debtor",
        {
            "first": FIRST.isoformat(),
            "rhythm": "four_weekly",
            "number": "3",
            "with_interest": "false",
            "grace_days": "5",
            "open_days": "10",
        },
    ),
    "change-payment-plan": Example(
        running, "debtor", {"plan": "@plan", "number": "1", "later": "2026-04-08"}
    ),
    "payment-plan-ground": Example(
        drawn_up(), "debtor", {"plan": "@plan", "ground": "statutory_interest"}
    ),
    "signing-link": Example(drawn_up(), "debtor", {"plan": "@plan"}),
    "signing-link-again": Example(sent, "debtor", {"plan": "@plan"}),
    "signing-paper": Example(drawn_up(), "debtor", {"plan": "@plan", "again": "false"}),
    "signed-paper": Example(
        on_paper,
        "debtor",
        {"plan": "@plan", "name": "S. Voorbeeld", "dated": "2026-03-18", "content": PDF},
    ),
    "sign-payment-plan": Example(drawn_up(), "debtor", {"plan": "@plan", "name_seen": "false"}),
    "withdraw-payment-plan": Example(drawn_up(), "debtor", {"plan": "@plan"}),
}
"""By the name of a command."""
