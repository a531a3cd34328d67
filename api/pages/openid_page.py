"""Signing in at an issuer: the way there, and the way back."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from adapters.openid.attempt import ATTEMPT_LASTS
from api.desk import AnyHouse
from api.guarded import Guarded
from api.pages.choosing import Maybe
from api.pages.sign_in_page import entered, page_of
from api.served import attempt_cookie_of, is_private, our_address
from application.rights.openid import Return, come_back, way_in
from application.rights.sign_in import begun
from domain.errors import Refusal

router = APIRouter(route_class=Guarded)


@router.get("/aanmelden/openid")
def there(request: Request, house: AnyHouse, back: Maybe[str] = None) -> Response:
    """Lead somebody to the issuer; ``back``: the page he wanted."""
    try:
        address, kept = way_in(house, back=back or "", return_to=_return_to(request))
    except Refusal as refusal:
        return page_of(house, back=back or "", refusal=refusal)
    answer = RedirectResponse(address, status_code=303)
    answer.set_cookie(
        attempt_cookie_of(request),
        kept,
        max_age=int(ATTEMPT_LASTS.total_seconds()),
        httponly=True,
        secure=is_private(request),
        samesite="lax",
        path="/",
    )
    return answer


@router.get("/aanmelden/openid/terug")
def back_again(
    request: Request,
    house: AnyHouse,
    *,
    state: Maybe[str] = None,
    code: Maybe[str] = None,
    error: Maybe[str] = None,
    iss: Maybe[str] = None,
) -> Response:
    """Let in whoever comes back from the issuer with what it gave this browser."""
    name = attempt_cookie_of(request)
    answer: Response
    try:
        came = Return(
            kept=request.cookies.get(name, ""),
            state=state or "",
            code=code or "",
            error=error or "",
            issuer=iss or "",
            return_to=_return_to(request),
        )
        user, back = come_back(house, came)
        answer = entered(request, house, begun(house, user), back=back)
    except Refusal as refusal:
        answer = page_of(house, back="", refusal=refusal)
    answer.delete_cookie(name, path="/", secure=is_private(request), httponly=True)
    return answer


def _return_to(request: Request) -> str:
    """The address that the issuer sends a browser back to; it knows it from its registration."""
    return f"{our_address(request)}/aanmelden/openid/terug"
