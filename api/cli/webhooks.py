"""`webhooks …`: subscriptions to events, and what became of what was sent."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from api.cli.asked import Questions
from api.cli.asking import Key, opened, uuid_or_none
from api.cli.carrying import by_of
from api.cli.saying import show, table, tell
from api.words.shell.speech import named, say

if TYPE_CHECKING:
    from application.queries.of_webhooks import DeliveryFullOut, DeliveryOut, SubscriptionOut

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


@webhooks.command("deliver")
def deliver(
    *,
    once: Annotated[bool, typer.Option("--once", help="Deliver what is due now, and end.")] = False,
) -> None:
    """Deliver events, until stopped; `vordering serve` does so by itself.

    One process of a store delivers at a time, from whichever home. What is sent when it ends is
    sent again: a receiver knows it by its id.
    """
    from api.signals import stops_at_signals
    from application.stopping import Stopping
    from application.webhooks.work import deliver_alone, deliver_once, sender_of

    with opened() as house:
        sender = sender_of(house)
        if once:
            deliver_once(house, sender)
            return
        tell(say("Delivering events. Stop: Ctrl-C"))
        stopping = Stopping()
        with stops_at_signals(stopping, seconds=house.settings.stop_seconds):
            deliver_alone(house, sender, stopping)


def show_subscriptions(found: "list[SubscriptionOut]") -> None:
    """Print what is sent where, and how it stands."""
    from api.words.figures import moment

    rows = [
        (
            str(one.id),
            one.label,
            one.address,
            named(one.standing.value, "Sending"),
            named(one.why.value, "Stop") if one.why else "",
            one.answered_by,
            str(one.progress.waiting),
            moment(one.progress.failing_since) if one.progress.failing_since else "",
        )
        for one in found
    ]
    columns = ("id", "what for", "address", "state", "why", "answers", "waiting")
    show(table(*columns, "failing since", rows=rows))
    if not found:
        show(say("There is no subscription yet."))


def show_deliveries(found: "list[DeliveryOut]") -> None:
    """Print deliveries, and how each stands."""
    from api.words.figures import moment

    rows = [
        (
            str(one.number),
            moment(one.made_at),
            one.type,
            one.event,
            named(one.state.value, "Delivered"),
            str(one.last_attempt.number) if one.last_attempt else "",
            named(one.last_attempt.outcome.value, "SendOutcome") if one.last_attempt else "",
            moment(one.next_attempt_at) if one.next_attempt_at else "",
        )
        for one in found
    ]
    columns = ("number", "when", "what", "event", "state", "attempts", "outcome")
    show(table(*columns, "next", rows=rows))
    if not found:
        show(say("There are no such deliveries."))


def show_delivery(one: "DeliveryFullOut") -> None:
    """Print a delivery, and what came of each attempt."""
    from api.words.figures import moment

    show_deliveries([one])
    rows = [
        (
            str(tried.number),
            moment(tried.at),
            named(tried.outcome.value, "SendOutcome"),
            str(tried.status or ""),
            str(tried.milliseconds),
            tried.code,
        )
        for tried in one.attempts
    ]
    show(table("attempt", "when", "outcome", "status", "ms", "code", rows=rows))


def _id(name: str) -> UUID:
    found = uuid_or_none(name)
    if found is None:
        raise typer.BadParameter(f"'{name[:50]}' is no id. `vordering webhooks list` names it.")
    return found
