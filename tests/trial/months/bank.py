"""Bank files of a month, and when they reach the house: late, twice, never, overlapping."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from lxml import etree

from tests.adapters.statements.month import AccountMonth, Batch, Movement
from tests.adapters.statements.writing_camt import camt053, camt054
from tests.adapters.statements.writing_mt940 import BICS, mt940
from tests.trial.months.truth import DAY, Booked, Month

NOON = 12


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file that reaches the house on a day, before its run or after it."""

    on: date
    before_run: bool
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Habits:
    """How a bank and a bookkeeper treat an account."""

    forms: tuple[str, ...]
    every: int
    """Days in a file."""
    late: float
    lost: float
    twice: float
    noon: float
    overlap: float
    notices: float
    """How often what came in is told by a CAMT.054 as well."""
    counted: bool
    """One that makes no statement of a quiet day, and numbers those that it makes."""


def habits_of(random: Random, *, own: Random) -> Habits:
    """Some that are neat, some that are not; ``own``: of what was drawn after all else."""
    neat = random.random() < 0.35
    found = Habits(
        forms=random.choice((("camt",), ("mt940",), ("camt", "mt940"))),
        every=random.choice((1, 1, 1, 1, 3, 7)),
        late=0.03 if neat else random.choice((0.1, 0.4)),
        lost=0.0 if neat else random.choice((0.0, 0.05, 0.15)),
        twice=0.05 if neat else 0.25,
        noon=0.0 if neat else random.choice((0.0, 0.3)),
        overlap=0.0 if neat else random.choice((0.0, 0.3)),
        notices=random.choice((0.0, 0.0, 0.3)),
        counted=False,
    )
    if found.every == 1 and own.random() < 0.3:
        return replace(found, forms=("camt",), overlap=0.0, counted=True)
    return found


def files_of(random: Random, month: Month) -> list[Arriving]:
    """Every file that reaches the house, in the order in which it does."""
    found = [one for iban in month.accounts for one in _of_account(random, month, iban)]
    random.shuffle(found)
    return sorted(found, key=lambda one: (one.on, not one.before_run))


def _of_account(random: Random, month: Month, iban: str) -> Iterator[Arriving]:
    habits = habits_of(random, own=Random(f"quiet days of {iban}"))
    number = 0
    opening = random.randrange(1_000_00, 90_000_00)
    booked = [one for one in month.booked if one.iban == iban]
    start = month.first - 2 * DAY
    while start <= month.last:
        end = min(start + (habits.every - 1) * DAY, month.last)
        first = start - random.randrange(1, 5) * DAY if random.random() < habits.overlap else start
        first = max(first, month.first - 2 * DAY)
        form = random.choice(habits.forms)
        lost = random.random() < habits.lost
        if habits.counted and not any(first <= one.move.on <= end for one in booked):
            start = end + DAY
            continue
        number += habits.counted
        if not lost:
            content = _written(booked, iban, opening, first, end, form, number=number)
            name = f"{iban}-{first}-{end}.{form}"
            yield from _sent(random, habits, end, name, content)
        if not lost and len(habits.forms) > 1 and random.random() < 0.2:
            other = "mt940" if form == "camt" else "camt"
            content = _written(booked, iban, opening, start, end, other)
            yield from _sent(random, habits, end, f"{iban}-{start}-{end}.{other}", content)
        if random.random() < habits.noon:
            content = _written(booked, iban, opening, end, end, "mt940", until=NOON)
            yield Arriving(end, False, f"{iban}-{end}-noon.mt940", content)
        if random.random() < habits.notices and not lost:
            content = _written(booked, iban, opening, start, end, "notice")
            yield from _sent(random, habits, end, f"{iban}-{start}.054", content)
        start = end + DAY
    if random.random() < 0.3:  # the bookkeeper fetches all of it once more
        since, upto = month.first - 2 * DAY, month.first + random.randrange(8, month.days) * DAY
        content = _written(booked, iban, opening, since, upto, random.choice(habits.forms))
        yield from _sent(random, habits, upto, f"{iban}-whole", content)


def _sent(
    random: Random, habits: Habits, end: date, name: str, content: bytes
) -> Iterator[Arriving]:
    late = random.choice((1, 2, 3, 6)) if random.random() < habits.late else 0
    on = end + (1 + late) * DAY
    before = random.random() < 0.9
    yield Arriving(on, before, name, content)
    if random.random() < habits.twice:
        yield Arriving(on + random.randrange(4) * DAY, random.random() < 0.5, name, content)


def _written(
    booked: list[Booked],
    iban: str,
    opening: int,
    first: date,
    last: date,
    form: str,
    *,
    until: int = 24,
    number: int = 0,
) -> bytes:
    """A file of some days; ``until``: made at that hour of its last day; 0: it bears no number."""
    before = sum(one.move.amount for one in booked if one.move.on < first)
    moves = [
        one
        for one in booked
        if first <= one.move.on < last or (one.move.on == last and one.hour < until)
    ]
    months = AccountMonth(
        account=iban,
        bic=BICS[iban[4:8]],
        owner="Fietswerk De Ketting",
        opening=opening + before,
        first=first,
        last=last,
        moves=tuple(_as_told(one) for one in moves),
    )
    if form == "mt940":
        return mt940(months)
    raw = camt054(months) if form == "notice" else camt053(months)
    return _numbered(raw, iban, first, last, number)


def _as_told(one: Booked) -> Movement | Batch:
    if one.batch:
        return Batch(
            on=one.move.on, amount=one.move.amount, count=one.batch, reference=one.move.reference
        )
    return replace(one.move)


def _numbered(raw: bytes, iban: str, first: date, last: date, number: int) -> bytes:
    """The id of its own that a bank gives each statement, and its number; 0: it does not count."""
    root = etree.fromstring(raw)
    [statement] = (one for one in root.iter("{*}Stmt", "{*}Ntfctn"))
    for name, said in (
        ("Id", f"{iban[-10:]}{first:%y%m%d}{last:%y%m%d}"),
        ("ElctrncSeqNb", str(number)),
    ):
        found = statement.find(f"{{*}}{name}")
        assert found is not None
        found.text = said
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
