"""Payments with their truth: what each pays, and whether a careful human would book it unasked.

``matchable`` is said when the payment is made, from the made world alone and before any judge has
seen it: a careful human, with the claims, names and accounts that the house has, would book it
without asking anybody. What rests on a guess, however good, is not.
"""

from collections.abc import Callable
from random import Random
from typing import Final

from domain.matching.names import AGREES, name_fit
from domain.matching.signs import compact
from domain.matching.sums import one_off
from tests.payments import doubtful, messy, texts
from tests.payments.desk import Desk
from tests.payments.lines import Found, Made, line_of, one_of, open_of
from tests.payments.people import TODAY, Owed, Somebody


def payment(random: Random, desk: Desk) -> Made:
    """The next payment into an account."""
    while True:
        kinds, weights = zip(*KINDS.items(), strict=True)
        kind = random.choices(kinds, weights=weights)[0]
        one = random.choice(desk.crowd.people)
        found = _MAKERS[kind](random, desk, one)
        if found:
            incoming, truth, matchable = found
            return Made(kind, incoming, truth, matchable)


def _reference(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None or not claim.reference:
        return None
    text = texts.grouped_reference(random, claim.reference)
    as_field = random.random() < 0.4
    payer = None if random.random() < 0.2 else one
    line = line_of(
        random,
        claim.open,
        payer,
        "" if as_field else random.choice((text, f"betalingskenmerk {text}", f"{text} dank")),
        fields=(claim.reference,) if as_field else (),
        name="" if payer else "Fam. Onbekende Betaler",
    )
    return line, {claim.id: claim.open}, True


def _letter(random: Random, desk: Desk, one: Somebody) -> Found:
    letters = [
        letter
        for letter in desk.crowd.letters
        if letter.claims[0].debtor == one.id and all(c in open_of(one) for c in letter.claims)
    ]
    if not letters:
        return None
    letter = letters[0]
    amounts = {claim.id: claim.open for claim in letter.claims}
    line = line_of(
        random, sum(amounts.values()), one, texts.grouped_reference(random, letter.reference)
    )
    return line, amounts, True


def _exact(spell: Callable[[Random, str], str]) -> Callable[[Random, Desk, Somebody], Found]:
    def make(random: Random, desk: Desk, one: Somebody) -> Found:
        claim = one_of(random, one)
        if claim is None:
            return None
        number = spell(random, claim.number)
        line = line_of(random, claim.open, one, texts.said(random, number))
        return line, {claim.id: claim.open}, _sole_number(desk, claim, one)

    return make


def _sole_number(desk: Desk, claim: Owed, one: Somebody) -> bool:
    """No other creditor on this account has the number for somebody of such a name."""
    others = [c for c in desk.owed.values() if c.number == claim.number and c.id != claim.id]
    return not any(
        name_fit(one.name, desk.people[c.debtor].name) in AGREES or one.name == "" for c in others
    )


def _wrapped(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None:
        return None
    line = line_of(random, claim.open, one, texts.wrapped(random, claim.number))
    return line, {claim.id: claim.open}, _sole_number(desk, claim, one)


def _several(random: Random, desk: Desk, one: Somebody) -> Found:
    claims = open_of(one)
    if len(claims) < 2:
        return None
    some = random.sample(claims, random.randrange(2, len(claims) + 1))
    numbers = [texts.whole(random, c.number) for c in some]
    line = line_of(random, sum(c.open for c in some), one, texts.said(random, *numbers))
    sole = all(_sole_number(desk, c, one) for c in some)
    return line, {c.id: c.open for c in some}, sole


def _amounts_said(random: Random, desk: Desk, one: Somebody) -> Found:
    claims = open_of(one)
    if len(claims) < 2:
        return None
    some = random.sample(claims, 2)
    shares = {c.id: c.open if random.random() < 0.5 else max(1, c.open // 2) for c in some}
    euro = random.choice(("", "EUR ", "€ "))
    text = ", ".join(
        f"{c.number}: {euro}{shares[c.id] // 100},{shares[c.id] % 100:02d}" for c in some
    )
    sole = all(_sole_number(desk, c, one) for c in some)
    return line_of(random, sum(shares.values()), one, text), shares, sole


def _range(random: Random, desk: Desk, one: Somebody) -> Found:
    claims = sorted(open_of(one), key=lambda c: c.number)
    if len(claims) < 2:
        return None
    word = random.choice(("t/m", "tm", "tot en met"))
    text = f"facturen {claims[0].number} {word} {claims[-1].number}"
    within = [
        c
        for c in one.claims
        if claims[0].number <= c.number <= claims[-1].number and c not in claims
    ]
    sole = all(_sole_number(desk, c, one) for c in claims)
    return (
        line_of(random, sum(c.open for c in claims), one, text),
        {c.id: c.open for c in claims},
        not within and sole,
    )


def _part(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None or claim.open < 2_000:
        return None
    amount = random.choice((claim.open // 2, claim.open // 3, 1_000, claim.instalment or 1_500))
    others = [c for c in open_of(one) if c is not claim and c.open == amount]
    line = line_of(random, amount, one, texts.said(random, texts.whole(random, claim.number)))
    return line, {claim.id: amount}, not others and _sole_number(desk, claim, one)


def _principal(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None or not claim.extra or claim.principal <= claim.paid:
        return None
    amount = claim.principal - claim.paid
    line = line_of(random, amount, one, texts.said(random, claim.number))
    return line, {claim.id: amount}, _sole_number(desk, claim, one)


def _discount(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None or not claim.discount or claim.paid or claim.discount_until < TODAY:
        return None
    amount = claim.principal - claim.discount
    line = line_of(random, amount, one, texts.said(random, claim.number))
    return line, {claim.id: amount}, _sole_number(desk, claim, one)


def _for_another(random: Random, desk: Desk, one: Somebody) -> Found:
    """A parent, partner or administrator who is no debtor pays with number and amount."""
    claim = one_of(random, one)
    if claim is None:
        return None
    name = random.choice(
        ("Bewindvoerderskantoor Zuid", "Administratie Plus BV", "W. Tante", "Mollie")
    )
    near = [
        c
        for c in desk.owed.values()
        if c is not claim
        and c.open == claim.open
        and (one_off(compact(c.number), compact(claim.number)))
    ]
    twice = [c for c in desk.owed.values() if c.number == claim.number and c is not claim]
    line = line_of(
        random,
        claim.open,
        None,
        texts.said(random, texts.whole(random, claim.number)),
        name=name,
        account="NL11BEWI0123456789" if random.random() < 0.5 else "",
    )
    return line, {claim.id: claim.open}, not near and not twice


def _silent_known(random: Random, desk: Desk, one: Somebody) -> Found:
    """No text, an account that was seen with him alone, one claim at exactly this amount."""
    claim = one_of(random, one)
    if claim is None or desk.seen.get(one.account) != {one.id}:
        return None
    same = [c for c in open_of(one) if claim.open in {c.open, c.principal}]
    line = line_of(random, claim.open, one, random.choice(texts.NOTHING))
    namesake = any(
        other.id != one.id and name_fit(line.name, other.name) in AGREES
        for other in desk.crowd.people
    )
    sure = len(same) == 1 and not namesake and name_fit(line.name, one.name) in AGREES
    return line, {claim.id: claim.open}, sure


def _silent_new(random: Random, desk: Desk, one: Somebody) -> Found:
    """No text, an account nobody saw: only a name that is his alone, and an amount to the cent."""
    claim = one_of(random, one)
    if claim is None or desk.seen.get(one.account):
        return None
    line = line_of(random, claim.open, one, random.choice(texts.NOTHING))
    namesake = any(
        other.id != one.id and name_fit(line.name, other.name) in AGREES
        for other in desk.crowd.people
    )
    same = [c for c in desk.owed.values() if c is not claim and c.open == claim.open]
    full = name_fit(line.name, one.name) in AGREES
    sure = not namesake and not same and full and claim.open % 100 != 0
    return line, {claim.id: claim.open}, sure


def _all_open(random: Random, desk: Desk, one: Somebody) -> Found:
    claims = open_of(one)
    if len(claims) < 2 or desk.seen.get(one.account) != {one.id}:
        return None
    line = line_of(random, sum(c.open for c in claims), one, random.choice(texts.NOTHING))
    return line, {c.id: c.open for c in claims}, False


def _customer(random: Random, desk: Desk, one: Somebody) -> Found:
    claim = one_of(random, one)
    if claim is None:
        return None
    line = line_of(random, claim.open, one, f"klantnr {one.customer}")
    twice = [p for p in desk.crowd.people if p.customer == one.customer and p is not one]
    same = [c for c in open_of(one) if c.open == claim.open]
    agrees = name_fit(line.name, one.name) in AGREES
    namesake = any(
        other.id != one.id and name_fit(line.name, other.name) in AGREES
        for other in desk.crowd.people
    )
    return line, {claim.id: claim.open}, not twice and len(same) == 1 and agrees and not namesake


_MAKERS: Final[dict[str, Callable[[Random, Desk, Somebody], Found]]] = {
    "reference": _reference,
    "letter": _letter,
    "number": _exact(texts.whole),
    "number mangled": _exact(texts.mangled),
    "number wrapped": _wrapped,
    "several": _several,
    "amounts said": _amounts_said,
    "range": _range,
    "part": _part,
    "principal": _principal,
    "discount": _discount,
    "for another": _for_another,
    "silent, known": _silent_known,
    "silent, new": _silent_new,
    "all open": _all_open,
    "customer number": _customer,
    "number mistyped": doubtful.mistyped_number,
    "amount mistyped": doubtful.mistyped_amount,
    "family": doubtful.family,
    "unrelated": doubtful.unrelated,
    "next invoice": doubtful.next_invoice,
    "paid twice": doubtful.paid_twice,
    "with a party": doubtful.with_party,
    "another's number": doubtful.someone_elses_number,
    "bank's own text": messy.bank_text,
    "terminal": messy.terminal,
    "reference of elsewhere": messy.elsewhere,
    "a day as a number": messy.day_alike,
    "not that one": messy.not_that_one,
    "term of more": messy.term_of_more,
    "late discount": messy.late_discount,
    "namesake": messy.namesake,
}
KINDS: Final[dict[str, int]] = {
    "reference": 14,
    "letter": 3,
    "number": 16,
    "number mangled": 8,
    "number wrapped": 5,
    "several": 5,
    "amounts said": 2,
    "range": 2,
    "part": 5,
    "principal": 3,
    "discount": 6,
    "for another": 4,
    "silent, known": 5,
    "silent, new": 6,
    "all open": 2,
    "customer number": 3,
    "number mistyped": 4,
    "amount mistyped": 2,
    "family": 4,
    "unrelated": 7,
    "next invoice": 3,
    "paid twice": 2,
    "with a party": 1,
    "another's number": 2,
    "bank's own text": 5,
    "terminal": 3,
    "reference of elsewhere": 2,
    "a day as a number": 5,
    "not that one": 2,
    "term of more": 2,
    "late discount": 6,
    "namesake": 4,
}
