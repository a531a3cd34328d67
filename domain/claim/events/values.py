"""Values and enumerations that the facts of a claim share."""

from enum import StrEnum
from typing import Final

from domain.parties import Value


class Channel(StrEnum):
    """How somebody was reached, or is to be."""

    EMAIL = "email"
    POST = "post"
    PHONE = "phone"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    VISIT = "visit"
    PORTAL = "portal"


MESSAGES: Final = frozenset({Channel.SMS, Channel.WHATSAPP})
"""Channels of short messages: for reminders without legal effect only."""


class Direction(StrEnum):
    """Who began the contact."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Source(Value):
    """Where a fact was read: the hash of a file and the row in it, or a call."""

    kind: str
    sha256: str = ""
    row: int = 0


class Asked(Value):
    """What a letter asked for one claim, by part, in cents."""

    principal: int
    interest: int = 0
    costs: int = 0

    @property
    def total(self) -> int:
        """Sum the parts."""
        return self.principal + self.interest + self.costs


class Mark(StrEnum):
    """Why a claim wants a person's look at intake."""

    NO_DUE_DATE = "no_due_date"
    NO_IBAN = "no_iban"
    NO_SPECIFICATION = "no_specification"
    ISSUED_LATE = "issued_late"
    CAPACITY_UNKNOWN = "capacity_unknown"
    NO_CONTACT_DETAILS = "no_contact_details"
    ENTERED_OLD = "entered_old"
    OTHER_WARNING = "other_warning"
