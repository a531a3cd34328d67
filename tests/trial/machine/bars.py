"""What protects a debtor, in plain words: when nobody asks him, and what he does not owe."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tests.trial.machine.lines import Told, in_force
from tests.trial.machine.walk import DAY

Stretch = tuple[date, date]
_INSOLVENT: Final = {"bankruptcy", "debt_restructuring"}
_FREES: Final = {"settled", "clean_slate"}


@dataclass(slots=True)
class Protections:
    """What stands, and what is left of what ended, as the facts of a debtor tell it."""

    since: dict[str, date] = field(default_factory=dict)
    until: dict[str, date | None] = field(default_factory=dict)
    said: dict[str, date] = field(default_factory=dict)
    """By kind, the day on which its last day was told."""
    claims: dict[str, list[str]] = field(default_factory=dict)
    stopping: set[str] = field(default_factory=set)
    over: list[tuple[str, Stretch]] = field(default_factory=list)
    free_of: date | None = None
    """Nothing of what he owed by this day can be enforced."""
    died_on: date | None = None

    def stops(self, claim: str, issued_on: date, day: date) -> str:
        """Why nobody asks him for a claim on a day; empty: nothing stands in the way.

        What runs out by its last day stops until somebody looked, unless it had run out when it
        was told.
        """
        for kind in sorted(self.stopping):
            last, named = self.until.get(kind), self.claims.get(kind)
            seen = last is not None and last < self.said[kind]
            if (last is None or day <= last or not seen) and (not named or claim in named):
                return kind
        return "what he owed was let go" if self._freed(issued_on) else ""

    def bare(self, issued_on: date) -> list[Stretch]:
        """The days of which a claim bears no interest (Fw 128, 303, 358).

        What came to be owed after an order is looked at as long as that lasts, and no longer.
        """
        days = [(first, date.max) for kind, first in self.since.items() if kind in _INSOLVENT]
        over = [past for kind, past in self.over if kind == "debt_restructuring"]
        days += [past for past in over if issued_on <= past[0]]
        return days + self._let_go(issued_on)

    def costless(self, issued_on: date) -> list[Stretch]:
        """The days on which costs that fall due count as never charged (Fw 26, 299)."""
        days = [(first, date.max) for kind, first in self.since.items() if kind in _INSOLVENT]
        over = [past for _, past in self.over if issued_on <= past[0]]
        return days + over + self._let_go(issued_on)

    def _freed(self, issued_on: date) -> bool:
        return self.free_of is not None and issued_on <= self.free_of

    def _let_go(self, issued_on: date) -> list[Stretch]:
        return [(self.free_of, date.max)] if self.free_of and issued_on <= self.free_of else []

    def begin(self, kind: str, one: Told, since: date, until: date | None) -> None:
        """Something protects him from a day on; told again, that counts."""
        self.since[kind], self.until[kind], self.said[kind] = since, until, one.told_on
        self.claims[kind] = [str(each) for each in one.said.get("claims", ())]
        self.stopping.add(kind)

    def end(self, kind: str, how: str, ended_on: date) -> None:
        """It protects him no more; an order that was annulled never did."""
        since = self.since.pop(kind, None)
        self.stopping.discard(kind)
        if kind == "natural_obligation":
            self.free_of = None
        if how in _FREES:
            self.free_of = max(self.free_of or date.min, since or ended_on)
        if since and kind in _INSOLVENT and how != "annulled":
            self.over.append((kind, (since, max(since, ended_on - DAY))))


def protections(facts: Sequence[Told], day: date = date.max) -> Protections:
    """What is known of a debtor by what had happened by a day."""
    found = Protections()
    for one in in_force(facts, day):
        match one.topic.removeprefix("debtor."):
            case "bar_began":
                until = one.said["until"]
                last = date.fromisoformat(until) if until else None
                found.begin(one.said["bar"], one, date.fromisoformat(one.said["since"]), last)
            case "bar_ended":
                ended = date.fromisoformat(one.said["ended_on"])
                found.end(one.said["bar"], one.said["how"], ended)
            case "representative_addressed":
                found.stopping.discard(one.said["bar"])
            case "death_reported":
                died = one.said["died_on"]
                found.died_on = date.fromisoformat(died) if died else one.on
                found.begin("death", one, found.died_on, None)
            case "heirs_known":
                died = one.said["died_on"]
                found.died_on = date.fromisoformat(died) if died else found.died_on or one.on
                found.begin("death", one, found.died_on, _asked_after(one, found.died_on))
            case "debt_help_started":
                until = one.said["until"]
                found.begin("debt_help", one, one.on, date.fromisoformat(until) if until else None)
            case "debt_help_ended":
                found.end("debt_help", "over", one.on)
            case _:
                pass
    return found


def _asked_after(one: Told, died_on: date) -> date | None:
    """The last day on which no heir is asked (BW 4:185, 4:214); None: there is none yet."""
    if one.said["acceptance"] == "under_benefit":
        return None
    if one.said["acceptance"] == "purely":
        return died_on
    year, month = divmod(died_on.year * 12 + died_on.month - 1 + 3, 12)
    day = died_on.day
    while True:
        try:
            return date(year, month + 1, day)
        except ValueError:
            day -= 1
