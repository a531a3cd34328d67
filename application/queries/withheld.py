"""Why nothing was done, as answers: each stretch of days with its rule and the facts of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from application.known import Known
from application.queries.query import Inquiry
from application.queries.why_shapes import ClaimStandsOut, RestsOnOut, StretchOut, WithheldOut
from application.why.looks import CameTo, RunSpan
from application.why.rules import article_of
from application.why.withheld import Standstill, Withheld
from domain.facts import Recorded


class Telling:
    """Tells stretches of days in a language, of claims as known at a moment and as of a day."""

    def __init__(
        self, asked: Inquiry, *, on: date | None, known_at: Known | None, language: str
    ) -> None:
        """``on`` none: today; ``known_at`` none: now."""
        store = asked.house.store
        self._asked, self._language, self._known_at = asked, language, known_at
        known = asked.known(known_at)
        self._through = store.last_position() if known is None else known
        self.day = on or asked.today
        self._found = Withheld(asked.house, self._through, self.day)

    def claim(self, claim_id: UUID) -> WithheldOut:
        """Why nothing was done on a claim."""
        made = self._told(self._found.stretches(claim_id))
        number = self._asked.house.collections.claim(claim_id).invoice_number
        return WithheldOut(
            claim=claim_id,
            invoice_number=number,
            as_of=self.day,
            known_at=self._known_at,
            now=made[-1],
            stretches=made,
        )

    def now(self, claim_id: UUID) -> ClaimStandsOut:
        """How a claim stands on the day."""
        [made] = self._told([self._found.now(claim_id)])
        number = self._asked.house.collections.claim(claim_id).invoice_number
        return ClaimStandsOut(claim=claim_id, invoice_number=number, now=made)

    def runs(self) -> Sequence[RunSpan]:
        """The runs of the day, as far as they were known."""
        return self._found.runs_of(self.day)

    def of_run(self, claim_id: UUID, run: RunSpan) -> StretchOut | None:
        """What a run withheld on a claim; None: nothing."""
        found = self._found.of_run(claim_id, run)
        return None if found is None else self._told([found])[0]

    def _told(self, found: Sequence[Standstill]) -> list[StretchOut]:
        facts = {one.position for part in found for one in (*part.facts, *part.ended_by)}
        entries = self._asked.views.audit.those(sorted(facts), known_at_position=self._through)
        said = {one.position: self._asked.tell(one, self._language) for one in entries}
        return [self._stretch(one, said) for one in found]

    def _stretch(self, one: Standstill, said: dict[int, str]) -> StretchOut:
        decided, last = one.decided, one.last
        called, to_do = self._asked.say_rule(decided.rule, decided.why, self._language)
        asked = last.outcome is CameTo.WITHHELD and not decided.until
        return StretchOut(
            outcome=last.outcome,
            rule=decided.rule,
            called=called,
            why=decided.why,
            article=decided.article or article_of(decided.rule, decided.why),
            lacks=list(decided.lacks),
            step=one.step,
            due_on=one.due_on,
            first_on=one.first.day,
            last_on=last.day,
            asked_since=decided.since if asked else None,
            until=decided.until,
            ended_on=one.ended_on,
            ended_by=_rests_on(one.ended_by, said),
            facts=_rests_on(one.facts, said),
            to_do=to_do,
            run=last.run.id if last.run else None,
        )


def _rests_on(facts: Iterable[Recorded], said: dict[int, str]) -> list[RestsOnOut]:
    return [
        RestsOnOut(
            ref=one.ref,
            stream=one.originator_id,
            kind=one.kind.value,
            topic=one.fact.TOPIC,
            what=said.get(one.position, one.fact.TOPIC),
            effective_on=one.effective_on,
            recorded_at=one.recorded_at,
        )
        for one in facts
    ]
