"""The scenes before the court and after it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from domain.claim.events import (
    Asked,
    AttachmentKind,
    AttachmentLaid,
    AwardedPart,
    ClaimFact,
    JudgmentGiven,
    PartKind,
    SummonsServed,
)
from tests.api.parity import Example, Scene
from tests.api.parity_before import a_claim, elsewhere

SUMMONED: Final = SummonsServed(
    served_on=date(2026, 3, 17),
    court="Rechtbank Amsterdam",
    claimed=Asked(principal=100_00),
    hearing_on=date(2026, 4, 1),
)
JUDGED: Final = JudgmentGiven(
    given_on=date(2026, 3, 18),
    court="Rechtbank Amsterdam",
    case_number="1234/26",
    reckoned_through=date(2026, 3, 17),
    parts=(AwardedPart(kind=PartKind.PRINCIPAL, amount=50_00),),
    rejected=Asked(principal=50_00),
)
LAID: Final = AttachmentLaid(
    attachment_id="attachment-1", kind=AttachmentKind.BANK, laid_on=date(2026, 3, 18)
)


def after(*facts: ClaimFact) -> Callable[[Scene], None]:
    """A claim that was brought before the court, and what came of it."""
    return elsewhere(SUMMONED, *facts)


EXAMPLES: Final[dict[str, Example]] = {
    "interruption-letter": Example(a_claim, "claim"),
    "summons": Example(
        elsewhere(),
        "claim",
        {
            "served_on": "2026-03-17",
            "court": "Rechtbank Amsterdam",
            "hearing_on": "2026-04-01",
            "principal": "100.00",
            "interest": "1.00",
            "costs": "40.00",
            "served_costs": "125.57",
        },
    ),
    "court-step": Example(
        after(),
        "claim",
        {"step": "defence", "on": "2026-03-18", "hearing_on": "2026-04-15", "note": "Betwist."},
    ),
    "judgment": Example(
        after(JUDGED),
        "claim",
        {
            "given_on": "2026-03-18",
            "court": "Rechtbank Amsterdam",
            "case_number": "200/26",
            "form": "judgment",
            "by_default": "true",
            "enforceable": "true",
            "principal": "90.00",
            "interest_kind": "consumer",
            "interest_from": "2026-03-17",
            "interest_over": "80.00",
            "interest": "1.00",
            "collection_costs": "40.00",
            "vat_on_costs": "8.40",
            "costs_interest_from": "2026-03-17",
            "procedural_costs": "200.00",
            "after_costs": "60.00",
            "procedural_interest_from": "2026-04-01",
            "reckoned_through": "2026-03-17",
            "upholds": "true",
        },
    ),
    "judgment-annulled": Example(
        after(JUDGED), "claim", {"annulled_on": "2026-03-18", "ground": "objection"}
    ),
    "attachment": Example(
        after(JUDGED),
        "claim",
        {
            "kind": "wages",
            "laid_on": "2026-03-18",
            "third_party": "De werkgever",
            "protected_level": "1500.00",
        },
    ),
    "attachment-released": Example(
        after(JUDGED, LAID),
        "claim",
        {"attachment": "attachment-1", "released_on": "2026-03-18"},
    ),
    "enforcement-costs": Example(
        after(JUDGED),
        "claim",
        {"amount": "136.71", "made_on": "2026-03-18", "document": "E-1"},
    ),
}
"""By the name of a command."""
