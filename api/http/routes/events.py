"""Events as they are recorded, on one connection: server-sent events."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.desk import AnyHouse
from api.http.events import watcher_of
from api.http.queries import asked_in_address
from api.problems import responses
from api.served import served
from api.strict import Operation
from application.events.reading import Events, for_whom, read_events
from application.house import House
from application.principal import Principal
from application.queries.of_events import ReadEvents
from application.rights.scope import require
from application.rights.viewings import note_viewings
from domain.errors import Refusal
from domain.shown import watching

router = APIRouter(route_class=Operation)
EVENT_STREAM: Final = "text/event-stream"
HEARTBEAT_SECONDS: Final = 15.0
_AT_ONCE: Final = 200
_PLACE: Final = re.compile(r"([0-9]{1,16})(?:\.([0-9a-f]{16})?)?", re.ASCII)
"""A position, and its mark where that was told."""
_RETRY: Final = b"retry: 2000\n\n"


class Listener:
    """Reads on behind a position for one connection, as long as whoever asked may."""

    def __init__(self, request: Request, house: House, wanted: ReadEvents) -> None:
        self._request, self._house, self._question = request, house, wanted
        self._watcher = watcher_of(request)
        self._after, self._mark = wanted.after, wanted.mark

    async def lines(self, first: Events) -> AsyncIterator[bytes]:
        """Everything there is, and what comes; something every quarter of a minute at least."""
        async with self._watcher.place():
            yield _RETRY
            found: Events | None = first
            while found is not None:
                yield self._written(found)
                self._after, self._mark = found.next, found.mark
                if not found.more:
                    await self._watcher.beyond(self._after, seconds=HEARTBEAT_SECONDS)
                if self._watcher.stopping.begun:
                    return
                found = await run_in_threadpool(self._if_he_still_may)

    def read(self, who: Principal) -> Events:
        """Read on; what is opened of people is written down before it leaves."""
        with watching() as shown:
            wanted = replace(
                self._question.wanted(), after=self._after, mark=self._mark, limit=_AT_ONCE
            )
            found = read_events(self._house, for_whom(who, wanted))
        if shown:
            what = f"GET {self._request.scope['route'].path}"
            note_viewings(self._house, who, shown, what=what, may=self._question.MAY)
        return found

    def _if_he_still_may(self) -> Events | None:
        """The same; None where a token ended, or a right was taken away, meanwhile."""
        try:
            who = self._request.app.state.known(self._request, self._house)
            require(who, lambda: self._house, self._question.MAY, self._question.__dict__)
            return self.read(who)
        except Refusal:
            return None

    def _written(self, found: Events) -> bytes:
        """Each with its position as its id; the last id keeps the place, with its mark."""
        written = [f"id: {one.position}\ndata: {one.model_dump_json()}\n\n" for one in found.events]
        written.append(f": nothing else\nid: {found.next}.{found.mark}\n\n")
        return "".join(written).encode()


_LINES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Each event: its position as `id`, CloudEvents JSON as `data`",
        "content": {EVENT_STREAM: {}},
    }
}
_question: Final = asked_in_address(ReadEvents, without=("limit", "wait"))


@router.get(
    "/v1/events/stream",
    tags=["events"],
    response_class=StreamingResponse,
    responses={**responses(404), **_LINES},
    openapi_extra={"x-refusals": [*ReadEvents.REFUSES, "events.too_many_wait"]},
)
async def stream_events(
    request: Request,
    house: AnyHouse,
    question: Annotated[ReadEvents, Depends(_question)],
    last_event_id: Annotated[
        str, Header(alias="Last-Event-ID", max_length=40, description="read on behind this one")
    ] = "",
) -> StreamingResponse:
    """Tell what is recorded, as it is recorded; `Last-Event-ID` reads on where one was cut off."""
    if place := _PLACE.fullmatch(last_event_id):
        after, mark = place.groups()
        question = question.model_copy(update={"after": int(after), "mark": mark or ""})
    watcher_of(request).require_room()
    require(served(), lambda: house, question.MAY, question.__dict__)
    listener = Listener(request, house, question)
    first = await run_in_threadpool(listener.read, served())
    return StreamingResponse(listener.lines(first), media_type=EVENT_STREAM)
