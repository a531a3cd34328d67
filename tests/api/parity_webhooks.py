"""The scenes of the parity test that are about subscriptions to events."""

from typing import Final

from application.commands.subscriptions import PauseSubscription, Subscribe
from application.commands.users import AddUser, GrantRole
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.parity import Example, Scene
from tests.application.houses import by

ADDRESS: Final = "https://hooks.example.nl/in"
KOPPELING: Final = "koppeling"
_SAID: Final = {
    "label": "boekhouding",
    "address": ADDRESS,
    "answered_by": KOPPELING,
    "all_creditors": "true",
}


def somebody(scene: Scene) -> None:
    """A program that may have events sent."""
    AddUser(login=KOPPELING, name="Koppeling", program=True).carry(scene.house, by=by())
    GrantRole(role=Role.INTEGRATION, all_creditors=True).carry(
        scene.house, user_id(KOPPELING), by=by()
    )


def subscribed(scene: Scene) -> None:
    """A subscription of it."""
    somebody(scene)
    made = Subscribe.model_validate({**_SAID, "all_kinds": True})
    scene.about["subscription"] = made.carry(scene.house, by=by()).streams[0][0]


def paused(scene: Scene) -> None:
    """One that is paused."""
    subscribed(scene)
    PauseSubscription().carry(scene.house, scene.about["subscription"], by=by())


EXAMPLES: Final[dict[str, Example]] = {
    "subscription": Example(
        somebody, "", {**_SAID, "kinds": ["claim.*", "letter.sent"], "personal_data": "false"}
    ),
    "subscription-changed": Example(
        subscribed,
        "subscription",
        {**_SAID, "label": "kas", "kinds": ["claim.settled"], "all_kinds": "false"},
    ),
    "subscription-paused": Example(subscribed, "subscription"),
    "subscription-resumed": Example(paused, "subscription"),
    "subscription-ended": Example(subscribed, "subscription"),
    "subscription-secret": Example(subscribed, "subscription", {"both_hours": "2"}),
    "subscription-replay": Example(subscribed, "subscription", {"after": "0"}),
    "subscription-ping": Example(subscribed, "subscription"),
}
"""By the name of a command."""
