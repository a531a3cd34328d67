"""Recording money: with what was decided goes what it makes of the letters that asked for it."""

from collections.abc import Sequence
from dataclasses import replace

from domain.application import Session, stream_of_claim
from domain.claim.events import ClaimFact
from domain.claim.state import Claim


def record_money(session: Session, *moved: tuple[Claim, Sequence[ClaimFact]]) -> None:
    """Record what money does on some claims, and what it settles or opens again beside them.

    The claims are as they were read; what is beside them is guarded too. Where no letter asked
    a claim, nothing is read beyond it.
    """
    decided = {claim.id: facts for claim, facts in moved}
    papers = [session.paper(claim) for claim, facts in moved if facts]
    if not papers:
        return
    for claim, facts in papers[0].settle(*papers[1:], decided=decided, today=session.today):
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def record_correction(
    session: Session, claim: Claim, facts: Sequence[ClaimFact], *, after: Claim
) -> None:
    """Record that something was entered in error; ``after`` is the claim as it then stands."""
    paper = session.paper(claim)
    seen = replace(paper, claim=after)
    settled = seen.settle(decided={}, today=session.today) if facts else []
    more = {one.id: found for one, found in settled}
    own = [*facts, *more.pop(claim.id, [])]
    session.record(stream_of_claim(claim), own, subject=claim.debtor_id)
    for other in paper.asked_with:
        session.record(stream_of_claim(other), more.get(other.id, []), subject=other.debtor_id)
