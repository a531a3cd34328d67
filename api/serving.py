"""Serving a house: the app, its views kept level, the daily run at its hour, and uvicorn."""

import socket

import uvicorn

from api.app import make_app
from api.logs import start_logs
from api.schedule import Scheduler
from application.house import House
from application.views import views_of


def serve_house(house: House, door: socket.socket, *, host: str) -> None:
    """Serve until stopped by a signal; the port is already ours."""
    start_logs()
    with views_of(house) as views:
        views.refresh()
        with views.kept_level(), Scheduler(house, views).at_work():
            config = uvicorn.Config(
                make_app(house, views, host=host),
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=5,
            )
            uvicorn.Server(config).run(sockets=[door])
