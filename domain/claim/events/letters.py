"""Letters that ask a claim, as this claim remembers them, and default."""

from datetime import date
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.claim.events.values import Asked, Channel
from domain.facts import Fact, Sha256
from domain.law.default import DefaultGround
from domain.law.rates import InterestKind


class LetterOrderedForClaim(Fact):
    """A letter that asks this claim was ordered; no other step is taken until its outcome."""

    TOPIC: ClassVar[str] = "claim.letter_ordered"

    letter_id: UUID
    step: str
    send_on: date


class LetterDroppedForClaim(Fact):
    """The ordered letter will not be sent: cancelled, lapsed or failed; the step is open again."""

    TOPIC: ClassVar[str] = "claim.letter_dropped"

    letter_id: UUID
    step: str
    why: str
    lost_channel: Channel | None = None
    """The channel that was refused for good and is not tried again."""
    unwritable: bool = False
    """True: it could not be made as it was ordered; a person must look before it is tried again."""
    passing: bool = False
    """True: no server answered, or its day went by, which says nothing of it: it is tried again."""


class LetterFact(Fact):
    """What the facts of a sent letter share; one is recorded with the letter's own outcome."""

    letter_id: UUID
    step: str
    channel: Channel
    asked: Asked
    document_sha256: Sha256
    serves_as_notice: bool = False
    """A written demand with a definite reasonable term: notice of default (BW 6:82)."""


class ReminderSent(LetterFact):
    """A reminder was sent (betalingsherinnering)."""

    TOPIC: ClassVar[str] = "claim.reminder_sent"

    pay_by: date


class StatementSent(LetterFact):
    """A statement of all outstanding amounts was sent (rekeningoverzicht)."""

    TOPIC: ClassVar[str] = "claim.statement_sent"

    pay_by: date | None = None


class FinalDemandSent(LetterFact):
    """A final demand was sent (aanmaning, sommatie)."""

    TOPIC: ClassVar[str] = "claim.final_demand_sent"

    pay_by: date


class NoticeOfDefaultServed(LetterFact):
    """A notice of default with a reasonable term was sent (ingebrekestelling, BW 6:82)."""

    TOPIC: ClassVar[str] = "claim.notice_of_default_served"

    pay_by: date


class FourteenDayLetterSent(LetterFact):
    """The consumer's last free chance was sent (veertiendagenbrief, BW 6:96 lid 6).

    It carries a wording and a number of days and no calendar day: the term runs from delivery.
    """

    TOPIC: ClassVar[str] = "claim.fourteen_day_letter_sent"

    wording: str
    term_days: int
    costs: int
    """Over all claims of the letter, excluding VAT."""
    vat: int = 0
    vat_declared: bool = False
    base: int
    """Sum of the principals of all claims of the letter."""
    share: int
    """This claim's share of the costs, excluding VAT."""
    vat_share: int = 0


class FourteenDayLetterVoided(Fact):
    """The letter proved not to be lawful or not to have arrived; its costs go with it."""

    TOPIC: ClassVar[str] = "claim.fourteen_day_letter_voided"

    letter_id: UUID
    why: str


class DefaultDeclared(Fact):
    """Our finding that the debtor is in default since a day (verzuim, BW 6:81-83)."""

    TOPIC: ClassVar[str] = "claim.default_declared"

    in_default_since: date
    ground: DefaultGround
    interest_kind: InterestKind
    letter_id: UUID | None = None

    @property
    def legal_day(self) -> date:
        """Default arises by law on its day, whenever we find it."""
        return self.in_default_since


class DeterminationWithdrawn(Fact):
    """A finding of ours (default, broken promise, lapsed plan) proved wrong."""

    TOPIC: ClassVar[str] = "claim.determination_withdrawn"

    version: int
    topic: str
    why: str


SentFact: TypeAlias = (
    ReminderSent | StatementSent | FinalDemandSent | NoticeOfDefaultServed | FourteenDayLetterSent
)
