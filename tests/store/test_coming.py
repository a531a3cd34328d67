"""Who decides on saves that are on their way is stored with them, and never without them."""

from threading import Thread
from uuid import UUID, uuid4

import pytest

from adapters.store.coming import FAR
from adapters.store.errors import StaleVersion
from adapters.store.fsck import check
from adapters.store.opening import Store
from domain.errors import Forestalled
from domain.facts import Recorded
from domain.store import Unsaved
from tests.store.places import Place, billed, command, envelope, named, save
from tests.store.test_together import BAD, NotTaken, carried_together


def on_its_way(store: Store, stream: UUID) -> tuple[list[Recorded], list[object]]:
    coming = store.coming(stream)
    return [one.fact for one in coming], [one.save for one in coming]


def follow(store: Store, stream: UUID, key: str) -> None:
    """Save a fact behind all that is on its way of a stream."""
    facts, saves = on_its_way(store, stream)
    version = facts[-1].originator_version + 1
    save(store, envelope(stream, version), command=command(key), ahead=True, rests_on=saves)


def test_who_rests_on_what_is_on_its_way_is_stored_in_the_same_transaction(place: Place) -> None:
    store, shared = place.open(), uuid4()
    outcomes = carried_together(
        store,
        lambda: save(store, envelope(shared, 1), command=command("a")),
        lambda: follow(store, shared, "b"),
        lambda: follow(store, shared, "c"),
        lambda: save(store, named(uuid4()), command=command("d"), guards={shared: 3}),
    )
    assert outcomes == [None] * 4
    assert [row.version for row in store.read_after(1, 9)] == [1, 2, 3, 1]
    assert len(store.recorder.coming) == 0
    assert store.coming(shared) == []
    assert list(check(place.open())) == []


def test_a_fact_on_its_way_reads_as_it_will_but_for_its_place(place: Place) -> None:
    store, stream, seen = place.open(), uuid4(), list[Recorded]()

    def second() -> None:
        seen.extend(on_its_way(store, stream)[0])
        follow(store, stream, "b")

    carried_together(store, lambda: save(store, named(stream), command=command("a")), second)
    [coming], [stored, _] = seen, store.history(stream)
    assert (coming.fact, coming.subject, coming.kind) == (stored.fact, stream, stored.kind)
    assert coming.effective_on == stored.effective_on
    assert coming.position > FAR > stored.position


def test_who_is_ahead_and_overtaken_is_told_so_before_anything_is_carried(place: Place) -> None:
    store, shared, other = place.open(), uuid4(), uuid4()

    def late() -> None:
        with pytest.raises(Forestalled):
            save(store, envelope(shared, 1), command=command("b"), ahead=True)
        with pytest.raises(Forestalled):
            save(store, envelope(other, 1), command=command("c"), guards={shared: 0}, ahead=True)
        save(store, envelope(other, 1), command=command("d"), guards={shared: 1}, ahead=True)

    first = lambda: save(store, envelope(shared, 1), command=command("a"))  # noqa: E731 - as the other works
    assert carried_together(store, first, late) == [None, None]
    with pytest.raises(Forestalled):
        save(store, envelope(shared, 1), command=command("e"), ahead=True)
    with pytest.raises(StaleVersion):
        save(store, envelope(shared, 1), command=command("e"))


def test_who_rests_on_what_was_not_stored_is_not_though_another_wrote_as_many_facts(
    place: Place,
) -> None:
    store, shared, other = place.open(), uuid4(), place.open()
    save(other, envelope(shared, 1, billed(cents=1)))
    outcomes = carried_together(
        store,
        lambda: save(store, envelope(shared, 1), command=command("a")),
        lambda: follow(store, shared, "b"),
        lambda: follow(store, shared, "c"),
        lambda: save(store, envelope(shared, 2), command=command("d")),
        lambda: save(store, envelope(uuid4(), 1), command=command("e")),
    )
    # The version of the second is the right one, and it rests on what it is not.
    kinds = [StaleVersion, Forestalled, StaleVersion, type(None), type(None)]
    assert [type(one) for one in outcomes] == kinds
    assert len(store.history(shared)) == 2
    assert len(store.recorder.coming) == 0


def test_what_the_database_does_not_take_takes_what_rests_on_it_along(place: Place) -> None:
    store, stream, other = place.open(), uuid4(), uuid4()

    def second() -> None:
        _, saves = on_its_way(store, stream)
        save(store, envelope(other, 1), command=command("b"), rests_on=saves)

    outcomes = carried_together(
        store,
        lambda: save(store, envelope(stream, 1), command=command(BAD)),
        second,
        lambda: save(store, envelope(uuid4(), 1), command=command("c")),
    )
    assert [type(one) for one in outcomes] == [NotTaken, Forestalled, type(None)]
    assert store.history(other) == []
    assert len(store.recorder.coming) == 0


def test_who_rests_on_what_was_stored_in_an_earlier_transaction_stands(place: Place) -> None:
    store, stream, saves = place.open(), uuid4(), list[object]()

    def second() -> None:
        saves.extend(on_its_way(store, stream)[1])
        follow(store, stream, "b")

    carried_together(store, lambda: save(store, envelope(stream, 1), command=command("a")), second)
    save(store, envelope(stream, 3), command=command("c"), ahead=True, rests_on=saves)
    assert len(store.history(stream)) == 3


def test_what_several_saves_of_one_caller_bring_is_on_its_way_as_well(place: Place) -> None:
    store, one, two = place.open(), uuid4(), uuid4()
    several = [Unsaved(envelopes=[envelope(it, 1)], command=command(str(it))) for it in (one, two)]

    def last() -> None:
        follow(store, two, "b")

    assert carried_together(store, lambda: store.put_all(several), last) == [None, None]
    assert len(store.history(two)) == 2
    assert len(store.recorder.coming) == 0


def test_many_threads_that_rest_on_each_other_leave_each_fact_once(place: Place) -> None:
    store, shared, told = place.open(), uuid4(), list[str]()
    save(store, envelope(shared, 1))

    def write(name: int) -> None:
        for number in range(20):
            key = f"{name} {number}"
            while True:
                facts, saves = on_its_way(store, shared)
                last = facts[-1].originator_version if facts else len(store.history(shared))
                made = envelope(shared, last + 1, billed(key))
                try:
                    save(store, made, command=command(key), ahead=True, rests_on=saves)
                except (Forestalled, StaleVersion):
                    continue
                told.append(key)
                break

    threads = [Thread(target=write, args=(name,)) for name in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    facts = store.history(shared)[1:]
    assert sorted(told) == sorted(one.fact.number for one in facts)  # type: ignore[attr-defined]  # all are bills
    assert len(told) == len(set(told)) == 160
    assert list(check(place.open())) == []
