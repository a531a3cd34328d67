"""A life while it is told: what was chosen for it, how far it is, and the slip that waits in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final

from tests.oracle.days import DAY, banking_day, first_open, next_banking, open_day
from tests.oracle.sums import Parts, owed
from tests.oracle.teller import Teller

FIRST_DUE: Final = date(2025, 1, 6)
DUE_DAYS: Final = 420
EDGES: Final = (
    *(40_00, 266_66, 266_67, 266_70, 2_500_00, 2_500_01, 5_000_00, 5_000_01),
    *(10_000_00, 10_000_03, 200_000_00, 200_000_01, 1_000_000_00, 1_000_000_01),
)
"""Principals about which the scale turns."""
CONTRACT_ONLY: Final = (
    *("dispute", "part_dispute", "promise", "extension", "plan", "hold", "debt_help"),
    "bankruptcy",
)
BETWEEN: Final = ("", "", "part", "credit", *CONTRACT_ONLY)
ENDS: Final = ("hand_over", "hand_over", "settle", "left", "write_off", "withdraw", "waive")


@dataclass
class Slipped:
    """The one thing that goes wrong, and whether it did."""

    name: str
    happened: bool = False

    def __call__(self, name: str, *, where: bool = True) -> bool:
        """Whether it goes wrong here: once, and only where it would be wrong."""
        if not name or self.name != name or self.happened or not where:
            return False
        self.happened = True
        return True


@dataclass
class Living:
    """What was chosen for one life, and how far it is."""

    random: Random
    number: int
    slip: Slipped
    fixed: dict[str, Any]
    contested: int = 0
    """What a letter leaves out of the first claim."""
    undecided: dict[int, int] = field(default_factory=dict)
    """Of what he contests a part of, how much, by the version of its fact."""
    decided: date | None = None
    """The day on which that was decided."""
    old_plan: str = ""
    over: bool = False
    """Nothing more is done."""
    unanswered: tuple[int, date] | None = None
    """A dispute that waits for its answer, and by which day."""
    unseen: tuple[date, int] | None = None
    """Money that came on a day, and that nobody knows of yet."""
    silent_on_interest: bool = False
    not_before: date = date.min
    """The first day on which it may be looked at."""
    notice: str = ""
    """The reminder that serves as a notice."""
    costs: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    """By claim, the letter that announced costs, and what it said of them."""
    term_ends: date = date.min
    """The last day of the fourteen-day letter."""

    def __post_init__(self) -> None:
        capacity = self.one("capacity", ("consumer",) * 6 + ("company",) * 3 + ("unknown",))
        consumer = capacity in {"consumer", "unknown"}
        one = bool(self.slip.name) or not consumer
        count = self.one("claims", (1,) if one else (1, 1, 1, 1, 2, 3))
        quiet = ("", "", "credit") if self.slip.name else BETWEEN
        several = ("",) if self.slip.name else ("", "", "part_dispute")
        self.between = self.one("between", quiet if count == 1 else several)
        self.until = self.one("until", ("reminder", "demand", "costs", "costs"))
        self.within = self.one("within", ("", "", "part"))
        self.after = self.one("after", ("", "", "part"))
        self.end = self.one("end", ENDS)
        bases = ("contract", "one_sided") if consumer else ("contract",)
        basis = self.one("basis", bases)
        self.tell = Teller(
            number=self.number,
            capacity=capacity,
            plan=self.one("plan", _plans(consumer=consumer)),
            kind="consumer" if consumer else "commercial",
            due=FIRST_DUE + self.random.randrange(DUE_DAYS) * DAY,
            basis="contract" if self.between in CONTRACT_ONLY else basis,
            checked=self.one("checked", (True, True, False)),
            principals=[
                self._principal()
                for _ in range(count if self.between in {"", "part_dispute"} else 1)
            ],
            claim_kind="service" if consumer else "trade",
            vat_costs=self.one("vat", (True, False, False, False)),
            scanned=not (self.slip("no_invoice") or self.slip("closed_without_invoice")),
            agency=self.one("agency", (False, False, True)),
        )
        mailed = self.tell.fatal and self.one("channel", ("post", "email")) == "email"
        self.channel = "email" if mailed else "post"

    def one(self, name: str, among: Sequence[Any]) -> Any:
        """What was fixed for this life, else one by chance."""
        chosen = self.random.choice(among)
        return self.fixed.get(name, chosen)

    def _principal(self) -> int:
        most = self.random.choice((900_00, 30_000_00))
        edge = self.random.choice(EDGES if self.random.random() < 0.1 else EDGES[:8])
        return edge if self.random.random() < 0.3 else self.random.randint(6_00, most)

    # --- days ---------------------------------------------------------------------------------

    def know(self) -> None:
        """What was paid is known through the day before; or, slipping, a day too short."""
        tell = self.tell
        if not tell.checked:
            return
        needed = next_banking(tell.last)
        if self.slip("payments_a_day_behind"):
            tell.known(needed - DAY)
        elif not self.slip("payments_never_known", where=tell.letters > 0):
            tell.known(max(needed, tell.day - DAY))

    def go_on_after(self, last: date) -> None:
        """The next step is taken as soon as a last day has passed and payments are known."""
        self.tell.last = max(self.tell.last, last)
        self.tell.day = max(self.tell.next_step_day(), next_open(self.tell.day))

    def answer(self) -> None:
        """Answer what was contested, on the last day for it."""
        tell = self.tell
        assert self.unanswered
        number, tell.day = self.unanswered
        self.unanswered = None
        tell.put("claim.dispute_answered", {"disputed_version": number}, actor="jan")

    def until_last(self, last: date, slip: str) -> None:
        """Wait for a last day; or, slipping, go on upon it."""
        tell = self.tell
        reached = open_day(last) and last >= tell.next_step_day() and last > tell.day
        if self.slip(slip, where=reached):
            tell.day = last
        else:
            self.go_on_after(last)

    def asked(self) -> list[Parts]:
        """What is owed of each claim, less what is contested; or, slipping, more."""
        return [self._asked_of(n) for n in range(len(self.tell.claims))]

    def _asked_of(self, number: int) -> Parts:
        tell, claim = self.tell, self.tell.claims[number]
        due = tell.owed(claim)
        if self.silent_on_interest:
            return Parts(due.principal, 0, 0)
        if self.contested and not number:
            return self._rest(due)
        more = max(tell.owed(claim, tell.day + DAY).interest, due.interest + 1)
        if self.slip("a_day_of_interest", where=due.interest > 0):
            return Parts(due.principal, more, due.costs)
        if self.slip("costs_before_their_day", where=bool(claim.moves) and due.principal > 0):
            return Parts(due.principal + 5_00, due.interest, due.costs)
        return due

    def _rest(self, due: Parts) -> Parts:
        """What is owed beside what is contested; or, slipping, with the interest over all."""
        tell, claim = self.tell, self.tell.claims[0]
        kept = claim.principal - claim.never - self.contested
        rest = owed(kept, tell.kind, tell.first, claim.moves, tell.day)
        dearer = due.interest > rest.interest
        if self.slip("interest_over_what_is_contested", where=dearer):
            return Parts(rest.principal, due.interest, rest.costs)
        return rest


def _plans(*, consumer: bool) -> tuple[str, ...]:
    return ("four-steps@1", "consumer@1" if consumer else "business@1", "full-collection@1")


def on_banking_day(day: date) -> date:
    """The day, or the next one on which banks settle."""
    return day if banking_day(day) else next_banking(day)


def next_open(day: date) -> date:
    """The first day after a day on which a debtor may be contacted."""
    return first_open(day + DAY)
