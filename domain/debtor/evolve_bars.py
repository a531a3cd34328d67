"""What bars the way to a debtor, as each fact leaves it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.days import add_days, day_after
from domain.debtor.bar_events import BarBegan, BarEnded, RepresentativeAddressed
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
from domain.debtor.person import Debtor, Insolvent, OwnDetails, Protected
from domain.facts import Fact, Recorded
from domain.law.estate import estate_barred_until
from domain.law.limitation import Insolvency
from domain.law.protection import RULES, Bar

_BARRING: Final[Mapping[type[Fact], str]] = {
    BankruptcyDeclared: "bankruptcy",
    BankruptcyEnded: "bankruptcy",
    DebtRestructuringStarted: "debt_restructuring",
    DebtRestructuringEnded: "debt_restructuring",
    DebtHelpEnded: "debt_help",
    GuardianshipOrdered: "guardianship",
    GuardianshipEnded: "guardianship",
}


def begin(debtor: Debtor, fact: BarBegan, recorded: Recorded) -> None:
    """Let something protect the debtor; said again, it takes the place of what was said."""
    name, rule = fact.bar.value, RULES[fact.bar]
    debtor.protections[name] = Protected(
        bar=fact.bar,
        since=fact.since,
        until=fact.until,
        number=fact.number,
        court=fact.court,
        contact=fact.contact,
        postable=fact.postable,
        mailable=fact.mailable,
        undisclosed=fact.undisclosed,
        threat=fact.threat,
        dissolved=fact.dissolved,
        claims=fact.claims,
    )
    _say(debtor, name, fact.until, recorded)
    debtor.bars_over.pop(name, None)
    if fact.claims:
        debtor.bars_over[name] = fact.claims
    if rule.stops_interest:
        debtor.insolvent_since[name] = fact.since


def end(debtor: Debtor, fact: BarEnded, recorded: Recorded) -> None:
    """Let the way be free of what protected him, as far as its end lets it be."""
    name = fact.bar.value
    since = debtor.insolvent_since.get(name) or _since(debtor, name)
    if fact.bar is Bar.NATURAL_OBLIGATION:
        debtor.natural_through = None
    if fact.how.frees:
        debtor.bars_since.setdefault(Bar.NATURAL_OBLIGATION.value, recorded.known_on)
        through = since or fact.ended_on
        debtor.natural_through = max(debtor.natural_through or date.min, through)
    if since and RULES[fact.bar].stops_interest and not fact.how.undoes:
        _outlive(debtor, fact.bar, since, fact.ended_on)
    _free(debtor, name)
    debtor.bars_ended[name] = _address_of(recorded)
    debtor.protections.pop(name, None)
    if debtor.own and debtor.own.bar is fact.bar:
        _speak_for_himself(debtor, debtor.own, fact.ended_on)


def _outlive(debtor: Debtor, which: Bar, since: date, ended_on: date) -> None:
    """Let an insolvency be over: what fell in it stays fallen, and the limitation is lengthened."""
    over = Insolvent(which, since, max(since, add_days(ended_on, -1)))
    debtor.insolvencies = (*debtor.insolvencies, over)
    debtor.ended_insolvencies = (*debtor.ended_insolvencies, Insolvency(since, ended_on))


def _since(debtor: Debtor, name: str) -> date | None:
    known = debtor.protections.get(name)
    return known.since if known else None


def address(debtor: Debtor, fact: RepresentativeAddressed, recorded: Recorded) -> None:
    """Let letters go to who acts for him, and let what he is represented by stop nothing more."""
    known = debtor.protections.get(fact.bar.value)
    if known is None or known.contact is None:
        return
    if debtor.own is None:
        debtor.own = OwnDetails(
            bar=fact.bar,
            contact=debtor.contact,
            postable=debtor.postable,
            mailable=debtor.mailable,
            phone_known=debtor.phone_known,
            said=debtor.contact_said,
        )
    debtor.contact, debtor.contact_since = known.contact, recorded.effective_on
    debtor.postable, debtor.mailable, debtor.phone_known = known.postable, known.mailable, None
    debtor.contact_version, debtor.contact_said = recorded.originator_version, True
    facts = debtor.bar_facts.get(fact.bar.value, ())
    _free(debtor, fact.bar.value)
    debtor.bar_facts[fact.bar.value] = (*facts, _address_of(recorded))


def _speak_for_himself(debtor: Debtor, own: OwnDetails, since: date) -> None:
    debtor.contact, debtor.contact_since, debtor.own = own.contact, since, None
    debtor.postable, debtor.mailable = own.postable, own.mailable
    debtor.phone_known, debtor.contact_said = own.phone_known, own.said


def _say(debtor: Debtor, name: str, until: date | None, recorded: Recorded) -> None:
    """Let something bar the way, through a last day where one is known."""
    if debtor.bars_ended.pop(name, None):
        debtor.bar_facts.pop(name, None)
    debtor.bars[name] = until
    debtor.bars_since.setdefault(name, recorded.known_on)
    debtor.bars_said[name] = recorded.known_on
    debtor.bar_facts[name] = (*debtor.bar_facts.get(name, ()), _address_of(recorded))


def _address_of(recorded: Recorded) -> tuple[int, str]:
    return recorded.originator_version, recorded.fact.TOPIC


def _free(debtor: Debtor, name: str) -> None:
    """Let something bar the way no more."""
    for known in (debtor.bars, debtor.bars_since, debtor.bars_said, debtor.bars_over):
        known.pop(name, None)
    debtor.insolvent_since.pop(name, None)


def bar(
    debtor: Debtor,
    fact: BankruptcyDeclared | DebtRestructuringStarted | GuardianshipOrdered,
    recorded: Recorded,
) -> None:
    """Let an insolvency or an administration bar the way, without an end in sight."""
    _say(debtor, _BARRING[type(fact)], None, recorded)
    if not isinstance(fact, GuardianshipOrdered):
        debtor.insolvent_since[_BARRING[type(fact)]] = fact.legal_day or recorded.effective_on


def unbar(
    debtor: Debtor,
    fact: BankruptcyEnded | DebtRestructuringEnded | DebtHelpEnded | GuardianshipEnded,
    recorded: Recorded,
) -> None:
    """Let the way be free again of what barred it.

    These facts do not say how it ended; read is what a person says who ends one without more: it
    is over (``BarEnd.OVER``), so that its costs stay fallen (Fw 26, 299; decision 88).
    """
    if since := debtor.insolvent_since.get(_BARRING[type(fact)]):
        _outlive(debtor, Bar(_BARRING[type(fact)]), since, recorded.effective_on)
    if _BARRING[type(fact)] in debtor.bars:
        debtor.bars_ended[_BARRING[type(fact)]] = _address_of(recorded)
    _free(debtor, _BARRING[type(fact)])
    debtor.protections.pop(_BARRING[type(fact)], None)


def ask_for_time(debtor: Debtor, fact: DebtHelpStarted, recorded: Recorded) -> None:
    """Let debt help bar the way, through its last day."""
    _say(debtor, "debt_help", fact.until, recorded)


def die(debtor: Debtor, fact: DeathReported, recorded: Recorded) -> None:
    """Let a death bar the way until the heirs are known."""
    debtor.bars_since.pop("death", None)
    _say(debtor, "death", None, recorded)
    debtor.heirs_since = None
    debtor.died_on = fact.died_on or recorded.effective_on


def inherit(debtor: Debtor, fact: HeirsKnown, recorded: Recorded) -> None:
    """Let the heirs be written to, from the day on which they may be."""
    debtor.contact, debtor.contact_since = fact.contact, recorded.effective_on
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known, debtor.heirs_since = fact.phone_known, recorded.effective_on
    debtor.move(fact.country)
    debtor.died_on = fact.died_on or debtor.died_on or recorded.effective_on
    _say(debtor, "death", estate_barred_until(debtor.died_on, fact.acceptance), recorded)
    debtor.contact_version, debtor.contact_said = recorded.originator_version, True


def join(debtor: Debtor, fact: ClaimsJoined, recorded: Recorded) -> None:
    """Take over the claims of another debtor, and what barred the way to him."""
    debtor.claims |= {one: None for one in fact.claims if one not in debtor.claims}
    debtor.alike.pop(fact.from_debtor, None)
    carried = [one for one in fact.bars if one.bar != Bar.NATURAL_OBLIGATION]
    free = [one.since for one in fact.bars if one.bar == Bar.NATURAL_OBLIGATION and one.since]
    freed = () if debtor.natural_through else tuple(fact.bars[len(carried) :])
    debtor.natural_through = max([*filter(None, [debtor.natural_through]), *free], default=None)
    new = tuple(one for one in carried if one.bar not in debtor.bars)
    debtor.bars |= {one.bar: one.until for one in carried if _longer(one, debtor)}
    debtor.bars_since |= {one.bar: recorded.known_on for one in new}
    debtor.bars_over |= {one.bar: one.claims for one in new if one.claims}
    debtor.insolvent_since |= {
        one.bar: one.since for one in new if one.since and RULES[Bar(one.bar)].stops_interest
    }
    over = [one for one in _over(fact) if one not in debtor.insolvencies]
    for one in over:
        _outlive(debtor, one.bar, one.first, day_after(one.last))
    died_on = fact.died_on if debtor.died_on is None else None
    debtor.died_on = debtor.died_on or died_on
    before = debtor.joined.get(fact.from_debtor)
    claims = (*before.claims, *fact.claims) if before else fact.claims
    came = tuple(CarriedBar(bar=o.bar.value, since=o.first, until=o.last) for o in over)
    update = {"claims": claims, "bars": (*new, *freed), "died_on": died_on, "over": came}
    debtor.joined[fact.from_debtor] = fact.model_copy(update=update)


def _over(fact: ClaimsJoined) -> list[Insolvent]:
    """The insolvencies that are over and came along with another debtor."""
    return [
        Insolvent(Bar(one.bar), one.since, one.until)
        for one in fact.over
        if one.since and one.until
    ]


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
        _free(debtor, one.bar)
        if one.bar == Bar.NATURAL_OBLIGATION:
            debtor.natural_through = None
    for gone in _over(came) if came else ():
        debtor.insolvencies = tuple(one for one in debtor.insolvencies if one != gone)
        lengthened = Insolvency(gone.first, day_after(gone.last))
        left_over = [one for one in debtor.ended_insolvencies if one != lengthened]
        debtor.ended_insolvencies = tuple(left_over)
    if came and came.died_on:
        debtor.died_on = None
