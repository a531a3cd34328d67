"""Sums of what moved equal the law's account on any day, and the claims behind them add up."""

from collections import Counter
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
    Asked,
    ClaimDisputed,
    ClaimRecalled,
    ClaimReopened,
    ClaimSettled,
    ClaimWrittenOff,
    DeterminationWithdrawn,
    HandedOver,
    PartyKind,
    PaymentPromised,
    PaymentReversed,
    PromiseBroken,
    PromiseKept,
)
from domain.errors import NotFound, Refusal
from projections.outstanding.measures import MEASURES, Behind, Measures, Over
from tests.projections.conftest import House
from tests.projections.histories import START, Deed, invoices, money_deeds, tell
from tests.projections.story import CREDITOR, OTHER_CREDITOR, Story, on

YEAR = Over(first=on("2026-01-01"), last=on("2026-12-31"))


def figures_of(house: House) -> Measures:
    house.engine.catch_up()
    return Measures(house.engine.reading("outstanding"))


def sums(house: House, name: str, over: Over = YEAR) -> dict[str, int]:
    return {one.part: one.sum for one in figures_of(house).added(name, over)}


def counts(house: House, name: str, over: Over = YEAR) -> dict[str, int]:
    return {one.part: one.count for one in figures_of(house).added(name, over)}


@settings(max_examples=60)
@given(invoices, money_deeds, st.lists(st.integers(0, 900), min_size=6, max_size=6))
def test_what_money_was_taken_for_equals_the_account_on_any_day(
    invoice: dict[str, object], done: list[tuple[Deed, date]], offsets: list[int]
) -> None:
    story = Story()
    debtor = story.debtor()
    claim = story.invoice(debtor, "F1", issued_on=START, **invoice)  # type: ignore[arg-type]  # made up
    tell(story, claim, debtor, done)
    with TemporaryDirectory() as folder:
        house = House(story, SqliteViews(Path(folder)))
        found = figures_of(house)
        assert house.told == []
        state = story.claim(claim)
        edges = {entry.on + timedelta(days=d) for entry in state.ledger for d in (-1, 0, 1)}
        for day in sorted({START + timedelta(days=n) for n in offsets} | edges):
            over = Over(first=START, last=max(day, START))
            taken = balance(state, on=over.last).account.allocations
            for name, part in (("costs_collected", "costs"), ("interest_collected", "interest")):
                by_law = sum(getattr(one, part) for one in taken)
                assert sum(one.sum for one in found.added(name, over)) == by_law, (name, day)
            all_of_it = sum(one.costs + one.interest + one.principal for one in taken)
            assert sum(one.sum for one in found.added("recovered_by_age", over)) == all_of_it
        house.generations.close()


@pytest.mark.parametrize("name", MEASURES)
def test_the_claims_behind_a_sum_add_up_to_it_part_by_part(house: House, name: str) -> None:
    """On both engines; a page at a time."""
    told(house.story)
    found = figures_of(house)
    parts = found.added(name, YEAR)
    for part in parts:
        behind: list[Behind] = []
        after: str | None = None
        while True:
            page = found.behind(name, YEAR, part=part.part, limit=1, after=after)
            behind += page.rows
            after = page.next
            if after is None:
                break
        assert sum(one.sum for one in behind) == part.sum
        assert Counter(one.claim_id for one in behind).total() == part.claims
        assert [one.sum for one in behind] == sorted((o.sum for o in behind), reverse=True)
    whole = found.behind(name, YEAR, part=None, limit=100, after=None).rows
    assert sum(one.sum for one in whole) == sum(part.sum for part in parts)


def told(story: Story) -> list[UUID]:
    """Some claims of two creditors with letters, payments, promises and a dispute."""
    claims = []
    for number in range(4):
        log = OTHER_CREDITOR if number == 3 else CREDITOR
        issued_on = on("2026-01-05") + timedelta(days=number)
        debtor = story.debtor(log=log)
        claims.append(story.invoice(debtor, f"F{number}", issued_on=issued_on, log=log))
    story.letter([claims[0]], day=on("2026-03-01"))
    story.pay(claims[0], 40_00, day=on("2026-03-05"))
    story.pay(claims[1], 30_00, day=on("2026-01-20"))
    story.pay(claims[3], 20_00, day=on("2026-06-20"))
    promised = PaymentPromised(amount=60_00, by=on("2026-03-20"))
    story.add(claims[0], promised, day=on("2026-03-10"))
    story.add(claims[0], PromiseKept(promised_version=2), day=on("2026-03-20"))
    story.add(claims[1], promised, day=on("2026-03-10"))
    story.add(claims[1], PromiseBroken(promised_version=2), day=on("2026-03-21"))
    story.add(claims[2], ClaimDisputed(amount=10_00, ground="quality"), day=on("2026-04-01"))
    return claims


def test_money_is_credited_to_the_last_letter_that_was_out_before_its_day(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "A", principal=500_00)
    story.pay(claim, 10_00, day=on("2026-02-28"))
    story.letter([claim], day=on("2026-03-01"))
    story.pay(claim, 20_00, day=on("2026-03-01"))
    story.pay(claim, 40_00, day=on("2026-03-02"))
    (step,) = counts(house, "letters")
    assert sums(house, "recovered_by_step") == {"": 30_00, step: 40_00}


def test_money_that_was_taken_back_counts_as_of_the_days_before(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "A", principal=500_00)
    story.pay(claim, 10_00, day=on("2026-03-01"), payment="p")
    back = PaymentReversed(payment_id="p", amount=10_00, reversed_on=on("2026-03-09"))
    story.add(claim, back, day=on("2026-03-09"))
    before = Over(first=on("2026-01-01"), last=on("2026-03-08"))
    assert sums(light, "recovered_by_plan", before) == {"four-steps@1": 10_00}
    assert sums(light, "recovered_by_plan") == {}


