"""What is open while the days pass: a few sums, each with its own interest, paid as one debt."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from tests.oracle.sums import half_up, rate_on

DAY: Final = timedelta(days=1)
_RANK: Final = {
    "owed": 0,
    "credit": 1,
    "costs": 2,
    "less_costs": 3,
    "paid": 4,
    "rest": 5,
    "out": 7,
    "back_in": 9,
    "let_go": 10,
}

Bases = dict[date, tuple[int, ...]]
"""By day, over what each sum bore interest."""


@dataclass(slots=True)
class Line:
    """One movement; ``name`` of what it is, ``of`` of what it takes back; ``at``: the sum owed."""

    on: date
    what: str
    cents: int
    name: str = ""
    of: str = ""
    version: int = 0
    """Of the fact that told it."""
    retro: bool = False
    """From the start, as if it had never been asked."""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Sums:
    """What is open at the end of a day, in cents; ``spare``: paid for nothing that is owed."""

    principal: int
    interest: int
    costs: int
    spare: int
    lacking: int
    """What went out and is not covered any more by what was paid."""


@dataclass(slots=True)
class Sum:
    """One sum: principal or costs; ``kind``, ``first``: its interest, and from which day.

    ``agreed``: hundredths of a percent a year that a court gave, which is not added to the sum.
    """

    part: str
    kind: str = ""
    first: date | None = None
    open: int = 0
    capital: int = 0
    interest: int = 0
    running: Fraction = Fraction(0)
    agreed: int | None = None

    def accrue(self, on: date, base: int) -> None:
        """One day of interest: a year of it, from the first day on, is exactly the rate."""
        if self.kind and self.first and on >= self.first:
            since = _birthday(self.first, on)
            days = (_years_on(self.first, since.year - self.first.year + 1) - since).days
            rate = rate_on(self.kind, on) if self.agreed is None else self.agreed
            self.running += Fraction(base * rate, 10_000 * days)

    def settle(self) -> None:
        """Round what ran."""
        self.interest += half_up(self.running)
        self.running = Fraction(0)

    def end_of(self, on: date) -> None:
        """After each full year interest by law bears interest itself."""
        if self.agreed is not None:
            return
        if self.first and on >= self.first and on + DAY == _birthday(self.first, on + DAY):
            self.settle()
            self.capital, self.interest = self.capital + self.interest, 0

    def take(self, name: str, cents: int) -> int:
        """Take so much off; gives what was there."""
        taken: int = min(getattr(self, name), cents)
        setattr(self, name, getattr(self, name) - taken)
        return taken


@dataclass(slots=True)
class Walk:
    """The open parts; ``awarded``: interest that a court gave as a sum, which bears none."""

    all: list[Sum]
    fixed: Bases
    awarded: int = 0
    bare: tuple[tuple[date, date], ...] = ()
    """Stretches of days that bear no interest."""
    bases: Bases = field(default_factory=dict)
    spare: int = 0
    lacking: int = 0
    went: dict[str, int] = field(
        default_factory=lambda: {"costs": 0, "interest": 0, "principal": 0}
    )
    """What money was taken for, all together."""

    @property
    def sums(self) -> Sums:
        """What is open now."""
        ran = half_up(sum((one.running for one in self.all), Fraction(0)))
        settled = self.awarded + sum(one.capital + one.interest for one in self.all)
        return Sums(
            self._open("principal"), settled + ran, self._open("costs"), self.spare, self.lacking
        )

    def through(self, lines: list[Line], first: date, last: date) -> "Walk":
        """Walk from a day through another; what came before the first counts on it."""
        by_day: dict[date, list[Line]] = {}
        for one in sorted(lines, key=lambda one: (_RANK[one.what], one.version)):
            by_day.setdefault(max(one.on, first), []).append(one)
        while first <= last:
            self._a_day(first, by_day.get(first, []))
            first += DAY
        return self

    def _open(self, part: str) -> int:
        return sum(one.open for one in self.all if one.part == part)

    def _a_day(self, on: date, lines: list[Line]) -> None:
        freed = 0
        for one in lines:
            if one.what == "owed":
                self.all[one.at].open += one.cents
            elif one.what == "credit":
                off = self._less("principal", "open", one.cents)
                freed += self._freed("principal", one.cents - off)
        self._accrue(on, lines)
        if freed:
            self._take(freed)
        for one in lines:
            self._book(one)
        for each in self.all:
            each.end_of(on)

    def _accrue(self, on: date, lines: list[Line]) -> None:
        """Costs bear it from the day on which they are owed, and not on that of a waiver."""
        now = [one.open for one in self.all]
        for one in lines:
            now[one.at] += one.cents if one.what == "costs" else 0
        less = sum(one.cents for one in lines if one.what == "less_costs")
        for at in sorted(range(len(now)), key=lambda at: not self.all[at].kind):
            if self.all[at].part == "costs":
                less, now[at] = max(0, less - now[at]), max(0, now[at] - less)
        now = [cents + one.capital for cents, one in zip(now, self.all, strict=True)]
        self.bases[on] = self.fixed.get(on, tuple(now))
        if any(first <= on <= last for first, last in self.bare):
            return
        for each, base in zip(self.all, self.bases[on], strict=True):
            each.accrue(on, base)

    def _book(self, one: Line) -> None:
        match one.what:
            case "costs":
                self.all[one.at].open += one.cents
            case "less_costs":
                off = self._less("costs", "open", one.cents)
                if freed := self._freed("costs", one.cents - off):
                    self._take(freed)
            case "paid":
                self._take(one.cents)
            case "rest":
                self._let_go(one.cents)
            case "out":
                back = min(self.spare, one.cents)
                self.spare -= back
                self.lacking += one.cents - back
            case "back_in":
                covered = min(self.lacking, one.cents)
                self.lacking -= covered
                self.spare += one.cents - covered
            case "let_go":
                self.lacking -= min(self.lacking, one.cents)
            case _:
                pass

    def _freed(self, part: str, cents: int) -> int:
        """Money that had paid what is no longer owed."""
        freed = min(self.went[part], cents)
        self.went[part] -= freed
        return freed

    def _less(self, part: str, name: str, cents: int) -> int:
        """Take off the sums of one part, those that bear interest first; gives what was there."""
        left = cents
        of = [one for one in self.all if one.part == part]
        for one in sorted(of, key=lambda one: not one.kind):
            left -= one.take(name, left)
        return cents - left

    def _interest(self, cents: int) -> int:
        """Take off interest: what was awarded, then that of principal, then that of costs."""
        taken = min(self.awarded, cents)
        self.awarded -= taken
        for part in ("principal", "costs"):
            for one in [one for one in self.all if one.part == part]:
                taken += one.take("capital", cents - taken)
                taken += one.take("interest", cents - taken)
        return taken

    def _take(self, cents: int) -> None:
        """Costs, then interest, the oldest first, then principal (BW 6:44)."""
        for one in self.all:
            one.settle()
        left = cents
        for part in ("costs", "interest", "principal"):
            of_interest = part == "interest"
            taken = self._interest(left) if of_interest else self._less(part, "open", left)
            self.went[part] += taken
            left -= taken
        covered = min(self.lacking, left)
        self.lacking -= covered
        self.spare += left - covered

    def _let_go(self, cents: int) -> None:
        """What is left is asked no more: interest first, as if it had never been charged."""
        for one in self.all:
            one.settle()
        left = cents - self._interest(cents)
        moved = min(self.went["interest"], left, self._open("principal"))
        self.went["interest"] -= moved
        self.went["principal"] += moved
        self._less("principal", "open", moved)
        self._less("principal", "open", left - moved)


def _birthday(first: date, on: date) -> date:
    """The last day on or before a day on which a year of interest begins."""
    years = on.year - first.year
    found = _years_on(first, years)
    return found if found <= on else _years_on(first, years - 1)


def _years_on(first: date, years: int) -> date:
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return date(first.year + years, 2, 28)


def account(
    sums: list[Sum],
    lines: list[Line],
    first: date,
    day: date,
    *,
    awarded: int = 0,
    bare: tuple[tuple[date, date], ...] = (),
) -> Walk:
    """What is open at the end of a day.

    What is taken back counts from its own day on as never paid, on the interest that had run.
    """
    took = [one for one in lines if one.what == "undone" and one.on <= day]
    rest = [one for one in lines if one.what != "undone" and one.on <= day]

    def walked(through: date, *, before: date, fixed: Bases) -> Walk:
        anew = [Sum(one.part, one.kind, one.first, agreed=one.agreed) for one in sums]
        kept = without(rest, took, before=before)
        return Walk(anew, fixed, awarded, bare).through(kept, first, through)

    fixed: Bases = {}
    for on in sorted({one.on for one in took}):
        fixed = walked(on, before=on, fixed=fixed).bases
    return walked(day, before=day + DAY, fixed=fixed)


def without(lines: list[Line], took: list[Line], *, before: date) -> list[Line]:
    """The movements without what was taken back before a day."""
    left = [copy(one) for one in lines]
    for one in [one for one in took if one.on < before]:
        for line in left:
            if line.what in {"paid", "rest"} and line.name == one.of:
                line.cents -= min(line.cents, one.cents)
                break
    return [one for one in left if one.cents]


def copy(one: Line, cents: int | None = None, **other: int) -> Line:
    """The same line, of so many cents."""
    made = Line(one.on, one.what, one.cents, one.name, one.of, one.version, one.retro, one.at)
    if cents is not None:
        made.cents = cents
    for name, value in other.items():
        setattr(made, name, value)
    return made
