"""One step of a dunning plan: what it does, when, for whom, by which channel, and what it says."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Final, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from domain.claim.events import Channel, PartyKind
from domain.claim.events.values import MESSAGES
from domain.errors import Refusal
from domain.money import Cents, cents_from
from domain.parties import Capacity


def _cents(value: object) -> Cents:
    """Read euros as a plan writes them: ``"250.00"``; a float of TOML is refused."""
    if not isinstance(value, str):
        msg = 'an amount is euros in quotes, such as "250.00"'
        raise ValueError(msg)  # noqa: TRY004 - pydantic turns a ValueError into a message
    try:
        return cents_from(value)
    except Refusal as refusal:
        raise ValueError(refusal.message) from refusal


def _not_negative(cents: Cents) -> Cents:
    if cents < 0:
        msg = "an amount is not negative"
        raise ValueError(msg)
    return cents


Euros: TypeAlias = Annotated[Cents, BeforeValidator(_cents), AfterValidator(_not_negative)]
"""Cents, written in a plan as euros in quotes."""


def takes_amount(cents: Cents, lowest: Cents | None, below: Cents | None) -> bool:
    """Tell whether an amount lies between two bounds: the first inclusive, the second not."""
    return (lowest is None or cents >= lowest) and (below is None or cents < below)


class StepKind(StrEnum):
    """What a step does."""

    REMINDER = "reminder"
    STATEMENT = "statement"
    CALL = "call"
    FOURTEEN_DAY_LETTER = "fourteen_day_letter"
    NOTICE_OF_DEFAULT = "notice_of_default"
    FINAL_DEMAND = "final_demand"
    DEFAULT = "default"
    """Waits until default is found, as the law gives it; nothing is sent."""
    HAND_OVER = "hand_over"
    WRITE_OFF = "write_off"
    """Asks a person to take the claim out of the books; never done by itself."""
    WAIT = "wait"
    """Asks a person to decide; the plan goes on when he did."""

    @property
    def is_letter(self) -> bool:
        """Tell whether the step sends a letter."""
        return self in LETTER_STEPS


LETTER_STEPS: Final = frozenset(
    {
        StepKind.REMINDER,
        StepKind.STATEMENT,
        StepKind.FOURTEEN_DAY_LETTER,
        StepKind.NOTICE_OF_DEFAULT,
        StepKind.FINAL_DEMAND,
    }
)


class Anchor(StrEnum):
    """The day from which a step counts."""

    DUE = "due"
    """The due date, or the day to which it was extended."""
    TERM = "term"
    """The last day of the term of the last letter of this round."""
    PREVIOUS = "previous"
    """The day on which the step before was done."""
    DELIVERY = "delivery"
    """The day on which the last letter of this round was received: proven, else presumed."""


class TermStart(StrEnum):
    """From which day the term of a letter is counted."""

    ARRIVAL = "arrival"
    """The sending of an e-mail, the planned delivery of post."""
    SENDING = "sending"


class Audience(StrEnum):
    """For whom a step or a plan is."""

    EVERYONE = "everyone"
    CONSUMER = "consumer"
    BUSINESS = "business"

    def takes(self, capacity: Capacity) -> bool:
        """Tell whether a debtor of this capacity is meant; unknown counts as consumer."""
        if self is Audience.EVERYONE:
            return True
        return (self is Audience.CONSUMER) == capacity.protected_as_consumer


class Skip(StrEnum):
    """On what condition a step is passed over."""

    PARTLY_PAID = "partly_paid"
    """Something was paid on the claim since the step before."""
    IN_DEFAULT = "in_default"
    """The debtor is in default already, so no notice is needed."""
    NOTICE_SERVED = "notice_served"
    """An earlier letter served as notice of default and arrived."""
    SPOKEN = "spoken"
    """The debtor was reached by telephone in this round."""
    NO_PHONE = "no_phone"
    """No telephone number is known."""
    SINGLE_CLAIM = "single_claim"
    """The debtor has no other claim that is overdue, so there is nothing to list."""
    SEVERAL_CLAIMS = "several_claims"
    """The debtor has other claims that are overdue."""


class Step(BaseModel):
    """One step of a plan; days are calendar days after the anchor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    kind: StepKind
    audience: Audience = Audience.EVERYONE
    anchor: Anchor
    days: int = Field(ge=0, le=365)
    working_days_only: bool = False
    """Take the step on a working day only; letters keep to the contact days in any case."""
    amount_from: Euros | None = None
    """Only where this much principal is open, inclusive; in quotes."""
    amount_below: Euros | None = None
    """Only where less principal than this is open."""
    skip_if: tuple[Skip, ...] = ()
    """The step is passed over where one of these holds on the day it would be taken."""
    term_days: int | None = Field(default=None, ge=1, le=90)
    term_from: TermStart = TermStart.ARRIVAL
    wording: str = ""
    channel: Channel = Channel.EMAIL
    fallback: Channel | None = None
    registered_from: Euros | None = None
    """From this much open principal on the letter goes by registered post."""
    bundle: bool = True
    """Claims of one debtor that reach this step on one day go in one letter."""
    needs_approval: bool = False
    """A person approves the step for each claim before it is taken."""
    wait_days: int = Field(default=0, ge=0, le=60)
    """For a call: how long the plan waits for it before it goes on without."""
    serves_as_notice: bool = False
    attach_invoice: bool = False
    mentions_interest: bool = False
    mentions_costs: bool = False
    mentions_agency: bool = False
    charge_costs: bool = False
    party: str = ""
    party_kind: PartyKind | None = None
    question: str = ""
    """For a step that waits: what the person is to decide."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        lacks = [message for _, message in gaps(self.model_dump(exclude_unset=True))]
        if lacks:
            raise ValueError(" ".join(lacks))
        return self

    @property
    def is_conditional(self) -> bool:
        """Tell whether the step is passed over on some claims or days."""
        return bool(self.skip_if) or self.amount_from is not None or self.amount_below is not None

    def takes_amount(self, principal: Cents) -> bool:
        """Tell whether the step is for a claim of which this much principal is open."""
        return takes_amount(principal, self.amount_from, self.amount_below)

    def concerns(self, capacity: Capacity) -> bool:
        """Tell whether the step is meant for a debtor of this capacity."""
        return self.audience.takes(capacity)


def gaps(step: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What a step of its kind lacks: the key it concerns, and a sentence."""
    kind = step.get("kind")
    if kind == StepKind.FOURTEEN_DAY_LETTER:
        if step.get("wording") not in {"14", "15"} or step.get("term_days") is not None:
            yield (
                "wording",
                "a fourteen-day letter has wording 14 or 15 and no term_days (BW 6:96 lid 6).",
            )
    elif kind in LETTER_STEPS and step.get("term_days") is None:
        yield "kind", "a letter needs term_days (the days the debtor gets to pay)."
    if kind == StepKind.HAND_OVER and not step.get("party_kind"):
        yield "kind", "a hand-over needs party_kind: agency, bailiff or lawyer."
    if kind == StepKind.WAIT and not step.get("question"):
        yield "kind", "a step that waits for a person needs question (what he is to decide)."
    for key in ("channel", "fallback"):
        if str(step.get(key, "")) in MESSAGES and not _may_be_short(step):
            yield key, "only a reminder that is no notice goes by sms or whatsapp (BW 6:82)."


def _may_be_short(step: Mapping[str, object]) -> bool:
    heavy = ("serves_as_notice", "mentions_costs", "mentions_interest", "mentions_agency")
    return step.get("kind") == StepKind.REMINDER and not any(step.get(word) for word in heavy)
