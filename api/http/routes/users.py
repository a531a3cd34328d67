"""Users over HTTP: who there is, who asks, and what is shown once: tokens and links."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.desk import AnyDesk, AnyHouse
from api.http.bodies import In
from api.problems import of_post
from api.served import served
from api.strict import Operation
from application.queries.shapes import Out
from application.rights.sign_in import invited
from application.rights.tokens import issued
from domain.sealing import Purpose
from domain.user.roles import May, Role
from domain.user.state import User

router = APIRouter(prefix="/v1", tags=["users"], route_class=Operation)


class RoleOut(Out):
    """A role and for whom; no creditors: for all."""

    role: Role
    creditors: list[UUID]


class TokenOut(Out):
    """A token that was not withdrawn; its text is kept by nobody."""

    id: UUID
    label: str
    role: Role
    creditors: list[UUID]
    expires_on: date


class UserOut(Out):
    """A user: who he is, and what he may."""

    id: UUID
    login: str
    name: str | None
    program: bool
    closed: bool
    roles: list[RoleOut]
    tokens: list[TokenOut]


class MeOut(Out):
    """Who asks, and what he may; a right without creditors holds for all of them."""

    login: str
    may: dict[May, list[UUID]] = Field(
        description="each right that he has, with the ids of the creditors for whom; an empty"
        " list: for every creditor; what he may not stands in it not at all",
        examples=[{"ask": [], "import": ["019b0100-0001-7000-8000-000100000001"]}],
    )


class TokenIn(In):
    """What a token is to be good for."""

    label: Annotated[str, Field(min_length=1, max_length=100, examples=["boekhouding"])]
    role: Role
    creditors: Annotated[tuple[UUID, ...], Field(max_length=1_000)] = ()
    expires_on: date = Field(description="the last day, within a year")


class ShownOnceOut(Out):
    """A text that opens something; it is shown now and never again."""

    text: str


@router.get("/users")
def users(house: AnyHouse) -> list[UserOut]:
    """List who there is, by login."""
    return [_user_out(house, one) for one in house.collections.users()]


@router.get("/me")
def me() -> MeOut:
    """Say who asks, and what he may."""
    who = served()
    return MeOut(
        login=who.login,
        may={one: sorted(who.creditors(one) or ()) for one in May if who.has(one)},
    )


@router.post("/users/{user_id}/tokens", status_code=201, responses=of_post(404))
def issue_token(user_id: UUID, body: TokenIn, desk: AnyDesk) -> ShownOnceOut:
    """Issue a token; its text is shown once. A repeat of the key is refused, not shown again."""
    text = issued(
        desk.house,
        user_id,
        label=body.label,
        role=body.role,
        creditors=body.creditors,
        expires_on=body.expires_on,
        by=desk.by(),
    )
    return ShownOnceOut(text=text)


@router.post("/users/{user_id}/links", status_code=201, responses=of_post(404))
def make_link(user_id: UUID, desk: AnyDesk) -> ShownOnceOut:
    """Make a link by which a user chooses a password, once; it is shown once, and ends others."""
    return ShownOnceOut(text=f"/aanmelden/{invited(desk.house, user_id, by=desk.by())}")


def _user_out(house: "AnyHouse", user: User) -> UserOut:
    return UserOut(
        id=user.id,
        login=user.login,
        name=house.open(user.name, str, Purpose.CONTACT),
        program=user.program,
        closed=user.closed,
        roles=[RoleOut(role=role, creditors=list(whom)) for role, whom in user.roles.items()],
        tokens=[
            TokenOut(
                id=one.token_id,
                label=one.label,
                role=one.role,
                creditors=list(one.creditors),
                expires_on=one.expires_on,
            )
            for one in user.tokens.values()
        ],
    )
