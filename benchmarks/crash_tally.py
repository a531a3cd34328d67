"""What is counted over runs that are killed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Tally:
    """What was counted over all rounds."""

    kills: int = 0
    missed: int = 0
    claims: int = 0
    letters: int = 0
    messages: int = 0
    most_of_one_letter: int = 0
    doubts: int = 0
    doubts_that_went_out: int = 0
    charges: Counter[int] = field(default_factory=Counter)
    handed_over: int = 0
    facts: int = 0
    acknowledged: int = 0
    sound: int = 0
    finished: int = 0
    late: int = 0
    wrong: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[str, object]]:
        yield "kills that hit a run at work", self.kills
        yield "runs that ended before their kill", self.missed
        yield "claims walked to their hand-over", f"{self.handed_over} of {self.claims}"
        yield "letters sent or posted", self.letters
        yield "raw messages the mail server accepted", self.messages
        yield "most raw messages of one letter", self.most_of_one_letter
        yield "letters in doubt after a kill", self.doubts
        yield "  of which the server had accepted", self.doubts_that_went_out
        yield "claims by number of charges", dict(self.charges)
        yield "facts, none lost or changed", self.facts
        yield "  of which acknowledged to a run before its end", self.acknowledged
        yield "checks right after a kill that found a sound store", f"{self.sound} of {self.kills}"
        yield "finished runs after which no claim had work left", self.finished
        yield "claims whose letter no server answered that day", self.late
        yield "rules broken", len(self.wrong)
