"""`record first-step`: where the plan of a claim that came in old begins."""

from typing import Annotated

import typer

from api.cli.asking import Json, Key, claim_named, opened
from api.cli.carrying import by_of, tell_receipt
from api.cli.saying import show, show_json, table


def attach(record: typer.Typer) -> None:
    """Add the commands of this module."""
    record.command("first-step")(first_step)


def first_step(
    claims: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or invoice numbers.")],
    *,
    step: Annotated[
        str, typer.Option(help="Id of the step; without it only what is proposed is shown.")
    ] = "",
    although_barred: Annotated[
        bool, typer.Option(help="Also where limitation has passed.")
    ] = False,
    key: Key = "",
    json: Json = False,
) -> None:
    """Choose where the plan of old claims begins; only so many of them begin on one day."""
    if not step:
        _show_proposals(claims, json=json)
        return
    from application.commands.guiding import choose_first_step

    with opened() as house:
        for name in claims:
            claim_id = claim_named(house, name)
            receipt = choose_first_step(
                house,
                claim_id,
                by=by_of(house, f"{key}:{claim_id}" if key else ""),
                step=step,
                although_barred=although_barred,
            )
            tell_receipt(house, receipt, json=json)


def _show_proposals(claims: list[str], *, json: bool) -> None:
    from application.queries.claims import entry_out

    with opened() as house:
        found = [(name, entry_out(house, claim_named(house, name))) for name in claims]
    if json:
        show_json({name: entry.model_dump(mode="json") for name, entry in found})
        return
    rows = [
        (
            name,
            entry.proposed,
            entry.from_day.isoformat(),
            str(entry.barred_since or "no"),
            entry.last_day_to_interrupt.isoformat(),
            ", ".join(entry.steps),
        )
        for name, entry in found
    ]
    columns = ("claim", "proposed", "from", "barred since", "last day to interrupt", "may begin at")
    show(table(*columns, rows=rows))
    if any(entry.sale_barred_since for _, entry in found):
        show("A claim of unknown kind is barred already if it is a consumer sale (BW 7:28).")
