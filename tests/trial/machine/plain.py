"""A claim's ledger in plain arithmetic: what is owed on a day, by the stored facts alone.

It shares nothing with the house but the table of rates, and walks day by day. Each payment goes to
costs, interest and principal (BW 6:44); interest runs over every day, that of a payment included,
on what was open at its beginning; what is taken back counts from its own day on as never paid, on
interest that had run by then. From the day of a judgment on what it awards is owed.
"""

from dataclasses import dataclass, field
from datetime import date

from tests.trial.machine.bars import Protections, protections
from tests.trial.machine.judged import Old, ruled
from tests.trial.machine.lines import Told, in_force, lines_of
from tests.trial.machine.walk import DAY, Line, Sum, Sums


def extended(known: list[Told], due_on: date) -> date:
    """The last day to pay, the one that was agreed last."""
    days = [one.said["pay_by"] for one in known if one.topic == "claim.payment_term_extended"]
    return date.fromisoformat(days[-1]) if days else due_on


@dataclass(slots=True)
class PlainClaim:
    """A claim as its stored facts tell it."""

    principal: int
    issued_on: date
    due_on: date
    commercial: bool
    facts: list[Told] = field(default_factory=list)
    of_debtor: list[Told] = field(default_factory=list)
    """The facts of its debtor."""

    def sums(self, day: date, *, by: date = date.max, told: int | None = None) -> Sums:
        """What is open at the end of a day.

        ``by``: by what had happened by a day; ``told``: and was in the log at a position.
        """
        facts = [one for one in self.facts if told is None or one.position <= told]
        known = in_force(facts, by)
        interest = Sum(
            "principal", "commercial" if self.commercial else "consumer", self._first(known)
        )
        spared = protections(
            [one for one in self.of_debtor if told is None or one.position <= told], by
        )
        old = Old(self.principal, self.issued_on, interest, tuple(spared.bare(self.issued_on)))
        lines = self._left(lines_of(known), spared)
        return ruled(facts, day, old, by=by) or old.walked(lines, day).sums

    def _left(self, lines: list[Line], spared: Protections) -> list[Line]:
        """Without costs that fell due when he was insolvent, or on what he was freed of."""
        fallen = spared.costless(self.issued_on)
        return [
            one
            for one in lines
            if one.what != "costs" or not any(first <= one.on <= last for first, last in fallen)
        ]

    def charged_now(self, known: list[Told]) -> list[Line]:
        """The movements as they are known now, without costs that fell."""
        return self._left(lines_of(known), protections(self.of_debtor))

    def net(self) -> dict[str, int]:
        """What each payment comes to now, less what was taken back of it, by its id."""
        found: dict[str, int] = {}
        for one in in_force(self.facts):
            name = str(one.said.get("payment_id", ""))
            if one.topic == "claim.payment_received":
                found[name] = one.said["amount"]
            elif one.topic == "claim.payment_reversed" and name in found:
                found[name] = max(0, found[name] - one.said["amount"])
        return found

    def halves(self) -> tuple[dict[str, int], dict[str, int]]:
        """What set-offs took from this claim and brought to it, by their id, as it stands now."""
        out, into = dict[str, int](), dict[str, int]()
        for one in in_force(self.facts):
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

    def _first(self, known: list[Told]) -> date | None:
        """The first day that bears interest."""
        if self.commercial:
            return extended(known, self.due_on) + DAY
        wrong = {o.said["version"] for o in known if o.topic == "claim.determination_withdrawn"}
        declared = [
            one
            for one in known
            if one.topic == "claim.default_declared" and one.version not in wrong
        ]
        return date.fromisoformat(declared[-1].said["in_default_since"]) if declared else None
