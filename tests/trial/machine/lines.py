"""The movements of a claim, read from its stored facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from tests.trial.machine.walk import Line


@dataclass(frozen=True, slots=True)
class Told:
    """A stored fact: its version, topic, legal day and plain content."""

    version: int
    topic: str
    on: date
    said: dict[str, Any]
    position: int = 0
    """In the log."""
    told_on: date = date.min
    """The day on which it was recorded."""


def in_force(facts: Iterable[Told], day: date = date.max) -> list[Told]:
    """What had happened by a day, without what was entered in error, whenever that was found.

    An error that was one itself takes nothing away.
    """
    known, gone = list(facts), set[int]()
    for one in reversed(known):
        if one.topic == "any.entered_in_error" and one.version not in gone:
            gone.add(one.said["version"])
    return [one for one in known if one.version not in gone and one.on <= day]


def lines_of(facts: Iterable[Told]) -> list[Line]:
    """The movements that facts tell, the principal itself left out."""
    read = Read()
    for one in facts:
        topic = one.topic.removeprefix("claim.")
        if topic in _PLAIN:
            what, part, key = _PLAIN[topic]
            said = str(one.said[key]) if key else ""
            named, of = ("", said) if what == "undone" else (said, "")
            read.add(one, what, one.said[part], name=named, of=of)
        elif topic in _OTHERS:
            _OTHERS[topic](read, one)
    return read.lines


@dataclass(slots=True)
class Read:
    """What was read so far of a claim's facts."""

    lines: list[Line] = field(default_factory=list)
    charged: dict[int, tuple[Line, str]] = field(default_factory=dict)
    """By version: the costs, and the letter that they rest on."""
    let_go: dict[int, int] = field(default_factory=dict)
    """By version: what was let go, as long as it is."""
    void: set[str] = field(default_factory=set)

    def add(
        self,
        one: Told,
        what: str,
        cents: int,
        *,
        name: str = "",
        of: str = "",
        retro: bool = False,
        at: int = 0,
    ) -> Line:
        """Add a movement on the day of a fact."""
        line = Line(one.on, what, cents, name, of, one.version, retro, at)
        self.lines.append(line)
        return line

    def credit(self, one: Told) -> None:
        """A credit note, from its own day or from the start."""
        self.add(one, "credit", one.said["amount"], retro=one.said["retroactive"])

    def granted(self, one: Told) -> None:
        """What was contested was never owed; decided once more, that counts."""
        name = f"granted {one.said['disputed_version']}"
        self.lines = [line for line in self.lines if line.name != name]
        self.add(one, "credit", one.said["granted"], name=name, retro=True)

    def voided(self, one: Told) -> None:
        """A letter that does not hold."""
        self.void.add(str(one.said["letter_id"]))

    def charge(self, one: Told) -> None:
        """Costs with their VAT."""
        total = one.said["amount"] + one.said["vat"]
        line = self.add(one, "costs", total, name=f"costs {one.version}", at=1)
        self.charged[one.version] = line, str(one.said["letter_id"])

    def less_costs(self, one: Told) -> None:
        """Costs that count as never charged: the one named, those on a void letter, the oldest."""
        left = one.said["amount"]
        if not one.said["retroactive"]:
            self.add(one, "less_costs", left)
            return
        named = one.said.get("charge")
        void = {v for v, (_, letter) in self.charged.items() if letter in self.void}
        order = sorted(self.charged, key=lambda v: (v != named, v not in void, v))
        for version in order:
            line, _ = self.charged[version]
            taken = min(left, line.cents)
            line.cents -= taken
            left -= taken

    def rest(self, one: Told) -> None:
        """What was left is not asked."""
        self.let_go[one.version] = one.said["amount"]
        self.add(one, "rest", one.said["amount"], name=f"rest {one.version}")

    def rest_again(self, one: Told) -> None:
        """It is asked after all."""
        version = one.said["waived_version"]
        if cents := self.let_go.pop(version, 0):
            self.add(one, "undone", cents, of=f"rest {version}")

    def made_good(self, one: Told) -> None:
        """What went back came back, or is not asked back."""
        what = "back_in" if one.said["how"] == "returned" else "let_go"
        self.add(one, what, one.said["amount"])


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
_OTHERS: Final[dict[str, Callable[[Read, Told], None]]] = {
    "credit_note_applied": Read.credit,
    "dispute_decided": Read.granted,
    "fourteen_day_letter_voided": Read.voided,
    "collection_costs_charged": Read.charge,
    "collection_costs_waived": Read.less_costs,
    "rest_waived": Read.rest,
    "rest_asked_again": Read.rest_again,
    "refund_made_good": Read.made_good,
}
