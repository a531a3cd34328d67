"""What a plan may answer on a day: do a step, wait, ask a person, or stand still."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.dunning.plan.step import Step
from domain.dunning.task import Task


@dataclass(frozen=True, slots=True)
class Do:
    """The step may be taken today; it was eligible since a day."""

    step: Step
    eligible_on: date


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing is to be done before a day."""

    until: date
    why: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A person must do or decide something; ``since`` is the day it became so."""

    task: Task
    why: str
    since: date
    step: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """The claim takes no steps now: ended, held, disputed, or a letter is under way."""

    why: str


NextStep: TypeAlias = Do | Wait | Ask | Stand
