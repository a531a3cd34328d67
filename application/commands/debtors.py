"""What is known of a debtor: capacity, contact details, and what bars the way to him."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import ConfigDict, Field

from application.commands.fields import AHEAD, Legible, Name, Word
from application.commands.kinds import OnDebtor
from application.commands.seen import facts_seen, seen_version
from application.house import House
from application.repeated import Repeat
from domain.application import Session
from domain.claim.events import Mark
from domain.claim.marks import end_mark
from domain.claim.state import Claim
from domain.debtor import abroad, decisions, protection
from domain.debtor.bar_events import BarBegan, BarEnded
from domain.debtor.contacts import changed_fields
from domain.debtor.credit import look_at
from domain.debtor.events import (
    AddressUnknown,
    ApplicableLaw,
    BankruptcyDeclared,
    CapacityEstablished,
    DeathReported,
    LawEstablished,
)
from domain.debtor.state import Debtor, fold
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact
from domain.law.estate import Acceptance
from domain.law.protection import Bar, BarEnd
from domain.parties import Address, Capacity, ContactDetails
from domain.sealing import Purpose
from domain.user.roles import May


class Reachable(Legible):
    """How somebody is reached; what is left out is empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name = Field(examples=["Voorbeeld B.V."])
    attention: Word = ""
    street: Word = ""
    postal_code: Word = ""
    city: Word = ""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "NL"
    email: Annotated[str, Field(max_length=254, pattern=r"^([^@\s,;<>]+@[^@\s,;<>]+)?$")] = ""
    phone: Word = ""

    @property
    def contact(self) -> ContactDetails:
        """The contact details as they are sealed."""
        return ContactDetails(
            name=self.name,
            attention=self.attention,
            address=Address(
                street=self.street,
                postal_code=self.postal_code,
                city=self.city,
                country=self.country,
            ),
            email=self.email,
            phone=self.phone,
        )


class EstablishCapacity(OnDebtor):
    """Record in what capacity the debtor acts; the interest of his live claims follows."""

    NAME: ClassVar[str] = "capacity"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(CapacityEstablished,), same=("capacity",), told=("evidence",)),
    )
    PATH: ClassVar[str] = "capacity"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "correction.unreadable",
        "money.not_an_amount",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_MARKS,)

    capacity: Capacity
    evidence: Word = Field(description="what shows it; no personal data", examples=["KvK"])

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """Whoever is not known to be a business is treated as a consumer."""
        del session
        return decisions.establish_capacity(debtor, capacity=self.capacity, evidence=self.evidence)

    def follow(self, claim: Claim) -> Sequence[Fact]:
        """The kind of interest follows (BW 6:119, 6:119a, 6:119b)."""
        return decisions.follow_capacity(claim, capacity=self.capacity, evidence=self.evidence)


class EstablishLaw(OnDebtor):
    """Say which law holds for a consumer who lives abroad; by Dutch law his claims go on."""

    NAME: ClassVar[str] = "applicable-law"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(LawEstablished,), same=("law",), told=("evidence",)),
    )
    PATH: ClassVar[str] = "applicable-law"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = ("law.not_abroad",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_MARKS,)

    law: ApplicableLaw
    evidence: Word = Field(description="why; no personal data", examples=["Rome I art. 6 lid 1"])

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who lives abroad."""
        del house
        return abroad.is_abroad(state.country)

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """Where foreign law holds nothing goes out from here: it is handed over, or let go."""
        del session
        return abroad.establish_law(debtor, law=self.law, evidence=self.evidence)


class ChangeContactDetails(Reachable, OnDebtor):
    """Record how to reach the debtor from now on; what is left out is empty."""

    NAME: ClassVar[str] = "contact-details"
    PATH: ClassVar[str] = "contact-details"
    REFUSES: ClassVar[tuple[str, ...]] = ("contact.changed",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.FIND_ADDRESS, Task.LETTER_STUCK)
    CARRIED: ClassVar[tuple[str, ...]] = ("seen",)

    seen: int | None = seen_version()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Two who change the whole at once do not overwrite each other unseen."""
        debtor = session.debtor(about)
        if self.seen is not None and debtor.contact_version > self.seen:
            raise contact_changed(house, debtor, seen=self.seen)
        super().record(session, about, house)

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """What was known before stays in the history, sealed."""
        del debtor, session
        return [decisions.change_contact(self.contact)]

    def follow(self, claim: Claim) -> Sequence[Fact]:
        """The marks for a missing or doubtful address are cleared."""
        if not (self.contact.address.complete or self.contact.email):
            return ()
        marks = (Mark.NO_CONTACT_DETAILS, Mark.CONTACT_UNCLEAR)
        return [fact for mark in marks for fact in end_mark(claim, mark)]


