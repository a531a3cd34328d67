"""What a claim would be with facts that are not recorded yet, so a decision can look ahead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from domain.claim.copied import copied
from domain.claim.events import ClaimFact
from domain.claim.evolve import evolve, fold
from domain.claim.relieved import relieved_like
from domain.claim.state import Claim
from domain.facts import Fact, Recorded, StreamKind

_NOBODY = UUID(int=0)
_AFTER_ALL = 2**62


def imagine(claim: Claim, facts: list[ClaimFact], *, today: date) -> Claim:
    """The claim as it would be after these facts: a copy of it, which is not touched."""
    if not facts:
        return claim
    imagined = copied(claim)
    for fact in facts:
        evolve(imagined, _as_recorded(imagined, fact, today))
    return imagined


def imagine_anew(
    claim: Claim, history: Sequence[Recorded], facts: Sequence[Fact], *, today: date
) -> Claim:
    """The claim read anew with facts that are not recorded yet: they may take earlier ones back."""
    rows = list(history)
    for fact in facts:
        more = _as_recorded(claim, fact, today)
        rows.append(
            replace(more, originator_version=len(rows) + 1, position=_AFTER_ALL + len(rows))
        )
    return relieved_like(fold(claim.id, rows), claim)


def _as_recorded(claim: Claim, fact: Fact, today: date) -> Recorded:
    return Recorded(
        originator_id=claim.id,
        originator_version=claim.version + 1,
        fact=fact,
        kind=StreamKind.CLAIM,
        log=claim.creditor_id or _NOBODY,
        effective_on=fact.legal_day or today,
        actor="",
        role="",
        command_id=_NOBODY,
        position=_AFTER_ALL + claim.version,
        leaf_index=0,
        recorded_at=datetime.combine(today, time(12), UTC),
        header=b"",
    )
