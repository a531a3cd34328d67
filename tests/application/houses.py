"""Houses for tests: a store of either engine with a clock that stands where a test puts it."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import psycopg
from uuid_utils.compat import uuid7

from adapters.invoice_files import InvoiceSource
from adapters.mail import SmtpSettings
from adapters.store.fsck import check
from adapters.store.opening import Mode
from api.wiring import open_house
from application.by import By
from application.clock import MovingClock
from application.house import House
from application.intake.documents import Outcome, Result, import_invoices
from application.run.day import run_day
from application.run.report import RunReport
from application.settings import Settings, SmtpTls
from application.view_places import folder_of_views
from domain.application import Mandate, Session, stream_of_claim
from domain.case import Case
from domain.creditor.events import PaymentsCheck
from domain.days import add_days
from domain.dunning.next.step import Do, next_step
from domain.facts import Fact, StreamKind, StreamRef
from domain.letter.order.decision import order_letter
from domain.letter.state import Letter, LetterStatus
from domain.parties import Capacity
from tests.adapters.test_ubl_samples import sample
from tests.asking import establish_capacity
from tests.empty_views import empty_views

MARCH = date(2026, 3, 18)
"""The Wednesday after the due day of the sample consumer's invoice: its reminder goes out."""

WALKED = "four-steps@1"
"""The plan that the walks of these tests follow, from a reminder to the hand-over."""

CONSUMER = "consumer-invoice.xml"
PLAIN = "plain-invoice.xml"
CREDIT = "credit-note.xml"
NO_MAIL = (
    (
        "      <cac:Contact>\n        <cbc:Telephone>06 00 00 00 00</cbc:Telephone>\n"
        "        <cbc:ElectronicMail>s.voorbeeld@example.nl</cbc:ElectronicMail>\n"
        "      </cac:Contact>\n"
    ),
    "",
)
_keys = count(1)


_places: tuple[str, int] = ("", 0)


def next_place() -> int:
    """The number of a place among those of the test that is under way."""
    global _places  # noqa: PLW0603 - pytest says which test it is in the environment only
    test = os.environ.get("PYTEST_CURRENT_TEST", "").split(" ")[0]
    _places = (test, _places[1] + 1 if _places[0] == test else 1)
    return _places[1]


def ids_of_place(place: int) -> Callable[[], UUID]:
    """Ids as the program draws them, only the same in each test: what is set of them is too.

    A letter that another test set already need not be set again (see ``tests/pressed.py``).
    """
    numbers = count(1)

    def new_id() -> UUID:
        number = next(numbers)
        moment = 0x019B_0000_0000 + (place << 24) + number
        return UUID(int=moment << 80 | 7 << 76 | 2 << 62 | place << 32 | number)

    return new_id


