"""A claim's whole past, told fact by fact as the log would hold it, to hold obligations against."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Self
from uuid import UUID

from api.words.compliance.said import ruling_said
from api.words.language import speaking
from domain.compliance.assessment import Assessed, Span, assessed
from domain.compliance.case_file import Around, CaseFile
from domain.compliance.obligation import Obligation, Ruling
from domain.creditor.events import CreditorRegistered
from domain.days import AMSTERDAM
from domain.debtor.events import ClaimOpenedForDebtor, DebtorRegistered
from domain.facts import EnteredInError, Fact, Point, Recorded, StreamKind
from domain.parties import Capacity, CreditorProfile
from domain.sealing import Sealed
from tests.domain.story import CLAIM, CREDITOR, DEBTOR

NOON = time(12)
ALL_DAYS = Span(date.min, date.max)
PROFILE = CreditorProfile(
    name="Bloemenhandel De Roos B.V.", street="Dorpsstraat 1", postal_code="1234 AB", city="Utrecht"
)


@dataclass
class Life:
    """What was recorded of a debtor, his claims and letters, in the order of the log."""

    capacity: Capacity = Capacity.CONSUMER
    for_others: bool = False
    """The creditor collects for others: before a natural person the Wki binds."""
    streams: dict[UUID, list[Recorded]] = field(default_factory=dict)
    position: int = 0

    def __post_init__(self) -> None:
        """Begin with a creditor and a debtor."""
        begun = date(2026, 1, 1)
        creditor = CreditorRegistered(profile=PROFILE, collects_for_others=self.for_others)
        self.put(StreamKind.CREDITOR, CREDITOR, creditor, on=begun)
        debtor = DebtorRegistered(
            creditor_id=CREDITOR, contact=Sealed.committed("cd" * 32), capacity=self.capacity
        )
        self.put(StreamKind.DEBTOR, DEBTOR, debtor, on=begun)

    def put(
        self,
        kind: StreamKind,
        stream: UUID,
        *facts: Fact,
        on: date,
        at: time = NOON,
        recorded_on: date | None = None,
        actor: str = "tester",
        role: str = "handler",
        policy: str = "",
        command: UUID | None = None,
    ) -> Self:
        """Record facts of a stream: effective on a day, recorded then or on another one."""
        history = self.streams.setdefault(stream, [])
        for fact in facts:
            self.position += 1
            moment = datetime.combine(recorded_on or on, at, tzinfo=AMSTERDAM)
            history.append(
                Recorded(
                    originator_id=stream,
                    originator_version=len(history) + 1,
                    fact=fact,
                    kind=kind,
                    log=CREDITOR,
                    effective_on=fact.legal_day or on,
                    actor=actor,
                    role=role,
                    command_id=command or UUID(int=self.position),
                    position=self.position,
                    leaf_index=self.position - 1,
                    recorded_at=moment,
                    header=b"",
                    policy=policy,
                )
            )
        return self

    def claim(
        self, *facts: Fact, on: date, at: time = NOON, recorded_on: date | None = None
    ) -> Self:
        """Record facts of the claim."""
        if CLAIM not in self.streams:
            self.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=CLAIM), on=on)
        return self.put(StreamKind.CLAIM, CLAIM, *facts, on=on, at=at, recorded_on=recorded_on)

    def letter(
        self,
        letter: UUID,
        *facts: Fact,
        on: date,
        at: time = NOON,
        recorded_on: date | None = None,
    ) -> Self:
        """Record facts of a letter."""
        return self.put(StreamKind.LETTER, letter, *facts, on=on, at=at, recorded_on=recorded_on)

    def debtor(self, *facts: Fact, on: date, recorded_on: date | None = None) -> Self:
        """Record facts of the debtor."""
        return self.put(StreamKind.DEBTOR, DEBTOR, *facts, on=on, recorded_on=recorded_on)

    def creditor(self, *facts: Fact, on: date, recorded_on: date | None = None) -> Self:
        """Record facts of the creditor."""
        return self.put(StreamKind.CREDITOR, CREDITOR, *facts, on=on, recorded_on=recorded_on)

    def in_error(self, stream: UUID, version: int, *, on: date) -> Self:
        """Record that a fact of a stream was entered in error."""
        wrong = self.streams[stream][version - 1]
        error = EnteredInError(version=version, topic=wrong.fact.TOPIC)
        return self.put(wrong.kind, stream, error, on=on)

    def file(self, *, at: Point | None = None, claim: UUID = CLAIM) -> CaseFile:
        """The claim as it is known at a point; none: all of it."""
        return CaseFile(claim, at or Point(self.position, date.max), Around(self.streams))

    def held_to(
        self, obligation: Obligation, *, period: Span = ALL_DAYS, at: Point | None = None
    ) -> Assessed:
        """How an obligation stands on it."""
        (one,) = assessed(self.file(at=at), period, [obligation])
        for ruling in one.rulings:
            _can_be_said(obligation, ruling)
        return one

    def reasons(self, obligation: Obligation, *, period: Span = ALL_DAYS) -> list[str]:
        """What was found of an obligation."""
        return [one.reason for one in self.held_to(obligation, period=period).rulings]


def _can_be_said(obligation: Obligation, ruling: Ruling) -> None:
    """Whatever a test finds has words in both languages, and gives the values they name."""
    for language in ("nl", "en"):
        with speaking(language):
            said = ruling_said(obligation.code, ruling.reason, ruling.values)
        assert "{" not in said.found + said.should
