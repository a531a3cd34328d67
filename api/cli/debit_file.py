"""`collection-batch-file`: the file of a batch of direct debits is written for the bank."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.acting import require_here
from api.cli.asking import opened, uuid_or_none
from api.cli.saying import show
from api.words.shell.speech import say
from domain.user.roles import May


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
