"""Collections loads, lets a decision decide, and records: the only writer of facts."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment, EnvType

from domain.aggregates import Aggregates, AsKept
from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim.state import Claim
from domain.claim.streams import stream_of_claim
from domain.debtor.state import Debtor
from domain.errors import Conflict, Forestalled, Refusal, StoreError
from domain.facts import (
    Point,
)
from domain.letter.events import LetterOrdered
from domain.mandate import Mandate, Receipt, repeat_of
from domain.session import Session
from domain.store import InLine, StorePort
from domain.underway import Underway

__all__ = ["Collections", "Mandate", "Receipt", "Session", "stream_of_claim"]

T = TypeVar("T")

ATTEMPTS: Final = 4
"""How often a decision is taken, where another writer was first each time."""
JOINED: Final = 8
"""How often it is taken on what is on its way, where more joined each time."""


class Collections(Aggregates, Application[UUID]):
    """The application: every command goes through ``carry_out``, every read through ``load``."""

    name = "vordering"

    def __init__(self, store: StorePort) -> None:
        """Work on an open store, which is the library's infrastructure factory as well."""
        Aggregates.__init__(self, store)
        Application.__init__(self)

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Take nothing from the process environment: the store is already open."""
        del env
        return Environment(name, {})

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """The open store."""
        del env
        return cast("InfrastructureFactory[Any]", self.store)

    def case(self, claim_id: UUID, at: Point | None = None) -> Case:
        """Load a claim with its debtor, creditor, plan and letters.

        Raises NotFound ``claim.unknown``.
        """
        return CaseReader(self, at).case(claim_id)

    def cases(self, claim_ids: Iterable[UUID]) -> tuple[Case, ...]:
        """Load several claims, what they share once; raises NotFound ``claim.unknown``."""
        return CaseReader(self).cases(claim_ids)

    def neighbours(self, case: Case, *, but: Iterable[UUID] = ()) -> tuple[Case, ...]:
        """Load the debtor's other claims, ``but`` some; of a debtor with one claim: nothing."""
        return CaseReader(self).neighbours(case, but=but)

    def claims_of(self, debtor: Debtor) -> tuple[Claim, ...]:
        """Load a debtor's claims that stand, in the order they were opened."""
        return CaseReader(self).claims_of(debtor)

    def around(self, order: LetterOrdered) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
        """Load the claims of a letter that stand, in its order, and the debtor's other ones."""
        return CaseReader(self).around(order)

    @property
    def as_kept(self) -> CaseReader:
        """Reads cases as they are kept: for what is decided again before anything comes of it."""
        return CaseReader(AsKept(self))

    def point(self, *, as_of: date, known_at: datetime | None = None) -> Point:
        """Resolve both axes of time: a day, and what was recorded by an instant (none: now)."""
        position = (
            self.store.last_position() if known_at is None else self.store.position_at(known_at)
        )
        return Point(position, as_of)

    def carry_out(
        self,
        command: Mandate,
        decide: Callable[[Session], None],
        *,
        again: Callable[[int], bool] = lambda attempt: attempt < ATTEMPTS,
        as_kept: bool = False,
        ahead: bool = False,
    ) -> Receipt:
        """Read, record, and save all of it or nothing; raises Refusal, Conflict or StoreError.

        A command of a known key is not carried out again: its receipt is rebuilt, or its
        refusal repeated. Almost every key is new, so it is looked up only where the decision
        does not end in a save: the save itself finds out a key that is known. Where another
        writer was first the decision is taken again on fresh state, as long as ``again`` says
        so after an attempt, the first of which is 1; it may wait before it answers.

        ``as_kept``: it is first taken on claims as they are kept here, not held against the store.
        The save finds that out; what ends in anything else is taken again on what the store says.
        ``ahead``: all that it rests on it reads by its session. It is first taken on what is kept
        and on saves of this program on their way, and stands if they do: so many that want one
        stream are stored together; who was overtaken is ahead again. Only a save is an answer.
        """
        if as_kept and (done := self._on_what_is_kept(command, decide)):
            return done
        with self.store.in_line() as line:
            return self._tried(command, decide, again, line, ahead=ahead)

    def _tried(
        self,
        command: Mandate,
        decide: Callable[[Session], None],
        again: Callable[[int], bool],
        line: InLine,
        *,
        ahead: bool,
    ) -> Receipt:
        """Take a decision until it is saved; who was overtaken goes before those who come later.

        To stand aside for those in line for a stream is no attempt, once for each stream.
        """
        attempt = 1
        while True:
            if ahead and (done := self._on_what_comes(command, decide, line)):
                return done
            session, decided = Session(self, command), False
            try:
                session.require_seen()
                decide(session)
                session.follow_money()
                decided = True
                return self._save(session)
            except Exception as error:
                if decided and isinstance(error, StoreError):
                    raise
                # A save that finds another one first has found no such command, or says so.
                met = error if decided and isinstance(error, Conflict) else None
                overtaken = None if met is None or met.of_command else met
                if isinstance(overtaken, Forestalled) and line.stand(overtaken.stream):
                    continue
                if overtaken and again(attempt):
                    line.stand(overtaken.stream)
                    attempt += 1
                    continue
                # What a repeat finds may be no state for it any more: whatever that leads to.
                if known := self.receipt_of(command):
                    return known
                if isinstance(error, Refusal):
                    self._remember(command, error)
                if overtaken or not isinstance(error, Conflict) or not again(attempt):
                    raise
                attempt += 1

    def _on_what_is_kept(
        self, command: Mandate, decide: Callable[[Session], None]
    ) -> Receipt | None:
        """Take a decision on what is kept; None: it did not come to a save of facts."""
        session = Session(self, command, streams=AsKept(self))
        try:
            session.require_seen()
            decide(session)
            session.follow_money()
        except Exception:  # noqa: BLE001 - whatever it is may come of what is old: it is decided again
            return None
        with suppress(Conflict):
            return self._save(session) if session.envelopes else None
        return None

    def _on_what_comes(
        self, command: Mandate, decide: Callable[[Session], None], line: InLine
    ) -> Receipt | None:
        """Take a decision on what is on its way; None: it did not come to a save that stands."""
        for _ in range(JOINED):
            underway = Underway(self)
            try:
                session = Session(underway, command)
                session.require_seen()
                decide(session)
                session.follow_money()
                if not session.envelopes:
                    return None
            except Exception:  # noqa: BLE001 - it may come of what will not be stored: it is decided again
                return None
            try:
                return self._save(session, ahead=True, rests_on=underway.rests_on)
            except Forestalled as overtaken:
                if not self.store.let_through(overtaken.stream, line):
                    return None
                self._old_if_stored(overtaken.stream)
                continue
            except (Conflict, Refusal):
                return None
        return None

    def _old_if_stored(self, stream: UUID | None) -> None:
        """What is kept of a stream that left no room is old, where nothing of it is on its way.

        Who stored that may not have said so yet: it would be decided on the same again.
        """
        if stream is not None and not self.store.coming(stream):
            self.moved([stream])

    def receipt_of(self, mandate: Mandate) -> Receipt | None:
        """The receipt of what was carried out under a mandate before; None: it was not.

        Raises Refusal where its key was used for something else, or it was refused.
        """
        known = self.store.find_command(mandate.log, mandate.actor, mandate.key)
        return repeat_of(mandate, known) if known else None

    def _save(
        self, session: Session, *, ahead: bool = False, rests_on: Sequence[object] = ()
    ) -> Receipt:
        """Save what a decision recorded; where that is nothing, only a client's key is kept.

        A key of our own that stood for nothing must not be used up: the same work may come
        again on a state that has something to do.
        """
        if not session.envelopes and not session.mandate.remembered:
            known = self.receipt_of(session.mandate)
            return known or Receipt(session.mandate.id, (), position=self.store.last_position())
        if session.envelopes:
            session.check_reason()
            session.check_texts()
        # Not `save`: the library asks each envelope twice, slowly, whether it is an event.
        recordings = self.events.put(
            cast("list[Any]", session.envelopes),
            guards=session.guards,
            command=session.mandate.row(),
            identities=session.identities,
            unclaimed=tuple(session.unclaimed),
            forget=[(subject, None) for subject in session.forgotten],
            ahead=ahead,
            rests_on=rests_on,
        )
        heads = {e.originator_id: e.originator_version for e in session.envelopes}
        self.moved(heads)
        position = recordings[-1].notification.id if recordings else self.store.last_position()
        written = len(session.envelopes)
        return Receipt(session.mandate.id, tuple(heads.items()), position=position, facts=written)

    def _remember(self, command: Mandate, refusal: Refusal) -> None:
        if command.remembered:
            with suppress(Conflict):
                self.events.put([], command=command.row(refusal.code))
