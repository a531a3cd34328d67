"""What bars the way to a debtor, as each fact leaves it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.debtor.events import (
    BankruptcyDeclared,
    BankruptcyEnded,
    DeathReported,
    DebtHelpEnded,
    DebtHelpStarted,
    DebtRestructuringEnded,
    DebtRestructuringStarted,
    GuardianshipEnded,
    GuardianshipOrdered,
    HeirsKnown,
)
from domain.debtor.merge_events import CarriedBar, ClaimsJoined, ClaimsLeft, LikenessGround
from domain.debtor.person import Debtor
from domain.facts import Fact, Recorded
from domain.law.estate import estate_barred_until

_BARRING: Final[Mapping[type[Fact], str]] = {
    BankruptcyDeclared: "bankruptcy",
    BankruptcyEnded: "bankruptcy",
    DebtRestructuringStarted: "debt_restructuring",
    DebtRestructuringEnded: "debt_restructuring",
    DebtHelpEnded: "debt_help",
    GuardianshipOrdered: "guardianship",
    GuardianshipEnded: "guardianship",
}


def bar(
    debtor: Debtor,
    fact: BankruptcyDeclared | DebtRestructuringStarted | GuardianshipOrdered,
    recorded: Recorded,
) -> None:
    """Let an insolvency or an administration bar the way, without an end in sight."""
    debtor.bars[_BARRING[type(fact)]] = None
    debtor.bars_since.setdefault(_BARRING[type(fact)], recorded.known_on)
    if not isinstance(fact, GuardianshipOrdered):
        debtor.insolvent_since[_BARRING[type(fact)]] = fact.legal_day or recorded.effective_on


def unbar(
    debtor: Debtor,
    fact: BankruptcyEnded | DebtRestructuringEnded | DebtHelpEnded | GuardianshipEnded,
    _recorded: Recorded,
) -> None:
    """Let the way be free again of what barred it."""
    debtor.bars.pop(_BARRING[type(fact)], None)
    debtor.bars_since.pop(_BARRING[type(fact)], None)
    debtor.insolvent_since.pop(_BARRING[type(fact)], None)


def ask_for_time(debtor: Debtor, fact: DebtHelpStarted, recorded: Recorded) -> None:
    """Let debt help bar the way, through its last day."""
    debtor.bars["debt_help"] = fact.until
    debtor.bars_since.setdefault("debt_help", recorded.known_on)


def die(debtor: Debtor, fact: DeathReported, recorded: Recorded) -> None:
    """Let a death bar the way until the heirs are known."""
    debtor.bars["death"], debtor.heirs_since = None, None
    debtor.bars_since["death"] = recorded.known_on
    debtor.died_on = fact.died_on or recorded.effective_on


def inherit(debtor: Debtor, fact: HeirsKnown, recorded: Recorded) -> None:
    """Let the heirs be written to, from the day on which they may be."""
    debtor.contact, debtor.contact_since = fact.contact, recorded.effective_on
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known, debtor.heirs_since = fact.phone_known, recorded.effective_on
    debtor.move(fact.country)
    debtor.died_on = fact.died_on or debtor.died_on or recorded.effective_on
    debtor.bars_since.setdefault("death", recorded.known_on)
    debtor.bars["death"] = estate_barred_until(debtor.died_on, fact.acceptance)
    debtor.contact_version, debtor.contact_said = recorded.originator_version, True


def join(debtor: Debtor, fact: ClaimsJoined, recorded: Recorded) -> None:
    """Take over the claims of another debtor, and what barred the way to him."""
    debtor.claims |= {one: None for one in fact.claims if one not in debtor.claims}
    debtor.alike.pop(fact.from_debtor, None)
    new = tuple(one for one in fact.bars if one.bar not in debtor.bars)
    debtor.bars |= {one.bar: one.until for one in fact.bars if _longer(one, debtor)}
    debtor.bars_since |= {one.bar: recorded.known_on for one in new}
    debtor.insolvent_since |= {one.bar: one.since for one in new if one.since}
    died_on = fact.died_on if debtor.died_on is None else None
    debtor.died_on = debtor.died_on or died_on
    before = debtor.joined.get(fact.from_debtor)
    claims = (*before.claims, *fact.claims) if before else fact.claims
    update = {"claims": claims, "bars": new, "died_on": died_on}
    debtor.joined[fact.from_debtor] = fact.model_copy(update=update)


def _longer(one: CarriedBar, debtor: Debtor) -> bool:
    until = debtor.bars.get(one.bar, date.min)
    return until is not None and (one.until is None or one.until > until)


def leave(debtor: Debtor, fact: ClaimsLeft, _recorded: Recorded) -> None:
    """Give back what had come along with another debtor."""
    left = set(fact.claims)
    debtor.claims = {one: None for one in debtor.claims if one not in left}
    debtor.alike.pop(fact.to_debtor, None)
    debtor.unlike.add(fact.to_debtor)
    came = debtor.joined.pop(fact.to_debtor, None)
    if came is None:  # no merge is undone: who parts them knows all that is alike in them
        debtor.grounds_seen[fact.to_debtor] = frozenset(LikenessGround)
    for one in came.bars if came else ():
        debtor.bars.pop(one.bar, None)
        debtor.bars_since.pop(one.bar, None)
        debtor.insolvent_since.pop(one.bar, None)
    if came and came.died_on:
        debtor.died_on = None
