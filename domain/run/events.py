"""The facts of a daily run: not a row for every claim that was not due."""

from datetime import date
from typing import ClassVar, TypeAlias

from domain.facts import EnteredInError, Fact, Sha256


class RunStarted(Fact):
    """A run over the work of a day began."""

    TOPIC: ClassVar[str] = "run.started"

    day: date


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
    report_sha256: Sha256


class RunAborted(Fact):
    """The run was stopped by a person or an error; the next one goes on from the facts."""

    TOPIC: ClassVar[str] = "run.aborted"

    why: str


RunFact: TypeAlias = RunStarted | RunFinished | RunAborted | EnteredInError
