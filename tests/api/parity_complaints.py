"""Examples of the commands about complaints."""

from typing import Final

from application.commands.complaints import RecordComplaint
from tests.api.parity import Example, Scene
from tests.api.parity_before import a_claim
from tests.application.houses import by

COMPLAINT: Final = {
    "ground": "treatment",
    "channel": "email",
    "received_on": "2026-03-17",
    "text": "Onbeleefd.",
}


def complained(scene: Scene) -> None:
    """A claim about whose handling somebody complained."""
    a_claim(scene)
    said = RecordComplaint.model_validate(COMPLAINT)
    said.carry(scene.house, scene.about["claim"], by=by())


EXAMPLES: Final[dict[str, Example]] = {
    "complaint": Example(a_claim, "claim", dict(COMPLAINT)),
    "complaint-answer": Example(
        complained, "claim", {"channel": "email", "closes": "false", "text": "Ontvangen."}
    ),
}
