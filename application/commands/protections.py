"""What befalls a debtor, each with what is known of it; every step of all his claims waits."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.by import stream_of_debtor
from application.commands.debtors import Reachable
from application.commands.fields import AHEAD, Word
from application.commands.kinds import OnDebtor
from application.house import House
from domain.application import Session, stream_of_claim
from domain.claim.state import Claim
from domain.days import add_days
from domain.debtor import protection
from domain.debtor.bar_events import DissolutionKind, Threat
from domain.debtor.merging import merged_away
from domain.debtor.protection import BarTold
from domain.debtor.state import Debtor
from domain.dunning.task import Task
from domain.facts import Fact
from domain.law.protection import RULES, Bar
from domain.parties import ContactDetails
from domain.user.roles import May

Register = Annotated[str, Field(max_length=40, examples=["C/13/26/104 R"])]
"""The number by which a register of insolvencies or administrations knows it; kept sealed."""


class WhoActs(Reachable):
    """Who runs it or acts for the debtor, and how he is reached; kept sealed."""

    name: Annotated[
        str,
        Field(
            max_length=200, description="of who runs it or acts for the debtor; empty: not known"
        ),
    ] = ""

    @property
    def who(self) -> ContactDetails | None:
        """As it is sealed; None: nobody was named."""
        return self.contact if self.name else None


class _Began(OnDebtor):
    """What stops every step for a debtor, from a day on."""

    REFUSES: ClassVar[tuple[str, ...]] = (
        "bar.before_the_law",
        "bar.ends_before",
        "bar.no_last_day",
        "bar.no_such_invoice",
        "bar.too_long",
        "day.in_the_future",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_DEBTOR,)

    def told(self, today: date) -> BarTold:
        """What is told of it on a day."""
        raise NotImplementedError

    def invoices_named(self) -> str:
        """The invoices that it holds for, apart by commas; empty: all."""
        return ""

    def record(self, session: Session, about: UUID, house: House) -> None:
        """All claims of the debtor stand still at once; a party that has one is to be told."""
        del house
        debtor = session.debtor(about)
        if debtor.merged_into:
            raise merged_away(debtor)
        claims = session.claims_of(debtor)
        covered = protection.named(claims, self.invoices_named())
        told = replace(self.told(session.today), claims=covered)
        begin_for(session, debtor, claims, told)


def begin_for(session: Session, debtor: Debtor, claims: Iterable[Claim], told: BarTold) -> None:
    """Let something stop every step for a debtor; a party that has a claim of his is to be told."""
    facts = protection.begin(debtor, told, today=session.today)
    session.record(stream_of_debtor(debtor), facts, subject=debtor.id)
    for claim in claims if facts else ():
        news = protection.tell_the_party(claim, bar=told.bar)
        session.record(stream_of_claim(claim), news)


class _Ordered(_Began):
    """What a court ordered, and where that is registered."""

    since: date = Field(description="day of the order")
    court: Word = Field(default="", examples=["Rechtbank Amsterdam"])
    number: Register = Field(default="", description="in the register of insolvencies")


class DeclareBankruptcy(WhoActs, _Ordered):
    """Record that the debtor was declared bankrupt: what he owes is filed with the trustee."""

    NAME: ClassVar[str] = "bankruptcy"
    PATH: ClassVar[str] = "bankruptcy"

    def told(self, today: date) -> BarTold:
        """Interest ends on the day before the order (Fw 128)."""
        del today
        return BarTold(
            bar=Bar.BANKRUPTCY,
            since=self.since,
            court=self.court,
            number=self.number,
            contact=self.who,
        )


class GrantSuspension(WhoActs, _Ordered):
    """Record a suspension of payments: ordinary creditors wait (Fw 230, 232)."""

    NAME: ClassVar[str] = "suspension-of-payments"
    PATH: ClassVar[str] = "suspension-of-payments"

    until: date | None = Field(
        default=None, description="last day, where one was set", json_schema_extra=AHEAD
    )
    invoices: Word = Field(default="", description="only these, apart by commas; empty: all")

    def told(self, today: date) -> BarTold:
        """Interest runs on; nobody can make him pay."""
        del today
        return BarTold(
            bar=Bar.SUSPENSION,
            since=self.since,
            until=self.until,
            court=self.court,
            number=self.number,
            contact=self.who,
        )

    def invoices_named(self) -> str:
        """Claims with preference, or of after the day, are outside it (Fw 232)."""
        return self.invoices


class OrderRestructuring(WhoActs, _Ordered):
    """Record statutory debt restructuring (Wsnp): eighteen months unless said otherwise."""

    NAME: ClassVar[str] = "debt-restructuring"
    PATH: ClassVar[str] = "debt-restructuring"

    until: date | None = Field(
        default=None, description="last day of its term; default: by law", json_schema_extra=AHEAD
    )

    def told(self, today: date) -> BarTold:
        """No interest is owed while it lasts (Fw 303)."""
        del today
        return BarTold(
            bar=Bar.DEBT_RESTRUCTURING,
            since=self.since,
            until=self.until,
            court=self.court,
            number=self.number,
            contact=self.who,
        )


class OrderCoolingOff(_Ordered):
    """Record a cooling-off period while a plan is prepared (WHOA): four months at most."""

    NAME: ClassVar[str] = "cooling-off"
    PATH: ClassVar[str] = "cooling-off"

    until: date = Field(
        description="last day; recorded again where it is extended", json_schema_extra=AHEAD
    )
    undisclosed: bool = Field(default=False, description="nothing of it is public (Fw 369 lid 6)")
    invoices: Word = Field(default="", description="only these, apart by commas; empty: all")

    def told(self, today: date) -> BarTold:
        """An extension goes to eight months in all (Fw 376 lid 5)."""
        del today
        return BarTold(
            bar=Bar.COOLING_OFF,
            since=self.since,
            until=self.until,
            court=self.court,
            number=self.number,
            undisclosed=self.undisclosed,
        )

    def invoices_named(self) -> str:
        """Only what the order covers stands still."""
        return self.invoices


class MoratoriumKind(StrEnum):
    """What keeps creditors away while debts are being settled, by a judge's order."""

    MORATORIUM = Bar.MORATORIUM.value
    INTERIM_MORATORIUM = Bar.INTERIM_MORATORIUM.value
    THREAT_MORATORIUM = Bar.THREAT_MORATORIUM.value
    FORCED_SETTLEMENT = Bar.FORCED_SETTLEMENT.value


