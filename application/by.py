"""Who gives a command, under which key and why, and the log in which it is recorded."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from application.house import House
from application.principal import Principal
from domain.application import Mandate
from domain.claim.refusals import require_opened
from domain.creditor.refusals import unknown_creditor
from domain.debtor.refusals import creditor_of
from domain.debtor.state import Debtor
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.sealing import Sealed
from domain.user.roles import May

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
    seen: frozenset[int] | None = None
    """The versions that it may rest on; empty: any; None: nobody said what he saw."""
    who: Principal | None = None
    """Who asks, with what he may; None: the program itself, which asks nobody."""

    @property
    def signed_in(self) -> bool:
        """Whether a user asks, whose rights are kept here: not the program, nor the machine."""
        return self.who is not None and self.who.rights is not None

    def permitted(self, may: May, log: UUID, *, named: bool = False) -> "By":
        """The same, in the role that lets him do it in a log; raises NotAllowed.

        ``named``: he named the creditor himself. One of whom he knows nothing is then not there
        (NotFound ``creditor.unknown``); what exists is looked for by its id before.
        """
        if self.who is None:
            return self
        creditor = None if log == INSTALLATION else log
        if named and creditor and not self.who.knows(creditor):
            raise unknown_creditor(creditor)
        return replace(self, role=self.who.role_for(may, creditor))

    def command(self, house: House, *, log: UUID, said: Said) -> Mandate:
        """The mandate of what was said, of which only a keyed hash is kept."""
        content = json.dumps([str(part) for part in said])
        return self.mandate(house, log=log, content=content, name=str(said[0]))

    def mandate(
        self, house: House, *, log: UUID, content: str, reason_text: str = "", name: str = ""
    ) -> Mandate:
        """The mandate for what ``content`` says, of which only a keyed hash is kept.

        Raises NoRoom ``disk.full``.
        """
        house.require_room()
        why = reason_text or self.reason_text
        return Mandate(
            key=self.key,
            actor=self.actor,
            role=self.role,
            today=house.today,
            log=log,
            content=house.store.identity_hash(json.dumps([content, self.reason, why])),
            reason=self.reason,
            reason_text=sealed(why),
            remembered=self.remembered,
            name=name,
        )


def stream_of_debtor(debtor: Debtor) -> StreamRef:
    """The stream of a registered debtor."""
    assert debtor.creditor_id is not None
    return StreamRef(StreamKind.DEBTOR, debtor.id, debtor.creditor_id)


def log_of(house: House, claim_id: UUID) -> UUID:
    """The log that a claim is recorded in: its creditor's. Raises NotFound."""
    claim = house.collections.claim(claim_id)
    require_opened(claim)
    assert claim.creditor_id is not None
    return claim.creditor_id


def log_of_debtor(house: House, debtor_id: UUID) -> UUID:
    """The log that a debtor is recorded in: its creditor's. Raises NotFound."""
    return creditor_of(house.collections.debtor(debtor_id))


def sealed(text: str) -> Sealed[str] | None:
    """Wrap free text to be sealed; none where nothing was written."""
    return Sealed.of(text.strip()) if text.strip() else None
