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
    article: str = Field(description="of the law; empty: no statute asks it, it is our own rule")
    found_as: str
    way_out: str = Field(default="", description="what is to be done where it stops the hand-over")


class PartyBillOut(Out):
    """One bill or credit note of a party, by part before VAT."""

    number: str
    on: date
    parts: dict[str, Euro] = Field(description="by what is charged for, before VAT")
    vat: Euro
    total: Euro = Field(description="with VAT; less than zero: a credit note")
    kept: bool = Field(description="taken from what it remits; else paid apart")


class PartyMoneyOut(Out):
    """Money of the debtor at a party; what it collected is what it passed on, kept and owes."""

    party: str
    collected: Euro
    received: Euro
    fee: Euro
    owed: Euro
    bills: list[PartyBillOut]
    billed: Euro = Field(description="all that it charged, with VAT, less what it credited")
    vat: Euro = Field(description="the VAT in it")
    to_keep: Euro = Field(description="billed to be taken from what it remits, and not kept yet")
    unexplained: Euro = Field(description="kept, and in no bill that it takes from a remittance")
    to_remit: Euro = Field(description="what it owes, less what it may still keep")


class CostsBorneOut(Out):
    """On one ground: what all parties charged before VAT, what the debtor is asked, what stays.

    What he is asked follows from the law alone, and never from what a party charges.
    """

    ground: str
    billed: Euro
    asked: Euro
    stays: Euro = Field(description="with the creditor, also where the debtor pays what is asked")


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
    costs: list[CostsBorneOut]
    items: list[CheckItemOut]
