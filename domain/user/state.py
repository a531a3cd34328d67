"""A user as his facts leave him, and what he may."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from domain.facts import Point, Recorded, by_type, in_force
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
    UserReopened,
)
from domain.user.roles import POLICY, WHOLE_HOUSE, May, Role


@dataclass(slots=True)
class User:
    """The state of one user."""

    id: UUID
    version: int = 0
    login: str = ""
    name: Sealed[str] | None = None
    program: bool = False
    closed: bool = False
    roles: dict[Role, tuple[UUID, ...]] = field(default_factory=dict)
    """Each role with the creditors it is for; an empty tuple: for all."""
    tokens: dict[UUID, TokenIssued] = field(default_factory=dict)
    """Those that were not withdrawn; they may have expired."""
    sign_ins: dict[str, str] = field(default_factory=dict)
    """By issuer: the keyed hash under which it knows him, the last one linked."""

    @property
    def added(self) -> bool:
        """Whether there is such a user."""
        return bool(self.login)

    @property
    def administers(self) -> bool:
        """Whether he can say who may do what."""
        return not self.closed and Role.ADMINISTRATOR in self.roles


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may at this moment: his roles, or the one of the token he came with."""

    roles: tuple[tuple[Role, frozenset[UUID] | None], ...] = ()
    """Each role with its creditors; None: all."""

    def role_for(self, may: May, creditor_id: UUID | None = None) -> Role | None:
        """The role in which he may do something for a creditor (None: for no one alone)."""
        for role, creditors in self.roles:
            inside = creditors is None or (may not in WHOLE_HOUSE and creditor_id in creditors)
            if may in POLICY[role] and inside:
                return role
        return None

    def anywhere(self, may: May) -> bool:
        """Whether he may do something for some creditor at least."""
        return self.creditors(may) is None or bool(self.creditors(may))

    def creditors(self, may: May) -> frozenset[UUID] | None:
        """The creditors for whom he may do something; None: for all."""
        found: frozenset[UUID] = frozenset()
        for role, creditors in self.roles:
            if may in POLICY[role]:
                if creditors is None:
                    return None
                if may not in WHOLE_HOUSE:
                    found |= creditors
        return found


NO_RIGHTS: Final = Rights()


def rights_of(user: User) -> Rights:
    """What a user may who signed in himself, his strongest right first."""
    if user.closed:
        return NO_RIGHTS
    return Rights(
        tuple(
            (role, frozenset(whom) or None)
            for role, whom in sorted(user.roles.items(), key=_mildest)
        )
    )


def rights_by_token(user: User, token_id: UUID, *, today: date) -> Rights:
    """What a program may that came with a token: never more than the user's role gives now."""
    token = user.tokens.get(token_id)
    if user.closed or token is None or today > token.expires_on or token.role not in user.roles:
        return NO_RIGHTS
    own, said = user.roles[token.role], token.creditors
    both = frozenset(said) & frozenset(own) if said and own else frozenset(said or own)
    if (said or own) and not both:
        return NO_RIGHTS
    return Rights(((token.role, both or None),))


def fold(user_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> User:
    """The user as the history leaves him at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    user = User(user_id)
    for recorded in in_force(known, at):
        _CHANGES[type(recorded.fact)](user, recorded.fact, recorded)
    user.version = known[-1].originator_version if known else 0
    return user


def _mildest(role: tuple[Role, tuple[UUID, ...]]) -> int:
    """The role with the fewest rights comes first: facts are signed with no more than it took."""
    return len(POLICY[role[0]])


def _added(user: User, fact: UserAdded, _: Recorded) -> None:
    user.login, user.name, user.program = fact.login, fact.name, fact.program


def _granted(user: User, fact: RoleGranted, _: Recorded) -> None:
    user.roles[fact.role] = fact.creditors


def _withdrawn(user: User, fact: RoleWithdrawn, _: Recorded) -> None:
    user.roles.pop(fact.role, None)


def _closed(user: User, _fact: UserClosed, _: Recorded) -> None:
    user.closed = True
    user.tokens.clear()


def _reopened(user: User, _fact: UserReopened, _: Recorded) -> None:
    user.closed = False


def _token_issued(user: User, fact: TokenIssued, _: Recorded) -> None:
    user.tokens[fact.token_id] = fact


def _token_withdrawn(user: User, fact: TokenWithdrawn, _: Recorded) -> None:
    user.tokens.pop(fact.token_id, None)


def _link_given(_user: User, _fact: LinkGiven, _: Recorded) -> None:
    """The link itself lies outside the log."""


def _password_chosen(_user: User, _fact: PasswordChosen, _: Recorded) -> None:
    """So does the password, as a hash."""


def _linked(user: User, fact: SignInLinked, _: Recorded) -> None:
    user.sign_ins[fact.issuer] = fact.subject_hash


def _unlinked(user: User, fact: SignInUnlinked, _: Recorded) -> None:
    user.sign_ins.pop(fact.issuer, None)


_CHANGES: Final = by_type(
    _added,
    _granted,
    _withdrawn,
    _closed,
    _reopened,
    _token_issued,
    _token_withdrawn,
    _link_given,
    _password_chosen,
    _linked,
    _unlinked,
)
