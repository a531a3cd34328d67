"""How people are shown what may be collected; `collection-batch-file` writes a file of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.acting import require_here
from api.cli.asking import opened, uuid_or_none
from api.cli.saying import show, table
from api.words.refusals import refusal_said
from api.words.shell.speech import amount, named, on_day, say
from domain.user.roles import May

if TYPE_CHECKING:
    from application.queries.of_direct_debit import CollectionBatchesOut, CollectionsOut


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("collection-batch-file")(collection_batch_file)


def collection_batch_file(
    batch: Annotated[str, typer.Argument(metavar="BATCH", help="Id of a batch.")],
    *,
    to: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the file.")],
) -> None:
    """Write the file of a batch of direct debits, as long as it may be given to the bank."""
    from application.banking.debit_batches import file_of_batch

    given = uuid_or_none(batch)
    if given is None:
        raise typer.BadParameter(f"'{batch[:50]}' is no id of a batch.")
    with opened() as house:
        creditor = house.collections.debit_batch(given).log
        require_here(house, May.DECIDE, creditor=creditor)
        found = file_of_batch(house, creditor, given)
    to.write_bytes(found)
    show(say("Written: {place}", place=to))


def show_collections(found: "CollectionsOut") -> None:
    """Print what would be collected, its figures, and what is left out and why."""
    rows = [
        (one.invoice_number, one.mandate, one.sequence, amount(one.amount), str(one.claim))
        for one in found.rows
    ]
    columns = ("invoice", "mandate", "sequence", "amount", "claim")
    show(
        say(
            "{count} direct debits on {day}, {total} together.",
            count=str(found.count),
            day=on_day(found.collect_on),
            total=amount(found.total),
        )
    )
    if rows:
        show(table(*columns, rows=rows, right=("amount",)))
    if found.left_out:
        left = [
            (one.invoice_number, refusal_said(one.code, one.why, "", one.values)[0], str(one.claim))
            for one in found.left_out
        ]
        show("", say("Not collected:"), table("invoice", "why", "claim", rows=left))


def show_batches_of_debits(found: "CollectionBatchesOut") -> None:
    """Print the batches, the newest first."""
    rows = [
        (
            on_day(one.collect_on),
            named(one.standing, "BatchStanding"),
            str(one.count),
            amount(one.total),
            one.prepared_by,
            str(one.arrived),
            str(one.failed),
            str(one.id),
        )
        for one in found.rows
    ]
    columns = ("day", "state", "number", "sum", "prepared by", "arrived", "failed", "batch")
    right = ("number", "sum", "arrived", "failed")
    show(table(*columns, rows=rows, right=right) if rows else say("No batches of direct debits."))
    for one in found.rows:
        for number, why in one.not_given.items():
            told = refusal_said("collection.held", why, "", {"invoice": number, "held": why})[0]
            show(f"{one.id}: {told}")
