"""The shapes of what a dossier holds and lacks for a hand-over."""

from datetime import date
from uuid import UUID

from pydantic import Field

from application.queries.shapes import Euro, Out


class CheckItemOut(Out):
    """One thing a dossier should hold: blocking, urgent or advisory where it is missing."""

    code: str
    what: str
    found: bool
    weight: str
    why: str
    article: str
    found_as: str
    way_out: str = Field(default="", description="what is to be done where it stops the hand-over")


class PartyMoneyOut(Out):
    """Money of the debtor at a party; what it collected is what it passed on, kept and owes."""

    party: str
    collected: Euro
    received: Euro
    fee: Euro
    owed: Euro


class HandOverOut(Out):
    """What a hand-over would find today, and where the claim stands on that way."""

    claim_id: UUID
    invoice_number: str
    on: date
    party: str
    party_kind: str
    confirms: bool
    cut_off: str
    taken_up_on: date
    ready: bool
    state: str
    lies_with: str
    untold: list[str]
    money: list[PartyMoneyOut]
    items: list[CheckItemOut]
