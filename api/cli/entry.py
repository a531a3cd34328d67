"""`entry`: what is proposed for claims that came in old; `record first-step` chooses."""

from typing import Annotated

import typer

from api.cli.asking import Json, claim_named, opened
from api.cli.saying import show, show_json, table
from api.words.shell.speech import say


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("entry")(entry)


def entry(
    claims: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or invoice numbers.")],
    *,
    json: Json = False,
) -> None:
    """Show where the plan of claims that came in old may begin, and what is proposed."""
    from application.queries.claims import entry_out

    with opened() as house:
        found = [(name, entry_out(house, claim_named(house, name))) for name in claims]
    if json:
        show_json({name: one.model_dump(mode="json") for name, one in found})
        return
    rows = [
        (
            name,
            one.proposed,
            one.from_day.isoformat(),
            str(one.barred_since or say("no")),
            one.last_day_to_interrupt.isoformat(),
            ", ".join(one.steps),
        )
        for name, one in found
    ]
    columns = ("claim", "proposed", "from", "barred since", "last day to interrupt", "may begin at")
    show(table(*columns, rows=rows))
    if any(one.sale_barred_since for _, one in found):
        show(say("A claim of unknown kind is barred already if it is a consumer sale (BW 7:28)."))
