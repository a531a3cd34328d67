"""The tables of all views, empty and made once in a run: a house of the tests begins with a copy.

Making these tables is most of what an empty house costs; ``tests/projections`` holds how they are
made, and the houses that commands open make their own.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from adapters.store.opening import Store
from adapters.views import PostgresViews, SqliteViews
from application.view_engine import engine_of


def make_empty(views: SqliteViews | PostgresViews) -> None:
    """Make the first generation of every view, and close them."""
    engine = engine_of(cast("Store", _Silent()), views)
    for view in engine.views.values():
        engine.current(view)
    views.close()


@cache
def empty_views() -> Path:
    """The folder with a file of each view, for others to be copies of."""
    made = Path(_kept().name) / "views"
    make_empty(SqliteViews(made))
    return made


@cache
def _kept() -> TemporaryDirectory[str]:
    """A folder that goes at the end of the program."""
    return TemporaryDirectory(prefix="vordering-views-")


class _Silent:
    """A store that is asked for nothing."""

    def open_sealed(self, *_: object) -> None:
        raise AssertionError
