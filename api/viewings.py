"""What an answer shows of people is written down before it leaves."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rights import right_of
from api.served import served
from application.rights.viewings import note_viewings
from domain.shown import watching

_READS: Final = frozenset({"GET", "HEAD"})
_FAILURES: Final = 400


class TellsViewings:
    """Stands before the app; an answer that cannot be written down does not leave.

    What a command opens to carry itself out is shown to nobody: only what is read is told.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch what is opened for a reading, and write it down with whoever reads."""
        if scope["type"] != "http" or scope["method"] not in _READS:
            await self._app(scope, receive, send)
            return
        with watching() as shown:

            async def told(message: Message) -> None:
                if (
                    message["type"] == "http.response.start"
                    and shown
                    and message["status"] < _FAILURES
                ):
                    await run_in_threadpool(_note)
                await send(message)

            def _note() -> None:
                route = scope["route"]
                may = right_of(route, scope["method"])
                if may is not None:
                    what = f"{scope['method']} {route.path}"
                    note_viewings(scope["app"].state.house, served(), shown, what=what, may=may)

            await self._app(scope, receive, told)
