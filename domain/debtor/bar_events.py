"""The facts of what protects a debtor, beside those of the first days: by order, or by asking."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.facts import Fact
from domain.law.protection import Bar, BarEnd
from domain.parties import ContactDetails
from domain.sealing import Purpose, Sealed, SealedFields


class Threat(StrEnum):
    """What an order of Fw 287b keeps from happening."""

    EVICTION = "eviction"
    ENERGY_OR_WATER = "energy_or_water"
    HEALTH_INSURANCE = "health_insurance"


class DissolutionKind(StrEnum):
    """How a company came to be dissolved."""

    LIQUIDATION = "liquidation"
    """It is being wound up by a liquidator (BW 2:19 lid 5, 2:23)."""
    WITHOUT_ASSETS = "without_assets"
    """It ceased to be at once, without assets: turboliquidatie (BW 2:19 lid 4, 2:19b)."""
    BY_CHAMBER = "by_chamber"
    """The Chamber of Commerce dissolved it (BW 2:19a)."""


class BarBegan(Fact):
    """Something protects the debtor, or what is known of it changed: every step is stopped.

    Recorded again it takes the place of what was said before of the same kind.
    """

    TOPIC: ClassVar[str] = "debtor.bar_began"
    SEALED: ClassVar[SealedFields] = {"contact": Purpose.CONTACT, "number": Purpose.LEDGER}

    bar: Bar
    since: date
    """The day of the order, or from which it holds."""
    until: date | None = None
    """The last day, inclusive; a person looks on the day after it. None: not known."""
    number: Sealed[str] | None = None
    """In the register that shows it, such as that of the Centraal Insolventieregister."""
    court: str = ""
    contact: Sealed[ContactDetails] | None = None
    """Who runs it or acts for the debtor: trustee, administrator, debt helper, parent."""
    postable: bool = False
    """The address of who runs it is complete enough to post to."""
    mailable: bool = False
    claims: tuple[UUID, ...] = ()
    """The claims that it holds for; empty: all of them."""
    undisclosed: bool = False
    """Of a cooling-off period: nothing of it is public (Fw 369 lid 6)."""
    threat: Threat | None = None
    dissolved: DissolutionKind | None = None
    evidence: str = ""

    @property
    def legal_day(self) -> date:
        """It works from the day of the order (Fw 23)."""
        return self.since


class BarEnded(Fact):
    """What protected the debtor ended, or a person looked when its last day had passed."""

    TOPIC: ClassVar[str] = "debtor.bar_ended"

    bar: Bar
    how: BarEnd = BarEnd.OVER
    ended_on: date
    evidence: str = ""

    @property
    def legal_day(self) -> date:
        """It does not bar the way any more from the day on which it ended."""
        return self.ended_on


class RepresentativeAddressed(Fact):
    """From here on the letters go to who acts for the debtor; a person looked at it."""

    TOPIC: ClassVar[str] = "debtor.representative_addressed"

    bar: Bar
    """By what he is represented: it stops nothing any more, and lasts."""


BarFact: TypeAlias = BarBegan | BarEnded | RepresentativeAddressed
