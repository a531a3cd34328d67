"""Problems as RFC 9457: every failure has a status of its own, a code, and a way out."""

from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from adapters.openid.answers import IssuerSilent
from api.codes import BY_CODE
from api.in_flight import StillUnderWay
from api.later import come_back
from api.limits import TooOften
from api.methods import allowed_on
from api.operations import by_operation
from api.strict import unknown_keys
from api.turned_away import BrokenHead, CutOff, TooMany, UnknownHost
from api.unread import Unread, Unreadable, faults_of
from api.watching import TooManyWait
from api.words.faults import fault_said
from api.words.language import DUTCH, ENGLISH, speaking, spoken, wanted_by_browser
from api.words.refusals import refusal_said_to_programs
from application.faults import fault
from application.house import NoRoom
from application.principal import NotAllowed, NotProven, NotSignedIn, TokenUnknown
from application.queries.shapes import FaultOut, ProblemOut
from domain.characters import Unfit, legible
from domain.errors import Conflict, NotFound, Refusal, StoreError

log = structlog.get_logger()

_SECRETS: Final = ("/aanmelden/", "/regeling/")
"""Places below which an address is a link that signs somebody in, or by which somebody signs."""


def place_of(path: str) -> str:
    """An address as it is told and logged: a link that is a secret stands in neither."""
    found = next((place for place in _SECRETS if path.startswith(place)), None)
    return f"{found}…" if found else legible(path)


MEDIA_TYPE: Final = "application/problem+json"
SHAPE: Final = f"#/components/schemas/{ProblemOut.__name__}"
"""Where the description of the API says what a problem is, once.

Given to FastAPI as a model it would be drawn up anew for every answer of every operation: five
thousand times, a second of each start.
"""
KEY_HEADER: Final = "Idempotency-Key"


class NoKey(Unread):
    """A POST came without the key by which a repeat would be recognised, or with none that fits."""

    def __init__(self, faults: Iterable[FaultOut]) -> None:
        super().__init__(
            "request.no_key",
            faults,
            way_out="Send a key of your own, such as a UUID, and the same one for a repeat.",
        )


class NotLetIn(Refusal):
    """A report came without the secret of its sender."""

    def __init__(self) -> None:
        super().__init__(
            "request.not_let_in",
            "The secret is missing or wrong, or none was set here.",
            way_out="Set the secret here and send it along; see `vordering settings`.",
        )


class TooLarge(Refusal):
    """A body was larger than what is sent there can be."""

    def __init__(self, at_most: int) -> None:
        message = f"The body is larger than {at_most} bytes."
        super().__init__("request.too_large", message, way_out="Send less at a time.")


class TooSlow(Refusal):
    """A body did not come to its end in time."""

    def __init__(self) -> None:
        super().__init__(
            "request.too_slow",
            "The body did not come to its end in time.",
            way_out="Send it again.",
        )


class WrongKind(Refusal):
    """A body was of another kind than what is sent there."""

    def __init__(self, wanted: str) -> None:
        message = f"The body is no {wanted}."
        super().__init__("request.wrong_kind", message, way_out=f"Send it as {wanted}.")


class FromElsewhere(Refusal):
    """A browser sent a form that another site made."""

    def __init__(self) -> None:
        super().__init__(
            "request.from_elsewhere",
            "This request comes from another site.",
            way_out="Open the page here and send its form.",
        )


_STATUS: Final[dict[type[Refusal], HTTPStatus]] = {
    Unread: HTTPStatus.BAD_REQUEST,
    Unfit: HTTPStatus.BAD_REQUEST,
    NotLetIn: HTTPStatus.UNAUTHORIZED,
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    NotProven: HTTPStatus.UNAUTHORIZED,
    TokenUnknown: HTTPStatus.UNAUTHORIZED,
    IssuerSilent: HTTPStatus.SERVICE_UNAVAILABLE,
    NotAllowed: HTTPStatus.FORBIDDEN,
    FromElsewhere: HTTPStatus.FORBIDDEN,
    StillUnderWay: HTTPStatus.CONFLICT,
    NotFound: HTTPStatus.NOT_FOUND,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooSlow: HTTPStatus.REQUEST_TIMEOUT,
    TooManyWait: HTTPStatus.SERVICE_UNAVAILABLE,
    CutOff: HTTPStatus.SERVICE_UNAVAILABLE,
    UnknownHost: HTTPStatus.BAD_REQUEST,
    BrokenHead: HTTPStatus.BAD_REQUEST,
    NoRoom: HTTPStatus.SERVICE_UNAVAILABLE,
    TooMany: HTTPStatus.SERVICE_UNAVAILABLE,
    TooOften: HTTPStatus.TOO_MANY_REQUESTS,
    WrongKind: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
}


