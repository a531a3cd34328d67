"""Small things that a claim remembers: letters dropped, complaints, interruptions, relief."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.events import PaperForm, PaperKind
from domain.law.limitation import InterruptingAct, InterruptionGround
from domain.letter.text.kinds import PlanMoment


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An agreement that was confirmed in writing: what it was, and by which letter."""

    what: str
    letter_id: UUID
    on: date
    ordered_at: int = 0


@dataclass(frozen=True, slots=True)
class PlanTold:
    """A letter about a payment plan that went out; ``number``: of its instalment, 0: of none."""

    moment: PlanMoment
    letter_id: UUID
    on: date
    plan_id: UUID | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan over the claim that was drawn up, and which not both have signed."""

    plan_id: UUID
    on: date
    open_until: date
    """The last day (inclusive) on which it can be signed."""


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper that lies with the claim: by which hash, what it shows, the day that is on it."""

    sha256: str
    kind: PaperKind
    form: PaperForm
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Letters of a step that were ordered and dropped again: why, last when, on how many days."""

    why: str
    on: date
    days: int
    unwritable: bool = False
    """The last one could not be made: another try alone would not change that."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person decided on a step in a round: approved over an amount, or declined (None)."""

    round: int
    on: date
    amount: int | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint that waits to be dealt with; ``confirmed_on``: in writing, that it came in."""

    version: int
    received_on: date
    ground: str
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ToldTaxOffice:
    """What the returns of a claim hold: VAT asked back, as of when; and VAT paid again, in cents.

    ``as_of``: none as long as nothing was asked back.
    """

    as_of: date | None = None
    back: int = 0
    again: int = 0
    unpaid: int = 0
    """The consideration that was lost, as was last told."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """One interruption of the limitation; by a letter: as proven as its delivery is.

    ``position``: of the fact that says so, in the log.
    """

    on: date
    proven: bool
    letter_id: UUID | None = None
    act: InterruptingAct = InterruptingAct.TOLD
    ground: InterruptionGround = InterruptionGround.WRITTEN_DEMAND
    payment_id: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Relief:
    """Stretches of days, both inclusive, that bear no interest, or on which no costs fall due."""

    no_interest: tuple[tuple[date, date], ...] = ()
    no_costs: tuple[tuple[date, date], ...] = ()


NO_RELIEF: Final = Relief()
"""That of nearly every claim: its debtor was never insolvent."""
