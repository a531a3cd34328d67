"""The command line: every command by name; `--help` is quick since heavy parts load later."""

import gc
import sys
from typing import Annotated, Any, Final

import typer

from api.cli import (
    advancing,
    bounces,
    claim_document,
    debit_file,
    fact_archive,
    importing,
    keeping,
    letters,
    looking,
    mail_checks,
    plans,
    post,
    running,
    serving,
    store_copy,
    templates,
    users,
    vat_returns,
    webhooks,
)
from api.cli.asked import Front, Questions
from api.cli.language import OPTION
from api.cli.saying import Spoken
from api.giving_way import LONG_WORK, give_way
from api.words.language import language_of


def _question(group: str, name: str) -> Any:
    """A question of a group, loaded when it is asked."""
    from api.cli.queries import question_named

    return question_named(group, name)


_MADE_BEFORE_A_COLLECTION: Final = 50_000
"""Objects; Python itself says 700 or 2,000, by its version."""

Questions.named = staticmethod(_question)
app = typer.Typer(
    name="vordering",
    cls=Front,
    help="Collection cases of Dutch creditors, as histories of facts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Recording(Spoken):
    """The commands of the catalogue, loaded when one of them is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name them all."""
        self.commands = self._loaded()
        return super().list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find one by name; the others are made only to name those that look like it."""
        if cmd_name not in self.commands:
            self.commands.update(self._loaded(cmd_name) or self._loaded())
        return super().get_command(ctx, cmd_name)

    def _loaded(self, only: str = "") -> dict[str, Any]:
        from api.cli.commands import attach

        found = typer.Typer()
        attach(found, only=only)
        return {**typer.main.get_group(found).commands}


def _version(wanted: bool) -> None:
    if wanted:
        keeping.version()
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which one.")
    ] = False,
    *,
    lang: Annotated[
        str,
        typer.Option(
            OPTION, metavar="nl|en", help="The language: nl or en. Default: that of the locale."
        ),
    ] = "",
) -> None:
    """Collection cases of Dutch creditors, as histories of facts."""
    if lang and language_of(lang) is None:
        raise typer.BadParameter(f"'{lang[:20]}' is none of: nl, en.", param_hint=OPTION)


_PLAIN = (
    *(importing, running, advancing, looking, plans, letters, templates),
    *(post, bounces, mail_checks, keeping, store_copy, fact_archive, serving, users),
    *(claim_document, debit_file, vat_returns, webhooks),
)
for module in _PLAIN:
    module.attach(app)
record = typer.Typer(cls=Recording, no_args_is_help=True)
_GROUPS = {
    "law": "Calculate by the law, with the derivation.",
    "hand-over": "Before a claim goes out.",
}
for name, told in _GROUPS.items():
    app.add_typer(typer.Typer(cls=Questions, no_args_is_help=True), name=name, help=told)
app.add_typer(record, name="record", help="Record what happened on a claim or with a debtor.")


def main() -> None:
    """Run the command line.

    What a command loads stays, and the collector of cyclic garbage walked over it forty times:
    a fifth of what a server took to start. It comes less often, for as long as the program runs.
    What takes long gives way to a server on the same cores.
    """
    if LONG_WORK & set(sys.argv[1:]):
        give_way()
    gc.set_threshold(_MADE_BEFORE_A_COLLECTION, *gc.get_threshold()[1:])
    app(prog_name="vordering")
