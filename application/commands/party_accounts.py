"""Accounts of a party that proved to be another's."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from application.commands.fields import Iban, Name
from application.commands.four_eyes import TakesTwo, always
from application.commands.kinds import OnCreditor
from domain.application import Session
from domain.creditor.decisions import take_account_off
from domain.creditor.state import Creditor
from domain.facts import Fact


class TakePartyAccountOff(OnCreditor):
    """Say that an account is not the party's: money from it may be a debtor's payment again."""

    NAME: ClassVar[str] = "party-account-off"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "parties/accounts-off"
    TAG: ClassVar[str] = "hand-over"
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"name": "parties"}
    REFUSES: ClassVar[tuple[str, ...]] = ("party.no_account",)

    name: Name = Field(description="the party", examples=["Incassobureau B.V."])
    iban: Iban = Field(
        min_length=1, description="the account that is another's", examples=["NL20INGB0001234567"]
    )

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """It stays in the trail; a line that waited for the party is placed by a person."""
        del session
        return take_account_off(creditor, name=self.name, iban=self.iban)
