"""Credit in a list of open items: whose it is, and that his claims wait for a look at it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from adapters.open_items import OpenItem
from application.house import House
from application.intake.known_debtors import KnownDebtors
from application.numbers import own_number
from domain.application import Mandate, Session
from domain.claim.balance import balance
from domain.debtor.credit import OF_A_LIST, forget, notice, of_open_item
from domain.debtor.events import CreditEnd, CreditKind, DebtorFact
from domain.debtor.state import Debtor
from domain.facts import StreamKind, StreamRef
from domain.ids import normalised_number, spellings
from domain.money import Cents


@dataclass(frozen=True, slots=True)
class OpenCredit:
    """One credit in a list: its debtor, the number it stands under, and how much."""

    debtor: UUID
    number: str
    amount: Cents
    sure: bool = True
    """False: it may be another's as well, who is held for it, too."""


def credits_in(
    house: House, creditor_id: UUID, items: Sequence[OpenItem]
) -> Iterator[tuple[OpenItem, tuple[OpenCredit, ...]]]:
    """Each credit of a list that is new, with everybody whose it may be; none: nobody is known.

    A credit note that was taken in as a file is looked at as that; money that was paid too much
    by our own books as well.
    """
    beside = _Beside(house, creditor_id, items)
    for item in items:
        if item.amount >= 0 or _is_known(house, creditor_id, item):
            continue
        number = item.invoice_number or item.debtor
        debtor = _debtor_of(house, creditor_id, item)
        whose = (debtor,) if debtor else beside.debtors(item.debtor)
        sure = len(whose) == 1
        yield item, tuple(OpenCredit(one, number, -item.amount, sure) for one in whose)


def lay_credits(
    house: House,
    found: Sequence[OpenCredit],
    *,
    before: Sequence[UUID],
    creditor_id: UUID,
    list_of: tuple[str, date],
    actor: str,
) -> None:
    """Let the claims of these debtors wait; what those ``before`` had in a list no more ends."""
    known = KnownDebtors(house)
    by_debtor: dict[UUID, dict[str, OpenCredit]] = {known.owner(one): {} for one in before}
    for credit in found:
        by_debtor.setdefault(known.owner(credit.debtor), {})[of_open_item(credit.number)] = credit
    for debtor_id, listed in by_debtor.items():

        def decide(
            session: Session, who: UUID = debtor_id, theirs: Mapping[str, OpenCredit] = listed
        ) -> None:
            debtor = session.debtor_now(who)
            facts = list(_changes(debtor, theirs))
            session.record(StreamRef(StreamKind.DEBTOR, debtor.id, creditor_id), facts)

        sha256, as_of = list_of
        version = house.collections.debtor(debtor_id).version
        command = Mandate(
            key=f"open-credits:{sha256[:16]}:{as_of}:{debtor_id}:{version}",
            actor=actor,
            role="handler",
            name="import open-items",
            today=house.today,
            log=creditor_id,
        )
        house.collections.carry_out(command, decide)


def _changes(debtor: Debtor, listed: Mapping[str, OpenCredit]) -> Iterator[DebtorFact]:
    for ref, credit in listed.items():
        kind = CreditKind.OPEN_ITEM if credit.sure else CreditKind.POSSIBLE_ITEM
        yield from notice(debtor, ref=ref, kind=kind, number=credit.number, amount=credit.amount)
    for ref, one in debtor.credits.items():
        if one.kind in OF_A_LIST and ref not in listed:
            yield from forget(debtor, ref, CreditEnd.NOT_LISTED)


def _is_known(house: House, creditor_id: UUID, item: OpenItem) -> bool:
    number = normalised_number(item.invoice_number)
    if number and house.store.find_identity(creditor_id, "credit_note", number):
        return True
    claim = house.collections.claim_on(creditor_id, item.invoice_number)
    return claim.opened and balance(claim, on=house.today).unallocated == -item.amount


def _debtor_of(house: House, creditor_id: UUID, item: OpenItem) -> UUID | None:
    claim = house.collections.claim_on(creditor_id, item.invoice_number)
    if claim.opened:
        return claim.debtor_id
    number = own_number(item.debtor)
    if not number:
        return None
    known = (
        house.store.find_identity(creditor_id, "debtor_number", house.store.identity_hash(one))
        for one in spellings(number)
    )
    return next(filter(None, known), None)


class _Beside:
    """Whose the invoices are that the list puts under the same debtor, as it calls him by name."""

    def __init__(self, house: House, creditor_id: UUID, items: Sequence[OpenItem]) -> None:
        self._house, self._creditor = house, creditor_id
        self._found: dict[str, tuple[UUID, ...]] = {"": ()}
        self._numbers: dict[str, list[str]] = {}
        for item in items:
            if item.invoice_number:
                self._numbers.setdefault(item.debtor, []).append(item.invoice_number)

    def debtors(self, called: str) -> tuple[UUID, ...]:
        """Everybody who owes one of them; asked once for each name, whatever credits he has."""
        if called not in self._found:
            numbers = self._numbers.get(called, ())
            claims = (self._house.collections.claim_on(self._creditor, one) for one in numbers)
            owe = (claim.debtor_id for claim in claims if claim.opened)
            self._found[called] = tuple(dict.fromkeys(filter(None, owe)))
        return self._found[called]
