"""A return of VAT that was filed: what it holds is recorded on each claim of its list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from application.by import By
from application.house import House
from application.patience import Patience
from domain.application import Session, stream_of_claim
from domain.claim.events import ClaimFact, VatReliefDeclared
from domain.claim.state import Claim
from domain.claim.vat import declare_due_again, declare_relief
from domain.errors import Refusal
from domain.law.vat_relief import VatPeriod
from domain.money import Cents
from domain.user.roles import May
from projections.outstanding.moves import VatTold
from projections.outstanding.vat_list import VatList, VatOver

_AT_ONCE = 200
"""Claims in one save."""


@dataclass(frozen=True, slots=True)
class ReturnFiled:
    """What was recorded: on how many claims, and how much VAT in cents."""

    claims: int
    back: Cents
    again: Cents


def file_return(
    house: House, listed: VatList, creditor_id: UUID, period: VatPeriod, *, by: By
) -> ReturnFiled:
    """Record that a creditor's return of a period holds all of its list, also what was left out.

    Safe to repeat, also where it was broken off: what stands in a return is not told again.
    Raises NotAllowed, NoRoom.
    """
    by = by.permitted(May.DECIDE, creditor_id, named=True)
    over = VatOver(first=period.first, last=period.last, creditor=creditor_id)
    claims = back = again = 0
    waiting = list(dict.fromkeys(_open_claims(listed, over)))
    for first in range(0, len(waiting), _AT_ONCE):
        told = _told(house, waiting[first : first + _AT_ONCE], creditor_id, period, by)
        claims += len({claim for claim, _ in told})
        back += sum(fact.vat for _, fact in told if isinstance(fact, VatReliefDeclared))
        again += sum(vat for _, fact in told if (vat := _again(fact)))
    return ReturnFiled(claims, back, again)


def _open_claims(listed: VatList, over: VatOver) -> Iterator[UUID]:
    """The claims of a list of which something stands in no return."""
    after: str | None = None
    while True:
        page = listed.lines(over, limit=1_000, after=after)
        yield from (row.claim_id for row in page.rows if row.told is VatTold.OPEN)
        if page.next is None:
            return
        after = page.next


def _told(
    house: House, claims: Sequence[UUID], creditor_id: UUID, period: VatPeriod, by: By
) -> list[tuple[UUID, ClaimFact]]:
    """What was recorded on some claims, decided anew on each; a refusal leaves it out."""
    made: list[tuple[UUID, ClaimFact]] = []

    def decide(session: Session) -> None:
        made.clear()
        for one in claims:
            claim = session.claim(one)
            facts = [*_relief(claim, period, session), *_due_again(claim, period)]
            session.record(stream_of_claim(claim), facts)
            made.extend((one, fact) for fact in facts)

    said = ("vat-return", period.name, *claims)
    part = sha256("".join(map(str, claims)).encode()).hexdigest()[:16]
    mandate = replace(by, key=f"{by.key}:{part}").command(house, log=creditor_id, said=said)
    receipt = house.collections.carry_out(mandate, decide, again=Patience())
    return [] if receipt.repeated else made


def _relief(claim: Claim, period: VatPeriod, session: Session) -> list[ClaimFact]:
    return _unless_refused(lambda: declare_relief(claim, period=period, today=session.today))


def _due_again(claim: Claim, period: VatPeriod) -> list[ClaimFact]:
    return _unless_refused(lambda: declare_due_again(claim, period=period))


def _unless_refused(decide: Callable[[], list[ClaimFact]]) -> list[ClaimFact]:
    try:
        return decide()
    except Refusal:
        return []


def _again(fact: ClaimFact) -> Cents:
    return 0 if isinstance(fact, VatReliefDeclared) else getattr(fact, "vat", 0)
