"""What led to a letter: every fact of it leads back to somebody, and nothing is guessed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.house import House
from application.why.causes import CauseKind, Causes, causes_of_letter
from application.why.known import Histories
from domain.facts import StreamKind
from domain.letter.events import LetterOrdered
from domain.letter.text import LetterKind
from tests.sample_home import sample_house


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as found:
        yield found


def graphs(house: House) -> Iterator[tuple[LetterOrdered, Causes]]:
    histories = Histories(house.collections)
    for letter in house.store.streams(StreamKind.LETTER):
        order = house.collections.letter(letter).order
        assert order is not None
        yield order, causes_of_letter(histories, letter)


def reached(found: Causes, start: str) -> set[str]:
    seen, left = set[str](), [start]
    while left:
        here = left.pop()
        if here not in seen:
            seen.add(here)
            left += [cause for effect, cause in found.edges if effect == here]
    return seen


def test_every_fact_of_every_kind_of_letter_leads_back_to_who_did_it(house: House) -> None:
    kinds = set[LetterKind]()
    for order, found in graphs(house):
        kinds.add(order.letter_kind)
        for one in found.nodes.values():
            if one.fact is not None and one.kind is CauseKind.FACT:
                ends = {found.nodes[end] for end in reached(found, one.id)}
                people = {end.name for end in ends if end.kind is CauseKind.PERSON}
                assert one.fact.actor in people
    assert {LetterKind.REMINDER, LetterKind.FOURTEEN_DAY_LETTER} < kinds


def test_a_letter_rests_on_its_step_its_plan_version_and_the_fact_that_gave_it(
    house: House,
) -> None:
    for order, found in graphs(house):
        [ordered] = (
            one.id
            for one in found.nodes.values()
            if one.fact is not None and isinstance(one.fact.fact, LetterOrdered)
        )
        before = {found.nodes[one] for one in reached(found, ordered)}
        assert {x.name for x in before if x.kind is CauseKind.STEP} == {order.step}
        assert {x.name for x in before if x.kind is CauseKind.PLAN} == {order.plan}
        gave = {str(part.claim_id) for part in order.claims}
        facts = {str(x.fact.originator_id) for x in before if x.fact and x.kind is CauseKind.FACT}
        assert gave <= facts


def test_what_the_daily_run_did_leads_to_the_run_of_that_day(house: House) -> None:
    for _, found in graphs(house):
        for one in found.nodes.values():
            if one.kind is CauseKind.FACT and one.fact and isinstance(one.fact.fact, LetterOrdered):
                ends = {found.nodes[end] for end in reached(found, one.id)}
                days = {end.name for end in ends if end.kind is CauseKind.RUN}
                assert one.fact.actor != "daily-run" or str(one.fact.effective_on) in days


def test_every_edge_joins_two_nodes_and_nothing_is_its_own_cause(house: House) -> None:
    for _, found in graphs(house):
        for effect, cause in found.edges:
            assert {effect, cause} <= found.nodes.keys()
            assert effect not in reached(found, cause)
