"""`claim-document`: a document of a claim is written to a file, as people read it."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.asking import claim_named, opened
from api.cli.saying import show
from api.words.shell.speech import say
from domain.user.roles import May


def attach(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("claim-document")(claim_document)


def claim_document(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id or invoice number.")],
    *,
    to: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the file.")],
    document: Annotated[
        str,
        typer.Option(
            metavar="SHA256",
            help="As `vordering documents` lists it; default: the dossier as it would go out today,"
            " as a specimen.",
        ),
    ] = "",
) -> None:
    """Write a document of a claim as people read it: its dossier or its e-invoice as PDF."""
    from application.hand_over.readable import dossier_preview, readable_document

    with opened() as house:
        found = claim_named(house, claim, May.LOOK)
        if document:
            raw = readable_document(house, found, document)
        else:
            raw = dossier_preview(house, found)
    to.write_bytes(raw)
    show(say("Written: {place}", place=to))
