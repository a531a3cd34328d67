"""A random month: its debtors, and payments with texts as people and banks write them."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Final
from uuid import uuid5

from domain.letter.text.payment_reference import ReferenceKind, made_reference
from tests.adapters.statements.month import Movement, made_iban
from tests.payments import texts
from tests.payments.people import FIRST, LAST, PLACES, ROOT, TRADES
from tests.trial.months.paying import BANKS, open_of, pay, strange
from tests.trial.months.stornos import from_outside, made_good, storno
from tests.trial.months.truth import DAY, Booked, Debt, Month, Person, a_day

FOR_CONSUMERS: Final = ("four-steps@1", "three-steps@1", "consumer@1", "full-collection@1")
FOR_BUSINESSES: Final = ("four-steps@1", "three-steps@1", "business@1", "six-steps@1")
_FEES: Final = (25_00, 49_95, 121_00, 75_00)
_STYLES: Final = ("F2026-{:04d}", "2026{:05d}", "VF26/{:05d}", "INV-26{:04d}")


def month_of(seed: int) -> Month:
    """A month; the same seed gives the same one."""
    random = Random(seed)
    first = date(2026, 1, 2) + random.randrange(330) * DAY
    creditors = random.choice((1, 1, 1, 2))
    accounts = tuple(
        made_iban(random.choice(BANKS), random.randrange(10**6, 10**9))
        for _ in range(random.choice((1, 1, 2)))
    )
    month = Month(seed, first, random.choice((21, 28, 31)), creditors, accounts, [])
    _people(random, month)
    for _ in range(random.randrange(8, 20)):
        kinds, weights = zip(*_KINDS.items(), strict=True)
        kind = random.choices(kinds, weights=weights)[0]
        kind(random, month, random.choice(month.people))
    month.booked.sort(key=lambda one: (one.move.on, one.hour, one.order))
    return month


def _people(random: Random, month: Month) -> None:
    styles = random.sample(_STYLES, 2)
    numbers = [random.randrange(100, 900) for _ in range(month.creditors)]
    for _ in range(random.randrange(3, 8)):
        at = random.randrange(month.creditors)
        one = _person(random, month, at)
        month.people.append(one)
        for _ in range(random.choice((1, 1, 2, 3))):
            numbers[at] += random.choice((1, 1, 2, 5))
            one.debts.append(_debt(random, month, one, styles[at].format(numbers[at])))


def _person(random: Random, month: Month, at: int) -> Person:
    company = random.random() < 0.35
    near = random.choice(month.people) if month.people and random.random() < 0.2 else None
    last = random.choice(LAST)
    if near and not near.company:
        last = near.name.split(" ", 1)[1]
    name = f"{random.choice(FIRST)} {last}"
    if company:
        name = f"{last.split()[-1]} {random.choice(TRADES)} {random.choice(PLACES)} B.V."
    account = made_iban(random.choice(BANKS), random.randrange(10**6, 10**9))
    shared = near is not None and near.company == company and random.random() < 0.3
    return Person(at, name, company, near.account if near and shared else account)


def _debt(random: Random, month: Month, one: Person, number: str) -> Debt:
    principal = random.choice(_FEES) if random.random() < 0.4 else random.randrange(15_00, 2_500_00)
    due = month.first + random.randrange(-45, 12) * DAY
    plans = FOR_BUSINESSES if one.company else FOR_CONSUMERS
    reference = ""
    if random.random() < 0.4:
        kind = random.choice((ReferenceKind.RF, ReferenceKind.BETALINGSKENMERK))
        reference = made_reference(kind, uuid5(ROOT, f"{month.seed}:{number}"))
    account = random.choice(month.accounts) if random.random() < 0.25 else ""
    issued = due - 14 * DAY
    return Debt(one.at, number, principal, issued, due, random.choice(plans), reference, account)


# --- payments ------------------------------------------------------------------------------------


def _right(random: Random, month: Month, one: Person) -> None:
    for debt in open_of(one)[:1]:
        if debt.reference and random.random() < 0.6:
            pay(random, month, one, [(debt, debt.left())], structured=debt.reference)
        else:
            number = texts.whole(random, debt.number)
            pay(random, month, one, [(debt, debt.left())], texts.said(random, number))


def _messy(random: Random, month: Month, one: Person) -> None:
    for debt in open_of(one)[-1:]:
        write = random.choice((texts.mangled, texts.mistyped))
        text = texts.said(random, write(random, debt.number))
        pay(random, month, one, [(debt, debt.left())], text)


def _silent(random: Random, month: Month, one: Person) -> None:
    for debt in open_of(one)[:1]:
        pay(random, month, one, [(debt, debt.left())], random.choice(texts.NOTHING))


def _several(random: Random, month: Month, one: Person) -> None:
    debts = open_of(one)
    if len(debts) > 1:
        text = texts.said(random, *(debt.number for debt in debts))
        said = text if random.random() < 0.6 else random.choice(texts.NOTHING)
        pay(random, month, one, [(debt, debt.left()) for debt in debts], said)


def _family(random: Random, month: Month, one: Person) -> None:
    for debt in open_of(one)[:1]:
        other = random.choice(month.people).name
        name = random.choice(("W. Tante", "Bewindvoerderskantoor Zuid", other))
        text = random.choice((texts.said(random, debt.number), one.name, ""))
        pay(random, month, one, [(debt, debt.left())], text, name=name, account=strange(random))


def _part(random: Random, month: Month, one: Person) -> None:
    for debt in open_of(one)[:1]:
        cents = max(1, debt.left() // random.choice((2, 3, 4)))
        number = random.choice((texts.said(random, debt.number), "aflossing"))
        pay(random, month, one, [(debt, cents)], number)


def _too_much(random: Random, month: Month, one: Person) -> None:
    for debt in open_of(one)[:1]:
        more = random.choice((1, 10_00, debt.principal))
        pay(random, month, one, [(debt, debt.left())], texts.said(random, debt.number), more=more)


def _twice(random: Random, month: Month, one: Person) -> None:
    """The same transfer twice on one day: the second is too much."""
    debts = open_of(one)
    if not debts:
        return
    debt, cents = debts[0], debts[0].left()
    text = texts.said(random, debt.number)
    first = pay(random, month, one, [(debt, cents)], text)
    pay(random, month, one, [(debt, 0)], text, more=cents, on=first.move.on)


def _batch(random: Random, month: Month, one: Person) -> None:
    """Several collections booked as one, of which the bank tells none."""
    del one
    debts = [debt for _, debt in month.debts() if debt.left() > 0][:3]
    if len(debts) < 2:
        return
    shares = tuple((debt, debt.left()) for debt in debts)
    move = Movement(
        on=a_day(random, month),
        amount=sum(cents for _, cents in shares),
        name="",
        account="",
        reference=f"PREF{random.randrange(10**9)}",
    )
    month.book(
        Booked(
            random.choice(month.accounts),
            move,
            random.randrange(24),
            len(month.booked),
            shares,
            batch=len(shares),
        )
    )


def _other(random: Random, month: Month, one: Person) -> None:
    """Money that is for no claim here, in or out."""
    del one
    cents = random.choice((-950_00, -12_34, 33_10, 1_500_00, 25_00))
    text = random.choice(("huur", "lidmaatschap", "teruggave", "salaris"))
    move = Movement(
        on=a_day(random, month),
        amount=cents,
        name=random.choice(("Belastingdienst", "K. Vreemd", "Verhuur NV")),
        account=strange(random),
        text=text,
        reference=f"O{random.randrange(10**11)}",
    )
    month.book(Booked(random.choice(month.accounts), move, random.randrange(24), len(month.booked)))


_KINDS: Final[dict[Callable[[Random, Month, Person], None], int]] = {
    _right: 6,
    _messy: 3,
    _silent: 3,
    _several: 2,
    _family: 2,
    _part: 3,
    _too_much: 2,
    _twice: 1,
    storno: 2,
    from_outside: 2,
    made_good: 1,
    _batch: 1,
    _other: 4,
}
