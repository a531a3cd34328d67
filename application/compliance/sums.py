"""How often each verdict was found of each obligation, and what was withheld how often."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.compliance.obligation import Compliance, Obligation


@dataclass(slots=True)
class Sums:
    """Counts of claims by obligation and verdict, and of rulings by reason."""

    obligations: Sequence[Obligation]
    claims: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    rulings: Counter[tuple[str, str]] = field(default_factory=Counter)
    withheld: Counter[str] = field(default_factory=Counter)

    def add(self, claim: Mapping[str, Any]) -> None:
        """Count what was found on a claim."""
        self.claims += 1
        self.verdicts.update(claim["verdicts"].items())
        self.rulings.update((one["obligation"], one["reason"]) for one in claim["rulings"])
        self.withheld.update(one["what"] or one["topic"] for one in claim["withheld"])

    def join(self, other: "Sums") -> None:
        """Add what was counted of other claims."""
        self.claims += other.claims
        self.verdicts.update(other.verdicts)
        self.rulings.update(other.rulings)
        self.withheld.update(other.withheld)

    def of(self, code: str, verdict: Compliance) -> int:
        """The claims on which an obligation stands so."""
        if verdict is Compliance.NOT_APPLICABLE:
            return self.claims - sum(self.verdicts[code, one] for one in Compliance)
        return self.verdicts[code, verdict.value]

    @property
    def violated(self) -> int:
        """In how many cases an obligation was violated on a claim."""
        return sum(self.of(one.code, Compliance.VIOLATED) for one in self.obligations)

    def told(self) -> dict[str, Any]:
        """All of it as plain values, in the order of the catalogue."""
        return {
            "claims": self.claims,
            "obligations": [
                {
                    "code": one.code,
                    "verdicts": {
                        verdict.value: self.of(one.code, verdict) for verdict in Compliance
                    },
                    "rulings": {
                        reason: self.rulings[one.code, reason]
                        for reason in one.reasons
                        if self.rulings[one.code, reason]
                    },
                }
                for one in self.obligations
            ],
            "withheld": dict(sorted(self.withheld.items())),
        }
