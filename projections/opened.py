"""One generation of a view that is open: how far it is, and its moves from position to position."""

from dataclasses import dataclass
from typing import NamedTuple

from domain.errors import StoreError
from projections.database import Database
from projections.log.quarantine import Quarantine
from projections.view import View, every_table


class Overtaken(Exception):
    """Another program moved the view on meanwhile; read its position again."""


class LetGone(NamedTuple):
    """A view that lost what it keeps added up, which was out of step, and the position."""

    view: str
    position: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a generation of a view is, and what it rests on."""

    view: str
    generation: int
    position: int
    identity: str


@dataclass(frozen=True, slots=True)
class Open:
    """One generation of a view that is being folded into."""

    view: View
    generation: int
    database: Database

    def progress(self) -> Progress:
        """Read how far it is; raises StoreError where it was never set up."""
        rows = self.database.query(
            "SELECT position, identity FROM progress WHERE view = ?", (self.view.name,)
        )
        if not rows:
            raise StoreError(
                f"View '{self.view.name}' was not set up. Run 'vordering rebuild {self.view.name}'."
            )
        return Progress(self.view.name, self.generation, *rows[0])

    def move(self, after: int, end: int) -> None:
        """Move its position on, in the transaction of the rows; raises Overtaken where it moved."""
        moved = self.database.execute(
            "UPDATE progress SET position = ? WHERE view = ? AND position = ?",
            (end, self.view.name, after),
        )
        if not moved:
            raise Overtaken

    def quarantine(self) -> Quarantine:
        """Read which streams it leaves out."""
        rows = self.database.query("SELECT stream, position, code FROM quarantine")
        known = {stream: (position, code) for stream, position, code in rows}
        return Quarantine(self.view.name, known)

    def whole(self) -> bool:
        """Tell whether it can be read: its file, every table, and its position."""
        try:
            for table in every_table(self.view):
                self.database.query(f"SELECT {', '.join(table.names)} FROM {table.name} LIMIT 1")
            self.progress()
        except StoreError:
            return False
        return True
