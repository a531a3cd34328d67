"""What a judgment makes of a claim, in plain words: its sums, and the money that counts for them.

The latest judgment that holds on a day is what is owed. Money that was known and of the days that
it reckons with is off its sums already, whatever becomes of it; all other money counts. Of money
of those days that is told later only so much counts as there is more of it than was off.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.trial.machine.lines import Told, in_force, lines_of
from tests.trial.machine.walk import DAY, Line, Sum, Sums, Walk, account, copy, without

OVER = "paid too much before"
_FROM_ITS_DAY = {"procedural_costs", "after_costs"}


@dataclass(slots=True)
class Ruling:
    """A judgment; ``known``: the version before which money was known; ``until``: its end."""

    version: int
    on: date
    reckoned: date
    known: int
    parts: list[dict[str, Any]]
    upholds: bool
    until: date | None = None
    replaced: bool = False

    def holds(self, day: date) -> bool:
        """Whether it is what is owed at the end of a day, unless a later one is."""
        return self.on <= day and (self.until is None or day < self.until)

    def starts(self) -> date:
        """The day from which its sums are looked at."""
        days = [_day(part["interest_from"]) for part in self.parts if part["interest_from"]]
        return min([self.reckoned + DAY, self.on, *days])


def rulings(facts: Iterable[Told]) -> list[Ruling]:
    """The judgments of facts that are in force; each one ends the one before it."""
    found: list[Ruling] = []
    for one in facts:
        if one.topic == "claim.judgment_given":
            on, reckoned = _day(one.said["given_on"]), _day(one.said["reckoned_through"])
            known = min([one.version, *(r.known for r in found if r.reckoned == reckoned)])
            for each in found:
                if each.until is None:
                    each.until, each.replaced = on, True
            found.append(
                Ruling(
                    one.version, on, reckoned, known, one.said["parts"], bool(one.said["upholds"])
                )
            )
        elif one.topic == "claim.judgment_annulled":
            for each in found:
                if each.version == one.said["judgment_version"]:
                    each.until, each.replaced = _day(one.said["annulled_on"]), False
    return found


def ruled(facts: Sequence[Told], day: date, old: "Old", *, by: date) -> Sums | None:
    """What is owed on a day by the judgment that holds on it; None: none does."""
    known = in_force(facts, by)
    given = rulings(known)
    holding = [one for one in given if one.holds(day)]
    if not holding:
        return None
    one = holding[-1]
    was = lines_of(in_force([fact for fact in facts if fact.version < one.known], by))
    off, counting = _parted(lines_of(known), was, one)
    before = old.walked(off, one.reckoned)
    counting = [line for line in counting if line.cents]
    first = min([one.starts(), *(line.on for line in counting if line.what != "undone")])
    lines = [*_owed(one, first), *counting, *_enforced(known, given, one)]
    if before.spare:
        lines.append(Line(first, "paid", before.spare, name=OVER, version=-1))
        lines += _over_gone(off, one, old, before.spare)
    fixed = sum(part["amount"] for part in one.parts if part["kind"] == "interest")
    sums = [_sum(part) for part in _bearing(one)] + [Sum("costs")]
    for line in lines:
        if line.what == "costs" and line.at < 0:
            line.at = len(sums) - 1
    lines = list(_lowered(lines))
    start = min([first, *(line.on for line in lines)])
    return account(sums, lines, start, day, awarded=fixed, bare=old.bare).sums


@dataclass(frozen=True, slots=True)
class Old:
    """The claim as it was before any judgment."""

    principal: int
    issued_on: date
    interest: Sum
    bare: tuple[tuple[date, date], ...] = ()
    """Stretches of days that bear no interest, also under a judgment."""

    def walked(self, lines: Sequence[Line], day: date) -> Walk:
        """What was open at the end of a day."""
        retro = sum(one.cents for one in lines if one.what == "credit" and one.retro)
        left = max(0, self.principal - retro)
        kept = [one for one in lines if not one.retro]
        owed = Line(self.issued_on, "owed", left)
        sums = [self.interest, Sum("costs")]
        return account(sums, [owed, *kept], self.issued_on, day, bare=self.bare)


def _parted(now: list[Line], was: list[Line], one: Ruling) -> tuple[list[Line], list[Line]]:
    """The movements that the judgment reckoned with, and those that count for its sums."""
    off, counting = list[Line](), list[Line]()
    late = [line for line in now if line.on > one.reckoned or line.version >= one.known]
    _payments(now, was, one, off, counting)
    _credits(now, was, one, off, counting)
    for line in now:
        if line.what == "costs":
            off.append(line)
        elif line.what not in {"paid", "undone", "credit"}:
            (counting if line in late else off).append(line)
    names = {line.name for line in counting if line.what == "rest"}
    for line in now:
        if line.what == "undone" and line.of.startswith("rest "):
            (counting if line.of in names else off).append(line)
    return off, counting


def _payments(
    now: list[Line], was: list[Line], one: Ruling, off: list[Line], counting: list[Line]
) -> None:
    """What had been paid by the last day that counts was off; what is there beyond it counts."""
    covered = sum(_by(was, one.reckoned).values())
    standing = _by(now, one.reckoned)
    for line in [line for line in now if line.what == "paid"]:
        mine = standing.get(line.name, 0) if line.on <= one.reckoned else line.cents
        part = min(covered, mine) if line.on <= one.reckoned else 0
        covered -= part
        new = line.version >= one.known or line.on > one.reckoned
        left = (line.cents if new else mine) - part
        off.append(copy(line, line.cents - left))
        counting.append(copy(line, left))
        for back in [back for back in now if back.what == "undone" and back.of == line.name]:
            goes = 0 if back.on <= one.reckoned and not new else min(left, back.cents)
            left -= goes
            counting.append(copy(back, goes))
            off.append(copy(back, back.cents - goes))


def _by(lines: list[Line], day: date) -> dict[str, int]:
    """What stands at the end of a day of each payment, by its name, the earliest told first."""
    there = [line for line in lines if line.on <= day]
    took = [line for line in there if line.what == "undone"]
    left = without([line for line in there if line.what == "paid"], took, before=day + DAY)
    return {line.name: line.cents for line in left}


def _credits(
    now: list[Line], was: list[Line], one: Ruling, off: list[Line], counting: list[Line]
) -> None:
    """The same of credit; the paper of what a dispute was granted is no new credit."""
    mine = [line for line in was if line.what == "credit" and line.on <= one.reckoned]
    covered = sum(line.cents for line in mine)
    granted = sum(line.cents for line in mine if line.name.startswith("granted"))
    here = [line for line in now if line.what == "credit"]
    granted -= sum(line.cents for line in here if line.name.startswith("granted"))
    here.sort(key=lambda line: (line.version >= one.known, not line.name, line.version))
    for line in here:
        part = min(covered, line.cents)
        if line.on > one.reckoned:
            part = max(0, min(part, granted))
            granted -= part
        covered -= part
        if part:
            off.append(copy(line, part))
        if line.cents > part:
            counting.append(copy(line, line.cents - part))


def _bearing(one: Ruling) -> list[dict[str, Any]]:
    return [part for part in one.parts if part["kind"] != "interest" and part["amount"]]


def _sum(part: dict[str, Any]) -> Sum:
    what = "principal" if part["kind"] == "principal" else "costs"
    kind = "" if part["interest"] == "none" else part["interest"]
    first = _day(part["interest_from"]) if kind else None
    return Sum(what, kind, first, agreed=part["hundredths"])


def _owed(one: Ruling, first: date) -> Iterator[Line]:
    """What it awards; costs of the proceedings are owed by it alone, and not before it."""
    for at, part in enumerate(_bearing(one)):
        if part["kind"] == "principal":
            yield Line(first, "owed", part["amount"], at=at)
        else:
            on = one.on if part["kind"] in _FROM_ITS_DAY else one.starts()
            since = _day(part["interest_from"]) if part["interest_from"] else on
            yield Line(min(on, since), "costs", part["amount"], at=at)


def _enforced(facts: Iterable[Told], given: list[Ruling], one: Ruling) -> Iterator[Line]:
    """Costs of acts while it held; or while one did that it upholds, and of a later day."""
    upheld, last = list[Ruling](), one
    for each in reversed(given[: given.index(one)]):
        if not last.upholds or not each.replaced:
            break
        upheld.append(each)
        last = each
    for told in facts:
        if told.topic == "claim.enforcement_costs_told":
            on = _day(told.said["made_on"])
            before = on > one.reckoned and any(each.holds(on) for each in upheld)
            if one.holds(on) or before:
                yield Line(on, "costs", told.said["amount"], version=told.version, at=-1)


def _lowered(lines: list[Line]) -> Iterator[Line]:
    """Credit from the start lowers the principal that was awarded itself."""
    left = sum(line.cents for line in lines if line.retro)
    for line in lines:
        if line.what == "owed":
            taken = min(left, line.cents)
            left -= taken
            yield copy(line, line.cents - taken)
        elif not line.retro:
            yield line


def _over_gone(off: list[Line], one: Ruling, old: Old, over: int) -> Iterator[Line]:
    """What had been paid too much and went back with its payment, on the day it did."""
    late = [line for line in off if line.what == "undone" and line.on > one.reckoned]
    rest = [line for line in off if line.on <= one.reckoned]
    for on in sorted({line.on for line in late if line.cents}):
        now = old.walked(without(rest, late, before=on + DAY), one.reckoned).spare
        if now < over:
            yield Line(on, "undone", over - now, of=OVER)
            over = now


def _day(said: str) -> date:
    return date.fromisoformat(said)
