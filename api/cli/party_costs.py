"""How people are shown what parties cost in a period."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, named, say

if TYPE_CHECKING:
    from application.queries.of_party_costs import PartyCostsOut, PartyCostsRowOut


def show_party_costs(found: "PartyCostsOut") -> None:
    """Print each party with its sums, then its claims."""
    show(
        say(
            "Agencies, bailiffs and lawyers from {first} through {last}",
            first=found.first,
            last=found.last,
        )
    )
    if not found.sums:
        show(say("No claims."))
        return
    _show(found.sums, "claims", [str(one.claims) for one in found.sums])
    show()
    _show(found.rows, "invoice", [one.invoice_number for one in found.rows])
    if found.next:
        show(say("There are more: give a larger --limit."))


def _show(rows: "list[PartyCostsRowOut]", of: str, firsts: list[str]) -> None:
    columns = ("party", of, "collected", "remitted", "kept", "charged for", "VAT", "billed")
    said = [
        (
            one.party,
            first,
            amount(one.collected),
            amount(one.remitted),
            amount(one.kept),
            ", ".join(f"{named(kind, 'PartyCost')} {amount(of)}" for kind, of in one.parts.items()),
            amount(one.vat),
            amount(one.billed),
        )
        for one, first in zip(rows, firsts, strict=True)
    ]
    show(table(*columns, rows=said, right=("collected", "remitted", "kept", "VAT", "billed")))
