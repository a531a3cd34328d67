"""Examples of the commands about what protects a debtor."""

from typing import Final

from application.commands.estates import FileClaims
from application.commands.protections import DeclareBankruptcy, OrderGuardianship
from tests.api.parity import Example, Scene
from tests.api.parity_before import a_claim
from tests.api.parity_reach import ORDER, REACH
from tests.api.parity_scenes import after
from tests.application.houses import by

CARE: Final = {**ORDER, **REACH, "kind": "curatorship"}


def bankrupt(scene: Scene) -> None:
    """A bankrupt whose trustee can be written to."""
    a_claim(scene)
    said = DeclareBankruptcy.model_validate({**ORDER, **REACH})
    said.carry(scene.house, scene.about["debtor"], by=by())


def under_care(scene: Scene) -> None:
    """A debtor for whom a curator acts, who can be written to."""
    a_claim(scene)
    said = OrderGuardianship.model_validate(CARE)
    said.carry(scene.house, scene.about["debtor"], by=by())


def filed(scene: Scene) -> None:
    """A claim that was filed with a trustee."""
    bankrupt(scene)
    said = FileClaims.model_validate({"kind": "bankruptcy"})
    said.carry(scene.house, scene.about["debtor"], by=by())


EXAMPLES: Final[dict[str, Example]] = {
    "estate-submission": Example(bankrupt, "debtor", {"kind": "bankruptcy", "language": "en"}),
    "estate-letter": Example(filed, "debtor", {"kind": "bankruptcy", "language": "en"}),
    "estate-answer": Example(
        filed,
        "claim",
        {"answered_on": "2026-03-17", "admitted": "80.00", "contested": "10.00"},
    ),
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
