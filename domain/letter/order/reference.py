"""The payment reference that a letter asks the debtor to state."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from domain.claim.state import Claim
from domain.letter.text.payment_reference import ReferenceKind, made_reference

LETTER_NUMBER: Final = 8
"""So many signs of its id are the number of a letter over several claims."""


def reference_for(kind: ReferenceKind, claims: Sequence[Claim], *, letter_id: UUID) -> str:
    """The reference that a letter over these claims asks the debtor to state.

    One claim keeps its own: the invoice's, else one made from its id, which every letter
    repeats, else the invoice number. Several claims get one of the letter itself.
    """
    if len(claims) > 1:
        return made_reference(kind, letter_id) or letter_id.hex[:LETTER_NUMBER].upper()
    [claim] = claims
    return claim.payment_reference or made_reference(kind, claim.id) or claim.invoice_number
