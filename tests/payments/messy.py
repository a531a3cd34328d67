"""What banks and people write beside a number: days, terminals, references of somewhere else."""

from datetime import date
from random import Random
from uuid import uuid5

from domain.letter.text.payment_reference import ReferenceKind, made_reference
from domain.matching.signs import digits_of
from tests.payments import texts
from tests.payments.desk import Desk
from tests.payments.lines import Found, line_of, one_of, open_of
from tests.payments.people import ROOT, TODAY, Somebody


def bank_text(random: Random, desk: Desk, one: Somebody) -> Found:
    """He names the invoice; the bank writes days, times, a terminal and an account around it."""
    claim = one_of(random, one)
    if claim is None:
        return None
    text = _around(random).format(texts.whole(random, claim.number))
    sole = not any(c.number == claim.number and c is not claim for c in desk.owed.values())
    return line_of(random, claim.open, one, text), {claim.id: claim.open}, sole


def terminal(random: Random, desk: Desk, one: Somebody) -> Found:
    """Paid by card for something else: what the terminal prints is somebody's invoice number."""
    other = random.choice(list(desk.owed.values()))
    digits = digits_of(other.number)
    text = random.choice(
        (
            f"Pasvolgnr: 001 02-11-2026 18:22 Transactie: {digits} Term: 4ZZ8X1",
            f"BEA NR:{digits} 03.11.26/14.05 PAS012",
            f"Transactie: A1B2C3 Term: {digits} Valutadatum: 03-11-2026",
        )
    )
    payer = one if one.id != other.debtor and random.random() < 0.5 else None
    line = line_of(random, random.randrange(500, 90_000), payer, text, name="" if payer else "CCV")
    return line, {}, False


def elsewhere(random: Random, desk: Desk, one: Somebody) -> Found:
    """A right reference of another creditor, over what he owes here, into the wrong account."""
    claim = one_of(random, one)
    if claim is None:
        return None
    kind = random.choice((ReferenceKind.RF, ReferenceKind.BETALINGSKENMERK))
    reference = made_reference(kind, uuid5(ROOT, f"elsewhere:{random.randrange(10**9)}"))
    as_field = random.random() < 0.5
    line = line_of(
        random,
        claim.open,
        one,
        "" if as_field else texts.grouped_reference(random, reference),
        fields=(reference,) if as_field else (),
    )
    return line, {}, False


def day_alike(random: Random, desk: Desk, one: Somebody) -> Found:
    """He pays a part of one invoice and writes a day, whose digits are his other one's number."""
    claims = open_of(one)
    dated = [(c, day) for c in claims if (day := _as_day(c.number))]
    others = [c for c in claims if dated and c is not dated[0][0] and c.open > 2_000]
    if not others:
        return None
    day, claim = dated[0][1], random.choice(others)
    written = random.choice((f"{day}", f"{day:%Y.%m.%d}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}"))
    text = random.choice(("betaling {}", "overgemaakt op {}", "Datum: {}", "{}")).format(written)
    return line_of(random, claim.open // 2, one, text), {claim.id: claim.open // 2}, False


def not_that_one(random: Random, desk: Desk, one: Somebody) -> Found:
    """Both numbers stand there: the one that he pays and the one that he does not."""
    claims = open_of(one)
    if len(claims) < 2:
        return None
    paid, left = random.sample(claims, 2)
    text = random.choice(
        (
            f"factuur {paid.number}, niet {left.number}",
            f"{paid.number} ({left.number} volgt later)",
            f"{left.number} is betwist, dit is {paid.number}",
        )
    )
    return line_of(random, paid.open, one, text), {paid.id: paid.open}, False


def term_of_more(random: Random, desk: Desk, one: Somebody) -> Found:
    """An instalment, with its place, its day and what is left written behind the number."""
    claim = one_of(random, one)
    if claim is None or claim.open < 3_000:
        return None
    amount = claim.open // 3
    rest = claim.open - amount
    text = random.choice(
        (
            f"{claim.number} termijn 2 van 3, rest 31-12-2026",
            f"1e deel {claim.number}; rest EUR {rest // 100},{rest % 100:02d} volgt",
            f"{claim.number} 1/3",
        )
    )
    return line_of(random, amount, one, text), {claim.id: amount}, False


def late_discount(random: Random, desk: Desk, one: Somebody) -> Found:
    """Less the discount, after its last day: a part of what he names."""
    found = [c for c in open_of(one) if c.discount and not c.paid and c.discount_until < TODAY]
    if not found:
        return None
    claim = found[0]
    amount = claim.principal - claim.discount
    fits = [c for c in desk.owed.values() if c is not claim and amount in {c.open, c.principal}]
    line = line_of(random, amount, one, texts.said(random, claim.number))
    sole = not any(c.number == claim.number and c is not claim for c in desk.owed.values())
    return line, {claim.id: amount}, sole and not fits


def namesake(random: Random, desk: Desk, one: Somebody) -> Found:
    """Two of one name: each pays his own by its number, from an account nobody saw, a part."""
    same = [p for p in desk.crowd.people if p.name == one.name and p is not one]
    claim = one_of(random, one)
    if not same or claim is None or claim.open < 2_000:
        return None
    amount = random.choice((claim.open, claim.open // 2))
    line = line_of(random, amount, one, texts.said(random, claim.number), account=" ")
    return line, {claim.id: amount}, False


def _around(random: Random) -> str:
    return random.choice(
        (
            "Naam: X Omschrijving: {} IBAN: NL20INGB0001234567 Datum/Tijd: 28-11-2026 14:33:05",
            "{} Valutadatum: 29-11-2026",
            "{} 03-11-2026 09:14 Transactie: 004512 Volgnr: 0098231",
            "SEPA OVERBOEKING {} KENMERK: 03112026-0914-778201",
            "OMSCHRIJVING: {} EREF: 20261103-0001 BIC: ABNANL2A",
        )
    )


def _as_day(number: str) -> date | None:
    """The day that its digits are, year first."""
    digits = digits_of(number)
    try:
        return date.fromisoformat(digits) if len(digits) == len("20260101") else None
    except ValueError:
        return None
