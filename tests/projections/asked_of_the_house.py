"""Stories that end in a task which is about no claim."""

from typing import Final
from uuid import UUID

from domain.facts import INSTALLATION, StreamKind
from domain.subscription.events import Stop, SubscriptionMade, SubscriptionStopped
from tests.projections.asked import CAME, LATER
from tests.projections.story import Story

SUBSCRIPTION: Final = UUID("55555555-5555-7555-8555-555555555555")


def subscription_stopped(story: Story) -> None:
    made = SubscriptionMade(
        label="kas", address="https://hooks.example.nl", answered_by="els", secret_id=SUBSCRIPTION
    )
    for day, fact in ((CAME, made), (LATER, SubscriptionStopped(why=Stop.FAILING))):
        story.record(StreamKind.SUBSCRIPTION, SUBSCRIPTION, fact, day=day, log=INSTALLATION)
