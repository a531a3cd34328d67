"""The body of what is sent: the event as it may be told by now, with what is personal noted."""

from adapters.webhooks.waiting import Queued
from application.events.cloud_event import CloudEvent
from application.events.published import PREFIX
from application.events.reading import event_at
from application.house import House
from application.rights.sign_in import principal_of
from application.rights.viewings import note_viewings
from application.webhooks.chosen import PING
from application.webhooks.standing import sees_users
from domain.facts import StreamKind
from domain.shown import watching
from domain.subscription.state import Subscription
from domain.user.roles import May
from domain.user.state import User, rights_of


def body_of(house: House, one: Subscription, answering: User, waiting: Queued) -> bytes | None:
    """The event as JSON; None: it is not there any more, or is not for this receiver by now.

    What is opened of people is written down, durably, before it leaves, each time that it does: as
    read by who answers for it, and by who said so. Whoever names another hides behind nobody.
    """
    assert one.terms is not None
    with watching() as shown:
        event = event_at(house, waiting.position, personal=one.terms.personal_data)
    if event is None or event.id != waiting.event or not _is_for(one, event, answering):
        return None
    if shown:
        who = principal_of(answering, rights_of(answering))
        also = {} if one.said_by == answering.login else {one.said_by: one.said_as}
        note_viewings(house, who, shown, what=f"webhook {one.id}", may=May.LOOK, also=also)
    return event.model_dump_json().encode()


def _is_for(one: Subscription, event: CloudEvent, answering: User) -> bool:
    if event.subject.startswith(f"{StreamKind.USER}/") and not sees_users(answering):
        return False
    return event.type == PING or one.wants(event.type.removeprefix(PREFIX), event.creditor)
