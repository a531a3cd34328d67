"""The file of deliveries held against the log: whether it is whole, and speaks of this log."""

from collections.abc import Iterator

from adapters.store.findings import Finding, Place
from adapters.webhooks.file import FILE
from adapters.webhooks.waiting import DeliveryQueue
from application.house import House
from application.webhooks.laid import is_of_another_log
from domain.subscription.state import Sending


def webhook_findings(house: House) -> Iterator[Finding]:
    """What is broken in it; one that is not there is none: subscriptions begin anew then."""
    if not (house.home / FILE).exists():
        return
    for broken in house.webhooks.damage():
        yield _finding("", "damaged", f"{FILE} is damaged: {broken}")
    known = {str(one.id): one for one in house.collections.subscriptions()}
    of_whom = "SELECT subscription FROM progress UNION SELECT subscription FROM deliveries"
    for row in house.webhooks.rows(of_whom):
        if str(row[0]) not in known:
            what = "there is no such subscription in the log: it was put back from a backup"
            yield _finding(str(row[0]), "stray", what)
    queue = DeliveryQueue(house.webhooks)
    for one in known.values():
        ended = one.standing is Sending.ENDED
        if not ended and is_of_another_log(house, queue.sends(one.id, since=one.since)):
            what = "it was read further in a log that was put back since; send once more what came"
            yield _finding(str(one.id), "log", f"{what} behind the backup (subscription-replay)")


def _finding(key: str, code: str, what: str) -> Finding:
    return Finding(place=Place(table="webhooks", key=key), code=code, what=what)
