"""A route whose body nobody reads before it is known who sends it, and that he may."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute


class Guarded(APIRoute):
    """Lets whoever asks in, or not, before anything of what he sends is read.

    A dependency would be asked after the body: seventy megabytes of somebody whom nobody knows.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request of whoever was let in."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            await request.app.state.let_in(request)
            return await answer(request)

        return answered
