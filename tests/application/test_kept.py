"""States are kept by version: what another program recorded or erased is seen at once."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.commands.users import AddUser, CloseUser
from application.house import House
from application.queries.claims import claim_out, debtor_full, see
from domain.claim import evolve as claims
from domain.claim.streams import stream_of_claim
from domain.creditor import state as creditors
from domain.debtor import state as debtors
from domain.facts import EnteredInError, Recorded, StreamKind
from domain.ids import user_id
from domain.kept import A_STATE, KeptStates
from domain.letter import state as letters
from domain.user import state as users
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    order,
    ordered_now,
    run_on,
    run_until,
)
from tests.asking import (
    add_note,
    begin_bar,
    know_payments,
    register_payment,
)

FOLDS: dict[StreamKind, tuple[str, Callable[..., Any]]] = {
    StreamKind.CLAIM: ("claim", claims.fold),
    StreamKind.DEBTOR: ("debtor", debtors.fold),
    StreamKind.CREDITOR: ("creditor", creditors.fold),
    StreamKind.LETTER: ("letter", letters.fold),
    StreamKind.USER: ("user", users.fold),
}


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def other(place: HousePlace, house: House) -> House:
    """The same store, opened by another program."""
    del house
    return place.open(mode=None)


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def wrong(house: House) -> list[UUID]:
    """The streams whose state, as it is kept, is not what their facts leave."""
    collections = house.collections
    return [
        stream
        for kind, (load, fold) in FOLDS.items()
        for stream in house.store.streams(kind)
        if getattr(collections, load)(stream) != fold(stream, collections.history(stream))
    ]


@pytest.mark.both_stores
def test_what_another_program_recorded_is_seen_at_once(
    place: HousePlace, house: House, other: House
) -> None:
    claim = claim_from(house, CONSUMER)
    letter = ordered_now(house, claim)
    case = case_of(house, claim)
    AddUser(login="anna", name="Anna").carry(house, by=by())
    anna = user_id("anna")
    seen = {
        "claim": claim,
        "debtor": case.debtor.id,
        "creditor": case.creditor.id,
        "letter": letter,
        "user": anna,
    }
    before = {what: getattr(house.collections, what)(one).version for what, one in seen.items()}
    assert not wrong(house)
    add_note(other, claim, by=by(), text="Gebeld.")
    begin_bar(other, case.debtor.id, by=by(), bar="bankruptcy", since=other.today)
    CloseUser().carry(other, anna, by=by())
    know_payments(other, case.creditor.id, by=by(), through=other.today)
    run_on(place, other, other.today)
    assert house.collections.claim(claim).version > before["claim"]
    assert house.collections.debtor(case.debtor.id).version == before["debtor"] + 1
    assert house.collections.user(anna).closed
    assert house.collections.creditor(case.creditor.id).version == before["creditor"] + 1
    assert house.collections.letter(letter).version > before["letter"]
    assert not wrong(house)
    assert not wrong(other)


@pytest.mark.both_stores
def test_each_of_two_programs_reads_on_from_the_other(house: House, other: House) -> None:
    claim = claim_from(house, PLAIN)
    for number in range(1, 5):
        writer = (house, other)[number % 2]
        paid_on = writer.today
        register_payment(writer, claim, by=by(), amount=number * 100, credited_on=paid_on)
        paid = [house_.collections.claim(claim).ledger for house_ in (house, other)]
        assert paid[0] == paid[1]
        assert not wrong(house)


@pytest.mark.both_stores
def test_a_fact_that_another_program_took_back_counts_no_more(house: House, other: House) -> None:
    claim = claim_from(house, PLAIN)
    register_payment(house, claim, by=by(), amount=1_00, credited_on=house.today)
    [paid] = [
        one
        for one in house.collections.history(claim)
        if one.fact.TOPIC.endswith("payment_received")
    ]
    assert any(entry.cents == 1_00 for entry in house.collections.claim(claim).ledger)

    def take_back(session: Any) -> None:
        error = EnteredInError(version=paid.originator_version, topic=paid.fact.TOPIC)
        session.record(stream_of_claim(session.claim(claim)), [error])

    other.collections.carry_out(order(other, claim), take_back)
    assert not any(entry.cents == 1_00 for entry in house.collections.claim(claim).ledger)
    assert not wrong(house)


@pytest.mark.both_stores
def test_whose_keys_another_program_destroyed_is_shown_by_nobody(
    web: Web, house: House, other: House
) -> None:
    claim = claim_from(house, CONSUMER)
    add_note(house, claim, by=by(), text="Is ziek.")
    debtor = case_of(house, claim).debtor.id
    paths = [f"/v1/claims/{claim}", f"/v1/debtors/{debtor}", f"/v1/claims/{claim}/audit-trail"]
    name = web.read(paths[0])["debtor"]["name"]
    assert name
    assert name in web.read(paths[1])["contact"]["attention"] or web.read(paths[1])["name"] == name
    other.store.keys.erase(debtor)
    for _ in range(2):
        for path in paths:
            told = web.get(path).text
            assert name not in told, path
            assert "ziek" not in told
        assert claim_out(house, see(house, claim)).debtor.name is None
        assert debtor_full(house, debtor).contact is None


@pytest.mark.both_stores
def test_whoever_is_read_after_another_program_changed_him_is_noted_for_the_right_creditor(
    web: Web, house: House, other: House
) -> None:
    claim = claim_from(house, CONSUMER)
    debtor, creditor = case_of(house, claim).debtor.id, case_of(house, claim).creditor.id
    web.get(f"/v1/debtors/{debtor}")
    begin_bar(other, debtor, by=by(), bar="bankruptcy", since=house.today)
    web.get(f"/v1/debtors/{debtor}")
    assert [(one.debtor_id, one.creditor_id) for _, one in house.reads.found()] == [
        (debtor, creditor)
    ] * 2


def test_nothing_that_is_done_in_a_course_changes_a_state_that_is_kept(
    place: HousePlace, house: House
) -> None:
    made = [claim_from(house, one) for one in (CONSUMER, PLAIN)]
    first = house.today
    for weeks in range(16):
        run_until(
            place, house, first + timedelta(weeks=weeks), first + timedelta(weeks=weeks, days=6)
        )
        assert not wrong(house), weeks
    assert max(len(facts_of(house, one)) for one in made) > 8


def recorded(many: int) -> list[Any]:
    return list(range(1, many + 1))


class Counted:
    """A state that counts its facts."""

    def __init__(self, about: UUID, version: int) -> None:
        self.id, self.version = about, version


def counted(about: UUID, facts: Any) -> Counted:
    return Counted(about, len(facts))


def test_states_are_kept_up_to_so_many_facts_and_the_oldest_goes() -> None:
    kept, read = KeptStates(counted, most=2 * (A_STATE + 4)), list[UUID]()
    ids = [uuid4() for _ in range(3)]

    def facts(about: UUID) -> Callable[[int], list[Recorded]]:
        def some(after: int) -> list[Recorded]:
            if not after:
                read.append(about)
            return recorded(4)[after:]

        return some

    for one in (*ids[:2], ids[0]):
        assert kept.load(one, facts(one)).version == 4
    assert read == ids[:2]
    kept.load(ids[2], facts(ids[2]))
    assert len(kept) == 2
    kept.load(ids[1], facts(ids[1]))
    assert read == ids
    kept.load(ids[0], facts(ids[0]))
    assert read == [*ids, ids[0]]


def test_states_of_one_fact_each_are_let_go_long_before_there_are_as_many_as_facts() -> None:
    kept = KeptStates(counted, most=80 * A_STATE)
    for _ in range(400):
        kept.load(uuid4(), lambda after: recorded(1)[after:])
    assert 60 < len(kept) < 90


def test_one_state_of_very_many_facts_is_kept_alone() -> None:
    kept, ids = KeptStates(counted, most=10), [uuid4(), uuid4()]
    for one in ids:
        assert kept.load(one, lambda after: recorded(1_000)[after:]).version == 1_000
    assert len(kept) == 1


def test_an_id_that_somebody_made_up_is_not_kept() -> None:
    kept = KeptStates(counted)
    assert kept.load(uuid4(), lambda _: []).version == 0
    assert len(kept) == 0


def test_what_came_since_is_read_alone_where_a_state_can_be_brought_on() -> None:
    read, known = list[int](), recorded(3)

    def on(state: Counted, since: Any, _: Any) -> Counted:
        return Counted(state.id, state.version + len(since))

    def facts(after: int) -> list[Any]:
        read.append(after)
        return known[after:]

    kept, about = KeptStates(counted, on), uuid4()
    first = kept.load(about, facts)
    known.append(4)
    assert (kept.load(about, facts).version, first.version, read) == (4, 3, [0, 3])
