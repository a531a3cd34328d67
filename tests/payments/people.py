"""Who owes what: namesakes, families and groups, and numbers that look alike."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid5

from domain.letter.text.payment_reference import ReferenceKind, made_reference
from domain.matching.incoming import AmountKind, MoneyStanding, Payable

ROOT: Final = UUID("5f0c9a52-7a33-5c0e-9a8d-2f8f4f0f1c10")
FIRST: Final = (
    "Jan Maria Piet Anna Kees Lisa Joris Sophie Willem Emma Ahmed Fatima Daan Julia Bram Eva Sem"
    " Noor Thijs Sara Lars Lotte Tom Iris Ruben Fleur Hugo Roos Stijn Femke"
).split()
LAST: Final = (
    "de Vries|Jansen|van den Berg|Bakker|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters"
    "|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|Yildiz"
    "|El Amrani|Kowalski|Müller|Nguyen|O'Brien|García|Schuurmans|Ten Hoeve|Oosterhuis|Ruijter"
).split("|")
TRADES: Final = (
    "Bouw Installatie Transport Schilders Advies Horeca Techniek Zorg Media Tuinen Autos Dakwerken"
).split()
PLACES: Final = "Amsterdam Rotterdam Utrecht Zwolle Breda Arnhem".split()
FEES: Final = (2_500, 4_995, 1_210, 12_100, 7_500, 18_150)
TODAY: Final = date(2026, 11, 2)


@dataclass(slots=True)
class Owed:
    """A claim of the made world, in cents; ``paid`` grows while money comes in."""

    id: UUID
    creditor: UUID
    debtor: UUID
    number: str
    principal: int
    issued_on: date
    due_on: date
    extra: int = 0
    """Interest and costs."""
    reference: str = ""
    instalment: int = 0
    discount: int = 0
    discount_until: date = date.min
    standing: MoneyStanding = MoneyStanding.OPEN
    paid: int = 0

    @property
    def open(self) -> int:
        """What is open."""
        return max(0, self.principal + self.extra - self.paid)

    def payable(self, on: date) -> Payable:
        """The claim as the judge sees it."""
        amounts: dict[AmountKind, frozenset[int]] = {}
        if self.open:
            amounts[AmountKind.OPEN] = frozenset({self.open})
            amounts[AmountKind.PRINCIPAL] = frozenset({max(1, self.principal - self.paid)})
        if self.instalment and self.open:
            amounts[AmountKind.INSTALMENT] = frozenset({min(self.instalment, self.open)})
        late: frozenset[int] = frozenset()
        if self.discount and not self.paid:
            less = frozenset({self.principal - self.discount})
            if on <= self.discount_until:
                amounts[AmountKind.DISCOUNTED] = less
            else:
                late = less
        standing = self.standing
        if not self.open and standing is MoneyStanding.OPEN:
            standing = MoneyStanding.CLOSED
        return Payable(
            id=self.id,
            creditor_id=self.creditor,
            debtor_id=self.debtor,
            number=self.number,
            due_on=self.due_on,
            issued_on=self.issued_on,
            open=self.open,
            due=min(self.open, self.instalment) if self.instalment else self.open,
            amounts=amounts,
            references=(self.reference,) if self.reference else (),
            standing=standing,
            discounted_late=late,
        )


@dataclass(slots=True)
class Somebody:
    """A debtor of the made world; ``family`` are debtors for whom he may pay."""

    id: UUID
    creditor: UUID
    name: str
    customer: str
    account: str
    company: bool
    claims: list[Owed] = field(default_factory=list)
    family: list["Somebody"] = field(default_factory=list)
    group: list["Somebody"] = field(default_factory=list)


@dataclass(slots=True)
class Letter:
    """A letter over several claims, under one reference."""

    reference: str
    claims: tuple[Owed, ...]


@dataclass(slots=True)
class Crowd:
    """Everybody who pays into one account, and what they owe there."""

    name: str
    people: list[Somebody]
    letters: list[Letter]
    taken: set[int]
    """Numbers that were given out, as their last digits."""


def crowd_of(random: Random, *, debtors: int, creditors: int, name: str) -> Crowd:
    """Debtors of one creditor, or of several whose money comes in on one account."""
    people: list[Somebody] = []
    letters: list[Letter] = []
    series = [_Series(random, at, alone=creditors == 1) for at in range(creditors)]
    for at in range(debtors):
        number = random.randrange(creditors)
        creditor = uuid5(ROOT, f"{name}:{number}")
        one = _somebody(random, creditor, people, f"{name}:{at}")
        for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
            one.claims.append(_owed(random, one, series[number]))
        people.append(one)
        if len(one.claims) > 1 and random.random() < 0.3:
            identity = uuid5(one.id, "letter")
            reference = made_reference(ReferenceKind.RF, identity)
            letters.append(Letter(reference, tuple(one.claims)))
    return Crowd(name, people, letters, {one.last for one in series})


class _Series:
    """Invoice numbers of one creditor, one after the other, in a style of his own."""

    def __init__(self, random: Random, at: int, *, alone: bool) -> None:
        styles = (
            *("F2026-{:04d}", "2026{:05d}", "{:08d}", "VF26/{:05d}"),
            *("INV-26{:04d}", "{:06d}A", "2026-{:05d}", "A-{:04d}", "2026-{:04d}"),
        )
        self.style = random.choice(styles) if alone else styles[(0, 0, 1)[at % 3]]
        self.last = random.randrange(100, 900)
        self.random = random

    def next(self) -> str:
        """The next number; some are left out."""
        self.last += self.random.choice((1, 1, 1, 2, 5))
        return self.style.format(self.last)


def _somebody(random: Random, creditor: UUID, people: list[Somebody], key: str) -> Somebody:
    company = random.random() < 0.35
    near = random.choice(people) if people and random.random() < 0.15 else None
    last = random.choice(LAST)
    if near and not near.company and not company:
        last = near.name.split(" ", 1)[1]  # a family
    if company:
        root = near.name.split()[0] if near and near.company else last.split()[-1]
        name = f"{root} {random.choice(TRADES)} {random.choice(PLACES)} B.V."
        if random.random() < 0.5:
            name = f"{root} {random.choice(TRADES)} B.V."
    else:
        name = f"{random.choice(FIRST)} {last}"
        if near and not near.company and random.random() < 0.2:
            name = near.name
    account = f"NL{random.randrange(10, 99)}BANK{random.randrange(10**9, 10**10)}"
    shared = near and near.company == company and random.random() < 0.3
    one = Somebody(
        uuid5(ROOT, key),
        creditor,
        name,
        str(random.randrange(10_000, 99_999)),
        near.account if near and shared else account,
        company,
    )
    if near and near.creditor == creditor and near.company == company:
        (one.group if company else one.family).append(near)
        (near.group if company else near.family).append(one)
    return one


def _owed(random: Random, one: Somebody, series: _Series) -> Owed:
    number = series.next()
    fee = random.random() < 0.35
    principal = random.choice(FEES) if fee else random.randrange(1_500, 250_000)
    if not fee and random.random() < 0.1:
        principal -= principal % 1_000 - 1_000
    identity = uuid5(one.creditor, f"claim:{number}")
    issued = TODAY - timedelta(days=random.randrange(5, 200))
    owed = Owed(
        identity, one.creditor, one.id, number, principal, issued, issued + timedelta(days=30)
    )
    if random.random() < 0.2:
        owed.extra = random.randrange(150, 4_000)
    if random.random() < 0.5:
        kind = random.choice((ReferenceKind.RF, ReferenceKind.BETALINGSKENMERK))
        owed.reference = made_reference(kind, identity)
    if random.random() < 0.08:
        owed.instalment = max(500, principal // random.choice((3, 4, 5)))
    if random.random() < 0.12 and not owed.extra:
        ends = random.choice((-1, 60))
        owed.discount, owed.discount_until = principal // 50, TODAY + timedelta(days=ends)
    if random.random() < 0.03:
        owed.standing = MoneyStanding.WITH_PARTY
    return owed
