"""The scenes of the parity test in which something waits for a second person."""

from typing import Final

from application.by import By
from application.commands.creditors import SetAccounts
from application.commands.ends import WriteOff
from application.commands.users import AddUser, GrantRole
from application.principal import Principal
from application.rights.sign_in import principal_of
from domain.claim.grounds import EndingGround
from domain.ids import user_id
from domain.user.roles import Role
from domain.user.state import rights_of
from tests.api.parity import Example, Scene
from tests.application.houses import CONSUMER, by, case_of, claim_from


def signed_in(scene: Scene, login: str, role: Role) -> Principal:
    """Somebody who signed in, in a role."""
    AddUser(login=login, name=login.title()).carry(scene.house, by=by())
    GrantRole(role=role, all_creditors=True).carry(scene.house, user_id(login), by=by())
    user = scene.house.collections.user(user_id(login))
    return principal_of(user, rights_of(user))


def to_write_off(scene: Scene) -> None:
    """Sam proposed to write a claim off."""
    scene.about["claim"] = claim_from(scene.house, CONSUMER)
    sam = signed_in(scene, "sam", Role.SENIOR)
    given = By(key="sam-1", actor=sam.login, who=sam)
    WriteOff(why=EndingGround.GOODWILL).carry(scene.house, scene.about["claim"], by=given)


def other_accounts(scene: Scene) -> None:
    """Sam proposed other accounts of a creditor."""
    claim = claim_from(scene.house, CONSUMER)
    scene.about["creditor"] = case_of(scene.house, claim).creditor.id
    sam = signed_in(scene, "sam", Role.ADMINISTRATOR)
    given = By(key="sam-1", actor=sam.login, who=sam)
    accounts = SetAccounts(ibans=("NL20INGB0001234567",))
    accounts.carry(scene.house, scene.about["creditor"], by=given)


EXAMPLES: Final[dict[str, Example]] = {
    "second-person": Example(to_write_off, "claim", {"proposal": "2", "agreed": "true"}),
    "creditor-second-person": Example(
        other_accounts, "creditor", {"proposal": "2", "agreed": "true"}
    ),
}
"""By the name of a command."""
