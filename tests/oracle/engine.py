"""Lives that the real engine lived, by its runs and commands, copied under other ids."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import UUID, uuid5

from domain.facts import Recorded
from tests.conduct.lives import DAYS, PLANS, Answer, Deed, Life, What
from tests.conduct.world import DUE, World
from tests.oracle.days import DAY
from tests.oracle.plain import Past, PlainFact
from tests.oracle.recorded import plain
from tests.oracle.sums import owed

_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_COPIES: Final = UUID("0a0c1e00-0000-8000-8000-0000000000c0")


def lived(count: int, *, seed: int) -> list[Past]:
    """So many lives in one house, day by day through the real runs; one past for each debtor."""
    random = Random(seed)
    several = [_life(random) for _ in range(count)]
    with TemporaryDirectory() as folder:
        world = World(several, Path(folder))
        try:
            world.live()
            return [_past(world, one.claim) for one in world.lived]
        finally:
            world.place.close()


def _life(random: Random) -> Life:
    deeds = sorted(
        (
            Deed(random.randint(0, DAYS - 5), random.choice(list(What)), random.randint(1, 99), 9)
            for _ in range(random.randint(0, 4))
        ),
        key=lambda one: one.on,
    )
    letters = [Answer(random.randint(1, 3), random.randint(0, 18), 0)] * (random.random() < 0.3)
    return Life(
        principal=random.randint(6_00, random.choice((900_00, 30_000_00))),
        consumer=random.random() < 0.6,
        plan=random.choice(PLANS),
        deeds=tuple(deeds),
        answers=tuple(letters),
    )


def _past(world: World, claim: UUID) -> Past:
    collections = world.house.collections
    history = list(collections.history(claim))
    debtor = collections.claim(claim).debtor_id
    assert debtor
    letters = {one for fact in history if isinstance(one := _letter(fact), UUID)}
    streams: list[Recorded] = [*history, *collections.history(debtor)]
    for stream in (world.creditor, *sorted(letters)):
        streams += collections.history(stream)
    facts = sorted(plain(streams), key=lambda one: one.position)
    for position, one in enumerate(facts, 1):
        one.position = position
    return Past(str(world.creditor), facts, DUE + timedelta(days=DAYS), story="engine")


def _letter(one: Recorded) -> object:
    return getattr(one.fact, "letter_id", None)


def copied(past: Past, number: int) -> Past:
    """The same life under other ids, so that many are in one log."""

    def renamed(value: Any) -> Any:
        match value:
            case str():
                return _UUID.sub(lambda found: str(uuid5(_COPIES, f"{number} {found[0]}")), value)
            case list():
                return [renamed(one) for one in value]
            case dict():
                return {name: renamed(one) for name, one in value.items()}
        return value

    facts = [
        replace(
            one,
            stream=renamed(one.stream),
            state=renamed(one.state),
            cause=renamed(one.cause),
        )
        for one in past.facts
    ]
    return replace(past, log=renamed(past.log), facts=facts, planted={})


def spoiled(past: Past, random: Random) -> Past:
    """Change one thing in a life of the engine, where it has something that can be changed so."""
    slip = random.choice(list(_SPOILS))
    topic, part, obligations = _SPOILS[slip]
    if any(one.topic == "claim.collection_costs_waived" for one in past.facts):
        return past  # what was taken back would hide it
    for one in reversed(past.facts):
        asked = one.state if part == "amount" else one.state.get(part, {})
        name = "amount" if part == "amount" else "interest"
        if one.topic == topic and asked.get(name, 0) and _bears(one):
            asked[name] = asked[name] + 1 if part == "amount" else _too_much(past, one)
            past.plant, past.planted = slip, {one.stream: set(obligations)}
            return past
    return past


def _too_much(past: Past, one: PlainFact) -> int:
    """Five cents more than interest over all, from the day after the due day, nothing paid."""
    opened = next(o for o in past.facts if o.topic == "claim.invoice_sent").state
    first = date.fromisoformat(opened["due_on"]) + DAY
    return owed(opened["principal"], opened["interest_kind"], first, [], one.on).interest + 5


def _bears(one: PlainFact) -> bool:
    """Of costs only those that a letter to a consumer announced."""
    return one.topic != "claim.collection_costs_charged" or "letter_id" in one.state


_SPOILS: Final = {
    "engine_costs": ("claim.collection_costs_charged", "amount", ("costs_amount",)),
    "engine_letter": ("claim.fourteen_day_letter_sent", "asked", ("interest",)),
    "engine_demand": ("claim.final_demand_sent", "asked", ("interest",)),
    "engine_hand_over": ("claim.handed_over", "balance", ("interest", "hand_over")),
}
"""What is changed: in which fact, which part of it, and what that violates."""
