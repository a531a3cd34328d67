"""The facts of a daily run: not a row for every claim that was not due."""

from datetime import date
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.facts import EnteredInError, Fact, Sha256
from domain.parties import Value


class RunLine(Value):
    """One thing that happened to one claim; ``what`` is a stable word, ``why`` a sentence."""

    claim_id: UUID
    invoice_number: str
    what: str
    why: str = ""
    step: str = ""
    letter_id: UUID | None = None


class RunStarted(Fact):
    """A run over the work of a day began."""

    TOPIC: ClassVar[str] = "run.started"

    day: date
    readings: int = 0
    """How many times somebody had looked at somebody's data by then."""
    readings_seal: str = ""
    """The seal of the last one: what was there by then cannot be put back or taken away."""


class RunReported(Fact):
    """A part of the run's report: what was done and what was not, and why.

    A claim that had nothing to do has no line. Parts are recorded while the run works, so that
    a run which is stopped or dies keeps what it told so far.
    """

    TOPIC: ClassVar[str] = "run.reported"

    looked_at: int
    """Claims looked at since the part before."""
    lines: tuple[RunLine, ...]


class RunFinished(Fact):
    """The run came to its end; the digest binds the report that was shown."""

    TOPIC: ClassVar[str] = "run.finished"

    letters_ordered: int = 0
    letters_sent: int = 0
    letters_in_doubt: int = 0
    letters_failed: int = 0
    defaults_declared: int = 0
    costs_charged: int = 0
    handed_over: int = 0
    tasks: int = 0
    refused: int = 0
    failed: int = 0
    bank_data_missing: int = 0
    """Claims whose step was not taken since it is not known who has paid."""
    report_sha256: Sha256
    """Over all lines of the report, in the order in which its parts were recorded."""
    looked_at: int = 0
    """Claims looked at in the last part of the run."""


class RunAborted(Fact):
    """The run was stopped by a person or an error; the next one goes on from the facts."""

    TOPIC: ClassVar[str] = "run.aborted"

    why: str


RunFact: TypeAlias = RunStarted | RunReported | RunFinished | RunAborted | EnteredInError
