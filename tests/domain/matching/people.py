"""Claims and payers for tests of the judge, with the fewest words."""

from datetime import date
from uuid import UUID, uuid5

from domain.matching.incoming import AmountKind, Incoming, Ledgers, MoneyStanding, Payable, Payer

ROOT = UUID("8e6b1c90-5d0a-5c55-9f38-0e4f4fe0c0de")
DAY = date(2026, 11, 2)


def payer(name: str, *, seen: bool = False, customer: str = "", creditor: str = "c") -> Payer:
    """A debtor; his id follows from his name."""
    return Payer(
        id=uuid5(ROOT, name),
        creditor_id=uuid5(ROOT, creditor),
        name=name,
        customer_number=customer,
        account_seen=seen,
    )


def claim(
    of: Payer,
    number: str,
    cents: int,
    *,
    principal: int = 0,
    reference: str = "",
    standing: MoneyStanding = MoneyStanding.OPEN,
    due_on: date = date(2026, 9, 30),
    due: int | None = None,
    burden: int = 0,
) -> Payable:
    """A claim of a debtor, of which so much is open."""
    amounts = {AmountKind.OPEN: frozenset({cents})} if cents else {}
    if principal:
        amounts[AmountKind.PRINCIPAL] = frozenset({principal})
    return Payable(
        id=uuid5(of.creditor_id, number),
        creditor_id=of.creditor_id,
        debtor_id=of.id,
        number=number,
        due_on=due_on,
        issued_on=due_on.replace(day=1),
        open=cents,
        due=cents if due is None else due,
        amounts=amounts,
        references=(reference,) if reference else (),
        standing=standing,
        burden=burden,
    )


def paid(cents: int, *pieces: str, name: str = "", account: str = "") -> Incoming:
    """Money that came in."""
    return Incoming(amount=cents, credited_on=DAY, name=name, account=account, pieces=pieces)


def book(payers: tuple[Payer, ...], *claims: Payable, crowded: bool = False) -> Ledgers:
    """Whoever a line may be of."""
    return Ledgers(claims=claims, payers={one.id: one for one in payers}, crowded=crowded)
