"""A claim's ledger in plain arithmetic: what is owed on a day, by the stored facts alone.

It shares nothing with the house but the table of rates, and walks day by day. Each payment goes to
costs, interest and principal (BW 6:44); interest runs over every day, that of a payment included,
on what was open at its beginning; what is taken back counts from its own day on as never paid, on
interest that had run by then.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from tests.oracle.sums import half_up, rate_on

DAY: Final = timedelta(days=1)
_RANK: Final = {
    "principal": 0,
    "credit": 1,
    "costs": 2,
    "less_costs": 3,
    "paid": 4,
    "rest": 5,
    "out": 7,
    "back_in": 9,
    "let_go": 10,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A stored fact: its version, topic, legal day and plain content."""

    version: int
    topic: str
    on: date
    said: dict[str, Any]


@dataclass(slots=True)
class Line:
    """One movement; ``name`` of what it is, ``of`` of what it takes back or lowers."""

    on: date
    what: str
    cents: int
    name: str = ""
    of: str = ""


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
class PlainClaim:
    """A claim as its stored facts tell it."""

    principal: int
    issued_on: date
    due_on: date
    commercial: bool
    facts: list[Told] = field(default_factory=list)

    def sums(self, day: date) -> Sums:
        """What is open at the end of a day."""
        lines = list(_lines(self._in_force(), self.principal, self.issued_on))
        took = [one for one in lines if one.what == "undone" and one.on <= day]
        rest = [one for one in lines if one.what != "undone" and one.on <= day]
        fixed: dict[date, int] = {}
        for on in sorted({one.on for one in took}):
            walk = self._walk(_without(rest, took, before=on), on, fixed)
            fixed = walk.bases
        return self._walk(_without(rest, took, before=day + DAY), day, fixed).sums

    def net(self) -> dict[str, int]:
        """What each payment comes to now, less what was taken back of it, by its id."""
        found: dict[str, int] = {}
        for one in self._in_force():
            name = str(one.said.get("payment_id", ""))
            if one.topic == "claim.payment_received":
                found[name] = one.said["amount"]
            elif one.topic == "claim.payment_reversed" and name in found:
                found[name] = max(0, found[name] - one.said["amount"])
        return found

    def halves(self) -> tuple[dict[str, int], dict[str, int]]:
        """What set-offs took from this claim and brought to it, by their id, as it stands now."""
        out, into = dict[str, int](), dict[str, int]()
        for one in self._in_force():
            match one.topic.removeprefix("claim."):
                case "overpayment_set_off":
                    side, sign = out, 1
                case "set_off_cover_lost":
                    side, sign = out, -1
                case "set_off_received":
                    side, sign = into, 1
                case "set_off_taken_back":
                    side, sign = into, -1
                case _:
                    continue
            name = one.said["set_off_id"]
            side[name] = side.get(name, 0) + sign * one.said["amount"]
        return out, into

    def _in_force(self) -> list[Told]:
        """Without what was entered in error; an error that was one itself takes nothing away."""
        gone: set[int] = set()
        for one in reversed(self.facts):
            if one.topic == "any.entered_in_error" and one.version not in gone:
                gone.add(one.said["version"])
        return [one for one in self.facts if one.version not in gone]

    def _first(self) -> date | None:
        """The first day that bears interest."""
        if self.commercial:
            return self.due_on + DAY
        declared = [one for one in self._in_force() if one.topic == "claim.default_declared"]
        return date.fromisoformat(declared[-1].said["in_default_since"]) if declared else None

    def _walk(self, lines: list[Line], through: date, fixed: dict[date, int]) -> "_Walk":
        walk = _Walk("commercial" if self.commercial else "consumer", self._first(), fixed)
        by_day: dict[date, list[Line]] = {}
        for one in sorted(lines, key=lambda one: _RANK[one.what]):
            by_day.setdefault(max(one.on, self.issued_on), []).append(one)
        on = self.issued_on
        while on <= through:
            walk.a_day(on, by_day.get(on, []))
            on += DAY
        return walk


