"""Why nothing was done: the facts are found as if each had been left out, with far fewer tries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from application.house import House
from application.run.level import WORDS
from application.why.decided import Decided
from application.why.known import KnownAt
from application.why.looks import CameTo, Considered
from application.why.rules import Rule
from application.why.withheld import Standstill, Withheld
from domain.facts import Recorded, StreamKind
from tests.application.houses import HousePlace
from tests.application.still_stories import StillStory
from tests.application.stills import asked
from tests.sample_home import sample_house


@dataclass
class Counted(Withheld):
    """Counts how often something is decided."""

    tries: int = 0

    def decide(self, claim_id: UUID, known: KnownAt, day: date) -> Decided:
        self.tries += 1
        return super().decide(claim_id, known, day)


def plainly(found: Withheld, claim: UUID, look: Considered) -> list[Recorded]:
    """What a look rests on: each fact is left out, one after the other, until all are missed."""
    known = look.known
    left = [one for one in known.every() if look.run or one.effective_on <= look.day]
    stay = alone_in_the_way(found, claim, look, left) if look.outcome is CameTo.WITHHELD else []
    before = len(left) + 1
    while len(left) != before:
        before = len(left)
        for one in sorted(left, key=what_a_run_found_first):
            fewer = known.without([one])
            if one not in stay and found.decide(claim, fewer, look.day) == look.decided:
                known = fewer
                left.remove(one)
    return left


def alone_in_the_way(
    found: Withheld, claim: UUID, look: Considered, among: Sequence[Recorded]
) -> list[Recorded]:
    """Without each of these by itself the step would be taken; of a creditor the newest count."""
    newest = {(one.originator_id, one.fact.TOPIC): one for one in among}
    return [
        one
        for one in among
        if (one.kind is not StreamKind.CREDITOR or newest[one.originator_id, one.fact.TOPIC] == one)
        and found.decide(claim, look.known.without([one]), look.day).rule == Rule.DUE
    ]


def what_a_run_found_first(one: Recorded) -> tuple[bool, int]:
    found = one.fact.TOPIC in WORDS
    return not found, -one.position if found else one.position


def decided_again(one: Standstill) -> bool:
    return one.last.report is None and one.last.outcome is not CameTo.TAKEN


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_facts_are_those_that_are_found_by_leaving_out_each(
    place: HousePlace, house: House, seed: int
) -> None:
    story = StillStory(place, house, Random(seed))
    story.open(2, checked=seed % 2 == 0)
    story.live(12, acts=0.3 + 0.05 * seed)
    found, seen = asked(house), 0
    for claim in story.claims:
        for one in filter(decided_again, found.stretches(claim)):
            assert one.facts == plainly(found, claim, one.last)
            seen += 1
    assert seen > 3


def test_of_a_long_history_a_third_of_the_facts_are_tried(place: HousePlace, house: House) -> None:
    story = StillStory(place, house, Random(6))
    story.open(1)
    story.live(40, acts=0.6)
    [claim] = story.claims
    fast, slow = (Counted(house, house.store.last_position(), house.today) for _ in range(2))
    assert fast.now(claim).facts == plainly(slow, claim, slow.now(claim).last)
    assert slow.tries - fast.tries > 3 * fast.tries


def test_of_every_kind_of_claim_of_the_sample_the_facts_are_found_as_plainly(
    sample_home: Path,
) -> None:
    """Of claims with the same facts for the same reason one is enough."""
    with sample_house(sample_home) as house:
        found, seen, claims = asked(house), set[tuple[object, ...]](), 0
        for claim in house.store.streams(StreamKind.CLAIM):
            one = found.now(claim)
            if not decided_again(one):
                continue
            claims += 1
            kind = (one.decided.rule, *(fact.fact.TOPIC for fact in one.facts))
            if kind not in seen:
                assert one.facts == plainly(found, claim, one.last)
                seen.add(kind)
    assert claims > 40
    assert len(seen) > 10
