"""No letter before its day: due days, terms that were given, notices and default are respected.

A hand-over within a term is judged as a hand-over.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from domain.claim.events import (
    Channel,
    DefaultDeclared,
    StatementSent,
)
from domain.compliance.case_file import CaseFile
from domain.compliance.default import default_by, defaults
from domain.compliance.demands import DunningLetter, demands, sight_of
from domain.compliance.last_chance import term_of
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.sight import Sight, then
from domain.facts import Recorded
from domain.law.default import SHORTEST_NOTICE_DAYS, DefaultGround
from domain.law.delivery import presumed_delivery
from domain.law.fourteen_days import SHORTEST, Wording


def _judge(file: CaseFile) -> Iterator[Ruling]:
    letters = demands(file)
    for at, letter in enumerate(letters):
        yield _of_letter(file, letter, letters[:at])
    for finding in file.of(DefaultDeclared):
        yield from _of_default(file, finding)


def _of_letter(file: CaseFile, letter: DunningLetter, before: Sequence[DunningLetter]) -> Ruling:
    """A letter on its own day: after what was given before, with a term that is long enough."""
    sight, on, rests = sight_of(file, letter), letter.asked_on, letter.rests
    claim = sight.claim
    if on <= claim.due_on:
        return found("before_due", on, *rests, due_on=claim.due_on)
    asks_anew = not isinstance(letter.fact, StatementSent) and not _says_again(letter)
    running = _running(sight, before, on) if asks_anew else None
    if running:
        earlier, last = running
        return found("before_term_ended", on, *rests, *earlier.rests, term_ends=last)
    return _of_its_term(sight, letter)


def _of_its_term(sight: Sight, letter: DunningLetter) -> Ruling:
    """The term that a letter gives: a notice seven days, a last chance fourteen full ones."""
    on, rests, pay_by = letter.asked_on, letter.rests, letter.pay_by
    said = letter.fourteen
    if said:
        known = said.wording in set(Wording)
        least = SHORTEST[Wording(said.wording)] if known else SHORTEST[Wording.FOURTEEN]
        if not known or said.term_days < least or pay_by is not None:
            days, wanted = str(said.term_days), str(least)
            return found("last_chance_too_short", on, *rests, days=days, least=wanted)
        if default_by(sight, on) is None:
            return found("last_chance_before_default", on, *rests)
    elif pay_by and letter.fact.serves_as_notice:
        by_post = letter.fact.channel is Channel.POST
        days_given = (pay_by - (presumed_delivery(on) if by_post else on)).days
        if days_given < SHORTEST_NOTICE_DAYS:
            shortest = str(SHORTEST_NOTICE_DAYS)
            return found("notice_too_short", on, *rests, pay_by=pay_by, least=shortest)
    elif pay_by and pay_by <= on:
        return found("no_term_at_all", on, *rests, pay_by=pay_by)
    return found("on_its_day", on, *rests)


def _says_again(letter: DunningLetter) -> bool:
    return letter.order is not None and letter.order.doubles is not None


def _running(
    sight: Sight, before: Sequence[DunningLetter], on: date
) -> tuple[DunningLetter, date] | None:
    """A letter of before whose term, as it printed it, had not ended on a day."""
    for letter in reversed(before):
        last = _last_day(sight, letter)
        if last and on <= last:
            return letter, last
    return None


def _last_day(sight: Sight, letter: DunningLetter) -> date | None:
    """The last day that a letter gave; none: it did not arrive, is void, or shows none."""
    state = sight.letter(letter.fact.letter_id)
    if letter.fact.letter_id in sight.claim.voided or (state.order and not state.arrived):
        return None
    if letter.fourteen is None:
        return letter.pay_by
    term = term_of(letter, state)
    return term.safe_last_day if term else None


def _of_default(file: CaseFile, finding: Recorded) -> Iterator[Ruling]:
    """A finding of default, by the terms and notices that were known when it was made."""
    fact = finding.fact
    assert isinstance(fact, DefaultDeclared)
    if fact.ground is DefaultGround.DEBTOR_STATEMENT:
        return
    grounds = defaults(then(file, finding))
    since, found_on = fact.in_default_since, finding.known_on
    if not grounds:
        yield found("default_without_ground", found_on, finding)
    elif grounds[0].since > since:
        yield found("default_too_early", found_on, finding, allowed_from=grounds[0].since)


TERMS: Final = Obligation(
    code="terms",
    article="BW 6:81-83, 6:96 lid 6",
    source="Burgerlijk Wetboek; Rb. Noord-Holland, ECLI:NL:RBNHO:2023:6558",
    since=date(1992, 1, 1),
    gravity=Gravity.BREACH,
    reasons={
        "on_its_day": Compliance.FULFILLED,
        "before_due": Compliance.VIOLATED,
        "before_term_ended": Compliance.VIOLATED,
        "no_term_at_all": Compliance.VIOLATED,
        "notice_too_short": Compliance.VIOLATED,
        "last_chance_too_short": Compliance.VIOLATED,
        "last_chance_before_default": Compliance.VIOLATED,
        "default_too_early": Compliance.VIOLATED,
        "default_without_ground": Compliance.VIOLATED,
    },
    judge=_judge,
)
