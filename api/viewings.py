"""What an answer shows of people is written down before it leaves."""

from collections.abc import Sequence
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapters.access.reads import Viewing
from api.gathered import InOneGo
from api.rights import right_of
from api.served import served
from application.rights.viewings import NewlyShown, viewings_of
from domain.shown import Shown, watching

SEEN: Final = "vordering.seen"
"""Under which name a request carries what is opened for its answer."""
DRAWN_UP: Final = "vordering.viewings"
"""Under which name it carries what is to be written down of that."""
FEW: Final = 8
"""So many who ask at once write down each his own: all who do are one transaction as well."""


def draw_up_now(scope: Scope) -> None:
    """Say what was opened so far, where the answer is made: it costs no thread of its own.

    Where few ask it is written down at once, in this thread: a hand-over is a wait for whoever has
    the interpreter. Where many do, when the answer leaves, for all whose answers leave then
    together. So is what is opened later, and where nobody calls this.
    """
    seen: NewlyShown = scope[SEEN]
    if not (fresh := seen.fresh()):
        return
    viewings, state = _viewings(scope, fresh), scope["app"].state
    if state.readers.under_way + state.lookers.under_way <= FEW:
        state.house.reads.note(viewings)
    else:
        scope[DRAWN_UP] = viewings


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
                viewings: Sequence[Viewing] = scope.pop(DRAWN_UP, ())
                if fresh := seen.fresh():
                    later = await run_in_threadpool(_viewings, scope, fresh)
                    viewings = [*viewings, *later]
                if viewings:
                    noting: InOneGo[Sequence[Viewing], None] = scope["app"].state.noting
                    await noting.done(viewings)
                await send(message)

            await self._app(scope, receive, told)


def _viewings(scope: Scope, shown: Shown) -> list[Viewing]:
    """Nothing that is open to everybody shows anybody's data."""
    route = scope.get("route")
    may = right_of(route, scope["method"]) if route else None
    if not route or not may:
        return []
    what = f"{scope['method']} {route.path}"
    return viewings_of(scope["app"].state.house, served(), shown, what=what, may=may)
