"""What money that came in pays: judged on the state of the save, recorded on line and claims."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from application.banking.accounts import owners_for
from application.banking.candidates import Candidates, incoming_of
from application.banking.lines import record_line
from application.banking.near_views import NearIndexes
from application.banking.party_accounts import from_party
from application.banking.payer_accounts import remember
from application.house import House
from application.settlement import record_money
from domain.application import Session
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineFact,
    BankLineMatched,
    BankLineOffDebtor,
    BankLineParked,
    BankLineProposed,
    DecidedBy,
    LineTold,
    MatchCandidate,
    MatchReason,
    OffDebtorWhy,
    ParkedWhy,
    Placement,
)
from domain.claim.differences import difference_let_go
from domain.claim.events import ClaimFact, RestWaived, Source
from domain.claim.imagined import imagine
from domain.claim.kept import kept_payments
from domain.claim.payments import receive_payment, reverse_payment
from domain.claim.state import Claim
from domain.creditor.state import matching_terms
from domain.law.account import EntryKind
from domain.matching.judge import judge
from domain.matching.terms import MatchingTerms, strictest
from domain.matching.verdict import Part, ToBook, ToPark, ToPropose, Way
from domain.money import Cents
from domain.sealing import Sealed
from domain.shown import unseen

STATEMENT: Final = "statement"
_BY_HAND: Final = timedelta(days=3)
"""So far apart a payment that was recorded by hand may be the one that the bank tells now."""
_ON_THE_CLAIM: Final = timedelta(days=14)
"""The same, ten banking days, where it is on the very claim that the line would be booked on."""


@unseen()
def place(
    house: House, indexes: NearIndexes, session: Session, line: BankLine, told: LineTold
) -> None:
    """Place, propose or park a credit that was imported in this session.

    What the views find is read from the store, guarded, and judged as it stands there.
    """
    incoming = incoming_of(line, told)
    looked = Candidates(house, indexes(), session).of(line, incoming)
    if sent := from_party(house, session, line, told, looked.claims):
        parked = BankLineParked(why=ParkedWhy.FROM_PARTY, may_concern=sent[1])
        record_line(session, line, [parked])
        return
    found = judge(incoming, looked.ledgers, _terms(house, session, line))
    concerned = _perhaps_known(line, looked.claims, _BY_HAND)
    if isinstance(found, ToBook):
        paid = {part.claim_id: part.amount for part in found.way.parts}
        own = [one for one in looked.claims if one.id in paid]
        concerned = concerned or _perhaps_known(line, own, _ON_THE_CLAIM, paid)
    if concerned:
        parked = BankLineParked(why=ParkedWhy.PERHAPS_KNOWN, may_concern=concerned)
        record_line(session, line, [parked])
        return
    match found:
        case ToBook(way=way):
            put_on_claims(session, line, way.parts, told=told, by=DecidedBy.RULE, way=way)
            if way.teaches:
                remember(house, session, told.account, line, way.debtor_id)
        case ToPropose(ways=ways, may_concern=concerned):
            candidates = tuple(_candidate(session, line, way) for way in ways)
            record_line(
                session, line, [BankLineProposed(candidates=candidates, may_concern=concerned)]
            )
        case ToPark(may_concern=concerned):
            why = ParkedWhy.DOUBTFUL if concerned else ParkedWhy.NO_CLUE
            record_line(session, line, [BankLineParked(why=why, may_concern=concerned)])


def _terms(house: House, session: Session, line: BankLine) -> MatchingTerms:
    """The terms of the creditor of the account; of several the strictest of each."""
    logs = owners_for(house, session, require_imported(line).iban) or (line.log,)
    return strictest(matching_terms(session.creditor(one)) for one in logs)


def put_on_claims(
    session: Session,
    line: BankLine,
    parts: Sequence[Part],
    *,
    told: LineTold | None,
    by: DecidedBy,
    way: Way | MatchCandidate | None = None,
) -> None:
    """Lay money of a line on claims, in this save; each part is a payment of its own.

    ``way``: what was found, or what had been proposed and a person took over: its reasons stay.
    """
    placements = placements_of(session, line, parts)
    # As long as more of it is here, or some of it went back to him, nobody let a rest go.
    elsewhere = line.refunded or line.returned or line.set_aside
    left = line.rest + line.on_debtor + line.goes_back
    whole = not elsewhere and sum(part.amount for part in parts) == left
    moved: list[tuple[Claim, Sequence[ClaimFact]]] = []
    for claim_id in dict.fromkeys(part.claim_id for part in parts):
        claim = session.claim(claim_id)
        facts: list[ClaimFact] = []
        for one in placements:
            if one.claim_id == claim_id:
                facts += _payment(
                    session, line, imagine(claim, facts, today=session.today), one, told
                )
        moved.append((claim, facts))
    if whole:
        moved = _differences_let_go(session, line, moved)
    record_money(session, *moved)
    placed = sum(one.amount for one in placements)
    off: list[BankLineFact] = []
    if line.debtor_id and _all_of(session, line.debtor_id, placements):
        amount, why = min(placed, line.on_debtor), OffDebtorWhy.PLACED
        off.append(BankLineOffDebtor(debtor_id=line.debtor_id, amount=amount, why=why))
    matched = BankLineMatched(
        placements=placements,
        by=by,
        score=way.score if way else 0,
        reasons=_reasons(way) if way else (),
    )
    record_line(session, line, [*off, matched])


def _differences_let_go(
    session: Session, line: BankLine, moved: list[tuple[Claim, Sequence[ClaimFact]]]
) -> list[tuple[Claim, Sequence[ClaimFact]]]:
    """Let go by rule of what the payment leaves of its claims (``difference_let_go``).

    So much is let go of one payment to a creditor, and not of each claim that it pays: where it
    leaves more in all, nothing is.
    """
    found: list[tuple[Claim, Sequence[ClaimFact], list[ClaimFact]]] = []
    let_go: Counter[UUID] = Counter()
    for claim, facts in moved:
        assert claim.creditor_id is not None
        let = difference_let_go(
            imagine(claim, list(facts), today=session.today),
            paid_on=min(require_imported(line).credited_on, session.today),
            tolerance=session.creditor(claim.creditor_id).difference_let_go,
            today=session.today,
        )
        let_go[claim.creditor_id] += sum(x.amount for x in let if isinstance(x, RestWaived))
        found.append((claim, facts, let))
    within = {
        one for one, sum_ in let_go.items() if sum_ <= session.creditor(one).difference_let_go
    }
    return [
        (claim, [*facts, *let] if claim.creditor_id in within else facts)
        for claim, facts, let in found
    ]


def _all_of(session: Session, debtor_id: UUID, placements: Iterable[Placement]) -> bool:
    """Whether all of it is on claims of one debtor, whose money is used first then."""
    whose = {session.claim(one.claim_id).debtor_id for one in placements}
    known = {session.debtor_now(one).id for one in whose if one is not None}
    return known == {session.debtor_now(debtor_id).id}


def taken_off_claims(session: Session, placements: Sequence[Placement]) -> None:
    """Take payments off their claims again, from the day they were credited: they were none.

    What rests on them falls as after a storno, and the debtor is told before any costs.
    """
    moved: list[tuple[Claim, Sequence[ClaimFact]]] = []
    for claim_id in dict.fromkeys(one.claim_id for one in placements):
        claim = session.claim(claim_id)
        facts: list[ClaimFact] = []
        for one in placements:
            if one.claim_id == claim_id:
                days = {e.ref: e.on for e in claim.ledger if e.kind is EntryKind.PAYMENT}
                facts += reverse_payment(
                    imagine(claim, facts, today=session.today),
                    payment_id=one.payment_id,
                    reversed_on=days.get(one.payment_id, session.today),
                    today=session.today,
                    undone=True,
                )
        moved.append((claim, facts))
    record_money(session, *moved)


def placements_of(session: Session, line: BankLine, parts: Sequence[Part]) -> tuple[Placement, ...]:
    """Parts of the money as they are recorded, each with the id of its payment."""
    return tuple(_placement(session, line, part, at) for at, part in enumerate(parts))


def _placement(session: Session, line: BankLine, part: Part, at: int) -> Placement:
    creditor = session.claim(part.claim_id).creditor_id
    assert creditor is not None
    return Placement(
        claim_id=part.claim_id,
        amount=part.amount,
        payment_id=line.next_payment_id(at),
        creditor_id=creditor,
    )


def _payment(
    session: Session, line: BankLine, claim: Claim, one: Placement, told: LineTold | None
) -> list[ClaimFact]:
    imported = require_imported(line)
    said = " ".join(told.pieces or (told.unstructured,)) if told else ""
    return receive_payment(
        claim,
        payment_id=one.payment_id,
        amount=one.amount,
        credited_on=min(imported.credited_on, session.today),
        source=Source(kind=STATEMENT, sha256=imported.document_sha256),
        today=session.today,
        designation=Sealed.of(said) if said.strip() else None,
    )


def _candidate(session: Session, line: BankLine, way: Way) -> MatchCandidate:
    return MatchCandidate(
        placements=placements_of(session, line, way.parts), score=way.score, reasons=_reasons(way)
    )


def _reasons(way: Way | MatchCandidate) -> tuple[MatchReason, ...]:
    if isinstance(way, MatchCandidate):
        return way.reasons
    told = dict.fromkeys((*way.told, *way.against))  # said once, however often it was found
    return tuple(MatchReason(code=one.ground.value, value=one.value) for one in told)


def _perhaps_known(
    line: BankLine,
    claims: Iterable[Claim],
    apart: timedelta,
    parts: Mapping[UUID, Cents] = MappingProxyType({}),
) -> tuple[UUID, ...]:
    """Debtors of claims with a payment of this amount, from about this day, that no line brought.

    Somebody may have recorded by hand what the bank tells now; to count it twice is worse than
    to ask. ``parts``: what of it would be on each claim, an amount that tells it as well.
    """
    imported = require_imported(line)
    found = dict.fromkeys(
        claim.debtor_id
        for claim in claims
        for entry in kept_payments(claim.ledger)
        if entry.cents in {line.rest, parts.get(claim.id, line.rest)}
        and abs(entry.on - imported.credited_on) <= apart
        and "#" not in entry.ref
    )
    return tuple(one for one in found if one is not None)
