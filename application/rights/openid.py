"""Signing in at an issuer of OpenID Connect, and the bearer tokens that it gives."""

from dataclasses import dataclass
from hmac import compare_digest

from adapters.openid.answers import IssuerSilent
from adapters.openid.attempt import Attempt, token_for, way_to
from adapters.openid.issuer import Issuer
from adapters.openid.tokens import looks_signed, subject_of_access, subject_of_sign_in
from application.house import House
from application.principal import NotProven, Principal
from application.rights.sign_in import principal_of
from application.subjects import linked, not_set
from domain.errors import Refusal
from domain.user.decisions import require_open, require_person
from domain.user.state import User, rights_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """With what a browser comes back: what it kept, and what the issuer gave it."""

    kept: str
    state: str
    code: str = ""
    error: str = ""
    issuer: str = ""
    """Who says to have sent it back (RFC 9207); empty: nobody said."""
    return_to: str
    """The address that it came back to, as it was told to the issuer."""


def way_in(house: House, *, back: str, return_to: str) -> tuple[str, str]:
    """Where somebody signs in, and what his browser keeps meanwhile.

    Raises Refusal ``openid.not_set``, ``openid.unreachable``.
    """
    attempt = Attempt.begun(back=back, now=house.real_clock())
    return way_to(_issuer(house), attempt, return_to=return_to), attempt.sealed(house.attempts_key)


def come_back(house: House, came: Return) -> tuple[User, str]:
    """Who came back from the issuer, and the page he wanted.

    Raises Refusal ``openid.not_set``, ``openid.state``, ``openid.denied``, ``openid.unlinked``,
    ``user.closed``, ``user.program``, ``sign_in.no_role``, and all of ``token_for`` and of
    ``subject_of_sign_in``.
    """
    issuer = _issuer(house)
    attempt = _attempt(house, issuer, came)
    if came.error or not came.code:
        raise Refusal(
            "openid.denied",
            "The issuer did not sign you in.",
            way_out="Begin again on the sign-in page, or ask whoever runs the issuer.",
        )
    token = token_for(issuer, attempt, came.code, return_to=came.return_to)
    subject = subject_of_sign_in(token, issuer=issuer, nonce=attempt.nonce)
    user = linked(house, issuer.registration.issuer, subject)
    if user is None:
        raise Refusal(
            "openid.unlinked",
            f"Nobody here is linked to you yet; the issuer calls you '{subject}'.",
            way_out="Ask an administrator to link that subject to your user.",
            values={"subject": subject},
        )
    require_person(user)
    _require_role(user)
    return user, attempt.back


def by_bearer(house: House, text: str) -> Principal | None:
    """Who came with a token of the issuer; None: it is none, or none are taken here.

    Raises NotProven with what is wrong with it, IssuerSilent.
    """
    issuer = house.issuer
    if issuer is None or not issuer.registration.audience or not looks_signed(text):
        return None
    try:
        user = _user_of(house, issuer, subject_of_access(text, issuer=issuer))
    except IssuerSilent:
        raise
    except Refusal as why:
        raise NotProven(why) from None
    return principal_of(user, rights_of(user), by_token=True)


def _user_of(house: House, issuer: Issuer, subject: str) -> User:
    user = linked(house, issuer.registration.issuer, subject)
    if user is None:
        raise Refusal(
            "openid.unlinked",
            "Nobody here is linked to the subject of this token.",
            way_out="Ask an administrator to link it to a user.",
        )
    require_open(user)
    _require_role(user)
    return user


def _attempt(house: House, issuer: Issuer, came: Return) -> Attempt:
    """The attempt that a browser kept, used from here on; raises Refusal ``openid.state``."""
    attempt = Attempt.opened(came.kept, house.attempts_key)
    named = came.issuer or ("" if issuer.published().names_itself else issuer.registration.issuer)
    if (
        attempt is None
        or not compare_digest(attempt.state.encode(), came.state.encode())
        or named != issuer.registration.issuer
        or not house.sign_ins.spend(attempt.state, now=house.real_clock(), until=attempt.ends)
    ):
        raise Refusal(
            "openid.state",
            "This way back was used, is older than ten minutes, or was not begun in this browser.",
            way_out="Begin again on the sign-in page.",
        )
    return attempt


def _issuer(house: House) -> Issuer:
    if house.issuer is None or not house.issuer.registration.client_id:
        raise not_set()
    return house.issuer


def _require_role(user: User) -> None:
    if not user.roles:
        raise Refusal(
            "sign_in.no_role",
            f"'{user.login}' has no role yet.",
            way_out="Ask an administrator for one.",
            values={"login": user.login},
        )