def test_a_promise_that_proved_unbroken_is_not_counted_as_broken(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "A", principal=500_00)
    promised = PaymentPromised(amount=60_00, by=on("2026-03-20"))
    story.add(claim, promised, day=on("2026-03-10"))
    story.add(claim, PromiseBroken(promised_version=2), day=on("2026-03-21"))
    assert sums(light, "promises") == {"promise_broken": 60_00}
    topic = PromiseBroken.TOPIC
    wrong = DeterminationWithdrawn(version=3, topic=topic, why="the money was there")
    story.add(claim, wrong, day=on("2026-03-25"))
    assert sums(light, "promises") == {}


def test_a_claim_of_which_nothing_is_open_is_not_among_what_is_receivable(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "A", principal=500_00)
    last = Over(first=on("2026-03-01"), last=on("2026-03-01"))
    assert sum(sums(light, "receivable", last).values()) == 500_00
    story.pay(claim, 500_00, day=on("2026-03-01"))
    story.add(claim, ClaimSettled(ground="nothing open"), day=on("2026-03-01"))
    assert sums(light, "receivable", last) == {}
    day_before = Over(first=on("2026-02-28"), last=on("2026-02-28"))
    assert sum(sums(light, "receivable", day_before).values()) == 500_00


def test_figures_are_of_the_creditors_for_whom_somebody_looks(house: House) -> None:
    told(house.story)
    of_one = Over(first=YEAR.first, last=YEAR.last, mine=[OTHER_CREDITOR])
    assert set(sums(house, "recovered_by_creditor", of_one)) == {str(OTHER_CREDITOR)}
    named = Over(first=YEAR.first, last=YEAR.last, creditor=CREDITOR, mine=[OTHER_CREDITOR])
    assert sums(house, "recovered_by_creditor", named) == {}
    assert sums(house, "invoiced", Over(first=YEAR.first, last=YEAR.last, mine=[])) == {}


def test_an_unknown_measure_names_the_ones_there_are(light: House) -> None:
    with pytest.raises(NotFound, match="recovered_by_step"):
        figures_of(light).added("profit", YEAR)


def test_a_cursor_of_another_measure_is_refused(light: House) -> None:
    told(light.story)
    found = figures_of(light)
    page = found.behind("invoiced", YEAR, part=None, limit=1, after=None)
    with pytest.raises(Refusal, match="another list"):
        found.behind("ageing", YEAR, part=None, limit=1, after=page.next)


def test_a_letter_over_several_claims_is_one_letter_and_opens_into_both(house: House) -> None:
    story = house.story
    debtor = story.debtor()
    claims = [story.invoice(debtor, number) for number in "AB"]
    story.letter(claims, day=on("2026-03-01"))
    (one,) = figures_of(house).added("letters", YEAR)
    assert (one.claims, one.count) == (2, 1)


def test_money_is_of_the_letter_of_the_latest_day_also_where_it_was_told_first(
    light: House,
) -> None:
    """A letter by post may be told of after one by e-mail that went out later."""
    story = light.story
    claim = story.invoice(story.debtor(), "A", principal=500_00)
    story.letter([claim], day=on("2026-03-05"), step="by-email")
    story.letter([claim], day=on("2026-03-02"), step="by-post")
    story.pay(claim, 40_00, day=on("2026-03-09"))
    assert sums(light, "recovered_by_step") == {"by-email": 40_00}


END_OF_JUNE = Over(first=on("2026-06-01"), last=on("2026-06-30"))


@pytest.mark.parametrize(
    ("day", "open_before"),
    [("2026-05-31", 0), ("2026-06-01", 500_00)],
)
def test_what_was_given_up_in_a_period_was_open_before_it(
    house: House, day: str, open_before: int
) -> None:
    """And what was given up on the day before was not; also where it lives again since."""
    story = house.story
    claim = story.invoice(story.debtor(), "A", issued_on=on("2026-01-05"), principal=500_00)
    lost = ClaimWrittenOff(amounts=Asked(principal=500_00), why="nothing to recover")
    story.add(claim, lost, day=on(day))
    assert sum(sums(house, "receivable_before", END_OF_JUNE).values()) == open_before
    assert sums(house, "receivable", END_OF_JUNE) == {}
    story.add(claim, ClaimReopened(why="money came"), day=on("2026-06-20"))
    assert sum(sums(house, "receivable_before", END_OF_JUNE).values()) == open_before
    assert sum(sums(house, "receivable", END_OF_JUNE).values()) == 500_00


def test_what_lives_again_did_not_end(light: House) -> None:
    """By the day that is asked: on the day before, it had."""
    story = light.story
    settled, handed = (story.invoice(story.debtor(), number, principal=500_00) for number in "AB")
    story.add(settled, ClaimSettled(ground="paid"), day=on("2026-03-01"))
    over = HandedOver(
        party="De Wit",
        party_kind=PartyKind.AGENCY,
        dossier_sha256="ab" * 32,
        balance=Asked(principal=500_00),
    )
    story.add(handed, over, day=on("2026-03-01"))
    story.add(settled, ClaimReopened(why="storno"), day=on("2026-03-09"))
    story.add(handed, ClaimRecalled(party="De Wit", why="an agreement"), day=on("2026-03-09"))
    by_then = Over(first=on("2026-01-01"), last=on("2026-03-08"))
    assert counts(light, "ends", by_then) == {"settled": 1, "handed_over": 1}
    assert counts(light, "ends") == {}
    story.add(settled, ClaimSettled(ground="paid"), day=on("2026-03-10"))
    assert counts(light, "ends") == {"settled": 1}
