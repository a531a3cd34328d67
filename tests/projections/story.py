"""A log told fact by fact: an in-memory feed with rows as the store writes them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar, cast
from uuid import UUID, uuid5

from adapters.store.header import drafted
from adapters.store.mapper import FactMapper
from adapters.store.registry import Registry
from adapters.store.rows import LogRow
from adapters.store.vault import Vault
from domain.claim.events import (
    Asked,
    Channel,
    ClaimFact,
    FinalDemandSent,
    FourteenDayLetterSent,
    InvoiceSent,
    LetterOrderedForClaim,
    PaymentReceived,
    ReminderSent,
    Source,
)
from domain.claim.evolve import fold
from domain.claim.state import Claim
from domain.days import utc_text
from domain.debtor.events import ClaimOpenedForDebtor, DebtorRegistered
from domain.errors import IntegrityBroken
from domain.facts import EnteredInError, Envelope, Fact, Recorded, StreamKind
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.letter.events import (
    AskedOfClaim,
    DispatchStarted,
    LetterOrdered,
    LetterPosted,
    LetterSent,
)
from domain.letter.text import LetterKind
from domain.parties import Address, Capacity, ContactDetails
from domain.registry import FACTS
from domain.sealing import ERASED, Erased, Purpose, Sealed

T = TypeVar("T")

CREDITOR = UUID("11111111-1111-7111-8111-111111111111")
OTHER_CREDITOR = UUID("22222222-2222-7222-8222-222222222222")
COMMAND = UUID("33333333-3333-7333-8333-333333333333")
SHA = "ab" * 32
DAY = date(2026, 1, 5)
REGISTRY = Registry(FACTS)
MAPPER = FactMapper(REGISTRY, cast("Vault", None))  # reading needs no vault
FROM_TEST = Source(kind="test")


def on(text: str) -> date:
    return date.fromisoformat(text)


@dataclass
class Story:
    """Records facts and is the feed that views read; positions have gaps as on PostgreSQL."""

    rows: list[LogRow] = field(default_factory=list)
    plain: dict[str, Any] = field(default_factory=dict)
    broken: set[int] = field(default_factory=set)
    streams: dict[str, list[LogRow]] = field(default_factory=dict)
    leaves: dict[UUID, int] = field(default_factory=dict)
    names: int = 0

    def record(
        self,
        kind: StreamKind,
        stream: UUID,
        fact: Fact,
        *,
        day: date,
        log: UUID = CREDITOR,
        actor: str = "anna",
        reason: str = "",
    ) -> int:
        """Append one fact that is recorded on a day; give its position."""
        fact = self._sealed(fact)
        history = self.streams.setdefault(str(stream), [])
        envelope = Envelope(
            originator_id=stream,
            originator_version=len(history) + 1,
            fact=fact,
            kind=kind,
            log=log,
            effective_on=fact.legal_day or day,
            actor=actor,
            role="handler",
            command_id=COMMAND,
            reason=reason,
        )
        row = self._row(envelope, day)
        self.rows.append(row)
        history.append(row)
        return row.position

    def read_after(self, position: int, limit: int) -> Sequence[LogRow]:
        low, high = 0, len(self.rows)
        while low < high:
            middle = (low + high) // 2
            if self.rows[middle].position <= position:
                low = middle + 1
            else:
                high = middle
        return self.rows[low : low + limit]

    def last_position(self) -> int:
        return self.rows[-1].position if self.rows else 0

    def history(self, stream_id: UUID, *, through: int | None = None) -> Sequence[Recorded]:
        rows = self.streams.get(str(stream_id), [])
        rows = [r for r in rows if through is None or r.position <= through]
        if rows and rows[-1].version != len(rows):
            raise IntegrityBroken("facts of this stream are missing, as the store would say")
        return [self.decode(row) for row in rows]

    def starts(self, *, through: int) -> Iterator[LogRow]:
        return (r for r in self.rows if r.version == 1 and r.position <= through)

    def count(self, *, through: int) -> int:
        return sum(row.position <= through for row in self.rows)

    def read_streams(self, streams: Sequence[str], *, through: int) -> Sequence[LogRow]:
        found = (row for stream in streams for row in self.streams.get(stream, []))
        return sorted(row for row in found if row.position <= through)

    def decoded(self, rows: Sequence[LogRow]) -> Sequence[Recorded]:
        return [self.decode(row) for row in rows]

    def decode(self, row: LogRow) -> Recorded:
        if row.position in self.broken:
            raise IntegrityBroken("this row was broken by the test")
        return MAPPER.decode(row)

    def open_sealed(self, sealed: Sealed[T], shape: type[T], purpose: Purpose) -> T | Erased:
        value = self.plain.get(sealed.commitment, ERASED)
        assert isinstance(value, shape | Erased)
        return value

    def claim(self, claim: UUID, at: int | None = None) -> Claim:
        return fold(claim, self.history(claim, through=at))

    def debtor(
        self,
        *,
        name: str = "Jan Jansen",
        city: str = "Utrecht",
        capacity: Capacity = Capacity.CONSUMER,
        day: date = DAY,
        log: UUID = CREDITOR,
        reachable: bool = True,
    ) -> UUID:
        self.names += 1
        debtor = uuid5(log, f"debtor {self.names}")
        contact = ContactDetails(name=name, address=Address(street="Weg 1", city=city))
        registered = DebtorRegistered(
            creditor_id=log,
            contact=Sealed.of(contact),
            capacity=capacity,
            postable=reachable,
            mailable=reachable,
        )
        self.record(StreamKind.DEBTOR, debtor, registered, day=day, log=log)
        return debtor

    def invoice(
        self,
        debtor: UUID,
        number: str,
        *,
        principal: int = 100_00,
        issued_on: date = DAY,
        due_on: date | None = None,
        log: UUID = CREDITOR,
        recorded_on: date | None = None,
        **more: Any,
    ) -> UUID:
        claim = claim_id(log, number)
        sent = InvoiceSent(
            debtor_id=debtor,
            creditor_id=log,
            invoice_number=number,
            principal=principal,
            issued_on=issued_on,
            due_on=due_on or issued_on + timedelta(days=30),
            term_basis=more.pop("term_basis", TermBasis.CONTRACT),
            plan=more.pop("plan", "four-steps@1"),
            source=FROM_TEST,
            **more,
        )
        day = recorded_on or issued_on
        self.record(StreamKind.CLAIM, claim, sent, day=day, log=log)
        opened = ClaimOpenedForDebtor(claim_id=claim)
        self.record(StreamKind.DEBTOR, debtor, opened, day=day, log=log)
        return claim

    def add(self, claim: UUID, fact: ClaimFact | EnteredInError, *, day: date) -> int:
        """Append a fact to a claim, in the log of its creditor."""
        log = UUID(self.streams[str(claim)][0].log)
        return self.record(StreamKind.CLAIM, claim, fact, day=day, log=log)

    def pay(self, claim: UUID, cents: int, *, day: date, payment: str | None = None) -> int:
        self.names += 1
        received = PaymentReceived(
            payment_id=payment or f"p{self.names}", amount=cents, credited_on=day, source=FROM_TEST
        )
        return self.add(claim, received, day=day)

    def letter(
        self,
        claims: Sequence[UUID],
        *,
        day: date,
        kind: LetterKind = LetterKind.REMINDER,
        step: str = "reminder",
        channel: Channel = Channel.POST,
        sent: bool = True,
    ) -> UUID:
        """Order a letter, and unless told otherwise hand it over on the same day."""
        self.names += 1
        letter = uuid5(CREDITOR, f"letter {self.names}")
        states = [self.claim(claim) for claim in claims]
        log = states[0].creditor_id or CREDITOR
        asked = Asked(principal=states[0].principal)
        fourteen = kind is LetterKind.FOURTEEN_DAY_LETTER
        ordered = LetterOrdered(
            letter_kind=kind,
            debtor_id=states[0].debtor_id or CREDITOR,
            step=step,
            plan="four-steps@1",
            claims=tuple(
                AskedOfClaim(claim_id=s.id, version=s.version, round=s.round, asked=asked)
                for s in states
            ),
            channel=channel,
            send_on=day,
            pay_by=None if fourteen else day + timedelta(days=9),
            term_days=14 if fourteen else 7,
            serves_as_notice=kind is LetterKind.REMINDER,
        )
        self.record(StreamKind.LETTER, letter, ordered, day=day, log=log)
        for claim in claims:
            self.add(
                claim, LetterOrderedForClaim(letter_id=letter, step=step, send_on=day), day=day
            )
        if sent:
            self.dispatch(letter, claims, ordered, day=day)
        return letter

    def dispatch(
        self, letter: UUID, claims: Sequence[UUID], ordered: LetterOrdered, *, day: date
    ) -> None:
        log = UUID(self.streams[str(letter)][0].log)
        started = DispatchStarted(attempt=1, channel=ordered.channel, document_sha256=SHA)
        self.record(StreamKind.LETTER, letter, started, day=day, log=log)
        out: Fact = LetterPosted(attempt=1, posted_on=day, batch="b1")
        if ordered.channel is Channel.EMAIL:
            out = LetterSent(attempt=1, message_id="m1")
        self.record(StreamKind.LETTER, letter, out, day=day, log=log)
        for claim in claims:
            self.add(claim, _sent(letter, ordered), day=day)

    def _sealed(self, fact: Fact) -> Fact:
        """Put plain values away and leave their commitments, as the store does."""
        found: dict[str, Sealed[Any]] = {}
        for name in fact.SEALED:
            value = getattr(fact, name)
            if value is not None and not value.commitment:
                plain = value._plain
                commitment = sha256(repr((plain, len(self.plain))).encode()).hexdigest()
                self.plain[commitment] = plain
                found[name] = Sealed.committed(commitment)
        return fact.model_copy(update=found) if found else fact

    def _row(self, envelope: Envelope, day: date) -> LogRow:
        codec = REGISTRY.codec_of(envelope.fact)
        state = codec.encode(envelope.fact)
        draft = drafted(envelope, topic=codec.topic, state=state, sealed={}, reason_text="")
        leaf = self.leaves.get(envelope.log, -1) + 1
        self.leaves[envelope.log] = leaf
        position = self.last_position() + 1 + (len(self.rows) % 7 == 0)
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        before = self.rows[-1].recorded_at if self.rows else ""
        recorded_at = max(utc_text(moment), before)
        return LogRow(
            position=position,
            log=str(envelope.log),
            kind=envelope.kind.value,
            stream=str(envelope.originator_id),
            version=envelope.originator_version,
            topic=codec.topic,
            state=state,
            header=draft.finished(leaf_index=leaf, recorded_at=recorded_at),
            leaf_index=leaf,
            recorded_at=recorded_at,
        )


def _sent(letter: UUID, ordered: LetterOrdered) -> ClaimFact:
    same: dict[str, Any] = {
        "letter_id": letter,
        "step": ordered.step,
        "channel": ordered.channel,
        "asked": ordered.claims[0].asked,
        "document_sha256": SHA,
        "serves_as_notice": ordered.serves_as_notice,
    }
    if ordered.pay_by is None:
        return FourteenDayLetterSent(
            **same, wording="14", term_days=14, costs=40_00, base=100_00, share=40_00
        )
    match ordered.letter_kind:
        case LetterKind.FINAL_DEMAND:
            return FinalDemandSent(**same, pay_by=ordered.pay_by)
        case _:
            return ReminderSent(**same, pay_by=ordered.pay_by)
