"""How people are shown the lines of bank accounts."""

from textwrap import shorten
from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.of_bank import BankLineOut, BankLinesOut


def show_bank_lines(found: "BankLinesOut") -> None:
    """Print lines, those that wait first; the account where there are several."""
    several = len({one.iban for one in found.rows}) > 1
    rows = [
        (
            on_day(one.booked_on),
            amount(one.amount),
            amount(one.rest) if one.rest != "0.00" else "",
            _why(one) or named(one.standing, "LineStanding"),
            shorten(one.name or "", 20, placeholder="…"),
            shorten(one.text or "", 26, placeholder="…"),
            *([one.iban] if several else ()),
            str(one.id),
        )
        for one in found.rows
    ]
    account = ("account",) if several else ()
    columns = ("booked", "amount", "to place", "state", "other party", "text", *account, "line")
    right = ("amount", "to place")
    show(table(*columns, rows=rows, right=right) if rows else say("No bank lines."))
    if found.next:
        show(say("There are more: give a larger --limit."))


def _why(one: "BankLineOut") -> str:
    if not one.why:
        return ""
    return named(one.why, "ParkedWhy" if one.rest else "SetAsideWhy")