_codes: ContextVar[list[str] | None] = ContextVar("codes", default=None)


def listening_to_refusals() -> list[str]:
    """A list that every refusal of this request writes its code in."""
    codes: list[str] = []
    _codes.set(codes)
    return codes


def _heard(code: str) -> None:
    codes = _codes.get()
    if codes is not None:
        codes.append(code)


def status_of(refusal: Refusal) -> HTTPStatus:
    """Give the status that answers a refusal."""
    if refusal.code in BY_CODE:
        return BY_CODE[refusal.code]
    found = (status for kind, status in _STATUS.items() if isinstance(refusal, kind))
    return next(found, HTTPStatus.UNPROCESSABLE_ENTITY)


def problem_of(refusal: Refusal, *, path: str) -> ProblemOut:
    """Give the problem that somebody is answered with; it counts as a refusal."""
    _heard(refusal.code)
    status = status_of(refusal)
    return ProblemOut(
        title=status.phrase,
        status=status,
        detail=refusal.message,
        code=refusal.code,
        way_out=refusal.way_out,
        article=refusal.article,
        instance=path,
        values=dict(refusal.values),
        errors=list(refusal.faults) if isinstance(refusal, Unread) else [],
    )


def as_json(body: ProblemOut, *, accept: str) -> JSONResponse:
    """Give a problem as an answer to a program; what it repeats can be read.

    ``accept`` is its Accept-Language: Dutch for whoever asks for it, else English.
    """
    language = wanted_by_browser(accept) or ENGLISH
    with speaking(language):
        told = _to_a_program(body)
    fit = told.model_copy(
        update={
            "detail": legible(told.detail, lines=True),
            "way_out": by_operation(told.way_out),
            "instance": legible(told.instance),
        }
    )
    headers: dict[str, str] = {"Content-Language": language, **come_back(body)}
    if body.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(
        fit.model_dump(by_alias=True),
        status_code=body.status,
        headers=headers,
        media_type=MEDIA_TYPE,
    )


def _to_a_program(body: ProblemOut) -> ProblemOut:
    said = refusal_said_to_programs(body.code, body.detail, body.way_out, body.values)
    detail, way_out = said
    if spoken() == ENGLISH:
        return body.model_copy(update={"way_out": way_out})
    errors = [
        one.model_copy(update={"message": fault_said(one.code, one.values, language=DUTCH)})
        for one in body.errors
    ]
    if errors:
        detail = "; ".join(f"{one.where or one.part} {one.message}" for one in errors)
    return body.model_copy(update={"detail": detail, "way_out": way_out, "errors": errors})


def _answer(
    request: Request, status: int, *, code: str, detail: str, way_out: str = ""
) -> Response:
    told = _problem(status, code, detail, way_out, path=place_of(request.url.path))
    return answered(request, told)


def _problem(status: int, code: str, detail: str, way_out: str, *, path: str) -> ProblemOut:
    _heard(code)
    title = HTTPStatus(status).phrase
    return ProblemOut(
        title=title, status=status, detail=detail, code=code, way_out=way_out, instance=path
    )


def answered(request: Request, body: ProblemOut) -> Response:
    """Give a problem as an answer: to a browser as a page, to a program as JSON."""
    page: Page = request.app.state.problem_page
    if request.url.path.startswith("/v1/") or "text/html" not in request.headers.get("accept", ""):
        return as_json(body, accept=request.headers.get("accept-language", ""))
    answer = page(request, body)
    answer.headers.update(come_back(body))
    return answer


Page = Callable[[Request, ProblemOut], Response]
"""Shows a problem to a person."""


def attach(app: FastAPI, *, page: Page) -> None:
    """Let every expected failure leave as a problem, or to a browser as a page."""
    app.state.problem_page = page
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(Conflict, _conflict)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _http)


ALWAYS: Final = (400, 401, 403, 413, 422, 429, 503)
"""What every request may be answered: the host, who asks, a body, the address, too often, busy."""
_SAID: Final = (408, 409)
"""What every POST may be answered beside: a slow body, a conflict."""


