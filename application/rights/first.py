"""The first administrator of a live store, who lets all others in."""

from typing import Final

from application.by import By
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.sign_in import invited
from domain.ids import user_id
from domain.user.roles import Role

LOGIN: Final = "beheerder"


def first_link(house: House) -> str:
    """A link for the first administrator, who is made where nobody administers; else empty.

    As long as he chose no password each start gives a new link, and the one before ends.
    """
    administrators = [one for one in house.collections.users() if one.administers]
    if any(house.sign_ins.password(one.id) for one in administrators) or house.sandbox:
        return ""
    if not administrators:
        by = By(key="first administrator", actor="start", role="system")
        AddUser(login=LOGIN, name="Beheerder").carry(house, by=by)
        by = By(key="first administrator's role", actor="start", role="system")
        GrantRole(role=Role.ADMINISTRATOR, all_creditors=True).carry(house, user_id(LOGIN), by=by)
    whom = administrators[0].id if administrators else user_id(LOGIN)
    return invited(house, whom, by=By(key=str(house.new_id()), actor="start", role="system"))
