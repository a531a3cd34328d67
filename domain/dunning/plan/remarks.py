"""What is wrong or unwise in a plan: one finding names the place, the rule and the way out."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """Whether a plan can be used all the same."""

    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing in a plan; ``line`` counts from 1, ``step`` is empty for the plan as a whole."""

    severity: Severity = Severity.REFUSE
    code: str
    message: str
    line: int = 1
    step: str = ""
    article: str = ""
    way_out: str = ""

    def said_of(self, name: str) -> str:
        """The finding as one line about the file of this name."""
        step = f"step '{self.step}': " if self.step else ""
        article = f" ({self.article})" if self.article else ""
        return f"{name}, line {self.line}: {step}{self.message}{article} {self.way_out}".strip()

    def as_json(self) -> dict[str, Any]:
        """The parts under their names."""
        return {**asdict(self), "severity": self.severity.value}


def told(remarks: Iterable[Remark]) -> str:
    """Line and code of each, one a line: what a refusal tells whoever says it in other words."""
    return "\n".join(f"{one.line} {one.code}" for one in remarks)
