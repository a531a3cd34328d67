"""The scenes of the parity test that are about users."""

from datetime import timedelta
from typing import Final

from application.commands.users import AddUser, CloseUser, GrantRole, LinkSignIn
from domain.application import Session
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import user_id
from domain.user.events import TokenIssued
from domain.user.roles import Role
from tests.api.parity import Example, Scene
from tests.application.houses import by

ELS: Final = "els"


def a_user(scene: Scene) -> None:
    """Els, who is a handler; and Bea, who administers."""
    for login, role in ((ELS, Role.HANDLER), ("bea", Role.ADMINISTRATOR)):
        AddUser(login=login, name=login.title()).carry(scene.house, by=by())
        GrantRole(role=role, all_creditors=True).carry(scene.house, user_id(login), by=by())
    scene.about["user"] = user_id(ELS)
    scene.about["token"] = user_id("a token")


def with_a_token(scene: Scene) -> None:
    """Els has a token."""
    a_user(scene)
    token = TokenIssued(
        token_id=scene.about["token"],
        label="kas",
        digest="ab" * 32,
        role=Role.HANDLER,
        expires_on=scene.house.today + timedelta(days=30),
    )
    stream = StreamRef(StreamKind.USER, scene.about["user"], INSTALLATION)

    def issue(session: Session) -> None:
        session.user(stream.id)
        session.record(stream, [token])

    given = by().command(scene.house, log=INSTALLATION, said=("token", stream.id))
    scene.house.collections.carry_out(given, issue)


def closed(scene: Scene) -> None:
    """Els can do nothing any more."""
    a_user(scene)
    CloseUser().carry(scene.house, scene.about["user"], by=by())


def linked(scene: Scene) -> None:
    """Els can sign in at the issuer."""
    a_user(scene)
    LinkSignIn(subject="248289761001").carry(scene.house, scene.about["user"], by=by())


def _nothing(scene: Scene) -> None:
    del scene


EXAMPLES: Final[dict[str, Example]] = {
    "user": Example(_nothing, "", {"login": "els", "name": "Els de Vries", "program": "false"}),
    "role": Example(a_user, "user", {"role": "senior", "all_creditors": "true"}),
    "role-withdrawn": Example(a_user, "user", {"role": "handler"}),
    "user-closed": Example(a_user, "user"),
    "user-reopened": Example(closed, "user"),
    "sign-in-linked": Example(a_user, "user", {"subject": "248289761001"}),
    "sign-in-unlinked": Example(linked, "user"),
    "token-withdrawn": Example(with_a_token, "user", {"token_id": "@token"}),
}
"""By the name of a command."""