@dataclass(slots=True)
class _Walk:
    """What is open while the days pass."""

    kind: str
    first: date | None
    fixed: dict[date, int]
    bases: dict[date, int] = field(default_factory=dict)
    principal: int = 0
    capital: int = 0
    interest: int = 0
    running: Fraction = Fraction(0)
    costs: int = 0
    spare: int = 0
    lacking: int = 0
    went: dict[str, int] = field(
        default_factory=lambda: {"costs": 0, "interest": 0, "principal": 0}
    )
    """What money was taken for, all together."""

    @property
    def sums(self) -> Sums:
        interest = self.capital + self.interest + half_up(self.running)
        return Sums(self.principal, interest, self.costs, self.spare, self.lacking)

    def a_day(self, on: date, lines: list[Line]) -> None:
        freed = 0
        for one in lines:
            if one.what == "principal":
                self.principal += one.cents
            elif one.what == "credit":
                off = min(self.principal, one.cents)
                self.principal -= off
                freed += self._freed("principal", one.cents - off)
        self._accrue(on)
        if freed:
            self._take(freed)
        for one in lines:
            if one.what not in {"principal", "credit"}:
                self._book(one)
        if self.first and on >= self.first and on + DAY == _birthday(self.first, on + DAY):
            self._round()
            self.capital, self.interest = self.capital + self.interest, 0

    def _accrue(self, on: date) -> None:
        base = self.fixed.get(on, self.principal + self.capital)
        self.bases[on] = base
        if self.first and on >= self.first:
            since = _birthday(self.first, on)
            days = (_birthday(self.first, since, more=1) - since).days
            self.running += Fraction(base * rate_on(self.kind, on), 10_000 * days)

    def _book(self, one: Line) -> None:
        match one.what:
            case "costs":
                self.costs += one.cents
            case "less_costs":
                off = min(self.costs, one.cents)
                self.costs -= off
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
            case _:
                self.lacking -= min(self.lacking, one.cents)

    def _freed(self, part: str, cents: int) -> int:
        """Money that had paid what is no longer owed."""
        freed = min(self.went[part], cents)
        self.went[part] -= freed
        return freed

    def _round(self) -> None:
        self.interest += half_up(self.running)
        self.running = Fraction(0)

    def _take(self, cents: int) -> None:
        """Costs, then interest, the oldest first, then principal (BW 6:44)."""
        self._round()
        left = cents
        for name, part in (
            ("costs", "costs"),
            ("capital", "interest"),
            ("interest", "interest"),
            ("principal", "principal"),
        ):
            taken = min(getattr(self, name), left)
            setattr(self, name, getattr(self, name) - taken)
            self.went[part] += taken
            left -= taken
        covered = min(self.lacking, left)
        self.lacking -= covered
        self.spare += left - covered

    def _let_go(self, cents: int) -> None:
        """What is left is asked no more: interest first, as if it had never been charged."""
        self._round()
        left = cents
        for name in ("capital", "interest"):
            taken = min(getattr(self, name), left)
            setattr(self, name, getattr(self, name) - taken)
            left -= taken
        moved = min(self.went["interest"], left, self.principal)
        self.went["interest"] -= moved
        self.went["principal"] += moved
        self.principal -= moved
        self.principal -= min(self.principal, left - moved)


def _birthday(first: date, on: date, *, more: int = 0) -> date:
    """The last day on or before a day on which a year of interest begins."""
    years = on.year - first.year + more
    found = _years_on(first, years)
    return found if more or found <= on else _years_on(first, years - 1)


def _years_on(first: date, years: int) -> date:
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return date(first.year + years, 2, 28)


def _without(lines: list[Line], took: list[Line], *, before: date) -> list[Line]:
    """The movements without what was taken back before a day."""
    gone = [one for one in took if one.on < before]
    left = [Line(one.on, one.what, one.cents, one.name, one.of) for one in lines]
    for one in gone:
        for line in left:
            if line.what in {"paid", "rest"} and line.name == one.of:
                line.cents -= min(line.cents, one.cents)
                break
    return [one for one in left if one.cents]


