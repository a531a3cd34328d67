"""What the world and the people did, let happen in an imagined house on its days."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from application.what_if.imagined import ImaginedHouse
from application.what_if.kin import Kin, known_by, letters_of
from domain.application import Mandate, Session
from domain.claim.events import ClaimFact, InvoiceSent, PlanChanged
from domain.days import legal_day
from domain.facts import Fact, Recorded, StreamKind, StreamRef
from domain.letter.outcomes import concerns_claims, follows, went_on
from domain.what_if.outside import (
    Renumbered,
    by_the_engine,
    consequences,
    found_again,
    of_a_letter,
    why_it_rests_on_the_engine,
)

LETTER_NOT_SENT: Final = "letter_not_sent"
NAMES_WHAT_IS_NOT: Final = "names_what_is_not"
OTHER_PLAN: Final = "moved_to_a_plan"


@dataclass(frozen=True, slots=True)
class LeftAside:
    """A fact that has no place where the other plan decides: it rested on what the engine did."""

    stream: UUID
    topic: str
    on: date
    why: str


@dataclass
class OutsideWorld:
    """Feeds what really happened to a debtor, command by command, in its order."""

    house: ImaginedHouse
    kin: Kin
    plan: str = ""
    """The plan that claims are moved to; empty: each keeps its own, and moves as it did."""
    left_aside: list[LeftAside] = field(default_factory=list)
    opened: list[UUID] = field(default_factory=list)
    """Claims that came in, and were not moved to the plan yet."""
    _numbers: dict[UUID, Renumbered] = field(default_factory=dict)

    def events(self, *, after: int, last: date) -> list[Recorded]:
        """Every fact about him behind a position, recorded by a day, in order."""
        past, one = self.house.past, self.kin
        streams = {one.creditor, *one.debtors, *one.claims}
        for claim in one.claims:
            streams |= letters_of(past.real(claim))
        found = (row for stream in streams for row in past.real(stream) if row.position > after)
        known = (row for row in found if known_by(row, last))
        return sorted(known, key=lambda row: row.position)

    def happen(self, rows: Sequence[Recorded]) -> None:
        """Let commands of the world and the people happen; what the engine did is left out."""
        for _, told in groupby(rows, key=lambda row: row.command_id):
            self._command(list(told))

    def _command(self, rows: Sequence[Recorded]) -> None:
        fed: dict[UUID, list[Fact]] = {}
        for row in rows:
            if by_the_engine(row):
                continue
            self.house.stand_at(row.recorded_at)
            if row.kind is StreamKind.LETTER:
                self._letter(row)
            elif (fact := self._fitting(row)) is not None:
                self._feed(row, fact)
                if row.kind is StreamKind.CLAIM:
                    fed.setdefault(row.originator_id, []).append(fact)
        for claim_id, facts in fed.items():
            self._follow(claim_id, facts, rows[-1])

    def _fitting(self, row: Recorded) -> Fact | None:
        """The fact as it happens here; None: it is decided again, or has no place."""
        if row.kind is not StreamKind.CLAIM:
            return self._renumbered(row)
        letter = of_a_letter(row.fact)
        if found_again(row) or (letter is not None and self._by_the_run(letter)):
            return None
        if self.plan and isinstance(row.fact, PlanChanged):
            self._aside(row, OTHER_PLAN)
            return None
        if isinstance(row.fact, InvoiceSent):
            self.opened.append(row.originator_id)
            return row.fact
        claim = self.house.collections.claim(row.originator_id)
        today = legal_day(row.recorded_at)
        if why := why_it_rests_on_the_engine(claim, row.fact, today=today):
            self._aside(row, why)
            return None
        return self._renumbered(row)

    def _renumbered(self, row: Recorded) -> Fact | None:
        past = self.house.past
        found = self._number(row.originator_id).told(row, past.rows(row.originator_id))
        if found is None:
            self._aside(row, NAMES_WHAT_IS_NOT)
        return found

    def _number(self, stream: UUID) -> Renumbered:
        if stream not in self._numbers:
            past = self.house.past
            here = {one.originator_version: one.originator_version for one in past.rows(stream)}
            self._numbers[stream] = Renumbered(past.real(stream), here)
        return self._numbers[stream]

    def _feed(self, row: Recorded, fact: Fact) -> None:
        number = self._number(row.originator_id)
        number.places[row.originator_version] = self.house.past.feed(row, fact)

    def _by_the_run(self, letter_id: UUID) -> bool:
        real = self.house.past.real(letter_id)
        return bool(real) and by_the_engine(real[0])

    def _letter(self, row: Recorded) -> None:
        """Let happen to a letter what happened to it, and to its claims what follows."""
        if not self._by_the_run(row.originator_id):
            self._feed(row, row.fact)
            return
        letter = self.house.collections.letter(row.originator_id)
        if letter.order is None:
            self._aside(row, LETTER_NOT_SENT)
            return
        self._feed(row, row.fact)
        fact: Any = row.fact
        if not concerns_claims(fact):
            return
        for part in letter.order.claims:
            claim = self.house.collections.claim(part.claim_id)
            self._record(part.claim_id, follows(letter, fact, claim), row, on=went_on(fact))

    def _follow(self, claim_id: UUID, fed: Sequence[Fact], row: Recorded) -> None:
        claim = self.house.collections.claim(claim_id)
        if claim.opened:
            found = consequences(claim, fed, today=legal_day(row.recorded_at))
            self._record(claim_id, found, row)

    def _record(
        self, claim_id: UUID, facts: list[ClaimFact], row: Recorded, *, on: date | None = None
    ) -> None:
        if not facts:
            return
        log = self.kin.creditor

        def decide(session: Session) -> None:
            session.claim(claim_id)
            stream = StreamRef(StreamKind.CLAIM, claim_id, log)
            session.record(stream, facts, effective_on=on)

        today = legal_day(row.recorded_at)
        command = Mandate(key=row.ref, actor=row.actor, role=row.role, today=today, log=log)
        self.house.collections.carry_out(command, decide)

    def _aside(self, row: Recorded, why: str) -> None:
        self.left_aside.append(
            LeftAside(row.originator_id, row.fact.TOPIC, legal_day(row.recorded_at), why)
        )
