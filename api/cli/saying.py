"""How the command line speaks: results on stdout, messages on stderr, a sentence for each error."""

import errno
import json
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from api.cli.language import (
    asked_before_the_command,
    framed,
    in_their_language,
    usage_in_their_language,
)
from api.words.language import speaking, wanted_by_locale
from api.words.refusals import refusal_said_to_programs
from api.words.shell.speech import cause_said, fault_said, say
from application.faults import fault
from domain.characters import Unfit, unfit
from domain.errors import Conflict, NoStore, Refusal, StoreError

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.table import Table

_called: ContextVar[str] = ContextVar("called", default="vordering")
_before: ContextVar[Callable[[], None]] = ContextVar("before", default=lambda: None)
REFUSED: Final = 2
FAILED: Final = 1
STOPPED: Final = 130

_OURS: Final = (
    "The program failed ({error} at {place}); nothing half done was kept. Run it again, and"
    " report this if it fails again."
)
_DISK: Final = {
    errno.ENOSPC: "The disk is full. Free some space and try again; what was done is kept.",
    errno.EDQUOT: "The quota of this user is used up. Free some space and try again.",
    errno.EADDRINUSE: "The port is in use. Stop the other program, or give --port another number.",
    errno.EADDRNOTAVAIL: "This machine has no such address. Give --host one of its own.",
}


class Spoken(TyperGroup):
    """A group whose commands have their help in the language that is spoken."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find a command by name, and put its help into the language."""
        _called.set(f"{ctx.command_path} {cmd_name}")
        found = super().get_command(ctx, cmd_name)
        return in_their_language(found, ctx, of_catalogue=ctx.info_name == "record")


class Doorway(Spoken):
    """The outermost group: whatever goes wrong behind it leaves as a sentence and a code."""

    def main(self, *args: Any, **how: Any) -> Any:
        """Run the words that were typed, in the language that they or the locale ask for."""
        given = args[0] if args else how.pop("args", None)
        words = list(sys.argv[1:] if given is None else given)
        wanted = asked_before_the_command(words) or wanted_by_locale(os.environ)
        with speaking(wanted), framed():
            try:
                return super().main(words, *args[1:], **how)
            except (TyperException, typer.Exit, typer.Abort):
                raise
            except Exception as error:  # noqa: BLE001 - a traceback would show people's data
                tell(say(_OURS, **fault(error)), style="red")
                sys.exit(FAILED)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options of the outermost group, whose help is in the language too."""
        in_their_language(self, ctx)
        if wrong := next((found for word in args if (found := unfit(word, lines=True))), ""):
            raise typer.BadParameter(Unfit(wrong).message)
        return super().parse_args(ctx, args)

    def make_context(self, *args: Any, **how: Any) -> Any:
        """Read the words of the group; what cannot be read is said in the language."""
        with usage_in_their_language():
            return super().make_context(*args, **how)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an expected error becomes a sentence on stderr, never a traceback."""
        try:
            with usage_in_their_language():
                return super().invoke(ctx)
        except Refusal as refusal:
            tell(refused(refusal), style="yellow")
            raise typer.Exit(REFUSED) from None
        except KeyboardInterrupt:
            tell(say("Stopped. What was done is kept; run the command again to go on."))
            raise typer.Exit(STOPPED) from None
        except BrokenPipeError:
            _hush_stdout()
            raise typer.Exit(FAILED) from None
        except NoStore as error:
            tell(sentence_of(error), style="yellow")
            raise typer.Exit(REFUSED) from None
        except (Conflict, StoreError, OSError, sqlite3.Error) as error:
            tell(sentence_of(error), style="red")
            raise typer.Exit(FAILED) from None


def refused(refusal: Refusal) -> str:
    """What cannot be, why by law, and the way out, in the language that is spoken."""
    what, out = refusal_said_to_programs(
        refusal.code, refusal.message, refusal.way_out, refusal.values
    )
    article = f" ({refusal.article})" if refusal.article else ""
    return by_options(f"{what}{article} {out}".strip().replace("\N{NO-BREAK SPACE}", " "))


def by_options(text: str) -> str:
    """The same, where a field that the API names is named by the option that a shell has."""
    if not _FIELD.search(text):
        return text
    from application.commands.catalogue import COMMANDS
    from application.commands.leaves import leaves_of

    known = {leaf.name: "-".join(leaf.path) for one in COMMANDS for leaf in leaves_of(one)}
    for one in COMMANDS:
        known.pop(one.NAME, None)  # a command is typed as it is

    def option(found: re.Match[str]) -> str:
        name = known.get(found[1])
        return f"`--{name.replace('_', '-')}`" if name else found[0]

    return _FIELD.sub(option, text)


_FIELD: Final = re.compile(r"`([a-z]+(?:_[a-z]+)*)`")
"""What a sentence names as a field, unless it is something else."""


def sentence_of(error: Exception) -> str:
    """Give what to say of an error that is not a refusal: what, and what to do."""
    match error:
        case Conflict():
            return say(
                "Somebody else changed this at the same time ({error}). Try again.", error=error
            )
        case OSError(errno=code) if code in _DISK:
            return say(_DISK[code])
        case OSError():
            where = f" ({error.filename})" if error.filename else ""
            return say(
                "This cannot be read or written: {error}{where}.",
                error=cause_said(error.strerror or str(error)),
                where=where,
            )
        case sqlite3.Error():
            return say("The views cannot be used: {error}. Run `vordering rebuild`.", error=error)
    return fault_said(str(error))


def tell(text: str, *, style: str = "") -> None:
    """Say something to the person, on stderr."""
    from rich.console import Console
    from rich.text import Text

    Console(stderr=True).print(Text(text, style=style), soft_wrap=True)


def called() -> str:
    """The words of the command that is carried out, without what it was given."""
    return _called.get()


@contextmanager
def before_showing(tell_it: Callable[[], None]) -> Iterator[None]:
    """Do something each time before a result is printed, while inside."""
    before = _before.set(tell_it)
    try:
        yield
    finally:
        _before.reset(before)


def before_shown() -> None:
    """Do what comes before a result, where it is not printed but written to a file."""
    _before.get()()


def show(*things: Any) -> None:
    """Print a result for a person on stdout: a text or a table of rich."""
    _before.get()()
    from rich.console import Console

    width = None if sys.stdout.isatty() else 160
    console = Console(width=width, highlight=False)
    for thing in things:
        console.print(thing, soft_wrap=isinstance(thing, str), markup=False)


def show_json(value: object, *, line: bool = False) -> None:
    """Print a result for a program: one object, or one line of JSON Lines."""
    _before.get()()
    text = json.dumps(value, ensure_ascii=False, indent=None if line else 1)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def table(*columns: str, rows: Iterable[Sequence[str]], right: Sequence[str] = ()) -> "Table":
    """Make a plain table; the columns in ``right`` hold amounts or counts."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    made = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        made.add_column(say(column), justify="right" if column in right else "left")
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made


@contextmanager
def progress(*, quiet: bool = False) -> Iterator["Progress"]:
    """Give a progress bar on stderr, which a file or a pipe never sees."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    disable = quiet or not console.is_terminal
    with Progress(*columns, console=console, disable=disable, transient=True) as bar:
        yield bar


def _hush_stdout() -> None:
    """Let Python close a pipe that nobody reads any more without complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
