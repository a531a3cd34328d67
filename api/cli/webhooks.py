"""`webhooks …`: subscriptions to events, and what became of what was sent."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from api.cli.asked import Questions
from api.cli.asking import Key, opened, uuid_or_none
from api.cli.carrying import by_of
from api.cli.saying import show, table
from api.words.shell.speech import named, say

if TYPE_CHECKING:
    from application.queries.of_webhooks import SubscriptionOut

webhooks = typer.Typer(cls=Questions, no_args_is_help=True)
ID = Annotated[str, typer.Argument(metavar="SUBSCRIPTION", help="Id of the subscription.")]


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    said = "Events sent to other systems; `record subscription` begins it."
    app.add_typer(webhooks, name="webhooks", help=said)


@webhooks.command("secret")
def secret(subscription: ID, *, key: Key = "") -> None:
    """Print the secret that signs what is sent, once."""
    from application.webhooks.secrets import shown

    with opened() as house:
        show(shown(house, _id(subscription), by=by_of(house, key)))


def show_subscriptions(found: "list[SubscriptionOut]") -> None:
    """Print what is sent where, and how it stands."""
    rows = [
        (
            str(one.id),
            one.label,
            one.address,
            named(one.standing.value, "Sending"),
            named(one.why.value, "Stop") if one.why else "",
            one.answered_by,
        )
        for one in found
    ]
    show(table("id", "what for", "address", "state", "why", "answers", rows=rows))
    if not found:
        show(say("There is no subscription yet."))


def _id(name: str) -> UUID:
    found = uuid_or_none(name)
    if found is None:
        raise typer.BadParameter(f"'{name[:50]}' is no id. `vordering webhooks list` names it.")
    return found
