"""How people are shown the lines of bank accounts."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.of_bank import BankLineOut, BankLinesOut


def show_bank_lines(found: "BankLinesOut") -> None:
    """Print lines, those that wait first."""
    rows = [
        (
            on_day(one.booked_on),
            amount(one.amount),
            named(one.standing, "LineStanding"),
            _why(one),
            one.iban,
            str(one.id),
        )
        for one in found.rows
    ]
    columns = ("booked", "amount", "state", "why", "account", "line")
    show(table(*columns, rows=rows, right=("amount",)) if rows else say("No bank lines."))
    if found.next:
        show(say("There are more: give a larger --limit."))


def _why(one: "BankLineOut") -> str:
    if not one.why:
        return ""
    return named(one.why, "ParkedWhy" if one.rest else "SetAsideWhy")
