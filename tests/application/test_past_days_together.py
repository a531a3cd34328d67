"""Several people look at past days at once: who asks for one that is known waits for nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread

from application.house import House
from application.past import DayViews, PastDays
from domain.facts import Point
from projections.log.feed import Start
from projections.past import PastFeed
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from

LONG = 20.0
"""Seconds; nobody here waits that long unless for ever."""


@dataclass(frozen=True, slots=True)
class Halting(PastFeed):
    """A feed that halts where a fold begins, once it was told to."""

    halts: Event = field(default_factory=Event)
    reached: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)

    def starts(self, *, through: int) -> Iterable[Start]:
        """The first fact of every stream, when it may go on."""
        if self.halts.is_set():
            self.reached.set()
            assert self.go_on.wait(LONG)
        return self.feed.starts(through=through)


def test_a_day_that_is_known_is_given_while_another_is_folded(
    house: House, place: HousePlace
) -> None:
    claim_from(house, CONSUMER)
    place.clock.move_to(MARCH + timedelta(days=9))
    feed = Halting(house.store, Point(house.store.last_position(), MARCH + timedelta(days=9)))
    days, known, other = PastDays(feed), MARCH + timedelta(days=1), MARCH + timedelta(days=2)
    first = days.of(known)
    feed.halts.set()
    slow = Thread(target=days.of, args=(other,), daemon=True)
    slow.start()
    assert feed.reached.wait(LONG)
    again: list[DayViews] = []
    quick = Thread(target=lambda: again.append(days.of(known)), daemon=True)
    quick.start()
    quick.join(LONG / 4)
    assert again == [first]
    feed.go_on.set()
    slow.join(LONG)
    assert days.of(other) is days.of(other)
    days.close()
