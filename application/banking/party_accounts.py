"""Money from an agency, bailiff or lawyer: it is what that passes on, and no debtor's payment.

Known by the accounts that a creditor set down for the party, or by its name. What the debtor paid
there is recorded already (``party-payment``), or is by its report; booked from the bank as well
he would have paid twice.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from application.banking.accounts import compact, owners_for
from application.house import House
from application.numbers import iban_number
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import LineTold
from domain.claim.state import Claim
from domain.creditor.events import HandOverParty
from domain.debtor.likeness import name_key
from domain.errors import Refusal


def from_party(
    house: House, session: Session, line: BankLine, told: LineTold, claims: Iterable[Claim]
) -> tuple[str, tuple[UUID, ...]] | None:
    """The party that sent the money, and the debtors of those of some claims that it had.

    None: no party did, as far as is known. A name alone is enough for a person to look.
    """
    known = list(claims)
    sender = name_key(told.name)
    party = party_by_account(house, session, line, told)
    names = [one.name for one in _parties(house, session, line)]
    names += [name for claim in known for name in claim.at_party.names]
    if party is None and sender:
        party = next((name for name in names if name_key(name) == sender), None)
    if party is None:
        return None
    had = dict.fromkeys(one.debtor_id for one in known if party in one.at_party.names)
    return party, tuple(one for one in had if one is not None)


def require_not_from_party(
    house: House, session: Session, line: BankLine, told: LineTold | None, claims: Iterable[Claim]
) -> None:
    """Refuse with ``bank_line.from_party`` money of a party's account on a claim that it had."""
    party = party_by_account(house, session, line, told) if told else None
    for claim in claims:
        if party and party in claim.at_party.names:
            raise Refusal(
                "bank_line.from_party",
                f"This money comes from an account of {party}, which has or had"
                f" {claim.invoice_number}: it is what {party} passes on, and not paid by the"
                " debtor.",
                way_out="Record it with `party-remittance`, and set the line aside as"
                " `party_remittance`.",
                values={"party": party, "invoice": claim.invoice_number},
            )


def party_by_account(house: House, session: Session, line: BankLine, told: LineTold) -> str | None:
    """The party from whose account the money of a line came; None: from no party's."""
    account = iban_number(told.account) or ""
    if not account:
        return None
    return next(
        (
            one.name
            for one in _parties(house, session, line)
            if account in {compact(iban) for iban in one.ibans}
        ),
        None,
    )


def _parties(house: House, session: Session, line: BankLine) -> Iterator[HandOverParty]:
    """The parties of those whose account the line is on."""
    for log in owners_for(house, session, require_imported(line).iban) or (line.log,):
        yield from session.creditor(log).parties
