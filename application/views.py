"""Views wired to a store: where they lie, which there are, and the questions they answer."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Event, Thread
from typing import Final
from uuid import UUID

import structlog

from adapters.passing_folder import clear_passing_folders, passing_folder
from adapters.views import SqliteViews
from application.faults import fault
from application.hands import ManyHands, many_hands
from application.house import House
from application.lease import leased, leased_in_turn
from application.letters.known import claims_of_letter
from application.month_ends import MonthEnds
from application.past import PastPoints
from application.past_fold import DayViews
from application.today_kept import TodayKept
from application.view_engine import ViewsElsewhere, engine_of
from application.view_faults import being_made
from application.view_places import folder_of_views, generations_of
from domain.dunning.task import Task
from domain.errors import StoreError
from domain.facts import Point
from domain.letter.state import LetterStatus
from domain.shown import unseen
from projections.audit.questions import AuditTrail
from projections.bank.questions import BankLines
from projections.engine import Engine
from projections.mail.questions import Mails
from projections.outstanding.questions import Outstanding
from projections.people.questions import People
from projections.rebuild import (
    Rebuilt,
    Told,
    clear_away,
    compared,
    left_behind,
    rebuild,
    refresh,
    rollback,
    stale,
)
from projections.refunds.questions import DebtorMoney
from projections.worklist.questions import WorkList

log = structlog.get_logger()

NOT_NOW: Final = -1
"""Told instead of a position: folding failed, and is tried again after a pause."""
_RETRY_SECONDS: Final = 2.0
_MAKING: Final = "rebuild"
"""The lease of whoever makes generations, takes them away, or says which one is read."""
_AT_ONCE: Final = 1_000
_ATTEMPTS: Final = 5
"""How often the overview and the work list are looked for at one position."""


@dataclass
class Keeping:
    """How it goes with another program that keeps the views level; nothing where none does."""

    silent_seconds: float = 0.0
    """So long it has given no sign of life, where that is longer than it takes to fold much."""
    lost: Counter[str] = field(default_factory=Counter)
    """How often it was lost: it ``ended``, or was ``silent`` and was ended."""
    resting_seconds: float = 0.0
    """So long this program keeps them itself, as the other one was lost too often."""


@dataclass
class Views:
    """The views of one store, with what may be asked of them.

    ``waits`` is called where another program makes views, and we come behind it.
    """

    house: House
    engine: Engine
    waits: Callable[[], None] = lambda: None
    keeping: Keeping = field(default_factory=Keeping)

    @cached_property
    def outstanding(self) -> Outstanding:
        """The questions about what is outstanding."""
        return Outstanding(self.engine.reading("outstanding"))

    @cached_property
    def worklist(self) -> WorkList:
        """The questions about work."""
        return WorkList(self.engine.reading("worklist"))

    @cached_property
    def month_ends(self) -> MonthEnds:
        """The views of the ends of months, as files in the home."""
        house = self.house
        return MonthEnds(
            folder_of_views(house.settings, house.store) / "month-ends",
            house.store,
            today=lambda: house.today,
        )

    @cached_property
    def past(self) -> PastPoints:
        """The views of past days, and of what was known."""
        return PastPoints(self.house.store, self.month_ends)

    @contextmanager
    def of_day(self, day: date) -> Iterator[DayViews]:
        """What was outstanding and what waited on a day: past ones as the facts were by then.

        Today and the days to come are the live views', as long as no fact is added. To be asked
        inside: the files of a past day go when nobody reads them. Raises StoreError.
        """
        if day < self.house.today:
            with self.past.of(day) as views:
                yield views
        else:
            with self._live(day) as views:
                yield views

    @contextmanager
    def of_point(self, point: Point) -> Iterator[DayViews]:
        """The same of a day as it was known at a position, whatever was recorded since.

        Also today and the days to come are folded then: with what is effective by the day.
        """
        with self.past.at(point) as views:
            yield views

    def at(self, day: date, known: int | None) -> AbstractContextManager[DayViews]:
        """The same of a day, as known at a position (none: now)."""
        return self.of_day(day) if known is None else self.of_point(Point(known, day))

    @contextmanager
    def _live(self, day: date) -> Iterator[DayViews]:
        """The live views, each in one unchanging state, at one position if they soon agree."""
        outstanding, worklist = (
            self.engine.current(self.engine.view(name)) for name in ("outstanding", "worklist")
        )
        for attempt in range(_ATTEMPTS):
            with outstanding.database.snapshot(), worklist.database.snapshot():
                found = {one.progress().position for one in (outstanding, worklist)}
                if len(found) > 1 and attempt + 1 < _ATTEMPTS:
                    continue
                yield DayViews(
                    Outstanding(lambda: outstanding.database),
                    WorkList(lambda: worklist.database),
                    Point(min(found), day),
                )
                return

    @cached_property
    def people(self) -> People:
        """The questions about debtors by name."""
        return People(self.engine.reading("people"))

    @cached_property
    def bank_lines(self) -> BankLines:
        """The questions about lines of bank accounts."""
        return BankLines(self.engine.reading("bank"))

    @cached_property
    def debtor_money(self) -> DebtorMoney:
        """The questions about money of debtors that waits, or goes back to them."""
        return DebtorMoney(self.engine.reading("refunds"))

    @cached_property
    def mails(self) -> Mails:
        """The questions about mail that came in."""
        return Mails(self.engine.reading("mail"))

    @cached_property
    def audit(self) -> AuditTrail:
        """The questions about facts."""
        return AuditTrail(self.engine.reading("audit_trail"))

    @unseen()
    def catch_up(self) -> None:
        """Fold every fact there is; raises StoreError."""
        if self.are_of_another_log():
            self.rebuild(accept=True)
        self.engine.catch_up()

    def are_of_another_log(self) -> bool:
        """Whether the newest fact they tell is not the one that stands at its place by now.

        Where the log was put back from a backup, they would pass what is recorded since at the
        positions that they have taken.
        """
        try:
            newest = self.audit.newest()
        except StoreError:
            return False  # damaged: it is made again for that
        if newest is None:
            return False
        there = self.house.store.read_at([newest[0]])
        return newest[1:] not in [(one.stream, one.version, one.recorded_at) for one in there]

    @unseen()
    def rebuild(
        self, *names: str, accept: bool = False, told: Told = lambda _done, _all: None
    ) -> list[Rebuilt]:
        """Make views (none named: all) again; see ``projections.rebuild``.

        Raises Refusal ``views.being_made`` where another program does so.
        """
        with leased(self.house, _MAKING, taken=being_made()), self._hands() as hands:
            return rebuild(self.engine, *names, hands=hands, accept=accept, told=told)

    def rollback(self, name: str) -> int:
        """Return to the generation of a view before, and give its number.

        Raises NotFound ``view.no_previous``, Refusal ``views.being_made``.
        """
        with leased(self.house, _MAKING, taken=being_made()):
            return rollback(self.engine, name)

    @unseen()
    def compared(self, *names: str) -> list[Rebuilt]:
        """Make views again and compare them with the live ones, which stay.

        Behind another program that makes some: it would take ours for left behind.
        """
        with self._in_turn(), self._hands() as hands:
            return compared(self.engine, *names, hands=hands)

    @unseen()
    def refresh(self) -> list[Rebuilt]:
        """Rebuild what rests on other law or tables than this program's, or on another log.

        To be called at start, and before a run chooses its claims. Where another program makes
        views meanwhile, what is left to do is done behind it. What a killed one left of personal
        data is taken away.
        """
        if not (self.are_of_another_log() or stale(self.engine) or left_behind(self.engine)):
            return []
        with self._in_turn(), self._hands() as hands:
            clear_away(self.engine, *left_behind(self.engine))
            if self.are_of_another_log():
                return rebuild(self.engine, hands=hands, accept=True)
            return refresh(self.engine, hands=hands)

    def _in_turn(self) -> AbstractContextManager[None]:
        return leased_in_turn(self.house, _MAKING, waits=self.waits)

    def _hands(self) -> AbstractContextManager[ManyHands[Engine]]:
        house = self.house
        place = ViewsElsewhere(house.settings, house.store.mode, house.clock())
        return many_hands(self.engine, place, processes=house.rebuild_count)

    @unseen()
    def wait_for(self, position: int, *, timeout: float) -> bool:
        """Wait until the views have taken a position; give whether they have.

        What was recorded is recorded: views that fail lag behind, and fail no answer.
        """
        try:
            return self.engine.wait_for(position, timeout=timeout)
        except StoreError as error:
            log.warning("views_lag", error=str(error))
            return False

    def candidates(self, day: date) -> Iterator[UUID]:
        """The claims the run should look at: a letter without outcome, or something due."""
        given: set[UUID] = set()
        for claim in self._with_open_letters():
            if claim not in given:
                given.add(claim)
                yield claim
        after: UUID | None = None
        while due := self.worklist.due(day, limit=_AT_ONCE, after=after):
            yield from (one.claim_id for one in due if one.claim_id not in given)
            after = due[-1].claim_id
        yield from self.worklist.claims_asked(day, Task.TELL_OF_HAND_OVER)

    def letters_that_are(self, status: LetterStatus) -> Iterator[UUID]:
        """The letters that stand so: ordered, started or in doubt; others are not kept."""
        after: UUID | None = None
        while letters := self.worklist.letters(limit=_AT_ONCE, after=after, status=status):
            yield from (one.letter_id for one in letters)
            after = letters[-1].letter_id

    def _with_open_letters(self) -> Iterator[UUID]:
        after: UUID | None = None
        while letters := self.worklist.letters(limit=_AT_ONCE, after=after):
            for one in letters:
                yield from claims_of_letter(self.house, one.letter_id)
            after = letters[-1].letter_id

    def keep_totals(self) -> None:
        """Keep the sums and orders of today at hand: an overview shows them each time."""
        self.outstanding.keep_totals(self.house.today)

    @contextmanager
    def kept_level(self) -> Iterator[None]:
        """Keep the views level with the log in a thread of their own, while inside."""
        stop = Event()
        thread = Thread(target=self.keep_level_until, args=(stop,), name="views", daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            self.engine.wake()
            thread.join()

    def keep_level_until(
        self, stop: Event, *, told: Callable[[int], object] = lambda _position: None
    ) -> None:
        """Fold until told to stop, and keep today; a failure is told and tried again after a pause.

        ``told`` is called with the position that all views have, each time that they are level;
        with ``NOT_NOW`` where nothing is folded for a while, so that nobody waits in vain.
        """
        with TodayKept(self.house, self.outstanding).at_work() as look:
            self._fold_until(stop, told, look)

    def _fold_until(
        self, stop: Event, told: Callable[[int], object], look: Callable[[], object]
    ) -> None:
        def level() -> None:
            told(self.engine.through.at)
            look()

        while not stop.is_set():
            try:
                self.engine.run_forever(stop, level=level)
            except StoreError as error:
                log.warning("views_failed", error=str(error))
                told(NOT_NOW)
                stop.wait(_RETRY_SECONDS)
            except Exception as error:  # noqa: BLE001 - views that stood still for good help nobody
                log.error("views_failed", **fault(error))  # noqa: TRY400 - no values in a log
                told(NOT_NOW)
                stop.wait(_RETRY_SECONDS)


@contextmanager
def views_of(house: House) -> Iterator[Views]:
    """Open the views of a house: files in the home, or schemas beside the facts."""
    clear_passing_folders()
    generations = generations_of(house.settings, house.store)
    views = Views(house, engine_of(house.store, generations))
    try:
        yield views
    finally:
        views.past.close()
        generations.close()


@contextmanager
def views_to_look(house: House) -> Iterator[Views]:
    """Open the views for a look ahead, which leaves nothing: if there are none yet, elsewhere."""
    kept = generations_of(house.settings, house.store)
    try:
        lacks = any(kept.current(name) is None for name in engine_of(house.store, kept).views)
    finally:
        kept.close()
    if not lacks:
        with views_of(house) as views:
            yield views
        return
    with passing_folder() as folder:
        passing = SqliteViews(folder)
        views = Views(house, engine_of(house.store, passing))
        try:
            yield views
        finally:
            views.past.close()
            passing.close()
