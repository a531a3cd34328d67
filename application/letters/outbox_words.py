"""What stands beside a letter in the outbox folder, for whoever prints or forwards it."""

from collections.abc import Sequence

from adapters.outbox import Json
from application.house import House
from domain.letter.state import Letter


def beside(house: House, letter: Letter, numbers: Sequence[str]) -> dict[str, Json]:
    """The letter, its kind and channel, and the invoice numbers of the claims of its order."""
    assert letter.order is not None
    channel = letter.channel or letter.order.channel
    return {
        "letter": str(letter.id),
        "kind": letter.order.letter_kind.value,
        "channel": channel.value,
        "claims": [str(part.claim_id) for part in letter.order.claims],
        "invoice_number": ", ".join(numbers),
        "specimen": house.sandbox,
    }
