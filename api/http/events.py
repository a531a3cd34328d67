"""The question what was recorded, over HTTP: waiting for something new, and answered as a batch."""

from typing import Final

from fastapi import Request, Response

from api.watching import Watcher
from application.queries.of_events import MOST_SECONDS, EventsOut

BATCH: Final = "application/cloudevents-batch+json"


def watcher_of(request: Request) -> Watcher:
    """Who watches the log for this server."""
    watcher: Watcher = request.app.state.watcher
    return watcher


async def waits(request: Request) -> None:
    """Wait, before a thread is taken, until there is something to answer or patience ends.

    What is no number here is refused where it is read.
    """
    after, wait = (request.query_params.get(name, "0") for name in ("after", "wait"))
    if not (_is_number(after) and _is_number(wait)) or not 0 < int(wait) <= MOST_SECONDS:
        return
    watcher = watcher_of(request)
    watcher.require_room()
    async with watcher.place():
        await watcher.beyond(int(after), seconds=int(wait))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 17  # noqa: PLR2004 - as 2**53


def as_batch(request: Request, answer: EventsOut) -> Response | None:
    """The answer as a batch of CloudEvents, where that is asked for: ``next`` is a link then."""
    if BATCH not in request.headers.get("accept", ""):
        return None
    written = b",".join(one.model_dump_json().encode() for one in answer.events)
    link = request.url.include_query_params(after=answer.next, mark=answer.mark)
    return Response(
        b"[" + written + b"]",
        media_type=BATCH,
        headers={"Link": f'<{link.path}?{link.query}>; rel="next"', "Vary": "Accept"},
    )
