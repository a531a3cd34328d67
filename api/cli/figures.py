"""How people are shown how a portfolio does, and the claims behind a number."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.portfolio import part_said, value_said
from api.words.portfolio_kinds import called, how_made
from api.words.shell.speech import amount, say

if TYPE_CHECKING:
    from application.queries.figures import BehindPageOut, FiguresOut

_HARD = "\N{NO-BREAK SPACE}"


def show_figures(found: "FiguresOut") -> None:
    """Print each figure with how it is made, and its parts."""
    show(
        say(
            "From {first} through {last} ({days} days)",
            first=found.first,
            last=found.as_of,
            days=str(found.days),
        )
    )
    for figure in found.figures:
        said = value_said(figure).replace(_HARD, " ")
        show(f"\n{called(figure.figure, 'Figure')}: {said}", f"  {how_made(figure.figure)}")
        rows = [
            (part_said(part), str(part.claims), str(part.count), amount(part.amount))
            for part in figure.parts
        ]
        columns = ("part", "claims", "times", "amount")
        if rows:
            show(table(*columns, rows=rows, right=columns[1:]))


def show_behind(page: "BehindPageOut") -> None:
    """Print the claims behind a number, who adds most first."""
    rows = [(row.invoice_number, amount(row.amount), str(row.claim)) for row in page.rows]
    columns = ("invoice", "amount", "claim")
    show(table(*columns, rows=rows, right=("amount",)) if rows else say("No claims."))
    if page.next:
        show(say("There are more: give a larger --limit."))
