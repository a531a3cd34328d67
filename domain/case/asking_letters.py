"""Letters that state an amount and a last day, as the debtor may rely on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.claim.events import Asked, Channel
from domain.claim.references import EXTENSION
from domain.claim.state import Claim, SentLetter
from domain.days import add_days
from domain.errors import Refusal
from domain.law.calendar import next_banking_day
from domain.law.delivery import planning_delivery
from domain.law.fourteen_days import FourteenDayTerm, Wording, fourteen_day_term, term_from_posting
from domain.letter.events import LetterOrdered
from domain.letter.state import Letter


@dataclass(frozen=True, slots=True)
class AskingLetter:
    """A letter that asked a claim to pay an amount by a last day (inclusive)."""

    letter_id: UUID
    asked: Asked
    """Of this claim."""
    last: date
    ordered_at: int
    ordered_on: date
    order: LetterOrdered | None
    holds: bool
    """It arrived as far as is known, and it is not void."""


def asking_letters(claim: Claim, letters: Mapping[UUID, Letter]) -> Iterator[AskingLetter]:
    """Every letter that asked a claim for an amount by a last day, in the order they were sent.

    A confirmation of an extension or a promise is one where it covers all that is open.
    """
    for sent in claim.letters:
        letter = letters.get(sent.letter_id)
        last = last_day_of(claim, sent, letter, letters) if letter else None
        if letter is None or last is None:
            continue
        holds = letter.arrived and sent.letter_id not in claim.voided
        on = letter.order.send_on if letter.order else sent.sent_on
        yield AskingLetter(letter.id, sent.asked, last, sent.ordered_at, on, letter.order, holds)
    for confirmed in claim.confirmations:
        letter = letters.get(confirmed.letter_id)
        order = letter.order if letter else None
        if letter is None or order is None or order.pay_by is None:
            continue
        part = next(one for one in order.claims if one.claim_id == claim.id)
        asked = part.asked
        # Over several claims each has its own share of what was promised.
        own = order.agreed_amount if part.instalment is None else part.instalment
        if own == asked.total:
            last, at = order.pay_by, confirmed.ordered_at
            yield AskingLetter(letter.id, asked, last, at, order.send_on, order, letter.arrived)


def time_given(claim: Claim, letters: Mapping[UUID, Letter]) -> date | None:
    """The last day (inclusive) that a letter which holds gave for paying; None: none names one.

    A fourteen-day letter of which no receipt is shown names none that is known.
    """
    every = (one.last for one in asking_letters(claim, letters) if one.holds)
    return max((last for last in every if last < date.max), default=None)


def last_day_of(
    claim: Claim, sent: SentLetter, letter: Letter, letters: Mapping[UUID, Letter]
) -> date | None:
    """The last day (inclusive) on which money may be credited for a letter; None: it names none.

    A letter that left later gives its days later, an extension gives more of them. Of a
    fourteen-day letter it is the end of its term by law, of two days the later one; one of which
    no receipt is shown has not lapsed before the letter that says it again has.
    """
    if sent.fourteen is not None:
        last = _term_of(sent, letter)
        if last is None:
            later = (_last_of_double(one, claim, letters) for one in claim.letters)
            last = max((day for day in later if day), default=date.max)
    elif sent.pay_by is None:
        return None
    else:
        last = sent.pay_by
        if letter.days_late:
            last = next_banking_day(add_days(last, letter.days_late))
    return max(last, _extended_to(claim, sent, letters) or last)


def _extended_to(claim: Claim, sent: SentLetter, letters: Mapping[UUID, Letter]) -> date | None:
    """The day to which an extension moved a term: never that of a letter another had followed.

    What was agreed is how long he has for what the last one asked.
    """
    agreed = max((day for day, what in claim.agreed if what == EXTENSION), default=date.min)
    followed = any(
        other.ordered_at > sent.ordered_at and other.sent_on <= agreed
        for other in claim.letters
        if (letter := letters.get(other.letter_id)) is not None and letter.arrived
    )
    return None if followed else claim.extended_to


def term_of(sent: SentLetter, letter: Letter) -> FourteenDayTerm | None:
    """The term of a fourteen-day letter by proof or presumption; None while nothing shows one."""
    wording = Wording(sent.fourteen.wording) if sent.fourteen else Wording.FOURTEEN
    if letter.proven_on:
        return fourteen_day_term(delivered_on=letter.proven_on, wording=wording)
    if letter.channel is Channel.POST and letter.posted_on:
        return term_from_posting(posted_on=letter.posted_on, wording=wording)
    return None


def _last_of_double(sent: SentLetter, claim: Claim, letters: Mapping[UUID, Letter]) -> date | None:
    letter = letters.get(sent.letter_id)
    if sent.fourteen is None or letter is None or sent.letter_id in claim.voided:
        return None
    return _term_of(sent, letter)


def _term_of(sent: SentLetter, letter: Letter) -> date | None:
    """The last day by law; one among days whose holidays nobody knows yet has not passed."""
    try:
        return _fourteen(sent, letter)
    except Refusal as refusal:
        if refusal.code != "law.calendar_unverified":
            raise
        return date.max


def _fourteen(sent: SentLetter, letter: Letter) -> date | None:
    """The last day of the term; of post as slow as we plan for, where its receipt is presumed."""
    term = term_of(sent, letter)
    if term is None:
        return None
    if letter.proven_on or letter.posted_on is None or sent.fourteen is None:
        return term.safe_last_day
    planned = fourteen_day_term(
        delivered_on=planning_delivery(letter.posted_on), wording=Wording(sent.fourteen.wording)
    )
    return max(term.safe_last_day, planned.safe_last_day)
