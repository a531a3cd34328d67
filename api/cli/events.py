"""`events`: what was recorded, as people are shown it."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import say

if TYPE_CHECKING:
    from application.queries.of_events import EventsOut


def show_events(found: "EventsOut") -> None:
    """Print what was recorded, by whom and about what, and where to read on."""
    from api.words.figures import moment

    rows = [
        (str(one.position), moment(one.time), one.type, one.subject, one.actor)
        for one in found.events
    ]
    show(table("number", "when", "what", "about", "who", rows=rows))
    show(say("Read on with --after {next} --mark {mark}.", next=found.next, mark=found.mark))
