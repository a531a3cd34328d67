"""What gives money up, or lets it out, was decided by two different people.

A house rule: a write-off, a withdrawal, a refund and a mistake about money always take two; what
is let go of a debtor takes two above what one person may. How much that is the house sets
outside the log: beyond what the program comes with, one person alone is not shown to be wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.corrections import about_money
from domain.claim.events import (
    ClaimWithdrawn,
    ClaimWrittenOff,
    CollectionCostsWaived,
    CreditNoteApplied,
    DisputeDecided,
    OverpaymentRefunded,
    PartWaived,
    RefundEnd,
    RefundMadeGood,
)
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.facts import EnteredInError, Recorded, wrong_versions
from domain.four_eyes import ApprovalGiven, DecisionProposed
from domain.money import Cents

ONE_MAY: Final = 50_00
"""What one person may let go of a debtor where the house sets nothing else."""

_ALWAYS: Final = (ClaimWithdrawn, ClaimWrittenOff, OverpaymentRefunded)
_LETS_GO: Final = (
    PartWaived,
    CollectionCostsWaived,
    RefundMadeGood,
    DisputeDecided,
    CreditNoteApplied,
)
_PROGRAMS: Final = frozenset({"daily-run", "import"})
_SIGNED_IN: Final = frozenset({"senior", "administrator", "integration", "importer", "auditor"})
"""Roles of users; at the machine itself one is called a handler, who may not decide this."""


def _judge(file: CaseFile) -> Iterator[Ruling]:
    raw = [r for r in file.around.streams.get(file.claim_id, ()) if r.position <= file.at.position]
    acts = [one for one in raw if _takes_two(one, raw) or _let_go(one)]
    if not acts:
        return
    wrong = wrong_versions(raw)
    approved = {one.command_id: one for one in raw if isinstance(one.fact, ApprovalGiven)}
    proposed = {
        one.originator_version: one for one in raw if isinstance(one.fact, DecisionProposed)
    }
    for act in acts:
        if act.originator_version not in wrong and act.actor not in _PROGRAMS:
            yield from _ruling(file, act, approved, proposed)


def _takes_two(one: Recorded, raw: Sequence[Recorded]) -> bool:
    if isinstance(one.fact, EnteredInError):
        version = one.fact.version
        return any(about_money(r.fact) for r in raw if r.originator_version == version)
    return isinstance(one.fact, _ALWAYS)


def _let_go(one: Recorded) -> Cents:
    """What somebody let go by a fact, in cents; what follows from something else is not that."""
    match one.fact:
        case PartWaived(agreed_version=None, amount=amount):
            return amount
        case CollectionCostsWaived(retroactive=False, less_was_open=False, amount=amount):
            return amount
        case RefundMadeGood(how=RefundEnd.LET_GO, amount=amount):
            return amount
        case DisputeDecided(granted=granted):
            return granted
        case CreditNoteApplied(amount=amount, source=source) if source.kind == "call":
            return amount
    return 0


def _ruling(
    file: CaseFile,
    act: Recorded,
    approved: Mapping[UUID, Recorded],
    proposed: Mapping[int, Recorded],
) -> Iterator[Ruling]:
    on, did = act.effective_on, act.actor
    approval = approved.get(act.command_id)
    if approval is not None and isinstance(approval.fact, ApprovalGiven):
        fact = approval.fact
        proposal = proposed.get(fact.proposal)
        rests = [one for one in (proposal, approval, act) if one is not None]
        if proposal is None or proposal.actor != fact.proposed_by:
            yield found("approval_without_proposal", on, *rests, approved_by=fact.approved_by)
            return
        two = {fact.proposed_by, fact.approved_by}
        reason = "two_people" if len(two) > 1 else "one_person_twice"
        yield found(reason, on, *rests, proposed_by=fact.proposed_by, approved_by=fact.approved_by)
    elif isinstance(act.fact, EnteredInError) and act.fact.approved_by.strip() not in {"", did}:
        yield found("a_name_was_typed", on, act, done_by=did, approved_by=act.fact.approved_by)
    elif let_go := _let_go(act):
        yield from _alone(file, act, let_go)
    elif not act.cause:
        signed_in = act.role in _SIGNED_IN
        yield found("one_person" if signed_in else "one_at_the_machine", on, act, done_by=did)


def _alone(file: CaseFile, act: Recorded, now: Cents) -> Iterator[Ruling]:
    """What one person let go, with what he let go of the debtor before."""
    if act.cause:
        return
    before = [
        one
        for claim in dict.fromkeys((*file.debtor.claims, file.claim_id))
        for one in file.around.facts(claim, file.at)
        if isinstance(one.fact, _LETS_GO) and one.actor == act.actor and not one.cause
    ]
    total = now + sum(_let_go(one) for one in before if one.position < act.position)
    reason = "within_what_one_may" if total <= ONE_MAY else "above_what_one_may"
    yield found(reason, act.effective_on, act, done_by=act.actor, let_go=total, one_may=ONE_MAY)


FOUR_EYES: Final = Obligation(
    code="four_eyes",
    article="house: four eyes",
    source="the house's own rule",
    since=date(1992, 1, 1),
    gravity=Gravity.CARE,
    reasons={
        "two_people": Compliance.FULFILLED,
        "one_person_twice": Compliance.VIOLATED,
        "approval_without_proposal": Compliance.VIOLATED,
        "one_person": Compliance.VIOLATED,
        "one_at_the_machine": Compliance.NOT_PROVABLE,
        "a_name_was_typed": Compliance.NOT_PROVABLE,
        "within_what_one_may": Compliance.FULFILLED,
        "above_what_one_may": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
