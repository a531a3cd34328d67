"""A bank line that brings what a party collected: put on the claims of which it passes that on.

A person names the claims; nothing is put there by itself. No debtor's ledger moves: what he paid
the party is recorded already, and what he did not is to be recorded first.
"""

from collections.abc import Sequence
from typing import Final

from application.banking.lines import record_line
from application.banking.lookup import told_of
from application.banking.party_accounts import party_by_account
from application.house import House
from domain.application import Session, stream_of_claim
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import BankLineSetAside, DecidedBy, RemittedPart, SetAsideWhy
from domain.claim.party_money import owed_by, party_named, remit, to_keep, undo_remittance
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.money import Cents, as_decimal, share_out

OF_LINE: Final = "bank-line:"
"""How the id of a remittance begins that a bank line brought."""


def put_on_remittance(
    session: Session,
    house: House,
    line: BankLine,
    claims: Sequence[Claim],
    *,
    named: str,
    fee: Cents,
) -> None:
    """Record what waits of a line as remitted on the claims, and set it aside, in one save.

    On several claims it has to be all that the party owes on them: with what it kept it is their
    sum, to the cent. On one it may be a part. A fee that bills explain need not be named. Raises
    Refusal ``bank_line.other_party``, ``bank_line.remittance_differs``, ``party.owes_less``,
    ``party.not_there``, ``party.which``.
    """
    imported, amount = require_imported(line), line.rest
    party = _party(session, house, line, claims, named)
    owed = [owed_by(claim, party) for claim in claims]
    billed = [to_keep(claim, party) for claim in claims]
    fees = _kept(owed, billed, amount=amount, fee=fee)
    if len(claims) > 1 and (min(owed) <= 0 or sum(owed) != amount + sum(fees)):
        raise _differs(party, sum(owed), amount + sum(fees))
    taken = [one - kept for one, kept in zip(owed, fees, strict=True)]
    received = taken if len(claims) > 1 else [amount]
    reference = f"{OF_LINE}{line.id}:{line.version}"
    parts: list[RemittedPart] = []
    for claim, got, kept in zip(claims, received, fees, strict=True):
        facts = remit(
            claim,
            party=party,
            reference=reference,
            received=got,
            fee=kept,
            credited_on=imported.credited_on,
            today=session.today,
        )
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)
        parts.append(
            RemittedPart(
                claim_id=claim.id, party=party, remittance_id=reference, received=got, fee=kept
            )
        )
    aside = BankLineSetAside(
        why=SetAsideWhy.PARTY_REMITTANCE,
        by=DecidedBy.PERSON,
        amount=amount,
        remitted=tuple(parts),
    )
    record_line(session, line, [aside])


def _kept(
    owed: Sequence[Cents], billed: Sequence[Cents], *, amount: Cents, fee: Cents
) -> Sequence[Cents]:
    """What the party kept of each claim: by its bills where they say all of it, to the cent.

    Else the fee that was named, in proportion to what is owed. ``billed``: what it may keep.
    """
    named = fee or sum(owed) - amount
    if named == sum(billed) and all(map(int.__le__, billed, owed)):
        return billed
    return [fee] if len(owed) == 1 else share_out(fee, [max(one, 0) for one in owed])


def taken_off_remittance(session: Session, line: BankLine) -> None:
    """Let the party owe again what a line brought, on each claim that got of it."""
    for part in line.remitted:
        claim = session.claim(part.claim_id)
        facts = undo_remittance(claim, party=part.party, reference=part.remittance_id)
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def _party(
    session: Session, house: House, line: BankLine, claims: Sequence[Claim], named: str
) -> str:
    """Whose remittance it is: of the account, as it was named, or the one that had all claims."""
    told = told_of(house, line)
    sender = party_by_account(house, session, line, told) if told else None
    parties = {party_named(claim, named or sender or "") for claim in claims}
    if len(parties) != 1 or (sender and parties != {sender}):
        raise Refusal(
            "bank_line.other_party",
            "This money comes from another party, or the claims lie with several.",
            way_out="Put it on claims of the party that passes it on.",
            values={"party": sender or ""},
        )
    return parties.pop()


def _differs(party: str, owed: Cents, told: Cents) -> Refusal:
    return Refusal(
        "bank_line.remittance_differs",
        f"{party} owes {as_decimal(owed)} on these claims; with its fee it passed on"
        f" {as_decimal(told)}.",
        way_out="Name the claims that it is for, the fee that it kept, or record first what the"
        " debtors paid it.",
        values={"party": party, "owed": owed, "amount": told},
    )
