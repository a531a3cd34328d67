"""What goes wrong with views: another program makes them, one leaves a stream out, or errs."""

import structlog

from domain.errors import Refusal
from projections.log.quarantine import Quarantined
from projections.opened import LetGone

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


def let_gone(one: LetGone) -> None:
    """Log that what a view kept added up was out of step with its rows, and is kept anew."""
    log.error("kept_of_view_was_wrong", view=one.view, position=one.position)
