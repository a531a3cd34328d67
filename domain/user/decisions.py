"""What is decided on a user: who he is, what he may, and that somebody can always say so."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from domain.errors import NotFound, Refusal
from domain.sealing import Sealed
from domain.user.events import (
    LinkGiven,
    PasswordChosen,
    RoleGranted,
    RoleWithdrawn,
    SignInLinked,
    SignInUnlinked,
    TokenIssued,
    TokenWithdrawn,
    UserAdded,
    UserClosed,
    UserFact,
    UserReopened,
)
from domain.user.roles import Role
from domain.user.state import User

LONGEST_TOKEN: Final = timedelta(days=366)


def add(user: User, *, login: str, name: str, program: bool) -> list[UserFact]:
    """Add a user; raises Refusal ``user.taken``: a name signs facts, and is never given twice."""
    if user.added:
        raise Refusal(
            "user.taken",
            f"There is a user '{login}' already.",
            way_out="Choose another name; a closed user can be opened again.",
            values={"login": login},
        )
    return [UserAdded(login=login, name=Sealed.of(name), program=program)]


def grant(user: User, *, role: Role, creditors: Sequence[UUID]) -> list[UserFact]:
    """Give a role, for all creditors or for some; as he has it: nothing.

    Raises Refusal ``role.of_the_house`` for an administrator of some creditors.
    """
    require_open(user)
    if role is Role.ADMINISTRATOR and creditors:
        raise Refusal(
            "role.of_the_house",
            "An administrator is one for the whole house.",
            way_out="Give this role without creditors.",
        )
    whom = tuple(sorted(set(creditors)))
    if user.roles.get(role) == whom:
        return []
    return [RoleGranted(role=role, creditors=whom)]


def withdraw(user: User, others: Iterable[User], *, role: Role) -> list[UserFact]:
    """Take a role back; he has it not: nothing. Raises Refusal ``user.last_administrator``."""
    require_added(user)
    if role not in user.roles:
        return []
    if role is Role.ADMINISTRATOR:
        _require_another(user, others)
    return [RoleWithdrawn(role=role)]


def close(user: User, others: Iterable[User]) -> list[UserFact]:
    """Let a user do nothing any more; closed already: nothing."""
    require_added(user)
    if user.closed:
        return []
    _require_another(user, others)
    return [UserClosed()]


def reopen(user: User) -> list[UserFact]:
    """Give a closed user his roles back; open already: nothing."""
    require_added(user)
    return [UserReopened()] if user.closed else []


def issue_token(user: User, token: TokenIssued, *, today: date) -> list[UserFact]:
    """Issue a token in a role of the user, for a year at most.

    Raises Refusal ``token.role``, ``token.creditors``, ``token.expiry``.
    """
    require_open(user)
    if token.token_id in user.tokens:
        return []
    if token.role not in user.roles:
        raise Refusal(
            "token.role",
            f"'{user.login}' is no {token.role}.",
            way_out="Give him the role first, or choose one that he has.",
            values={"login": user.login, "role": token.role.value},
        )
    own = user.roles[token.role]
    if own and not set(token.creditors) <= set(own):
        raise Refusal(
            "token.creditors",
            "A token is never good for more creditors than the role of its user.",
            way_out="Leave the others out, or widen his role.",
        )
    if not today <= token.expires_on <= today + LONGEST_TOKEN:
        raise Refusal(
            "token.expiry",
            f"A token lasts from today to {today + LONGEST_TOKEN} at most.",
            way_out="Choose a day within a year; issue a new one in time.",
            values={"last": today + LONGEST_TOKEN},
        )
    return [token]


def withdraw_token(user: User, token_id: UUID) -> list[UserFact]:
    """Let a token be good for nothing; it is already: nothing."""
    require_added(user)
    return [TokenWithdrawn(token_id=token_id)] if token_id in user.tokens else []


def give_link(user: User) -> list[UserFact]:
    """Give somebody a link by which he chooses a password.

    Raises NotFound ``user.unknown``, Refusal ``user.closed``, ``user.program``.
    """
    require_person(user)
    return [LinkGiven()]


def choose_password(user: User) -> list[UserFact]:
    """Let a user choose a password by his link; raises as ``give_link``."""
    require_person(user)
    return [PasswordChosen()]


def link_sign_in(
    user: User, named: User | None, *, issuer: str, subject_hash: str
) -> list[UserFact]:
    """Let a user sign in through an issuer, under this subject alone; he does already: nothing.

    ``named`` is whom the subject names now. Raises Refusal ``sign_in.taken``.
    """
    require_open(user)
    if named is None:
        return [SignInLinked(issuer=issuer, subject_hash=subject_hash)]
    if named.id != user.id:
        raise Refusal(
            "sign_in.taken",
            f"This subject names '{named.login}' already.",
            way_out="Link that user to the subject that is his; this one is then free.",
            values={"login": named.login},
        )
    return []


def unlink_sign_in(user: User, *, issuer: str) -> list[UserFact]:
    """Let a user sign in through an issuer no longer; he does not already: nothing."""
    require_added(user)
    return [SignInUnlinked(issuer=issuer)] if issuer in user.sign_ins else []


def require_added(user: User) -> None:
    """Refuse with ``user.unknown`` where there is no such user."""
    if not user.added:
        raise NotFound(
            "user.unknown",
            "There is no such user.",
            way_out="`vordering user list` and the page Users name them all.",
        )


def require_open(user: User) -> None:
    """Refuse where there is no such user, or with ``user.closed``."""
    require_added(user)
    if user.closed:
        raise Refusal(
            "user.closed",
            f"'{user.login}' is closed.",
            way_out="Open him again first.",
            values={"login": user.login},
        )


def require_person(user: User) -> None:
    """Refuse where there is no such user, or with ``user.closed``, ``user.program``."""
    require_open(user)
    if user.program:
        raise Refusal(
            "user.program",
            f"'{user.login}' is a program, and signs in with tokens.",
            way_out="Issue a token for it.",
            values={"login": user.login},
        )


def _require_another(user: User, others: Iterable[User]) -> None:
    """The house is never left without somebody who can say who may do what."""
    if user.administers and not any(one.administers for one in others if one.id != user.id):
        raise Refusal(
            "user.last_administrator",
            f"'{user.login}' is the last administrator.",
            way_out="Make somebody else administrator first.",
            values={"login": user.login},
        )
