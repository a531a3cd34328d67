"""One example of every command of the catalogue."""

from typing import Final

from tests.api import (
    parity_complaints,
    parity_court,
    parity_debit,
    parity_erasures,
    parity_four_eyes,
    parity_mail,
    parity_party,
    parity_payment_plans,
    parity_protections,
    parity_scenes,
    parity_tax,
    parity_users,
    parity_webhooks,
)
from tests.api.parity import Example

EXAMPLES: Final[dict[str, Example]] = {
    **parity_scenes.EXAMPLES,
    **parity_complaints.EXAMPLES,
    **parity_court.EXAMPLES,
    **parity_debit.EXAMPLES,
    **parity_erasures.EXAMPLES,
    **parity_tax.EXAMPLES,
    **parity_protections.EXAMPLES,
    **parity_party.EXAMPLES,
    **parity_payment_plans.EXAMPLES,
    **parity_users.EXAMPLES,
    **parity_four_eyes.EXAMPLES,
    **parity_webhooks.EXAMPLES,
    **parity_mail.EXAMPLES,
}
"""By the name of a command."""
