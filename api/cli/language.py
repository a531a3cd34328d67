"""The command line in two languages: what is asked for, and typer's own words in Dutch."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import typer

from api.words.language import DUTCH, Language, language_of, spoken
from api.words.shell.speech import FRAME, help_of_command, help_of_field, help_said, usage_said

OPTION: Final = "--lang"
_UNREADABLE: Final[Any] = typer.BadParameter.__bases__[0]
"""What typer raises for words it cannot read; it gives the class no public name."""
_SHAPE: Final = {
    "Usage: ": "Gebruik: ",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT [GEGEVENS]...",
}


def asked_before_the_command(words: Sequence[str]) -> Language | None:
    """The language that is asked for before the name of a command; the last one counts."""
    asked: Language | None = None
    for at, word in enumerate(words):
        name, given, value = word.partition("=")
        if name == OPTION:
            following = words[at + 1] if at + 1 < len(words) else ""
            asked = language_of(value if given else following) or asked
        elif not word.startswith("-") and (at == 0 or words[at - 1] != OPTION):
            break
    return asked


def in_their_language(command: Any, ctx: Any, *, of_catalogue: bool = False) -> Any:
    """Put the help of a command and of its options into the language; it is read when shown."""
    if command is None:
        return command
    command.format_help = _with_whole_names(command.format_help)
    if spoken() != DUTCH:
        return command
    name, help_text = command.name or "", command.help or ""
    said = help_of_command(name, help_text) if of_catalogue else help_text
    command.help = help_said(said)
    for param in (*command.params, command.get_help_option(ctx)):
        told = getattr(param, "help", None)
        if of_catalogue and (told or param.name):
            param.help = help_of_field(name, param.name or "", told or "") or told
        elif told:
            param.help = help_said(told)
    command.get_usage = _usage_of(command.get_usage)
    return command


def _with_whole_names(format_help: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Help in which a name that is too long for its column goes on below: none is cut off."""

    def said(ctx: Any, formatter: Any) -> None:
        from typer import rich_utils

        names = ("highlighter", "negative_highlighter")
        before = {name: getattr(rich_utils, name) for name in names}
        try:
            for name, lights in before.items():
                setattr(rich_utils, name, _folding(lights))
            format_help(ctx, formatter)
        finally:
            for name, lights in before.items():
                setattr(rich_utils, name, lights)

    return said


def _folding(highlight: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def said(text: Any) -> Any:
        lit = highlight(text)
        lit.overflow = "fold"
        return lit

    return said


def _usage_of(usage: Callable[[Any], str]) -> Callable[[Any], str]:
    """The line that shows how a command is written, in Dutch."""

    def said(ctx: Any) -> str:
        text = usage(ctx)
        for english, dutch in _SHAPE.items():
            text = text.replace(english, dutch)
        return text

    return said


@contextmanager
def framed() -> Iterator[None]:
    """Let typer's panels have their titles in the language, as long as it is spoken."""
    if spoken() != DUTCH:
        yield
        return
    from typer import rich_utils

    before = {name: getattr(rich_utils, name) for name in FRAME}
    try:
        for name, said in FRAME.items():
            setattr(rich_utils, name, said)
        yield
    finally:
        for name, said in before.items():
            setattr(rich_utils, name, said)


@contextmanager
def usage_in_their_language() -> Iterator[None]:
    """Say in Dutch what typer says of words it cannot read."""
    try:
        yield
    except _UNREADABLE as error:
        if spoken() != DUTCH or type(error).__name__ == "NoArgsIsHelpError":
            raise
        raise _UNREADABLE(usage_said(error.format_message()), ctx=error.ctx) from error
