"""What happened on claims, as rows of their dossier: timeline, letters, money, agreements."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from pydantic_core import from_json, to_json

from application.house import House
from application.in_dutch import InDutch
from domain.case import Case
from domain.case.defaulting import fourteen_days_of, received_on
from domain.case.dossier import (
    AgreementRow,
    ChargeRow,
    DisputeRow,
    LetterRow,
    PaymentRow,
    TimelineRow,
)
from domain.claim.events import (
    ClaimDisputed,
    DefaultDeclared,
    DisputeDecided,
    DisputeResolved,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentReceived,
    PaymentReversed,
    PaymentTermExtended,
    PromiseBroken,
    PromiseKept,
    SetOffReceived,
    SetOffTakenBack,
)
from domain.claim.party_money import kept_without_bill, kept_without_bill_since
from domain.claim.state import Claim
from domain.claim.there import Billed
from domain.days import as_dutch_day, utc_text
from domain.facts import Recorded
from domain.letter.events import DeliveryGrade
from domain.letter.state import Letter
from domain.money import as_dutch


def timeline_rows(house: House, cases: Sequence[Case]) -> Iterator[TimelineRow]:
    """Interleave the facts of the claims, their debtor and their letters, by their legal day.

    Those of one day stand as they were recorded. Of several claims each says of which it is; what
    is of all of them says nothing.
    """
    whose = numbers_of(cases)
    streams = dict.fromkeys(
        one for case in cases for one in (case.claim.id, case.debtor.id, *case.letters)
    )
    facts = [(one, r) for one in streams for r in house.collections.history(one)]
    letters = {letter.id: letter for case in cases for letter in case.letters.values()}
    for stream, recorded in sorted(facts, key=lambda told: _in_order(told[1])):
        term = _term_of(recorded, letters, house.in_dutch)
        yield _row(recorded, house.in_dutch, whose.get(stream, ""), term)


def _in_order(recorded: Recorded) -> tuple[date, int]:
    return recorded.effective_on, recorded.position


def _term_of(recorded: Recorded, letters: Mapping[UUID, Letter], words: InDutch) -> str:
    """Which letter set the term that default was found by, in a sentence; empty: none did."""
    fact = recorded.fact
    letter = None
    if isinstance(fact, DefaultDeclared) and fact.letter_id:
        letter = letters.get(fact.letter_id)
    if letter is None or letter.order is None:
        return ""
    kind = words.value(letter.order.letter_kind.value, "LetterKind").lower()
    sent = f" van {as_dutch_day(letter.sent_on)}" if letter.sent_on else ""
    return f" Brief met die termijn: {kind}{sent}."


def numbers_of(cases: Sequence[Case]) -> Mapping[UUID, str]:
    """What each of several claims is called in a row; of one alone none is."""
    return {one.claim.id: one.claim.invoice_number for one in cases} if len(cases) > 1 else {}


def _row(recorded: Recorded, words: InDutch, claim: str, term: str) -> TimelineRow:
    what = words.fact(recorded.fact.TOPIC, _params(recorded)) + term
    return TimelineRow(
        day=recorded.effective_on,
        recorded_at=utc_text(recorded.recorded_at),
        what=f"{claim}: {what}" if claim else what,
        who=words.who(recorded.actor),
        leaf_hash=sha256(b"\x00" + recorded.header).hexdigest(),
    )


def _params(recorded: Recorded) -> dict[str, Any]:
    """What the sentence of a fact may say; sealed fields stay commitments."""
    fact = recorded.fact
    said: dict[str, Any] = from_json(to_json(fact, exclude=set(fact.SEALED)))
    return said


def letter_rows(cases: Sequence[Case]) -> Iterator[LetterRow]:
    """The letters that went out, of a plan or not, each once, in the order of their days."""
    found: dict[UUID, LetterRow] = {}
    for case in cases:
        for letter in case.letters.values():
            if letter.sent_on is None or letter.order is None:
                continue
            found[letter.id] = LetterRow(
                letter_id=str(letter.id),
                kind=letter.order.letter_kind.value,
                sent_on=letter.sent_on,
                channel=(letter.channel or letter.order.channel).value,
                document_sha256=letter.document_sha256,
                delivery=_delivery(case, letter.id),
                delivered_on=received_on(letter),
            )
    yield from sorted(found.values(), key=lambda one: one.sent_on)


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


def payment_rows(history: list[Recorded]) -> list[PaymentRow]:
    """Money that came in, was set off, or went back, of one claim."""
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


def judgment_in_words(claim: Claim, words: InDutch, *, on: date) -> str:
    """The judgment or settlement that holds on a day, in Dutch; empty: none does."""
    award = claim.court.award_on(on)
    if award is None:
        return ""
    said = [as_dutch_day(award.on), award.court]
    said += [f"zaak {award.case_number}"] if award.case_number else []
    said += ["bij verstek"] if award.by_default else []
    said += ["uitvoerbaar bij voorraad"] if award.enforceable else []
    parts = [
        f"{words.value(part.kind.value, 'PartKind').lower()} {as_dutch(part.amount)}"
        for part in award.parts
    ]
    until = as_dutch_day(award.reckoned_through)
    title = words.value(award.form.value, "TitleForm").lower()
    return (
        f"{title} van {', '.join(said)}: toegewezen {', '.join(parts)};"
        f" betalingen tot en met {until} zijn eraf"
    )


def charge_rows(case: Case, words: InDutch) -> list[ChargeRow]:
    """What parties charged the creditor for one claim, and what they kept without a bill."""
    claim = case.claim
    rows = [
        ChargeRow(day=one.on, what=_bill_in_words(one, words), amount=one.total)
        for one in sorted(claim.at_party.bills, key=lambda one: one.on)
    ]
    for party in claim.at_party.names:
        since = kept_without_bill_since(claim, party)
        if since is not None:
            kept = kept_without_bill(claim, party)
            what = f"{party}: ingehouden op wat zij afdroeg, nog zonder nota"
            rows.append(ChargeRow(day=since, what=what, amount=kept))
    return rows


def _bill_in_words(one: Billed, words: InDutch) -> str:
    parts = [
        f"{words.value(kind.value, 'PartyCost').lower()} {as_dutch(cents)}"
        for kind, cents in one.parts
    ]
    if one.vat:
        parts.append(f"btw {as_dutch(one.vat)}")
    paper = "creditnota" if one.credit else "nota"
    kept = "; ingehouden op wat zij afdraagt" if one.kept else ""
    return f"{one.party}, {paper} {one.bill_id}: {', '.join(parts)}{kept}"


def agreement_rows(history: list[Recorded]) -> list[AgreementRow]:
    """Extensions, promises and plans of one claim, each with what came of it."""
    rows: dict[int, AgreementRow] = {}
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
                if (came := _came_of_it(recorded)) and came[0] in rows:
                    rows[came[0]] = rows[came[0]].model_copy(update={"outcome": came[1]})
                continue
        rows[recorded.originator_version] = AgreementRow(day=recorded.effective_on, what=what)
    return list(rows.values())


def _came_of_it(recorded: Recorded) -> tuple[int, str] | None:
    """Of which agreement a fact says what came of it, and that; None: of none."""
    day = as_dutch_day(recorded.effective_on)
    match recorded.fact:
        case PromiseKept(promised_version=version):
            return version, "nagekomen"
        case PromiseBroken(promised_version=version):
            return version, f"niet nagekomen, vastgesteld op {day}"
        case PaymentPlanCompleted(agreed_version=version):
            return version, "nagekomen"
        case PaymentPlanLapsed(agreed_version=version):
            return version, f"vervallen op {day}"
        case _:
            return None


def dispute_rows(history: list[Recorded], words: InDutch) -> list[DisputeRow]:
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
