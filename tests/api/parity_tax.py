"""The scenes of returns of VAT."""

from datetime import date
from typing import Final

from application.commands.tax import DeclareVatRelief
from tests.api.parity import Example, Scene
from tests.api.parity_before import a_claim
from tests.application.houses import by
from tests.asking import register_payment

ASKED_BACK: Final = {"period": "2026-Q1", "certain_on": "2026-03-17"}


def paid_after_its_vat_was_asked_back(scene: Scene) -> None:
    """A claim on which money came in after its VAT was asked back."""
    a_claim(scene)
    claim = scene.about["claim"]
    DeclareVatRelief.model_validate(ASKED_BACK).carry(scene.house, claim, by=by())
    register_payment(scene.house, claim, by=by(), amount=10_00, credited_on=date(2026, 3, 18))


EXAMPLES: Final[dict[str, Example]] = {
    "vat-relief": Example(a_claim, "claim", dict(ASKED_BACK)),
    "vat-due-again": Example(paid_after_its_vat_was_asked_back, "claim", {"period": "2026-Q1"}),
    "vat-returns": Example(a_claim, "creditor", {"vat_returns": "quarter"}),
}
"""By the name of a command."""
