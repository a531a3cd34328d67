"""Default and collection costs: findings that rest on letters, terms and the ledger."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias
from uuid import UUID

from domain.case import Case
from domain.case.asking_letters import term_of, time_given
from domain.case.heard import costs_wait
from domain.case.replaced import collected_after, term_replaced
from domain.case.series import recurring_series
from domain.case.sharing import (
    Share,
    cents_beyond_the_sum,
    letter_over_several,
    share_of_letter,
    single_share,
)
from domain.case.small import bears_no_costs
from domain.claim.balance import balance, balance_in_hindsight
from domain.claim.contested import undisputed, wholly_contested
from domain.claim.events import (
    ClaimFact,
    CollectionCostsCharged,
    DefaultDeclared,
    DeterminationWithdrawn,
    FourteenDayLetterVoided,
)
from domain.claim.litigation import in_court
from domain.claim.open_plans import plan_at_debtor
from domain.claim.references import EXTENSION
from domain.claim.state import Claim, SentLetter
from domain.claim.undue_costs import costs_beyond_the_ledger, costs_without_ground, unpaid_for_costs
from domain.days import add_days
from domain.law.account import EntryKind
from domain.law.collection_costs import costs_for_letter
from domain.law.default import SHORTEST_NOTICE_DAYS, DefaultGround, default_since
from domain.law.delivery import presumed_delivery
from domain.law.fourteen_days import FourteenDayTerm
from domain.letter.events import LetterOrdered
from domain.letter.state import Letter
from domain.money import Cents, as_decimal, round_half_up

_ONE_DAY = timedelta(days=1)


def notice_of(case: Case) -> SentLetter | None:
    """The first letter that serves as notice of default and did arrive (BW 6:82).

    One that left later than it was written for serves only where its printed day still left a
    reasonable term: from its presumed delivery, or from the day an e-mail went out at the latest.
    One whose term outlived the debtor gave nobody a term, and neither does a demand within whose
    term a promise or payment plan gave him another one: only an extension moves it.
    """
    for sent in case.claim.letters:
        letter = case.letters.get(sent.letter_id)
        if not sent.serves_as_notice or sent.pay_by is None or letter is None:
            continue
        if case.debtor.outlived(sent.pay_by, sent_on=sent.sent_on):
            continue
        if term_replaced(case.claim, sent, but=EXTENSION):
            continue
        if letter.arrived and _left_time(letter, sent.pay_by):
            return sent
    return None


def _left_time(letter: Letter, pay_by: date) -> bool:
    if letter.sent_on is None or not letter.days_late:
        return True
    arrived = presumed_delivery(letter.posted_on) if letter.posted_on else letter.sent_on
    return (pay_by - arrived).days >= SHORTEST_NOTICE_DAYS


def declare_default(case: Case, *, today: date) -> list[ClaimFact]:
    """Find default where the law gives it by today and principal was open when it began.

    ``in_default_since`` is the first day after the fatal term, or after the term of the notice
    (BW 6:81-83). An extension that was agreed moves it; after a payment that was taken back it
    is the first day on which the principal was open again. As long as a plan lies with the debtor
    to be signed none is found.
    """
    claim = case.claim
    if not claim.live or claim.default or plan_at_debtor(claim, today):
        return []
    begun = _begun(case)
    if begun is None or begun[0] > today:
        return []
    since, ground, notice = begun
    if notice and case.letters[notice.letter_id].doubted_on:
        return []
    return [
        DefaultDeclared(
            in_default_since=since,
            ground=ground,
            interest_kind=claim.interest_kind,
            letter_id=notice.letter_id if notice else None,
        )
    ]


_Beginning: TypeAlias = tuple[date, DefaultGround, SentLetter | None]
"""Of default: its day, its ground and its notice."""


def _begun(case: Case) -> _Beginning | None:
    """The day default begins, its ground and its notice, as everything looks now.

    Costs that were charged keep the default they rest on: an extension granted afterwards is a
    kindness for the days to come, and moves it no more.
    """
    claim, notice = case.claim, notice_of(case)
    if claim.default and claim.default.ground is DefaultGround.DEBTOR_STATEMENT:
        return claim.default.since, claim.default.ground, None
    extended = None if any(c.standing for c in claim.costs) else claim.extended_to
    found = default_since(
        due_on=extended or claim.due_on,
        basis=claim.term_basis,
        notice_pay_by=notice.pay_by if notice else None,
        debtor_statement_on=None,
    )
    if found is None:
        return None
    since = _open_since(claim, found[0])
    return (since, found[1], notice) if since else None


def _open_since(claim: Claim, since: date) -> date | None:
    """The first day from a day on which principal was unpaid the day before."""
    reversals = sorted(e.on for e in claim.ledger if e.kind is EntryKind.REVERSAL)
    for last in (since - _ONE_DAY, *(day for day in reversals if day >= since)):
        if balance_in_hindsight(claim, on=last).principal > 0:
            return last + _ONE_DAY
    return None


def undo_what_letters_no_longer_carry(case: Case) -> list[ClaimFact]:
    """Withdraw default that lost its ground, void fourteen-day letters, take costs along.

    A fourteen-day letter is void where it did not arrive, or where the debtor was not in
    default when it was sent (BW 6:96 lid 6): costs that rest on it go with it, once.
    """
    if case.claim.court.award:  # what is owed was judged: no finding of ours changes it
        return []
    fourteen = any(sent.fourteen for sent in case.claim.letters)
    begun = _begun(case) if fourteen or case.claim.default else None  # else nothing rests on it
    withdrawn, voids = _default_without_ground(case, begun), _void_letters(case, begun)
    voided = case.claim.voided | {letter_id for letter_id, _ in voids}
    facts: list[ClaimFact] = [
        FourteenDayLetterVoided(letter_id=letter_id, why=why) for letter_id, why in voids
    ]
    lost = costs_without_ground(case.claim, consumer=case.consumer, voided=voided)
    undue = lost or costs_beyond_the_ledger(case.claim) or cents_beyond_the_sum(case)
    return facts + withdrawn + undue


def _void_letters(case: Case, begun: _Beginning | None) -> list[tuple[UUID, str]]:
    void = []
    for sent in case.claim.letters:
        letter = case.letters.get(sent.letter_id)
        if not sent.fourteen or sent.letter_id in case.claim.voided or letter is None:
            continue
        if not letter.arrived:
            void.append((sent.letter_id, "it did not arrive"))
        elif begun is None or begun[0] > sent.sent_on:
            void.append((sent.letter_id, "there was no default when it was sent"))
        elif _agreed_within(case.claim, sent, letter):
            void.append((sent.letter_id, "an agreement was made within its term"))
        elif collected_after(case.claim, sent, _last_of_term(sent, letter) or date.max):
            void.append((sent.letter_id, "a direct debit after its term was told within it"))
        elif _stated_too_much(case.claim, sent):
            void.append((sent.letter_id, "it stated more than was owed"))
        elif any(sent.letter_id in other.voided for other in case.bundled):
            void.append((sent.letter_id, "it is void for another claim that it asked costs over"))
        elif case.debtor.outlived(_last_of_term(sent, letter), sent_on=sent.sent_on):
            void.append((sent.letter_id, "the debtor died before its term had passed"))
    return void


def _agreed_within(claim: Claim, sent: SentLetter, letter: Letter) -> bool:
    """Tell whether the debtor got other terms before those of the letter had passed (law.md 10).

    As long as the day of its receipt is not known, its term has not passed.
    """
    last = _last_of_term(sent, letter) or date.max
    return any(sent.sent_on <= day <= last for day, _ in claim.agreed)


def _stated_too_much(claim: Claim, sent: SentLetter) -> bool:
    """Tell whether a letter asked principal that counts as never owed since (law.md 2.1, 10).

    A debtor who was told to pay too much was not told what to pay to stay free of costs. What
    he paid in time, and is found later, is no fault of the letter.
    """
    later = [
        e
        for e in claim.ledger
        if e.kind is EntryKind.CREDIT and e.retroactive and e.on >= sent.sent_on
    ]
    if not later or balance_in_hindsight(claim, on=sent.sent_on).principal >= sent.asked.principal:
        return False
    before = replace(claim, ledger=[e for e in claim.ledger if e not in later])
    return balance_in_hindsight(before, on=sent.sent_on).principal >= sent.asked.principal


def _last_of_term(sent: SentLetter, letter: Letter) -> date | None:
    term = term_of(sent, letter)
    return term.safe_last_day if term else None


def _default_without_ground(case: Case, begun: _Beginning | None) -> list[ClaimFact]:
    default = case.claim.default
    if default is None or (begun is not None and begun[0] <= default.since):
        return []
    letter = case.letters.get(default.letter_id) if default.letter_id else None
    lost = letter is not None and not letter.arrived
    return [
        DeterminationWithdrawn(
            version=default.version,
            topic=DefaultDeclared.TOPIC,
            why="the notice it rested on did not arrive"
            if lost
            else "the term it rested on was moved or put right",
        )
    ]


@dataclass(frozen=True, slots=True)
class FourteenDays:
    """The fourteen-day letter of this round with its term, as far as delivery is known."""

    sent: SentLetter
    term: FourteenDayTerm | None


def fourteen_days_of(case: Case) -> FourteenDays | None:
    """The last fourteen-day letter of this round that arrived, with its term.

    Delivery counts by proof; by presumption for post only. E-mail that nobody is shown to have
    opened gives no term, nor does any in doubt: then nothing falls due on it. Without one in
    this round it is the letter of an earlier round on which costs still stand.
    """
    carrying = letter_of_standing_costs(case.claim)
    for sent in [*([carrying] if carrying else []), *case.claim.sent_in_round()][::-1]:
        letter = case.letters.get(sent.letter_id)
        if sent.fourteen and letter is not None and letter.arrived:
            return FourteenDays(sent, None if letter.doubted_on else term_of(sent, letter))
    return None


def letter_of_standing_costs(claim: Claim) -> SentLetter | None:
    """The letter on which costs stand, in whatever round it was sent: they come once."""
    on = {c.letter_id for c in claim.costs if c.standing} - claim.voided
    return next((sent for sent in reversed(claim.letters) if sent.letter_id in on), None)


def received_on(letter: Letter) -> date | None:
    """The day a letter counts as received: proof, else e-mail's day, else presumption."""
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
    (BW 6:96 lid 6). A business owes them once in default and past the term of its letters.
    Of a claim that is contested in part they are counted over the rest. Where a payment was
    taken back they wait until the debtor heard of it and had a fresh term.
    """
    claim = case.claim
    if not claim.live or claim.unsaid or wholly_contested(claim, on=today) or in_court(claim):
        return []
    if costs_wait(case, today=today) or bears_no_costs(case, today=today):
        return []
    if plan_at_debtor(claim, today):
        return []
    return _consumer_costs(case, today) if case.consumer else _business_costs(case, today)


def _consumer_costs(case: Case, today: date) -> list[ClaimFact]:
    found = fourteen_days_of(case)
    if found is None or found.term is None or found.sent.fourteen is None:
        return []
    if today < found.term.act_from or _stand_on_another(case, found.sent):
        return []
    if case.claim.default is None or case.claim.default.since > found.sent.sent_on:
        return []
    rest = undisputed(case.claim, on=today)
    if rest is not case.claim and _asked_more(found.sent, rest):
        return []
    unpaid = unpaid_for_costs(rest, on=today)
    order, stated = letter_over_several(case, found.sent), found.sent.fourteen
    if order:
        lapsed = add_days(found.term.act_from, -1)
        share = share_of_letter(case, order, unpaid=unpaid, lapsed_on=lapsed, today=today)
    else:
        series = recurring_series(case, on=today)
        share = single_share(
            unpaid, stated=stated.share, vat_stated=stated.vat_share, recurring=series
        )
    said = f"letter stated {as_decimal(stated.costs if order else stated.share)}"
    return _costs_charged(case, share, unpaid=unpaid, letter_id=found.sent.letter_id, said=(said,))


def _asked_more(sent: SentLetter, rest: Claim) -> bool:
    """Tell whether a letter asked what is contested: whether it stands is not decided yet."""
    return sent.asked.principal > balance_in_hindsight(rest, on=sent.sent_on).principal


def _costs_charged(
    case: Case, share: Share, *, unpaid: Cents, letter_id: UUID | None, said: tuple[str, ...] = ()
) -> list[ClaimFact]:
    if share.amount == 0:
        return []
    part = (f"this claim's share {as_decimal(share.amount)}",) if share.letter_base else ()
    due = CollectionCostsCharged(
        amount=share.amount,
        vat=share.vat,
        base=unpaid,
        letter_id=letter_id,
        derivation=(*share.lines, *said, *part),
        letter_base=share.letter_base,
    )
    return _not_charged_yet(case, due)


def _stand_on_another(case: Case, sent: SentLetter) -> bool:
    """Tell whether costs stand that another letter carries: they come once."""
    return any(c.standing and c.letter_id != sent.letter_id for c in case.claim.costs)


def _business_costs(case: Case, today: date) -> list[ClaimFact]:
    claim = case.claim
    begins = business_costs_from(case)
    if begins is None or begins > today:
        return []
    unpaid = balance(undisputed(claim, on=today), on=today).principal
    if together := _demand_over_several(case):
        order, lapsed = together
        share = share_of_letter(case, order, unpaid=unpaid, lapsed_on=lapsed, today=today)
        return _costs_charged(case, share, unpaid=unpaid, letter_id=None)
    vat_percent = case.vat_on_costs if _vat_was_declared(case) else None
    costs = costs_for_letter([unpaid], business=True, vat_percent=vat_percent)
    share = Share(costs.amount, costs.vat, 0, costs.lines)
    return _costs_charged(case, share, unpaid=unpaid, letter_id=None)


def business_costs_from(case: Case) -> date | None:
    """The first day on which a business owes costs: in default, and past what a letter gave it.

    A demand states a sum and a last day: who pays that sum by then owes no costs (BW 3:35,
    6:248), so none are charged while he may.
    """
    default, last = case.claim.default, time_given(case.claim, case.letters)
    if default is None:
        return None
    return max(default.since, add_days(last, 1)) if last else default.since


def _demand_over_several(case: Case) -> tuple[LetterOrdered, date] | None:
    """The last demand of this round that asked costs over several invoices, and its term.

    Over several invoices a business owes the scale once over the sum, and at least forty euro
    for each (BW 6:96 lid 4).
    """
    for sent in reversed(case.claim.sent_in_round()):
        letter, order = case.letters.get(sent.letter_id), letter_over_several(case, sent)
        if order and sent.pay_by and letter and letter.arrived:
            return order, sent.pay_by
    return None


def _not_charged_yet(case: Case, due: CollectionCostsCharged) -> list[ClaimFact]:
    """The costs that are due, or what of them was let go for a payment since taken back.

    What was charged before and forgiven, or was let go for any other reason, is not asked again.
    """
    before = [c for c in case.claim.costs if c.letter_id == due.letter_id or not case.consumer]
    if not before:
        return [due]
    left = min(due.total - sum(c.settled for c in before), sum(c.less_open for c in before))
    if left <= 0:
        return []
    vat = round_half_up(Fraction(due.vat * left, due.total))
    return [due.model_copy(update={"amount": left - vat, "vat": vat})]


def _vat_was_declared(case: Case) -> bool:
    """Tell whether a letter that went out declared the VAT (Besluit BIK art. 2 lid 3)."""
    sent = (case.letters.get(one.letter_id) for one in case.claim.sent_in_round())
    return any(x.order.vat_on_costs > 0 for x in sent if x and x.arrived and x.order)
