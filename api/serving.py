"""Serving a house: the app, its views kept level, the daily run at its hour, and uvicorn."""

import socket

import uvicorn
from starlette.types import ASGIApp

from api.app import make_app
from api.logs import start_logs
from api.patience import LONGEST_HEAD, MOST_CONNECTIONS, Patient
from api.schedule import Scheduler
from application.house import House
from application.views import views_of


def serve_house(house: House, door: socket.socket, *, host: str) -> None:
    """Serve until stopped by a signal; the port is already ours."""
    start_logs()
    with views_of(house) as views:
        views.refresh()
        schedule = Scheduler(house, views)
        with views.kept_level(), schedule.at_work():
            app = make_app(house, views, host=host, punctual=schedule.punctual)
            uvicorn.Server(server_config(app)).run(sockets=[door])


def server_config(app: ASGIApp) -> uvicorn.Config:
    """How the app is served: what a client may send, and keep open, is bounded."""
    return uvicorn.Config(
        app,
        http=Patient,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        limit_concurrency=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