@dataclass
class HousePlace:
    """Where a store of one engine lies with its home; it may be opened many times.

    ``url`` is empty for SQLite, which lies in the home. A new one there begins with empty views,
    unless ``bare``; on the server whoever makes the database says with what it begins.
    """

    engine: str
    url: str
    home: Path
    clock: MovingClock = field(default_factory=lambda: clock_at(MARCH))
    doors: ExitStack = field(default_factory=ExitStack)
    number: int = field(default_factory=next_place)
    new_id: Callable[[], UUID] | None = None
    bare: bool = False

    def open(
        self, *, mode: Mode | None = Mode.SANDBOX, smtp: SmtpSettings | None = None, **more: Any
    ) -> House:
        """Open the store, made where there is none, until the test ends."""
        return self.doors.enter_context(self.opened(mode=mode, smtp=smtp, **more))

    @contextmanager
    def opened(
        self, *, mode: Mode | None = Mode.SANDBOX, smtp: SmtpSettings | None = None, **more: Any
    ) -> Iterator[House]:
        new = not self.home.exists()
        if self.new_id is None:
            self.new_id = ids_of_place(self.number) if new else uuid7
        settings = self.settings(smtp, **more)
        with open_house(settings, clock=self.clock, new_id=self.new_id, mode=mode) as house:
            if new and not self.url and not self.bare:
                shutil.copytree(empty_views(), folder_of_views(settings, house.store))
            yield house

    def settings(self, smtp: SmtpSettings | None = None, **more: Any) -> Settings:
        given: dict[str, Any] = {"home": self.home, "database": self.url, **more}
        given.setdefault("payments_checked", PaymentsCheck.NOT_REQUIRED)
        given.setdefault("plan_for_consumers", WALKED)
        given.setdefault("plan_for_businesses", WALKED)
        if smtp:
            given |= {"smtp_host": smtp.host, "smtp_port": smtp.port, "smtp_tls": SmtpTls.NONE}
            given.setdefault("smtp_timeout_seconds", 5)
        return Settings(**given)

    @contextmanager
    def another(self, name: str) -> Iterator["HousePlace"]:
        """Give an empty place of the same engine beside this one, for a short while."""
        if not self.url:
            yield HousePlace(self.engine, "", self.home / name, clock_at(MARCH))
            return
        with psycopg.connect(self.url, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
            try:
                url = urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))
                yield HousePlace(self.engine, url, self.home / name, clock_at(MARCH))
            finally:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def stored_bytes(self) -> bytes:
        """Give every byte that the database keeps, WAL included (its index holds no content)."""
        if not self.url:
            names = ("vordering.sqlite3", "vordering.sqlite3-wal")
            files = [self.home / name for name in names if (self.home / name).exists()]
            return b"".join(file.read_bytes() for file in files)
        with psycopg.connect(self.url) as server:
            return b"".join(_table(server, name) for name in _tables(server))

    def rows(self) -> dict[str, int]:
        """Count the rows of every table of the store and of its keys."""
        keys = self.home / "keys" / "keys.sqlite3"
        found = _sqlite_rows(keys) if keys.exists() else {}
        if not self.url:
            return found | _sqlite_rows(self.home / "vordering.sqlite3")
        with psycopg.connect(self.url) as server:
            for name in _tables(server):
                row = server.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()
                found[name] = row[0] if row else 0
        return found

    def close(self) -> None:
        self.doors.close()


