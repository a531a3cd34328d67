"""Every question as an endpoint: its parameters are the fields of its class."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any, Final, get_type_hints

from fastapi import APIRouter, Depends, Request, Response
from fastapi import Query as InAddress
from fastapi.responses import JSONResponse
from pydantic import BeforeValidator, TypeAdapter, ValidationError

from api.addresses import in_address
from api.desk import AnyInquiry
from api.etags import etag_of
from api.http.events import as_batch, waits
from api.problems import of_post, responses
from api.readers import read
from api.rights import READS
from api.strict import Operation
from api.unread import Place, unreadable
from api.viewings import draw_up_now
from application.commands.fields import day_if_said, kinds_of
from application.queries.catalogue import QUERIES
from application.queries.chosen import InPart, Resource
from application.queries.of_events import EventsOut, ReadEvents
from application.queries.query import Inquiry, Query
from application.rights.scope import require

CHOSEN: Final = "application/vnd.vordering.chosen+json"
"""What an answer in part is called: it holds the fields that were asked for and no others."""
_PART: Final = {"type": "object"}
_IN_PART: Final = {
    "content": {
        CHOSEN: {"schema": {"anyOf": [_PART, {"type": "array", "items": _PART}]}},
    }
}


def draw_queries(router: APIRouter) -> None:
    """Give a router, that of an application, a route for each question of the catalogue."""
    for query in sorted(QUERIES, key=lambda one: len(one.in_path())):
        unknown = (404,) if any(code.endswith(".unknown") for code in query.REFUSES) else ()
        router.add_api_route(
            query.PATH,
            _endpoint(query),
            methods=["POST" if query.IN_BODY else "GET"],
            response_model=get_type_hints(query.answer)["return"],
            name=query.__name__,
            tags=[query.TAG],
            summary=query.NAME.capitalize(),
            description=query.__doc__,
            dependencies=[Depends(waits)] if query is ReadEvents else None,
            responses={
                **(of_post(*unknown) if query.IN_BODY else responses(*unknown)),
                **({200: _IN_PART} if issubclass(query, Resource) else {}),
            },
            openapi_extra={
                "x-refusals": list(query.refusals()),
                "x-may": query.MAY,
                **({READS: True} if query.IN_BODY else {}),
            },
            route_class_override=Operation,
        )


def _endpoint(query: type[Query]) -> Callable[..., Any]:
    shape: TypeAdapter[Any] = TypeAdapter(get_type_hints(query.answer)["return"])

    async def answer(*, request: Request, **given: Any) -> Response:
        return await read(request, partial(found_now, request=request, **given))

    def found_now(*, request: Request, asked: Inquiry, **given: Any) -> Response:
        made = _read(query, given)
        require(asked.who, asked.open_house, made.MAY, made.__dict__)
        found = made.answered(asked)
        answered = _written(request, found, shape)
        if isinstance(version := getattr(found, "version", None), int):
            answered.headers["ETag"] = etag_of(version)
        draw_up_now(request.scope)
        return answered

    signature = Signature([*_at_hand(), *_parameters(query)])
    answer.__signature__ = signature  # type: ignore[attr-defined] # FastAPI reads it
    return answer


def _written(request: Request, found: Any, shape: TypeAdapter[Any]) -> Response:
    """An answer as bytes, made in the thread that found it."""
    if isinstance(found, InPart):
        return JSONResponse(found.content, media_type=CHOSEN)
    if isinstance(found, EventsOut) and (batch := as_batch(request, found)):
        return batch
    right = shape.validate_python(found)
    return Response(shape.dump_json(right, by_alias=True), media_type="application/json")


def asked_in_address(query: type[Query], *, without: Collection[str]) -> Callable[..., Any]:
    """What reads a question from an address, for an answer that is made by hand."""

    async def read(**given: Any) -> Query:
        return _read(query, given)

    kept = [one for one in _parameters(query) if one.name not in without]
    read.__signature__ = Signature(kept)  # type: ignore[attr-defined] # FastAPI reads it
    return read


def _read(query: type[Query], given: dict[str, Any]) -> Query:
    try:
        read: Query = given["body"] if query.IN_BODY else query(**given)
    except ValidationError as error:
        raise unreadable(error, place=lambda at: _place(query, at)) from None
    return read


def _at_hand() -> Iterator[Parameter]:
    yield Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)
    yield Parameter("asked", Parameter.KEYWORD_ONLY, annotation=AnyInquiry)


def _place(query: type[Query], where: tuple[int | str, ...]) -> Place:
    """Where in a request a field of a question stands; nowhere: its fields do not go together."""
    if not where:
        return "query", ""
    if query.IN_BODY:
        return "body", "".join(f"/{part}" for part in where)
    name = str(where[0])
    if name in query.in_path():
        return "path", name
    return "query", query.model_fields[name].alias or in_address(name)


def _parameters(query: type[Query]) -> Iterator[Parameter]:
    if query.IN_BODY:
        yield Parameter("body", Parameter.KEYWORD_ONLY, annotation=query)
        return
    for name, field in query.parameters().items():
        kind: Any = field.annotation
        default = Parameter.empty if field.is_required() else field.get_default()
        parts = [*field.metadata]
        if date in kinds_of(kind):
            parts.append(BeforeValidator(day_if_said))
        if name not in query.in_path():
            parts.append(
                InAddress(
                    alias=field.alias or in_address(name),
                    description=field.description,
                    examples=field.examples,
                )
            )
        annotation = Annotated[(kind, *parts)] if parts else kind
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
