"""A file of direct debits: pain.008.001.09, or .08 for a bank that takes no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

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
class Collected:
    """One direct debit; ``scheme`` is CORE or B2B, ``sequence`` RCUR or OOFF."""

    end_to_end_id: str
    amount: Cents
    scheme: str
    sequence: str
    mandate_id: str
    signed_on: date
    debtor: FileParty
    remittance: str
    other_account: bool = False
    """The mandate was amended: it had another account when it was last used."""

    @property
    def group(self) -> tuple[str, str]:
        """What is collected together: one scheme and one sequence type a block."""
        return self.scheme, self.sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionsFile:
    """What a file of direct debits says; ``made_at`` is in Amsterdam, without an offset."""

    message_id: str
    made_at: datetime
    creditor: FileParty
    creditor_identifier: str
    collect_on: date
    lines: Sequence[Collected]
    version: FileVersion = FileVersion.DEBITS_09


def write_collections(told: CollectionsFile) -> bytes:
    """The file, the same bytes each time, valid by its schema.

    The first of a series is RCUR too: FRST is no longer wanted (SDD Core Rulebook 2016 version
    1.0, in force 20 November 2016). Raises ValueError for a reference that no bank takes.
    """
    root = document(told.version)
    body = root.under("CstmrDrctDbtInitn")
    amounts = [line.amount for line in told.lines]
    head(
        body,
        message_id=told.message_id,
        made_at=told.made_at,
        amounts=amounts,
        name=told.creditor.name,
    )
    for block_id, lines in blocks_of(told).items():
        _block(body, told, block_id, lines[0].group, lines)
    return finished(root, told.version)


def blocks_of(told: CollectionsFile) -> dict[str, list[Collected]]:
    """The direct debits of a file by the id of the block (PmtInfId) in which each stands."""
    ordered = sorted(told.lines, key=lambda line: (line.group, line.end_to_end_id))
    groups = enumerate(groupby(ordered, key=lambda one: one.group), 1)
    return {f"{told.message_id}-{number}": list(lines) for number, (_, lines) in groups}


def _block(
    body: FilePart,
    told: CollectionsFile,
    block_id: str,
    group: tuple[str, str],
    lines: Sequence[Collected],
) -> None:
    scheme, sequence = group
    block = body.under("PmtInf")
    block.text("PmtInfId", said=sepa_id(block_id))
    block.text("PmtMtd", said="DD")
    block.text("BtchBookg", said="true")
    totals(block, [line.amount for line in lines])
    kind = block.under("PmtTpInf")
    kind.text("SvcLvl", "Cd", said="SEPA")
    kind.text("LclInstrm", "Cd", said=scheme)
    kind.text("SeqTp", said=sequence)
    block.text("ReqdColltnDt", said=told.collect_on.isoformat())
    told.creditor.write(block, "Cdtr")
    agent(block, "CdtrAgt")
    block.text("ChrgBr", said="SLEV")
    other = block.under("CdtrSchmeId", "Id", "PrvtId", "Othr")
    other.text("Id", said=told.creditor_identifier)
    other.text("SchmeNm", "Prtry", said="SEPA")
    for line in lines:
        _line(block, line)


def _line(block: FilePart, line: Collected) -> None:
    entry = block.under("DrctDbtTxInf")
    entry.text("PmtId", "EndToEndId", said=sepa_id(line.end_to_end_id))
    entry.money("InstdAmt", line.amount)
    mandate = entry.under("DrctDbtTx", "MndtRltdInf")
    mandate.text("MndtId", said=sepa_id(line.mandate_id))
    mandate.text("DtOfSgntr", said=line.signed_on.isoformat())
    if line.other_account:
        # SMNDA: the same mandate, a new account (SDD Core Implementation Guidelines, AT-24).
        mandate.text("AmdmntInd", said="true")
        mandate.text("AmdmntInfDtls", "OrgnlDbtrAcct", "Id", "Othr", "Id", said="SMNDA")
    agent(entry, "DbtrAgt")
    line.debtor.write(entry, "Dbtr")
    if said := sepa_text(line.remittance, longest=REMITTANCE):
        entry.text("RmtInf", "Ustrd", said=said)
