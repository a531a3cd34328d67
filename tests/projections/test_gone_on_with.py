"""A rebuild that was ended half way is gone on with, and comes to the rows of a whole one."""

from collections.abc import Callable, Generator, Iterable
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

import pytest

from domain.errors import StoreError
from projections.engine import Engine
from projections.outstanding.fold import OutstandingView
from projections.parts import FoldStreams, FoldStretch
from projections.rebuild import Cut, Rebuilt, rebuild
from projections.unfinished import half_made
from tests.projections.conftest import House
from tests.projections.lives import lived
from tests.projections.story import on
from tests.projections.test_engine import everything

T = TypeVar("T")

DAY = on("2026-05-15")
VIEWS = ("audit_trail", "bank", "mail", "outstanding", "people", "refunds", "worklist")
SMALL = Cut(streams=3, facts=11)


class Ended(BaseException):
    """What ends a program from outside, as Ctrl-C does."""


class Few:
    """Hands that are ended after some pieces of work, and count those that they did."""

    def __init__(self, engine: Engine, *, pieces: int) -> None:
        self.engine, self.pieces, self.done = engine, pieces, 0

    def __call__(self, work: Iterable[Callable[[Engine], T]]) -> Generator[T, None, None]:
        for piece in islice(work, self.pieces):
            self.done += 1
            yield piece(self.engine)
        raise Ended


class Counting:
    """Hands that count the streams and stretches that were not there yet."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.folded = engine, 0

    def __call__(self, work: Iterable[Callable[[Engine], T]]) -> Generator[T, None, None]:
        for piece in work:
            before = self._parts(piece)
            found = piece(self.engine)
            self.folded += self._parts(piece) != before
            yield found

    def _parts(self, piece: Any) -> list[Any]:
        if not isinstance(piece, FoldStreams | FoldStretch):
            return []
        into = piece.into if isinstance(piece, FoldStreams) else (piece.into,)
        databases = [one.opened(self.engine).database for one in into]
        return [one.query("SELECT COUNT(*) FROM parts") for one in databases]


def ended_after(house: House, pieces: int, cut: Cut = SMALL) -> int:
    hands = Few(house.engine, pieces=pieces)
    with pytest.raises(Ended):
        rebuild(house.engine, hands=hands, cut=cut)
    return hands.done


def equal(found: list[Rebuilt]) -> bool:
    return all(one.comparison and one.comparison.equal and one.switched for one in found)


@pytest.fixture
def live(house: House) -> House:
    lived(house.story, claims=9)
    house.engine.catch_up(limit=100)
    return house


def generations(house: House) -> dict[str, list[int]]:
    return {view: list(house.generations.generations(view)) for view in VIEWS}


def test_what_is_done_is_not_done_again(live: House) -> None:
    rows = everything(live.engine)
    whole = Counting(live.engine)
    assert equal(rebuild(live.engine, hands=whole, cut=SMALL))
    done = ended_after(live, 9)
    rest = Counting(live.engine)
    found = rebuild(live.engine, hands=rest, cut=SMALL)
    assert equal(found)
    assert {one.facts for one in found} == {len(live.story.rows)}
    assert 0 < rest.folded < whole.folded
    assert done == 9
    assert everything(live.engine) == rows


def test_it_may_be_ended_again_and_again(live: House) -> None:
    rows = everything(live.engine)
    for pieces in (3, 7, 11):
        ended_after(live, pieces)
    claim = UUID(next(row.stream for row in live.story.rows if row.kind == "claim"))
    live.story.pay(claim, 1_00, day=DAY)
    live.engine.catch_up()
    assert everything(live.engine) != rows
    rows = everything(live.engine)
    assert equal(rebuild(live.engine, cut=SMALL))
    assert everything(live.engine) == rows
    assert all(len(kept) <= 2 for kept in generations(live).values())


def test_while_it_lies_half_made_everybody_reads_the_live_views(live: House) -> None:
    rows, current = everything(live.engine), live.engine.positions()
    ended_after(live, 5)
    assert everything(live.engine) == rows
    assert live.engine.positions() == current
    assert live.engine.outdated() == []


def test_nothing_half_made_is_kept_of_personal_data(live: House) -> None:
    ended_after(live, 5)
    kept = generations(live)
    assert len(kept["people"]) == 1
    assert len(kept["outstanding"]) == 2


def test_one_that_failed_is_begun_anew(live: House) -> None:
    def fail(_done: int, _all: int) -> None:
        raise StoreError("The store cannot be reached.")

    before = generations(live)
    with pytest.raises(StoreError, match="cannot be reached"):
        rebuild(live.engine, cut=SMALL, told=fail)
    assert generations(live) == before


class OtherView(OutstandingView):
    """The same view by other tables."""

    schema = OutstandingView.schema + 1


def left(engine: Engine, *, cut: Cut = SMALL) -> bool:
    """Whether something half made of the outstanding lies there that can be gone on with."""
    return half_made(engine, engine.view("outstanding"), cut=str(cut)) is not None


def test_what_was_made_by_another_program_or_cut_otherwise_is_begun_anew(live: House) -> None:
    ended_after(live, 5)
    assert left(live.engine)
    assert not left(Engine(live.story, live.generations, [OtherView()]))
    assert not left(live.engine, cut=Cut(streams=4, facts=11))
    assert equal(rebuild(live.engine, cut=Cut(streams=4, facts=11)))
    assert all(len(kept) <= 2 for kept in generations(live).values())


def test_of_a_log_that_was_put_back_it_is_begun_anew(live: House) -> None:
    ended_after(live, 5)
    rows = live.story.rows
    live.story.rows = rows[:-3]
    assert not left(live.engine)
    other = rows[-1]._replace(recorded_at="2031-01-01T00:00:00.000000+00:00")
    live.story.rows = [*rows[:-1], other]
    assert not left(live.engine)
    live.story.rows = rows
    assert left(live.engine)
