"""Which facts an answer rests on: those without which it would be another one."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from application.run.level import WORDS
from application.why.known import KnownAt
from domain.facts import Recorded, StreamKind

Test = Callable[[KnownAt], bool]
"""Tells something of the answer to what is known."""

FOUND: Final = frozenset(WORDS)
"""What a run finds by itself: it rests on other facts, which say more than it does."""

BUNDLE: Final = 16
"""So many facts are left out at once where none of them is likely to matter."""


def needed(
    known: KnownAt, same: Test, among: Sequence[Recorded], *, of: UUID, but: Sequence[Recorded] = ()
) -> list[Recorded]:
    """The facts among some that an answer about a claim rests on, in the order of recording.

    Each is left out as if it had never been recorded: what a run would find anew first, and
    then from the oldest on, so that what was said last stays and what was undone since is not
    taken for what holds; and again, until each that is left is missed. ``but`` some, which stay.
    """
    known, tried = _without_older_news(known, same, among)
    stay = positions(but)
    tried = sorted((one for one in tried if one.position not in stay), key=_order)
    found = [one for one in tried if one.fact.TOPIC in FOUND]
    known, elsewhere = _missed_in_a_row(known, same, [x for x in found if x.originator_id != of])
    known, here = _missed_alone(known, same, [x for x in found if x.originator_id == of])
    known, others = _missed_in_a_row(known, same, tried[len(found) :])
    left, before = [*elsewhere, *here, *others], len(tried) + 1
    while len(left) != before:
        before = len(left)
        known, left = _missed_alone(known, same, sorted(left, key=_order))
    return sorted((*but, *left), key=_place)


def _without_older_news(
    known: KnownAt, same: Test, among: Sequence[Recorded]
) -> tuple[KnownAt, Sequence[Recorded]]:
    """What is known and tried without news of a creditor that newer news replaced, if it can be."""
    newest = positions(newest_of_creditors(among))
    left = [one for one in among if not _of_creditor(one) or one.position in newest]
    fewer = known.without(one for one in among if _of_creditor(one) and one.position not in newest)
    return (fewer, left) if len(left) < len(among) and same(fewer) else (known, among)


def in_the_way(
    known: KnownAt, same: Test, goes: Test, among: Sequence[Recorded], *, likely: Sequence[Recorded]
) -> list[Recorded]:
    """The facts among some of which each by itself is in the way: without it the step ``goes``.

    The ``likely`` ones are tried, and of a creditor, whose history is long, the newest of each
    kind; all others in bundles, and one by one where the bundle is missed.
    """
    others, sure = [one for one in among if not _of_creditor(one)], positions(likely)
    tried = newest_of_creditors(among) + [one for one in others if one.position in sure]
    others = [one for one in others if one.position not in sure]
    for bundle in _bundles(others):
        if not same(known.without(bundle)):
            tried += bundle
    return sorted((one for one in tried if goes(known.without([one]))), key=_place)


def newest_of_creditors(facts: Sequence[Recorded]) -> list[Recorded]:
    """The newest fact of each kind of each creditor."""
    newest = {(one.originator_id, one.fact.TOPIC): one for one in facts if _of_creditor(one)}
    return [*newest.values()]


def positions(facts: Sequence[Recorded]) -> set[int]:
    """Where facts stand in the log."""
    return {one.position for one in facts}


def _missed_alone(
    known: KnownAt, same: Test, tried: Sequence[Recorded]
) -> tuple[KnownAt, list[Recorded]]:
    """Those of some that are missed, left out one after the other, and what is known with them."""
    left = list[Recorded]()
    for one in tried:
        fewer = known.without([one])
        if same(fewer):
            known = fewer
        else:
            left.append(one)
    return known, left


def _missed_in_a_row(
    known: KnownAt, same: Test, tried: Sequence[Recorded]
) -> tuple[KnownAt, list[Recorded]]:
    """The same; the first that is missed is looked for by halves.

    What nobody misses of a row is taken not to be missed one by one either. Where that is not
    so, the facts that are left are still enough, and each of them is missed.
    """
    left, begin = list[Recorded](), 0
    while begin < len(tried):
        row = tried[begin:]

        def missed(end: int, row: Sequence[Recorded] = row, among: KnownAt = known) -> bool:
            return not same(among.without(row[:end]))

        at = bisect_left(range(1, len(row) + 1), True, key=missed)
        known = known.without(row[:at])
        left += row[at : at + 1]
        begin += at + 1
    return known, left


def _bundles(facts: Sequence[Recorded]) -> list[Sequence[Recorded]]:
    """Some facts in bundles: of claims what was recorded one after the other, else by kind.

    What is of another kind may hide that a fact is missed: without the fact that registered a
    debtor nobody misses the one that his address is not known.
    """
    of_claims, alike = list[Recorded](), dict[str, list[Recorded]]()
    for one in facts:
        to = of_claims if one.kind is StreamKind.CLAIM else alike.setdefault(one.fact.TOPIC, [])
        to.append(one)
    rows = (of_claims[at : at + BUNDLE] for at in range(0, len(of_claims), BUNDLE))
    return [*rows, *alike.values()]


def _of_creditor(one: Recorded) -> bool:
    return one.kind is StreamKind.CREDITOR


def _place(one: Recorded) -> int:
    return one.position


def _order(one: Recorded) -> tuple[bool, int]:
    found = one.fact.TOPIC in FOUND
    return not found, -one.position if found else one.position
