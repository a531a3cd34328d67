"""A file of transfers of our own, such as money given back: pain.001.001.09."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from adapters.sepa.characters import sepa_id, sepa_text
from adapters.sepa.elements import (
    REMITTANCE,
    FilePart,
    FileParty,
    FileVersion,
    agent,
    document,
    finished,
    head,
    totals,
)
from domain.money import Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One transfer to somebody's account."""

    end_to_end_id: str
    amount: Cents
    to: FileParty
    remittance: str
    instruction_id: str = ""
    """An id for the bank alone, where one is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransfersFile:
    """What a file of transfers says; ``made_at`` is in Amsterdam, without an offset."""

    message_id: str
    made_at: datetime
    payer: FileParty
    pay_on: date
    lines: Sequence[Transfer]

    @property
    def in_order(self) -> list[Transfer]:
        """The lines as they stand in the file."""
        return sorted(self.lines, key=lambda one: one.end_to_end_id)

    @property
    def payment_id(self) -> str:
        """The id that the bank may give to all of it in one (``PmtInfId``)."""
        return f"{self.message_id}-1"


def write_transfers(told: TransfersFile) -> bytes:
    """The file, the same bytes each time, valid by its schema.

    Raises ValueError for a reference that no bank takes.
    """
    root = document(FileVersion.TRANSFERS_09)
    body = root.under("CstmrCdtTrfInitn")
    amounts = [line.amount for line in told.lines]
    head(
        body,
        message_id=told.message_id,
        made_at=told.made_at,
        amounts=amounts,
        name=told.payer.name,
    )
    block = body.under("PmtInf")
    block.text("PmtInfId", said=sepa_id(told.payment_id))
    block.text("PmtMtd", said="TRF")
    block.text("BtchBookg", said="true")
    totals(block, amounts)
    block.text("PmtTpInf", "SvcLvl", "Cd", said="SEPA")
    block.text("ReqdExctnDt", "Dt", said=told.pay_on.isoformat())
    told.payer.write(block, "Dbtr")
    agent(block, "DbtrAgt")
    block.text("ChrgBr", said="SLEV")
    for line in told.in_order:
        _line(block, line)
    return finished(root, FileVersion.TRANSFERS_09)


def _line(block: FilePart, line: Transfer) -> None:
    entry = block.under("CdtTrfTxInf")
    ids = entry.under("PmtId")
    if line.instruction_id:
        ids.text("InstrId", said=sepa_id(line.instruction_id))
    ids.text("EndToEndId", said=sepa_id(line.end_to_end_id))
    entry.under("Amt").money("InstdAmt", line.amount)
    line.to.write(entry, "Cdtr")
    if said := sepa_text(line.remittance, longest=REMITTANCE):
        entry.text("RmtInf", "Ustrd", said=said)