class OrderMoratorium(_Ordered):
    """Record a judge's order that keeps creditors away while debts are being settled."""

    NAME: ClassVar[str] = "moratorium"
    PATH: ClassVar[str] = "moratorium"

    kind: MoratoriumKind
    until: date | None = Field(
        default=None, description="last day; six months at most", json_schema_extra=AHEAD
    )
    threat: Threat | None = Field(default=None, description="what it prevents (Fw 287b)")

    def told(self, today: date) -> BarTold:
        """It holds for this creditor; interest runs on."""
        del today
        return BarTold(
            bar=Bar(self.kind.value),
            since=self.since,
            until=self.until,
            court=self.court,
            number=self.number,
            threat=self.threat,
        )


class AcceptDebtHelp(WhoActs, _Began):
    """Record that debt help asked for a pause; on the day after it a person looks first."""

    NAME: ClassVar[str] = "debt-help"
    PATH: ClassVar[str] = "debt-help"

    since: date = Field(description="day on which it was asked or agreed")
    until: date | None = Field(
        default=None, description="last day of the pause, if one was named", json_schema_extra=AHEAD
    )

    def told(self, today: date) -> BarTold:
        """By covenant or as a kindness: no law asks it."""
        del today
        return BarTold(bar=Bar.DEBT_HELP, since=self.since, until=self.until, contact=self.who)


class GuardianshipKind(StrEnum):
    """Under what care the debtor is, as far as it is about his money."""

    GUARDIANSHIP = Bar.GUARDIANSHIP.value
    CURATORSHIP = Bar.CURATORSHIP.value


class OrderGuardianship(WhoActs, _Ordered):
    """Record that somebody looks after the debtor's money; mentorship is none."""

    NAME: ClassVar[str] = "guardianship"
    PATH: ClassVar[str] = "guardianship"

    kind: GuardianshipKind

    def told(self, today: date) -> BarTold:
        """Letters go to who acts for him once a person says so (BW 1:386, 1:441)."""
        del today
        return BarTold(
            bar=Bar(self.kind.value),
            since=self.since,
            court=self.court,
            number=self.number,
            contact=self.who,
        )


class FindMinor(WhoActs, _Began):
    """Record that the debtor is not of age: what he agreed to alone may be annulled."""

    NAME: ClassVar[str] = "minority"
    PATH: ClassVar[str] = "minority"

    adult_on: date = Field(description="day on which he becomes eighteen", json_schema_extra=AHEAD)

    def told(self, today: date) -> BarTold:
        """A person looks before anything goes out, and again when he is of age (BW 1:233, 3:32)."""
        return BarTold(
            bar=Bar.MINORITY,
            since=today,
            until=add_days(self.adult_on, -1),
            contact=self.who,
        )


class DissolveCompany(WhoActs, _Began):
    """Record that the company was dissolved: there may be a liquidator, or nobody at all."""

    NAME: ClassVar[str] = "dissolution"
    PATH: ClassVar[str] = "dissolution"

    since: date = Field(description="day of the dissolution")
    kind: DissolutionKind
    number: Register = Field(default="", description="in the trade register", examples=["12345678"])

    def told(self, today: date) -> BarTold:
        """Who has an interest may ask a judge to reopen the winding up (BW 2:23c)."""
        del today
        return BarTold(
            bar=Bar.DISSOLUTION,
            since=self.since,
            number=self.number,
            dissolved=self.kind,
            contact=self.who,
        )


class AddressRepresentative(OnDebtor):
    """Let the letters go to who acts for the debtor, from the first one on."""

    NAME: ClassVar[str] = "representative"
    PATH: ClassVar[str] = "representative"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = ("representative.none", "representative.unknown")
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_DEBTOR,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"kind": "represented"}

    kind: Bar

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of whom somebody acts for."""
        del house
        return any(RULES[Bar(bar)].has_representative for bar in state.bars)

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """What barred the way stops nothing more, and lasts."""
        del session
        return protection.address_representative(debtor, bar=self.kind)

    def follow(self, claim: Claim) -> Sequence[Fact]:
        """Nobody who acts for him had the letters of before."""
        return protection.begin_anew(claim)


class TakeBackBar(OnDebtor):
    """Take back what was entered in error of what bars the way: its end, or else all of it."""

    NAME: ClassVar[str] = "bar-in-error"
    PATH: ClassVar[str] = "bars/error"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = ("bar.none",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_DEBTOR,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"kind": "bars_told"}

    kind: Bar

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of whom something was recorded."""
        del house
        return bool(state.bar_facts)

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """From here on it never was."""
        del session
        return protection.take_back(debtor, bar=self.kind)
