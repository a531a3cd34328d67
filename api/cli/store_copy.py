"""`copy-store`: the store to another database, such as from a file to a server."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import Json, opened
from api.cli.keeping import tick
from api.cli.saying import progress, show, show_json, table
from api.words.shell.speech import say

if TYPE_CHECKING:
    from application.store_copy import StoreCopied


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("copy-store")(copy_store)


def copy_store(
    *,
    to: Annotated[
        str,
        typer.Option(metavar="DATABASE", help="A file that is not there, or postgresql://..."),
    ],
    json: Json = False,
) -> None:
    """Copy the store into an empty database of either engine, whole or not at all.

    The keys, the archive and all else stay in the home. Stop every program that works on it.
    """
    from application.store_copy import copy_store as copied_to

    with opened() as house, progress(quiet=json) as bar:
        rows = partial(tick, bar, bar.add_task(say("Copying rows"), total=None))
        facts = partial(tick, bar, bar.add_task(say("Checking the copy"), total=None))
        found = copied_to(house, to, told=rows, checked=facts)
    if json:
        show_json(_copied(found))
        return
    cells = [(name, str(count)) for name, count in found.rows.items()]
    show(table("table", "rows", rows=cells, right=("rows",)))
    for one in found.roots:
        show(say("Log {log}: {size} facts, root {root}", log=one.log, size=one.size, root=one.root))
    place = say("Copied, and sound through position {position}: {place}", **_where(found))
    show(place, say("Name it in VORDERING_DATABASE, and never work on the other one again."))


def _where(found: "StoreCopied") -> dict[str, str]:
    return {"position": str(found.position), "place": found.where}


def _copied(found: "StoreCopied") -> "dict[str, object]":
    return {
        "place": found.where,
        "position": found.position,
        "rows": found.rows,
        "roots": [{"log": one.log, "size": one.size, "root": one.root} for one in found.roots],
    }
