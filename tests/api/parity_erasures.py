"""Examples of the commands by which a person is erased."""

from typing import Final

from application.by import By
from application.commands.erasures import ErasePerson
from application.commands.identities import MoveClaim
from application.commands.opening import NewDebtor
from domain.debtor.erasure_events import ErasureGround
from domain.user.roles import Role
from tests.api.parity import Example, Scene
from tests.api.parity_before import a_claim
from tests.api.parity_four_eyes import signed_in
from tests.application.houses import by, case_of


def nobodys_debtor(scene: Scene) -> None:
    """A debtor whose only claim proved to be another's: no books name him."""
    a_claim(scene)
    scene.about["creditor"] = case_of(scene.house, scene.about["claim"]).creditor.id
    other = NewDebtor(name="N. Nieuw", city="Ede", street="Weg 1")
    MoveClaim(debtor=other).carry(scene.house, scene.about["claim"], by=by())


def an_erasure_proposed(scene: Scene) -> None:
    """The same, and Sam proposed to erase him."""
    nobodys_debtor(scene)
    sam = signed_in(scene, "sam", Role.SENIOR)
    asked = ErasePerson(debtor=scene.about["debtor"], ground=ErasureGround.ERROR)
    asked.carry(scene.house, scene.about["creditor"], by=By(key="s", actor=sam.login, who=sam))
    [waiting] = scene.house.collections.creditor(scene.about["creditor"]).proposals
    scene.named["proposal"] = str(waiting)


EXAMPLES: Final[dict[str, Example]] = {
    "erasure": Example(nobodys_debtor, "creditor", {"debtor": "@debtor", "ground": "error"}),
    "erasure-second-person": Example(
        an_erasure_proposed,
        "creditor",
        # Yes says who signed in himself, in no shell: ``test_erasing_takes_two``.
        {"proposal": "@proposal", "agreed": "false", "reason_text": "Nog niet."},
    ),
}
"""By name of the command."""
