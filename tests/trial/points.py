"""What is answered at any point of both axes, held against a plain fold of the facts.

``python -m tests.trial.points --store sqlite --triples 10000 --seed 1`` (or ``postgres``): random
claims, days and moments of the sample, to which payments of earlier days are added, some of them
entered in error. Claim, row of the overview, sums and audit trail are asked as the doors ask them,
from views, month ends and caches; the reference reads every fact once, cuts by hand and folds
from nothing. Exit code 1 where anything differs.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final
from uuid import UUID

from api.wiring import open_house
from api.words.facts import told_in
from application.by import By
from application.house import House
from application.known import Known
from application.month_ends import MonthEnds
from application.past import PastPoints
from application.past_fold import DayViews
from application.queries.claims import Seen, claim_out, see
from application.queries.lists import overview_at, trail_of
from application.settings import Settings
from application.store_copy import copy_store
from application.views import Views, views_of
from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim import evolve as claims
from domain.claim.balance import balance
from domain.claim.state import Claim
from domain.creditor import state as creditors
from domain.creditor.state import Creditor
from domain.days import add_days, end_of_month_before, legal_day
from domain.debtor import state as debtors
from domain.debtor.state import Debtor
from domain.errors import NotFound, Refusal
from domain.facts import EnteredInError, Point, Recorded, StreamKind
from domain.letter import state as letters
from domain.letter.events import LetterOrdered
from domain.letter.state import Letter
from domain.money import as_decimal
from projections.segments import LIVE, Status, status_of
from tests.application.houses import clock_at
from tests.asking import enter_in_error, register_payment
from tests.conftest import postgres_server
from tests.sample_home import END, EVENING, made_once, sample_house

_STARTS: Final[dict[StreamKind, tuple[Callable[[UUID], Any], Callable[..., Any]]]] = {
    StreamKind.CLAIM: (Claim, claims.evolve),
    StreamKind.DEBTOR: (Debtor, debtors.evolve),
    StreamKind.CREDITOR: (Creditor, creditors.evolve),
    StreamKind.LETTER: (Letter, letters.evolve),
}


def seen_at(history: Sequence[Recorded], position: int) -> list[Recorded]:
    """The facts recorded by a position."""
    return [one for one in history if one.position <= position]


def struck_in(seen: Sequence[Recorded]) -> set[int]:
    """The versions that were entered in error by then, of which the error itself still stands."""
    struck: set[int] = set()
    for one in reversed(seen):
        if isinstance(one.fact, EnteredInError) and one.originator_version not in struck:
            struck.add(one.fact.version)
    return struck


@dataclass
class PlainLog:
    """Every fact of the log, read once; states are folded from nothing at every question."""

    facts: dict[UUID, Sequence[Recorded]]

    @classmethod
    def of(cls, house: House) -> "PlainLog":
        """Read all there is of claims and of what stands around them."""
        streams = [one for kind in _STARTS for one in house.store.streams(kind)]
        return cls({one: house.store.history(one) for one in streams})

    def every(self) -> list[Recorded]:
        """All facts in the order of recording."""
        return sorted((f for one in self.facts.values() for f in one), key=lambda f: f.position)

    def position_at(self, moment: datetime) -> int:
        """The position of the last fact recorded by a moment; 0: none."""
        return max((f.position for f in self.every() if f.recorded_at <= moment), default=0)

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Fold a claim."""
        found: Claim = self._folded(StreamKind.CLAIM, claim_id, at)
        return found

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Fold a debtor."""
        found: Debtor = self._folded(StreamKind.DEBTOR, debtor_id, at)
        return found

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Fold a creditor."""
        found: Creditor = self._folded(StreamKind.CREDITOR, creditor_id, at)
        return found

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Fold a letter."""
        found: Letter = self._folded(StreamKind.LETTER, letter_id, at)
        return found

    def case(self, claim_id: UUID, at: Point) -> Case | None:
        """A claim with what stands around it; None: it is not there at the point."""
        try:
            return CaseReader(self, at).case(claim_id)
        except NotFound:
            return None

    def trail(self, claim_id: UUID, at: Point) -> dict[tuple[UUID, int], bool]:
        """The facts of a claim's story by the point, and whether each was entered in error.

        Which debtors and letters belong to a claim is told by all facts there are.
        """
        own = self.facts[claim_id]
        streams = {claim_id}
        for one in own:
            for name in ("debtor_id", "to_debtor"):
                if found := getattr(one.fact, name, None):
                    streams.add(found)
        streams |= {
            stream
            for stream, history in self.facts.items()
            for one in history[:1]
            if isinstance(one.fact, LetterOrdered)
            and claim_id in {part.claim_id for part in one.fact.claims}
        }
        told = {}
        for stream in streams:
            seen = seen_at(self.facts.get(stream, ()), at.position)
            struck = struck_in(seen)
            for one in seen:
                others = one.fact.TOPIC == "debtor.claim_opened" and (
                    getattr(one.fact, "claim_id", None) != claim_id
                )
                if one.effective_on <= at.day and not others:
                    told[stream, one.originator_version] = one.originator_version in struck
        return told

    def _folded(self, kind: StreamKind, stream: UUID, at: Point | None) -> Any:
        assert at is not None
        start, evolve = _STARTS[kind]
        seen = seen_at(self.facts.get(stream, ()), at.position)
        struck, state = struck_in(seen), start(stream)
        for one in seen:
            gone = one.originator_version in struck or isinstance(one.fact, EnteredInError)
            if not gone and one.effective_on <= at.day:
                evolve(state, one)
        state.version = seen[-1].originator_version if seen else 0
        return state


@dataclass
class Held:
    """What was asked, and what differed."""

    triples: int = 0
    different: list[str] = field(default_factory=list)

    def expect(self, found: object, plain: object, what: str) -> None:
        """Note where an answer is another than the plain one."""
        if found != plain:
            self.different.append(f"{what}: {found!r}, plainly {plain!r}"[:600])


def status_plainly(case: Case, day: date) -> Status:
    """The status, a pause or a bar of the debtor among them."""
    found = status_of(case.claim)
    held = case.claim.held_on(day) or case.debtor.barred_on(day)
    return Status.HOLD if held and case.claim.live and not case.claim.disputed else found


def hold(
    house: House, views: Views, past: PastPoints, plain: PlainLog, asked: "Asked", held: Held
) -> None:
    """Ask of every claim at a point, and of all together."""
    known = asked.known
    at = Point(plain.position_at(known) if isinstance(known, datetime) else known, asked.day)
    with past.at(at) as of_point:
        total = 0
        for claim in asked.claims:
            case = plain.case(claim, at)
            name = f"{claim} on {at.day}, known at {asked.known}"
            held.triples += 1
            _hold_claim(house, claim, asked, case, held, name)
            total += _hold_row(of_point, claim, at, case, held, name)
            _hold_trail(views, plain, claim, at, held, name)
        if asked.whole:
            sums = overview_at(of_point, creditor=None, mine=None).total.open
            held.expect(sums, as_decimal(total), f"sum on {at}")


def _hold_claim(
    house: House, claim: UUID, asked: "Asked", case: Case | None, held: Held, name: str
) -> None:
    try:
        found = claim_out(house, see(house, claim, on=asked.day, known_at=asked.known))
    except NotFound:
        held.expect(None, case and case.claim.id, f"claim {name}")
        return
    if case is None:
        held.expect(found.status, None, f"claim {name}")
        return
    plainly = claim_out(house, Seen(case, asked.day, asked.known))
    for one in type(found).model_fields:
        held.expect(getattr(found, one), getattr(plainly, one), f"claim {name} {one}")
    held.expect(found.status, status_plainly(case, asked.day).value, f"claim {name} status")


def _hold_row(
    of_point: DayViews, claim: UUID, at: Point, case: Case | None, held: Held, name: str
) -> int:
    """Hold a row of the overview; give what it adds to the sum of what is open."""
    row = of_point.outstanding.claim(claim, at.day)
    if row is None or case is None:
        held.expect(row and row.claim_id, case and case.claim.id, f"row {name}")
        return 0
    now, status = balance(case.claim, on=at.day), status_plainly(case, at.day)
    found = (row.status, row.principal, row.interest, row.costs, row.paid, row.unallocated)
    plainly = (status, now.principal, now.interest, now.costs, now.paid, now.unallocated)
    held.expect(found, plainly, f"row {name}")
    held.expect(row.debtor_id, case.debtor.id, f"debtor of {name}")
    return now.total if status in LIVE else 0


def _hold_trail(
    views: Views, plain: PlainLog, claim: UUID, at: Point, held: Held, name: str
) -> None:
    told = trail_of(
        views, claim, on=at.day, known=at.position, tell=lambda entry: told_in(entry, "en")
    ).facts
    found = {(f.stream, f.version): f.in_error for f in told if f.kind != "credit_note"}
    held.expect(found, plain.trail(claim, at), f"trail {name}")


@dataclass(frozen=True)
class Asked:
    """A point, as a moment or a position, and the claims that are asked about there."""

    day: date
    known: Known
    claims: Sequence[UUID]
    whole: bool = True
    """Whether these are all claims, so that their sum is held too."""


def drawn(house: House, plain: PlainLog, chance: Random) -> Iterator[Asked]:
    """Points around facts, ends of months and moments, without end."""
    every, last = plain.every(), house.store.last_position()
    every_claim = sorted(one for one in plain.facts if plain.facts[one][0].kind is StreamKind.CLAIM)
    now = house.clock()
    while True:
        about, other = chance.choice(every), chance.choice(every)
        recorded, effective = legal_day(about.recorded_at), about.effective_on
        month_end = end_of_month_before(recorded)
        near = chance.choice((recorded, effective, month_end, other.effective_on))
        day = add_days(near, chance.choice((-1, 0, 0, 1)))
        tick = timedelta(microseconds=chance.choice((-1, 0, 1)))
        moment = min(about.recorded_at + tick, now)
        position = about.position + chance.choice((-1, 0, 1))
        known = chance.choice((moment, position, other.position, last))
        if chance.random() < 0.02:
            known = 0
        if not isinstance(known, datetime):
            known = min(max(known, 0), last)
        yield Asked(day, known, every_claim)


def unsettled(house: House, chance: Random) -> int:
    """Tell payments of earlier days now, and take back some of them as errors; give how many."""
    made = 0
    for number, claim in enumerate(house.store.streams(StreamKind.CLAIM)):
        state = house.collections.claim(claim)
        paid_on = add_days(state.issued_on, chance.randrange(1, 90))
        with suppress(Refusal, NotFound):
            register_payment(
                house,
                claim,
                by=By(key=f"late-{number}", actor="els"),
                payment_id=f"late-{number}",
                amount=chance.randrange(1_00, 60_00),
                credited_on=min(paid_on, house.today),
                confirmed=True,
            )
            made += 1
            if chance.random() < 0.5:
                version = house.collections.claim(claim).version
                by = By(key=f"wrong-{number}", actor="els", reason_text="vergist")
                enter_in_error(house, claim, by=by, version=version)
    return made


def main() -> int:
    """Ask so many triples on a store, print what differed, and how long it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.trial.points", description=__doc__)
    parser.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--triples", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=Path, help="home of a sample, to be copied; else made")
    chosen = parser.parse_args()
    chance = Random(chosen.seed)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory()))
        home = copytree(chosen.sample or made_once(folder), folder / "home")
        house = opened.enter_context(sample_house(home))
        late = unsettled(house, chance)
        if chosen.store == "postgres":
            url = opened.enter_context(postgres_server())
            copy_store(house, url)
            elsewhere = Settings(home=home, database=url)
            house = opened.enter_context(open_house(elsewhere, clock=clock_at(END, EVENING)))
        views = opened.enter_context(views_of(house))
        views.refresh()
        views.catch_up()
        months = MonthEnds(folder / "months", house.store, today=lambda: house.today, worth=1)
        past = PastPoints(house.store, months)
        opened.callback(past.close)
        held, plain = Held(), PlainLog.of(house)
        begun, cpu = perf_counter(), process_time()
        for asked in drawn(house, plain, chance):
            hold(house, views, past, plain, asked, held)
            if held.triples >= chosen.triples:
                break
        wall, used = perf_counter() - begun, process_time() - cpu
    for one in held.different[:40]:
        print(one)
    print(
        f"{chosen.store}, seed {chosen.seed}: {len(plain.every()):,} facts, {late} late payments;"
        f" {held.triples:,} (claim, day, moment), {len(held.different)} differences;"
        f" {wall:.0f} s, {used:.0f} s of processor"
    )
    return 1 if held.different else 0


if __name__ == "__main__":
    sys.exit(main())