def _tables(server: "psycopg.Connection[Any]") -> list[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
    return [name for (name,) in server.execute(query).fetchall()]


def _table(server: "psycopg.Connection[Any]", name: str) -> bytes:
    with server.cursor().copy(f'COPY "{name}" TO STDOUT (FORMAT binary)') as out:
        return b"".join(bytes(part) for part in out)


def _sqlite_rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as file:
        names = [
            name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        found = {
            name: file.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names
        }
    file.close()
    return found


def clock_at(day: date, at: time = time(10, 0)) -> MovingClock:
    clock = MovingClock(datetime(2000, 1, 1, tzinfo=UTC))
    clock.move_to(day, at)
    return clock


# --- taking in ---------------------------------------------------------------------------------


def source(name: str, *changes: tuple[str, str], called: str = "") -> InvoiceSource:
    """Give a sample as it comes in, changed where a test wants another one."""
    return InvoiceSource(called or name, sample(name, *changes))


def take_in(house: House, *sources: InvoiceSource, **how: Any) -> list[Outcome]:
    outcomes: list[Outcome] = []
    import_invoices(house, sources, progress=outcomes.append, **how)
    return outcomes


def one(house: House, name: str, *changes: tuple[str, str], **how: Any) -> Outcome:
    [outcome] = (o for o in take_in(house, source(name, *changes), **how) if o.file)
    return outcome


def claim_from(house: House, name: str, *changes: tuple[str, str]) -> UUID:
    """Take one invoice in and give its claim."""
    outcome = one(house, name, *changes)
    assert outcome.outcome is Result.IMPORTED, outcome.reason
    assert outcome.claim is not None
    return outcome.claim


def business_from(house: House, name: str = PLAIN, *changes: tuple[str, str]) -> UUID:
    """Take one invoice in of which the customer is known to be a company."""
    claim_id = claim_from(house, name, *changes)
    debtor = case_of(house, claim_id).debtor.id
    establish_capacity(house, debtor, by=by(), capacity=Capacity.COMPANY, evidence="KvK-uittreksel")
    return claim_id


# --- working -----------------------------------------------------------------------------------


def by() -> By:
    return By(key=f"test-{next(_keys)}", actor="els")


def order(house: House, claim_id: UUID) -> Mandate:
    """Give a command of a person on a claim, of today."""
    log = case_of(house, claim_id).creditor.id
    return Mandate(
        key=f"test-{next(_keys)}", actor="els", role="handler", today=house.today, log=log
    )


def run_on(place: HousePlace, house: House, day: date, **how: Any) -> RunReport:
    """Move the clock to the morning of a day and do its work."""
    place.clock.move_to(day, time(10, 0))
    return run_day(house, **how)


def run_until(place: HousePlace, house: House, first: date, last: date) -> dict[date, list[str]]:
    """Run day by day, both inclusive; give what happened on the days on which something did."""
    found = {}
    day = first
    while day <= last:
        report = run_on(place, house, day)
        if report.lines:
            found[day] = [_said(line.what, line.step, line.why) for line in report.lines]
        day = add_days(day, 1)
    return found


def _said(what: str, step: str, why: str) -> str:
    detail = (
        step
        if what.startswith("letter")
        else why.split(":", maxsplit=1)[0]
        if what == "task"
        else ""
    )
    return f"{what} {detail}".strip()


def next_day_with_work(house: House, claim_id: UUID, after: date) -> date:
    """Give the first day on which the plan lets something be done for a claim."""
    day = after
    while not isinstance(next_step(case_of(house, claim_id), today=day), Do):
        day += timedelta(days=1)
        assert day < add_days(after, 60), "nothing comes to be done"
    return day


def ordered_now(house: House, claim_id: UUID) -> UUID:
    """Order the letter of today's step, as a run does, and leave it undispatched."""
    case = case_of(house, claim_id)
    step = next_step(case, today=house.today)
    assert isinstance(step, Do)
    made = order_letter(case, step.step, today=house.today)

    def decide(session: Session) -> None:
        session.case(claim_id)
        session.letter(made.letter_id)
        stream = StreamRef(StreamKind.LETTER, made.letter_id, case.creditor.id)
        session.record(stream, [made.ordered])
        session.record(stream_of_claim(case.claim), [made.for_claim])

    house.collections.carry_out(order(house, claim_id), decide)
    return made.letter_id


# --- looking -----------------------------------------------------------------------------------


def case_of(house: House, claim_id: UUID) -> Case:
    return house.collections.case(claim_id)


def sent_steps(house: House, claim_id: UUID) -> list[str]:
    return [sent.step for sent in case_of(house, claim_id).claim.letters]


def facts_of(house: House, stream: UUID) -> list[Fact]:
    return [recorded.fact for recorded in house.collections.history(stream)]


def topics(house: House, stream: UUID) -> list[str]:
    return [fact.TOPIC for fact in facts_of(house, stream)]


def letters(house: House) -> list[Letter]:
    """Give all letters there are, in the order they were ordered."""
    return [house.collections.letter(one) for one in house.store.streams(StreamKind.LETTER)]


def statuses(house: House) -> list[LetterStatus]:
    return [letter.status for letter in letters(house)]


def whats(report: RunReport) -> list[str]:
    return [line.what for line in report.lines]


def broken(house: House) -> list[str]:
    """Give what fsck finds."""
    return [str(finding) for finding in check(house.store, open_vault=True)]


def files_of(folder: Path) -> list[str]:
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file())


def as_seen(outcomes: Sequence[Outcome]) -> list[tuple[object, ...]]:
    """Give outcomes without the ids that a store draws."""
    return [
        (o.file, o.outcome.value, o.invoice_number, o.amount, o.due_on, o.reason, o.code)
        for o in outcomes
    ]
