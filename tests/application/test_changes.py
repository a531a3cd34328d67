"""What each fact changed: nothing is missed, nothing is told that did not change."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from application.commands.details import AddNote, EnterInError
from application.house import House
from application.kept_results import KeptResults
from application.queries.changes import changes_out
from application.queries.differences import BOOKKEEPING, STATES, ChangeOf, frozen
from application.queries.lists import trail_of
from application.queries.why_shapes import ChangesOut, FactChangesOut
from application.views import Views, views_of
from application.why.known import FOLDS, Histories
from domain.facts import StreamKind
from tests.application.houses import by
from tests.sample_home import sample_house


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as found:
        yield found


@pytest.fixture(scope="module")
def views(house: House) -> Iterator[Views]:
    with views_of(house) as found:
        found.catch_up()
        yield found


def told(views: Views, claim: UUID, **asked: Any) -> ChangesOut:
    on, known_at = asked.get("on"), asked.get("known_at")
    facts = trail_of(views, claim, on=on, known_at=known_at).facts
    field = asked.get("field", "")
    return changes_out(views.house, facts, about=claim, on=on, known_at=known_at, field=field)


def claims(house: House) -> list[UUID]:
    return list(house.store.streams(StreamKind.CLAIM))


def of_its_stream(fact: FactChangesOut) -> dict[str, tuple[Any, Any]]:
    return {one.field: (one.before, one.after) for one in fact.changes if one.of != ChangeOf.SEEN}


def test_what_is_told_of_a_fact_is_just_what_differs_between_the_two_states(
    house: House, views: Views
) -> None:
    for claim in claims(house):
        for fact in told(views, claim).facts:
            kind = StreamKind(fact.kind)
            history = house.collections.history(fact.stream)
            before = FOLDS[kind](fact.stream, history[: fact.version - 1])
            after = FOLDS[kind](fact.stream, history[: fact.version])
            differ = {
                one.name
                for one in fields(after)
                if frozen(getattr(before, one.name)) != frozen(getattr(after, one.name))
            }
            assert of_its_stream(fact).keys() == differ - BOOKKEEPING


def test_what_was_changed_last_is_what_the_claim_holds(house: House, views: Views) -> None:
    for claim in claims(house):
        state, last = house.collections.claim(claim), dict[str, Any]()
        for fact in told(views, claim).facts:
            if fact.stream == claim:
                last |= {name: after for name, (_, after) in of_its_stream(fact).items()}
        plain = {name: after for name, after in last.items() if not isinstance(after, tuple | dict)}
        assert plain == {name: frozen(getattr(state, name)) for name in plain}


def test_who_moved_the_open_amount_is_asked_by_its_name(house: House, views: Views) -> None:
    paid = 0
    for claim in claims(house):
        for fact in told(views, claim, field="paid_in_all").facts:
            [change] = fact.changes
            assert change.before != change.after
            assert fact.actor
            paid += fact.topic == "claim.payment_received"
    assert paid > 10


def test_as_known_before_a_fact_it_changed_nothing_yet(house: House, views: Views) -> None:
    claim = max(claims(house), key=lambda one: len(house.collections.history(one)))
    whole = told(views, claim).facts
    half = whole[len(whole) // 2]
    known = told(views, claim, known_at=half.recorded_at).facts
    assert known == [one for one in whole if one.position <= known[-1].position]
    early = told(views, claim, on=half.effective_on).facts
    assert {one.position for one in early} == {
        one.position for one in whole if one.effective_on <= half.effective_on
    }


def test_what_a_fact_changed_is_worked_out_once(house: House, views: Views) -> None:
    claim = claims(house)[0]
    pairs = zip(told(views, claim).facts, told(views, claim).facts, strict=True)
    for one, again in pairs:
        assert all(a is b for a, b in zip(one.changes, again.changes, strict=True))


def test_what_a_fact_changed_stays_so_whatever_is_recorded_later(house: House) -> None:
    claim = next(one for one in claims(house) if house.collections.claim(one).live)
    AddNote(text="Belt maandag terug.").carry(house, claim, by=by())
    with views_of(house) as views:
        views.catch_up()
        before = told(views, claim).facts
        note = max(one.version for one in before if one.stream == claim)
        EnterInError(version=note).carry(house, claim, by=by())
        views.catch_up()
        kept = told(views, claim).facts
        house.changes = KeptResults()
        assert told(views, claim).facts == kept
        assert [one.changes for one in kept[: len(before)]] == [one.changes for one in before]
        assert kept[len(before)].topic == "any.entered_in_error"


def test_every_kind_of_state_gives_its_fields_and_none_twice() -> None:
    assert {StreamKind(of) for of in STATES if of is not ChangeOf.SEEN} == set(FOLDS)
    for kind in STATES.values():
        assert len({one.name for one in fields(kind)}) == len(fields(kind))


@pytest.mark.parametrize("kind", [StreamKind.CREDITOR, StreamKind.DEBTOR, StreamKind.CLAIM])
def test_a_state_that_was_brought_on_is_what_all_its_facts_make(
    house: House, kind: StreamKind
) -> None:
    for stream in list(house.store.streams(kind))[:12]:
        histories, whole = Histories(house.collections), house.collections.history(stream)
        for count, last in enumerate(whole, 1):
            assert histories.state(kind, stream, last.position) == FOLDS[kind](
                stream, whole[:count]
            )
        for count in range(len(whole), 0, -7):
            position = whole[count - 1].position
            assert histories.known(stream, position) == whole[:count]
            assert histories.known(stream, position - 1) == whole[: count - 1]
