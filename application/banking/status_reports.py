"""What a bank refused of our files before it collected or paid: taken in, once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from adapters.statements.status_report import RefusedPart, StatusReport, unknown_file
from application.banking.refund_batches import REFUND_FILE
from application.banking.refund_batches_back import take_file_back
from application.banking.refund_files import DEBTOR_FILE, file_names_of
from application.banking.refused_refunds import refuse_refunds
from application.house import House
from application.patience import Patience
from domain.application import Mandate, Session
from domain.claim.collected import COLLECTION
from domain.claim.streams import stream_of_claim
from domain.debit_batch.state import DEBIT_BATCH
from domain.debtor.refunds import MadeFile, transfer_id
from domain.direct_debit.refused import refuse_collection
from domain.facts import JsonObject, StreamKind

ROLE: Final = "system"
NAME: Final = "import status report"
_BLOCK: Final = "-1"
"""What the id of the one block of a file of ours ends on."""


@dataclass(slots=True, kw_only=True)
class StatusTaken:
    """What became of one report: so many payments of a file were refused by the bank."""

    message_id: str
    refused: int = 0
    """Collections that failed by it, and refunds that are due again."""
    known: int = 0
    """Refused as well, and known before, credited already, or not under way any more."""

    def as_json(self) -> JsonObject:
        """As the command line and the API print it."""
        return {"message_id": self.message_id, "refused": self.refused, "known": self.known}


@dataclass(frozen=True, slots=True)
class _Named:
    """A payment of a file of ours, by the ids that the bank may name it by."""

    stream: UUID
    """The claim, or the refund."""
    block_id: str
    end_to_end_id: str


def take_status_report(
    house: House, report: StatusReport, *, actor: str, mine: Collection[UUID] | None = None
) -> StatusTaken:
    """Let what a bank refused count as failed, or as due again; given again it is nothing new.

    ``mine``: files of these creditors alone. Nothing follows from what a bank accepts: its
    statement shows what it did. Raises Refusal ``status_report.unknown``, and ``refund_file.shown``
    where a statement shows a payment that it says to have refused.
    """
    logs = house.store.streams(StreamKind.CREDITOR)
    for log in logs if mine is None else [one for one in logs if one in mine]:
        taken = _Taking(house, report, log, actor).take()
        if taken is not None:
            return taken
    raise unknown_file(report.message_id)


class _Taking:
    """Takes a report in that may be about a file of one creditor."""

    def __init__(self, house: House, report: StatusReport, log: UUID, actor: str) -> None:
        self._house, self._report, self._log, self._actor = house, report, log, actor

    def take(self) -> StatusTaken | None:
        """What became of it; None: this creditor has no such file."""
        message_id = self._report.message_id
        if batch := self._named(DEBIT_BATCH, message_id):
            released = self._house.collections.debit_batch(batch).released
            lines = released.lines if released else ()
            named = [_Named(one.claim_id, one.block_id, one.end_to_end_id) for one in lines]
            return self._collections(named)
        if claim := self._named(COLLECTION, f"{message_id}{_BLOCK}"):
            return self._collections(list(self._of_claim(claim)))
        if file := self._named(REFUND_FILE, f"{message_id}{_BLOCK}"):
            return self._refunds(file)
        if debtor := self._named(DEBTOR_FILE, f"{message_id}{_BLOCK}"):
            return self._of_debtor(debtor)
        return None

    def _named(self, kind: str, value: str) -> UUID | None:
        return self._house.store.find_identity(self._log, kind, value)

    def _of_claim(self, claim_id: UUID) -> Iterator[_Named]:
        """The direct debit that a file of one claim held: its id ends on that of the file."""
        block = f"{self._report.message_id}{_BLOCK}"
        bare = self._report.message_id.removeprefix("PROEF-")
        for name in self._house.collections.claim(claim_id).collections:
            if name.removeprefix("IN").startswith(bare):
                yield _Named(claim_id, block, name)

    def _collections(self, named: Sequence[_Named]) -> StatusTaken:
        """All that it refuses of a file of direct debits is one save."""
        taken = StatusTaken(message_id=self._report.message_id)

        def decide(session: Session) -> None:
            taken.refused = taken.known = 0
            for one in named:
                part = self._part_of(one)
                if part is None:
                    continue
                claim = session.claim(one.stream)
                facts = refuse_collection(
                    claim,
                    one.end_to_end_id,
                    told_on=self._report.made_on or session.today,
                    reason_code=part.code,
                    whole=not part.end_to_end_id,
                    today=session.today,
                )
                session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)
                taken.refused += bool(facts)
                taken.known += not facts

        self._carry_out(decide)
        return taken

    def _refunds(self, file_id: UUID) -> StatusTaken:
        """A file that is refused whole is taken back in one; of its payments each by itself."""
        taken = StatusTaken(message_id=self._report.message_id)
        lines = self._house.collections.refund_file(file_id).lines
        refused = self._reasons(one.refund_id for one in lines)
        steps: list[UUID | None] = [None] if len(refused) == len(lines) else [*refused]
        for refund_id in steps if refused else ():
            before = self._standing(file_id)

            def decide(session: Session, refund_id: UUID | None = refund_id) -> None:
                take_file_back(
                    session,
                    self._house,
                    self._log,
                    file_id=file_id,
                    refund_id=refund_id,
                    refused=refused,
                )

            self._carry_out(decide)
            taken.refused += before - self._standing(file_id)
        taken.known = len(refused) - taken.refused
        return taken

    def _of_debtor(self, debtor_id: UUID) -> StatusTaken:
        """All that it refuses of a file of one debtor is one save."""
        taken = StatusTaken(message_id=self._report.message_id)

        def decide(session: Session) -> None:
            files = session.debtor(debtor_id).refund_files.values()
            made = next(one for one in files if self._is_about(one))
            reasons = self._reasons(made.refunds)
            taken.refused = refuse_refunds(session, self._house, debtor_id, made, reasons)
            taken.known = len(reasons) - taken.refused

        self._carry_out(decide)
        return taken

    def _is_about(self, made: MadeFile) -> bool:
        names = file_names_of(made.command_id, sandbox=self._house.sandbox)
        return self._report.message_id == names[0]

    def _reasons(self, refunds: Iterable[UUID]) -> dict[UUID, str]:
        """Of refunds of a file why each is refused; those that are not stand not in it."""
        block = f"{self._report.message_id}{_BLOCK}"
        parts = {one: self._part_of(_Named(one, block, transfer_id(one))) for one in refunds}
        return {one: part.code for one, part in parts.items() if part}

    def _standing(self, file_id: UUID) -> int:
        return len(list(self._house.collections.refund_file(file_id).standing))

    def _part_of(self, one: _Named) -> RefusedPart | None:
        """By what a payment is refused: itself, its block or the file; None: it is not."""
        found = self._report.refused
        own = (part for part in found if part.end_to_end_id == one.end_to_end_id)
        wider = (
            part for part in found if not part.end_to_end_id and part.block_id in {"", one.block_id}
        )
        return next(own, None) or next(wider, None)

    def _carry_out(self, decide: Callable[[Session], None]) -> None:
        house = self._house
        mandate = Mandate(
            key=f"status-report:{house.new_id()}",
            actor=self._actor,
            role=ROLE,
            name=NAME,
            today=house.today,
            log=self._log,
        )
        house.collections.carry_out(mandate, decide, again=Patience())
