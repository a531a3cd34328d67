"""The engine over every view there is, here or in another process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from adapters.store.opening import Mode, Store
from application.elsewhere import StoreElsewhere
from application.settings import Settings
from application.view_faults import left_out, let_gone
from application.view_places import generations_of
from projections.audit.fold import AuditTrailView
from projections.bank.fold import BankView
from projections.database import Generations
from projections.engine import Engine
from projections.mail.fold import MailView
from projections.outstanding.fold import OutstandingView
from projections.people.fold import PeopleView
from projections.refunds.fold import RefundsView
from projections.worklist.fold import WorkListView


def engine_of(store: Store, generations: Generations) -> Engine:
    """The engine over every view there is."""
    views = (
        OutstandingView(),
        WorkListView(),
        AuditTrailView(),
        PeopleView(store.open_sealed),
        BankView(),
        RefundsView(),
        MailView(),
    )
    return Engine(store, generations, views, told=left_out, let_gone=let_gone)


@dataclass(frozen=True, slots=True)
class ViewsElsewhere:
    """Opens the store and views of a house in another process, to read the log and fold it."""

    settings: Settings
    mode: Mode
    now: datetime

    @contextmanager
    def __call__(self) -> Iterator[Engine]:
        """Open the store, which is there, with its keys."""
        with StoreElsewhere(self.settings, self.mode, self.now)() as store:
            generations = generations_of(self.settings, store)
            try:
                yield engine_of(store, generations)
            finally:
                generations.close()
