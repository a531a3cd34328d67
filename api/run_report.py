"""What a daily run did, or in a dry run would do: a line for each claim it touched."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from pydantic_core import to_json

from domain.facts import JsonObject
from domain.run.events import RunFinished


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One thing that happened to one claim; ``what`` is a stable word, ``why`` a sentence."""

    claim_id: UUID
    invoice_number: str
    what: str
    why: str = ""
    step: str = ""
    letter_id: UUID | None = None

    def as_json(self) -> JsonObject:
        """Give the line as the command line prints it."""
        return {
            "claim": str(self.claim_id),
            "invoice_number": self.invoice_number,
            "what": self.what,
            "why": self.why,
            "step": self.step,
            "letter": str(self.letter_id) if self.letter_id else None,
        }


@dataclass(slots=True)
class RunReport:
    """A run of a day: its lines, and how many claims were looked at."""

    day: date
    dry_run: bool
    looked_at: int = 0
    lines: list[RunLine] = field(default_factory=list)

    def counts(self) -> Counter[str]:
        """Count the lines by what happened."""
        return Counter(line.what for line in self.lines)

    def as_json(self) -> JsonObject:
        """Give the report as the command line prints it."""
        return {
            "day": self.day.isoformat(),
            "dry_run": self.dry_run,
            "looked_at": self.looked_at,
            "totals": dict(sorted(self.counts().items())),
            "lines": [line.as_json() for line in self.lines],
        }

    def digest(self) -> str:
        """Give the hash that binds this report to the run's last fact."""
        return sha256(to_json(self.as_json())).hexdigest()

    def finished(self) -> RunFinished:
        """Give the last fact of the run."""
        counts = self.counts()
        return RunFinished(
            letters_ordered=counts["letter_ordered"],
            letters_sent=counts["letter_sent"],
            letters_in_doubt=counts["letter_in_doubt"],
            letters_failed=counts["letter_failed"],
            defaults_declared=counts["default_declared"],
            costs_charged=counts["costs_charged"],
            handed_over=counts["handed_over"],
            tasks=counts["task"],
            refused=counts["refused"],
            failed=counts["conflict"],
            report_sha256=self.digest(),
        )
