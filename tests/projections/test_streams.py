"""A rebuild goes stream by stream, and gives the rows of the live view whatever befell a stream."""

from collections.abc import Callable, Generator, Iterable
from typing import Any, TypeVar
from uuid import UUID

import pytest

from domain.claim.events import ClaimDisputed
from domain.creditor.events import TermsChanged
from domain.debtor.events import AddressUnknown, CapacityEstablished
from domain.dunning.task import Task
from domain.errors import StoreError
from domain.facts import EnteredInError, StreamKind
from domain.letter.events import DeliveryGrade, LetterDelivered
from domain.letter.text import LetterKind
from domain.parties import Capacity
from projections.cases import Cases
from projections.engine import Engine, next_batch
from projections.rebuild import Cut, rebuild
from projections.streams import portions
from tests.projections.conftest import House
from tests.projections.lives import lived
from tests.projections.story import CREDITOR, OTHER_CREDITOR, Story, on
from tests.projections.test_engine import everything

T = TypeVar("T")

DAY = on("2026-05-15")
VIEWS = ("audit_trail", "bank", "mail", "outstanding", "people", "refunds", "worklist")
SMALL = Cut(streams=3, facts=11)


def checked(house: House, *, cut: Cut = SMALL) -> None:
    """Hold that a rebuild gives the rows and the left out streams of the live views."""
    before = [(one.view, one.stream) for one in house.engine.quarantined()]
    rows = everything(house.engine)
    found = rebuild(house.engine, cut=cut)
    for one in found:
        assert one.comparison is not None
        assert one.comparison.difference is None, one.comparison.difference
        assert one.switched
        assert one.facts == len(house.story.rows)
    assert everything(house.engine) == rows
    assert [(one.view, one.stream) for one in house.engine.quarantined()] == before
    assert sorted((q.view, q.stream) for one in found for q in one.quarantined) == sorted(before)


@pytest.mark.parametrize("cut", [Cut(1, 1), SMALL, Cut()], ids=str)
def test_how_the_log_is_cut_into_parts_does_not_show(house: House, cut: Cut) -> None:
    lived(house.story, claims=4)
    house.engine.catch_up(limit=17)
    checked(house, cut=cut)


def test_the_claims_and_letters_of_a_debtor_are_of_one_part() -> None:
    story = Story()
    lived(story, claims=9)
    parts = list(portions(story.starts(through=story.last_position()), most=1))
    debtors = [row.stream for row in story.rows if row.kind == "debtor" and row.version == 1]
    assert sorted(stream for part in parts for stream in part) == sorted(story.streams)
    assert len(debtors) == 3
    whole = list(portions(story.starts(through=story.last_position()), most=1_000))
    assert [len(part) for part in whole] == [len(story.streams)]
    halves = list(portions(story.starts(through=story.last_position()), most=20))
    for claim in (row for row in story.rows if row.topic == "claim.invoice_sent"):
        debtor = str(story.claim(claim.stream_id).debtor_id)
        assert any({debtor, claim.stream} <= set(part) for part in halves)


def test_a_first_fact_that_names_no_debtor_makes_a_group_of_its_own() -> None:
    story = Story()
    claim = story.invoice(story.debtor(), "A")
    first = story.streams[str(claim)][0]
    unreadable = [first._replace(state=text) for text in (b"{", b"[]", b"{}", b"3")]
    assert [list(portions([one], most=9)) for one in unreadable] == [[(str(claim),)]] * 4


def broken_claim(story: Story, claim: UUID, debtor: UUID) -> int:
    del debtor
    return story.pay(claim, 10_00, day=DAY)


def broken_debtor(story: Story, claim: UUID, debtor: UUID) -> int:
    del claim
    fact = CapacityEstablished(capacity=Capacity.GOVERNMENT)
    return story.record(StreamKind.DEBTOR, debtor, fact, day=DAY)


def broken_letter(story: Story, claim: UUID, debtor: UUID) -> int:
    del debtor
    [sent, *_] = story.claim(claim).letters
    fact = LetterDelivered(grade=DeliveryGrade.ACKNOWLEDGED, received_on=DAY)
    return story.record(StreamKind.LETTER, sent.letter_id, fact, day=DAY)


BREAKING = [broken_claim, broken_debtor, broken_letter]


@pytest.mark.parametrize("kind", BREAKING)
def test_a_stream_that_breaks_is_left_out_of_both_alike(
    house: House, kind: Callable[[Story, UUID, UUID], int]
) -> None:
    broken_and_left_out(house, kind, limit=7)


