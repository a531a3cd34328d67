"""The mapper: envelopes to stored facts with sealed values, and stored facts to Recorded."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias, cast
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent

from adapters.store.fact_reader import FactReader
from adapters.store.header import drafted, salts
from adapters.store.keys import Holder, Key
from adapters.store.registry import Codec, Registry
from adapters.store.rows import LoggedEvent, LogRow, PendingEvent, VaultRow
from adapters.store.vault import Vault, sealed_row
from domain.errors import StoreError
from domain.facts import Envelope, Fact, Recorded
from domain.sealing import Purpose, Sealed

REASON_TEXT: Final = "reason_text"
Plain: TypeAlias = tuple[str, Purpose, Sealed[Any]]
"""A value that is still to be sealed: its field, its purpose, itself."""


class FactMapper(FactReader, Mapper[UUID]):
    """Writes and reads facts by a closed registry; nothing in the store names a module."""

    def __init__(self, registry: Registry, vault: Vault) -> None:
        """Work with the facts of a registry, sealing by a vault."""
        FactReader.__init__(self, registry)
        Mapper.__init__(self, transcoder=JSONTranscoder())
        self.sandbox = False
        """Whether what is written says that it was made in a sandbox."""
        self._vault = vault

    def to_stored_event(  # type: ignore[override]  # nobody asks for it but our own store
        self, domain_event: DomainEventProtocol[UUID]
    ) -> PendingEvent:
        """Write one envelope; see ``to_stored_events``."""
        return self.to_stored_events([cast("Envelope", domain_event)])[0]

    def to_stored_events(self, envelopes: Sequence[Envelope]) -> list[PendingEvent]:
        """Write the envelopes of one save; keys they need are minted together, durably.

        Raises StoreError for a fact outside the registry or a personal value without subject,
        KeyErased where the subject's data were erased.
        """
        codecs = [self.registry.codec_of(envelope.fact) for envelope in envelopes]
        plain = list(map(_plain, envelopes, codecs))
        holders = {
            (subject_of(envelope), purpose)
            for envelope, values in zip(envelopes, plain, strict=True)
            for _, purpose, _ in values
        }
        keys = self._vault.keys_for(holders) if holders else {}
        parts = zip(envelopes, codecs, plain, salts(len(envelopes)), strict=True)
        return [
            self._pending(
                envelope, codec, _sealed_rows(envelope, values, keys) if values else (), salt
            )
            for envelope, codec, values, salt in parts
        ]

    def to_domain_event(self, stored_event: StoredEvent) -> Recorded:
        """Read one fact that the library selected."""
        event = cast("LoggedEvent", stored_event)
        return self.decode(
            LogRow(
                position=event.position,
                log=event.log,
                kind=event.kind,
                stream=str(event.originator_id),
                version=event.originator_version,
                topic=event.topic,
                state=event.state,
                header=event.header,
                leaf_index=event.leaf_index,
                recorded_at=event.recorded_at,
            )
        )

    def _pending(
        self, envelope: Envelope, codec: Codec, rows: tuple[VaultRow, ...], salt: str
    ) -> PendingEvent:
        fact, reason_text = envelope.fact, _given(envelope.reason_text)
        if rows:
            made = {row.field: row.commitment for row in rows}
            reason_text = made.pop(REASON_TEXT, reason_text)
            fact = _committed(fact, made) if made else fact
        state = codec.encode(fact)
        draft = drafted(
            envelope,
            topic=codec.topic,
            state=state,
            sealed={name: c for name in codec.sealed if (c := _given(getattr(fact, name)))},
            reason_text=reason_text,
            sandbox=self.sandbox,
            salt=salt,
        )
        return PendingEvent(
            envelope.originator_id,
            envelope.originator_version,
            codec.topic,
            state,
            envelope.log,
            envelope.kind.value,
            draft,
            rows,
        )


def _plain(envelope: Envelope, codec: Codec) -> Sequence[Plain]:
    """Give the values that are still to be sealed: field, purpose, value."""
    fact, why = envelope.fact, envelope.reason_text
    if why is None and not codec.sealed:
        return ()
    values = [
        (name, purpose, value)
        for name, purpose in codec.sealed.items()
        if (value := getattr(fact, name)) is not None and not value.commitment
    ]
    if why is not None and not why.commitment:
        values.append((REASON_TEXT, Purpose.NOTES, why))
    return values


def subject_of(envelope: Envelope) -> UUID:
    """Give whose key seals the personal values; raises StoreError where nobody is named."""
    if envelope.subject is None:
        raise StoreError(
            f"'{type(envelope.fact).__name__}' holds a personal value, but its envelope names no"
            " subject whose key could seal it."
        )
    return envelope.subject


def _sealed_rows(
    envelope: Envelope, plain: Sequence[Plain], keys: Mapping[Holder, Key]
) -> tuple[VaultRow, ...]:
    rows = []
    for name, purpose, value in plain:
        holder = (subject_of(envelope), purpose)
        rows.append(
            sealed_row(
                value,
                field=name,
                stream=envelope.originator_id,
                version=envelope.originator_version,
                holder=holder,
                key=keys[holder],
            )
        )
    return tuple(rows)


def _committed(fact: Fact, commitments: dict[str, str]) -> Fact:
    """Give a copy that refers to sealed values; the caller's fact stays as it was."""
    sealed: dict[str, Sealed[Any]] = {n: Sealed.committed(c) for n, c in commitments.items()}
    return fact.model_copy(update=sealed)


def _given(sealed: Sealed[Any] | None) -> str:
    return sealed.commitment if sealed is not None else ""
