"""Views that end or fail in another process; it imports no more than it takes to make them."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import Any

from application.view_engine import ViewsElsewhere
from domain.errors import StoreError
from projections.batch import Batch
from projections.engine import Engine
from projections.log.quarantine import Quarantine
from projections.outstanding.fold import OutstandingView
from projections.view import Edit


class DyingView(OutstandingView):
    """A view whose fold ends the process that works it out, unless that is the test itself."""

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        if parent_process() is not None:
            os._exit(9)
        return super().fold(batch, quarantine)


class FailingView(OutstandingView):
    """A view whose fold fails in another process, as where the database goes away."""

    def fold(self, batch: Batch, quarantine: Quarantine) -> Sequence[Edit]:
        if parent_process() is not None:
            raise StoreError("The views cannot be reached.")
        return super().fold(batch, quarantine)


@dataclass(frozen=True)
class Elsewhere:
    """A place where one view is another one."""

    place: ViewsElsewhere
    view: type[OutstandingView]

    @contextmanager
    def __call__(self) -> Iterator[Engine]:
        with self.place() as engine:
            yield Engine(engine.feed, engine.generations, [self.view(), *_others(engine)])


def _others(engine: Engine) -> list[Any]:
    return [view for name, view in engine.views.items() if name != "outstanding"]
