"""Pages by key: in order, complete, and nothing is left out when claims change meanwhile."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from domain.claim.events import ClaimSettled, CollectionCostsCharged
from domain.errors import Refusal
from projections.outstanding.buckets import Sort
from projections.outstanding.questions import Outstanding
from projections.outstanding.rows import ClaimRow
from projections.segments import Status
from tests.projections.conftest import House
from tests.projections.story import Story, on
from tests.projections.test_outstanding import told_at_length

DAY = on("2026-05-15")


def pages(asked: Outstanding, day: date, *, limit: int, **filters: object) -> list[ClaimRow]:
    found: list[ClaimRow] = []
    after = None
    while True:
        page = asked.claims(day, limit=limit, after=after, **filters)  # type: ignore[arg-type]  # filters
        assert len(page.rows) <= limit
        found += page.rows
        after = page.next
        if after is None:
            return found


def value(row: ClaimRow, sort: Sort) -> object:
    late = (DAY - row.due_on).days if row.open else -(10**9)
    return {
        Sort.DAYS_OVERDUE: late,
        Sort.OPEN: row.open,
        Sort.DUE_ON: row.due_on,
        Sort.INVOICE_NUMBER: row.invoice_number,
    }[sort]


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", Sort)
def test_pages_of_any_size_give_every_claim_once_in_order(
    house: House, sort: Sort, descending: bool
) -> None:
    claims = told_at_length(house.story)
    house.engine.catch_up()
    for limit in (1, 5, 100):
        rows = pages(house.outstanding, DAY, limit=limit, sort=sort, descending=descending)
        assert sorted(row.claim_id for row in rows) == sorted(claims)
        values = [value(row, sort) for row in rows]
        assert values == sorted(values, reverse=descending)  # type: ignore[type-var]  # of one kind
        same = [(a, b) for a, b in pairwise(rows) if value(a, sort) == value(b, sort)]
        # As an index of due days or numbers is read: those of one value from the last id up too.
        indexed = {Sort.DUE_ON: descending, Sort.INVOICE_NUMBER: descending}
        down = {**indexed, Sort.DAYS_OVERDUE: not descending, Sort.OPEN: False}[sort]
        assert all((str(a.claim_id) > str(b.claim_id)) == down for a, b in same)


def test_pages_keep_their_filters(house: House) -> None:
    told_at_length(house.story)
    house.engine.catch_up()
    rows = pages(house.outstanding, DAY, limit=2, status=[Status.OPEN, Status.DISPUTED])
    everything = house.outstanding.claims(DAY, limit=100).rows
    wanted = [r for r in everything if r.status in {Status.OPEN, Status.DISPUTED}]
    assert rows == wanted
    assert len(rows) > 2


def test_a_claim_that_moves_before_the_page_is_shown_at_the_end(house: House) -> None:
    """It would be left out by the key alone: its place moved to where we have been."""
    claims = told_at_length(house.story)
    house.engine.catch_up()
    first = house.outstanding.claims(DAY, sort=Sort.OPEN, limit=3)
    last = house.outstanding.claims(DAY, sort=Sort.OPEN, limit=100).rows[-2].claim_id
    assert last not in {row.claim_id for row in first.rows}
    costs = CollectionCostsCharged(amount=900_00, base=1)
    house.story.add(last, costs, day=on("2026-05-14"))
    house.engine.catch_up()
    seen = [row.claim_id for row in first.rows]
    after = first.next
    changed: list[UUID] = []
    while after:
        page = house.outstanding.claims(DAY, sort=Sort.OPEN, limit=3, after=after)
        (changed if page.changed else seen).extend(row.claim_id for row in page.rows)
        after = page.next
    assert changed == [last]
    assert last not in seen
    assert set(seen) | set(changed) == set(claims)


def test_a_claim_paid_while_pages_are_turned_is_shown_as_it_is_now(house: House) -> None:
    told_at_length(house.story)
    house.engine.catch_up()
    first = house.outstanding.claims(DAY, limit=4)
    paid = first.rows[0].claim_id
    house.story.pay(paid, 900_00, day=DAY)
    house.story.add(paid, ClaimSettled(ground="nothing open"), day=DAY)
    house.engine.catch_up()
    rows = pages_after(house.outstanding, first.next)
    assert [row.open for row in rows if row.claim_id == paid] == [0, 0]


def pages_after(asked: Outstanding, after: str | None) -> list[ClaimRow]:
    found: list[ClaimRow] = []
    while after:
        page = asked.claims(DAY, limit=4, after=after)
        found += page.rows
        after = page.next
    return found


def test_a_cursor_of_another_list_is_refused(light: House) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    cursor = light.outstanding.claims(DAY, limit=2).next
    with pytest.raises(Refusal, match="another list"):
        light.outstanding.claims(DAY + timedelta(days=1), limit=2, after=cursor)
    with pytest.raises(Refusal, match="another list"):
        light.outstanding.claims(DAY, sort=Sort.OPEN, limit=2, after=cursor)
    with pytest.raises(Refusal, match="another list"):
        light.outstanding.claims(DAY, after="nonsense")
    with pytest.raises(Refusal, match="cannot be ordered"):
        light.outstanding.claims(DAY, sort="colour")


def test_a_limit_is_at_least_one_and_bounded(light: House) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    assert len(light.outstanding.claims(DAY, limit=-5).rows) == 1
    assert len(light.outstanding.claims(DAY, limit=10**9).rows) == 12


def test_debtors_that_changed_are_shown_at_the_end(light: House) -> None:
    story: Story = light.story
    debtors = [story.debtor() for _ in range(5)]
    claims = [
        story.invoice(debtor, f"F{n}", principal=(n + 1) * 10_00)
        for n, debtor in enumerate(debtors)
    ]
    light.engine.catch_up()
    first = light.outstanding.by_debtor(DAY, limit=2)
    costs = CollectionCostsCharged(amount=900_00, base=1)
    story.add(claims[0], costs, day=on("2026-05-14"))
    light.engine.catch_up()
    seen, after = [row.debtor_id for row in first.rows], first.next
    while after:
        page = light.outstanding.by_debtor(DAY, limit=2, after=after)
        seen += [row.debtor_id for row in page.rows]
        after = page.next
    assert sorted(seen) == sorted(debtors)
    assert seen[-1] == debtors[0]