@pytest.mark.parametrize("limit", [1, 1_000])
@pytest.mark.parametrize("kind", BREAKING)
def test_a_stream_that_breaks_is_left_out_however_the_log_is_read(
    light: House, kind: Callable[[Story, UUID, UUID], int], limit: int
) -> None:
    broken_and_left_out(light, kind, limit=limit)


def broken_and_left_out(
    house: House, kind: Callable[[Story, UUID, UUID], int], *, limit: int
) -> None:
    story = house.story
    debtor = story.debtor(capacity=Capacity.COMPANY)
    claim, other = story.invoice(debtor, "A"), story.invoice(debtor, "B")
    story.letter([claim, other], day=on("2026-02-10"))
    house.engine.catch_up(limit=limit)
    story.broken.add(kind(story, claim, debtor))
    house.engine.catch_up(limit=limit)
    story.add(claim, ClaimDisputed(amount=5, ground="x"), day=DAY)
    story.record(StreamKind.DEBTOR, debtor, AddressUnknown(), day=DAY)
    house.engine.catch_up(limit=limit)
    assert len({one.stream for one in house.told}) == 1
    checked(house)


def test_a_stream_that_broke_before_the_program_started_anew(light: House) -> None:
    story = light.story
    debtor = story.debtor(capacity=Capacity.COMPANY)
    claim = story.invoice(debtor, "A")
    light.engine.catch_up()
    light.engine = light.another_engine()
    story.broken.add(broken_debtor(story, claim, debtor))
    light.engine.catch_up()
    found = light.outstanding.claim(claim, DAY)
    assert found is not None
    assert found.capacity == "unknown"
    checked(light)


def test_a_claim_that_cannot_be_judged_stays_on_the_work_list_whatever_else_happens(
    house: House,
) -> None:
    story = house.story
    debtor = story.debtor()
    claim = story.invoice(debtor, "A", principal=10**14)
    story.letter([claim], day=on("2026-02-10"))
    house.engine.catch_up(limit=1)
    story.record(StreamKind.DEBTOR, debtor, AddressUnknown(), day=DAY)
    house.engine.catch_up()
    assert house.told_of("outstanding") == [str(claim)]
    checked(house)


def test_an_error_found_later_counts_from_the_first_fact_on(light: House) -> None:
    story = light.story
    debtor = story.debtor(capacity=Capacity.COMPANY)
    claim = story.invoice(debtor, "A")
    paid = story.pay(claim, 10_00, day=on("2026-02-01"))
    light.engine.catch_up()
    [row] = [row for row in story.rows if row.position == paid]
    story.add(claim, EnteredInError(version=row.version, topic=row.topic), day=DAY)
    light.engine.catch_up()
    checked(light)


def test_a_stream_without_its_first_fact_is_not_lost(light: House) -> None:
    story = light.story
    debtor = story.debtor()
    claim, other = story.invoice(debtor, "A"), story.invoice(debtor, "B")
    story.pay(claim, 10_00, day=on("2026-02-01"))
    story.pay(other, 10_00, day=on("2026-02-01"))
    gone = story.streams[str(claim)].pop(0)
    story.rows.remove(gone)
    light.engine.catch_up()
    assert str(claim) in {task.claim_id and str(task.claim_id) for task in light.work.tasks(DAY)}
    checked(light)


def test_a_fact_whose_header_cannot_be_read_ends_its_stream_in_the_audit_trail(
    house: House,
) -> None:
    story = house.story
    lived(story, claims=3)
    bad = next(n for n, row in enumerate(story.rows) if row.topic == "claim.payment_received")
    broken = story.rows[bad]
    stream = story.streams[broken.stream]
    spoiled = broken._replace(header=broken.header.replace(b'"effective_on"', b'"effective_by"'))
    story.rows[bad] = stream[broken.version - 1] = spoiled
    house.engine.catch_up(limit=23)
    assert house.told_of("audit_trail") == [broken.stream]
    left = [entry.version for entry in house.audit.stream(UUID(broken.stream)).entries]
    assert left == list(range(1, broken.version))
    checked(house)


