"""Stories that end in a task which is no step of a claim: of the house, or about a complaint."""

from typing import Final
from uuid import UUID

from domain.claim.events import Channel, ComplaintReceived
from domain.facts import INSTALLATION, StreamKind
from domain.subscription.events import Stop, SubscriptionMade, SubscriptionStopped
from tests.projections.asked import CAME, LATER, plain
from tests.projections.story import Story

SUBSCRIPTION: Final = UUID("55555555-5555-7555-8555-555555555555")


def subscription_stopped(story: Story) -> None:
    made = SubscriptionMade(
        label="kas", address="https://hooks.example.nl", answered_by="els", secret_id=SUBSCRIPTION
    )
    for day, fact in ((CAME, made), (LATER, SubscriptionStopped(why=Stop.FAILING))):
        story.record(StreamKind.SUBSCRIPTION, SUBSCRIPTION, fact, day=day, log=INSTALLATION)


def complained(story: Story) -> None:
    complaint = ComplaintReceived(ground="other", channel=Channel.EMAIL, received_on=LATER)
    story.add(plain(story), complaint, day=LATER)
