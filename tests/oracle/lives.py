"""Lives of claims by a seed: lawful to the last day and cent, but for the one slip in some."""

from collections.abc import Iterator, Sequence
from datetime import time
from random import Random
from typing import Final

from tests.oracle.days import DAY
from tests.oracle.ends import ENDINGS, barred_on, charge, part_after
from tests.oracle.engine import copied, spoiled
from tests.oracle.episodes import EPISODES, complain, decide, seen_late
from tests.oracle.lettering import call, in_default, press, remind
from tests.oracle.living import Living, Slipped
from tests.oracle.plain import Past
from tests.oracle.slips import BY_NAME, SLIPS

LAWFUL: Final = 0.55
"""The part of lives in which nothing goes wrong."""


def lives(*, claims: int, seed: int, real: Sequence[Past] = ()) -> Iterator[Past]:
    """At least so many claims; the same seed tells the same lives.

    ``real``: lives of the real engine; every tenth is one of them under other ids, some spoiled.
    """
    random, told, number = Random(seed), 0, 0
    while told < claims:
        number += 1
        if real and number % 10 == 0:
            past = copied(random.choice(real), number)
            told += len(past.claims())
            yield past if random.random() < LAWFUL else spoiled(past, random)
            continue
        lawful = random.random() < LAWFUL
        name = "" if lawful else SLIPS[number % len(SLIPS)].name
        past = life(number, seed=random.randrange(2**48), slip=name)
        told += len(past.claims())
        yield past


def life(number: int, *, seed: int, slip: str = "") -> Past:
    """One life by its seed; where the slip found no place in it another one is told."""
    random = Random(seed)
    while True:
        fixed = dict(BY_NAME[slip].life) if slip else {}
        living = Living(random, number, Slipped(slip), fixed)
        past = _told(living)
        if living.slip.happened or not slip:
            return past


def _told(life: Living) -> Past:
    tell = life.tell
    tell.open()
    remind(life)
    complain(life)
    call(life)
    if life.until != "reminder" and life.between:
        EPISODES[life.between](life)
    _move(life)
    if life.until != "reminder" and not life.over:
        if life.slip("costs_without_letter"):
            in_default(life)
            life.term_ends = tell.last
        else:
            press(life)
            seen_late(life)
            if life.undecided and life.until == "costs":
                decide(life)
        if life.until == "costs":
            charge(life)
            if life.after == "part":
                part_after(life)
    if life.unanswered:
        life.answer()
    if not life.over:
        ENDINGS[life.end](life)
    return _past(life)


def _move(life: Living) -> None:
    """The claims are moved to another plan in the middle."""
    tell = life.tell
    if not life.fixed.get("moved"):
        return
    life.old_plan, tell.plan = tell.plan, "six-steps@1"
    for claim in tell.claims:
        state = {"old": life.old_plan, "new": tell.plan}
        tell.put("claim.plan_changed", state, stream=claim.id, hour=time(6), actor="els")


def _past(life: Living) -> Past:
    told = max(one.recorded_on for one in life.tell.facts)
    today = max(told, life.tell.day, life.not_before) + life.random.randint(3, 40) * DAY
    if life.slip("barred_unwatched"):
        today = barred_on(life)
    past = life.tell.past(today)
    past.story = f"{life.between or 'plain'}/{life.until}/{life.end}"
    if life.slip.happened:
        past.plant = life.slip.name
        broken = BY_NAME[life.slip.name].obligations
        past.planted = {claim.id: set(broken) for claim in life.tell.claims}
    return past
