"""Erasing a person: asked by one, carried out by another who signed in, at the machine too."""

from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.by import By
from application.commands.four_eyes import TakesTwo, always
from application.commands.kinds import OnCreditor
from application.erasures.carried_out import finish_erasures
from application.erasures.decision import debtor_to_erase, record_erasure, seen_of
from application.house import House
from domain.application import Receipt, Session
from domain.creditor.refusals import require_registered
from domain.debtor.erasure_events import ErasureGround
from domain.facts import StreamRef
from domain.user.roles import May


class ErasePerson(OnCreditor):
    """Erase the personal data of a debtor for ever; amounts, days and hashes stand."""

    NAME: ClassVar[str] = "erasure"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "erasures"
    TAG: ClassVar[str] = "debtors"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.unknown",
        "erasure.changed",
        "erasure.claim_open",
        "erasure.kept_by_law",
        "erasure.letter_waits",
        "erasure.money_waits",
        "repeat.differs",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"debtor": "erasable"}
    CARRIED: ClassVar[tuple[str, ...]] = ("seen",)

    debtor: UUID = Field(description="whose data")
    ground: ErasureGround = Field(description="why they are erased")
    seen: int | None = Field(
        default=None,
        ge=0,
        description="all that was recorded of him when it was seen; since then more: refused",
    )

    @classmethod
    def by_two_people(cls, house: House, *, signed_in: bool) -> bool:
        """At the machine, too: keys that are gone nobody brings back.

        A house of one person says so in its settings; then the fact says it as well.
        """
        return signed_in or not house.settings.erased_by_one

    def stands_on(self, session: Session, about: UUID) -> tuple[StreamRef, UUID | None]:
        """The creditor's stream; a reason is the debtor's own, and goes with him."""
        session.creditor(about)
        return StreamRef.creditor(about), self.debtor if self.reason_text else None

    def settled(self, session: Session, about: UUID, house: House) -> "ErasePerson":
        """A second person agrees to what was seen, and to nothing that came since."""
        del house
        debtor = debtor_to_erase(session, about, self.debtor)
        return self.model_copy(update={"seen": seen_of(debtor, session.claims_of(debtor))})

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Refused as long as a claim is open, money waits, or the books must be kept."""
        require_registered(session.creditor(about))
        debtor = debtor_to_erase(session, about, self.debtor)
        record_erasure(session, house, debtor, self.ground, seen=self.seen)

    def carry(self, house: House, about: UUID, *, by: By) -> Receipt:
        """What was recorded is done at once to keys, copies and the search by name."""
        receipt = super().carry(house, about, by=by)
        finish_erasures(house)
        return receipt
