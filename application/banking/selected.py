"""Which claims of a creditor are taken into a batch of direct debits or notices, and which not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from application.house import House
from domain.case import Case
from domain.case_reading import CaseReader
from domain.claim.state import Claim
from domain.creditor.refusals import require_registered
from domain.direct_debit.selection import MOST, Debit, debit_of
from domain.errors import Refusal
from domain.money import Cents

MANDATE: Final = "mandate"
"""The kind of identity: a mandate's name stands once at a creditor."""


@dataclass(frozen=True, slots=True)
class NotCollected:
    """A claim that is not collected, and why."""

    case: Case
    why: Refusal


@dataclass(slots=True)
class Selection:
    """What would be collected on a day of who gave a mandate, and what would not, and why."""

    debits: list[Debit] = field(default_factory=list)
    left_out: list[NotCollected] = field(default_factory=list)

    @property
    def total(self) -> Cents:
        """The sum of what would be collected."""
        return sum(one.wanted.amount for one in self.debits)


Judge: TypeAlias = Callable[[Case, tuple[Claim, ...], set[str]], Debit]
"""Whether a claim is taken, given all claims of its debtor and the mandates that are spent."""


def select(
    house: House, creditor_id: UUID, *, collect_on: date, announced_on: date | None
) -> Selection:
    """The open claims of everybody who ever gave a creditor a mandate, judged as of now.

    ``announced_on`` None: those whose debtors a notice of ours told.
    """

    def judge(case: Case, claims: tuple[Claim, ...], spent: set[str]) -> Debit:
        return debit_of(
            case,
            claims,
            collect_on=collect_on,
            announced_on=announced_on,
            today=house.today,
            spent=spent,
        )

    return select_by(house, creditor_id, judge)


def select_by(house: House, creditor_id: UUID, judge: Judge) -> Selection:
    """The open claims of everybody who ever gave a creditor a mandate, judged by a rule.

    At most ``MOST`` are taken at once: what is beyond waits for the next batch.
    """
    require_registered(house.collections.creditor(creditor_id))
    found, spent = Selection(), set[str]()
    reader = CaseReader(house.collections)
    for case, claims in _open_claims(house, reader, creditor_id):
        try:
            if len(found.debits) >= MOST:
                raise _full()
            debit = judge(case, claims, spent)
        except Refusal as refusal:
            found.left_out.append(NotCollected(case, refusal))
            continue
        found.debits.append(debit)
        if not debit.mandate.recurring:
            spent.add(debit.mandate.mandate_id)
    return found


def _open_claims(
    house: House, reader: CaseReader, creditor_id: UUID
) -> Iterator[tuple[Case, tuple[Claim, ...]]]:
    for one in house.store.identified(creditor_id, MANDATE):
        debtor = reader.debtor(one)
        if not debtor.mandates or debtor.merged_into:
            continue
        claims = reader.claims_of(debtor)
        for claim in sorted(claims, key=lambda claim: (claim.due_on, claim.invoice_number)):
            if claim.live:
                yield reader.case(claim.id), claims


def _full() -> Refusal:
    return Refusal(
        "debit_batch.full",
        f"A batch holds at most {MOST} direct debits.",
        way_out="Collect it by the next one.",
        values={"most": str(MOST)},
    )
