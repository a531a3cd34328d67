"""How it is shown where the plan of a claim that came in old may begin."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import on_day, say

if TYPE_CHECKING:
    from application.queries.shapes import EntryOut


def show_entry(one: "EntryOut") -> None:
    """Print what is proposed, and what bars it."""
    row = (
        one.proposed,
        on_day(one.from_day),
        on_day(one.barred_since) or say("no"),
        on_day(one.last_day_to_interrupt),
        ", ".join(one.steps),
    )
    columns = ("proposed", "from", "barred since", "last day to interrupt", "may begin at")
    show(table(*columns, rows=[row]))
    if one.sale_barred_since:
        show(say("A claim of unknown kind is barred already if it is a consumer sale (BW 7:28)."))
