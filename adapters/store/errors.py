"""What the store refuses: conflicts between writers, erased keys, unknown outcomes."""

from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from domain.errors import Conflict, NoStore, Refusal, StoreError
from domain.sealing import Purpose


class StaleVersion(Conflict):
    """A stream that is appended to has moved on since it was read."""

    def __init__(self, stream: UUID, version: int) -> None:
        super().__init__(f"stream {stream} is not at version {version - 1} any more")
        self.stream = stream
        self.version = version


class GuardBroken(Conflict):
    """A stream that the decision read, but does not append to, has moved on."""

    def __init__(self, stream: UUID, *, expected: int, found: int) -> None:
        super().__init__(f"stream {stream} is at version {found}, the decision saw {expected}")
        self.stream = stream
        self.expected = expected
        self.found = found


class CommandKnown(Conflict):
    """A command with this log, actor and key was carried out before."""

    of_command: ClassVar[bool] = True

    def __init__(self, log: UUID, actor: str, key: str) -> None:
        super().__init__(f"command '{key}' of {actor} is already stored in log {log}")
        self.log = log
        self.actor = actor
        self.key = key


class IdentityTaken(Conflict):
    """A value that identifies one stream already identifies another one."""

    def __init__(self, kind: str, *, taken_by: UUID) -> None:
        super().__init__(f"this {kind} already identifies stream {taken_by}")
        self.kind = kind
        self.taken_by = taken_by


class OutcomeUnknown(StoreError):
    """The database went away between commit and answer; only a repeat can tell."""

    def __init__(self) -> None:
        super().__init__(
            "The database went away while it was committing, so the outcome is unknown."
            " Repeat the command with the same key: it is carried out once."
        )


class SaveInterrupted(StoreError):
    """Who was saving this together with other saves was stopped; only a repeat can tell."""

    def __init__(self) -> None:
        super().__init__(
            "The work that was saving this was interrupted, so the outcome is unknown."
            " Repeat the command with the same key: it is carried out once."
        )


class KeyErased(Refusal):
    """The personal data of a subject were erased, and nothing may bring them back."""

    def __init__(self, subject: UUID, purpose: Purpose) -> None:
        super().__init__(
            "subject.erased",
            f"The {purpose.value} data of {subject} were erased.",
            way_out="Register the person anew if there is a new ground to keep data.",
            article="AVG art. 17",
        )
        self.subject = subject
        self.purpose = purpose


def each_its_own(error: Exception, count: int) -> list[Any]:
    """One exception for each of those whom one fault concerns: the first, and copies of it.

    An exception that several threads raise gathers the traces of all of them.
    """
    return [error, *(_copied(error) for _ in range(count - 1))]


def _copied(error: Exception) -> Exception:
    """The same again, with its words, parts and cause; not by its class, which asks for others."""
    kind = type(error)
    copy = kind.__new__(kind, *error.args)
    copy.__dict__.update(error.__dict__)
    copy.__cause__, copy.__context__ = error.__cause__, error.__context__
    copy.__suppress_context__ = error.__suppress_context__
    return copy.with_traceback(error.__traceback__)


def no_store(where: str | Path) -> NoStore:
    """Give the fault of a store that is not there, with how one is made."""
    return NoStore(
        f"There is no store at {where} yet. Make one with `vordering init --live` or"
        " `vordering init --sandbox`, or set VORDERING_HOME to the folder of one."
    )


def keys_of_another(where: str | Path) -> StoreError:
    """Give the fault of a store whose keys are not in the home."""
    return StoreError(
        f"The keys in this home are not those that seal {where}."
        " Put back its key store (keys/keys.sqlite3), or name the right VORDERING_HOME."
    )
