"""Signing in: links that are used once, passwords, sessions and tokens."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hmac import compare_digest
from secrets import token_bytes, token_urlsafe
from typing import Final
from uuid import UUID

from adapters.access.passwords import fits, hash_of, is_of_yesterday
from adapters.access.sign_ins import digest_of
from application.by import By
from application.house import House
from application.principal import Principal
from domain.application import Mandate, Receipt
from domain.errors import NotFound, Refusal
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import user_id
from domain.user import decisions
from domain.user.decisions import require_open
from domain.user.events import UserFact
from domain.user.roles import May
from domain.user.state import Rights, User, rights_by_token, rights_of

LINK_LASTS: Final = timedelta(days=3)
SESSION_LASTS: Final = timedelta(hours=12)
IDLE: Final = timedelta(hours=2)
SHORTEST, LONGEST = 12, 200
"""Characters of a password: length counts, no mixture is asked (NIST SP 800-63B)."""
PATIENCE: Final = timedelta(minutes=15)
TRIES, TRIES_ANYWHERE, TRIES_OF_ADDRESS = 5, 50, 100
"""Wrong passwords within the time of patience: of a login from one address, of a login from all,
and from one address for whomever."""
_MARK: Final = "vordering_"
_SECRET: Final = 32


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token as it is shown once, and what is kept of it."""

    text: str
    id: UUID
    digest: str


def invited(house: House, about: UUID, *, by: By) -> str:
    """A link by which a user chooses a password, once, within three days; earlier ones end.

    Raises NotFound ``user.unknown``, Refusal ``user.closed``, ``user.program``, ``link.shown``,
    ``right.missing``.
    """
    mandate = by.permitted(May.ADMINISTER, INSTALLATION).command(
        house, log=INSTALLATION, said=("link", about)
    )
    if _recorded(house, about, mandate, decisions.give_link).repeated:
        raise Refusal(
            "link.shown",
            "This link was made before, and was shown once.",
            way_out="Make another one under a new key; the first one then ends.",
        )
    link = token_urlsafe(_SECRET)
    house.sign_ins.keep_link(link, about, until=house.real_clock() + LINK_LASTS)
    return link


def of_link(house: House, link: str) -> User:
    """The user who may choose a password by a link; raises Refusal ``sign_in.link_over``."""
    found = house.sign_ins.of_link(link, now=house.real_clock())
    user = house.collections.user(found) if found else None
    if user is None or user.closed:
        raise _over()
    return user


def password_chosen(house: House, link: str, password: str) -> User:
    """Keep the password that a user chose by a link; the link and his sessions end.

    Raises Refusal ``sign_in.link_over``, ``password.too_short``, ``password.too_long``,
    ``password.is_login``.
    """
    user = of_link(house, link)
    _require_good(password, user)
    hashed = hash_of(password)
    by = By(key=f"link {digest_of(link)}", actor=user.login, role="system")
    mandate = by.command(house, log=INSTALLATION, said=("password", user.id))
    _recorded(house, user.id, mandate, decisions.choose_password)
    # The fact comes first: a password that nobody was told of is worse than one that failed.
    if house.sign_ins.use_link(link, hashed, now=house.real_clock()) is None:
        raise _over()
    return user


def signed_in(house: House, login: str, password: str, *, address: str) -> str:
    """Begin a session for whoever knows login and password; gives its text, kept by nobody.

    Raises Refusal ``sign_in.wrong`` (of what is not said), ``sign_in.too_often``, or
    ``sign_in.unsealed`` to whoever knows a password from before passwords were sealed.
    """
    now, login = house.real_clock(), login.strip().lower()
    signs, whence = house.sign_ins, json.dumps([login, address])
    anywhere = {json.dumps([login]): TRIES_ANYWHERE, json.dumps(["", address]): TRIES_OF_ADDRESS}
    if not signs.admit({whence: TRIES, **anywhere}, now=now, since=now - PATIENCE):
        raise Refusal(
            "sign_in.too_often",
            "The password was wrong too often.",
            way_out="Wait a quarter of an hour, or ask an administrator for a new link.",
        )
    user = house.collections.user(user_id(login))
    sealed, password = signs.password(user.id), password[:LONGEST]
    kept = sealed or signs.unsealed_password(user.id)
    if not fits(password, kept) or not user.added or user.closed:
        raise Refusal(
            "sign_in.wrong",
            "Login and password do not go together.",
            way_out="Try again; an administrator can give a new link.",
        )
    if not sealed:
        raise _unsealed()
    if is_of_yesterday(kept):
        signs.keep_password(user.id, hash_of(password), at=now)
    signs.forgive(whence)
    signs.take_back(anywhere, at=now)
    return begun(house, user)


