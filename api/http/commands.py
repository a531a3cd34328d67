"""Every command as an endpoint: the class is the body, its place and its refusals are declared."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any, Final, TypeAlias
from uuid import UUID

from fastapi import APIRouter, Body, Query, Response
from pydantic import BeforeValidator, TypeAdapter, ValidationError

from api.addresses import in_address
from api.desk import AnyDesk, Desk
from api.etags import SeenHeader, etag_of, seen_in
from api.operations import PLACES
from api.problems import of_post
from api.readers import write
from api.strict import Operation
from api.unread import Place, unreadable
from application.commands.catalogue import COMMANDS
from application.commands.command import About, Command
from application.commands.fields import File, day_if_said, kinds_of
from application.foreseen import foresee
from application.queries.shapes import AnswerOut

Preview: TypeAlias = Annotated[
    bool, Query(description="only say what would be recorded; the key is not used up")
]
_ANSWER: Final = TypeAdapter(AnswerOut)
_DONE: Final = {True: 201, False: 200}
"""How it is answered, by whether it makes something of the house."""


def draw_commands(router: APIRouter) -> None:
    """Give a router, that of an application, a route for each command of the catalogue."""
    for command in COMMANDS:
        router.add_api_route(
            PLACES[command.ABOUT] + command.PATH,
            _endpoint(command),
            methods=["POST"],
            status_code=_DONE[command.ABOUT is About.HOUSE],
            response_model=AnswerOut,
            name=command.__name__,
            tags=[command.TAG],
            summary=command.NAME.replace("-", " ").capitalize(),
            description=command.__doc__,
            responses={**_foreseen(command), **of_post(*_answers(command))},
            openapi_extra={
                "x-refusals": sorted(_refusals(command)),
                "x-may": command.MAY,
                **({"x-four-eyes": True} if command.FOUR_EYES else {}),
                **({"x-rests-on-seen": True} if command.RESTS_ON_SEEN else {}),
            },
            route_class_override=Operation,
        )


def _foreseen(command: type[Command]) -> dict[int | str, dict[str, Any]]:
    """What a preview is answered with, where that is not what the command itself is."""
    if command.ABOUT is not About.HOUSE:
        return {}
    return {200: {"model": AnswerOut, "description": "what it would do, with `preview`"}}


def _answers(command: type[Command]) -> tuple[int, ...]:
    """The problems of its own that a command may be answered with."""
    of_seen = () if command.ABOUT is About.HOUSE else (412,)
    return (404, *of_seen, *((428,) if command.RESTS_ON_SEEN else ()))


def _refusals(command: type[Command]) -> frozenset[str]:
    """The refusals of a command over HTTP: of what was seen only where it is asked for."""
    never = set[str]() if command.RESTS_ON_SEEN else {"seen.not_said"}
    if command.ABOUT is About.HOUSE:
        never.add("seen.moved")
    return command.refuses() - never


def file_field(command: type[Command]) -> str:
    """The field that holds a file which is sent along; empty: none does."""
    found = (name for name, field in command.model_fields.items() if field.annotation is bytes)
    return next(found, "")


def _endpoint(command: type[Command]) -> Callable[..., Any]:
    async def carry_out(*, desk: Desk, **given: Any) -> Response:
        body, position = await write(partial(_carried, command, desk, given))
        await desk.settled(position)
        answer = Response(body, media_type="application/json")
        answer.status_code = desk.response.status_code or _DONE[command.ABOUT is About.HOUSE]
        answer.headers.update(desk.response.headers)
        return answer

    carry_out.__signature__ = Signature(list(_parameters(command)))  # type: ignore[attr-defined] # FastAPI reads it
    return carry_out


def _carried(command: type[Command], desk: Desk, given: dict[str, Any]) -> tuple[bytes, int]:
    """Carry a command out; gives the answer as bytes, and the position that views are to show.

    0: there is nothing to show.
    """
    given_seen = given.pop("if_match", None)
    about = given.pop(f"{command.ABOUT}_id", None)
    body = given.pop("body", None)
    preview = given.pop("preview")
    made = body if isinstance(body, Command) else _made(command, given)
    by = desk.by(seen=seen_in(given_seen))
    response = desk.response
    if preview:
        response.status_code = 200
        return _written(foresee(made, desk.house, about, by=by).answer), 0
    made.require_seen(by)
    receipt = made.carry(desk.house, about, by=by)
    answer = desk.answer(receipt)
    versions = dict(receipt.streams)
    if (it := about or answer.made) in versions:
        response.headers["ETag"] = etag_of(versions[it])
    if command.ABOUT is About.HOUSE:
        response.headers["Location"] = f"/v1/{command.PATH}/{answer.made}"
    return _written(answer), receipt.position


def _written(answer: AnswerOut) -> bytes:
    """An answer as bytes, made in the thread that found it."""
    return _ANSWER.dump_json(answer, by_alias=True)


def _made(command: type[Command], given: dict[str, Any]) -> Command:
    """The command of an address and a file; raises Refusal ``request.invalid``."""
    try:
        return command(**given)
    except ValidationError as error:
        raise unreadable(error, place=lambda at: _place(command, at)) from None


def _place(command: type[Command], where: tuple[int | str, ...]) -> Place:
    """Where in a request a field of a command with a file stands."""
    name = str(where[0]) if where else file_field(command)
    return ("body", "") if name == file_field(command) else ("query", in_address(name))


def _parameters(command: type[Command]) -> Iterator[Parameter]:
    if command.ABOUT is not About.HOUSE:
        yield _named(f"{command.ABOUT}_id", UUID)
        yield _named("if_match", SeenHeader, None)
    if file_field(command):
        yield from _file_and_query(command)
    elif any(field.is_required() for field in command.model_fields.values()):
        yield _named("body", command)
    else:
        yield _named("body", command | None, None)
    yield _named("preview", Preview, False)
    yield _named("desk", AnyDesk)


def _file_and_query(command: type[Command]) -> Iterator[Parameter]:
    """The file is the body as it is; what else there is stands in the address.

    The reason is no part of it: addresses are written to logs, and a reason is sealed.
    """
    for name, field in command.fields().items():
        if name == "reason_text":
            continue
        if name == file_field(command):
            media = getattr(command, "MEDIA", "application/octet-stream")
            yield _named(name, Annotated[File, Body(media_type=media)])
        else:
            default = Parameter.empty if field.is_required() else field.get_default()
            described = Query(alias=in_address(name), description=field.description)
            parts = [*field.metadata, described]
            if date in kinds_of(field.annotation):
                parts.append(BeforeValidator(day_if_said))
            yield _named(name, Annotated[(field.annotation, *parts)], default)


def _named(name: str, annotation: Any, default: Any = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
