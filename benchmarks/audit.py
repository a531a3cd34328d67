"""The audit trail of a claim, and of the whole house by each filter, over a history of facts.

Each question is asked as the program answers it, from the question of its catalogue to the shape
that leaves. Before each first one the pages of its files are dropped from memory where the system
can (SQLite); what then comes first is ``cold``. ``processor`` is what a question took of it on
average, in this process: on SQLite all of it, whatever else the machine does. How an engine
finds what a filter names is printed on stderr, of every statement that the question took.
"""

import os
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any, Final

from api.wiring import open_house
from api.words.compliance.spoken import SpokenCompliance
from api.words.facts import told_in
from api.words.withheld import rule_said
from application.commands.fields import Euro
from application.exports.forms import ExportForm
from application.exports.trail import export_of
from application.house import House
from application.log_tree import tree_of
from application.principal import Principal
from application.queries.of_audit import AskAuditTrail
from application.queries.of_claims import ReadAuditTrail
from application.queries.query import Inquiry, Query
from application.settings import Settings
from application.views import Views, views_of
from benchmarks.grounds import Ground, Grounds
from benchmarks.history import FIRST_DAY, written
from benchmarks.measuring import Figure, Size, Spread, Target, percentile, seconds
from projections.audit.questions import AuditTrail
from projections.database import Database

QUICK, FULL = 20_000, 1_000_000
"""Facts of the history."""
ASKED: Final = 20
"""How often each question is asked, each time about something else where there is."""
CLAIMS: Final = 200
EXPORTED: Final = 200_000
"""Facts of the export whose memory is measured."""
OF_A_CLAIM: Final = Target(100, at_least=False, unit=" ms")
OF_THE_HOUSE: Final = Target(1_000, at_least=False, unit=" ms")
Ask = Callable[[Random], Query]


