"""A letter of which nobody knows whether it went out, and how that doubt ends."""

from datetime import date

from domain.errors import Refusal
from domain.letter.events import DoubtOutcome, DoubtResolved, LetterFact
from domain.letter.refusals import order_of
from domain.letter.state import Letter, LetterStatus


def resolve(
    letter: Letter, *, was_sent: bool, evidence: str, today: date, sent_on: date | None = None
) -> list[LetterFact]:
    """Record what a relay log or a person found out about a letter in doubt.

    ``sent_on``: the day on which the evidence shows it went out; none: today at the latest, and
    its term counts from there. Raises NotFound ``letter.unknown``, Refusal ``letter.no_evidence``
    without a word, ``letter.no_doubt`` where there is none, ``letter.sent_when`` for a day that
    cannot be.
    """
    if not evidence.strip():
        raise Refusal(
            "letter.no_evidence",
            "Say what shows whether the letter went out.",
            way_out="Name the relay's log line, a reply of the debtor, or who looked.",
        )
    require_doubt(letter)
    if sent_on:
        _check_sent_on(letter, sent_on, was_sent=was_sent, today=today)
    return [ended(was_sent=was_sent, evidence=evidence, sent_on=sent_on)]


def require_doubt(letter: Letter) -> None:
    """Refuse with ``letter.no_doubt`` a letter of which it is known whether it went out."""
    order_of(letter)
    if letter.status is not LetterStatus.IN_DOUBT:
        raise Refusal(
            "letter.no_doubt",
            f"Letter {letter.id} is {letter.status.value}, not in doubt.",
            way_out="See `vordering letters list` for the ones that are.",
        )


def ended(*, was_sent: bool, evidence: str, sent_on: date | None = None) -> DoubtResolved:
    """The fact that it is known whether the letter went out; no day: at the latest today."""
    outcome = DoubtOutcome.WAS_SENT if was_sent else DoubtOutcome.WAS_NOT_SENT
    return DoubtResolved(outcome=outcome, evidence=evidence, sent_on=sent_on)


def _check_sent_on(letter: Letter, day: date, *, was_sent: bool, today: date) -> None:
    begun = letter.started_on or letter.ordered_on
    if not was_sent or not begun <= day <= today:
        raise Refusal(
            "letter.sent_when",
            f"Letter {letter.id} cannot have gone out on {day}: its sending began on {begun}.",
            way_out="Give the day that the evidence shows, or leave it out.",
            values={"day": day, "begun": begun},
        )
