"""What passes between the creditor and the party that a claim is offered to, or lies with."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from domain.claim.events.ends import PartyKind
from domain.claim.events.values import Asked
from domain.facts import Fact, Sha256


class HandOverRequested(Fact):
    """The dossier was offered to a party that answers; the claim's own steps stop meanwhile."""

    TOPIC: ClassVar[str] = "claim.hand_over_requested"

    party: str
    party_kind: PartyKind
    dossier_sha256: Sha256
    balance: Asked
    """By part, as the dossier states it."""
    taken_up_on: date | None = None


class HandOverAccepted(Fact):
    """The party took the claim; it is handed over in the same save.

    Of one that it has already: it tells its own number.
    """

    TOPIC: ClassVar[str] = "claim.hand_over_accepted"

    party: str
    reference: str = ""
    """The party's own number for the case."""


class HandOverRefused(Fact):
    """The party did not take the claim: it is back, and a person decides how to go on."""

    TOPIC: ClassVar[str] = "claim.hand_over_refused"

    party: str
    why: str


class RecallRequested(Fact):
    """The party was asked to give the claim back."""

    TOPIC: ClassVar[str] = "claim.recall_requested"

    party: str
    why: str


class RecallFailed(Fact):
    """The party does not give the claim back."""

    TOPIC: ClassVar[str] = "claim.recall_failed"

    party: str
    why: str
    stays: bool = False
    """True: a person decided that it stays there."""


class HandOverTold(Fact):
    """A letter told the debtor with whom the claim lies, and whom he pays from when on."""

    TOPIC: ClassVar[str] = "claim.hand_over_told"

    party: str
    letter_id: UUID
    document_sha256: Sha256


class DebtorBarred(Fact):
    """Something befell the debtor while the claim lies with a party, which has to hear of it."""

    TOPIC: ClassVar[str] = "claim.debtor_barred"

    bar: str
    """What bars the way to him, or did: the debtor's own facts say which."""


class PartyInformed(Fact):
    """The party was told what happened to the claim at the creditor's."""

    TOPIC: ClassVar[str] = "claim.party_informed"

    party: str
    what: tuple[str, ...]
    """Topics of the facts it was told of, without their stream."""
