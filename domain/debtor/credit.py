"""A debtor's money and credit: noticed once, and looked at before his claims go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.balance import balance
from domain.claim.events import CreditNoteApplied
from domain.claim.state import Claim
from domain.debtor.events import CreditEnd, CreditGone, CreditKind, CreditNoticed, DebtorFact
from domain.debtor.refunds import MONEY, ordered_of
from domain.debtor.state import Credit, Debtor
from domain.errors import Refusal
from domain.facts import Fact
from domain.ids import normalised_number
from domain.money import Cents, as_decimal

CLAIM: Final = "claim:"
BANK_LINE: Final = "bank-line:"
CREDIT_NOTE: Final = "credit-note:"
OF_A_LIST: Final = frozenset({CreditKind.OPEN_ITEM, CreditKind.POSSIBLE_ITEM})
"""Credit that ends where the creditor's list of open items holds it no more."""
UNCERTAIN: Final = frozenset(
    {CreditKind.POSSIBLE_NOTE, CreditKind.POSSIBLE_ITEM, CreditKind.POSSIBLE_PAYMENT}
)


def of_claim(claim_id: UUID) -> str:
    """Tell apart what was paid too much on a claim."""
    return f"{CLAIM}{claim_id}"


def of_note(note_id: UUID) -> str:
    """Tell apart a credit note that waits for its invoice."""
    return f"{CREDIT_NOTE}{note_id}"


def of_bank_line(line_id: UUID) -> str:
    """Tell apart money that came in at the bank and may be the debtor's."""
    return f"{BANK_LINE}{line_id}"


def of_money(line_id: UUID) -> str:
    """Tell apart money of the debtor's that came in at the bank and is on no claim."""
    return f"{MONEY}{line_id}"


def bank_number(line_id: UUID) -> str:
    """How people call such money: it has no number of its own."""
    return f"BANK-{line_id.hex[:8].upper()}"


def of_open_item(number: str) -> str:
    """Tell apart a credit in a list of open items."""
    return f"open-item:{normalised_number(number)}"


def notice(
    debtor: Debtor, *, ref: str, kind: CreditKind, number: str, amount: Cents
) -> list[DebtorFact]:
    """Notice money or credit of a debtor; known, or looked at and no more since: nothing.

    Zero: it is there no more.
    """
    known = debtor.credits.get(ref)
    if amount <= 0:
        return forget(debtor, ref)
    same = known and (known.amount, known.kind) == (amount, kind)
    if same or amount <= debtor.credits_seen.get(ref, 0):
        return []
    return [CreditNoticed(ref=ref, kind=kind, number=number, amount=amount)]


def forget(debtor: Debtor, ref: str, why: CreditEnd = CreditEnd.USED) -> list[DebtorFact]:
    """Let credit of a debtor be there no more, also what was looked at; not known: nothing."""
    known = debtor.credits.get(ref)
    if known is None and ref not in debtor.credits_seen:
        return []
    amount = known.amount if known else debtor.credits_seen[ref]
    return [CreditGone(ref=ref, why=why, amount=amount)]


def look_at(debtor: Debtor, number: str) -> list[DebtorFact]:
    """Let a debtor's claims go on in spite of his credit under a number, on a person's word.

    Raises Refusal ``credit.none``.
    """
    wanted = normalised_number(number)
    found = [one for one in debtor.credits.values() if normalised_number(one.number) == wanted]
    if not found:
        raise Refusal(
            "credit.none",
            f"The debtor has no credit '{number[:40]}' that his claims wait for.",
            way_out="See what his claims say that they wait for.",
        )
    return [CreditGone(ref=one.ref, why=CreditEnd.LOOKED_AT, amount=one.amount) for one in found]


def after_money(
    debtor: Debtor, claim: Claim, facts: Sequence[Fact], *, today: date
) -> list[DebtorFact]:
    """What facts about money on a claim, which is as they leave it, mean for the debtor."""
    surplus = balance(claim, on=today).unallocated if claim.opened else 0
    found = notice(
        debtor,
        ref=of_claim(claim.id),
        kind=CreditKind.OVERPAID,
        number=claim.invoice_number,
        amount=surplus,
    )
    applied = {normalised_number(f.number) for f in facts if isinstance(f, CreditNoteApplied)}
    for one in debtor.credits.values():
        if one.kind in OF_A_LIST and normalised_number(one.number) in applied:
            found += forget(debtor, one.ref)
    return found


def credits_of(debtor: Debtor) -> list[Credit]:
    """The money and credit that a debtor's claims wait for, oldest first."""
    return sorted(debtor.credits.values(), key=lambda one: (one.on, one.number, one.ref))


def perhaps(kind: CreditKind) -> CreditKind:
    """What credit is that may be the one's or another's."""
    return CreditKind.POSSIBLE_ITEM if kind in OF_A_LIST else CreditKind.POSSIBLE_NOTE


def waiting_note(credit: Credit) -> UUID | None:
    """The credit note that a debtor's credit is, if it is one that waits."""
    kinds = {CreditKind.CREDIT_NOTE, CreditKind.POSSIBLE_NOTE}
    return UUID(credit.ref.removeprefix(CREDIT_NOTE)) if credit.kind in kinds else None


def waiting_line(credit: Credit) -> UUID | None:
    """The bank line that a debtor's credit is, as long as nobody said whose its money is."""
    of_a_line = credit.kind is CreditKind.POSSIBLE_PAYMENT
    return UUID(credit.ref.removeprefix(BANK_LINE)) if of_a_line else None


def waits_for_place_alone(debtor: Debtor) -> bool:
    """Tell whether his claims wait for nothing of this but a bank line that may be his."""
    kinds = {one.kind for one in debtor.credits.values()}
    return kinds == {CreditKind.POSSIBLE_PAYMENT}


def credit_first(debtor: Debtor) -> str:
    """Say why nothing may be asked of a debtor before his credit was looked at; empty: none."""
    found = credits_of(debtor)
    his = [one for one in found if one.kind not in UNCERTAIN]
    back = [(one, ordered_of(debtor.refunds, one.ref)) for one in his]
    left = [replace(one, amount=one.amount - ordered) for one, ordered in back]
    said = [_has_credit(there)] if (there := [one for one in left if one.amount > 0]) else []
    said += [_goes_back(one, ordered) for one, ordered in back if ordered]
    said += [
        f"credit of {as_decimal(one.amount)} that may be the debtor's waits ({one.number})"
        for one in found
        if one.kind in UNCERTAIN
    ]
    return "; ".join(said)


def _goes_back(one: Credit, ordered: Cents) -> str:
    return f"a refund of {as_decimal(ordered)} was ordered, and is not paid yet ({one.number})"


def _has_credit(found: Sequence[Credit]) -> str:
    named = ", ".join(dict.fromkeys(one.number for one in found if one.number))
    amount = as_decimal(sum(one.amount for one in found))
    return f"the debtor has credit of {amount}" + (f" ({named})" if named else "")
