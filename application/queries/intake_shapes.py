"""The shapes of what was taken in: a row for each file of an import, and what a list said."""

from datetime import date
from uuid import UUID

from pydantic import Field

from adapters.statements.values import RemarkKind
from application.intake.documents import Result
from application.queries.shapes import Euro, Out
from domain.bank.account_events import ChainVerdict


class FileOut(Out):
    """What became of one file; a credit note that waited and found its invoice has no file."""

    file: str
    outcome: Result
    claim: UUID | None
    invoice_number: str | None
    amount: Euro | None
    due_on: date | None
    reason: str
    code: str = Field(description="of the rule by which it was refused")


class ImportTotalsOut(Out):
    """How many files there were, by what became of them."""

    files: int
    imported: int
    credited: int
    parked: int
    known: int
    refused: int
    matched: int
    left: int = Field(description="not looked at: send them again, what was taken is known then")
    imported_amount: Euro


class ImportedOut(Out):
    """A row for each file, in the order in which they were taken, and the totals."""

    files: list[FileOut]
    totals: ImportTotalsOut


class DifferenceOut(Out):
    """A claim on which a list of open items differs."""

    claim: UUID
    invoice_number: str
    ours: Euro
    listed: Euro | None


class OpenCreditOut(Out):
    """Credit that a list holds."""

    number: str
    amount: Euro


class SetAsideOut(Out):
    """A line of a list of which it is not clear what it says."""

    line: int
    invoice_number: str
    why: str
    said: str


class TakenAsOut(Out):
    """A number that a spreadsheet had maimed, and the invoice as which it was taken."""

    written: str
    invoice_number: str


class LaidOut(Out):
    """What a list of open items said, laid beside the claims."""

    as_of: date
    sha256: str
    rows: int
    known: bool
    listed: int
    vanished: list[DifferenceOut]
    lower: list[DifferenceOut]
    higher: list[DifferenceOut]
    unclear: list[DifferenceOut]
    back: list[DifferenceOut]
    credits: list[OpenCreditOut]
    unknown: list[str]
    set_aside: list[SetAsideOut]
    taken_as: list[TakenAsOut]


class BankEntryOut(Out):
    """What became of one entry of a bank file."""

    line: int = Field(description="where it stands in the file")
    amount: Euro
    booked_on: date
    outcome: str = Field(description="new, known, perhaps_known, or why it is not counted")
    bank_lines: list[UUID]


class BankRemarkOut(Out):
    """What is strange about how a statement is written, or does not agree with itself."""

    kind: RemarkKind
    line: int = Field(description="of the file")
    said: str = Field(description="what stands there, as another currency; nothing personal")


class BankStatementOut(Out):
    """What became of one statement of a bank file."""

    account: str
    account_id: UUID | None
    number: str
    first: date | None
    last: date | None
    outcome: str = Field(description="imported, known, not_counted or refused")
    verdict: ChainVerdict | None = Field(description="how it lies in the chain of balances")
    moved: Euro
    known_since: date | None = Field(
        description="first day of which the account's statements show everything"
    )
    known_through: date | None = Field(
        description="last day of which the account's statements show everything"
    )
    code: str = Field(description="of the rule by which it was refused")
    why: str
    way_out: str
    remarks: list[BankRemarkOut]
    entries: list[BankEntryOut]


class StatusReportOut(Out):
    """What a bank refused of a file of ours, as its report (pain.002) says."""

    message_id: str = Field(description="of the file that it is about")
    refused: int = Field(description="collections that failed by it, refunds that are due again")
    known: int = Field(description="refused as well, and known before or not under way any more")


class BankFileOut(Out):
    """What became of one bank file."""

    file: str
    written_in: str
    code: str = Field(description="of the rule by which all of it was refused")
    why: str
    way_out: str
    status: StatusReportOut | None = Field(
        default=None, description="of a report on a file of ours (pain.002)"
    )
    statements: list[BankStatementOut]


class BankFilesOut(Out):
    """A row for each bank file, in the order in which they were taken."""

    files: list[BankFileOut]
    left: bool = Field(description="some were not looked at: send them again")
