"""Whether a fourteen-day letter carries collection costs by law, and from which day (BW 6:96)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.compliance.account import account, bearing
from domain.compliance.default import default_by
from domain.compliance.demands import DunningLetter
from domain.compliance.sight import Sight
from domain.days import day_after
from domain.errors import Refusal
from domain.law.account import EntryKind
from domain.law.collection_costs import Costs
from domain.law.fourteen_days import FourteenDayTerm, Wording, fourteen_day_term, term_from_posting
from domain.law.letter_check import FourteenDayLetter, check_letter
from domain.letter.state import Letter


class Bearer(StrEnum):
    """What a fourteen-day letter is worth as the ground of collection costs."""

    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    """Its wording, its term or its amount is not what the law wants."""
    NO_DEFAULT = "no_default"
    CAME_BACK = "came_back"
    OTHER_TERMS = "other_terms"
    """Something was agreed before its term had passed."""
    TOO_MUCH = "too_much"
    """It asked principal that counts as never owed."""
    OUTLIVED = "outlived"
    """The debtor died before its term had passed."""
    NOT_RECORDED = "not_recorded"
    """Its own facts are not there."""
    ARRIVAL_NOT_SHOWN = "arrival_not_shown"
    DEFAULT_NOT_SHOWN = "default_not_shown"

    @property
    def provable(self) -> bool:
        """Tell whether the facts say what it is."""
        return self not in _UNPROVABLE


_UNPROVABLE = {Bearer.NOT_RECORDED, Bearer.ARRIVAL_NOT_SHOWN, Bearer.DEFAULT_NOT_SHOWN}


_AS_IT_SAYS = Costs(amount=0, vat=0, base=0, shares=(), vat_shares=(), steps=())
"""Whether the amount is right is said of the amount of the costs, and not here."""

_OF_THE_AMOUNT = {"fourteen_days.amount_too_high", "fourteen_days.vat_not_declared"}


@dataclass(frozen=True, slots=True)
class Carried:
    """What a letter is worth, and the first day on which costs may follow from it."""

    bearer: Bearer
    costs_from: date | None = None
    why: str = ""
    """The rule that it breaks, by the code of the law's own check."""


def carried(sight: Sight, demand: DunningLetter) -> Carried:
    """Judge a fourteen-day letter by what a sight holds of it, on the day it went out."""
    back = sight.on(demand.sent_on)
    letter = back.letter(demand.fact.letter_id)
    if why := _unlawful(demand):
        return Carried(Bearer.UNLAWFUL, why=why)
    begun = default_by(back, demand.sent_on)
    term = None if letter.doubted_on else term_of(demand, letter)
    last = term.safe_last_day if term else None
    wrong = (
        (begun is None or _other_without_default(back, demand), Bearer.NO_DEFAULT),
        (letter.order is None, Bearer.NOT_RECORDED),
        (not letter.arrived, Bearer.CAME_BACK),
        (_asked_too_much(back, demand), Bearer.TOO_MUCH),
        (back.debtor.outlived(last, sent_on=demand.sent_on), Bearer.OUTLIVED),
        (_agreed_within(back, demand, last), Bearer.OTHER_TERMS),
        (last is None, Bearer.ARRIVAL_NOT_SHOWN),
        (begun is not None and not begun.shown, Bearer.DEFAULT_NOT_SHOWN),
    )
    bearer = next((code for holds, code in wrong if holds), Bearer.LAWFUL)
    return Carried(bearer, day_after(last) if last else None)


def term_of(demand: DunningLetter, letter: Letter) -> FourteenDayTerm | None:
    """The term of a letter by proof of receipt, or by presumption of post; none: not shown.

    Its last day is the one of the Algemene termijnenwet: that asks less while no judge said so.
    """
    said = demand.fourteen
    if said is None or said.wording not in set(Wording):
        return None
    wording, days = Wording(said.wording), said.term_days
    try:
        if letter.proven_on:
            return fourteen_day_term(delivered_on=letter.proven_on, wording=wording, term_days=days)
        if letter.posted_on:
            return term_from_posting(letter.posted_on, wording, days)
    except Refusal:  # too short a term is none, and holidays that nobody knows show no last day
        return None
    return None


def _unlawful(demand: DunningLetter) -> str:
    """The first rule that the text of a letter breaks; empty: none.

    An amount that is too high, or holds undue VAT, is found by another obligation.
    """
    said = demand.fourteen
    assert said is not None, "only a fourteen-day letter is asked about"
    letter = FourteenDayLetter(
        sent_on=demand.sent_on,
        in_default_since=[],
        wording=Wording(said.wording) if said.wording in set(Wording) else None,
        term_days=said.term_days,
        costs=said.costs or None,
        vat=said.vat,
        vat_declared=said.vat_declared,
        calendar_date=demand.pay_by is not None,
        other_costs=said.asked.costs,
    )
    found = check_letter(letter, expected=_AS_IT_SAYS)
    fatal = (one.code for one in found if one.fatal and one.code not in _OF_THE_AMOUNT)
    return next(fatal, "")


def _asked_too_much(sight: Sight, demand: DunningLetter) -> bool:
    """Tell whether a letter asked principal that was credited from the start after it went out.

    What was paid in time, and is found later, is no fault of the letter.
    """
    known, on = sight.around.claim(sight.claim_id, sight.evidence), demand.sent_on
    later = [e for e in known.ledger if e.retroactive and e.on >= on and e.kind is EntryKind.CREDIT]
    if not later:
        return False
    without = [entry for entry in known.ledger if entry not in later]
    credited = [replace(e, on=min(e.on, on)) if e in later else e for e in known.ledger]
    terms, asked = bearing(sight, on), demand.fact.asked.principal
    was, proved = (
        account(replace(known, ledger=entries), terms, on=on).principal
        for entries in (without, credited)
    )
    return proved < asked <= was


def _agreed_within(sight: Sight, demand: DunningLetter, last: date | None) -> bool:
    known = sight.around.claim(sight.claim_id, sight.evidence)
    until = last or date.max
    return any(demand.sent_on <= day <= until for day, _ in known.agreed)


def _other_without_default(sight: Sight, demand: DunningLetter) -> bool:
    """Tell whether another claim of the letter, as it is known, was not in default then."""
    parts = demand.order.claims if demand.order else ()
    others = (sight.of(part.claim_id) for part in parts if part.claim_id != sight.claim_id)
    opened = (other for other in others if other.claim.opened)
    return any(default_by(other, demand.sent_on) is None for other in opened)
