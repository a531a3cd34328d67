"""What is filed with a trustee or administrator, and what he answers."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.conditions import require_filed
from application.commands.fields import Euro
from application.commands.kinds import Condition, OnClaim, OnDebtor
from application.estate import file_claims
from application.house import House
from application.letters.estate_letter import send_filing
from domain.application import Mandate, Receipt, Session
from domain.claim.state import Claim
from domain.debtor.state import Debtor
from domain.dunning.task import Task
from domain.facts import Fact
from domain.law.protection import RULES, Bar
from domain.letter.order.estate import answer_of_estate


class PaperLanguage(StrEnum):
    """The language of a document that is made on a person's word."""

    NL = "nl"
    EN = "en"


class FileClaims(OnDebtor):
    """File what the debtor owed on the day before the order with who runs his insolvency."""

    NAME: ClassVar[str] = "estate-submission"
    PATH: ClassVar[str] = "estate-submissions"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "estate.erased",
        "estate.nobody_known",
        "estate.none",
        "estate.nothing",
        "letter.amount_changed",
        "paper.cannot_be_set",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_DEBTOR,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"kind": "estates"}

    kind: Bar = Field(description="what takes the claims")
    language: PaperLanguage = PaperLanguage.NL

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of whom somebody takes the claims."""
        del house
        return any(RULES[one.bar].takes_claims for one in state.protections.values())

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """The document is written before the facts bind it by its hash."""
        return file_claims(
            house,
            about,
            bar=self.kind,
            language="en" if self.language is PaperLanguage.EN else "nl",
            command=mandate,
        )


class SendFiling(OnDebtor):
    """Send what was filed last, with a letter, to the trustee or administrator who takes it."""

    NAME: ClassVar[str] = "estate-letter"
    PATH: ClassVar[str] = "estate-letters"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "estate.nobody_known",
        "estate.none",
        "estate.not_filed",
        "estate_letter.not_now",
        "estate_letter.sent",
        "letter.no_channel",
        "letter.no_creditor_address",
        "letter.no_mail_server",
        "letter.no_sender",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_DEBTOR,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"kind": "estates"}

    kind: Bar = Field(description="what takes the claims")
    language: PaperLanguage = PaperLanguage.NL

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of whom somebody takes the claims."""
        return FileClaims.avails(state, house)

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Order the letter and send it: two saves, since it is set and sent in between."""
        known = house.collections.receipt_of(mandate)
        return known or send_filing(
            house, about, bar=self.kind, language=self.language.value, command=mandate
        )


class RecordEstateAnswer(OnClaim):
    """Record how much of a filed claim is admitted, and how much is contested."""

    NAME: ClassVar[str] = "estate-answer"
    PATH: ClassVar[str] = "estate-answers"
    TAG: ClassVar[str] = "debtors"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_filed,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "estate.more_than_filed",
        "estate.not_filed",
    )

    answered_on: date
    admitted: Euro
    contested: Euro

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """What is distributed is recorded as a payment."""
        return answer_of_estate(
            claim,
            admitted=self.admitted,
            contested=self.contested,
            answered_on=self.answered_on,
            today=session.today,
        )
