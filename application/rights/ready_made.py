"""Users that a sandbox comes with, one for each role, so that whoever tries it out is somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from application.by import By
from application.commands.users import AddUser, GrantRole
from application.house import House
from domain.ids import user_id
from domain.user.roles import Role


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A user of a sandbox: login, name, role."""

    login: str
    name: str
    role: Role


USERS: Final = (
    ReadyMade("els", "Els de Vries", Role.HANDLER),
    ReadyMade("sara", "Sara Bakker", Role.SENIOR),
    ReadyMade("joost", "Joost Smit", Role.SENIOR),
    ReadyMade("arend", "Arend Mulder", Role.AUDITOR),
    ReadyMade("ineke", "Ineke Visser", Role.IMPORTER),
    ReadyMade("boekhouding", "Koppeling boekhouding", Role.INTEGRATION),
    ReadyMade("bea", "Bea Jansen", Role.ADMINISTRATOR),
)
"""Two are senior: what takes a second person can be tried out."""


def make_ready(house: House) -> None:
    """Add the ready-made users to a sandbox that has nobody; safe to repeat."""
    if not house.sandbox or house.collections.users():
        return
    for one in USERS:
        by = By(key=f"sandbox user {one.login}", actor="sandbox", role="system")
        program = one.role is Role.INTEGRATION
        AddUser(login=one.login, name=one.name, program=program).carry(house, by=by)
        by = By(key=f"sandbox role {one.login}", actor="sandbox", role="system")
        GrantRole(role=one.role, all_creditors=True).carry(house, user_id(one.login), by=by)


def ready_made(house: House) -> Sequence[ReadyMade]:
    """Those of them that are there and open, and are people."""
    users = {user.login: user for user in house.collections.users()}
    return [
        one
        for one in USERS
        if (user := users.get(one.login)) and not user.closed and not user.program
    ]
