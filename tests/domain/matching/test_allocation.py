"""One payment over several claims: BW 6:43, to the cent."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.matching.allocation import allocated
from tests.domain.matching.people import DAY, claim, payer

JAN = payer("Jan de Vries")


def test_what_is_due_goes_before_what_is_not_and_the_onerous_before_the_old() -> None:
    later = claim(JAN, "A1", 100, due_on=date(2026, 12, 31))
    old = claim(JAN, "A2", 100, due_on=date(2026, 3, 1))
    onerous = claim(JAN, "A3", 100, due_on=date(2026, 9, 1), burden=1_015)
    parts = allocated(250, [later, old, onerous], on=DAY)
    assert {p.claim_id: p.amount for p in parts} == {onerous.id: 100, old.id: 100, later.id: 50}


def test_equals_share_by_what_is_open() -> None:
    one, other = claim(JAN, "A1", 300), claim(JAN, "A2", 100)
    assert [part.amount for part in allocated(200, [one, other], on=DAY)] == [150, 50]


def test_of_a_plan_its_instalments_are_due_and_the_rest_is_not() -> None:
    planned = claim(JAN, "A1", 1_000, due=200, due_on=date(2026, 3, 1))
    other = claim(JAN, "A2", 500, due_on=date(2026, 9, 1))
    parts = allocated(700, [planned, other], on=DAY)
    assert {p.claim_id: p.amount for p in parts} == {planned.id: 200, other.id: 500}


def test_what_the_debtor_says_goes_before_the_law_and_no_further_than_he_paid() -> None:
    one, other = claim(JAN, "A1", 300, burden=9), claim(JAN, "A2", 100)
    parts = allocated(100, [one, other], on=DAY, said={other.id: 100})
    assert [(part.claim_id, part.amount) for part in parts] == [(other.id, 100)]
    parts = allocated(100, [one, other], on=DAY, said={other.id: 101})
    assert [part.claim_id for part in parts] == [one.id]


@given(st.integers(1, 10**7), st.lists(st.integers(1, 10**6), min_size=1, max_size=6), st.data())
def test_every_cent_is_laid_and_none_beyond_what_is_open_but_the_last(
    amount: int, opens: list[int], data: st.DataObject
) -> None:
    claims = [
        claim(JAN, f"N{at}", cents, due=data.draw(st.integers(0, cents)), burden=at % 2)
        for at, cents in enumerate(opens)
    ]
    parts = allocated(amount, claims, on=DAY)
    assert sum(part.amount for part in parts) == amount
    by_id = {one.id: one.open for one in claims}
    over = [part for part in parts if part.amount > by_id[part.claim_id]]
    assert len(over) == (1 if amount > sum(opens) else 0)
