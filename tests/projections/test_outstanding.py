"""What is outstanding: equal to the balance on every day, to the cent; totals equal the rows."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.views import SqliteViews
from domain.claim.balance import balance
from domain.claim.events import (
    ClaimDisputed,
    ClaimSettled,
    CollectionCostsCharged,
    CreditNoteApplied,
    DefaultDeclared,
    HoldLifted,
    HoldPlaced,
    InvoiceSent,
    PaymentPromised,
    PaymentReversed,
    PaymentTermExtended,
)
from domain.claim.state import Claim
from domain.debtor.events import BankruptcyDeclared, CapacityEstablished
from domain.facts import EnteredInError, StreamKind
from domain.law.default import DefaultGround
from domain.law.rates import InterestKind
from domain.parties import Capacity
from projections.agenda import Turn
from projections.outstanding.buckets import Bucket, Sort
from projections.segments import Status
from tests.projections.conftest import House
from tests.projections.histories import (
    START,
    Deed,
    capacities,
    deeds,
    invoices,
    money_deeds,
    tell,
)
from tests.projections.story import CREDITOR, FROM_TEST, OTHER_CREDITOR, Story, on

DEFAULT = DefaultDeclared(
    in_default_since=on("2026-02-05"),
    ground=DefaultGround.FATAL_TERM,
    interest_kind=InterestKind.CONSUMER,
)


def amounts(house: House, claim: UUID, day: date) -> tuple[int, ...]:
    row = house.outstanding.claim(claim, day)
    assert row is not None
    return row.principal, row.costs, row.interest, row.unallocated, row.paid


def by_law(claim: Claim, day: date) -> tuple[int, ...]:
    now = balance(claim, on=day)
    return now.principal, now.costs, now.interest, now.unallocated, now.paid


@settings(max_examples=60)
@given(invoices, capacities, money_deeds, st.lists(st.integers(0, 900), min_size=12, max_size=12))
def test_the_overview_equals_the_balance_on_any_day(
    invoice: dict[str, object],
    capacity: Capacity,
    done: list[tuple[Deed, date]],
    offsets: list[int],
) -> None:
    story = Story()
    debtor = story.debtor(capacity=capacity)
    claim = story.invoice(debtor, "F1", issued_on=START, **invoice)  # type: ignore[arg-type]  # made up
    tell(story, claim, debtor, done)
    with TemporaryDirectory() as folder:
        house = House(story, SqliteViews(Path(folder)))
        house.engine.catch_up()
        assert house.told == []
        state = story.claim(claim)
        edges = {entry.on + timedelta(days=d) for entry in state.ledger for d in (-1, 0, 1)}
        asked = {START + timedelta(days=offset) for offset in offsets} | edges
        for day in sorted(day for day in asked if day >= START):
            assert amounts(house, claim, day) == by_law(state, day), day
        house.generations.close()


def told_at_length(story: Story) -> list[UUID]:
    """A dozen claims of two creditors in every condition."""
    claims = []
    for number in range(12):
        log = OTHER_CREDITOR if number % 4 == 0 else CREDITOR
        debtor = story.debtor(log=log, capacity=Capacity.COMPANY)
        issued_on = on("2026-01-05") + timedelta(days=number * 9)
        claims.append(
            story.invoice(
                debtor,
                f"F{number:02}",
                principal=100_00 + number,
                issued_on=issued_on,
                log=log,
                interest_kind=InterestKind.COMMERCIAL,
            )
        )
    story.pay(claims[1], 40_00, day=on("2026-03-01"))
    story.pay(claims[2], 500_00, day=on("2026-03-01"))
    story.add(claims[2], ClaimSettled(ground="nothing open"), day=on("2026-03-01"))
    story.add(claims[3], ClaimDisputed(amount=1, ground="x"), day=on("2026-03-01"))
    story.add(claims[4], PaymentPromised(amount=1, by=on("2026-09-01")), day=on("2026-03-01"))
    hold = HoldPlaced(
        hold_id="h", category="asked", from_day=on("2026-05-01"), until=on("2026-05-31")
    )
    story.add(claims[5], hold, day=on("2026-04-20"))
    story.add(claims[6], CollectionCostsCharged(amount=40_00, base=1), day=on("2026-05-01"))
    return claims


@pytest.mark.parametrize("day", ["2026-01-04", "2026-02-05", "2026-05-15", "2026-08-01"])
def test_totals_equal_the_sum_of_the_rows_shown(house: House, day: str) -> None:
    told_at_length(house.story)
    house.engine.catch_up()
    for creditor in (None, CREDITOR, OTHER_CREDITOR):
        rows = house.outstanding.claims(on(day), creditor=creditor, limit=100).rows
        totals = house.outstanding.totals(on(day), creditor=creditor)
        assert totals.count == len(rows)
        assert totals.open == sum(row.open for row in rows)
        for total in totals.rows:
            same = [r for r in rows if (r.bucket, r.status) == (total.bucket, total.status)]
            assert total.count == len(same) > 0
            assert total.principal == sum(r.principal for r in same)
            assert total.costs == sum(r.costs for r in same)
            assert total.interest == sum(r.interest for r in same)
            assert total.paid == sum(r.paid for r in same)
            assert total.unallocated == sum(r.unallocated for r in same)
        assert sum(totals.by_bucket().values()) == sum(totals.by_status().values()) == totals.open


def test_a_debtor_owes_the_sum_of_his_claims(house: House) -> None:
    story = house.story
    rich, poor = story.debtor(), story.debtor()
    story.invoice(poor, "A", principal=10_00)
    story.invoice(rich, "B", principal=90_00)
    story.invoice(rich, "C", principal=20_00)
    house.engine.catch_up()
    found = house.outstanding.by_debtor(on("2026-02-10")).rows
    assert [(r.debtor_id, r.claims, r.open, r.days_overdue) for r in found] == [
        (rich, 2, 110_00, 6),
        (poor, 1, 10_00, 6),
    ]
    first = house.outstanding.by_debtor(on("2026-02-10"), limit=1)
    then = house.outstanding.by_debtor(on("2026-02-10"), limit=1, after=first.next)
    assert [r.debtor_id for r in (*first.rows, *then.rows)] == [rich, poor]
    assert then.next is None


@pytest.mark.parametrize(
    ("day", "late", "bucket"),
    [
        ("2026-02-03", 0, Bucket.NOT_DUE),
        ("2026-02-04", 0, Bucket.NOT_DUE),  # the due day itself
        ("2026-02-05", 1, Bucket.UP_TO_30),
        ("2026-03-06", 30, Bucket.UP_TO_30),
        ("2026-03-07", 31, Bucket.UP_TO_60),
        ("2026-04-05", 60, Bucket.UP_TO_60),
        ("2026-04-06", 61, Bucket.UP_TO_90),
        ("2026-05-05", 90, Bucket.UP_TO_90),
        ("2026-05-06", 91, Bucket.OVER_90),
    ],
)
def test_what_is_due_today_is_not_overdue_today(
    light: House, day: str, late: int, bucket: Bucket
) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", due_on=on("2026-02-04"))
    light.engine.catch_up()
    row = light.outstanding.claim(claim, on(day))
    assert row is not None
    assert (row.days_overdue, row.bucket) == (late, bucket)
    in_bucket = light.outstanding.claims(on(day), bucket=bucket).rows
    assert [r.claim_id for r in in_bucket] == [claim]
    assert light.outstanding.totals(on(day)).rows[0].bucket is bucket


def test_an_extension_moves_the_due_day_and_keeps_that_of_the_invoice(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", due_on=on("2026-02-04"))
    light.story.add(claim, PaymentTermExtended(pay_by=on("2026-02-20")), day=on("2026-02-03"))
    light.engine.catch_up()
    row = light.outstanding.claim(claim, on("2026-02-20"))
    assert row is not None
    assert (row.due_on, row.invoice_due_on) == (on("2026-02-20"), on("2026-02-04"))
    assert row.days_overdue == 0


def test_several_claims_are_looked_up_as_each_by_itself(story: Story, light: House) -> None:
    early, late = told_at_length(story)[:2]
    light.engine.catch_up()
    for day in (on("2026-01-06"), on("2026-04-01")):
        each = {one: light.outstanding.claim(one, day) for one in (early, late)}
        found = light.outstanding.these([late, early], day)
        assert found == {one: row for one, row in each.items() if row}
    assert len(found) == 2
    assert light.outstanding.these([], on("2026-04-01")) == {}


def test_a_claim_is_not_there_before_its_invoice(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", issued_on=on("2026-01-05"))
    light.engine.catch_up()
    assert light.outstanding.claim(claim, on("2026-01-04")) is None
    assert light.outstanding.claims(on("2026-01-04")).rows == []
    assert light.outstanding.claim(claim, on("2026-01-05")) is not None


def status_on(house: House, claim: UUID, day: str) -> Status:
    row = house.outstanding.claim(claim, on(day))
    assert row is not None
    return row.status


def test_a_hold_holds_on_its_first_and_last_day_and_no_longer(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1")
    hold = HoldPlaced(
        hold_id="h", category="asked", from_day=on("2026-02-10"), until=on("2026-02-20")
    )
    light.story.add(claim, hold, day=on("2026-02-12"))
    light.engine.catch_up()
    days = ("2026-02-09", "2026-02-10", "2026-02-20", "2026-02-21")
    found = [status_on(light, claim, day) for day in days]
    assert found == [Status.OPEN, Status.HOLD, Status.HOLD, Status.OPEN]
    held = light.outstanding.claims(on("2026-02-20"), status=Status.HOLD).rows
    assert [row.claim_id for row in held] == [claim]


def test_a_lifted_hold_ends_the_day_before_and_brings_the_claim_back(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1")
    hold = HoldPlaced(hold_id="h", category="asked", from_day=on("2026-02-10"))
    light.story.add(claim, hold, day=on("2026-02-10"))
    light.engine.catch_up()
    assert status_on(light, claim, "2027-02-10") is Status.HOLD
    light.story.add(claim, HoldLifted(hold_id="h"), day=on("2026-02-15"))
    light.engine.catch_up()
    assert status_on(light, claim, "2026-02-14") is Status.HOLD
    assert status_on(light, claim, "2026-02-15") is Status.OPEN


def test_a_bankrupt_debtor_stops_all_his_claims_and_no_others(light: House) -> None:
    story = light.story
    debtor, other = story.debtor(), story.debtor()
    mine = [story.invoice(debtor, "A"), story.invoice(debtor, "B")]
    theirs = story.invoice(other, "C")
    light.engine.catch_up()
    bankrupt = BankruptcyDeclared(declared_on=on("2026-03-01"))
    story.record(StreamKind.DEBTOR, debtor, bankrupt, day=on("2026-03-01"))
    light.engine.catch_up()
    assert {status_on(light, claim, "2026-03-02") for claim in mine} == {Status.HOLD}
    assert status_on(light, theirs, "2026-03-02") is Status.OPEN


def test_capacity_found_later_changes_the_step_of_an_old_claim(light: House) -> None:
    story = light.story
    debtor = story.debtor(capacity=Capacity.CONSUMER)
    claim = story.invoice(debtor, "A")
    light.engine.catch_up()
    company = CapacityEstablished(capacity=Capacity.COMPANY)
    story.record(StreamKind.DEBTOR, debtor, company, day=on("2026-03-01"))
    light.engine.catch_up()
    row = light.outstanding.claim(claim, on("2026-03-02"))
    assert row is not None
    assert row.capacity == "company"


def test_the_next_step_waits_for_its_day(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", due_on=on("2026-02-04"))
    light.engine.catch_up()
    for day in ("2026-01-10", "2026-02-05", "2026-02-20"):
        row = light.outstanding.claim(claim, on(day))
        assert row is not None
        assert (row.next_turn, row.next_action) == (Turn.DO, "reminder")
        assert row.next_on == on("2026-02-05")


def test_a_call_gives_way_to_the_next_step_when_its_days_are_over(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    story.letter([claim], day=on("2026-02-05"))
    light.engine.catch_up()
    first = light.outstanding.claim(claim, on("2026-02-16"))
    later = light.outstanding.claim(claim, on("2026-02-19"))
    assert first is not None
    assert later is not None
    assert (first.next_turn, first.next_action) == (Turn.ASK, "call")
    assert (later.next_turn, later.next_action) == (Turn.DO, "fourteen-day-letter")
    assert (first.last_letter, first.last_letter_on) == ("reminder", on("2026-02-05"))


def test_a_fact_entered_in_error_leaves_no_trace_in_the_amounts(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", principal=100_00)
    wrong = story.pay(claim, 30_00, day=on("2026-02-01"))
    light.engine.catch_up()
    assert amounts(light, claim, on("2026-02-02"))[0] == 70_00
    version = story.history(claim)[-1].originator_version
    assert story.history(claim)[-1].position == wrong
    story.add(
        claim,
        EnteredInError(version=version, topic="claim.payment_received"),
        day=on("2026-02-03"),
    )
    light.engine.catch_up()
    assert amounts(light, claim, on("2026-02-02")) == (100_00, 0, 0, 0, 0)


def test_an_invoice_entered_in_error_is_no_claim(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1")
    light.engine.catch_up()
    wrong = EnteredInError(version=1, topic=InvoiceSent.TOPIC)
    story.add(claim, wrong, day=on("2026-02-03"))
    light.engine.catch_up()
    assert light.outstanding.claim(claim, on("2026-02-03")) is None
    assert light.outstanding.totals(on("2026-02-03")).rows == ()


def test_principal_paid_and_costs_open_is_not_settled(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", principal=100_00)
    story.add(claim, CollectionCostsCharged(amount=40_00, base=100_00), day=on("2026-03-01"))
    story.pay(claim, 100_00, day=on("2026-03-02"))
    light.engine.catch_up()
    row = light.outstanding.claim(claim, on("2026-03-03"))
    assert row is not None
    assert (row.open, row.status, row.bucket) == (40_00, Status.OPEN, Bucket.UP_TO_30)


def test_a_reversed_payment_counts_until_its_reversal(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", principal=100_00)
    story.pay(claim, 100_00, day=on("2026-02-01"), payment="p")
    reversal = PaymentReversed(payment_id="p", amount=100_00, reversed_on=on("2026-02-10"))
    story.add(claim, reversal, day=on("2026-02-10"))
    light.engine.catch_up()
    assert amounts(light, claim, on("2026-02-09")) == (0, 0, 0, 0, 100_00)
    assert amounts(light, claim, on("2026-02-10")) == (100_00, 0, 0, 0, 0)


def test_a_retroactive_credit_note_lowers_the_days_before_it_from_its_own_day_on(
    light: House,
) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", principal=100_00)
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    credit = CreditNoteApplied(
        number="C1",
        amount=100_00,
        issued_on=on("2026-06-01"),
        retroactive=True,
        source=FROM_TEST,
    )
    story.add(claim, credit, day=on("2026-06-01"))
    light.engine.catch_up()
    assert amounts(light, claim, on("2026-05-31"))[2] > 0
    assert amounts(light, claim, on("2026-06-01")) == (0, 0, 0, 0, 0)


def test_an_invoice_number_is_found_by_its_beginning(house: House) -> None:
    debtor = house.story.debtor()
    claims = [house.story.invoice(debtor, number) for number in ("2026-01", "2026-02", "2027-01")]
    house.engine.catch_up()
    found = house.outstanding.claims(on("2026-02-01"), text="2026 -", sort=Sort.INVOICE_NUMBER)
    assert [row.claim_id for row in found.rows] == [claims[1], claims[0]]


@settings(max_examples=40)
@given(invoices, capacities, deeds)
def test_no_history_is_too_wild_for_any_view(
    invoice: dict[str, object], capacity: Capacity, done: list[tuple[Deed, date]]
) -> None:
    story = Story()
    debtor = story.debtor(capacity=capacity)
    claim = story.invoice(debtor, "F1", issued_on=START, **invoice)  # type: ignore[arg-type]  # made up
    tell(story, claim, debtor, done)
    with TemporaryDirectory() as folder:
        house = House(story, SqliteViews(Path(folder)))
        house.engine.catch_up()
        assert house.told == []
        house.generations.close()
