"""Stornos: of what is collected here, and of what another program collected elsewhere."""

from datetime import date
from random import Random

from tests.adapters.statements.month import Movement
from tests.payments import texts
from tests.trial.months.paying import as_sepa, open_of, pay
from tests.trial.months.truth import DAY, Booked, Debt, Month, Person, a_day

_REASONS = ("MD06", "AM04", "MS03")


def storno(random: Random, month: Month, one: Person) -> None:
    """A collection, which may come back some days later."""
    for debt in open_of(one)[:1]:
        cents = debt.left()
        day = a_day(random, month)
        sign = f"INC{random.randrange(10**9)}"
        common = {"name": as_sepa(one.name), "account": one.account, "end_to_end": sign}
        move = Movement(
            on=day,
            amount=cents,
            text=f"factuur {debt.number}",
            mandate=f"M{random.randrange(10**6)}",
            reference=f"C{random.randrange(10**11)}",
            **common,
        )
        iban = random.choice(month.accounts)
        at = len(month.booked)
        month.book(Booked(iban, move, random.randrange(24), at, ((debt, cents),)))
        back_on = day + random.randrange(9) * DAY
        if random.random() < 0.7 and back_on <= month.last:
            back = Movement(
                on=back_on,
                amount=-cents,
                text=f"factuur {debt.number}",
                mandate=move.mandate,
                back=random.choice(_REASONS),
                reference=f"R{random.randrange(10**11)}",
                **common,
            )
            month.book(Booked(iban, back, 23, at + 1, ((debt, -cents),)))


def from_outside(random: Random, month: Month, one: Person) -> None:
    """What another program collected comes back, and its money was never seen here.

    Its debtor pays by transfer, some days before, on the day itself, or after it.
    """
    for debt in open_of(one)[:1]:
        cents = debt.left()
        text = texts.said(random, debt.number)
        paid = pay(random, month, one, [(debt, cents)], text, account=one.account)
        apart = random.choice((-3, -1, 0, 0, 1, 1, 1, 2, 6))
        _back(random, month, one, paid.iban, cents, paid.move.on + apart * DAY, debt.number)


def made_good(random: Random, month: Month, one: Person) -> None:
    """A collection comes back without an id, and its debtor pays by transfer about that day."""
    for debt in open_of(one)[:1]:
        cents = debt.left()
        collected = Movement(
            on=a_day(random, month),
            amount=cents,
            name=as_sepa(one.name),
            account=one.account,
            text=f"factuur {debt.number}",
            mandate=random.choice(("", f"M{random.randrange(10**6)}")),
            end_to_end=random.choice(("", f"INC{random.randrange(10**9)}")),
            reference=f"C{random.randrange(10**11)}",
        )
        iban, at = random.choice(month.accounts), len(month.booked)
        month.book(Booked(iban, collected, random.randrange(24), at, ((debt, cents),)))
        on = collected.on + random.randrange(1, 6) * DAY
        if not _back(random, month, one, iban, cents, on, debt.number, truth=((debt, -cents),)):
            continue
        again = on + random.choice((-1, 0, 0, 1, 1, 2)) * DAY
        if again <= month.last:
            text = texts.said(random, debt.number)
            pay(random, month, one, [(debt, cents)], text, account=one.account, on=again)


def _back(
    random: Random,
    month: Month,
    one: Person,
    iban: str,
    cents: int,
    on: date,
    number: str,
    *,
    truth: tuple[tuple[Debt, int], ...] = (),
) -> bool:
    """Let money go back without an id of ours: with none, or with those of another program.

    What the bank asks for it is booked another time, so that such a day may sum to nothing.
    """
    if not month.first <= on <= month.last:
        return False
    ids = random.choice(
        (
            {},
            {},
            {},
            {"mandate": f"LIDM{random.randrange(10**6)}"},
            {"end_to_end": f"OLD{random.randrange(10**9)}"},
        )
    )
    back = Movement(
        on=on,
        amount=-cents,
        name=as_sepa(one.name),
        account=one.account,
        text=random.choice(("", f"factuur {number}", "storno")),
        back=random.choice(_REASONS),
        reference=f"R{random.randrange(10**11)}",
        **(ids if not truth else {}),
    )
    hour = random.choice((3, 12, 23))
    month.book(Booked(iban, back, hour, len(month.booked), truth))
    return True
