"""Who stands in a case: capacities, addresses and what is known of a person or a company."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


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
    phone: str = ""


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
