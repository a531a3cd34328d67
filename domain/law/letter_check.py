"""What makes a fourteen-day letter void: the check before it is sent, and of one that was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.law.collection_costs import Costs
from domain.law.fourteen_days import SHORTEST, Wording
from domain.money import Cents, as_decimal

ARTICLE: Final = "BW 6:96 lid 6"
NEW_LETTER: Final = "Send a new, correct letter; waiting longer does not repair this one."


@dataclass(frozen=True, slots=True, kw_only=True)
class FourteenDayLetter:
    """What a fourteen-day letter says, and what was so when it was sent.

    ``in_default_since`` has one day (or None: no default) for each claim in it, in order.
    ``wording`` None is any other wording, such as "14 days from the date of this letter".
    ``costs``, ``vat`` and ``other_costs`` in cents as the letter states them, None where it
    gives no exact amount. ``calendar_date``: it prints a day to pay by.
    """

    sent_on: date
    in_default_since: Sequence[date | None]
    wording: Wording | None
    term_days: int
    costs: Cents | None
    vat: Cents = 0
    vat_declared: bool = False
    calendar_date: bool = False
    other_costs: Cents = 0
    names_claims: bool = True
    to_debtor_personally: bool = True


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with a letter, the law it breaks, and what is to be done.

    ``fatal``: no collection costs can follow from this letter.
    """

    code: str
    message: str
    article: str
    way_out: str
    fatal: bool = True


def check_letter(letter: FourteenDayLetter, *, expected: Costs) -> list[Defect]:
    """Every defect of a fourteen-day letter; an empty list is a lawful letter.

    ``expected`` are the costs computed over the claims in it. A letter sent before default, in
    another wording, with a calendar day, or asking too much makes no costs due, ever; asking
    too little only limits them to what it said. BW 6:96 lid 6; HR 13-6-2014,
    ECLI:NL:HR:2014:1405; HR 25-11-2016, ECLI:NL:HR:2016:2704; Besluit BIK art. 2 lid 3.
    """
    return [*_default(letter), *_term(letter), *_amount(letter, expected), *_contents(letter)]


def _default(letter: FourteenDayLetter) -> Iterator[Defect]:
    for since in letter.in_default_since:
        if since is None:
            yield _defect("no_default", "A claim in it was not in default.", "Give notice first.")
        elif since > letter.sent_on:
            message = f"Sent on {letter.sent_on}, before the default of {since}."
            yield _defect("before_default", message)


def _term(letter: FourteenDayLetter) -> Iterator[Defect]:
    if letter.wording is None:
        yield _defect("wording", "The term does not run from delivery in a lawful wording.")
    elif letter.term_days < SHORTEST[letter.wording]:
        message = f"It gives {letter.term_days} days, {SHORTEST[letter.wording]} are needed."
        yield _defect("term_too_short", message)
    if letter.calendar_date:
        yield _defect("calendar_date", "It prints a day: too short where the post is late.")


def _amount(letter: FourteenDayLetter, expected: Costs) -> Iterator[Defect]:
    if letter.costs is None:
        yield _defect("no_exact_amount", "It does not state the exact amount of the costs.")
        return
    if letter.costs + letter.vat > expected.total or letter.costs > expected.amount:
        stated = as_decimal(letter.costs + letter.vat)
        message = f"It asks {stated} where {as_decimal(expected.total)} is allowed."
        yield _defect("amount_too_high", message)
    elif letter.costs < expected.amount:
        message = f"It asks {as_decimal(letter.costs)}; no more can follow from it."
        yield _defect("amount_too_low", message, "Ask that, or send a new letter.", fatal=False)
    if letter.vat and not letter.vat_declared:
        message = "It asks VAT without declaring that the creditor cannot deduct it."
        yield _defect("vat_not_declared", message, article="Besluit BIK art. 2 lid 3")


def _contents(letter: FourteenDayLetter) -> Iterator[Defect]:
    if letter.other_costs:
        yield _defect("other_costs", "It asks other costs next to the collection costs.")
    if not letter.names_claims:
        message = "It does not name the claims that make up the principal."
        yield _defect("claims_not_named", message, article="BW 6:96 lid 7")
    if not letter.to_debtor_personally:
        yield _defect("addressee", "It is not addressed to the debtor in person.")


def _defect(
    rule: str,
    message: str,
    way_out: str = NEW_LETTER,
    *,
    article: str = ARTICLE,
    fatal: bool = True,
) -> Defect:
    return Defect(f"fourteen_days.{rule}", message, article, way_out, fatal)