@dataclass
class Kept:
    """A house with a history and its trail, and what there is to ask about."""

    engine: str
    ground: Ground
    asked: Inquiry
    facts: int
    found: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def database(self) -> Database:
        """That of the trail."""
        return self.asked.views.engine.reading("audit_trail")()

    def one(self, what: str, chance: Random) -> Any:
        """One of what a column of the facts holds."""
        return chance.choice(self.found[what])


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Write a history, make its trail, and ask."""
    facts = size.facts or (FULL if size.full else QUICK)
    with grounds.empty(engine) as ground, ExitStack() as stack:
        kept = _kept(stack, ground, engine, facts)
        found = [_figure(kept, name, ask) for name, ask in _questions(kept)]
        for name, ask in _questions(kept):
            _explained(kept, name, ask)
        return [*found, *_roots(kept), *_exports(kept)]


def _kept(stack: ExitStack, ground: Ground, engine: str, facts: int) -> Kept:
    with ground.collections() as collections:
        chronicle = written(collections, ground.calendar, facts=facts)
    url = ground.url if engine == "postgres" else ground.url.split("://", 1)[1]
    settings = Settings(home=ground.folder / "home", database=url)
    house = stack.enter_context(open_house(settings, clock=ground.calendar))
    views = stack.enter_context(views_of(house))
    views.rebuild("audit_trail", "outstanding")
    kept = Kept(engine, ground, inquiry_of(house, views), chronicle.facts)
    kept.found = {
        "claim": [one.claim for one in chronicle.claims],
        "debtor": [one.debtor for one in chronicle.claims],
        "creditor": sorted({one.creditor for one in chronicle.claims}),
        **{name: _some(kept.database, name) for name in ("letter", "command", "actor")},
    }
    return kept


def inquiry_of(house: House, views: Views) -> Inquiry:
    """What a question is asked with, by whoever is at the machine."""
    return Inquiry(
        clock=house.clock,
        open_house=lambda: house,
        open_views=lambda: views,
        tell=told_in,
        who=Principal.at_the_machine("bench"),
        say_rule=rule_said,
        say_compliance=SpokenCompliance(),
    )


def _some(database: Database, column: str) -> list[Any]:
    rows = database.query(
        f"SELECT DISTINCT {column} FROM (SELECT {column} FROM facts WHERE {column} IS NOT NULL"
        " ORDER BY position LIMIT 20000) AS early LIMIT 500"
    )
    return sorted(value for (value,) in rows)


def _questions(kept: Kept) -> Iterator[tuple[str, Ask]]:
    """Each filter alone, some together, and what finds nothing: the whole log is looked through."""
    yield "a claim, its timeline", lambda c: ReadAuditTrail(claim_id=kept.one("claim", c))
    for name in ("claim", "debtor", "letter"):
        yield name, _of(kept, **{name: name})
    yield "command by id", _of(kept, command_id="command")
    yield "creditor", _of(kept, creditor="creditor")
    yield "actor", _of(kept, actor="actor")
    yield "kind: payments", lambda _: AskAuditTrail(topic=("claim.payment_received",))
    yield "kind: all letters", lambda _: AskAuditTrail(topic=("letter",))
    yield "kind: handed over", lambda _: AskAuditTrail(topic=("claim.handed_over",))
    yield "recorded on a day", lambda c: _on(c, "recorded")
    yield "in effect on a day", lambda c: _on(c, "effective")
    yield "amount", lambda c: AskAuditTrail(amount_from=Euro(c.randrange(500_00, 900_00)))
    yield "as of a day", lambda c: AskAuditTrail(on=_day(c))
    yield "as known at a moment", lambda c: AskAuditTrail(known_at=_noon(_day(c)))
    yield "person, kind, days and amount", lambda c: _together(kept, c)
    yield "a command nobody gave", lambda _: AskAuditTrail(command="nothing-such")
    yield "a person who did nothing", lambda _: AskAuditTrail(actor="nobody")
    yield "an amount there is not", lambda _: AskAuditTrail(amount_from=Euro(9_999_999_00))
    yield "a page of 1,000", lambda _: AskAuditTrail(limit=1_000, oldest_first=True)


def _of(kept: Kept, **named: str) -> Ask:
    return lambda chance: AskAuditTrail.model_validate(
        {name: kept.one(what, chance) for name, what in named.items()}
    )


def _day(chance: Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange(30, 500))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _on(chance: Random, what: str) -> Query:
    day = _day(chance)
    return AskAuditTrail.model_validate({f"{what}_from": day, f"{what}_to": day})


def _together(kept: Kept, chance: Random) -> Query:
    return AskAuditTrail(
        actor=kept.one("actor", chance),
        topic=("claim.payment_received", "claim.handed_over"),
        effective_from=_day(chance),
        amount_from=Euro(50_00),
        amount_to=Euro(500_00),
    )


def _figure(kept: Kept, name: str, ask: Ask) -> Figure:
    chance = Random(name)
    _forget(kept)
    cold = seconds(lambda: ask(chance).answer(kept.asked)) * 1000
    many = CLAIMS if name == "a claim, its timeline" else ASKED
    worked = process_time()
    warm = [seconds(lambda: ask(chance).answer(kept.asked)) * 1000 for _ in range(many)]
    worked = (process_time() - worked) * 1000 / many
    slow = percentile(warm, 0.99)
    return Figure(
        number="A",
        what=f"{kept.engine}: {name}, {kept.facts:,} facts",
        ours=f"p50 {percentile(warm, 0.5):.1f}, p99 {slow:.1f} ms",
        yardstick=f"cold {cold:.0f} ms, processor {worked:.1f} ms",
        judged=Spread(slow, min(warm), max(*warm, cold)),
        unit=" ms",
        target=OF_A_CLAIM if name == "a claim, its timeline" else OF_THE_HOUSE,
    )


def _forget(kept: Kept) -> None:
    """Let the system drop what it remembers of the files of this ground, and of no others."""
    for path in kept.ground.folder.rglob("*"):
        if path.is_file() and kept.engine == "sqlite":
            _dropped(path)


def _dropped(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def _roots(kept: Kept) -> Iterator[Figure]:
    """The root of the longest log: from its leaves, from its tiles; and the proof of a leaf."""
    house, chance = kept.asked.house, Random("roots")
    log = max(kept.found["creditor"], key=house.store.log_size)
    first = seconds(lambda: tree_of(house, log).root) * 1000
    again = [seconds(lambda: tree_of(house, log).root) * 1000 for _ in range(ASKED)]
    tree = tree_of(house, log)
    proofs = [
        seconds(lambda: tree.inclusion(chance.randrange(tree.size))) * 1000 for _ in range(1_000)
    ]
    yield Figure(
        number="A",
        what=f"{kept.engine}: root of a log of {tree.size:,} facts, proof of a leaf",
        ours=f"p50 {percentile(again, 0.5):.1f}, p99 {percentile(again, 0.99):.1f} ms;"
        f" proof p99 {percentile(proofs, 0.99):.2f} ms",
        yardstick=f"the first from its leaves {first:.0f} ms",
        judged=Spread.of(again),
        unit=" ms",
        target=OF_A_CLAIM,
    )


def _exports(kept: Kept) -> Iterator[Figure]:
    """Write all facts through a position, and see how much memory that took."""
    positions = kept.database.query(
        f"SELECT position FROM cards ORDER BY position LIMIT 1 OFFSET {EXPORTED - 1}"
    )
    moment = None
    if positions:
        [(recorded,)] = kept.database.query(
            "SELECT recorded_at FROM facts WHERE position = ?", list(positions[0])
        )
        moment = recorded
    question = AskAuditTrail(oldest_first=True, known_at=moment)
    begun = perf_counter()
    export = export_of(kept.asked, question, form=ExportForm.CSV, what="bench")
    ready = perf_counter() - begun
    size = sum(map(len, export.parts()))
    took = perf_counter() - begun
    yield Figure(
        number="A",
        what=f"{kept.engine}: export of {export.head.count:,} facts as CSV",
        ours=f"{size / 1e6:.0f} MB in {took:.0f} s",
        yardstick=f"first byte after {ready:.1f} s",
        judged=Spread.of([export.head.count / took]),
        unit="/s",
    )
    tracemalloc.start()
    export = export_of(kept.asked, question, form=ExportForm.JSONL, what="bench")
    ready_mb = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.reset_peak()
    size = sum(map(len, export.parts()))
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    yield Figure(
        number="A",
        what=f"{kept.engine}: memory of an export of {export.head.count:,} facts",
        ours=f"{size / 1e6:.0f} MB as JSON Lines",
        yardstick=f"made ready: {ready_mb:.0f} MB",
        judged=Spread.of([most]),
        unit=" MB",
        target=Target(100, at_least=False, unit=" MB"),
    )


@dataclass
class _Heard:
    """A database whose statements are heard."""

    database: Database
    said: list[tuple[str, Sequence[Any]]]

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        self.said.append((statement, list(values)))
        return self.database.query(statement, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.database, name)


def _explained(kept: Kept, name: str, ask: Ask) -> None:
    """Say on stderr how the engine finds what a question names."""
    said: list[tuple[str, Sequence[Any]]] = []
    views = kept.asked.views
    real = views.audit
    heard = _Heard(kept.database, said)
    views.__dict__["audit"] = AuditTrail(lambda: heard)
    try:
        ask(Random(name)).answer(kept.asked)
    finally:
        views.__dict__["audit"] = real
    how = "EXPLAIN QUERY PLAN" if kept.engine == "sqlite" else "EXPLAIN (ANALYZE, COSTS OFF)"
    print(f"\n== {kept.engine}: {name}", file=sys.stderr)
    for statement, values in said:
        print(f"-- {statement[:400]}", file=sys.stderr)
        for row in kept.database.query(f"{how} {statement}", values):
            print(f"   {row[-1]}", file=sys.stderr)
