"""A payment of a random month, as the bank books it."""

from datetime import date
from random import Random
from typing import Final

from tests.adapters.statements.month import Movement, made_iban
from tests.payments import texts
from tests.trial.months.truth import Booked, Debt, Month, Person, a_day

BANKS: Final = ("ABNA", "INGB", "RABO", "KNAB", "SNSB", "TRIO")


def open_of(one: Person) -> list[Debt]:
    """What of a debtor nobody paid or is about to pay."""
    return [debt for debt in one.debts if debt.left() > 0]


def pay(
    random: Random,
    month: Month,
    one: Person,
    shares: list[tuple[Debt, int]],
    text: str = "",
    *,
    more: int = 0,
    structured: str = "",
    name: str = "",
    account: str = "",
    on: date | None = None,
) -> Booked:
    """Let somebody pay; ``more``: so much beyond what the debts take."""
    day = on or a_day(random, month)
    told = name or texts.as_bank_writes(random, one.name, company=one.company)
    given = account or (one.account if random.random() < 0.9 else strange(random))
    move = Movement(
        on=day,
        amount=sum(cents for _, cents in shares) + more,
        name=as_sepa(told),
        account=given,
        text=as_sepa(text),
        structured=structured,
        end_to_end=random.choice(("", "", f"E2E{random.randrange(10**9)}")),
        reference=f"B{random.randrange(10**11)}",
    )
    debt = shares[0][0] if shares else None
    iban = debt.account if debt and debt.account and random.random() < 0.9 else ""
    booked = Booked(
        iban=iban or random.choice(month.accounts),
        move=move,
        hour=random.randrange(24),
        order=len(month.booked),
        truth=tuple(shares),
        by_hand=len(shares) == 1 and not more and random.random() < 0.06,
    )
    month.book(booked)
    return booked


def strange(random: Random) -> str:
    """An account of nobody here."""
    return made_iban(random.choice(BANKS), random.randrange(10**6, 10**9))


def as_sepa(text: str) -> str:
    """As SEPA has it."""
    return "".join(sign if sign.isascii() else "." for sign in text)
