"""What became of made payments, held against the truth: by kind, by reason, and what went wrong."""

import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from domain.matching.verdict import Judgment, Part, ToBook, ToPark, ToPropose
from tests.payments.desk import Desk
from tests.payments.lines import Made
from tests.payments.made import payment
from tests.payments.people import crowd_of

BECAME = ("booked", "proposed", "parked")


@dataclass(slots=True)
class Tally:
    """Counts; ``wrong`` are bookings that are not the truth."""

    made: Counter[str] = field(default_factory=Counter)
    became: Counter[tuple[str, str]] = field(default_factory=Counter)
    matchable: int = 0
    booked_of_matchable: int = 0
    missed: list[tuple[Made, Judgment]] = field(default_factory=list)
    wrong: list[tuple[Made, ToBook]] = field(default_factory=list)
    proposed_right: int = 0
    proposed: int = 0
    uncovered: list[Made] = field(default_factory=list)
    """Not booked, and the debtor whose money it is is not among whom it may concern."""
    reasons: Counter[str] = field(default_factory=Counter)
    reasons_right: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def take(self, made: Made, found: Judgment, desk: Desk) -> None:
        """Count one payment."""
        self.made[made.kind] += 1
        became = {ToBook: "booked", ToPropose: "proposed", ToPark: "parked"}[type(found)]
        self.became[made.kind, became] += 1
        self.matchable += made.matchable
        if isinstance(found, ToBook):
            self._booked(made, found)
            return
        if made.matchable:
            self.missed.append((made, found))
        if isinstance(found, ToPropose):
            self.proposed += 1
            self.proposed_right += any(_parts(way.parts) == made.truth for way in found.ways)
        owners = {desk.owed[one].debtor for one in made.truth}
        if found.may_concern and not owners <= set(found.may_concern):
            self.uncovered.append(made)

    def _booked(self, made: Made, found: ToBook) -> None:
        right = _parts(found.way.parts) == made.truth
        self.booked_of_matchable += made.matchable and right
        if not right:
            self.wrong.append((made, found))
        for told in found.way.told:
            self.reasons[told.ground.value] += 1
            self.reasons_right[told.ground.value] += right

    @property
    def total(self) -> int:
        """All payments."""
        return sum(self.made.values())

    def count(self, became: str) -> int:
        """How many became something."""
        return sum(number for (_, what), number in self.became.items() if what == became)

    @property
    def share(self) -> float:
        """Of the matchable, the share that was booked by itself, and rightly."""
        return self.booked_of_matchable / self.matchable if self.matchable else 1.0


def tried(*, payments: int, seed: int) -> Tally:
    """Make payments into two accounts, one of one creditor and one of an agency, and judge them."""
    random = Random(seed)
    size = max(20, payments * 2 // 5)
    crowds = [
        crowd_of(random, debtors=size, creditors=1, name=f"one:{seed}"),
        crowd_of(random, debtors=size // 3, creditors=3, name=f"agency:{seed}"),
    ]
    desks = [Desk(crowd) for crowd in crowds]
    tally = Tally()
    for _ in range(payments):
        desk = random.choices(desks, weights=(3, 1))[0]
        made = payment(random, desk)
        begun = time.perf_counter()
        found = desk.judge(made.incoming)
        tally.seconds += time.perf_counter() - begun
        tally.take(made, found, desk)
        _go_on(desk, made, found)
    return tally


def _go_on(desk: Desk, made: Made, found: Judgment) -> None:
    """What was booked counts as booked; for the rest a person says what is true."""
    if isinstance(found, ToBook):
        desk.place(made.incoming, found.way.parts, teach=found.way.teaches)
    else:
        parts = [Part(claim, cents) for claim, cents in made.truth.items()]
        desk.place(made.incoming, parts, teach=True)


def _parts(parts: tuple[Part, ...]) -> dict[object, int]:
    return {part.claim_id: part.amount for part in parts}


def told(tally: Tally) -> str:
    """The tally for people."""
    counts = ", ".join(f"{what} {tally.count(what)}" for what in BECAME)
    held = f"not booked and held for the wrong debtors alone: {len(tally.uncovered)}"
    share = f"{tally.booked_of_matchable} booked ({tally.share:.1%})"
    right = f"{tally.proposed_right} of {tally.proposed}"
    lines = [
        f"payments {tally.total}: {counts}; {tally.total / max(tally.seconds, 1e-9):.0f} a second",
        f"wrong bookings {len(tally.wrong)}; of {tally.matchable} matchable {share}",
        f"proposals that hold the truth: {right}; {held}",
        "",
        f"{'kind':<18}{'made':>6}{'booked':>8}{'proposed':>10}{'parked':>8}",
    ]
    for kind, number in sorted(tally.made.items(), key=lambda one: -one[1]):
        booked, proposed, parked = (tally.became[kind, what] for what in BECAME)
        lines.append(f"{kind:<18}{number:>6}{booked:>8}{proposed:>10}{parked:>8}")
    lines += ["", f"{'reason (of bookings)':<28}{'times':>7}{'precision':>11}{'recall':>8}"]
    for reason, times in tally.reasons.most_common():
        good = tally.reasons_right[reason]
        recall = good / max(1, tally.matchable)
        lines.append(f"{reason:<28}{times:>7}{good / times:>11.2%}{recall:>8.1%}")
    return "\n".join(lines)
