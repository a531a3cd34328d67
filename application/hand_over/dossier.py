"""Building the dossier of claims from their facts, with personal data opened for it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypedDict, TypeVar

from adapters.dossier_words import CHECKED, LACKS
from application.dossier_paper import DossierPaper
from application.hand_over.rows import (
    agreement_rows,
    charge_rows,
    dispute_rows,
    judgment_in_words,
    letter_rows,
    payment_rows,
    timeline_rows,
)
from application.house import House
from domain.case import Case
from domain.case.check_item import CheckItem, Weight
from domain.case.check_list import blocking, check_list
from domain.case.dossier import (
    AgreementRow,
    BalanceByPart,
    ChargeRow,
    CheckRow,
    DisputeRow,
    Dossier,
    DossierClaim,
    LetterRow,
    PaperRow,
    PaymentRow,
    TimelineRow,
)
from domain.case.interest_stand import interest_told
from domain.case.limitation import limitation_of
from domain.claim.balance import balance
from domain.claim.state import Claim
from domain.creditor.events import HandOverParty
from domain.creditor.state import named_party
from domain.days import as_dutch_day, day_after
from domain.errors import Refusal
from domain.facts import in_force
from domain.letter.order.content import (
    NOBODY,
    accounts_for,
    creditor_on_paper,
    debtor_on_paper,
    specification,
)
from domain.money import round_half_up
from domain.parties import ContactDetails, PartyNumbers
from domain.sealing import Erased, Purpose

_Row = TypeVar("_Row", AgreementRow, ChargeRow, DisputeRow, PaymentRow)


def build_dossier(
    house: House,
    cases: Sequence[Case],
    *,
    to: HandOverParty,
    papers: Sequence[DossierPaper],
    today: date,
) -> Dossier:
    """The dossier of one claim, or of several of one debtor, as of a day.

    Parties, specification, timeline, letters, balance by part; of several claims each row says
    of which it is, and what differs between them stands in a row for each.
    """
    first, several = cases[0], len(cases) > 1
    claims = [_claim_row(house, case, today) for case in cases]
    contact = house.open(first.debtor.contact, ContactDetails, Purpose.CONTACT) or NOBODY
    own = claims[0]
    items = {
        case.claim.invoice_number: check_list(
            case, today=today, party_kind=to.kind, party=to if named_party(to.name) else None
        )
        for case in cases
    }
    return Dossier(
        reference=_reference(cases),
        as_of=today,
        specimen=house.sandbox,
        hand_over_to=to.name,
        hand_over_kind=to.kind.value,
        registration=_registration(to),
        creditor=creditor_on_paper(first.creditor.profile, first.creditor.ibans),
        debtor=debtor_on_paper(contact, first.debtor.capacity),
        debtor_contact=_contact(house, first, contact),
        claims=tuple(specification(case.claim, on=today) for case in cases),
        balance=_together([claim.balance for claim in claims]),
        in_default_since=None if several else own.in_default_since,
        limitation_on=None if several else own.limitation_on,
        judgment="" if several else own.judgment,
        by_claim=tuple(claims) if several else (),
        missing=_missing(items),
        checks=(*_checks(items), *_not_beside(papers)),
        papers=tuple(map(_paper_row, papers)),
        payment_reference="" if several else own.payment_reference,
        payment_accounts=accounts_for(cases, [claim.balance.total for claim in claims]),
        **_happened(house, cases),
    )


class _Happened(TypedDict):
    timeline: tuple[TimelineRow, ...]
    letters: tuple[LetterRow, ...]
    payments: tuple[PaymentRow, ...]
    charges: tuple[ChargeRow, ...]
    agreements: tuple[AgreementRow, ...]
    disputes: tuple[DisputeRow, ...]


def _happened(house: House, cases: Sequence[Case]) -> _Happened:
    """What the facts tell of the claims, each row with the claim where there are several."""
    told = {
        case.claim.invoice_number: in_force(house.collections.history(case.claim.id))
        for case in cases
    }
    return {
        "timeline": tuple(timeline_rows(house, cases)),
        "letters": tuple(letter_rows(cases)),
        "payments": _labelled({number: payment_rows(one) for number, one in told.items()}),
        "charges": _labelled(
            {one.claim.invoice_number: charge_rows(one, house.in_dutch) for one in cases}
        ),
        "agreements": _labelled({number: agreement_rows(one) for number, one in told.items()}),
        "disputes": _labelled(
            {number: dispute_rows(one, house.in_dutch) for number, one in told.items()}
        ),
    }


def _reference(cases: Sequence[Case]) -> str:
    first, others = cases[0].claim, len(cases) - 1
    also = f" en {others} andere" if others else ""
    return f"{first.invoice_number}{also} / {str(first.id)[:8]}"


def _registration(to: HandOverParty) -> str:
    """The mark of a party with its days, and when that was looked up; empty: none is known."""
    if not to.registration:
        return ""
    said = [to.registration]
    if to.registered_from:
        until = f" tot en met {as_dutch_day(to.registered_until)}" if to.registered_until else ""
        said.append(f"geldig vanaf {as_dutch_day(to.registered_from)}{until}")
    if to.checked_on:
        said.append(f"nagekeken op {as_dutch_day(to.checked_on)}")
    return ", ".join(said)


def _claim_row(house: House, case: Case, today: date) -> DossierClaim:
    claim, now = case.claim, balance(case.claim, on=today)
    return DossierClaim(
        invoice_number=claim.invoice_number,
        balance=BalanceByPart(
            principal=now.principal,
            interest=now.interest,
            costs=now.costs,
            total=now.total,
            provisional=now.account.provisional,
            interest_per_day=_interest_per_day(claim, today),
            judged=claim.court.award_on(today) is not None,
            interest_said=tuple(map(house.in_dutch.interest, interest_told(case, on=today))),
        ),
        in_default_since=claim.default.since if claim.default else None,
        limitation_on=limitation_of(case).provable_first_barred_day,
        payment_reference=claim.payment_reference or claim.invoice_number,
        judgment=judgment_in_words(claim, house.in_dutch, on=today),
    )


def _together(parts: Sequence[BalanceByPart]) -> BalanceByPart:
    """The sum of what is owed; the interest of each day is summed as it is printed for each."""
    each = sum(int(one.interest_per_day.replace(".", "") or 0) for one in parts)
    return BalanceByPart(
        principal=sum(one.principal for one in parts),
        interest=sum(one.interest for one in parts),
        costs=sum(one.costs for one in parts),
        total=sum(one.total for one in parts),
        provisional=any(one.provisional for one in parts),
        judged=any(one.judged for one in parts),
        interest_per_day=f"{each // 10_000}.{each % 10_000:04d}" if each else "",
        interest_said=parts[0].interest_said if len(parts) == 1 else (),
    )


def _labelled(rows: Mapping[str, Sequence[_Row]]) -> tuple[_Row, ...]:
    """Rows with the number of their claim; of one claim alone none has it."""
    if len(rows) == 1:
        return tuple(next(iter(rows.values())))
    return tuple(
        row.model_copy(update={"claim": number}) for number, those in rows.items() for row in those
    )


def _missing(items: Mapping[str, tuple[CheckItem, ...]]) -> tuple[str, ...]:
    several = len(items) > 1
    return tuple(
        f"{number}: {LACKS.get(what, what)}" if several else LACKS.get(what, what)
        for number, those in items.items()
        for what in blocking(those)
    )


def _checks(items: Mapping[str, tuple[CheckItem, ...]]) -> Iterator[CheckRow]:
    """What was looked at; what is the same of every claim stands there once."""
    found = {
        number: tuple(dict.fromkeys(map(_check_row, those))) for number, those in items.items()
    }
    every = set[CheckRow].intersection(*(set(those) for those in found.values()))
    seen = set[CheckRow]()
    for number, those in found.items():
        for row in those:
            if row not in every:
                yield row.model_copy(update={"what": f"{number}: {row.what}"})
            elif row not in seen:
                seen.add(row)
                yield row


def _contact(house: House, case: Case, contact: ContactDetails) -> tuple[str, ...]:
    numbers = house.open(case.debtor.numbers, PartyNumbers, Purpose.LEDGER) or PartyNumbers()
    found = (
        ("E-mail", contact.email),
        ("Telefoon", contact.phone),
        ("KvK", numbers.kvk),
        ("Btw", numbers.vat),
    )
    return tuple(f"{label}: {value}" for label, value in found if value)


def _check_row(item: CheckItem) -> CheckRow:
    return CheckRow(
        what=CHECKED.get(item.code, item.what),
        found=item.found,
        weight=item.weight.value,
        article=item.article,
    )


def _not_beside(papers: Sequence[DossierPaper]) -> Iterator[CheckRow]:
    """Papers that are listed and do not lie beside the dossier: erased, or not to be read."""
    for paper in papers:
        if isinstance(paper.content, bytes):
            continue
        erased = isinstance(paper.content, Erased)
        why, article = ("gewist", "AVG art. 17") if erased else ("niet leesbaar te maken", "")
        what = f"{paper.what}: {why}, ligt hier niet bij"
        yield CheckRow(what=what, found=False, weight=Weight.ADVISORY.value, article=article)


def _paper_row(paper: DossierPaper) -> PaperRow:
    beside = isinstance(paper.content, bytes)
    return PaperRow(file=paper.name, what=paper.what, sha256=paper.sha256, beside=beside)


def _interest_per_day(claim: Claim, today: date) -> str:
    """The interest of tomorrow in euro with four decimals; empty: none runs, or no rate is known.

    Exact, rounded half up once: what is added each day as long as nothing is paid, the rate
    stays, and no year is full.
    """
    try:
        before, after = (
            balance(claim, on=day).account.open_interest_exact for day in (today, day_after(today))
        )
    except Refusal:
        return ""
    hundredths = round_half_up((after - before) * 100)  # of a cent
    return f"{hundredths // 10_000}.{hundredths % 10_000:04d}" if hundredths > 0 else ""
