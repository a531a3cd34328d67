"""Delivering as long as the program runs: one process of a store does, and wakes for news."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

import structlog

from adapters.webhooks.sending import Sender
from application.faults import fault
from application.house import House
from application.lease import StillHeld, leased
from application.stopping import Stopping
from application.webhooks.deliverer import Deliverer
from domain.errors import Conflict, Refusal, StoreError

log = structlog.get_logger()

LOOK_SECONDS: Final = 0.25
"""How often it is looked whether something was recorded, or is due again."""
LEASE_SECONDS: Final = 10.0
"""How often it is looked whether another process has left off."""
TROUBLE_SECONDS: Final = 5.0
"""After so long it is tried again, where store or file could not go on."""


class OtherDelivers(Refusal):
    """Another process of this store delivers already."""

    def __init__(self) -> None:
        super().__init__(
            "webhooks.delivering",
            "Another process of this store delivers events already.",
            way_out="Let it: `vordering serve` delivers by itself. One that died holds nothing"
            " back.",
        )


@contextmanager
def delivery_lease(house: House) -> Iterator[StillHeld]:
    """Hold the right to deliver while inside; raises OtherDelivers, StoreError.

    Two would send what is in order in each of them, and out of order together.
    """
    with leased(house, "webhooks", taken=OtherDelivers()) as still_held:
        yield still_held


def sender_of(house: House) -> Sender:
    """What sends for a house, as far as its settings let it."""
    return Sender(anywhere=house.settings.webhooks_anywhere)


def deliver_once(house: House, sender: Sender) -> None:
    """Deliver all that is due now; raises OtherDelivers, StoreError."""
    with delivery_lease(house), closing(Deliverer(house, sender)) as deliverer:
        deliverer.deliver_due()


def deliver_until(house: House, sender: Sender, stopping: Stopping) -> None:
    """Deliver until the program is to end; while another process delivers, wait for it to end."""
    while not stopping.begun:
        try:
            deliver_alone(house, sender, stopping)
        except OtherDelivers:
            stopping.waited(LEASE_SECONDS)
        except StoreError as error:
            log.warning("webhooks_wait", error=str(error))
            stopping.waited(TROUBLE_SECONDS)


def deliver_alone(house: House, sender: Sender, stopping: Stopping) -> None:
    """Deliver until the program is to end; raises OtherDelivers, StoreError."""
    with delivery_lease(house) as still_held, closing(Deliverer(house, sender)) as deliverer:
        while not stopping.begun:
            still_held()
            _go_on(deliverer, stopping)


def _go_on(deliverer: Deliverer, stopping: Stopping) -> None:
    try:
        away = deliverer.step()
    except (Refusal, Conflict, StoreError) as error:
        log.warning("webhooks_wait", error=str(error))
        stopping.waited(TROUBLE_SECONDS)
    except Exception as error:  # noqa: BLE001 - it goes on whatever one step met
        log.error("webhooks_failed", **fault(error))  # noqa: TRY400 - no values in a log
        stopping.waited(TROUBLE_SECONDS)
    else:
        if away:
            deliverer.wait(LOOK_SECONDS)
        else:
            stopping.waited(LOOK_SECONDS)
