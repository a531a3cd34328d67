"""What is filed with whoever runs a debtor's insolvency: amounts as of its day, and how they came.

What is owed on the day before the order, interest of that day included (Fw 110, 128, 260, 328);
payments of later days are named beside it. Claims that fall due more than a year after the order
are filed at what they are worth then (Fw 131): we file none of those. All of them are concurrent:
preference, pledge and mortgage are not known here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.in_order import in_order
from domain.claim.balance import balance
from domain.claim.events import Asked, ClaimFact, ClaimSubmittedToEstate, EstateAnswered
from domain.claim.refusals import require_not_after
from domain.claim.state import Claim, Ending
from domain.days import add_days
from domain.debtor.person import Protected
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.law.protection import RULES, Bar
from domain.letter.order.content import accounts_for, specification
from domain.letter.text import ClaimSpecification, CreditorOnPaper, DebtorOnPaper, PaymentAccount
from domain.money import Cents

_GIVEN_UP: Final = frozenset({Ending.WITHDRAWN, Ending.WRITTEN_OFF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Everything a submission states; equal content gives equal bytes on paper."""

    bar: Bar
    language: str
    dated: date
    ordered_on: date
    as_of: date
    number: str
    court: str
    specimen: bool
    creditor: CreditorOnPaper
    debtor: DebtorOnPaper
    to: DebtorOnPaper
    """Who runs it, as the address window shows him."""
    claims: tuple[ClaimSpecification, ...]
    parts: Asked
    """What is open of each part on that day, over all claims."""
    attached: tuple[str, ...]
    """The numbers of the invoices that are kept, and go along."""
    received_since: Cents
    vat: Cents | None
    """In the principal by the invoices themselves; None: it is not known of all of them."""
    accounts: tuple[PaymentAccount, ...]
    reference: str

    @property
    def total(self) -> Cents:
        """All that is filed."""
        return sum(claim.open_total for claim in self.claims)

    def as_json(self) -> str:
        """The claims as data that goes along in the document."""
        rows = [claim.model_dump(mode="json") for claim in self.claims]
        head = {
            "bar": self.bar.value,
            "ordered_on": self.ordered_on.isoformat(),
            "as_of": self.as_of.isoformat(),
        }
        return json.dumps({**head, "claims": rows}, ensure_ascii=False, sort_keys=True)


def filed_with(debtor: Debtor, bar: Bar) -> Protected:
    """Who runs an insolvency that takes claims, and since when.

    Raises Refusal ``estate.none`` or ``estate.nobody_known``.
    """
    known = debtor.protections.get(bar.value)
    if not RULES[bar].takes_claims or (known is None and bar.value not in debtor.bars):
        raise Refusal(
            "estate.none",
            "Nobody takes claims on this debtor on that ground.",
            article="Fw 110, 257, 299",
            way_out="Record the bankruptcy, the suspension or the restructuring first.",
        )
    if known is None or known.contact is None or not known.reachable:
        raise Refusal(
            "estate.nobody_known",
            "It is not known who takes the claims, or where he is reached.",
            way_out="Record it again with the name and address of the trustee or administrator.",
        )
    return known


def to_file(cases: Sequence[Case], known: Protected, *, today: date) -> list[Case]:
    """The claims that are filed: open on the day before the order, and still open today.

    Raises Refusal ``estate.nothing``.
    """
    as_of = add_days(known.since, -1)
    found = [case for case in cases if _is_filed(case, known, as_of, today)]
    if not found:
        raise Refusal(
            "estate.nothing",
            f"Nothing was owed on {as_of}.",
            way_out="A claim of after the order is not filed: look at each by itself.",
            values={"day": as_of.isoformat()},
        )
    return sorted(found, key=in_order)


def _is_filed(case: Case, known: Protected, as_of: date, today: date) -> bool:
    claim = case.claim
    covered = not known.claims or claim.id in known.claims
    if not covered or claim.ending in _GIVEN_UP or claim.issued_on > as_of:
        return False
    return balance(claim, on=as_of).total > 0 and balance(claim, on=max(today, as_of)).total > 0


def parts_of(cases: Sequence[Case], as_of: date) -> Asked:
    """What is open of each part on a day, over some claims."""
    found = [balance(case.claim, on=as_of) for case in cases]
    return Asked(
        principal=sum(one.principal for one in found),
        interest=sum(one.interest for one in found),
        costs=sum(one.costs for one in found),
    )


def attached_to(cases: Sequence[Case]) -> tuple[str, ...]:
    """The numbers of the invoices whose files are kept."""
    return tuple(case.claim.invoice_number for case in cases if case.claim.document_sha256)


def rows_of(cases: Sequence[Case], as_of: date) -> tuple[ClaimSpecification, ...]:
    """Each claim as of a day, with the derivation of its interest."""
    return tuple(specification(case.claim, on=as_of) for case in cases)


def accounts_of(cases: Sequence[Case], as_of: date) -> tuple[PaymentAccount, ...]:
    """The accounts to which a distribution is paid."""
    return accounts_for(cases, [balance(case.claim, on=as_of).total for case in cases])


def received_since(cases: Sequence[Case], as_of: date, today: date) -> Cents:
    """What was paid on days after the one that is filed, by whomever."""
    return sum(case.claim.paid(until=today) - case.claim.paid(until=as_of) for case in cases)


def vat_in(cases: Sequence[Case]) -> Cents | None:
    """The VAT in the invoices that are filed; None: one does not say it."""
    known = [case.claim.vat for case in cases]
    return sum(one for one in known if one is not None) if None not in known else None


def file_claim(claim: Claim, *, bar: Bar, as_of: date, document_sha256: str) -> list[ClaimFact]:
    """Record that a claim was filed, with the amounts that the document names."""
    now = balance(claim, on=as_of)
    return [
        ClaimSubmittedToEstate(
            bar=bar.value,
            as_of=as_of,
            principal=now.principal,
            interest=now.interest,
            costs=now.costs,
            document_sha256=document_sha256,
        )
    ]


def not_filed() -> Refusal:
    """The refusal ``estate.not_filed`` of what rests on a filing that there is not."""
    return Refusal(
        "estate.not_filed",
        "The claim was not filed.",
        way_out="File it first: `vordering record estate-submission DEBTOR`.",
    )


def answer_of_estate(
    claim: Claim, *, admitted: Cents, contested: Cents, answered_on: date, today: date
) -> list[ClaimFact]:
    """Record how much of a filed claim is admitted and contested.

    What is distributed is a payment like any other. Raises Refusal ``estate.not_filed``,
    ``estate.more_than_filed`` or ``day.in_the_future``.
    """
    require_not_after(answered_on, today=today, what="day of the answer")
    if claim.estate.filed is None:
        raise not_filed()
    if admitted + contested > claim.estate.filed.total:
        raise Refusal(
            "estate.more_than_filed",
            "More is admitted and contested than was filed.",
            way_out="Correct the amounts: what was filed stands in the document.",
        )
    return [EstateAnswered(admitted=admitted, contested=contested, answered_on=answered_on)]
