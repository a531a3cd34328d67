"""To whom a creditor's claims are handed over: how a party works, and where it is registered."""

from collections.abc import Sequence
from datetime import date, time
from typing import Annotated, ClassVar

from pydantic import Field

from application.commands.fields import AHEAD, Iban, Name
from application.commands.kinds import OnCreditor
from domain.application import Session
from domain.claim.events import PartyKind
from domain.claim.refusals import require_not_after
from domain.creditor import decisions
from domain.creditor.events import DebtorToldBy, RegistrationGround
from domain.creditor.registration import look_up_registration
from domain.creditor.state import Creditor
from domain.dunning.task import Task
from domain.facts import Fact
from domain.user.roles import May


class SetParty(OnCreditor):
    """Set down how an agency, bailiff or lawyer of a creditor works."""

    NAME: ClassVar[str] = "party"
    PATH: ClassVar[str] = "parties"
    TAG: ClassVar[str] = "hand-over"
    REFUSES: ClassVar[tuple[str, ...]] = ("party.own_account",)
    SUGGESTED_FROM: ClassVar[dict[str, str]] = {"name": "parties"}

    name: Name = Field(
        description="as it is to stand in facts and dossiers", examples=["Incassobureau B.V."]
    )
    kind: PartyKind
    confirms: bool = Field(default=False, description="it answers whether it takes a claim")
    cut_off: time = Field(
        default=time(15, 0),
        description="before this time a dossier is taken up that working day",
        json_schema_extra={"format": "time-local"},
    )
    ibans: Annotated[
        tuple[Iban, ...],
        Field(
            max_length=20,
            description="from which it passes on what it collected; added to those known",
        ),
    ] = ()
    registration: Annotated[
        str | None,
        Field(
            max_length=60,
            description="its mark in the register of collection services (Wki art. 4), as you"
            " looked it up; empty: it has none; default: as it was",
            examples=["WKI-2024-00417"],
        ),
    ] = None
    told_by: DebtorToldBy | None = Field(
        default=None,
        description="who tells the debtor that his claim lies there; default: as it was, at first"
        " the party",
    )

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """One of the same name is replaced; the first of a kind is the usual one."""
        del session
        return decisions.set_party(
            creditor,
            name=self.name,
            kind=self.kind,
            confirms=self.confirms,
            cut_off=self.cut_off,
            ibans=self.ibans,
            registration=self.registration,
            told_by=self.told_by,
        )


class LookUpRegistration(OnCreditor):
    """Say how a party stands in the register of collection services, or why it need not."""

    NAME: ClassVar[str] = "party-registration"
    PATH: ClassVar[str] = "party-registrations"
    TAG: ClassVar[str] = "hand-over"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "party.not_set_down",
        "registration.days",
        "registration.unclear",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.COMPLETE_DOSSIER,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"name": "parties"}

    name: Name = Field(description="of the party", examples=["Incassobureau B.V."])
    registration: Annotated[
        str, Field(max_length=60, description="its mark (Wki art. 11)", examples=["WKI-2024-00417"])
    ] = ""
    registered_from: date | None = Field(
        default=None, description="first day of it", json_schema_extra=AHEAD
    )
    registered_until: date | None = Field(
        default=None,
        description="last day, inclusive; default: until further notice",
        json_schema_extra=AHEAD,
    )
    unregistered: RegistrationGround | None = Field(
        default=None, description="why it need not be registered"
    )
    checked_on: date | None = Field(default=None, description="default: today")

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """From here on a hand-over of a consumer's claim rests on it."""
        checked_on = self.checked_on or session.today
        require_not_after(checked_on, today=session.today, what="day of the check")
        return look_up_registration(
            creditor,
            name=self.name,
            registration=self.registration,
            registered_from=self.registered_from,
            registered_until=self.registered_until,
            unregistered=self.unregistered,
            checked_on=checked_on,
            checked_by=session.mandate.actor,
        )
