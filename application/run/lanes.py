"""Lanes of a large run: it works on several debtors at once, and on each of them in one order.

What waits for the disk or for a press holds up nobody else, and saves that wait are written
together. What is decided of a claim rests on what was done for the debtor's others, so all of
them come in one lane, one after the other.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Final, TypeVar
from uuid import UUID

T = TypeVar("T")

LANES: Final = 8
"""How many debtors are worked on at once: enough to fill two cores and the turn of the disk."""
AHEAD: Final = 8 * LANES
"""How many claims are handed out at most: the report of a claim waits for those before it."""


def side_by_side(
    claims: Iterable[UUID],
    work: Callable[[UUID], T],
    *,
    whose: Callable[[UUID], UUID],
    stopped: Callable[[], bool],
) -> Iterator[T]:
    """Work on claims, those of one debtor in their order; what came of each comes in theirs.

    ``whose`` tells the debtor of a claim. Where it was ``stopped`` when ``claims`` ended, and
    where the caller leaves, what was begun is finished and what waits behind it is not begun.
    Where the machine has no threads to give, claims are taken one by one.
    """
    coming: deque[Future[T]] = deque()
    lanes = [ThreadPoolExecutor(1, f"lane-{number}") for number in range(LANES)]
    try:
        if not all(map(_open, lanes)):
            yield from map(work, claims)
            return
        for claim_id in claims:
            if len(coming) >= AHEAD:
                yield coming.popleft().result()
            lane = lanes[whose(claim_id).int % LANES]
            coming.append(lane.submit(copy_context().run, work, claim_id))
        if stopped():
            begun = [one for one in coming if not one.cancel()]
            coming = deque(begun)
        while coming:
            yield coming.popleft().result()
    finally:
        for lane in lanes:  # all of them before any is waited for
            lane.shutdown(wait=False, cancel_futures=True)
        for lane in lanes:
            lane.shutdown()


def _open(lane: ThreadPoolExecutor) -> bool:
    """Start the thread of a lane; False: there is none to be had."""
    try:
        lane.submit(int).result()
    except RuntimeError:
        return False
    return True
