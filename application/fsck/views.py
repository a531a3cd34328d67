"""The views held against the log: each is made again, compared, and taken away."""

from collections.abc import Iterator, Sequence

from adapters.store.findings import Finding, Place, guarded
from application.house import House
from application.views import Views, views_of
from projections.engine import Engine
from projections.opened import Open
from projections.rebuild import Rebuilt


def view_findings(house: House) -> Iterator[Finding]:
    """Find views that hold other rows than the log gives, and those that cannot be read.

    One that was never made, or made and never filled, is none; the next question fills it.
    """
    with views_of(house) as views:
        sound = []
        for name in views.engine.views:
            found = list(guarded(Place(table="views", key=name), _unreadable(views.engine, name)))
            yield from found
            if not found and _filled(views.engine, name):
                sound.append(name)
        yield from guarded(Place(table="views"), _different(views, sound))


def _unreadable(engine: Engine, name: str) -> Iterator[Finding]:
    current = engine.generations.current(name)
    if current is None:
        if engine.generations.generations(name):
            yield _finding(name, "pointer", "it is there, and nothing says which one is read")
        return
    opened = Open(engine.view(name), current, engine.generations.open(name, current))
    for broken in opened.database.damage():
        yield _finding(name, "damaged", f"its file is damaged: {broken}")
    if _count(opened, "progress") != 1:
        yield _finding(name, "position", "it does not say once how far it is")
    progress = opened.progress()
    if progress.identity != opened.view.identity:
        yield _finding(name, "outdated", "it rests on other rates, plans or tables")
    if not 0 <= progress.position <= engine.feed.last_position():
        yield _finding(name, "position", "it says that it is further than the log")
    if progress.identity == opened.view.identity:  # an outdated one may have no such tables
        yield from _out_of_step(opened)
    if progress.position == 0 and any(_count(opened, one.name) for one in opened.view.tables):
        yield _finding(name, "position", "it holds rows, and says that it was never filled")


def _out_of_step(opened: Open) -> Iterator[Finding]:
    """What it keeps added up and its rows do not give, now or before it was let go."""
    name = opened.view.name
    for what in opened.view.added_wrongly(opened.database):
        yield _finding(name, "totals", f"what is kept added up is not what its rows give: {what}")
    for position in opened.view.let_gone(opened.database):
        what = f"what it kept added up was not what its rows gave, at position {position}"
        yield _finding(name, "let_gone", f"{what}; it was kept anew, and a rebuild proves the rows")


def _filled(engine: Engine, name: str) -> bool:
    current = engine.generations.current(name)
    if current is None:
        return False
    view = engine.view(name)
    return Open(view, current, engine.generations.open(name, current)).progress().position > 0


def _count(opened: Open, table: str) -> int:
    [(count,)] = opened.database.query(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - ours
    return int(count)


def _different(views: Views, names: Sequence[str]) -> Iterator[Finding]:
    left_out = {name: set[str]() for name in names}
    for one in views.engine.quarantined() if names else ():
        if one.view in left_out:
            left_out[one.view].add(one.stream)
    for made in views.compared(*names) if names else ():
        if made.comparison is None:
            yield _finding(made.view, "unreadable", "its rows cannot be read")
        if made.comparison is not None and made.comparison.difference is not None:
            at = made.comparison.difference
            columns = ", ".join(at.columns) or f"missing in the {at.missing_in} one"
            what = f"other rows than the log gives, first {_key(at.key)} ({columns})"
            yield _finding(f"{made.view} {at.table}", "rows", what)
        if left_out[made.view] != _streams(made):
            yield _finding(made.view, "left_out", "it leaves out other streams than it should")


def _streams(made: Rebuilt) -> set[str]:
    return {one.stream for one in made.quarantined}


def _key(key: Sequence[object]) -> str:
    return " ".join(map(str, key))


def _finding(key: str, code: str, what: str) -> Finding:
    return Finding(place=Place(table="views", key=key), code=code, what=what)
