"""What moves on an account, as the writers of bank files in these tests take it."""

from dataclasses import dataclass, field
from datetime import date

from stdnum import iban


@dataclass(frozen=True, kw_only=True)
class Movement:
    """One transaction in cents, signed; ``back`` is the ISO reason where it takes one back."""

    on: date
    amount: int
    name: str
    account: str
    text: str = ""
    structured: str = ""
    end_to_end: str = ""
    mandate: str = ""
    reference: str = ""
    back: str = ""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Several transactions booked as one, of which the bank does not tell the single ones."""

    on: date
    amount: int
    count: int
    reference: str = ""
    block: str = ""
    """The PmtInfId of the file that ordered them, where the bank names it."""
    file: str = ""
    """Its MsgId, where the bank names that."""
    back: bool = False
    """All of it comes back."""


@dataclass(frozen=True, kw_only=True)
class AccountMonth:
    """An account with all that moves on it, in the order in which it was booked."""

    account: str
    bic: str
    owner: str
    opening: int
    first: date
    last: date
    moves: tuple[Movement | Batch, ...] = field(default=())

    @property
    def closing(self) -> int:
        return self.opening + sum(one.amount for one in self.moves)


def made_iban(bank: str, number: int) -> str:
    """A Dutch IBAN with its check digits."""
    body = f"{bank}{number:010d}"
    return f"NL{iban.calc_check_digits('NL00' + body)}{body}"