class LookAtCredit(OnDebtor):
    """Let the debtor's claims go on in spite of his money or credit here: a person looked at it."""

    NAME: ClassVar[str] = "credit-looked-at"
    PATH: ClassVar[str] = "credit-looked-at"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = ("credit.none",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.SET_OFF, Task.PLACE_PAYMENT)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"number": "credits"}

    number: Word = Field(
        description="of the invoice or credit note it stands under", examples=["F2026-014"]
    )

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """More credit stops them again."""
        del session
        return look_at(debtor, self.number)


class BeginBar(OnDebtor):
    """Record what stops every step for the debtor: bankruptcy, debt help, a death."""

    NAME: ClassVar[str] = "bar"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(BarBegan,), same=("kind",), told=("since",), called={"kind": "bar"}),
        Repeat(
            of=(BankruptcyDeclared,),
            told=("since",),
            called={"since": "declared_on"},
            where={"kind": Bar.BANKRUPTCY},
        ),
        Repeat(
            of=(DeathReported,),
            told=("since",),
            called={"since": "died_on"},
            where={"kind": Bar.DEATH},
        ),
    )
    PATH: ClassVar[str] = "bars"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bar.before_the_law",
        "bar.ends_before",
        "bar.no_last_day",
        "bar.not_begun",
        "bar.too_long",
        "day.in_the_future",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.CALL,)

    kind: Bar
    since: date | None = Field(default=None, description="default: today")
    until: date | None = Field(
        default=None, description="last day, where there is one", json_schema_extra=AHEAD
    )

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """Repeated, it is nothing new."""
        today = session.today
        return decisions.begin_bar(
            debtor, bar=self.kind, since=self.since or today, until=self.until, today=today
        )

    def follow(self, claim: Claim) -> Sequence[Fact]:
        """The party that has a claim is to be told."""
        return protection.tell_the_party(claim, bar=self.kind)


class EndBar(OnDebtor):
    """Record that what stopped the steps has ended, and how: a person looked at it."""

    NAME: ClassVar[str] = "bar-ended"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(
            of=(BarEnded,),
            same=("kind",),
            told=("how", "ended_on", "evidence"),
            called={"kind": "bar"},
        ),
    )
    PATH: ClassVar[str] = "bars/end"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bar.death",
        "bar.ends_before",
        "bar.no_such_end",
        "day.in_the_future",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_DEBTOR,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"kind": "bars"}

    kind: Bar
    how: BarEnd = Field(default=BarEnd.OVER, description="how it ended")
    ended_on: date | None = Field(default=None, description="default: today")
    evidence: Word = Field(default="", description="what shows it; no personal data")

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of whom something ends; a death does when the heirs may be asked."""
        return bool(protection.endable(state, house.today))

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """A death does not end: the heirs become known."""
        return decisions.end_bar(
            debtor,
            bar=self.kind,
            how=self.how,
            ended_on=self.ended_on,
            evidence=self.evidence,
            today=session.today,
        )


class KnowHeirs(Reachable, OnDebtor):
    """Record who inherited; letters to them begin anew, three months after the death."""

    NAME: ClassVar[str] = "heirs"
    PATH: ClassVar[str] = "heirs"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "heirs.nobody_died",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_DEBTOR,)

    acceptance: Acceptance = Field(
        default=Acceptance.UNKNOWN, description="how they took the estate"
    )
    died_on: date | None = Field(default=None, description="where the day was not known yet")

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who died."""
        del house
        return state.died_on is not None

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """They owe what the debtor owed (BW 4:182)."""
        return decisions.know_heirs(
            debtor,
            contact=self.contact,
            acceptance=self.acceptance,
            died_on=self.died_on,
            today=session.today,
        )

    def follow(self, claim: Claim) -> Sequence[Fact]:
        """What was sent to the dead does not count."""
        return decisions.begin_anew_for_heirs(claim)


class ReportAddressUnknown(OnDebtor):
    """Record that the debtor no longer lives where we wrote to."""

    NAME: ClassVar[str] = "address-unknown"
    PATH: ClassVar[str] = "address-unknown"

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who is written to."""
        del house
        return state.postable

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """Nothing goes by post until an address is known."""
        del session
        return [AddressUnknown()] if debtor.postable else []


def contact_changed(house: House, debtor: Debtor, *, seen: int) -> Refusal:
    """The refusal ``contact.changed``: it names the fields that became another, no value."""
    then = facts_seen(house, debtor.id, seen)
    before, now = (
        house.open(one.contact, ContactDetails, Purpose.CONTACT)
        for one in (fold(debtor.id, then), debtor)
    )
    fields = ", ".join(changed_fields(before, now)) if before and now else ""
    return Refusal(
        "contact.changed",
        f"Somebody else changed the contact details meanwhile: {fields or 'nothing that is kept'}.",
        way_out="Look at what they are now, and change what is still to be changed.",
        values={"fields": fields},
    )
