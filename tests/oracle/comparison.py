"""The engine beside the oracle and what was planted: found, missed, invented, differing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.compliance.assessment import Span, assessed
from domain.compliance.case_file import Around, CaseFile
from domain.compliance.catalogue import OBLIGATIONS
from domain.compliance.obligation import Obligation
from domain.facts import Point
from tests.oracle.checker import RULES, verdict
from tests.oracle.papers import VIOLATED, Papers
from tests.oracle.plain import Past
from tests.oracle.recorded import recorded

EXAMPLES = 5


@dataclass(frozen=True)
class Apart:
    """A claim on which engine and oracle differ, or which differs from what was planted."""

    what: str
    obligation: str
    past: Past
    claim: str
    engine: str
    oracle: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        """For a person who looks for the bug."""
        return (
            f"{self.what} {self.obligation}: engine {self.engine} {self.reasons},"
            f" oracle {self.oracle}; plant '{self.past.plant}', {self.past.story},"
            f" claim {self.claim}"
        )


@dataclass
class Compared:
    """What came of all claims, by obligation."""

    claims: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    apart: list[Apart] = field(default_factory=list)

    def add(self, other: "Compared") -> None:
        """Take what another part of the claims came to."""
        self.claims += other.claims
        self.counts += other.counts
        for one in other.apart:
            alike = [o for o in self.apart if (o.what, o.obligation) == (one.what, one.obligation)]
            if len(alike) < EXAMPLES:
                self.apart.append(one)

    def of(self, what: str) -> int:
        """How often something was found over all obligations."""
        return sum(count for (_, name), count in self.counts.items() if name == what)

    def lines(self) -> Iterator[str]:
        """A table by obligation."""
        names = ("planted", "found", "missed", "overlooked", "invented", "other")
        yield f"{'obligation':<20}" + "".join(f"{name:>11}" for name in names)
        for code in RULES:
            counts = [self.counts[code, name] for name in names]
            yield f"{code:<20}" + "".join(f"{count:>11}" for count in counts)


def compared(pasts: Iterable[Past], obligations: Sequence[Obligation] = OBLIGATIONS) -> Compared:
    """Hold every claim to every obligation that both know."""
    known = [one for one in obligations if one.code in RULES]
    total = Compared()
    for past in pasts:
        streams = recorded(past.facts, past.log)
        around = Around(streams.streams)
        point = Point(streams.position, past.today)
        papers: Papers | None = None
        for claim in past.claims():
            papers = Papers(past, claim, papers.streams if papers else {})
            total.claims += 1
            file = CaseFile(UUID(claim), point, around)
            _claim(total, papers, file, known)
    return total


def _claim(total: Compared, papers: Papers, file: CaseFile, known: Sequence[Obligation]) -> None:
    for one in assessed(file, Span(date.min, papers.today), known):
        code, engine = one.obligation.code, one.verdict.value
        said = verdict(papers, code)
        planted = code in papers.past.planted.get(papers.claim, ())
        for what in _outcomes(engine, said, planted=planted):
            total.counts[code, what] += 1
            if what not in {"planted", "found"} and total.counts[code, what] <= EXAMPLES:
                reasons = tuple(f"{r.reason} {r.on} {dict(r.values)}" for r in one.rulings)
                total.apart.append(
                    Apart(what, code, papers.past, papers.claim, engine, said, reasons)
                )


def _outcomes(engine: str, oracle: str, *, planted: bool) -> Iterator[str]:
    """What a claim counts as; ``overlooked``: the oracle itself does not see what was planted."""
    if planted:
        yield "planted"
        yield "found" if engine == VIOLATED else "missed"
        if oracle != VIOLATED:
            yield "overlooked"
    elif engine == VIOLATED and oracle != VIOLATED:
        yield "invented"
    elif engine != oracle:
        yield "other"
