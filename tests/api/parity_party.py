"""The scenes of money at a party."""

from datetime import date
from typing import Final

from domain.claim.events import PartyCollected, PartyKind, PaymentReceived, Source
from tests.api.parity import Example, Scene
from tests.api.parity_before import GONE, a_claim, elsewhere
from tests.api.parity_scenes import PDF, after, give

PAID_ON: Final = date(2026, 3, 18)
REPORTED: Final = (
    PartyCollected(party=GONE.party, payment_id="party-1:D-1", amount=40_00, received_on=PAID_ON),
    PaymentReceived(
        payment_id="party-1:D-1", amount=40_00, credited_on=PAID_ON, source=Source(kind="party")
    ),
)


def with_agency(scene: Scene) -> None:
    """A creditor whose claims go to an agency."""
    a_claim(scene)
    give(scene, "party", name="Incasso Oost", kind="agency")


def with_a_bailiff(scene: Scene) -> None:
    """A claim that lies with a bailiff whom the creditor set down."""
    elsewhere(GONE.model_copy(update={"party_kind": PartyKind.BAILIFF}))(scene)
    give(scene, "party", name=GONE.party, kind="bailiff")


EXAMPLES: Final[dict[str, Example]] = {
    "paper": Example(a_claim, "claim", {"kind": "contract", "content": PDF, "dated": "2025-11-03"}),
    "hand-over-letter": Example(with_a_bailiff, "claim", {"case_number": "VD-1"}),
    "party-account-off": Example(
        after("party"), "creditor", {"name": "Jansen", "iban": "NL20INGB0001234567"}
    ),
    "party-registration": Example(
        with_agency,
        "creditor",
        {
            "name": "Incasso Oost",
            "registration": "WKI-1",
            "registered_from": "2025-04-01",
            "registered_until": "2028-03-31",
            "checked_on": "2026-03-17",
        },
    ),
    "party-payment": Example(
        elsewhere(GONE),
        "claim",
        {
            "amount": "40.00",
            "received_on": "2026-03-18",
            "party": GONE.party,
            "reference": "D-1",
            "designation": "Factuur",
        },
    ),
    "party-remittance": Example(
        elsewhere(GONE, *REPORTED),
        "claim",
        {
            "received": "34.00",
            "credited_on": "2026-03-18",
            "fee": "6.00",
            "party": GONE.party,
            "reference": "AF-1",
        },
    ),
    "party-bill": Example(
        elsewhere(GONE),
        "claim",
        {
            "billed_on": "2026-03-18",
            "reference": "N-1",
            "fee": "12.40",
            "vat": "2.60",
            "kept": "true",
            "party": GONE.party,
        },
    ),
}
"""By the name of a command."""
