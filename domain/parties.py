"""Who stands in a case: capacities, addresses and what is known of a person or a company."""

import re
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

_BETWEEN: Final = re.compile(r"[\s,;/|]+")
_ADDRESS: Final = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\"]+")


class Capacity(StrEnum):
    """In what capacity a debtor acts; unknown is treated as consumer and shown as unknown.

    Only a natural person outside profession or business is a consumer (BW 6:96 lid 5).
    """

    CONSUMER = "consumer"
    SOLE_TRADER = "sole_trader"
    COMPANY = "company"
    GOVERNMENT = "government"
    UNKNOWN = "unknown"

    @property
    def protected_as_consumer(self) -> bool:
        """Tell whether the rules for consumers are kept: consumers, and whoever may be one."""
        return self in {Capacity.CONSUMER, Capacity.UNKNOWN}


class Value(BaseModel):
    """A small frozen value inside facts or sealed fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Address(Value):
    """A postal address, as it is printed in the window of an envelope."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "NL"

    @property
    def complete(self) -> bool:
        """Tell whether a letter can be posted to it."""
        return bool(self.street and self.city)


class ContactDetails(Value):
    """A debtor's name and how to reach him: always sealed under the purpose *contact*."""

    name: str
    attention: str = ""
    address: Address = Address()
    email: str = ""
    """The one that letters go to."""
    more_emails: tuple[str, ...] = ()
    phone: str = ""


def mail_addresses(text: str) -> tuple[str, ...]:
    """The e-mail addresses in a text that may hold several, or none; each once."""
    parts = (part.strip("<>()\"'").removeprefix("mailto:") for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if _ADDRESS.fullmatch(part)))


class PartyNumbers(Value):
    """Numbers that identify a debtor; sealed, since a sole trader is a person too."""

    kvk: str = ""
    vat: str = ""
    customer_number: str = ""
    other: str = ""


class PayTo(Value):
    """An account of the creditor to pay to; ``share`` in cents where the sum is split."""

    iban: str
    share: int | None = None


class CreditorProfile(Value):
    """What a creditor prints on paper: a company's own public data."""

    name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "NL"
    email: str = ""
    phone: str = ""
    kvk: str = ""
    vat: str = ""
    registration_mark: str = ""
    """The mark of the register of collection services (Wki art. 11), where it applies."""
