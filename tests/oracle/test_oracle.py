"""What is planted is found, and nothing else is: the engine's obligations against the oracle.

``python -m tests.oracle --claims 100000`` holds a hundred thousand claims.
"""

from collections import Counter

import pytest

from domain.compliance.catalogue import OBLIGATIONS
from tests.oracle.checker import RULES, verdict
from tests.oracle.comparison import compared
from tests.oracle.engine import copied, lived
from tests.oracle.lives import life, lives
from tests.oracle.papers import VIOLATED, Papers
from tests.oracle.plain import Past
from tests.oracle.recorded import plain, recorded
from tests.oracle.slips import SLIPS

NEVER_VIOLATED = {"vat_relief"}
"""No fact tells of a VAT return: that one was missed cannot be planted, nor seen."""
NAMES = [one.name for one in SLIPS]


def told(name: str) -> list[Past]:
    """Lives in which one thing goes wrong."""
    return [life(number, seed=number, slip=name) for number in range(2)]


def violated(past: Past) -> list[tuple[str, str]]:
    """What the oracle says is violated, by claim."""
    return [
        (claim, code)
        for claim in past.claims()
        for code in RULES
        if verdict(Papers(past, claim), code) == VIOLATED
    ]


def test_of_lives_without_a_slip_the_oracle_says_no_ill() -> None:
    lawful = [past for past in lives(claims=250, seed=11) if not past.planted]
    assert len(lawful) > 50
    assert [ill for past in lawful if (ill := violated(past))] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_oracle_sees_what_was_planted(name: str) -> None:
    for past in told(name):
        found = violated(past)
        for claim, codes in past.planted.items():
            assert {(claim, code) for code in codes} <= set(found)


def test_the_same_seed_tells_the_same_lives() -> None:
    once, again = (list(lives(claims=40, seed=5)) for _ in range(2))
    assert once == again
    assert once != list(lives(claims=40, seed=6))


def within(said: object, stored: object) -> bool:
    """Whether what was told stands in what is stored, which tells the defaults as well."""
    match said, stored:
        case dict(), dict():
            return all(within(value, stored.get(name)) for name, value in said.items())
        case list(), list():
            return len(said) == len(stored) and all(map(within, said, stored))
    return said == stored or not said


def test_facts_go_through_the_real_registry_and_come_back_as_they_were() -> None:
    for past in lives(claims=60, seed=2):
        given = recorded(past.facts, past.log)
        back = plain(one for history in given.streams.values() for one in history)
        by_place = {(one.stream, one.version): one for one in back}
        for one in past.facts:
            there = by_place[one.stream, one.version]
            assert (there.topic, there.on, there.at) == (one.topic, one.on, one.at)
            assert within(one.state, there.state)


def test_of_what_the_real_engine_did_both_say_the_same_but_for_what_was_spoiled() -> None:
    real = lived(5, seed=3)
    total = compared(lives(claims=80, seed=9, real=real))
    assert [str(one) for one in total.apart if one.past.story == "engine"] == []
    assert compared([copied(one, 1) for one in real]).claims == len(real)


def test_the_engine_finds_what_was_planted_and_invents_nothing() -> None:
    lawful = [past for past in lives(claims=150, seed=1) if not past.planted]
    total = compared([*lawful, *(past for name in NAMES for past in told(name))])
    held = {one.code for one in OBLIGATIONS} - NEVER_VIOLATED
    assert held <= set(RULES)
    assert [str(one) for one in total.apart] == []
    planted = Counter({code: total.counts[code, "planted"] for code in held})
    assert all(planted[code] for code in held)
