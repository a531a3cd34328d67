"""A stretch of the log, and the states of claims, debtors and letters at its end, for all views."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from domain.case import Case
from domain.claim.evolve import evolve as evolve_claim
from domain.claim.state import Claim
from domain.creditor.plans import plan_for
from domain.creditor.state import Creditor
from domain.creditor.state import fold as fold_creditor
from domain.debtor.events import ClaimOpenedForDebtor
from domain.debtor.state import Debtor
from domain.debtor.state import evolve as evolve_debtor
from domain.dunning.plan.document import PLANS, Plan
from domain.errors import Refusal
from domain.facts import EnteredInError, Recorded, in_force
from domain.letter.state import Letter
from domain.letter.state import evolve as evolve_letter
from projections.agenda import Agenda, agenda_of
from projections.log.feed import Feed, Row
from projections.log.quarantine import UNTAKEABLE, code_of
from projections.segments import Stretch, stretches

S = TypeVar("S", Claim, Debtor, Letter)

CLAIMS_KEPT: Final = 40_000
LETTERS_KEPT: Final = 80_000
"""How many states stay in memory (some 3 kB each); one that left is read again when needed."""

_NO_CREDITOR = UUID(int=0)
_UNKNOWN_PLAN = Plan.model_construct(name="unknown", version=0, title="", step=())


@dataclass(slots=True)
class Held(Generic[S]):
    """A state with the version and position of its last fact."""

    state: S
    version: int = 0
    position: int = 0


@dataclass
class ChangedClaim:
    """A claim that a batch changed: its case at the end of the batch.

    ``position`` is that of the last fact that bears on it; ``fresh``: it began in this batch.
    What is worked out here serves every view.
    """

    id: str
    log: str
    case: Case
    position: int
    fresh: bool
    plan_known: bool = True

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Give its amounts and status on every day; raises Refusal as ``segments`` does."""
        return stretches(self.case)

    @cached_property
    def agenda(self) -> Agenda:
        """Give what its plan says on every day, as long as no fact is added."""
        return agenda_of(self.case, self.stretches, plan_known=self.plan_known)


@dataclass(slots=True)
class Changes:
    """What a batch changed: the claims, and the streams that could not be folded."""

    subjects: list[ChangedClaim]
    letters: list[tuple[str, str, Letter | None]]
    broken: dict[str, tuple[int, str]]


class Batch:
    """Rows of the log behind ``after`` up to and including ``end``, in commit order.

    ``history`` and the cases read through ``end`` and no further, so that a fold sees the log
    as it was there, however far it has gone on.
    """

    def __init__(
        self, rows: Sequence[Row], *, after: int, end: int, feed: Feed, cases: "Cases"
    ) -> None:
        self.rows = rows
        self.after = after
        self.end = end
        self._feed = feed
        self._cases = cases

    def history(self, stream: str) -> Sequence[Recorded]:
        """Give all facts of a stream through the end of this batch."""
        return self._cases.history(stream, through=self.end)

    def of_kind(self, kind: str) -> Iterable[Row]:
        """Give the rows of one kind of stream."""
        return (row for row in self.rows if row.kind == kind)

    @property
    def subjects(self) -> "Sequence[ChangedClaim]":
        """Give every claim whose case this batch changed, as it stands at the end."""
        return self._changes.subjects

    @property
    def letters(self) -> "Sequence[tuple[str, str, Letter | None]]":
        """Give every letter that this batch changed: id, log, and state unless it is broken."""
        return self._changes.letters

    @property
    def broken(self) -> Mapping[str, tuple[int, str]]:
        """Give streams that cannot be folded: position and code of the failure."""
        return self._changes.broken

    @cached_property
    def _changes(self) -> "Changes":
        return self._cases.take(self)


