"""Building the dossier of a claim from its facts, with personal data opened for it."""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, Final

from pydantic_core import from_json, to_json

from adapters.dossier_words import CHECKED, LACKS
from application.hand_over.paper import DossierPaper
from application.house import House
from application.in_dutch import InDutch
from domain.case import Case
from domain.case.check_item import CheckItem, Weight
from domain.case.check_list import blocking, check_list
from domain.case.defaulting import fourteen_days_of, received_on
from domain.case.dossier import (
    AgreementRow,
    BalanceByPart,
    CheckRow,
    DisputeRow,
    Dossier,
    LetterRow,
    PaperRow,
    PaymentRow,
    TimelineRow,
)
from domain.case.limitation import limitation_of
from domain.claim.balance import balance
from domain.claim.events import (
    ClaimDisputed,
    DisputeDecided,
    DisputeResolved,
    PaymentPlanAgreed,
    PaymentPromised,
    PaymentReceived,
    PaymentReversed,
    PaymentTermExtended,
    SetOffReceived,
    SetOffTakenBack,
)
from domain.claim.state import Claim
from domain.creditor.events import HandOverParty
from domain.days import as_dutch_day, day_after, utc_text
from domain.errors import Refusal
from domain.facts import Recorded, in_force
from domain.letter.events import DeliveryGrade
from domain.letter.order.content import (
    NOBODY,
    accounts,
    creditor_on_paper,
    debtor_on_paper,
    specification,
)
from domain.money import as_dutch, round_half_up
from domain.parties import ContactDetails, PartyNumbers
from domain.sealing import Erased, Purpose


def build_dossier(
    house: House,
    case: Case,
    *,
    to: HandOverParty,
    papers: Sequence[DossierPaper],
    today: date,
) -> Dossier:
    """The dossier as of a day: parties, specification, timeline, letters, balance by part."""
    claim, now = case.claim, balance(case.claim, on=today)
    contact = house.open(case.debtor.contact, ContactDetails, Purpose.CONTACT) or NOBODY
    items = check_list(case, today=today, party_kind=to.kind, party=to.name)
    history = in_force(house.collections.history(claim.id))
    return Dossier(
        reference=f"{claim.invoice_number} / {str(claim.id)[:8]}",
        as_of=today,
        specimen=house.sandbox,
        hand_over_to=to.name,
        hand_over_kind=to.kind.value,
        registration=to.registration,
        creditor=creditor_on_paper(case.creditor.profile, case.creditor.ibans),
        debtor=debtor_on_paper(contact, case.debtor.capacity),
        debtor_contact=_contact(house, case, contact),
        claims=(specification(claim, on=today),),
        balance=BalanceByPart(
            principal=now.principal,
            interest=now.interest,
            costs=now.costs,
            total=now.total,
            provisional=now.account.provisional,
            interest_per_day=_interest_per_day(claim, today),
        ),
        in_default_since=claim.default.since if claim.default else None,
        limitation_on=limitation_of(case).provable_first_barred_day,
        timeline=tuple(_timeline(house, case)),
        letters=tuple(_letters(case)),
        payments=tuple(_payments(history)),
        agreements=tuple(_agreements(history)),
        disputes=tuple(_disputes(history, house.in_dutch)),
        missing=tuple(LACKS.get(what, what) for what in blocking(items)),
        checks=(*map(_check_row, items), *_not_beside(papers)),
        papers=tuple(map(_paper_row, papers)),
        payment_reference=claim.payment_reference or claim.invoice_number,
        payment_accounts=accounts(case, now.total),
    )


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


def _timeline(house: House, case: Case) -> list[TimelineRow]:
    """Interleave the facts of the claim, its debtor and its letters, as they were recorded."""
    streams = [case.claim.id, case.debtor.id, *case.letters]
    facts = [r for one in streams for r in house.collections.history(one)]
    return [_row(r, house.in_dutch) for r in sorted(facts, key=lambda r: r.position)]


def _row(recorded: Recorded, words: InDutch) -> TimelineRow:
    return TimelineRow(
        day=recorded.effective_on,
        recorded_at=utc_text(recorded.recorded_at),
        what=words.fact(recorded.fact.TOPIC, _params(recorded)),
        who=words.who(recorded.actor),
        leaf_hash=sha256(b"\x00" + recorded.header).hexdigest(),
    )


def _params(recorded: Recorded) -> dict[str, Any]:
    """What the sentence of a fact may say; sealed fields stay commitments."""
    fact = recorded.fact
    said: dict[str, Any] = from_json(to_json(fact, exclude=set(fact.SEALED)))
    return said


