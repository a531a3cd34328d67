"""On which terms of a creditor a bank line was judged: those that held when it came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from application.banking.accounts import compact, owners
from application.house import House
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import (
    BankLineMatched,
    BankLineParked,
    BankLineProposed,
    DecidedBy,
    ParkedWhy,
)
from domain.creditor.events import TermsChanged
from domain.creditor.state import fold, matching_terms
from domain.facts import Recorded, wrong_versions
from domain.matching.held import HeldWhy, held_from_booking
from domain.matching.terms import MatchingTerms, strictest

_OF_MATCHING: Final = ("book_from", "propose_from", "uncounted_clues", "books_itself")
LET_GO: Final = ("difference_let_go",)
_JUDGED: Final = frozenset({ParkedWhy.NO_CLUE, ParkedWhy.DOUBTFUL})


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsThen:
    """What held with a creditor when a line was judged."""

    creditor_id: UUID
    name: str
    terms: MatchingTerms
    given_by: tuple[Recorded, ...]
    """The facts by which he set them; none: they were the usual ones."""


def terms_then(house: House, line: BankLine) -> tuple[TermsThen, ...]:
    """The terms that a line was judged on, of each creditor of its account.

    None: no terms decided on it (a debit, a return, what a person or the bank's own id told).
    """
    judged = judged_by(house.collections.history(line.id))
    if judged is None:
        return ()
    wanted = compact(require_imported(line).iban)
    found = []
    for one in owners(house, wanted) or (line.log,):
        known = house.collections.history(one)
        then = fold(one, [fact for fact in known if fact.position < judged.position])
        if then.registered:
            found.append(
                TermsThen(
                    creditor_id=one,
                    name=house.collections.creditor(one).profile.name,
                    terms=matching_terms(then),
                    given_by=terms_given(known, before=judged.position),
                )
            )
    return tuple(found)


def proposed_from(house: House, line: BankLine, terms: Sequence[TermsThen]) -> int | None:
    """The certainty that no claim came to when it came in, where it waits for that reason.

    None: it waits for another reason, such as that its booking was undone.
    """
    if not terms or line.placements or line.parked is None or line.parked.why not in _JUDGED:
        return None
    judged = judged_by(house.collections.history(line.id))
    if judged is None or not isinstance(judged.fact, BankLineParked):
        return None
    return max(one.terms.propose_from for one in terms)


def held_then(line: BankLine, terms: Sequence[TermsThen]) -> HeldWhy | None:
    """Why a line that is proposed was not booked by itself; None: it is not, or none was asked."""
    if not terms or line.proposed is None or not line.waits:
        return None
    return held_from_booking(line.proposed.candidates, strictest(one.terms for one in terms))


def judged_by(history: Sequence[Recorded]) -> Recorded | None:
    """The fact by which a line was judged when it came in; None: no judge was asked."""
    first = next(
        (
            one
            for one in history
            if isinstance(one.fact, BankLineMatched | BankLineProposed | BankLineParked)
        ),
        None,
    )
    if first is None or not _by_the_judge(first):
        return None
    return first


def terms_given(
    history: Sequence[Recorded], *, before: int, fields: Sequence[str] = _OF_MATCHING
) -> tuple[Recorded, ...]:
    """The facts of a creditor that gave some of his terms as they held before a position."""
    known = [one for one in history if one.position < before]
    wrong = wrong_versions(known)
    given = {
        name: one
        for one in known
        if isinstance(one.fact, TermsChanged) and one.originator_version not in wrong
        for name in fields
        if getattr(one.fact, name) is not None
    }
    return tuple(sorted(dict.fromkeys(given.values()), key=lambda one: one.position))


def _by_the_judge(one: Recorded) -> bool:
    match one.fact:
        case BankLineMatched(by=by, reasons=reasons):
            return by is DecidedBy.RULE and bool(reasons)
        case BankLineParked(why=why):
            return why in _JUDGED
    return True
