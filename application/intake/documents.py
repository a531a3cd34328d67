"""Importing e-invoices: each file becomes a claim, a credit, a parked note, or a clear no."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final, TypeAlias, TypeVar
from uuid import UUID

import structlog

from adapters.e_invoice import read_invoice
from adapters.invoice_files import InvoiceSource
from adapters.ubl import DocumentKind, InvoiceDocument, InvoiceRefused
from adapters.ubl.errors import NothingToPay
from application.faults import fault
from application.house import House
from application.intake.asked_ahead import ask_for
from application.intake.credit_notes import CreditIntake, Matched
from application.intake.invoices import InvoiceIntake, Taken
from application.intake.parties import Parties
from application.intake.reading import Reading, unread
from application.intake.shared_reads import SharedReads
from application.intake.together import TOGETHER, take_together
from domain.errors import Conflict, Refusal, StoreError, is_away
from domain.facts import JsonObject
from domain.law.limitation import ClaimKind
from domain.money import Cents, as_decimal
from domain.shown import unseen
from projections.log.quarantine import its_own

log = structlog.get_logger()

ATTEMPTS: Final = 4
"""How often a file is taken where another import is first each time."""


class Result(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    CREDITED = "credited"
    PARKED = "parked"
    KNOWN = "known"
    REFUSED = "refused"
    LEFT = "left"
    """Not looked at: the time of one request was over, and what was taken is known next time."""
    MATCHED = "matched"
    """No file of this import: a credit note that waited for an invoice which it brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file; number, amount and day are given whenever they could be read.

    ``amount`` is in cents with the sign of the file; ``due_on`` is what the file says.
    """

    file: str
    outcome: Result
    claim: UUID | None = None
    invoice_number: str | None = None
    amount: Cents | None = None
    due_on: date | None = None
    reason: str = ""
    code: str = ""

    def as_json(self) -> JsonObject:
        """The outcome as the command line prints it."""
        return {
            "file": self.file,
            "outcome": self.outcome.value,
            "claim": str(self.claim) if self.claim else None,
            "invoice_number": self.invoice_number,
            "amount": None if self.amount is None else as_decimal(self.amount),
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "reason": self.reason,
            "code": self.code,
        }


@dataclass(slots=True)
class ImportTotals:
    """How many files there were, by outcome, and the principal that was imported in cents."""

    by_outcome: Counter[str] = field(default_factory=Counter)
    imported_cents: Cents = 0

    def add(self, outcome: Outcome) -> None:
        """Count one file, or one credit note that waited and was matched."""
        self.by_outcome[outcome.outcome.value] += 1
        if outcome.outcome is Result.IMPORTED:
            self.imported_cents += outcome.amount or 0

    def as_json(self) -> JsonObject:
        """The totals as the command line prints them."""
        counts = {result.value: self.by_outcome[result.value] for result in Result}
        return {
            **counts,
            "files": sum(counts.values()) - counts[Result.MATCHED.value],
            "imported_amount": as_decimal(self.imported_cents),
        }


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read."""

    name: str
    document: InvoiceDocument
    raw: bytes


T = TypeVar("T")
Take: TypeAlias = Callable[[InvoiceDocument, bytes], Taken]


@unseen()
def import_invoices(
    house: House,
    sources: Iterable[InvoiceSource],
    *,
    creditor: str | None = None,
    mine: Collection[UUID] | None = None,
    dry_run: bool = False,
    progress: Callable[[Outcome], None] = lambda _: None,
    actor: str = "import",
    consumer_kind: ClaimKind | None = None,
    enough: Callable[[], bool] = lambda: False,
    reading: Reading = unread,
) -> ImportTotals:
    """Import files, each by itself: it is stored whole or not at all, and safe to repeat.

    Of invoices some are read before what is new of them is stored together. Credit notes come
    after the invoices, so that one that came first still finds its invoice.
    ``creditor`` (id, KvK, OIN or VAT number) refuses files of another supplier;
    ``mine`` those of any that is not among them (None: of none, and new ones are registered);
    ``consumer_kind`` is what consumers owe for, else their creditor's rule holds. Once
    ``enough`` says so the files that are left are told as such and not looked at. ``reading`` goes
    through the files; it may read them ahead. Raises Refusal ``creditor.unknown`` where that
    names nobody, and StoreError where the store cannot go on.
    """
    reads = SharedReads(house)
    parties = Parties(reads, actor=actor, dry_run=dry_run, only=creditor)
    invoices = InvoiceIntake(
        reads.house, parties, actor=actor, dry_run=dry_run, consumer_kind=consumer_kind
    )
    credits_ = CreditIntake(house, parties, invoices, actor=actor, dry_run=dry_run)
    own = partial(_of_these, mine, parties)
    totals, later = ImportTotals(), list[FileRead]()

    def tell(outcome: Outcome) -> None:
        totals.add(outcome)
        progress(outcome)

    files = (
        _left(source.name) if enough() else _read(source, document)
        for source, document in reading(sources)
    )
    for outcome in _invoices_in(files, _Taking(reads, invoices, mine, parties), later):
        tell(outcome)
    for read in later:
        tell(_left(read.name) if enough() else _attempt(read, own(credits_.take)))
    for matched in credits_.match_parked():
        tell(_matched(matched))
    return totals