def _letters(case: Case) -> list[LetterRow]:
    rows = []
    for sent in case.claim.letters:
        letter = case.letters[sent.letter_id]
        rows.append(
            LetterRow(
                letter_id=str(sent.letter_id),
                kind=sent.kind.value,
                sent_on=sent.sent_on,
                channel=sent.channel.value,
                document_sha256=letter.document_sha256,
                delivery=_delivery(case, sent.letter_id),
                delivered_on=received_on(letter),
            )
        )
    return rows


def _delivery(case: Case, letter_id: object) -> str:
    letter = next(one for one in case.letters.values() if one.id == letter_id)
    if not letter.arrived:
        return _LOST
    if letter.grade:
        return _SHOWN[letter.grade]
    found = fourteen_days_of(case)
    if found and found.sent.letter_id == letter_id and found.term:
        return f"{_PRESUMED}; termijn tot en met {as_dutch_day(found.term.term_last_day)}"
    return _PRESUMED if letter.posted_on else _SHOWN[DeliveryGrade.SERVER_ACCEPTED]


_SHOWN: Final = {
    DeliveryGrade.SERVER_ACCEPTED: "aangenomen door de mailserver (geen bewijs van ontvangst)",
    DeliveryGrade.OPENED: "bewezen: geopend",
    DeliveryGrade.SIGNED_FOR: "bewezen: voor ontvangst getekend",
    DeliveryGrade.ACKNOWLEDGED: "bewezen: ontvangst bevestigd",
}
_LOST: Final = "kwam niet aan"
_PRESUMED: Final = "vermoed, tweede bezorgdag na verzending (HR 2016:2704)"


def _payments(history: list[Recorded]) -> list[PaymentRow]:
    rows = []
    for recorded in history:
        match recorded.fact:
            case PaymentReceived() as fact:
                rows.append(
                    PaymentRow(
                        credited_on=fact.credited_on, amount=fact.amount, reference=fact.payment_id
                    )
                )
            case SetOffReceived() as fact:
                reference = f"verrekend met factuur {fact.invoice_number}"
                row = PaymentRow(credited_on=fact.on, amount=fact.amount, reference=reference)
                rows.append(row)
            case SetOffTakenBack() as fact:
                reference = f"verrekening met factuur {fact.invoice_number} vervallen"
                row = PaymentRow(credited_on=fact.on, amount=-fact.amount, reference=reference)
                rows.append(row)
            case PaymentReversed() as fact:
                rows.append(
                    PaymentRow(
                        credited_on=fact.reversed_on, amount=-fact.amount, reference=fact.payment_id
                    )
                )
            case _:
                pass
    return rows


def _agreements(history: list[Recorded]) -> list[AgreementRow]:
    rows = []
    for recorded in history:
        match recorded.fact:
            case PaymentTermExtended() as fact:
                what = f"uitstel tot en met {as_dutch_day(fact.pay_by)}, eenmalig"
            case PaymentPromised() as fact:
                what = f"betaalbelofte: {as_dutch(fact.amount)} uiterlijk {as_dutch_day(fact.by)}"
            case PaymentPlanAgreed() as fact:
                signed = ", door beiden getekend" if fact.plan_id else ""
                what = f"betalingsregeling in {len(fact.instalments)} termijnen{signed}"
            case _:
                continue
        rows.append(AgreementRow(day=recorded.effective_on, what=what))
    return rows


def _disputes(history: list[Recorded], words: InDutch) -> list[DisputeRow]:
    """What was contested, each with what was decided on it."""
    rows: dict[int, DisputeRow] = {}
    for recorded in history:
        match recorded.fact:
            case ClaimDisputed() as fact:
                rows[recorded.originator_version] = DisputeRow(
                    day=recorded.effective_on,
                    amount=fact.amount,
                    ground=fact.ground,
                    said=words.value(fact.ground, "DisputeGround"),
                )
            case DisputeResolved() as fact:
                for version, row in rows.items():
                    rows[version] = row if row.outcome else _with_outcome(row, fact, words)
            case DisputeDecided(disputed_version=version) as fact if version in rows:
                granted = f": {as_dutch(fact.granted)}" if fact.granted else ""
                rows[version] = _with_outcome(rows[version], fact, words, granted)
            case _:
                pass
    return list(rows.values())


def _with_outcome(
    row: DisputeRow,
    fact: DisputeResolved | DisputeDecided,
    words: InDutch,
    granted: str = "",
) -> DisputeRow:
    """The row with how it was decided, as a code and in words."""
    said = words.value(fact.outcome.value, "DisputeOutcome")
    return row.model_copy(
        update={"outcome": f"{fact.outcome.value}{granted}", "outcome_said": f"{said}{granted}"}
    )


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
