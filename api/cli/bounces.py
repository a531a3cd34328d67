"""`bounces …`: mail that came back, read from a folder and recorded on its letters."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.acting import require_here
from api.cli.asking import MAIL_TOLD, Json, opened
from api.cli.saying import Spoken, show, show_json, table
from api.words.shell.speech import named, say
from domain.user.roles import May

if TYPE_CHECKING:
    from application.inbox.bounces import MailRead
    from domain.facts import JsonObject

bounces = typer.Typer(cls=Spoken, no_args_is_help=True)


def attach(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(bounces, name="bounces", help="Mail that came back.")


@bounces.command("read")
def read(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="Maildir or mbox; default: what the settings name."),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Read reports of delivery, and answers to letters, and record them; safe to repeat.

    What was dealt with is set aside in the folder, or moved to another one of the mailbox. A
    mail that is not recognised stays there and is named each time: it may be an answer of the
    debtor.
    """
    from application.inbox.bounces import read_bounces
    from application.inbox.sources import mail_comes_in, read_what_came

    with opened() as house:
        require_here(house, May.RUN)
        if folder is None and not mail_comes_in(house):
            raise typer.BadParameter(
                "Name a folder, or set VORDERING_BOUNCE_FOLDER or VORDERING_IMAP_HOST"
                " (not in a sandbox)."
            )
        found = read_bounces(house, folder) if folder else read_what_came(house, anew=True)
    _tell(found, json=json)


@bounces.command("save")
def save(
    mail: Annotated[str, typer.Argument(metavar="MAIL", help=MAIL_TOLD)],
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder that the files are written into.")
    ],
) -> None:
    """Write a mail that came in, and each of its attachments, into a folder; nothing is replaced.

    Strangers sent them: open only what you expect.
    """
    from application.inbox.shown import file_of_mail, mail_shown, safe_name
    from application.queries.stream_named import stream_named
    from domain.facts import StreamKind

    with opened() as house:
        kept = stream_named(house, mail, StreamKind.INCOMING_MAIL)
        require_here(house, May.LOOK, incoming_mail_id=kept)
        found = mail_shown(house, kept)
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(len(found.files) + 1):
            file = file_of_mail(house, kept, number)
            place = folder / safe_name(file, number)
            try:
                with place.open("xb") as out:
                    out.write(file.content)
            except FileExistsError:
                show(say("{file} is there already.", file=place.name))
            else:
                show(place.name)


def _tell(found: "list[MailRead]", *, json: bool) -> None:
    if json:
        show_json([_row(one) for one in found])
        return
    rows = [
        (one.name, named(one.noted.value, "Noted"), one.status or "", str(one.letter_id or ""))
        for one in found
    ]
    if rows:
        show(table("mail", "what", "code", "letter", rows=rows))
    left = sum(not one.noted.settled for one in found)
    show(
        say("{count} mails read, {left} left for a person to look at.", count=len(found), left=left)
    )


def _row(one: "MailRead") -> "JsonObject":
    return {
        "mail": one.name,
        "what": one.noted.value,
        "code": one.status or None,
        "letter": str(one.letter_id) if one.letter_id else None,
    }
