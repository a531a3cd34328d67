"""Who asks for what, the receipt of it, and how a repeat is answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from domain import ids
from domain.errors import Refusal
from domain.facts import CommandRow, CommandTrace, StreamKind
from domain.sealing import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Which versions of a stream a command rests on: where it is at another, nothing is done."""

    kind: StreamKind
    id: UUID
    versions: frozenset[int]

    def require(self, now: int) -> None:
        """Refuse with ``seen.moved`` where the stream moved on."""
        if now not in self.versions:
            raise Refusal(
                "seen.moved",
                f"This changed since it was seen: it is at version {now} now.",
                way_out="Read it again, and decide on what it says now, under a new key.",
                values={"version": str(now)},
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """Who asks for what, under a key by which a repeat is recognised.

    ``content`` is whatever tells two commands of one key apart; only its hash is kept. A
    ``remembered`` refusal is answered again to a repeat of the same key. ``name`` says what is
    asked, ``cause`` names the fact that led to it; its facts keep both.
    """

    key: str
    actor: str
    role: str
    today: date
    log: UUID
    content: str = ""
    reason: str = ""
    reason_text: Sealed[str] | None = None
    remembered: bool = False
    name: str = ""
    cause: str = ""
    seen: Basis | None = None
    """What it rests on, where somebody said so; no part of what tells two commands apart."""
    elsewhere: Callable[[UUID], object] | None = field(default=None, repr=False, compare=False)
    """Refuses a log other than its own in which whoever gives it may not do this; None: none is."""

    @property
    def id(self) -> UUID:
        """The id of what is asked: the correlation of its facts."""
        return ids.command_id(self.log, self.actor, self.key)

    @property
    def fingerprint(self) -> str:
        """The hash by which a reused key is found out."""
        return sha256(self.content.encode()).hexdigest()

    def row(self, refusal: str = "") -> CommandRow:
        """What is stored of the command."""
        return CommandRow(
            log=self.log,
            actor=self.actor,
            key=self.key,
            fingerprint=self.fingerprint,
            command_id=self.id,
            refusal=refusal,
        )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a command did: the streams it wrote with their versions; none: nothing was to do."""

    command_id: UUID
    streams: tuple[tuple[UUID, int], ...]
    repeated: bool = False
    position: int = 0
    facts: int = field(default=0, compare=False)
    """How many it recorded, the last ones of its streams by then; 0: that is not known."""


def repeat_of(command: Mandate, known: CommandTrace) -> Receipt:
    """The receipt of a command that was carried out before; raises its refusal, or a reused key."""
    if known.fingerprint != command.fingerprint:
        raise Refusal(
            "command.key_reused",
            f"The key '{command.key}' was used for another command.",
            way_out="Give each command a key of its own; repeat a key only for the same command.",
        )
    if known.refusal:
        raise Refusal(
            known.refusal,
            "This command was refused before, and its key with it.",
            way_out="Mend what it was refused for and send it under a new key.",
        )
    return Receipt(known.command_id, known.streams, repeated=True)