class _Taking:
    """The ways in which an import takes invoices: some together, one, and one that was paid."""

    def __init__(
        self,
        reads: SharedReads,
        invoices: InvoiceIntake,
        mine: Collection[UUID] | None,
        parties: Parties,
    ) -> None:
        self._reads, self._invoices, self._parties = reads, invoices, parties
        self._decide = _of_these(mine, parties, invoices.decide)
        self.paid = _of_these(mine, parties, partial(_paid, invoices))

    def several(self, waiting: Sequence[FileRead | Outcome]) -> Iterator[Outcome]:
        """What became of invoices, and of what was no file to take in, in their order.

        Raises StoreError where the store cannot go on, behind all that is known of the others.
        """
        became = iter(
            take_together(
                [one for one in waiting if isinstance(one, FileRead)],
                decide=lambda read: self._decide(read.document, read.raw),
                record=self._invoices.record,
                alone=lambda read: _taken(read, self._one),
                together=self._together,
            )
        )
        away: StoreError | None = None
        for one in waiting:
            if isinstance(one, Outcome):
                yield one
                continue
            taken = next(became)
            if is_away(taken):
                away = away or taken
            else:
                yield _outcome(one, taken)
        if away:
            raise away

    @contextmanager
    def _together(self, files: Sequence[FileRead]) -> Iterator[None]:
        """Remember what is read, and ask at once for what files are about to ask for."""
        with self._reads.together():
            ask_for(self._reads, self._parties, [one.document for one in files])
            yield

    def _one(self, document: InvoiceDocument, raw: bytes) -> Taken:
        return self._invoices.recorded(self._decide(document, raw))


def _invoices_in(
    files: Iterable[FileRead | Outcome], taking: _Taking, later: list[FileRead]
) -> Iterator[Outcome]:
    """What becomes of invoices, and of what is no file to take in; credit notes wait for later."""
    waiting: list[FileRead | Outcome] = []
    for read in files:
        if isinstance(read, FileRead) and not read.document.payable:
            yield from taking.several(waiting)
            waiting.clear()
            yield _attempt(read, taking.paid)
        elif isinstance(read, FileRead) and read.document.kind is DocumentKind.CREDIT_NOTE:
            later.append(read)
        else:
            waiting.append(read)
        if len(waiting) == TOGETHER:
            yield from taking.several(waiting)
            waiting.clear()
    yield from taking.several(waiting)


def _left(name: str) -> Outcome:
    return Outcome(
        file=name,
        outcome=Result.LEFT,
        reason="not looked at, since this took long: send it again, what was taken is known then",
        code="intake.left",
    )


def _of_these(
    mine: Collection[UUID] | None, parties: Parties, take: Callable[[InvoiceDocument, bytes], T]
) -> Callable[[InvoiceDocument, bytes], T]:
    """The same, where files of other creditors than some are refused; None: of none."""
    if mine is None:
        return take

    def only_these(document: InvoiceDocument, raw: bytes) -> T:
        if parties.creditor_if_known(document) not in mine:
            raise Refusal(
                "creditor.not_yours",
                "This file is of a creditor for whom you do not import.",
                way_out="Let somebody import it who works for that creditor.",
            )
        return take(document, raw)

    return only_these


def _paid(invoices: InvoiceIntake, document: InvoiceDocument, raw: bytes) -> Taken:
    known = invoices.paid(document, raw)
    if known is None:
        raise NothingToPay(document)
    return known


def _matched(matched: Matched) -> Outcome:
    return Outcome(
        file="",
        outcome=Result.MATCHED,
        claim=matched.claim_id,
        invoice_number=matched.number,
        amount=matched.amount,
        reason=f"the credit note waited for invoice {matched.invoice}",
    )


def _read(source: InvoiceSource, ahead: InvoiceDocument | None) -> FileRead | Outcome:
    raw = b""
    try:
        raw = source.load()
        return FileRead(source.name, ahead or read_invoice(raw), raw)
    except InvoiceRefused as refusal:
        if refusal.document:
            return FileRead(source.name, refusal.document, raw)
        reading = refusal.reading
        return Outcome(
            file=source.name,
            outcome=Result.REFUSED,
            invoice_number=reading.number,
            amount=reading.amount,
            due_on=reading.due_on,
            reason=str(refusal),
            code=refusal.code,
        )
    except Exception as error:  # noqa: BLE001 - one file's fault stops no other file
        why = _failed(error)
        return Outcome(file=source.name, outcome=Result.REFUSED, reason=str(why), code=why.code)


def _failed(error: Exception) -> Refusal:
    """What is said of a file that fails in a way nobody foresaw; the others go on.

    A store that cannot go on is raised again: that is no fault of a file.
    """
    if isinstance(error, Refusal):
        return error
    log.error("file_failed", code=its_own(error), **fault(error))
    return Refusal(
        "intake.failed",
        f"The program fails on this file ({fault(error)['error']}); nothing of it was kept.",
        way_out="Report this, and bring the invoice in by hand.",
    )


def _attempt(read: FileRead, take: Take) -> Outcome:
    try:
        return _outcome(read, _taken(read, take))
    except Exception as error:  # noqa: BLE001 - one file's fault stops no other file
        return _outcome(read, error)


def _outcome(read: FileRead, taken: Taken | Exception) -> Outcome:
    document, code = read.document, ""
    if isinstance(taken, Exception):
        why = _failed(taken)
        result, claim, reason, code = "refused", None, str(why), why.code
    else:
        result, claim, reason = taken
    return Outcome(
        file=read.name,
        outcome=Result(result),
        claim=claim,
        invoice_number=document.number,
        amount=document.payable_as_read,
        due_on=document.due_on,
        reason=reason,
        code=code,
    )


def _taken(read: FileRead, take: Take) -> Taken:
    """Take a file; once more where another import registered or opened the same meanwhile."""
    for _ in range(ATTEMPTS):
        try:
            return take(read.document, read.raw)
        except Conflict:
            continue
    raise Refusal(
        "intake.busy",
        "Another import wrote to the same all the time.",
        way_out="Import this file again.",
    )
