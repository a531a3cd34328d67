"""Payments about which a careful human would ask: slips, family, money for nothing here."""

from random import Random

from domain.matching.incoming import MoneyStanding
from domain.matching.signs import compact
from domain.matching.sums import one_off
from tests.payments import texts
from tests.payments.desk import Desk
from tests.payments.lines import Found, line_of, one_of, open_of
from tests.payments.people import FIRST, LAST, Somebody


def mistyped_number(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None:
        return None
    number = texts.mistyped(random, claim.number)
    # A slip that names another invoice of his over the same amount is what he designates (6:43).
    claim = next((o for o in open_of(one) if (o.number, o.open) == (number, claim.open)), claim)
    payer = one if random.random() < 0.6 else None
    line = line_of(
        random, claim.open, payer, texts.said(random, number), name="" if payer else "A. Echtgenoot"
    )
    return line, {claim.id: claim.open}, False


def mistyped_amount(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None or claim.open < 1_000:
        return None
    digits = list(str(claim.open))
    digits[0], digits[1] = digits[1], digits[0]
    amount = int("".join(digits))
    if amount == claim.open or amount < 100:
        return None
    line = line_of(random, amount, one, texts.said(random, claim.number))
    return line, {claim.id: amount}, False


def family(random: Random, desk: Desk, one: Somebody) -> Found:
    """A debtor pays for one of his family or group, from his own account."""
    others = [p for p in (*one.family, *one.group) if open_of(p)]
    if not others:
        return None
    other = random.choice(others)
    claim = random.choice(open_of(other))
    first = other.name.split()[0]
    text = random.choice((f"voor {first}", "", f"{claim.number}", f"fact {claim.number} {first}"))
    return line_of(random, claim.open, one, text), {claim.id: claim.open}, False


def unrelated(random: Random, desk: Desk, one: Somebody) -> Found:
    """Money that is for nothing here: a refund, a gift, an order nobody knows, another's name."""
    amount = any_amount(random, one)
    name = random.choice(
        (
            "Belastingdienst",
            "UWV",
            "Zorgverzekeraar NV",
            f"{random.choice(FIRST)} {random.choice(LAST)}",
        )
    )
    text = random.choice(
        (
            "teruggaaf omzetbelasting 2026-10",
            f"bestelling {random.randrange(10**5, 10**6)}",
            "donatie",
            f"polis {random.randrange(10**7, 10**8)}",
            f"order 2026{random.randrange(10**4):04d}",
            "huur november",
        )
    )
    return line_of(random, amount, None, text, name=name), {}, False


def any_amount(random: Random, one: Somebody) -> int:
    claims = open_of(one)
    return (
        random.choice(claims).open
        if claims and random.random() < 0.4
        else random.randrange(500, 90_000)
    )


def next_invoice(random: Random, desk: Desk, one: Somebody) -> Found:
    """He pays an invoice that is not here yet, of the same amount as one that is."""
    claim = one_of(random, one)
    if claim is None:
        return None
    number = str(random.randrange(30_000, 99_999))
    ahead = claim.number[: -len(number)] + number if len(claim.number) > 6 else f"9{number}"
    if any(compact(ahead) == compact(c.number) for c in desk.owed.values()):
        return None
    return line_of(random, claim.open, one, texts.said(random, ahead)), {}, False


def paid_twice(random: Random, desk: Desk, one: Somebody) -> Found:
    done = [c for c in one.claims if not c.open]
    if not done:
        return None
    claim = random.choice(done)
    return line_of(random, claim.principal, one, texts.said(random, claim.number)), {}, False


def with_party(random: Random, desk: Desk, one: Somebody) -> Found:
    away = [c for c in one.claims if c.standing is MoneyStanding.WITH_PARTY and c.open]
    if not away:
        return None
    claim = away[0]
    return (
        line_of(random, claim.open, one, texts.said(random, claim.number)),
        {claim.id: claim.open},
        False,
    )


def someone_elses_number(random: Random, desk: Desk, one: Somebody) -> Found:
    """He types the number of the next one's invoice; both owe the same."""
    claim = one_of(random, one)
    if claim is None:
        return None
    near = [
        c
        for c in desk.owed.values()
        if c.debtor != one.id and c.open and one_off(compact(c.number), compact(claim.number))
    ]
    if not near:
        return None
    wrong = min(near, key=lambda c: abs(c.open - claim.open))
    spouse = random.random() < 0.5
    line = line_of(
        random,
        claim.open,
        None if spouse else one,
        texts.said(random, wrong.number),
        name="B. Partner" if spouse else "",
    )
    return line, {claim.id: claim.open}, False
