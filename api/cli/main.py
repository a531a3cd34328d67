"""The command line: every command by name; `--help` is quick since heavy parts load later."""

from typing import Annotated

import typer

from api.cli import (
    approving,
    bounces,
    handing_over,
    importing,
    keeping,
    law,
    letters,
    looking,
    plans,
    post,
    recording,
    recording_creditors,
    recording_debtors,
    recording_more,
    recording_steps,
    running,
    serving,
    templates,
)
from api.cli.saying import Doorway

app = typer.Typer(
    name="vordering",
    cls=Doorway,
    help="Collection cases of Dutch creditors, as histories of facts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        keeping.version()
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which one.")
    ] = False,
) -> None:
    """Collection cases of Dutch creditors, as histories of facts."""


_PLAIN = (
    *(importing, running, looking, plans, approving, letters, templates),
    *(post, bounces, law, keeping, serving),
)
for module in _PLAIN:
    module.attach(app)
record = typer.Typer(no_args_is_help=True)
_RECORDED = (
    *(recording, recording_more, handing_over),
    *(recording_debtors, recording_creditors, recording_steps),
)
for module in _RECORDED:
    module.attach(record)
app.add_typer(handing_over.hand_over_group, name="hand-over", help="Before a claim goes out.")
app.add_typer(record, name="record", help="Record what happened on a claim or with a debtor.")


def main() -> None:
    """Run the command line."""
    app(prog_name="vordering")
