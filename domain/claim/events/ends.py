"""Hand-over, the ways a claim ends, and what is noted beside it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.claim.events.values import Asked
from domain.facts import Fact, Sha256
from domain.sealing import Purpose, Sealed, SealedFields


class PartyKind(StrEnum):
    """To whom a claim is handed over."""

    AGENCY = "agency"
    BAILIFF = "bailiff"
    LAWYER = "lawyer"


class HandOverPrepared(Fact):
    """The dossier was put together; what is missing stops the hand-over."""

    TOPIC: ClassVar[str] = "claim.hand_over_prepared"

    party: str
    party_kind: PartyKind
    missing: tuple[str, ...] = ()


class HandedOver(Fact):
    """The claim was handed over with its dossier; its own steps stop."""

    TOPIC: ClassVar[str] = "claim.handed_over"

    party: str
    party_kind: PartyKind
    dossier_sha256: Sha256
    balance: Asked
    """By part, on the day of the hand-over."""
    taken_up_on: date | None = None


class ClaimRecalled(Fact):
    """The claim came back from the agency, bailiff or lawyer."""

    TOPIC: ClassVar[str] = "claim.recalled"

    party: str
    why: str


class ClaimSettled(Fact):
    """Nothing is open any more."""

    TOPIC: ClassVar[str] = "claim.settled"

    ground: str


class ClaimReopened(Fact):
    """A closed claim lives again; its steps start a new round.

    After a reversed payment they do not: the claim goes on at the step it had reached.
    """

    TOPIC: ClassVar[str] = "claim.reopened"

    why: str
    new_round: bool = True


class NewRoundBegun(Fact):
    """The steps of a claim that lives begin anew: what was sent before is no step any more."""

    TOPIC: ClassVar[str] = "claim.new_round_begun"

    why: str


class ClaimWithdrawn(Fact):
    """The creditor no longer asks the claim at all."""

    TOPIC: ClassVar[str] = "claim.withdrawn"

    why: str


class ClaimWrittenOff(Fact):
    """The creditor took the claim out of his books; the debtor still owes it."""

    TOPIC: ClassVar[str] = "claim.written_off"

    amounts: Asked
    why: str


class LimitationInterrupted(Fact):
    """The limitation was interrupted (stuiting, BW 3:316-318)."""

    TOPIC: ClassVar[str] = "claim.limitation_interrupted"

    ground: str
    letter_id: UUID | None = None
    proven: bool = False


class NoteAdded(Fact):
    """A handler wrote something down."""

    TOPIC: ClassVar[str] = "claim.note_added"
    SEALED: ClassVar[SealedFields] = {"text": Purpose.NOTES}

    text: Sealed[str]


class HandlerAssigned(Fact):
    """Somebody became responsible for the claim."""

    TOPIC: ClassVar[str] = "claim.handler_assigned"

    handler: str


EndingFact: TypeAlias = (
    ClaimSettled | ClaimReopened | NewRoundBegun | ClaimWithdrawn | ClaimWrittenOff
)
