"""Where something ends in an order is found by asking few times, near the end very few."""

from hypothesis import given
from hypothesis import strategies as st

from adapters.store.halving import first_that_does_not


@given(st.integers(0, 5_000), st.integers(0, 5_000))
def test_it_is_the_first_that_does_not_hold_wherever_that_is(one: int, other: int) -> None:
    ends, last = sorted((one, other))
    asked: list[int] = []

    def holds(index: int) -> bool:
        asked.append(index)
        return index < ends

    assert first_that_does_not(holds, last) == ends
    assert len(asked) <= 2 * max(last - ends, 1).bit_length() + 1
    assert all(0 <= index < last for index in asked)
