"""Who asks: a user, a program with a token, or whoever works at the machine itself."""

from dataclasses import dataclass, field
from typing import Final, Self
from uuid import UUID

from domain.errors import Refusal
from domain.user.roles import POLICY, May, Role
from domain.user.state import Rights

AT_THE_MACHINE: Final = "machine"
"""The role of whoever works where store and keys lie: no program can keep him from anything."""


class NotAllowed(Refusal):
    """Somebody is known, and may not do this."""

    def __init__(self, may: May, *, login: str) -> None:
        """Name the right, and the roles that have it."""
        roles = ", ".join(role.value for role in Role if may in POLICY[role])
        super().__init__(
            "right.missing",
            f"'{login}' may not do this here: it takes the right '{may}'.",
            way_out=f"Whoever has one of these roles can: {roles}. An administrator gives roles.",
            values={"login": login, "roles": roles},
        )


class NotSignedIn(Refusal):
    """Nobody knows who asks."""

    def __init__(self) -> None:
        super().__init__(
            "right.nobody",
            "Nobody is signed in.",
            way_out="Sign in.",
        )


class TokenUnknown(Refusal):
    """A token came that nobody here has."""

    def __init__(self) -> None:
        super().__init__(
            "right.token_unknown",
            "The token is not known here, or no longer holds.",
            way_out="Send one that holds, as 'Authorization: Bearer …'; an administrator gives it.",
        )


class NotProven(Refusal):
    """A token proves nobody."""

    def __init__(self, why: Refusal) -> None:
        """Say what is wrong with it, in the words of whoever looked."""
        super().__init__(why.code, why.message, way_out=why.way_out, values=why.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who asks, with what he may at this moment; ``rights`` None: everything."""

    login: str
    rights: Rights | None = field(default=None, repr=False)
    user_id: UUID | None = None
    by_issued_token: bool = False
    """He came with a token that an administrator issued and saw: he may be somebody else."""
    by_token: bool = False
    """A program: it needs no form protection, having no cookie that a browser would send."""

    @classmethod
    def at_the_machine(cls, name: str) -> Self:
        """Whoever holds store and keys; he is named, and bound by nothing that is kept there."""
        return cls(login=name)

    def role_for(self, may: May, creditor_id: UUID | None = None) -> str:
        """The role in which he may do something for a creditor, or for the whole house.

        Raises NotAllowed ``right.missing``.
        """
        if self.rights is None:
            return AT_THE_MACHINE
        role = self.rights.role_for(may, creditor_id)
        if role is None:
            raise NotAllowed(may, login=self.login)
        return role.value

    def has(self, may: May) -> bool:
        """Whether he may do something for some creditor at least."""
        return self.rights is None or self.rights.anywhere(may)

    def somewhere(self, may: May) -> str:
        """The same, for some creditor at least: lists then hold what is theirs alone."""
        if self.rights is None:
            return AT_THE_MACHINE
        for role, _ in self.rights.roles:
            if may in POLICY[role] and self.rights.anywhere(may):
                return role.value
        raise NotAllowed(may, login=self.login)

    def knows(self, creditor_id: UUID) -> bool:
        """Whether he may do anything at all for a creditor; or nothing, and so is told that."""
        if self.rights is None or not self.rights.roles:
            return True
        return any(whom is None or creditor_id in whom for _, whom in self.rights.roles)

    def creditors(self, may: May) -> frozenset[UUID] | None:
        """The creditors for whom he may do something; None: for all."""
        return None if self.rights is None else self.rights.creditors(may)


NOBODY: Final = Principal(login="", rights=Rights())
