"""What a daily run did, or in a dry run would do: a line for each claim it touched."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from pydantic_core import to_json

from domain.facts import JsonObject
from domain.run.events import RunFinished, RunLine

__all__ = ["ATTENTION", "RunLine", "RunReport", "line_json"]

ATTENTION: Final = frozenset(
    "letter_in_doubt letter_failed letter_unwritable letter_to_post refused conflict failed"
    " bank_data_missing task".split()
)
"""What a person must look at or do though the run came to its end."""


@dataclass(slots=True)
class RunReport:
    """A run of a day: its lines, and how many claims were looked at.

    ``earlier`` are the lines of a part that was stopped before; a line that would only say the
    same again is left out. ``stopped``: the run was asked to stop before its end.
    """

    day: date
    dry_run: bool
    looked_at: int = 0
    lines: list[RunLine] = field(default_factory=list)
    earlier: tuple[RunLine, ...] = ()
    stopped: bool = False
    _told: frozenset[RunLine] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Note once what was said before."""
        self._told = frozenset(self.earlier)

    def add(self, line: RunLine) -> bool:
        """Take a line; False where an earlier part of this run said just that."""
        if line in self._told:
            return False
        self.lines.append(line)
        return True

    @property
    def all_lines(self) -> tuple[RunLine, ...]:
        """The lines of an earlier part, and its own."""
        return (*self.earlier, *self.lines)

    def counts(self) -> Counter[str]:
        """Count the lines by what happened, those of an earlier part included."""
        return Counter(line.what for line in self.all_lines)

    @property
    def needs_attention(self) -> bool:
        """Tell whether something wants a person: a task, or what went otherwise than it should."""
        return bool(ATTENTION & self.counts().keys())

    def as_json(self, lines: Sequence[RunLine]) -> JsonObject:
        """The report as the command line prints it, with those of its lines."""
        return {
            "day": self.day.isoformat(),
            "dry_run": self.dry_run,
            "stopped": self.stopped,
            "looked_at": self.looked_at,
            "totals": dict(sorted(self.counts().items())),
            "lines": [line_json(line) for line in lines],
        }

    def finished(self) -> RunFinished:
        """The last fact of the run."""
        counts = self.counts()
        return RunFinished(
            letters_ordered=counts["letter_ordered"],
            letters_sent=counts["letter_sent"],
            letters_in_doubt=counts["letter_in_doubt"],
            letters_failed=counts["letter_failed"] + counts["letter_unwritable"],
            defaults_declared=counts["default_declared"],
            costs_charged=counts["costs_charged"],
            handed_over=counts["handed_over"],
            tasks=counts["task"],
            refused=counts["refused"],
            bank_data_missing=counts["bank_data_missing"],
            failed=counts["conflict"] + counts["failed"],
            report_sha256=digest_of(self.all_lines),
            looked_at=self.looked_at,
        )


def line_json(line: RunLine) -> JsonObject:
    """A line as the command line and the API print it."""
    return {
        "claim": str(line.claim_id),
        "invoice_number": line.invoice_number,
        "what": line.what,
        "why": line.why,
        "step": line.step,
        "letter": str(line.letter_id) if line.letter_id else None,
    }


def digest_of(lines: Iterable[RunLine]) -> str:
    """The hash that binds a run's whole report to its last fact."""
    return sha256(to_json([line_json(line) for line in lines])).hexdigest()