class Failing:
    """Hands of which the second piece of work fails, as where a store goes away."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, work: Iterable[Callable[[Engine], T]]) -> Generator[T, None, None]:
        yield next(iter(work))(self.engine)
        raise StoreError("The store cannot be reached.")


def test_a_rebuild_that_fails_leaves_the_live_views_and_nothing_else(house: House) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up()
    rows = everything(house.engine)
    kept = {view: list(house.generations.generations(view)) for view in VIEWS}
    with pytest.raises(StoreError, match="cannot be reached"):
        rebuild(house.engine, hands=Failing(house.engine), cut=SMALL)
    assert {view: list(house.generations.generations(view)) for view in VIEWS} == kept
    assert everything(house.engine) == rows
    checked(house)


def test_a_view_that_holds_nothing_is_made_and_compared_with_nothing(house: House) -> None:
    lived(house.story, claims=3)
    house.engine.catch_up("outstanding")
    found = {one.view: one for one in rebuild(house.engine, cut=SMALL)}
    assert {view for view, one in found.items() if one.comparison is None} == set(VIEWS) - {
        "outstanding"
    }
    assert all(one.switched for one in found.values())
    assert set(house.engine.positions().values()) == {house.story.last_position()}
    checked(house)


def test_views_at_different_places_are_rebuilt_each_to_its_own(light: House) -> None:
    lived(light.story, claims=3)
    light.engine.catch_up("outstanding", "people", limit=1_000)
    light.story.add(UUID(some_claim(light.story)), ClaimDisputed(amount=5, ground="x"), day=DAY)
    light.engine.catch_up("worklist", "audit_trail")
    found = {one.view: one.position for one in rebuild(light.engine, cut=SMALL)}
    assert found["outstanding"] == found["people"] < found["worklist"]
    assert found["worklist"] == found["audit_trail"] == light.story.last_position()


def some_claim(story: Story) -> Any:
    return next(row.stream for row in story.rows if row.kind == "claim")


def test_a_term_that_comes_wakes_no_other_term_until_something_is_asked_of_it(
    story: Story,
) -> None:
    debtor = story.debtor()
    terms = [story.invoice(debtor, f"F{n}", series_id="rent") for n in range(6)]
    cases = Cases(story)
    taken = next_batch(story, cases, after=0, limit=1_000)
    assert taken
    assert len(taken.subjects) == 6
    new = story.invoice(debtor, "F9", series_id="rent")
    came = next_batch(story, cases, after=taken.end, limit=1_000)
    assert came
    assert [one.id for one in came.subjects] == [str(new)]
    assert came.subjects[0].case.siblings == ()
    story.letter([new], day=on("2026-02-10"), kind=LetterKind.FOURTEEN_DAY_LETTER, step="x")
    asked = next_batch(story, cases, after=came.end, limit=1_000)
    assert asked
    assert {one.id for one in asked.subjects} == {str(one) for one in (*terms, new)}
    known = {one.id: [c.id for c in one.case.siblings] for one in asked.subjects}
    assert known == {str(new): []} | {str(one): [new] for one in terms}


def floor(story: Story, cents: int, *, log: UUID = CREDITOR) -> int:
    terms = TermsChanged(smallest_step=cents)
    return story.record(StreamKind.CREDITOR, log, terms, day=DAY, log=log)


def test_a_creditors_own_floor_wakes_his_claims_and_no_others(story: Story) -> None:
    debtor, other = story.debtor(), story.debtor(log=OTHER_CREDITOR)
    his = {str(story.invoice(debtor, f"F{n}")) for n in range(3)}
    story.invoice(other, "F1", log=OTHER_CREDITOR)
    cases = Cases(story)
    taken = next_batch(story, cases, after=0, limit=1_000)
    assert taken
    floor(story, 20_00)
    woken = next_batch(story, cases, after=taken.end, limit=1_000)
    assert woken
    assert {one.id for one in woken.subjects} == his
    assert {one.case.creditor.smallest_step for one in woken.subjects} == {20_00}
    terms = TermsChanged(can_deduct_vat=False)
    story.record(StreamKind.CREDITOR, CREDITOR, terms, day=DAY, log=CREDITOR)
    floor(story, 20_00)
    slept = next_batch(story, cases, after=woken.end, limit=1_000)
    assert slept
    assert slept.subjects == []


@pytest.mark.parametrize("taken_back", [False, True])
def test_the_work_list_knows_the_floor_of_a_creditor_live_and_rebuilt(
    house: House, *, taken_back: bool
) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "F1")
    story.pay(claim, 90_00, day=on("2026-01-20"))
    assert small_rests(house) == []
    floor(story, 10_01)
    assert small_rests(house) == [str(claim)]
    if taken_back:
        wrong = EnteredInError(version=1, topic=TermsChanged.TOPIC)
        story.record(StreamKind.CREDITOR, CREDITOR, wrong, day=DAY, log=CREDITOR)
        assert small_rests(house) == []
    checked(house)


def small_rests(house: House) -> list[str]:
    """The claims of which a person is asked whether they go on for a small rest."""
    house.engine.catch_up()
    return [str(one.subject_id) for one in house.work.tasks(DAY, task=Task.SMALL_REST)]