def _lines(facts: list[Told], principal: int, issued_on: date) -> Iterator[Line]:
    """The movements that facts tell; what was never owed lowers what was asked."""
    read = _Read()
    for one in facts:
        topic = one.topic.removeprefix("claim.")
        if name := _PLAIN.get(topic):
            what, part, key = name
            said = str(one.said[key]) if key else ""
            named, of = ("", said) if what == "undone" else (said, "")
            read.lines.append(Line(one.on, what, one.said[part], named, of))
        elif topic in _OTHERS:
            _OTHERS[topic](read, one)
    yield Line(issued_on, "principal", max(0, principal - read.never))
    yield from read.lines


@dataclass(slots=True)
class _Read:
    """What was read so far of a claim's facts."""

    lines: list[Line] = field(default_factory=list)
    never: int = 0
    """What of the principal was never owed."""
    charged: dict[int, tuple[int, str]] = field(default_factory=dict)
    """By version: where the costs stand, and the letter that they rest on."""
    let_go: dict[int, int] = field(default_factory=dict)
    """By version: what was let go, as long as it is."""
    void: set[str] = field(default_factory=set)

    def credit(self, one: Told) -> None:
        if one.said["retroactive"]:
            self.never += one.said["amount"]
        else:
            self.lines.append(Line(one.on, "credit", one.said["amount"]))

    def granted(self, one: Told) -> None:
        self.never += one.said["granted"]

    def voided(self, one: Told) -> None:
        self.void.add(str(one.said["letter_id"]))

    def charge(self, one: Told) -> None:
        self.charged[one.version] = len(self.lines), str(one.said["letter_id"])
        total = one.said["amount"] + one.said["vat"]
        self.lines.append(Line(one.on, "costs", total, f"costs {one.version}"))

    def less_costs(self, one: Told) -> None:
        """Costs that count as never charged: the one named, those on a void letter, the oldest."""
        left = one.said["amount"]
        if not one.said["retroactive"]:
            self.lines.append(Line(one.on, "less_costs", left))
            return
        named = one.said.get("charge")
        void = {v for v, (_, letter) in self.charged.items() if letter in self.void}
        order = sorted(self.charged, key=lambda v: (v != named, v not in void, v))
        for version in order:
            line = self.lines[self.charged[version][0]]
            taken = min(left, line.cents)
            line.cents -= taken
            left -= taken

    def rest(self, one: Told) -> None:
        self.let_go[one.version] = one.said["amount"]
        self.lines.append(Line(one.on, "rest", one.said["amount"], f"rest {one.version}"))

    def rest_again(self, one: Told) -> None:
        version = one.said["waived_version"]
        if cents := self.let_go.pop(version, 0):
            self.lines.append(Line(one.on, "undone", cents, of=f"rest {version}"))


_PLAIN: Final = {
    "payment_received": ("paid", "amount", "payment_id"),
    "set_off_received": ("paid", "amount", "set_off_id"),
    "payment_reversed": ("undone", "amount", "payment_id"),
    "set_off_taken_back": ("undone", "amount", "set_off_id"),
    "overpayment_refunded": ("out", "amount", ""),
    "overpayment_set_off": ("out", "amount", ""),
    "set_off_cover_lost": ("back_in", "amount", ""),
    "part_waived": ("credit", "amount", ""),
    "early_discount_granted": ("credit", "amount", ""),
}
_OTHERS: Final[dict[str, Callable[[_Read, Told], None]]] = {
    "credit_note_applied": _Read.credit,
    "dispute_decided": _Read.granted,
    "fourteen_day_letter_voided": _Read.voided,
    "collection_costs_charged": _Read.charge,
    "collection_costs_waived": _Read.less_costs,
    "rest_waived": _Read.rest,
    "rest_asked_again": _Read.rest_again,
}
