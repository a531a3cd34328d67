"""What is decided on a subscription: never more is sent than who answers for it may see."""

from typing import Final
from uuid import UUID

from domain.errors import NotFound, Refusal
from domain.subscription.events import (
    PingAsked,
    ReplayAsked,
    SecretReplaced,
    SecretShown,
    Stop,
    SubscriptionChanged,
    SubscriptionEnded,
    SubscriptionFact,
    SubscriptionMade,
    SubscriptionPaused,
    SubscriptionResumed,
    SubscriptionStopped,
    Terms,
)
from domain.subscription.state import Sending, Subscription
from domain.user.decisions import require_open
from domain.user.roles import May
from domain.user.state import User, rights_of

LONGEST_OVERLAP: Final = 168
"""Hours that two secrets sign side by side at most."""


def make(
    subscription: Subscription, made: SubscriptionMade, *, answering: User
) -> list[SubscriptionFact]:
    """Make a subscription; made already: nothing. Raises Refusal as ``require_within``."""
    require_within(made, answering)
    return [] if subscription.made else [made]


def change(
    subscription: Subscription, changed: SubscriptionChanged, *, answering: User
) -> list[SubscriptionFact]:
    """Change what is sent where; as it is: nothing. Raises Refusal as ``require_within``."""
    require_going(subscription)
    require_within(changed, answering)
    assert subscription.terms is not None
    kept = {name: getattr(subscription.terms, name) for name in Terms.model_fields}
    return [] if changed.model_dump() == kept else [changed]


def pause(subscription: Subscription) -> list[SubscriptionFact]:
    """Send nothing for now; it does not already: nothing. A stopped one can be paused too."""
    require_going(subscription)
    return [] if subscription.standing is Sending.PAUSED else [SubscriptionPaused()]


def resume(subscription: Subscription, *, answering: User) -> list[SubscriptionFact]:
    """Go on where it paused or was stopped; it goes on already: nothing."""
    require_going(subscription)
    if subscription.standing is Sending.ACTIVE:
        return []
    assert subscription.terms is not None
    require_within(subscription.terms, answering)
    return [SubscriptionResumed()]


def stop(subscription: Subscription, *, why: Stop, event_id: str = "") -> list[SubscriptionFact]:
    """Let a person look before anything more is sent; only what goes on is stopped."""
    if subscription.standing is not Sending.ACTIVE:
        return []
    return [SubscriptionStopped(why=why, event_id=event_id)]


def end(subscription: Subscription, *, gone: bool = False) -> list[SubscriptionFact]:
    """Send nothing ever again; ended already: nothing."""
    require_made(subscription)
    if subscription.standing is Sending.ENDED:
        return []
    return [SubscriptionEnded(gone=gone)]


def replace_secret(
    subscription: Subscription, *, secret_id: UUID, both_hours: int
) -> list[SubscriptionFact]:
    """Let another secret sign; the former one signs beside it for so many hours."""
    require_going(subscription)
    return [SecretReplaced(secret_id=secret_id, both_hours=both_hours)]


def show_secret(subscription: Subscription) -> list[SubscriptionFact]:
    """Show the secret, once; raises Refusal ``subscription.secret_shown``."""
    require_going(subscription)
    if subscription.secret_shown:
        raise was_shown()
    assert subscription.secret_id is not None
    return [SecretShown(secret_id=subscription.secret_id)]


def was_shown() -> Refusal:
    """A secret is shown once."""
    return Refusal(
        "subscription.secret_shown",
        "This secret was shown before, and is shown once.",
        way_out="Replace it by another one, which can be shown.",
    )


def replay(
    subscription: Subscription, *, after: int | None = None, position: int | None = None, last: int
) -> list[SubscriptionFact]:
    """Send events once more: all behind a position, or the one at it.

    Raises Refusal ``subscription.replay_what`` where it is not said which, or both are,
    ``subscription.replay_ahead`` where nothing stands there yet.
    """
    require_going(subscription)
    if (after is None) == (position is None):
        raise Refusal(
            "subscription.replay_what",
            "Say which events are to be sent once more.",
            way_out="Give a position behind which they stand, or the id of one event; not both.",
        )
    if (after or 0) > last:
        raise Refusal(
            "subscription.replay_ahead",
            f"The log ends at position {last}.",
            way_out="Give a position within it; what comes is sent by itself.",
            values={"last": str(last)},
        )
    return [ReplayAsked(after=after, position=position)]


def ping(subscription: Subscription) -> list[SubscriptionFact]:
    """Try the address out; also while it is paused or stopped."""
    require_going(subscription)
    return [PingAsked()]


def is_within(terms: Terms, answering: User) -> bool:
    """Whether who answers for it may see all that is sent, at this moment."""
    rights = rights_of(answering)
    wanted = [May.SUBSCRIBE, *([May.LOOK] if terms.personal_data else [])]
    return all(
        rights.role_for(may, creditor) is not None
        for may in wanted
        for creditor in terms.creditors or (None,)
    )


def require_within(terms: Terms, answering: User) -> None:
    """Refuse ``subscription.beyond_rights``: it reaches no further than who answers for it."""
    require_open(answering)
    if not is_within(terms, answering):
        raise Refusal(
            "subscription.beyond_rights",
            f"'{answering.login}' may not see all that would be sent.",
            way_out="Name fewer creditors, leave personal data out, or let somebody answer for it"
            " who has the rights.",
            values={"login": answering.login},
        )


def require_made(subscription: Subscription) -> None:
    """Refuse with ``subscription.unknown`` where there is no such subscription."""
    if not subscription.made:
        raise NotFound(
            "subscription.unknown",
            "There is no such subscription.",
            way_out="`vordering webhooks list` and the page Webhooks name them all.",
        )


def require_going(subscription: Subscription) -> None:
    """Refuse where there is no such subscription, or with ``subscription.ended``."""
    require_made(subscription)
    if subscription.standing is Sending.ENDED:
        raise Refusal(
            "subscription.ended",
            "This subscription has ended.",
            way_out="Make another one; it begins with what is recorded from then on.",
        )
