"""Facts of the whole house written to a file: the whole file, or none."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from api.cli.saying import before_shown, called, show, show_json
from api.words.shell.speech import say
from application.exports.forms import ExportForm
from application.queries.of_audit import AskAuditTrail
from application.queries.query import Inquiry
from domain.errors import Refusal

if TYPE_CHECKING:
    from application.exports.trail import TrailExport

Export: TypeAlias = Annotated[
    ExportForm | None, typer.Option("--export", help="all facts to a file, each with its leaf")
]
To: TypeAlias = Annotated[
    Path | None, typer.Option("--to", metavar="FILE", help="a new file for --export")
]


class FileThere(Refusal):
    """A file was to be written where one is already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "export.file_there",
            f"There is already a file '{path}'; it stays as it is.",
            way_out="Name another file, or take that one away first.",
            values={"path": str(path)},
        )


def write_export(
    asked: Inquiry, question: AskAuditTrail, form: ExportForm | None, to: Path | None, *, json: bool
) -> None:
    """Write all facts of a question to a new file; what fails half way leaves no file."""
    from application.exports.trail import export_of

    if form is None or to is None:
        raise typer.BadParameter(
            "--export and --to belong together.", param_hint="--to" if form else "--export"
        )
    if to.exists():
        raise FileThere(to)
    export = export_of(asked, question, form=form, what=called())
    with NamedTemporaryFile(dir=to.parent, prefix=f".{to.name}.") as part:
        for some in export.parts():
            part.write(some)
        part.flush()
        os.fsync(part.fileno())
        before_shown()
        try:
            os.link(part.name, to)
        except FileExistsError:
            raise FileThere(to) from None
    _told(export, to, json=json)


def _told(export: "TrailExport", to: Path, *, json: bool) -> None:
    if json:
        show_json({"file": str(to), **export.head.told()})
        return
    show(say("Written: {count} facts in {place}", count=export.head.count, place=to))
