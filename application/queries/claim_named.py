"""The claim that people name: by its id, or by an invoice number that only one creditor uses."""

from collections.abc import Collection
from uuid import UUID

from application.house import House
from domain.claim.refusals import unknown_claim
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.ids import claim_ids


def claim_by(house: House, name: str, mine: Collection[UUID] | None = None) -> UUID:
    """Give the claim of an id, or of an invoice number of one of some creditors; None: of all.

    Raises NotFound ``claim.unknown``, Refusal ``claim.ambiguous``.
    """
    found = [one for one in _meant(house, name, mine) if house.collections.claim(one).opened]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(str(one) for one in found)
        raise Refusal(
            "claim.ambiguous",
            f"Several creditors have an invoice '{name}'.",
            way_out=f"Give one of the ids: {ids}.",
            values={"number": name},
        )
    raise unknown_claim(f"'{name[:100]}'")


def _meant(house: House, name: str, mine: Collection[UUID] | None) -> list[UUID]:
    try:
        return [UUID(name)]
    except ValueError:
        creditors = house.store.streams(StreamKind.CREDITOR)
        known = (one for one in creditors if mine is None or one in mine)
        return [one for creditor in known for one in claim_ids(creditor, name)]
