"""Where something ends in an order, found by asking a few times."""

from collections.abc import Callable


def first_that_does_not(holds: Callable[[int], bool], last: int) -> int:
    """The first index from 0 on for which it does not hold, where it holds for all before that.

    For ``last`` it does not. It is asked from there in ever longer steps back, and then halving:
    near the end a few times, and never more than twice what halving all of it would.
    """
    low, high, step = 0, last, 1
    while low < high:
        probe = max(high - step, 0)
        if holds(probe):
            low = probe + 1
            break
        high, step = probe, step * 2
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            low = middle + 1
        else:
            high = middle
    return low
