"""The question what was recorded: events for other systems, in the order of recording."""

from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.events.cloud_event import CloudEvent
from application.events.reading import EventsWanted, for_whom, read_events
from application.queries.query import Inquiry, Query
from application.queries.shapes import Out

MOST_SECONDS: Final = 60


class EventsOut(Out):
    """Events in the order of recording; ``next`` is ``after`` of what comes behind them.

    ``next`` also passes what is not told here, so that it moves on where ``events`` is empty.
    ``more``: at once.
    """

    events: list[CloudEvent]
    next: int
    mark: str
    """Of the fact at ``next``: given back with it, it shows that the log is still the same."""
    more: bool


class ReadEvents(Query):
    """Read what was recorded behind a position, in commit order and without gaps (CloudEvents).

    Keep ``next`` and ``mark`` together with what you did with the events, and ask again with them
    as ``after`` and ``mark``: so you get each event once, also after you were away. Whose creditors
    are not yours is left out. Personal data are withheld, unless you ask for them; then it is noted
    that you read them.
    """

    NAME: ClassVar[str] = "events"
    PATH: ClassVar[str] = "/v1/events"
    TAG: ClassVar[str] = "events"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.unknown",
        "creditor.unknown",
        "events.beyond_end",
        "events.other_log",
        "events.unknown_type",
    )
    FRESH: ClassVar[bool] = False

    after: Annotated[int, Field(ge=0, le=2**53, description="behind this position")] = 0
    mark: Annotated[
        str,
        Field(
            pattern=r"^([0-9a-f]{16})?$",
            description="told with this position; another fact stands there by now: refused",
        ),
    ] = ""
    limit: Annotated[int, Field(ge=1, le=1_000)] = 100
    types: Annotated[
        tuple[Annotated[str, Field(max_length=80)], ...],
        Field(
            alias="type",
            max_length=200,
            description="of this name, or all that begin so: 'claim.*'; repeat it",
            examples=[["claim.payment_received"]],
        ),
    ] = ()
    claim: Annotated[UUID | None, Field(description="about this claim, its letters too")] = None
    creditor: UUID | None = None
    personal: Annotated[bool, Field(description="with personal data; it is noted who read")] = False
    wait: Annotated[
        int,
        Field(
            ge=0,
            le=MOST_SECONDS,
            description="seconds to wait for something new, where there is nothing; over HTTP",
        ),
    ] = 0

    def answer(self, asked: Inquiry) -> EventsOut:
        """The events that whoever asks may see."""
        found = read_events(asked.house, for_whom(asked.who, self.wanted()))
        return EventsOut(
            events=list(found.events), next=found.next, mark=found.mark, more=found.more
        )

    def wanted(self) -> EventsWanted:
        """Which events are asked for, whoever asks."""
        return EventsWanted(
            after=self.after,
            mark=self.mark,
            limit=self.limit,
            types=self.types,
            claim=self.claim,
            creditor=self.creditor,
            personal=self.personal,
        )
