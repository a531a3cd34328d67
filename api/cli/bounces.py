"""`bounces …`: mail that came back, read from a folder and recorded on its letters."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.asking import Json, opened
from api.cli.saying import show, show_json, table

if TYPE_CHECKING:
    from application.letters.bounces import MailRead
    from domain.facts import JsonObject

bounces = typer.Typer(no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(bounces, name="bounces", help="Mail that came back.")


@bounces.command("read")
def read(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Maildir or mbox; default: the setting.")
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Read reports of delivery and record them; safe to repeat.

    What was dealt with is set aside in the folder. A mail that is not recognised stays there
    and is named each time: it may be an answer of the debtor.
    """
    from application.letters.bounces import read_bounces

    with opened() as house:
        place = folder or house.settings.bounce_folder
        if place is None:
            raise typer.BadParameter("Name a folder, or set VORDERING_BOUNCE_FOLDER.")
        found = read_bounces(house, place)
    _tell(found, json=json)


def _tell(found: "list[MailRead]", *, json: bool) -> None:
    if json:
        show_json([_row(one) for one in found])
        return
    rows = [[str(value or "") for value in _row(one).values()] for one in found]
    if rows:
        show(table("mail", "what", "code", "letter", rows=rows))
    left = sum(not one.noted.settled for one in found)
    show(f"{len(found)} mails read, {left} left for a person to look at.")


def _row(one: "MailRead") -> "JsonObject":
    return {
        "mail": one.name,
        "what": one.noted.value,
        "code": one.status or None,
        "letter": str(one.letter_id) if one.letter_id else None,
    }
