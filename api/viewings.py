"""What an answer shows of people is written down before it leaves."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rights import right_of
from api.served import served
from application.rights.viewings import NewlyShown, note_viewings
from domain.shown import Shown, watching

SEEN: Final = "vordering.seen"
"""Under which name a request carries what is opened for its answer."""


def note_now(scope: Scope) -> None:
    """Write down what was opened so far, where the answer is made: it costs no thread of its own.

    What is opened later, and where nobody calls this, is written down when the answer leaves.
    """
    seen: NewlyShown = scope[SEEN]
    if fresh := seen.fresh():
        _note(scope, fresh)


class TellsViewings:
    """Stands before the app; what cannot be written down does not leave.

    Whatever is answered: a page that was refused and comes back shows as much as one that was
    asked for, and what is sent bit by bit is told bit by bit. What a command opens to carry
    itself out is shown to nobody (``domain.shown.unseen``).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch what is opened for an answer, and write it down with whoever asks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with watching() as shown:
            scope[SEEN] = seen = NewlyShown(shown)

            async def told(message: Message) -> None:
                if fresh := seen.fresh():
                    await run_in_threadpool(_note, scope, fresh)
                await send(message)

            await self._app(scope, receive, told)


def _note(scope: Scope, shown: Shown) -> None:
    """Nothing that is open to everybody shows anybody's data."""
    route = scope.get("route")
    may = right_of(route, scope["method"]) if route else None
    if route and may:
        what = f"{scope['method']} {route.path}"
        note_viewings(scope["app"].state.house, served(), shown, what=what, may=may)
