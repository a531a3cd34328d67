"""Who gives a command, and the two ways to carry one out: on a claim, and on a debtor."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from application.house import House
from domain.application import Mandate, Receipt, Session, stream_of_claim
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.debtor.refusals import creditor_of
from domain.debtor.state import Debtor
from domain.facts import Fact, StreamKind, StreamRef
from domain.sealing import Sealed

Said: TypeAlias = Sequence[object]
"""What tells two commands of one key apart: its name, and everything it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who gives a command, under which key a repeat is recognised, and why.

    ``reason`` is a short code; ``reason_text`` is free text and is sealed. ``remembered``: a
    refusal is answered again to a repeat of the key.
    """

    key: str
    actor: str
    role: str = "handler"
    reason: str = ""
    reason_text: str = ""
    remembered: bool = False

    def command(self, house: House, *, log: UUID, said: Said) -> Mandate:
        """Make the command; of what was said only a keyed hash is kept."""
        content = json.dumps([str(part) for part in (*said, self.reason, self.reason_text)])
        return Mandate(
            key=self.key,
            actor=self.actor,
            role=self.role,
            today=house.today,
            log=log,
            content=house.store.identity_hash(content),
            reason=self.reason,
            reason_text=sealed(self.reason_text),
            remembered=self.remembered,
        )


def on_claim(
    house: House,
    claim_id: UUID,
    *,
    by: By,
    said: Said,
    decide: Callable[[Claim, date], Sequence[Fact]],
) -> Receipt:
    """Let a decision on one claim decide on fresh state, and record what it gives.

    Raises NotFound ``claim.unknown``, and what the decision refuses.
    """

    def record(session: Session) -> None:
        claim = session.claim(claim_id)
        facts = decide(claim, session.today)
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)

    command = by.command(house, log=log_of(house, claim_id), said=(claim_id, *said))
    return house.collections.carry_out(command, record)


def on_debtor(
    house: House, debtor_id: UUID, *, by: By, said: Said, decide: Callable[[Session, Debtor], None]
) -> Receipt:
    """Let a decision on one debtor record what it gives; raises NotFound ``debtor.unknown``."""
    log = log_of_debtor(house, debtor_id)
    command = by.command(house, log=log, said=(debtor_id, *said))
    return house.collections.carry_out(
        command, lambda session: decide(session, session.debtor(debtor_id))
    )


def stream_of_debtor(debtor: Debtor) -> StreamRef:
    """Give the stream of a registered debtor."""
    assert debtor.creditor_id is not None
    return StreamRef(StreamKind.DEBTOR, debtor.id, debtor.creditor_id)


def log_of(house: House, claim_id: UUID) -> UUID:
    """Give the log that a claim is recorded in: its creditor's. Raises NotFound."""
    claim = house.collections.claim(claim_id)
    require_opened(claim)
    assert claim.creditor_id is not None
    return claim.creditor_id


def log_of_debtor(house: House, debtor_id: UUID) -> UUID:
    """Give the log that a debtor is recorded in: its creditor's. Raises NotFound."""
    return creditor_of(house.collections.debtor(debtor_id))


def sealed(text: str) -> Sealed[str] | None:
    """Wrap free text to be sealed; none where nothing was written."""
    return Sealed.of(text.strip()) if text.strip() else None
