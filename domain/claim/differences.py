"""A small difference that a payment by bank leaves: let go by the creditor's rule, and undone."""

from datetime import date

from domain.claim.balance import balance, balance_in_hindsight
from domain.claim.disputes import undecided
from domain.claim.events import ClaimFact, RestAskedAgain, RestGround, RestWaived
from domain.claim.payments import with_consequences
from domain.claim.state import Claim
from domain.law.account import EntryKind
from domain.money import Cents


def difference_let_go(
    claim: Claim, *, paid_on: date, tolerance: Cents, today: date
) -> list[ClaimFact]:
    """Let go of what is left after a payment of a day, where that is no more than the tolerance.

    Never of costs, of a claim that lies with a party, under a plan, disputed or judged: there a
    person decides. It counts from the day of the payment, so that nothing runs on it since.
    """
    if not _is_plain(claim) or tolerance <= 0:
        return []
    left = balance_in_hindsight(claim, on=max(paid_on, claim.issued_on))
    still = balance(claim, on=today)  # what was paid since is not let go as well
    if left.costs or still.costs or still.total <= 0 or not 0 < left.total <= tolerance:
        return []
    waived = RestWaived(
        amount=min(left.principal + left.interest, still.total),
        ground=RestGround.WITHIN_TOLERANCE,
        counts_on=max(paid_on, claim.issued_on),
    )
    return with_consequences(claim, [waived], today=today)


def differences_asked_again(claim: Claim, *, today: date) -> list[ClaimFact]:
    """Ask again what was let go by that rule, where a payment of before was taken back since."""
    found: list[ClaimFact] = []
    for rest in claim.rests:
        if not rest.standing or rest.ground is not RestGround.WITHIN_TOLERANCE:
            continue
        refs = [entry.ref for entry in claim.ledger if entry.kind is EntryKind.REST_WAIVED]
        places = [at for at, entry in enumerate(claim.ledger) if entry.ref == rest.ref]
        if rest.ref not in refs:
            continue
        back = [e for e in claim.ledger[places[0] :] if e.kind is EntryKind.REVERSAL]
        if back:
            found.append(
                RestAskedAgain(
                    waived_version=rest.version,
                    amount=rest.amount,
                    why="a payment on which it rested was taken back",
                    counts_on=min(today, max(rest.on, *(e.on for e in back))),
                )
            )
    return found


def _is_plain(claim: Claim) -> bool:
    """Whether nothing about it asks for a person."""
    asked = claim.arrangement or claim.offer or claim.court.award or undecided(claim)
    return claim.live and not asked
