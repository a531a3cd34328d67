"""Fourteen ways in which a judge could book wrongly, written down after it was made, and planted.

1. A number one digit off is another debtor's; both owe the same; his wife pays.
2. A bank cut a longer number at its column: what is left of it is somebody's number.
3. A father who owes the same pays for his son, and says so only by the first name.
4. A namesake nobody knows pays for an order of his own, of exactly the same amount.
5. An administrator of many pays, and types the number of another of his clients.
6. A debtor pays his next invoice, which is not here yet, of the same amount as the last one.
7. His telephone number, or the number of his order, holds an invoice number of somebody else.
8. He pays an invoice that he paid before: the money is for the next one, or goes back.
9. Two creditors have the same number; the payer has the name of the one and owes the other.
10. A reference of before is copied with the amount of another invoice of his.
11. A namesake types the number of the other one, who owes less, or more (found by seed 1).
12. A slip of one digit names his other invoice, whose principal it is (found by seed 93208).
13. Two digits of an amount are changed about, and come to the sum with his other (seed 93511).
14. A day that he writes has the digits of his other invoice's number (found by seeds 1 and 2).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID, uuid5

from domain.letter.text.payment_reference import ReferenceKind, made_reference
from domain.matching.incoming import Incoming, MoneyStanding
from domain.matching.verdict import Part
from tests.payments.desk import Desk
from tests.payments.lines import Made
from tests.payments.people import ROOT, TODAY, Crowd, Owed, Somebody


def traps(seed: int) -> Iterator[tuple[Desk, Made]]:
    """Each trap in a small world of its own, with numbers and amounts of the seed."""
    random = Random(seed)
    for number, trap in enumerate(_ALL, 1):
        base, amount = random.randrange(100_000, 899_990), random.randrange(1_000, 99_999)
        yield trap(_World(f"{seed}:{number}", random), base, amount)


class _World:
    def __init__(self, key: str, random: Random) -> None:
        self.random = random
        self.key = key
        self.people: list[Somebody] = []

    def somebody(self, name: str, *, creditor: int = 0, account: str = "") -> Somebody:
        identity = uuid5(ROOT, f"{self.key}:{len(self.people)}")
        whose = uuid5(ROOT, f"{self.key}:creditor:{creditor}")
        account = account or f"NL{self.random.randrange(10**10)}"
        customer = str(self.random.randrange(10_000, 99_999))
        one = Somebody(identity, whose, name, customer, account, company=False)
        self.people.append(one)
        return one

    def owes(self, one: Somebody, number: str, amount: int, *, reference: bool = False) -> Owed:
        identity = uuid5(one.creditor, f"claim:{number}")
        day = date(2026, 9, 1)
        owed = Owed(identity, one.creditor, one.id, number, amount, day, date(2026, 9, 30))
        if reference:
            owed.reference = made_reference(ReferenceKind.RF, identity)
        one.claims.append(owed)
        return owed

    def desk(self) -> Desk:
        return Desk(Crowd(self.key, self.people, [], set()))


def _paid(amount: int, text: str | tuple[str, ...], name: str, account: str = "DE1") -> Incoming:
    pieces = text if isinstance(text, tuple) else (text,)
    return Incoming(amount=amount, credited_on=TODAY, name=name, account=account, pieces=pieces)


def _made(kind: str, incoming: Incoming, truth: dict[UUID, int]) -> Made:
    return Made(kind, incoming, truth, matchable=False)


def _off_by_one(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one, other = world.somebody("Jan Bakker"), world.somebody("Eva Visser")
    meant = world.owes(one, f"{base}", amount)
    world.owes(other, f"{base + 1}", amount)
    return world.desk(), _made(
        "off by one", _paid(amount, f"factuur {base + 1}", "M. Smit"), {meant.id: amount}
    )


def _cut_off(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    world.owes(world.somebody("Jan Bakker"), f"{base}", amount)
    text = ("betaling van de factuur nr. ".ljust(29) + f"{base}", "77 dank")
    return world.desk(), _made("cut at the column", _paid(amount, text, "M. Smit"), {})


def _father(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    father, son = world.somebody("Willem de Boer"), world.somebody("Thijs de Boer")
    world.owes(father, f"{base}", amount)
    meant = world.owes(son, f"{base + 40}", amount)
    paid = _paid(amount, "voor Thijs", "W. de Boer", father.account)
    desk = world.desk()
    desk.seen[father.account].add(father.id)
    return desk, _made("father and son", paid, {meant.id: amount})


def _namesake(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    world.owes(world.somebody("Jan de Vries"), f"{base}", amount)
    paid = _paid(amount, f"bestelling {base + 300_001}", "Jan de Vries")
    return world.desk(), _made("namesake", paid, {})


def _administrator(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one, other = world.somebody("Jan Bakker"), world.somebody("Eva Visser")
    meant = world.owes(one, f"{base}", amount)
    world.owes(other, f"{base + 17}", amount)
    desk = world.desk()
    desk.seen["NL9BEWIND"] |= {one.id, other.id}
    paid = _paid(amount, f"inz. {base + 17}", "Bewind Zuid BV", "NL9BEWIND")
    return desk, _made("administrator", paid, {meant.id: amount})


def _next_one(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one = world.somebody("Jan Bakker")
    world.owes(one, f"2026-{base}", amount)
    desk = world.desk()
    desk.seen[one.account].add(one.id)
    paid = _paid(amount, f"factuur 2026-{base + 812}", "Jan Bakker", one.account)
    return desk, _made("next invoice", paid, {})


def _telephone(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    world.owes(world.somebody("Jan Bakker"), f"{base}", amount)
    paid = _paid(amount, f"vragen? bel 06{base}12", "M. Smit")
    return world.desk(), _made("telephone", paid, {})


def _again(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one = world.somebody("Jan Bakker")
    old = world.owes(one, f"{base}", amount, reference=True)
    world.owes(one, f"{base + 5}", amount)
    desk = world.desk()
    desk.place(_paid(amount, "", ""), [Part(old.id, amount)], teach=False)
    desk.seen[one.account].add(one.id)
    return desk, _made("paid again", _paid(amount, old.reference, "Jan Bakker", one.account), {})


def _two_creditors(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one = world.somebody("Jan Bakker", creditor=1)
    other = world.somebody("J. Bakker", creditor=2)
    world.owes(one, f"{base}", amount + 700)
    meant = world.owes(other, f"{base}", amount)
    paid = _paid(amount, f"factuur {base}", "Jan Bakker")
    return world.desk(), _made("two creditors", paid, {meant.id: amount})


def _old_reference(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one = world.somebody("Jan Bakker")
    old = world.owes(one, f"{base}", amount * 3, reference=True)
    meant = world.owes(one, f"{base + 9}", amount)
    assert old.standing is MoneyStanding.OPEN
    paid = replace(_paid(amount, old.reference, "Jan Bakker"), account=one.account)
    return world.desk(), _made("old reference", paid, {meant.id: amount})


def _namesakes_number(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one, other = world.somebody("Jan Bakker"), world.somebody("Joris Bakker")
    meant = world.owes(one, f"{base}", amount)
    world.owes(other, f"{base + 1}", amount + world.random.choice((-300, 5_000)))
    paid = _paid(amount, f"factuur {base + 1}", "J. Bakker")
    return world.desk(), _made("namesake's number", paid, {meant.id: amount})


def _own_other_number(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one = world.somebody("Jan Bakker")
    meant, other = world.owes(one, f"{base}", amount), world.owes(one, f"{base + 1}", amount)
    other.extra = 12_89
    desk = world.desk()
    desk.seen[one.account].add(one.id)
    paid = _paid(amount, f"factuur {base + 1}", "Jan Bakker", one.account)
    return desk, _made("his other number", paid, {meant.id: amount})


def _sum_by_a_slip(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    del amount
    one = world.somebody("Sara Bos")
    meant = world.owes(one, f"{base}", 181_50)
    world.owes(one, f"{base + 40}", 630_00)
    paid = _paid(811_50, f"inzake {base}", "Sara Bos")
    return world.desk(), _made("sum by a slip", paid, {meant.id: 811_50})


def _day_as_number(world: _World, base: int, amount: int) -> tuple[Desk, Made]:
    one = world.somebody("Jan Bakker")
    month, day = 1 + base % 12, 1 + base % 28
    world.owes(one, f"F2026-{month:02d}{day:02d}", amount * 3)
    meant = world.owes(one, f"F2026-{base}", amount * 2)
    desk = world.desk()
    desk.seen[one.account].add(one.id)
    sign = world.random.choice(("-", ".", "/", ""))
    text = f"overgemaakt 2026{sign}{month:02d}{sign}{day:02d}"
    paid = _paid(amount, text, "Jan Bakker", one.account)
    return desk, _made("day as a number", paid, {meant.id: amount})


_ALL = (
    _off_by_one,
    _cut_off,
    _father,
    _namesake,
    _administrator,
    _next_one,
    _telephone,
    _again,
    _two_creditors,
    _old_reference,
    _namesakes_number,
    _own_other_number,
    _sum_by_a_slip,
    _day_as_number,
)
