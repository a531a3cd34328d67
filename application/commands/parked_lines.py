"""A line of a bank account that waits on: why, and until which day nobody need look at it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.banking.lines import record_line
from application.commands.bank_lines import OnBankLine, line_decided, waiting_line
from application.house import House
from domain.application import Session
from domain.bank.line_events import BankLineParked, ParkedWhy
from domain.errors import Refusal

MOST_DAYS: Final = 31
"""So far ahead a line may wait: debtors, or everybody, wait with it."""


class StillWaits(StrEnum):
    """Why a bank line waits on, as a person says it."""

    NO_PROPOSAL_FITS = "no_proposal_fits"
    PAYER_ASKED = "payer_asked"
    LOOKED_INTO = "looked_into"


class ParkBankLine(OnBankLine):
    """Let a bank line wait on, until a day: no proposal fits, or somebody was asked about it."""

    NAME: ClassVar[str] = "bank-parked"
    PATH: ClassVar[str] = "waits"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.decided",
        "bank_line.unknown",
        "bank_line.until_when",
    )

    why: StillWaits = StillWaits.NO_PROPOSAL_FITS
    until: date | None = Field(
        default=None, description="on this day it is asked again; default: now"
    )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Where no proposal fits it may be anybody's; else it may be whose it might be before.

        Whoever waits for it waits on: only the question to a person comes later.
        """
        del house
        line = waiting_line(session, about)
        if not line.waits:
            raise line_decided()
        why = ParkedWhy(self.why.value)
        if line.parked and (line.parked.why, line.parked.until) == (why, self.until):
            return
        last = session.today + timedelta(days=MOST_DAYS)
        if self.until is not None and not session.today < self.until <= last:
            raise Refusal(
                "bank_line.until_when",
                f"A line waits until a day after today, and {last} at the latest.",
                way_out="Give such a day; on it the line is asked again, and may wait once more.",
                values={"last": last},
            )
        concerned = () if self.why is StillWaits.NO_PROPOSAL_FITS else line.may_concern
        like = line.parked.like if line.parked else None
        parked = BankLineParked(why=why, may_concern=concerned, like=like, until=self.until)
        record_line(session, line, [parked])
