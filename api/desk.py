"""The desk: what an endpoint has at hand, and how it answers a command."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Header, Request, Response
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from api.in_flight import InFlight
from api.problems import KEY_HEADER
from api.served import served
from api.settling import Settling
from api.words.compliance.spoken import SpokenCompliance
from api.words.facts import told_in
from api.words.withheld import rule_said
from application.answers import answer_of
from application.by import By
from application.commands.fields import unfit_part
from application.house import House
from application.principal import Principal
from application.queries.query import Inquiry
from application.queries.shapes import AnswerOut
from application.stopping import Stopping
from application.views import Views
from domain.application import Receipt, Session
from domain.characters import Unfit, tidy
from domain.facts import INSTALLATION

PATIENCE_SECONDS: Final = 2.0
"""How long an answer waits for the views, so that who wrote reads what he wrote."""

REPLAYED: Final = "Idempotent-Replayed"
BEHIND: Final = "Views-Behind"
"""Told with an answer to what was stored, where lists and pages do not show it yet."""


async def house_of(request: Request) -> House:
    """Give the house this server works in."""
    house: House = request.app.state.house
    return house


async def views_of(request: Request) -> Views:
    """Give the views of this server."""
    views: Views = request.app.state.views
    return views


async def stopping_of(request: Request) -> Stopping:
    """Give what tells that this server is on its way out."""
    stopping: Stopping = request.app.state.stopping
    return stopping


AnyHouse = Annotated[House, Depends(house_of)]
AnyViews = Annotated[Views, Depends(views_of)]
AnyStopping = Annotated[Stopping, Depends(stopping_of)]


def in_header(given: str) -> str:
    """What a header says, in UTF-8 where it is that; raises Refusal ``text.unfit``."""
    with suppress(UnicodeError):
        given = given.encode("latin-1").decode()
    return tidy(given.strip())


def _key_said(given: object) -> object:
    """A key as it is kept; one that cannot be is a fault of its header."""
    try:
        said = in_header(str(given))
    except Unfit as refusal:
        raise unfit_part(refusal) from None
    if not said:
        raise PydanticCustomError("missing", "is missing or empty")
    return said


KeyHeader = Annotated[
    str,
    BeforeValidator(_key_said),
    Header(
        alias=KEY_HEADER,
        min_length=1,
        max_length=200,
        description=(
            "a key of your own, for each login; a repeat under it is carried out once, and gets"
            " the same answer for as long as the store is kept: a key never expires"
        ),
        examples=["3f0c6f5e-5a43-4a53-9d0e-4b7d7a3f1c11"],
    ),
]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a command comes in: the house, its views, and who asks under which key."""

    house: House
    views: Views
    settling: Settling
    response: Response
    who: Principal
    key: str

    def by(self, reason_text: str = "", *, seen: frozenset[int] | None = None) -> By:
        """Give who gives the command, and the versions that it may rest on."""
        return By(
            key=self.key,
            actor=self.who.login,
            who=self.who,
            reason_text=reason_text,
            seen=seen,
            remembered=True,
        )

    def answer(self, receipt: Receipt) -> AnswerOut:
        """Say what was recorded, from the facts; a repeat is told by a header."""
        if receipt.repeated:
            self.response.headers[REPLAYED] = "true"
        return answer_of(self.house, receipt)

    def keep_key(self, *said: object) -> None:
        """Keep the key of what is no command, with a keyed hash of what was sent under it.

        Raises Refusal ``command.key_reused`` where that was something else.
        """
        mandate = self.by().command(self.house, log=INSTALLATION, said=said)
        self.house.collections.carry_out(mandate, _nothing)

    def level(self) -> None:
        """Wait until the views show all there is, or patience ends.

        What is stored is answered so, whatever becomes of the views: a header says they lag.
        """
        if not self.views.wait_for(self.house.store.last_position(), timeout=PATIENCE_SECONDS):
            self.response.headers[BEHIND] = "true"

    async def settled(self, position: int) -> None:
        """Wait until the views show what was recorded, or patience ends; without a thread."""
        if position and not await self.settling.shown(position, seconds=PATIENCE_SECONDS):
            self.response.headers[BEHIND] = "true"


def _nothing(session: Session) -> None:
    """Record no more than the key."""
    del session


async def desk_of(request: Request, response: Response, key: KeyHeader) -> AsyncIterator[Desk]:
    """Set the desk for a command, the only one under its key; raises StillUnderWay."""
    state = request.app.state
    in_flight: InFlight = state.in_flight
    async with in_flight.held(state.house.store.leases, served().login, key):
        yield Desk(state.house, state.views, state.settling, response, served(), key)


# Of scope "function": the key is free before the answer leaves, so that nobody who has it is
# told to wait for it.
AnyDesk = Annotated[Desk, Depends(desk_of, scope="function")]


async def inquiry_of(request: Request) -> Inquiry:
    """What this server answers from; a question of no store is answered without one."""
    state = request.app.state
    return Inquiry(
        clock=lambda: state.house.clock(),  # noqa: PLW0108 - a house may be there or not
        open_house=lambda: state.house,
        open_views=lambda: state.views,
        tell=told_in,
        who=served(),
        say_rule=rule_said,
        say_compliance=SpokenCompliance(),
    )


AnyInquiry = Annotated[Inquiry, Depends(inquiry_of)]
