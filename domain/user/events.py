"""The facts of a user: who may do what since when is part of the history, passwords are not."""

from datetime import date
from typing import Annotated, ClassVar, Final, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact, Sha256
from domain.sealing import Purpose, Sealed, SealedFields
from domain.user.roles import Role

LOGIN: Final = r"^[a-z0-9][a-z0-9._@+-]{0,99}$"
Login: TypeAlias = Annotated[str, Field(pattern=LOGIN)]
"""The name that signs every fact; lower case, never given to another."""


class UserAdded(Fact):
    """Somebody, or a program, can be given rights from here on."""

    TOPIC: ClassVar[str] = "user.added"
    SEALED: ClassVar[SealedFields] = {"name": Purpose.CONTACT}

    login: Login
    name: Sealed[str]
    """As colleagues know him."""
    program: bool = False
    """True: it signs in with tokens alone."""


class RoleGranted(Fact):
    """A user has a role from here on; one that he had is replaced."""

    TOPIC: ClassVar[str] = "user.role_granted"

    role: Role
    creditors: tuple[UUID, ...] = ()
    """For these alone; none: for all there are and will be."""


class RoleWithdrawn(Fact):
    """A user has a role no longer."""

    TOPIC: ClassVar[str] = "user.role_withdrawn"

    role: Role


class UserClosed(Fact):
    """A user can do nothing from here on; his name stays his."""

    TOPIC: ClassVar[str] = "user.closed"


class UserReopened(Fact):
    """A closed user has his roles back; his tokens are gone."""

    TOPIC: ClassVar[str] = "user.reopened"


class TokenIssued(Fact):
    """A program can sign in with a token; its text was shown once and is kept by nobody."""

    TOPIC: ClassVar[str] = "user.token_issued"

    token_id: UUID
    label: str
    digest: Sha256
    """SHA-256 of the token, which holds 256 random bits."""
    role: Role
    """The only one it works in, and only as long as the user has it."""
    creditors: tuple[UUID, ...] = ()
    """For these alone; none: those of the role."""
    expires_on: date
    """The last day it is good for."""


class TokenWithdrawn(Fact):
    """A token is good for nothing from here on."""

    TOPIC: ClassVar[str] = "user.token_withdrawn"

    token_id: UUID


class LinkGiven(Fact):
    """Somebody made a link by which a user chooses a password, once; a link of before ended.

    Whoever has the link can sign in as that user: so who gave it is told.
    """

    TOPIC: ClassVar[str] = "user.link_given"


class PasswordChosen(Fact):
    """A user chose a password by the link he was given; what he was signed in with ended."""

    TOPIC: ClassVar[str] = "user.password_chosen"


class SignInLinked(Fact):
    """A user signs in through an issuer that knows him under a subject of its own (OpenID)."""

    TOPIC: ClassVar[str] = "user.sign_in_linked"

    issuer: str
    subject_hash: Sha256
    """The keyed hash of the subject, by which he is found."""


class SignInUnlinked(Fact):
    """A user signs in through an issuer no longer; its subject is free for another."""

    TOPIC: ClassVar[str] = "user.sign_in_unlinked"

    issuer: str


UserFact: TypeAlias = (
    UserAdded
    | RoleGranted
    | RoleWithdrawn
    | UserClosed
    | UserReopened
    | TokenIssued
    | TokenWithdrawn
    | LinkGiven
    | PasswordChosen
    | SignInLinked
    | SignInUnlinked
    | EnteredInError
)