def of_post(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Declare the problems of a POST: what the gate answers to any, and those of its own."""
    return responses(*sorted({*ALWAYS, *_SAID, *statuses}))


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Declare problems on an endpoint, each with an example."""
    return {status: _declared(status) for status in statuses}


_EXAMPLES: Final[dict[int, dict[str, Any]]] = {
    400: {
        "code": "request.invalid",
        "detail": "/amount is missing or empty",
        "errors": [
            {"in": "body", "where": "/amount", "code": "missing", "message": "is missing or empty"}
        ],
    },
    401: {"code": "request.not_let_in", "detail": "The secret is missing or wrong."},
    408: {"code": "request.too_slow", "detail": "The body did not come to its end in time."},
    412: {"code": "seen.moved", "detail": "This changed since it was seen."},
    413: {"code": "request.too_large", "detail": "The body is larger than 10000000 bytes."},
    415: {"code": "request.wrong_kind", "detail": "The body is no message/rfc822."},
    403: {"code": "request.from_elsewhere", "detail": "This request comes from another site."},
    404: {"code": "claim.unknown", "detail": "There is no claim 0b0e0a58-…"},
    409: {"code": "conflict", "detail": "Others wrote to this at the same time."},
    422: {
        "code": "promise.more_than_open",
        "detail": "Only 120.00 is open on F2026-014.",
        "way_out": "Promise at most that amount.",
    },
    429: {
        "code": "request.too_often",
        "detail": "More than 12000 requests came in a minute.",
        "way_out": "Send it again in 3 seconds, as Retry-After says.",
    },
    428: {"code": "seen.not_said", "detail": "Nothing says which version was seen."},
    503: {"code": "store.unavailable", "detail": "The store is locked by another program."},
}


def _declared(status: int) -> dict[str, Any]:
    phrase = HTTPStatus(status).phrase
    told = _EXAMPLES[status]
    page = f"/docs/problems/{told['code']}"
    example = {"type": page, "title": phrase, "status": status, **told}
    return {
        "description": phrase,
        "content": {MEDIA_TYPE: {"example": example, "schema": {"$ref": SHAPE}}},
    }


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    log.info("refused", code=error.code, path=place_of(request.url.path))
    answer = answered(request, problem_of(error, path=place_of(request.url.path)))
    if isinstance(error, TooOften):
        answer.headers.update(error.headers)
    return answer


def overtaken(conflict: Conflict, *, path: str) -> ProblemOut:
    """Give the problem of a conflict that stood to the end: it may be sent again."""
    log.warning("conflict", error=type(conflict).__name__, path=path)
    said = "Others wrote to this at the same time, again and again."
    return _problem(409, "conflict", said, "Send it again under the same key.", path=path)


def _conflict(request: Request, error: Exception) -> Response:
    assert isinstance(error, Conflict)
    return answered(request, overtaken(error, path=place_of(request.url.path)))


def _store(request: Request, error: Exception) -> Response:
    log.error("store_failed", error=str(error), path=place_of(request.url.path))
    return _answer(
        request,
        503,
        code="store.unavailable",
        detail=str(error),
        way_out="Send it again under the same key once that is mended.",
    )


def _unreadable(request: Request, error: Exception) -> Response:
    """Name all that does not fit, and never what was in it."""
    assert isinstance(error, RequestValidationError)
    faults = [*faults_of(error.errors()), *unknown_keys()]
    return _refused(request, NoKey(faults) if _of_key(faults) else Unreadable(faults))


def _of_key(faults: Sequence[FaultOut]) -> bool:
    return all((one.part, one.where) == ("header", KEY_HEADER) for one in faults)


def _http(request: Request, error: Exception) -> Response:
    """FastAPI calls whatever ends a body too soon a body it cannot parse; why it ended is said."""
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, Refusal):
        return _refused(request, error.__cause__)
    answer = _answer(
        request,
        error.status_code,
        code=f"http.{error.status_code}",
        detail=str(error.detail),
    )
    answer.headers.update(error.headers or {})
    if "allow" in answer.headers:
        # Starlette names those of one route, and a path may have several.
        answer.headers["Allow"] = ", ".join(allowed_on(request.app, request.url.path))
    return answer


def failed(request: Request, error: Exception) -> Response:
    """Say that this is our fault; the message of the error may be personal and is left out.

    The gate asks for it, so that this answer is dressed as every other one is.
    """
    log.error("failed", **fault(error), path=place_of(request.url.path))
    _heard("internal")
    body = ProblemOut(
        title=HTTPStatus.INTERNAL_SERVER_ERROR.phrase,
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        detail="The program failed; nothing half done was kept.",
        code="internal",
        way_out="Send it again under the same key; report it if it fails again.",
        instance=place_of(request.url.path),
    )
    try:
        return answered(request, body)
    except Exception as again:  # noqa: BLE001 - where no page can be made, words are left
        log.error("failed", **fault(again), path=place_of(request.url.path))  # noqa: TRY400
        return as_json(body, accept=request.headers.get("accept-language", ""))
