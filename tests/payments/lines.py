"""A line as a payer makes it, and what is true of it."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TypeAlias
from uuid import UUID

from domain.matching.incoming import Incoming, MoneyStanding
from tests.payments import texts
from tests.payments.people import TODAY, Owed, Somebody

Truth: TypeAlias = dict[UUID, int]
Found: TypeAlias = tuple[Incoming, Truth, bool] | None


@dataclass(frozen=True, slots=True)
class Made:
    """A payment; ``truth``: by claim what it pays, none: it is for no claim here."""

    kind: str
    incoming: Incoming
    truth: Truth
    matchable: bool


def line_of(
    random: Random,
    amount: int,
    one: Somebody | None,
    text: str | tuple[str, ...] = "",
    *,
    name: str = "",
    account: str = "",
    fields: tuple[str, ...] = (),
) -> Incoming:
    told = name or (texts.as_bank_writes(random, one.name, company=one.company) if one else "")
    return Incoming(
        amount=amount,
        credited_on=TODAY + timedelta(days=random.randrange(28)),
        name=told,
        account=account or (one.account if one else new_account(random)),
        pieces=text if isinstance(text, tuple) else texts.cut(random, text),
        fields=fields,
        end_to_end=random.choice(("", "", "NOTPROVIDED", f"E2E{random.randrange(10**9)}X")),
    )


def new_account(random: Random) -> str:
    return f"DE{random.randrange(10**10, 10**11)}"


def open_of(one: Somebody) -> list[Owed]:
    return [c for c in one.claims if c.open > 0 and c.standing is MoneyStanding.OPEN]


def one_of(random: Random, one: Somebody) -> Owed | None:
    found = open_of(one)
    return random.choice(found) if found else None
