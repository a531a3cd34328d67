"""The command that hands a claim over to an agency, bailiff or lawyer."""

from uuid import UUID

from api.commanding.by import By, log_of
from api.handover import hand_over_claim
from api.wiring import House
from domain.application import Receipt
from domain.claim.events import PartyKind


def hand_over(
    house: House, claim_id: UUID, *, by: By, party: str, party_kind: PartyKind
) -> Receipt:
    """Hand a claim over with its dossier; raises Refusal ``hand_over.incomplete``."""
    said = ("hand-over", claim_id, party, party_kind)
    command = by.command(house, log=log_of(house, claim_id), said=said)
    return hand_over_claim(house, claim_id, party=party, party_kind=party_kind, command=command)
