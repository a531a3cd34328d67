"""The clock of a house: the real one, which in a sandbox may have been moved on."""

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from application.clock import Clock
from domain.days import AMSTERDAM
from domain.errors import StoreError

NAME: Final = "sandbox-clock"
"""Of the file in the home that says by how many microseconds the clock is ahead."""
_MORNING: Final = time(9, 0)


@dataclass(slots=True)
class HouseClock:
    """The real clock, and what a sandbox is ahead of it; it goes on from wherever it was put.

    Every process of the house sees a move at its next look: it stands in a file of the home.
    """

    real: Clock
    _file: Path | None = None
    _seen: int = -1
    _ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """Give the instant of now, as it is in this house."""
        return self.real() + self._read()

    def follow(self, home: Path) -> None:
        """Let the clock be moved: this is a sandbox."""
        self._file = home / NAME

    def move_to(self, day: date) -> None:
        """Stand at nine in the morning of a day, never further back than now, and go on."""
        wanted = datetime.combine(day, _MORNING, tzinfo=AMSTERDAM).astimezone(UTC)
        if self._file is not None and wanted > self():
            _write(self._file, wanted - self.real())

    def _read(self) -> timedelta:
        if self._file is None:
            return self._ahead
        try:
            changed = self._file.stat().st_mtime_ns
            if changed != self._seen:
                self._ahead = timedelta(microseconds=int(self._file.read_text()))
                self._seen = changed
        except FileNotFoundError:
            self._ahead, self._seen = timedelta(), -1
        except (OSError, ValueError, OverflowError) as error:
            raise StoreError(
                f"{self._file} does not say where the clock of this sandbox stands."
                " Take it away: the clock is then the real one."
            ) from error
        return self._ahead


def _write(file: Path, ahead: timedelta) -> None:
    """Write it whole or not at all, and durably: a sandbox does not go back to yesterday."""
    passing = file.with_suffix(".new")
    with passing.open("w") as new:
        new.write(str(ahead // timedelta(microseconds=1)))
        new.flush()
        os.fsync(new.fileno())
    passing.replace(file)
