"""What takes two: a decision that one person proposes and another one carries out, or does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias

from domain.errors import NotFound, Refusal
from domain.facts import Fact, Recorded


class ProposalEnd(StrEnum):
    """How a proposal ended that was not carried out."""

    DECLINED = "declined"
    """A second person did not agree."""
    WITHDRAWN = "withdrawn"
    """Who proposed it took it back."""
    OVERTAKEN = "overtaken"
    """The same was carried out by another proposal."""


class DecisionProposed(Fact):
    """Somebody decided what takes two: nothing is done before another one agrees.

    Who proposed it, why, and on which day stand in the envelope, as of any fact; the number by
    which it is called is the version of this fact.
    """

    TOPIC: ClassVar[str] = "any.decision_proposed"

    command: str
    """The name of the command that is proposed."""
    content: str
    """Its fields as canonical JSON, all but the reason, which is sealed in the envelope."""


class ApprovalGiven(Fact):
    """A second person agreed: what was proposed is carried out in the same save."""

    TOPIC: ClassVar[str] = "any.approval_given"

    proposal: int
    command: str
    proposed_by: str
    approved_by: str


class ProposalEnded(Fact):
    """A proposal waits no longer, and nothing was done."""

    TOPIC: ClassVar[str] = "any.proposal_ended"

    proposal: int
    command: str
    how: ProposalEnd


FourEyesFact: TypeAlias = DecisionProposed | ApprovalGiven | ProposalEnded


@dataclass(frozen=True, slots=True)
class ProposedDecision:
    """A decision that waits for a second person."""

    number: int
    command: str
    content: str
    proposed_by: str
    on: date
    ref: str
    """The fact that proposed it, as the cause of what comes of it."""


Waiting: TypeAlias = Mapping[int, ProposedDecision]
"""What waits for a second person, by number, in the order in which it was proposed."""


def after(waiting: Waiting, fact: FourEyesFact, recorded: Recorded) -> Waiting:
    """What waits once a fact has happened."""
    if isinstance(fact, DecisionProposed):
        number = recorded.originator_version
        proposed = ProposedDecision(
            number,
            fact.command,
            fact.content,
            recorded.actor,
            recorded.known_on,
            recorded.ref,
        )
        return {**waiting, number: proposed}
    return {number: one for number, one in waiting.items() if number != fact.proposal}


def found(waiting: Waiting, number: int) -> ProposedDecision:
    """The proposal of a number; raises NotFound ``proposal.not_waiting``."""
    if number not in waiting:
        raise NotFound(
            "proposal.not_waiting",
            f"No proposal {number} waits here: it was carried out, ended, or never made.",
            way_out="See which proposals wait, and name the number of one.",
            values={"number": str(number)},
        )
    return waiting[number]


def overtaken(proposal: ProposedDecision) -> ProposalEnded:
    """End a proposal of which nothing is left, since another one was carried out."""
    how = ProposalEnd.OVERTAKEN
    return ProposalEnded(proposal=proposal.number, command=proposal.command, how=how)


def end(proposal: ProposedDecision, *, actor: str, reason: bool) -> ProposalEnded:
    """End a proposal: its proposer withdraws it, anybody else declines it and says why.

    Raises Refusal ``proposal.say_why``.
    """
    own = actor == proposal.proposed_by
    if not own and not reason:
        raise Refusal(
            "proposal.say_why",
            "A proposal is declined with a reason: whoever made it wants to know.",
            way_out="Say why in a few words.",
        )
    how = ProposalEnd.WITHDRAWN if own else ProposalEnd.DECLINED
    return ProposalEnded(proposal=proposal.number, command=proposal.command, how=how)
