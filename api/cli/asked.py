"""Groups of commands whose questions are loaded when one of them is asked for."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from api.cli.saying import Doorway, Spoken


class Questions(Spoken):
    """A group with the questions whose names begin with its own; ``under`` finds them."""

    under: ClassVar[Callable[[str], Mapping[str, Any]]] = staticmethod(lambda _group: {})
    """Given by the command line as a whole, since what shows an answer is found in its parts."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name them all."""
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find one by name; what is written by hand loads no question."""
        if cmd_name not in self.commands:
            self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        for name, command in Questions.under(self._group()).items():
            self.commands.setdefault(name, command)

    def _group(self) -> str:
        return self.name or ""


class Front(Questions, Doorway):
    """The outermost group, with the questions that stand in no group."""

    def _group(self) -> str:
        return ""
