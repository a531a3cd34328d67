"""The facts of a subscription: what is sent where, who answers for it, and what became of it."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.facts import EnteredInError, Fact
from domain.user.events import Login

KIND: Final = r"^[a-z_]+\.(\*|[a-z0-9_]+)$"
Kind: TypeAlias = Annotated[str, Field(pattern=KIND)]
"""A kind of event, ``claim.settled``; or all of a stream's, ``claim.*``."""


class Stop(StrEnum):
    """Why the program sends nothing more until a person has looked."""

    FAILING = "failing"
    """The receiver took an event on no attempt, for as many days as are set."""
    BEYOND_RIGHTS = "beyond_rights"
    """It reaches further than whoever answers for it may see by now."""
    OTHER_LOG = "other_log"
    """The log is no longer the one that was read: it was put back from a backup."""


class Terms(Fact):
    """What is sent where, and who answers for it."""

    label: str
    """What it is for, as colleagues know it."""
    address: str
    kinds: tuple[str, ...] = ()
    """These alone; none: all there are and will be."""
    creditors: tuple[UUID, ...] = ()
    """Of these alone; none: of all there are and will be, and of the house itself."""
    personal_data: bool = False
    """Whether what facts keep sealed is sent along."""
    answered_by: Login
    """The user who answers for it: never is more sent than he may see."""


class SubscriptionMade(Terms):
    """What is recorded from here on is sent to an address."""

    TOPIC: ClassVar[str] = "subscription.made"

    secret_id: UUID
    """Names the secret that signs; with the key of the house it gives it, alone it tells nothing"""


class SubscriptionChanged(Terms):
    """From here on this is sent, there, for him."""

    TOPIC: ClassVar[str] = "subscription.changed"


class SubscriptionPaused(Fact):
    """Nothing is sent until somebody lets it go on; what happens meanwhile waits."""

    TOPIC: ClassVar[str] = "subscription.paused"


class SubscriptionResumed(Fact):
    """It goes on where it paused or was stopped, with everything since."""

    TOPIC: ClassVar[str] = "subscription.resumed"


class SubscriptionStopped(Fact):
    """The program sends nothing more until a person lets it go on; what happens meanwhile waits."""

    TOPIC: ClassVar[str] = "subscription.stopped"

    why: Stop
    event_id: str = ""
    """The event that was refused last; empty: none was."""


class SubscriptionEnded(Fact):
    """Nothing is sent ever again."""

    TOPIC: ClassVar[str] = "subscription.ended"

    gone: bool = False
    """The receiver itself said that it is no longer there (410)."""


class SecretReplaced(Fact):
    """Another secret signs; beside it the former one, for so many hours."""

    TOPIC: ClassVar[str] = "subscription.secret_replaced"

    secret_id: UUID
    both_hours: int


class SecretShown(Fact):
    """The secret was shown, to whoever gave this command; it is not shown again."""

    TOPIC: ClassVar[str] = "subscription.secret_shown"

    secret_id: UUID


class ReplayAsked(Fact):
    """Events are sent once more: all behind a position of the log, or one."""

    TOPIC: ClassVar[str] = "subscription.replay_asked"

    after: int | None = None
    position: int | None = None
    """The one at this position; ``after`` and this exclude each other."""


class PingAsked(Fact):
    """An event that says nothing is sent, to try the address out."""

    TOPIC: ClassVar[str] = "subscription.ping_asked"


SubscriptionFact: TypeAlias = (
    SubscriptionMade
    | SubscriptionChanged
    | SubscriptionPaused
    | SubscriptionResumed
    | SubscriptionStopped
    | SubscriptionEnded
    | SecretReplaced
    | SecretShown
    | ReplayAsked
    | PingAsked
    | EnteredInError
)
