"""Collection costs only after the debtor had his last chance, or is in default (BW 6:96)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.claim.events import (
    CollectionCostsCharged,
    HandedOver,
    HandOverRequested,
    InvoiceSent,
    Mark,
)
from domain.claim.found import Charged
from domain.compliance.account import TRADE, bearing
from domain.compliance.case_file import CaseFile
from domain.compliance.default import defaults
from domain.compliance.demands import DunningLetter, demands, sight_of
from domain.compliance.last_chance import Bearer, Carried, carried
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import Sight, now, then
from domain.facts import Recorded

_REASONS: Final = {
    Bearer.LAWFUL: "after_a_lawful_letter",
    Bearer.UNLAWFUL: "letter_unlawful",
    Bearer.NO_DEFAULT: "letter_before_default",
    Bearer.CAME_BACK: "letter_came_back",
    Bearer.OTHER_TERMS: "other_terms_agreed",
    Bearer.TOO_MUCH: "letter_asked_too_much",
    Bearer.OUTLIVED: "debtor_died_within_term",
    Bearer.NOT_RECORDED: "letter_not_recorded",
    Bearer.ARRIVAL_NOT_SHOWN: "arrival_not_shown",
    Bearer.DEFAULT_NOT_SHOWN: "default_not_shown",
}


def _judge(file: CaseFile) -> Iterator[Ruling]:
    for charge in file.of(CollectionCostsCharged):
        assert isinstance(charge.fact, CollectionCostsCharged)
        if charge.fact.total:
            yield _of_charge(file, charge, charge.fact)
    yield from _of_what_was_asked(file)


def _of_charge(file: CaseFile, charge: Recorded, fact: CollectionCostsCharged) -> Ruling:
    """A charge by what was known when it was made, and by what is known since."""
    seen, on, total = then(file, charge), charge.effective_on, fact.total
    if seen.under_foreign_law:
        return found("under_foreign_law", on, charge, charged=total)
    was = _reason(file, seen, charge, fact)
    standing = next((c.standing for c in file.claim.costs if _is(c, charge)), 0)
    if was.reason in _WRONG:
        return _said(was, on, charge, total, standing)
    proves = _reason(file, now(file).on(on), charge, fact)
    if proves.reason in _WRONG:
        reason = "not_taken_back" if standing else "taken_back"
        return found(reason, on, charge, *proves.rests, charged=total, standing=standing)
    if was.reason in _UNSHOWN and proves.reason not in _UNSHOWN:
        return found("shown_since", on, charge, *proves.rests, charged=total)
    return _said(proves, on, charge, total, standing)


def _is(charged: Charged, charge: Recorded) -> bool:
    return charged.version == charge.originator_version


@dataclass(frozen=True, slots=True)
class _Found:
    """A reason, the letter it rests on, and the first day on which costs could follow."""

    reason: str
    rests: tuple[Recorded, ...] = ()
    first: date | None = None


def _said(one: _Found, on: date, charge: Recorded, total: int, standing: int) -> Ruling:
    rests, first = one.rests, one.first
    if first is None:
        return found(one.reason, on, charge, *rests, charged=total, standing=standing)
    return found(
        one.reason, on, charge, *rests, charged=total, standing=standing, allowed_from=first
    )


def _reason(file: CaseFile, sight: Sight, charge: Recorded, fact: CollectionCostsCharged) -> _Found:
    """What a sight says of a charge: the reason, the facts, and the first day it was allowed."""
    if not sight.consumer:
        first = _business_from(sight)
        late = first is not None and first <= charge.effective_on
        return _Found("business_in_default" if late else "business_not_in_default", (), first)
    sent = [one for one in demands(file) if one.fourteen and one.told.position < charge.position]
    named = [one for one in sent if one.fact.letter_id == fact.letter_id]
    judged = [(one, carried(sight, one)) for one in [*named, *_said_again(sent, named)]]
    if not judged:
        return _Found(_without_letter(file, fact))
    for demand, judged_one in judged:
        if judged_one.bearer is Bearer.LAWFUL and _by(judged_one, charge.effective_on):
            return _Found(_REASONS[Bearer.LAWFUL], demand.rests, judged_one.costs_from)
    demand, judged_one = judged[0]
    early = judged_one.costs_from is not None and not _by(judged_one, charge.effective_on)
    reason = "within_the_term" if early else _REASONS[judged_one.bearer]
    return _Found(reason, demand.rests, judged_one.costs_from)


def _said_again(sent: list[DunningLetter], named: list[DunningLetter]) -> list[DunningLetter]:
    """Other letters that carry a charge, the newest first: one says again what another said."""
    return [one for one in reversed(sent) if named and one not in named]


def _by(judged: Carried, day: date) -> bool:
    return judged.costs_from is not None and judged.costs_from <= day


def _without_letter(file: CaseFile, fact: CollectionCostsCharged) -> str:
    """No letter that is recorded carries it: of a claim that came in old there may be a paper."""
    opened = (one.fact for one in file.of(InvoiceSent))
    old = any(isinstance(one, InvoiceSent) and Mark.ENTERED_OLD in one.marks for one in opened)
    return "letter_not_recorded" if fact.letter_id or old else "without_a_letter"


def _business_from(sight: Sight) -> date | None:
    """The first day a business owes costs: of default, or past the term of a trade contract."""
    claim = sight.claim
    days = [one.since for one in defaults(sight)]
    trade = bearing(sight, sight.point.day) if claim.interest_kind in TRADE else None
    if trade and trade.first_interest_day:
        days.append(trade.first_interest_day)
    return min(days, default=None)


def _of_what_was_asked(file: CaseFile) -> Iterator[Ruling]:
    """Letters and dossiers that ask costs: no more than was charged by then."""
    for demand in demands(file):
        if demand.fact.asked.costs:
            sight, on = sight_of(file, demand), demand.asked_on
            yield _asked(sight, demand.fact.asked.costs, on, *demand.rests)
    for one in file.of(HandedOver, HandOverRequested):
        assert isinstance(one.fact, HandedOver | HandOverRequested)
        if one.fact.balance.costs:
            yield _asked(then(file, one), one.fact.balance.costs, one.effective_on, one)


def _asked(sight: Sight, asked: int, on: date, *rests: Recorded) -> Ruling:
    owed = sum(one.standing for one in sight.claim.costs if one.on <= on)
    reason = "asked_as_charged" if asked <= owed else "asked_beyond_charges"
    return found(reason, on, *rests, asked=asked, owed=owed)


_VERDICTS: Final = {
    "after_a_lawful_letter": Compliance.FULFILLED,
    "shown_since": Compliance.FULFILLED,
    "taken_back": Compliance.FULFILLED,
    "business_in_default": Compliance.FULFILLED,
    "asked_as_charged": Compliance.FULFILLED,
    "without_a_letter": Compliance.VIOLATED,
    "letter_unlawful": Compliance.VIOLATED,
    "letter_before_default": Compliance.VIOLATED,
    "letter_came_back": Compliance.VIOLATED,
    "other_terms_agreed": Compliance.VIOLATED,
    "letter_asked_too_much": Compliance.VIOLATED,
    "debtor_died_within_term": Compliance.VIOLATED,
    "within_the_term": Compliance.VIOLATED,
    "not_taken_back": Compliance.VIOLATED,
    "business_not_in_default": Compliance.VIOLATED,
    "asked_beyond_charges": Compliance.VIOLATED,
    "letter_not_recorded": Compliance.NOT_PROVABLE,
    "arrival_not_shown": Compliance.NOT_PROVABLE,
    "default_not_shown": Compliance.NOT_PROVABLE,
    "under_foreign_law": Compliance.NOT_PROVABLE,
}
_WRONG: Final = {one for one, verdict in _VERDICTS.items() if verdict is Compliance.VIOLATED}
_UNSHOWN: Final = {one for one, verdict in _VERDICTS.items() if verdict is Compliance.NOT_PROVABLE}


COSTS_AFTER_LETTER: Final = Obligation(
    code="costs_after_letter",
    article="BW 6:96 lid 4-6",
    source="HR 13-6-2014, ECLI:NL:HR:2014:1405; HR 25-11-2016, ECLI:NL:HR:2016:2704",
    since=date(2012, 7, 1),
    gravity=Gravity.HARM,
    reasons=_VERDICTS,
    judge=_judge,
)
