"""How people are shown the VAT list of a period."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, named, say

if TYPE_CHECKING:
    from application.queries.of_vat import VatListOut


def show_vat_list(found: "VatListOut") -> None:
    """Print the sums, then the lines in the order of their days."""
    show(
        say(
            "Return of VAT {period}: {first} through {last}",
            period=found.period,
            first=found.first,
            last=found.last,
        )
    )
    sums = [
        (named(one.line, "VatLine"), named(one.told, "VatTold"), str(one.lines), amount(one.vat))
        for one in found.sums
    ]
    if not sums:
        show(say("No claims."))
        return
    show(table("line", "in a return", "lines", "VAT", rows=sums, right=("lines", "VAT")), "")
    rows = [
        (
            str(one.on),
            one.invoice_number,
            named(one.line, "VatLine"),
            named(one.told, "VatTold"),
            amount(one.amount),
            amount(one.vat),
            str(one.claim),
        )
        for one in found.rows
    ]
    columns = ("day", "invoice", "line", "in a return", "amount", "VAT", "claim")
    show(table(*columns, rows=rows, right=("amount", "VAT")))
    if found.next:
        show(say("There are more: give a larger --limit."))
