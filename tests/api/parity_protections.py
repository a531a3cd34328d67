"""Examples of the commands about what protects a debtor."""

from typing import Final

from application.commands.protections import OrderGuardianship
from tests.api.parity import Example, Scene
from tests.api.parity_reach import ORDER, REACH
from tests.api.parity_scenes import a_claim, after
from tests.application.houses import by

CARE: Final = {**ORDER, **REACH, "kind": "curatorship"}


def under_care(scene: Scene) -> None:
    """A debtor for whom a curator acts, who can be written to."""
    a_claim(scene)
    said = OrderGuardianship.model_validate(CARE)
    said.carry(scene.house, scene.about["debtor"], by=by())


EXAMPLES: Final[dict[str, Example]] = {
    "bar-ended": Example(
        after("bar"),
        "debtor",
        {
            "kind": "bankruptcy",
            "how": "annulled",
            "ended_on": "2026-03-17",
            "evidence": "arrest",
        },
    ),
    "bankruptcy": Example(a_claim, "debtor", {**ORDER, **REACH}),
    "suspension-of-payments": Example(
        a_claim, "debtor", {**ORDER, **REACH, "until": "2026-09-01", "invoices": "2026-0118"}
    ),
    "debt-restructuring": Example(a_claim, "debtor", {**ORDER, **REACH, "until": "2027-03-10"}),
    "cooling-off": Example(
        a_claim,
        "debtor",
        {**ORDER, "until": "2026-07-10", "undisclosed": "true", "invoices": "2026-0118"},
    ),
    "moratorium": Example(
        a_claim,
        "debtor",
        {**ORDER, "kind": "threat_moratorium", "until": "2026-09-10", "threat": "eviction"},
    ),
    "debt-help": Example(
        a_claim, "debtor", {**REACH, "since": "2026-03-10", "until": "2026-07-10"}
    ),
    "guardianship": Example(a_claim, "debtor", {**ORDER, **REACH, "kind": "curatorship"}),
    "minority": Example(a_claim, "debtor", {**REACH, "adult_on": "2027-05-01"}),
    "dissolution": Example(
        a_claim,
        "debtor",
        {**REACH, "since": "2026-03-10", "kind": "liquidation", "number": "12345678"},
    ),
    "representative": Example(under_care, "debtor", {"kind": "curatorship"}),
    "bar-in-error": Example(after("bar"), "debtor", {"kind": "bankruptcy"}),
}
