"""Why nothing was done: it is what the engine decided, as it was known then."""

import ast
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.house import House
from application.why.rules import NOT_DUE, PHRASES, TERM_BEFORE, Rule
from domain.dunning.next import step as next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.letter.order.plan_letter import PLAN_LETTER
from domain.run.events import RunLine
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    claim_from,
    run_on,
)
from tests.application.stills import (
    DAY,
    asked,
    gone_abroad,
    held_up,
    in_parts,
    now,
    stretches,
    unknown_payments,
    without_address,
)
from tests.asking import (
    extend_term,
    lift_hold,
    place_hold,
    record_dispute,
    record_promise,
    resolve_dispute,
)
from tests.sample_home import sample_house


@pytest.fixture
def claim(house: House) -> UUID:
    """Give a consumer's claim of which the reminder goes out today, in March."""
    return claim_from(house, CONSUMER)


# --- as of a day, and as known at a moment -------------------------------------------------------


def test_what_was_recorded_later_changes_nothing_of_what_was_known(
    place: HousePlace, house: House, claim: UUID
) -> None:
    place_hold(house, claim, by=by(), category="asked", from_day=MARCH)
    run_on(place, house, MARCH)
    then = house.store.last_position()
    place.clock.move_to(MARCH + DAY)
    lift_hold(house, claim, by=by(), hold_id="hold-1")
    assert now(house, claim).decided.rule == Rule.DUE
    [held] = asked(house, on=MARCH + DAY, through=then).stretches(claim)
    assert (held.decided.rule, held.ended_on) == (Rule.HOLD, None)
    assert asked(house, on=MARCH).stretches(claim)[-1].decided.rule == Rule.HOLD


# --- the truth is what the engine decided --------------------------------------------------------


def rules_of(line: RunLine) -> set[str]:
    """The rules of which one stood behind a line of a run."""
    match line.what:
        case "task" if line.why.startswith("dossier lacks "):
            return {Task.COMPLETE_DOSSIER}
        case "task":
            return {line.why.partition(": ")[0]}
        case "bank_data_missing":
            return {Task.BANK_DATA_MISSING}
        case "contact_waits":
            return {Rule.CONTACT_CEILING}
        case "letter_ordered" | "letter_sent" | "handed_over" | "hand_over_requested":
            return {Rule.TAKEN}
    return set()


def agrees(house: House, claim: UUID) -> int:
    """Every line of every run says of the claim what is told of it now; how many there are."""
    made, seen = stretches(house, claim), 0
    for one in house.store.streams(StreamKind.RUN):
        run = house.collections.run(one)
        # Words on a running plan are no step of the claim: what waits for them is not told here.
        own = [line for line in run.lines if line.step != PLAN_LETTER.id]
        lines = [line for line in own if line.claim_id == claim and rules_of(line)]
        for line in lines[-1:]:
            day = run.day or date.min
            told = [x for x in made if x.first.run and x.first.day <= day <= x.last.day]
            assert {x.decided.rule for x in told} == rules_of(line), (run.day, line)
            seen += 1
    return seen


def test_of_every_claim_of_the_sample_each_run_told_what_is_told_now(sample_home: Path) -> None:
    with sample_house(sample_home) as house:
        seen = [agrees(house, claim) for claim in house.store.streams(StreamKind.CLAIM)]
    assert len(seen) > 40
    assert sum(seen) > 100


_ACTS: Final[tuple[Callable[[House, UUID], object], ...]] = (
    held_up,
    lambda house, claim: lift_hold(house, claim, by=by(), hold_id="hold-1"),
    lambda house, claim: record_dispute(house, claim, by=by(), ground="not delivered"),
    lambda house, claim: resolve_dispute(house, claim, by=by(), outcome="rejected"),
    lambda house, claim: record_promise(
        house, claim, by=by(), amount=None, pay_by=house.today + 3 * DAY
    ),
    lambda house, claim: extend_term(house, claim, by=by(), pay_by=house.today + 4 * DAY),
    in_parts,
    unknown_payments,
    without_address,
    gone_abroad,
)


@settings(max_examples=12, deadline=None)
@given(story=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(_ACTS)), max_size=5))
def test_whatever_happens_the_facts_are_enough_and_none_can_be_missed(
    story: list[tuple[int, Callable[[House, UUID], object]]],
) -> None:
    with TemporaryDirectory() as folder:
        place = HousePlace("sqlite", "", Path(folder) / "home")
        house = place.open()
        claim, day = claim_from(house, CONSUMER), MARCH
        for days, act in story:
            with suppress(Refusal):
                act(house, claim)
            for _ in range(days):
                run_on(place, house, day)
                day += DAY
        run_on(place, house, day)
        agrees(house, claim)
        place.close()


def _phrases() -> Iterator[str]:
    """Every reason for which the engine waits or stands still, as its code says it."""
    for file in (Path(next_step.__file__ or "").parent).glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            named = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
            if isinstance(call, ast.Call) and named in {"Stand", "Wait"}:
                said = call.args[0 if named == "Stand" else 1]
                if isinstance(said, ast.Constant):
                    yield str(said.value)


def test_every_reason_for_which_the_engine_waits_has_a_code() -> None:
    said = set(_phrases())
    assert len(said) > 8
    assert {one for one in said if not one.startswith(TERM_BEFORE)} <= PHRASES.keys()
    assert NOT_DUE.isdisjoint({Rule.HOLD, Rule.PROMISE, *Task})
