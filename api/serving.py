"""Serving a house: the app, its views kept level, the daily run, what is sent, and uvicorn."""

import gc
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import structlog
import uvicorn
from starlette.types import ASGIApp

from api.app import make_app
from api.bank_folder import BankFolder
from api.daily_run import run_beside
from api.logs import start_logs
from api.mail_watch import MailWatch
from api.notice_watch import NoticeWatch
from api.patience import LONGEST_HEAD, Patient
from api.schedule import Scheduler
from api.signals import stops_at_signals
from api.views_beside import views_kept_beside
from application.erasures.carried_out import finish_erasures
from application.house import House
from application.stopping import Stopping
from application.views import views_of
from application.webhooks.work import deliver_until, sender_of

log = structlog.get_logger()


def serve_house(house: House, door: socket.socket, *, host: str) -> None:
    """Serve until stopped by a signal; the port is already ours."""
    start_logs()
    stopping, seconds = Stopping(), house.settings.stop_seconds
    with views_of(house) as views:
        views.waits = lambda: log.info("views_are_made_elsewhere")
        views.refresh()
        finish_erasures(house)
        schedule = Scheduler(house, views, runs=run_beside)
        folder, mail = BankFolder(house), MailWatch(house)
        notices = NoticeWatch(house, views)
        for one in (schedule, folder, mail, notices):
            stopping.listen(one.stop)
        with (
            stops_at_signals(stopping, seconds=seconds),
            views_kept_beside(house, views),
            schedule.at_work(),
            folder.at_work(),
            mail.at_work(),
            notices.at_work(),
            delivering(house, stopping),
        ):
            app = make_app(house, views, host=host, punctual=schedule.punctual, stopping=stopping)
            _settle_memory()
            Served(server_config(app, stop_seconds=seconds), stopping).run(sockets=[door])


def _settle_memory() -> None:
    """Set apart what there is for good, so that nobody waits while it is looked through again.

    Routes, shapes and views are some 300,000 objects that stay: a full collection of them stops
    every request at once for a tenth of a second.
    """
    gc.collect()
    gc.freeze()


@contextmanager
def delivering(house: House, stopping: Stopping) -> Iterator[None]:
    """Deliver events in a thread of its own while inside; what is on its way then is awaited."""
    sender = sender_of(house)
    own = Stopping()
    leave = stopping.listen(own.begin)
    thread = Thread(target=deliver_until, args=(house, sender, own), name="webhooks", daemon=True)
    thread.start()
    try:
        yield
    finally:
        leave()
        own.begin()
        thread.join()


class Served(uvicorn.Server):
    """A server that takes no more once it is told, and leaves signals to the program."""

    def __init__(self, config: uvicorn.Config, stopping: Stopping) -> None:
        """Listen to ``stopping``."""
        super().__init__(config)
        self._stopping = stopping

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none: whoever called us hears them, and goes on to close what is open."""
        yield

    async def on_tick(self, counter: int) -> bool:
        """Look whether to stop, ten times a second."""
        if self._stopping.begun and not self.should_exit:
            self.should_exit = True
            log.info("stopping", in_flight=len(self.server_state.tasks))
        return await super().on_tick(counter)


def server_config(app: ASGIApp, *, stop_seconds: int) -> uvicorn.Config:
    """How the app is served: what a client may send, and keep open, is bounded."""
    return uvicorn.Config(
        app,
        http=Patient,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=stop_seconds,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
