"""Collection costs, reckoned again over what was unpaid; nothing of the house reckons here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.sums import FLOOR, scale
from tests.trial.machine.lines import Told, in_force, lines_of
from tests.trial.machine.plain import PlainClaim
from tests.trial.machine.walk import DAY

_PLAIN = {"claim.disputed", "claim.judgment_given", "claim.collection_costs_waived"}
"""Where one of these is, only the most that may be asked is reckoned."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Costs of one claim, with those that share them, and what a letter announced."""

    claim: str
    fact: Told
    among: tuple[str, ...]
    stated: int | None


def charges(claims: Mapping[str, PlainClaim]) -> Iterator[Charge]:
    """Every charge that is in force."""
    sent: dict[str, list[str]] = {}
    stated: dict[str, int] = {}
    for claim, plain in claims.items():
        for one in in_force(plain.facts):
            if one.topic == "claim.fourteen_day_letter_sent":
                sent.setdefault(one.said["letter_id"], []).append(claim)
                stated[one.said["letter_id"]] = one.said["costs"]
    for claim, plain in claims.items():
        for one in in_force(plain.facts):
            if one.topic == "claim.collection_costs_charged":
                letter = one.said["letter_id"]
                yield Charge(claim, one, tuple(sent.get(letter, [claim])), stated.get(letter))


def unpaid(plain: PlainClaim, day: date, facts: Sequence[Told]) -> int:
    """The principal less all that was credited and stood on a day, whatever it was taken for."""
    left = plain.principal
    for one in lines_of(in_force(facts, day)):
        if one.on <= day or one.retro:
            left -= one.cents if one.what in {"paid", "credit"} else 0
            left += one.cents if one.what == "undone" and not one.of.startswith("rest ") else 0
    return max(0, left)


def check(claims: Mapping[str, PlainClaim], seen: set[str]) -> None:
    """Never more than the scale over what was unpaid, nor than the letter announced.

    What was charged by itself over one claim is that to the cent; a trade debt owes at least forty
    euro (BW 6:96 lid 4).
    """
    for one in charges(claims):
        plain = claims[one.claim]
        name = f"{one.claim} costs {one.fact.version}"
        if name not in seen:
            seen.add(name)
            most = _most(claims, one, before=one.fact.position)
            assert one.fact.said["amount"] <= most, f"{name}: {one.fact.said} of {most}"
            by_itself = len(one.among) == 1 and not one.fact.said["letter_base"]
            if by_itself and not any(fact.topic in _PLAIN for fact in plain.facts):
                assert one.fact.said["amount"] == most, f"{name}: {one.fact.said} is not {most}"
        if not plain.commercial:
            standing = _standing(plain, one.fact)
            most = _most(claims, one, before=None)
            assert standing <= most, f"{name}: {standing} stands of {most}"


def _standing(plain: PlainClaim, charge: Told) -> int:
    """What of a charge counts still as charged."""
    name = f"costs {charge.version}"
    found = plain.charged_now(in_force(plain.facts))
    return sum(one.cents for one in found if one.what == "costs" and one.name == name)


def _most(claims: Mapping[str, PlainClaim], charge: Charge, *, before: int | None) -> int:
    """By what was known before a position, or is now.

    What is known later lowers them where it was paid before the day they were charged: his term
    had run out by then, and what came on that day came too late (BW 6:96 lid 6; ADR 23).
    """
    on, total = charge.fact.on - (DAY if before is None else timedelta(0)), 0
    for claim in charge.among:
        plain = claims[claim]
        facts = [one for one in plain.facts if before is None or one.position < before]
        if plain.commercial:
            total += plain.sums(on, told=before - 1 if before else None).principal
        else:
            total += unpaid(plain, on, facts)
    least = FLOOR if claims[charge.claim].commercial and total else 0
    most = max(scale(total), least)
    return most if charge.stated is None else min(most, charge.stated)