class Shelf(Generic[S]):
    """States of one kind of stream, at most ``most`` of them: the longest unused one leaves."""

    def __init__(self, make: Callable[[UUID], S], evolve: Callable[[S, Recorded], S]) -> None:
        self.make: Callable[[UUID], S] = make
        self.evolve: Callable[[S, Recorded], S] = evolve
        self.held: OrderedDict[str, Held[S]] = OrderedDict()

    def blank(self, stream: str) -> Held[S]:
        """Give the state before the first fact."""
        return Held(self.make(UUID(stream)))

    def advance(self, held: Held[S], recorded: Recorded) -> None:
        """Apply one fact."""
        self.evolve(held.state, recorded)
        held.version = recorded.originator_version
        if not isinstance(recorded.fact, ClaimOpenedForDebtor):
            # Which claims a debtor has changes nothing for the other ones.
            held.position = recorded.position

    def folded(self, stream: str, history: Sequence[Recorded]) -> Held[S]:
        """Give the state that a whole history leaves."""
        held = self.blank(stream)
        for recorded in in_force(history):
            self.advance(held, recorded)
        if history:
            held.version = held.state.version = history[-1].originator_version
            mattering = (r for r in history if not isinstance(r.fact, ClaimOpenedForDebtor))
            held.position = max((r.position for r in mattering), default=0)
        return held

    def trim(self, most: int) -> None:
        """Let the longest unused states go."""
        while len(self.held) > most:
            self.held.popitem(last=False)


class Cases:
    """The states at one position; taking a batch moves it to the batch's end.

    A batch that does not follow on empties it: then states are read from the feed as needed,
    through the end of the batch and no further.
    """

    def __init__(
        self, feed: Feed, *, claims: int = CLAIMS_KEPT, letters: int = LETTERS_KEPT
    ) -> None:
        self._feed = feed
        self._most = {"claim": claims, "debtor": claims, "letter": letters}
        self._position = 0
        self._clear()

    def history(self, stream: str, *, through: int) -> Sequence[Recorded]:
        """Give a stream's facts up to and including a position."""
        return self._feed.history(UUID(stream), through=through)

    def take(self, batch: Batch) -> Changes:
        """Move to the end of a batch; give the claims it changed, in the order of their ids."""
        if batch.after != self._position:
            self._clear()
        self._position = -1  # until the batch is taken whole
        taking = _Taking(self, batch)
        for row in batch.rows:
            taking.row(row)
        changes = taking.finish()
        for kind, shelf in self.shelves.items():
            shelf.trim(self._most[kind])
        self._position = batch.end
        return changes

    def decode(self, row: Row) -> Recorded:
        """Read one row."""
        return self._feed.decode(row)

    def plan(self, claim: Claim, *, through: int) -> Plan | None:
        """Give a claim's plan: of the house, or uploaded by its creditor up to a position.

        A plan of a key never changes, so one that was found is kept.
        """
        if claim.plan in PLANS:
            return PLANS[claim.plan]
        creditor = claim.creditor_id or _NO_CREDITOR
        if (creditor, claim.plan) not in self._plans:
            try:
                history = self.history(str(creditor), through=through)
                found = plan_for(fold_creditor(creditor, history), claim.plan)
            except (*UNTAKEABLE, Refusal):
                return None
            self._plans[creditor, claim.plan] = found
        return self._plans[creditor, claim.plan]

    def _clear(self) -> None:
        self._plans: dict[tuple[UUID, str], Plan] = {}
        self.claims = Shelf(Claim, evolve_claim)
        self.debtors = Shelf(Debtor, evolve_debtor)
        self.letters = Shelf(Letter, evolve_letter)
        self.shelves: dict[str, Shelf[Any]] = {
            "claim": self.claims,
            "debtor": self.debtors,
            "letter": self.letters,
        }
        self.broken: dict[str, tuple[int, str]] = {}


