"""Facts, their envelope, and the two axes of time on which a history is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    NamedTuple,
    Self,
    TypeAlias,
    TypeVar,
    get_args,
    get_type_hints,
)
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from domain.days import legal_day
from domain.sealing import Sealed, SealedFields

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

INSTALLATION: Final = UUID("00000000-0000-8000-8000-000000000001")
"""The log of what belongs to no creditor: the daily runs, and the numbers of creditors."""


class StreamKind(StrEnum):
    """Which aggregate a stream is the history of."""

    CLAIM = "claim"
    DEBTOR = "debtor"
    CREDITOR = "creditor"
    LETTER = "letter"
    CREDIT_NOTE = "credit_note"
    PAYMENT_PLAN = "payment_plan"
    RUN = "run"
    USER = "user"
    SUBSCRIPTION = "subscription"
    ARCHIVE = "archive"
    BANK_ACCOUNT = "bank_account"
    BANK_LINE = "bank_line"
    MAIL_DOMAIN = "mail_domain"
    INCOMING_MAIL = "incoming_mail"
    DEBIT_BATCH = "debit_batch"
    REFUND_FILE = "refund_file"


class Fact(BaseModel):
    """Something that happened, never changed afterwards; the model is the storage format.

    ``TOPIC`` is forever. A new field gets a default; a changed meaning gets a higher
    ``SCHEMA`` with an ``upcast_vN_vN+1`` and a contract file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    TOPIC: ClassVar[str]
    SCHEMA: ClassVar[int] = 1
    SEALED: ClassVar[SealedFields] = {}

    @property
    def legal_day(self) -> date | None:
        """The day on which the fact takes effect by itself; none: the day of the command."""
        return None


class EnteredInError(Fact):
    """A fact of this stream should not have been recorded; folds skip it from here on."""

    TOPIC: ClassVar[str] = "any.entered_in_error"

    version: int
    topic: str
    approved_by: str = ""
    """The second person, where the fact was about money (four eyes)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A fact with who, when and why: what the caller gives to the append.

    ``effective_on`` is the legal day in Amsterdam. ``command_id`` correlates the facts of one
    command, ``command_name`` says which one it was (empty: no record of it); ``cause`` names the
    fact that led to it as ``stream@version``. ``subject`` is the stream whose keys seal the
    personal fields.
    """

    originator_id: UUID
    originator_version: int
    fact: Fact
    kind: StreamKind
    log: UUID
    effective_on: date
    actor: str
    role: str
    command_id: UUID
    cause: str = ""
    reason: str = ""
    reason_text: Sealed[str] | None = None
    policy: str = ""
    subject: UUID | None = None
    command_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Envelope):
    """A fact as it stands in the log: with its place, its time and its header bytes."""

    position: int
    leaf_index: int
    recorded_at: datetime
    header: bytes = field(repr=False)

    @property
    def ref(self) -> str:
        """The fact's address, ``stream@version``, as used for causes."""
        return f"{self.originator_id}@{self.originator_version}"

    @property
    def known_on(self) -> date:
        """The first day on which anybody could act on it: it holds by then, and is recorded."""
        return max(self.effective_on, legal_day(self.recorded_at))


@dataclass(frozen=True, slots=True)
class Point:
    """Where to read: what was known at a position of the log, about days up to a day."""

    position: int
    day: date


def in_force(history: Iterable[Recorded], at: Point | None = None) -> list[Recorded]:
    """The facts to fold: those the point sees, less those entered in error by then.

    An error that was itself entered in error restores its target. The errors count by
    position only: a mistake found later was a mistake on every day before.
    """
    known = list(history) if at is None else [r for r in history if r.position <= at.position]
    if EnteredInError in map(type, map(_fact_of, known)):  # seldom
        wrong = wrong_versions(known)
        known = [
            r
            for r in known
            if r.originator_version not in wrong and not isinstance(r.fact, EnteredInError)
        ]
    return known if at is None else [r for r in known if r.effective_on <= at.day]


_fact_of: Final[Callable[[Recorded], Fact]] = attrgetter("fact")


def wrong_versions(known: Sequence[Recorded]) -> set[int]:
    """The versions that were entered in error, among facts in order of version."""
    wrong: set[int] = set()
    for recorded in reversed(known):
        if isinstance(recorded.fact, EnteredInError) and recorded.originator_version not in wrong:
            wrong.add(recorded.fact.version)
    return wrong


S = TypeVar("S")
Change: TypeAlias = Callable[[S, Any, Recorded], None]
"""Applies one fact, of the types its second parameter names, to a state in place."""


def by_type(*changes: Change[S]) -> Mapping[type[Fact], Change[S]]:
    """A table from each type of fact to the function that applies it, read from its signature.

    A long match asks type after type, which for a late one costs more than to apply it.
    """
    table: dict[type[Fact], Change[S]] = {}
    for change in changes:
        _, said, *_ = get_type_hints(change).values()
        for kind in get_args(said) or (said,):
            assert kind not in table, f"{kind.__name__} is applied twice"
            table[kind] = change
    return table


@dataclass(frozen=True, slots=True)
class StreamRef:
    """One stream: its kind, its id and the log it belongs to."""

    kind: StreamKind
    id: UUID
    log: UUID

    @classmethod
    def creditor(cls, creditor_id: UUID) -> Self:
        """The stream of a creditor, who is his own log."""
        return cls(StreamKind.CREDITOR, creditor_id, creditor_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRow:
    """What is kept of a command so that a repeat is recognised: never its answer."""

    log: UUID
    actor: str
    key: str
    fingerprint: str
    command_id: UUID
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandTrace:
    """A command that was carried out before: its fingerprint, streams with versions, refusal."""

    command_id: UUID
    fingerprint: str
    refusal: str
    streams: tuple[tuple[UUID, int], ...]


class IdentityKey(NamedTuple):
    """A value that may identify a stream: the log, the kind of value, and the value."""

    log: UUID
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class IdentityClaim:
    """A value that identifies a stream within a log, such as a customer number; unique."""

    log: UUID
    kind: str
    value: str
    stream: UUID


JsonObject = dict[str, Any]
