"""Which facts an answer rests on: those without which it would be another one."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from application.run.level import WORDS
from application.why.known import KnownAt
from domain.facts import Recorded, StreamKind

Test = Callable[[KnownAt], bool]
"""Tells something of the answer to what is known."""

FOUND: Final = frozenset(WORDS)
"""What a run finds by itself: it rests on other facts, which say more than it does."""


def needed(
    known: KnownAt, same: Test, among: Sequence[Recorded], *, but: Sequence[Recorded] = ()
) -> list[Recorded]:
    """The facts among some that an answer rests on, in the order of recording.

    Each is tried as if it had never been recorded: what a run would find anew first, and then
    from the oldest on, so that what was said last stays and what was undone since is not taken
    for what holds; and again, until each that is left is missed. ``but`` some, which stay.
    """
    left, before = {one.position: one for one in among}, 0
    for one in but:
        del left[one.position]
    while len(left) != before:
        before = len(left)
        for one in sorted(left.values(), key=_order):
            for some in _together(one, left.values()) if one.position in left else ():
                fewer = known.without(some)
                if same(fewer):
                    known = fewer
                    for gone in some:
                        del left[gone.position]
                    break
    return sorted((*but, *left.values()), key=lambda one: one.position)


def in_the_way(known: KnownAt, goes: Test, among: Sequence[Recorded]) -> list[Recorded]:
    """The facts among some of which each by itself is in the way: without it the step ``goes``.

    Of a creditor, whose history is long, the newest of each kind is tried.
    """
    newest = {(one.originator_id, one.fact.TOPIC): one.position for one in among}
    return [
        one
        for one in among
        if one.kind is not StreamKind.CREDITOR
        or newest[one.originator_id, one.fact.TOPIC] == one.position
        if goes(known.without([one]))
    ]


def _order(one: Recorded) -> tuple[bool, int]:
    found = one.fact.TOPIC in FOUND
    return not found, -one.position if found else one.position


def _together(one: Recorded, left: Iterable[Recorded]) -> list[list[Recorded]]:
    """What is left out at once: of a creditor, whose history is long, first all of one kind."""
    if one.kind is not StreamKind.CREDITOR:
        return [[one]]
    stream, topic = one.originator_id, one.fact.TOPIC
    alike = [x for x in left if x.originator_id == stream and topic == x.fact.TOPIC]
    return [alike, alike[:-1], [one]] if len(alike) > 1 else [[one]]
