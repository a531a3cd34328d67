"""Groups of commands whose questions are loaded when one of them is asked for."""

from collections.abc import Callable
from typing import Any, ClassVar

from typer.core import TyperCommand

from api.cli.language import in_their_language
from api.cli.saying import Doorway, Spoken
from api.cli.told import QUESTIONS


class Later(TyperCommand):
    """A question as its group lists it; whoever asks it, or for its own help, has it loaded."""

    def __init__(self, name: str, *, told: str, load: Callable[[], Any]) -> None:
        super().__init__(name, help=told)
        self.load = load

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **how: Any
    ) -> Any:
        """Read what was typed as the question itself reads it."""
        question = in_their_language(self.load(), parent)
        return question.make_context(info_name, args, parent=parent, **how)


class Questions(Spoken):
    """A group with the questions whose names begin with its own; ``named`` makes one of them."""

    named: ClassVar[Callable[[str, str], Any]]
    """Given by the command line as a whole, since what shows an answer is found in its parts."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name them all."""
        self._list()
        return super().list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find one by name; a question is not loaded yet."""
        self._list()
        return super().get_command(ctx, cmd_name)

    def _list(self) -> None:
        for whole, told in QUESTIONS.items():
            group, _, name = whole.rpartition(" ")
            if group == self._group() and name not in self.commands:
                self.commands[name] = Later(name, told=told, load=_loader(group, name))

    def _group(self) -> str:
        return self.name or ""


def _loader(group: str, name: str) -> Callable[[], Any]:
    return lambda: Questions.named(group, name)


class Front(Questions, Doorway):
    """The outermost group, with the questions that stand in no group."""

    def _group(self) -> str:
        return ""
