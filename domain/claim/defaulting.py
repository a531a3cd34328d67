"""Default and collection costs: findings that rest on letters, terms and the ledger."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.case import Case
from domain.claim.balance import balance
from domain.claim.events import (
    Channel,
    ClaimFact,
    CollectionCostsCharged,
    DefaultDeclared,
    DeterminationWithdrawn,
    FourteenDayLetterVoided,
)
from domain.claim.state import SentLetter
from domain.law.collection_costs import costs_for_letter
from domain.law.default import default_since
from domain.law.delivery import presumed_delivery
from domain.law.fourteen_days import FourteenDayTerm, Wording, fourteen_day_term, term_from_posting
from domain.letter.state import Letter
from domain.money import as_decimal

_ONE_DAY = timedelta(days=1)


def notice_of(case: Case) -> SentLetter | None:
    """Give the first letter that serves as notice of default and did arrive (BW 6:82)."""
    for sent in case.claim.letters:
        letter = case.letters.get(sent.letter_id)
        if sent.serves_as_notice and sent.pay_by and letter is not None and letter.arrived:
            return sent
    return None


def declare_default(case: Case, *, today: date) -> list[ClaimFact]:
    """Find default where the law gives it by today and principal was open when it began.

    ``in_default_since`` is the first day after the fatal term, or after the term of the notice
    (BW 6:81-83). An extension that was agreed moves it.
    """
    claim = case.claim
    if not claim.live or claim.default:
        return []
    notice = notice_of(case)
    found = default_since(
        due_on=claim.extended_to or claim.due_on,
        basis=claim.term_basis,
        notice_pay_by=notice.pay_by if notice else None,
        debtor_statement_on=None,
    )
    if found is None:
        return []
    since, ground = found
    if claim.extended_to:
        since = max(since, claim.extended_to + _ONE_DAY)
    if since > today or balance(claim, on=since - _ONE_DAY).principal == 0:
        return []
    return [
        DefaultDeclared(
            in_default_since=since,
            ground=ground,
            interest_kind=claim.interest_kind,
            letter_id=notice.letter_id if notice else None,
        )
    ]


def undo_what_letters_no_longer_carry(case: Case) -> list[ClaimFact]:
    """Withdraw default and void a fourteen-day letter whose delivery failed or was disproved."""
    facts: list[ClaimFact] = []
    for sent in case.claim.sent_in_round():
        letter = case.letters.get(sent.letter_id)
        if letter is None or letter.arrived:
            continue
        if sent.fourteen:
            facts.append(FourteenDayLetterVoided(letter_id=sent.letter_id, why="it did not arrive"))
    return facts + _default_without_notice(case)


def _default_without_notice(case: Case) -> list[ClaimFact]:
    claim = case.claim
    if claim.default is None or claim.default.version == 0:
        return []
    notice = notice_of(case)
    found = default_since(
        due_on=claim.extended_to or claim.due_on,
        basis=claim.term_basis,
        notice_pay_by=notice.pay_by if notice else None,
        debtor_statement_on=None,
    )
    if found is not None and found[0] <= claim.default.since:
        return []
    return [
        DeterminationWithdrawn(
            version=claim.default.version,
            topic=DefaultDeclared.TOPIC,
            why="the notice it rested on did not arrive",
        )
    ]


@dataclass(frozen=True, slots=True)
class FourteenDays:
    """The fourteen-day letter of this round with its term, as far as delivery is known."""

    sent: SentLetter
    term: FourteenDayTerm | None


def fourteen_days_of(case: Case) -> FourteenDays | None:
    """Give the last fourteen-day letter of this round that arrived, with its term.

    Delivery counts by proof; by presumption for post only. E-mail that nobody is shown to have
    opened gives no term: then nothing falls due on it.
    """
    for sent in reversed(case.claim.sent_in_round()):
        letter = case.letters.get(sent.letter_id)
        if sent.fourteen and letter is not None and letter.arrived:
            return FourteenDays(sent, _term(sent, letter))
    return None


def _term(sent: SentLetter, letter: Letter) -> FourteenDayTerm | None:
    wording = Wording(sent.fourteen.wording) if sent.fourteen else Wording.FOURTEEN
    if letter.proven_on:
        return fourteen_day_term(delivered_on=letter.proven_on, wording=wording)
    if letter.channel is Channel.POST and letter.posted_on:
        return term_from_posting(posted_on=letter.posted_on, wording=wording)
    return None


def received_on(letter: Letter) -> date | None:
    """Give the day a letter counts as received: proof, else e-mail's day, else presumption."""
    if not letter.arrived:
        return None
    if letter.proven_on:
        return letter.proven_on
    if letter.posted_on:
        return presumed_delivery(letter.posted_on)
    return letter.sent_on


def charge_costs(case: Case, *, today: date) -> list[ClaimFact]:
    """Charge collection costs once they are due and not charged in this round yet.

    A consumer first had his fourteen days and the days in which money may still be under way;
    the costs are counted anew over what was left unpaid, never more than the letter said
    (BW 6:96 lid 6). A business owes them once in default or past the term of a trade contract.
    """
    claim = case.claim
    if not claim.live or claim.disputed:
        return []
    return _consumer_costs(case, today) if case.consumer else _business_costs(case, today)


def _consumer_costs(case: Case, today: date) -> list[ClaimFact]:
    found = fourteen_days_of(case)
    if found is None or found.term is None or found.sent.fourteen is None:
        return []
    if today < found.term.act_from or _charged_for(case, found.sent):
        return []
    if case.claim.default is None or case.claim.default.since > found.sent.sent_on:
        return []
    unpaid = balance(case.claim, on=today).principal
    again = costs_for_letter([unpaid], business=False)
    amount = min(again.amount, found.sent.fourteen.share)
    if amount == 0:
        return []
    derivation = (*again.lines, f"letter stated {as_decimal(found.sent.fourteen.share)}")
    return [
        CollectionCostsCharged(
            amount=amount,
            vat=found.sent.fourteen.vat_share if amount == found.sent.fourteen.share else 0,
            base=unpaid,
            letter_id=found.sent.letter_id,
            derivation=derivation,
        )
    ]


def _charged_for(case: Case, sent: SentLetter) -> bool:
    return any(charged.letter_id == sent.letter_id for charged in case.claim.costs)


def _business_costs(case: Case, today: date) -> list[ClaimFact]:
    claim = case.claim
    if claim.costs or claim.default is None or claim.default.since > today:
        return []
    unpaid = balance(claim, on=today).principal
    costs = costs_for_letter([unpaid], business=True)
    if costs.amount == 0:
        return []
    return [
        CollectionCostsCharged(
            amount=costs.amount, base=unpaid, letter_id=None, derivation=tuple(costs.lines)
        )
    ]
