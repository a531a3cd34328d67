"""A session: one taking of a decision, which reads, records, and is saved at once or not at all."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from domain.aggregates import Aggregates
from domain.case import Case
from domain.case.paid_as_asked import Paper
from domain.case_reading import CaseReader, Streams
from domain.characters import require_fit
from domain.claim.moved import moves_money
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.abroad import after_these, concerns_law, joined_by, marks_of_law
from domain.debtor.state import Debtor
from domain.facts import (
    Envelope,
    Fact,
    IdentityClaim,
    IdentityKey,
    StreamKind,
    StreamRef,
)
from domain.guarded_reads import GuardedReads
from domain.ids import claim_ids
from domain.letter.events import LetterOrdered
from domain.mandate import Mandate
from domain.moved_money import MovedMoney
from domain.moved_plans import follow_plans

T = TypeVar("T")

_SOMEBODYS: Final = frozenset({StreamKind.CLAIM, StreamKind.DEBTOR, StreamKind.LETTER})
"""What belongs to one creditor, and a decision about something else may touch."""


class Session(GuardedReads):
    """One taking of a decision: what it reads is guarded, what it records is saved at once."""

    def __init__(
        self, collections: Aggregates, command: Mandate, *, streams: Streams | None = None
    ) -> None:
        """Begin with nothing read and nothing recorded; ``streams``: where claims are read."""
        self._collections: Aggregates = collections
        self.mandate = command
        self.today = command.today
        self.guards: dict[UUID, int] = {}
        self.envelopes: list[Envelope] = []
        self.identities: list[IdentityClaim] = []
        self.unclaimed: dict[IdentityKey, None] = {}
        self.forgotten: dict[UUID, None] = {}
        """Whose personal values go with this save, before their keys are destroyed."""
        self.cause = command.cause
        """The fact that leads to all that is recorded and names no other."""
        self.proposed_by = ""
        """Who proposed what somebody else now carries out; empty: nobody, it is done at once."""
        self._heads: dict[UUID, int] = {}
        self._looked_up: dict[Hashable, Any] = {}
        self._reader = CaseReader(streams or collections)
        self._money = MovedMoney(self, self._reader, collections.history)

    @property
    def decider(self) -> str:
        """Who took the decision: who proposed it, else who gives the command."""
        return self.proposed_by or self.mandate.actor

    def begin_with(self, read: CaseReader) -> None:
        """Rest the decision on what was read a moment ago: the save finds out whether it is old."""
        self._reader.read |= read.read
        self.guards |= read.versions

    def once(self, what: Hashable, look: Callable[[], T]) -> T:
        """What is looked up beside the streams, and not guarded: once in a decision."""
        if what not in self._looked_up:
            self._looked_up[what] = look()
        found: T = self._looked_up[what]
        return found

    def claim(self, claim_id: UUID) -> Claim:
        """Read a claim; the decision rests on it from here on."""
        return self._guarded(self._reader.claim(claim_id))

    def require_seen(self) -> None:
        """Refuse where what the command rests on moved since; its version is guarded."""
        seen = self.mandate.seen
        if seen is not None:
            seen.require(getattr(self, seen.kind.value)(seen.id).version)

    def claim_on(self, creditor_id: UUID, number: str) -> Claim:
        """Read the claim on an invoice, under whichever spelling of its number it is kept."""
        found = [self.claim(one) for one in claim_ids(creditor_id, number)]
        return next((one for one in found if one.opened), found[0])

    def debtor(self, debtor_id: UUID) -> Debtor:
        """Read a debtor; the decision rests on it from here on."""
        return self._guarded(self._reader.debtor(debtor_id))

    def debtor_now(self, debtor_id: UUID) -> Debtor:
        """Read the debtor as whom one is known by now; the decision rests on it from here on."""
        debtor = self.debtor(debtor_id)
        return self.debtor_now(debtor.merged_into) if debtor.merged_into else debtor

    def creditor(self, creditor_id: UUID) -> Creditor:
        """Read a creditor; the decision rests on it from here on."""
        return self._guarded(self._reader.creditor(creditor_id))

    def case(self, claim_id: UUID) -> Case:
        """Read a claim with all that a decision on it needs; every stream is guarded."""
        return self._seen(self._reader.case(claim_id))

    def cases(self, claim_ids: Iterable[UUID]) -> tuple[Case, ...]:
        """Read several claims with all that a decision needs; every stream is guarded."""
        return self._seen(self._reader.cases(claim_ids))

    def neighbours(self, case: Case, *, but: Iterable[UUID] = ()) -> tuple[Case, ...]:
        """Read the debtor's other claims, ``but`` some; every stream is guarded."""
        return self._seen(self._reader.neighbours(case, but=but))

    def claims_of(self, debtor: Debtor) -> tuple[Claim, ...]:
        """Read a debtor's claims that stand; each is guarded."""
        return self._seen(self._reader.claims_of(debtor))

    def around(self, order: LetterOrdered) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
        """Read the claims of a letter that stand, and the debtor's other ones; all is guarded."""
        return self._seen(self._reader.around(order))

    def paper(self, claim: Claim) -> Paper:
        """Read what asked a claim; every stream is guarded."""
        return self._seen(self._reader.paper(claim))

    def record(
        self,
        stream: StreamRef,
        facts: Sequence[Fact],
        *,
        subject: UUID | None = None,
        effective_on: date | None = None,
        policy: str = "",
        cause: str = "",
    ) -> None:
        """Append facts to a stream that was read in this session, or is new.

        The legal day is the fact's own, else ``effective_on``, else today.
        """
        if facts and stream.log != self.mandate.log and stream.kind in _SOMEBODYS:
            self._require_there(stream.log)
        head = self._heads.get(stream.id, self.guards.get(stream.id, 0))
        for number, fact in enumerate(facts, head + 1):
            day = fact.legal_day or effective_on or self.today
            self.envelopes.append(self._envelope(stream, fact, number, day, subject, policy, cause))
        self._heads[stream.id] = head + len(facts)
        if stream.kind is StreamKind.CLAIM and moves_money(facts):
            self._money.note(stream, facts)
        if stream.kind is StreamKind.DEBTOR and concerns_law(facts):
            self._note_law(stream, facts)

    def _require_there(self, log: UUID) -> None:
        """Refuse what touches a claim or debtor of a creditor for whom one may not do this."""
        if self.mandate.elsewhere is not None:
            self.mandate.elsewhere(log)

    def head_of(self, stream: UUID) -> str:
        """The last fact of a stream that was read or recorded here, as a cause names it."""
        return f"{stream}@{self._heads.get(stream, self.guards.get(stream, 0))}"

    def identified(self, kind: str, value: str) -> UUID | None:
        """The stream that a value identifies in this log; None: the decision rests on that."""
        key = IdentityKey(self.mandate.log, kind, value)
        found = self._collections.store.find_identity(*key)
        self.unclaimed |= {key: None} if found is None else {}
        return found

    def identify(self, *, kind: str, value: str, stream: UUID, log: UUID | None = None) -> None:
        """Let a value identify a stream from this save on; unique within its log."""
        if value:
            self.identities.append(IdentityClaim(log or self.mandate.log, kind, value, stream))

    def follow_money(self) -> None:
        """Let plans end on all their claims, and what lost its cover fall: last before the save."""
        follow_plans(self, self._money.moved, self.mandate.log)
        self._money.follow(self.mandate.log)

    def _note_law(self, stream: StreamRef, facts: Sequence[Fact]) -> None:
        """Let the marks of a debtor's claims follow where he lives and which law holds."""
        debtor = self._reader.debtor(stream.id)
        if not debtor.registered:
            return
        after = after_these(debtor, facts)
        his = {claim.id: claim for claim in self.claims_of(debtor)}
        his |= {one: self.claim(one) for one in joined_by(facts)}
        for claim in his.values():
            of_claim = StreamRef(StreamKind.CLAIM, claim.id, stream.log)
            self.record(of_claim, marks_of_law(after, claim))

    @property
    def _reason_kept(self) -> bool:
        """Whether a fact holds the reason already: the first one that is about somebody does."""
        return any(envelope.reason_text is not None for envelope in self.envelopes)

    def check_reason(self) -> None:
        """Assert that no reason is lost: some fact must be about somebody whose key seals it."""
        lost = self.mandate.reason_text is not None and not self._reason_kept
        assert not lost, "a reason was given, and no fact keeps it"

    def check_texts(self) -> None:
        """Refuse ``text.unfit`` where a fact would hold what no view, page or letter can show.

        Doors and readers look first and name the field; behind them nothing gets past this.
        """
        told = self.mandate
        require_fit((told.key, told.actor, told.role, told.reason, told.reason_text))
        require_fit([envelope.fact for envelope in self.envelopes])

    def _seen(self, found: T) -> T:
        self.guards |= self._reader.versions
        return found

    def _envelope(  # noqa: PLR0917 - one place that knows every part of the envelope
        self,
        stream: StreamRef,
        fact: Fact,
        version: int,
        day: date,
        subject: UUID | None,
        policy: str,
        cause: str,
    ) -> Envelope:
        command = self.mandate
        return Envelope(
            originator_id=stream.id,
            originator_version=version,
            fact=fact,
            kind=stream.kind,
            log=stream.log,
            effective_on=day,
            actor=command.actor,
            role=command.role,
            command_id=command.id,
            cause=cause or self.cause,
            reason=command.reason,
            reason_text=None if subject is None or self._reason_kept else command.reason_text,
            policy=policy,
            subject=subject,
            command_name=command.name,
        )