@dataclass
class _Taking:
    """One batch on its way into the states."""

    cases: Cases
    batch: Batch
    touched: dict[str, None] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    stale: dict[str, Row] = field(default_factory=dict)
    moved: dict[str, tuple[str, str]] = field(default_factory=dict)
    broken: dict[str, tuple[int, str]] = field(default_factory=dict)

    def row(self, row: Row) -> None:
        """Apply one row, or note that its stream is to be read anew at the end."""
        shelf = self.cases.shelves.get(row.kind)
        if shelf is None:
            return
        stream = row.stream
        self._note(row)
        if stream in self.cases.broken or stream in self.stale:
            return
        held = shelf.held.get(stream)
        if held is None and row.version == 1:
            held = shelf.held[stream] = shelf.blank(stream)
        if held is None or held.version != row.version - 1 or row.topic == EnteredInError.TOPIC:
            self.stale[stream] = row
            return
        try:
            shelf.advance(held, self.cases.decode(row))
        except UNTAKEABLE as error:
            self._break(stream, row.position, code_of(error))

    def finish(self) -> Changes:
        """Read anew what has to be, and build the case of every claim that changed."""
        for stream, row in self.stale.items():
            self._reload(self.cases.shelves[row.kind], stream, row.position)
        letters = []
        for stream, (kind, log) in self.moved.items():
            state = self._spread(stream, kind)
            if isinstance(state, Letter):
                letters.append((stream, log, None if stream in self.cases.broken else state))
        subjects = [self._subject(claim) for claim in sorted(self.touched)]
        return Changes([s for s in subjects if s is not None], letters, self.broken)

    def _note(self, row: Row) -> None:
        if row.kind == "claim":
            self.touched[row.stream] = None
            if row.version == 1:
                self.fresh.add(row.stream)
        elif row.topic != ClaimOpenedForDebtor.TOPIC:
            self.moved[row.stream] = (row.kind, row.log)

    def _spread(self, stream: str, kind: str) -> Debtor | Letter:
        """Touch the claims that a debtor's or a letter's fact bears on."""
        state: Debtor | Letter = self._held(self.cases.shelves[kind], stream).state
        if isinstance(state, Debtor):
            self.touched.update((str(claim), None) for claim in state.claims)
        elif state.order:
            self.touched.update((str(part.claim_id), None) for part in state.order.claims)
        return state

    def _subject(self, stream: str) -> ChangedClaim | None:
        held = self._held(self.cases.claims, stream)
        if stream in self.cases.broken:
            return None
        claim = held.state
        debtor = self._held(self.cases.debtors, str(claim.debtor_id or _NO_CREDITOR))
        letters = [self._held(self.cases.letters, str(one)) for one in _letters_of(claim)]
        plan = self.cases.plan(claim, through=self.batch.end)
        case = Case(
            claim=claim,
            debtor=debtor.state,
            # Nothing here rests on the creditor's terms: a change of them wakes no claim.
            creditor=Creditor(claim.creditor_id or _NO_CREDITOR),
            plan=plan or _UNKNOWN_PLAN,
            letters={letter.state.id: letter.state for letter in letters},
        )
        position = max(held.position, debtor.position, *(x.position for x in letters), 0)
        log = str(claim.creditor_id or _NO_CREDITOR)
        return ChangedClaim(stream, log, case, position, stream in self.fresh, plan is not None)

    def _held(self, shelf: Shelf[S], stream: str) -> Held[S]:
        held = shelf.held.get(stream)
        if held is None:
            return self._reload(shelf, stream, self.batch.end)
        shelf.held.move_to_end(stream)
        return held

    def _reload(self, shelf: Shelf[S], stream: str, position: int) -> Held[S]:
        held = shelf.blank(stream)
        if stream not in self.cases.broken:
            try:
                held = shelf.folded(stream, self.cases.history(stream, through=self.batch.end))
            except UNTAKEABLE as error:
                self._break(stream, position, code_of(error))
        shelf.held[stream] = held
        return held

    def _break(self, stream: str, position: int, code: str) -> None:
        """Leave a stream out; whoever refers to it finds a blank state."""
        self.cases.broken[stream] = self.broken[stream] = (position, code)
        for shelf in self.cases.shelves.values():
            shelf.held.pop(stream, None)


def _letters_of(claim: Claim) -> list[UUID]:
    letters = [sent.letter_id for sent in claim.letters]
    letters += [confirmed.letter_id for confirmed in claim.confirmations]
    return [*letters, claim.pending.letter_id] if claim.pending else letters