def begun(house: House, user: User) -> str:
    """Begin a session for a user who proved who he is; raises Refusal ``user.closed``."""
    require_open(user)
    now, session = house.real_clock(), token_urlsafe(_SECRET)
    house.sign_ins.open_session(session, user.id, now=now, until=now + SESSION_LASTS)
    return session


def by_session(house: House, session: str) -> Principal | None:
    """Who is signed in under a session; None: nobody, or no longer."""
    signed = house.sign_ins.session(session, now=house.real_clock(), idle=IDLE)
    if signed is None:
        return None
    user = house.collections.user(signed.user_id)
    return None if user.closed else principal_of(user, rights_of(user))


def is_ours(text: str) -> bool:
    """Whether a token says that it was issued here; whether it is good ``by_token`` tells."""
    return text.startswith(_MARK)


def by_token(house: House, text: str) -> Principal | None:
    """Which program came with a token; None: none that is good today."""
    named = _named(text)
    if named is None:
        return None
    user = _user_or_none(house, named[0])
    token = user.tokens.get(named[1]) if user else None
    if user is None or token is None or not compare_digest(token.digest, digest_of(text)):
        return None
    rights = rights_by_token(user, token.token_id, today=house.real_today)
    known = principal_of(user, rights, by_token=True)
    return replace(known, by_issued_token=True) if rights.roles else None


def principal_of(user: User, rights: Rights, *, by_token: bool = False) -> Principal:
    """A user as whoever asks."""
    return Principal(login=user.login, rights=rights, user_id=user.id, by_token=by_token)


def drawn_token(about: UUID) -> NewToken:
    """A new token of a user: it names him and itself, and holds 256 random bits."""
    token_id = UUID(bytes=token_bytes(16))
    raw = about.bytes + token_id.bytes + token_bytes(_SECRET)
    text = _MARK + urlsafe_b64encode(raw).decode().rstrip("=")
    return NewToken(text, token_id, digest_of(text))


def _named(text: str) -> tuple[UUID, UUID] | None:
    """User and token that a text names, whether or not there are such."""
    if not is_ours(text):
        return None
    try:
        raw = urlsafe_b64decode(text.removeprefix(_MARK) + "==")
    except (NotBase64, ValueError):
        return None
    if len(raw) != 2 * 16 + _SECRET:
        return None
    return UUID(bytes=raw[:16]), UUID(bytes=raw[16:32])


def _user_or_none(house: House, about: UUID) -> User | None:
    """The user of an id; None where it is that of something else."""
    try:
        return house.collections.user(about)
    except NotFound:
        return None


def _require_good(password: str, user: User) -> None:
    if len(password) < SHORTEST:
        raise Refusal(
            "password.too_short",
            f"A password has {SHORTEST} characters or more.",
            way_out="Choose a few words that only you would put together.",
        )
    if len(password) > LONGEST:
        raise Refusal(
            "password.too_long",
            f"A password has {LONGEST} characters at most.",
            way_out="Choose a shorter one.",
        )
    if user.login in password.lower():
        raise Refusal(
            "password.is_login",
            "The password holds the login.",
            way_out="Choose one that nobody guesses from your name.",
        )


def _recorded(
    house: House, about: UUID, mandate: Mandate, decide: Callable[[User], Sequence[UserFact]]
) -> Receipt:
    """What is decided on a user, recorded in his stream."""
    stream = StreamRef(StreamKind.USER, about, INSTALLATION)
    return house.collections.carry_out(
        mandate, lambda session: session.record(stream, decide(session.user(about)))
    )


def _unsealed() -> Refusal:
    return Refusal(
        "sign_in.unsealed",
        "This password is from before passwords were sealed, and no longer lets anybody in.",
        way_out="Ask an administrator for a link, and choose a password again.",
    )


def _over() -> Refusal:
    return Refusal(
        "sign_in.link_over",
        "This link was used, is older than three days, or was never given.",
        way_out="Ask an administrator for a new one.",
    )
