"""When a debtor was in default by law (BW 6:81-83): from terms and notices, not from findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.claim.events import Channel
from domain.claim.references import AGREED_PLAN, EXTENSION
from domain.claim.state import Claim, SentLetter
from domain.compliance.sight import Sight
from domain.days import add_days, day_after
from domain.law.account import EntryKind
from domain.law.default import SHORTEST_NOTICE_DAYS, DefaultGround, default_since
from domain.law.delivery import presumed_delivery
from domain.letter.state import Letter
from domain.letter.text import LetterKind


@dataclass(frozen=True, slots=True)
class Begun:
    """A day since which a debtor is in default on a ground; ``shown``: the facts show it.

    A notice by e-mail of which nobody shows that it was received is not (BW 3:37 lid 3), nor is
    one of less than seven days: whether those were reasonable is for a judge (6:82 lid 1).
    """

    since: date
    shown: bool


def defaults(sight: Sight) -> list[Begun]:
    """Every ground of default of a claim as it was known, the earliest first."""
    return sorted(_grounds(sight), key=lambda one: (one.since, not one.shown))


def default_by(sight: Sight, day: date) -> Begun | None:
    """A ground of default that held on a day: one that is shown before one that is not."""
    held = [one for one in defaults(sight) if one.since <= day]
    return next((one for one in held if one.shown), held[0] if held else None)


def received_on(letter: Letter) -> date | None:
    """The day a notice counts as received: by proof, presumption of post, else of its sending."""
    if letter.proven_on:
        return letter.proven_on
    return presumed_delivery(letter.posted_on) if letter.posted_on else letter.sent_on


def due_on(claim: Claim) -> date:
    """The last day to pay: an extension moves it that was agreed before it had passed.

    One that was agreed later gives time for the days to come, and undoes no default.
    """
    agreed = min((day for day, what in claim.agreed if what == EXTENSION), default=date.max)
    return claim.extended_to if claim.extended_to and agreed <= claim.due_on else claim.due_on


def _grounds(sight: Sight) -> Iterator[Begun]:
    claim = sight.claim
    found = claim.default
    if found and found.ground is DefaultGround.DEBTOR_STATEMENT:
        yield Begun(found.since, shown=True)
    due = due_on(claim)
    fatal = default_since(due_on=due, basis=claim.term_basis)
    if fatal:
        yield Begun(_open_since(claim, fatal[0]), shown=True)
    for sent in claim.letters:
        if sent.pay_by and sent.serves_as_notice and _counts(sight, sent, sent.pay_by):
            since = _open_since(claim, day_after(max(sent.pay_by, due)))
            yield Begun(since, shown=_is_shown(sent, sight.letter(sent.letter_id), sent.pay_by))


def _counts(sight: Sight, sent: SentLetter, pay_by: date) -> bool:
    """Tell whether a demand may have been a notice that reached the debtor (BW 6:82).

    Not one that outlived him, nor a demand within whose term he was promised another (law.md 10).
    Who does not see the letter takes it as the claim was told of it.
    """
    letter = sight.letter(sent.letter_id)
    if letter.order is not None and not letter.arrived:
        return False
    if sight.debtor.outlived(pay_by, sent_on=sent.sent_on):
        return False
    plans = {AGREED_PLAN} if sent.kind is LetterKind.REMINDER else None
    others = (
        day for day, what in sight.claim.agreed if (what in plans if plans else what != EXTENSION)
    )
    return not any(sent.sent_on <= day <= pay_by for day in others)


def _is_shown(sent: SentLetter, letter: Letter, pay_by: date) -> bool:
    """Tell whether the facts show that a notice was received, and gave a reasonable term."""
    received = received_on(letter) or sent.sent_on
    reached = bool(letter.proven_on) or (sent.channel is Channel.POST and not letter.doubted_on)
    return reached and (pay_by - received).days >= SHORTEST_NOTICE_DAYS


def _open_since(claim: Claim, since: date) -> date:
    """The day itself; where money was taken back that had paid the term, the day after that."""
    gone = sum(e.cents for e in claim.ledger if e.kind is EntryKind.CREDIT and e.on < since)
    if claim.paid(until=add_days(since, -1)) + gone < claim.principal:
        return since
    back = (e.on for e in claim.ledger if e.kind is EntryKind.REVERSAL and e.on >= since)
    first = min(back, default=None)
    return day_after(first) if first else since
