"""What goes wrong with views: another program makes them, or one leaves a stream out."""

import structlog

from domain.errors import Refusal
from projections.log.quarantine import Quarantined

log = structlog.get_logger()


def being_made() -> Refusal:
    """Another program makes the views again."""
    return Refusal(
        "views.being_made",
        "Another program makes the views again.",
        way_out="Wait for its end, and look whether it is still needed.",
    )


def left_out(one: Quarantined) -> None:
    """Log that a view leaves a stream out."""
    log.error(
        "left_out_of_view", view=one.view, stream=one.stream, position=one.position, code=one.code
    )
