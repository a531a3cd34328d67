"""Examples of the commands about mandates and direct debits."""

from typing import Final

from application.commands.direct_debit import SignMandate
from tests.api.parity import Example, Scene
from tests.api.parity_scenes import a_claim
from tests.application.houses import by

MANDATE: Final = {
    "mandate_id": "M-1",
    "signed_on": "2026-01-31",
    "iban": "NL44RABO0123456789",
    "holder": "J. de Vries",
    "scheme": "core",
    "recurring": "true",
    "how": "paper",
    "used_on": "2026-02-28",
}
OTHER: Final = {"iban": "DE89370400440532013000", "holder": "J. de Vries"}


def with_mandate(scene: Scene) -> None:
    """A debtor who signed a mandate."""
    a_claim(scene)
    SignMandate.model_validate(MANDATE).carry(scene.house, scene.about["debtor"], by=by())


EXAMPLES: Final[dict[str, Example]] = {
    "mandate": Example(a_claim, "debtor", dict(MANDATE)),
    "mandate-amended": Example(
        with_mandate, "debtor", {"mandate_id": "M-1", **OTHER, "amended_on": "2026-03-01"}
    ),
    "mandate-revoked": Example(
        with_mandate, "debtor", {"mandate_id": "M-1", "revoked_on": "2026-03-02", "by": "debtor"}
    ),
}
"""By the name of a command."""
