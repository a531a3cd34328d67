"""Views for many decisions: opened when they are first asked for, level each time they are."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from application.house import House
from application.views import Views, views_of

LevelViews = Callable[[], Views]
"""Gives views that are level with the log at that moment."""


@contextmanager
def views_kept_level(house: House) -> Iterator[LevelViews]:
    """Views for many lines or mails: opened when first asked for, level each time they are."""
    with ExitStack() as opened:
        kept: list[Views] = []

        def level() -> Views:
            if not kept:
                views = opened.enter_context(views_of(house))
                views.refresh()
                kept.append(views)
            kept[0].engine.catch_up("outstanding", "people")
            return kept[0]

        yield level
