"""Nothing is done while a claim is held or its debtor barred; interest ends with insolvency."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.case import as_owed_by
from domain.claim.balance import balance
from domain.claim.events import (
    Asked,
    Channel,
    DebtorContacted,
    HandedOver,
    HandOverRequested,
    HoldPlaced,
    LetterFact,
)
from domain.claim.state import Claim
from domain.compliance.acts import Deed, DeedKind
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.debtor.bar_events import BarBegan, BarEnded
from domain.debtor.events import (
    AddressUnknown,
    BankruptcyDeclared,
    DeathReported,
    DebtHelpStarted,
    DebtRestructuringStarted,
    GuardianshipOrdered,
    HeirsKnown,
)
from domain.debtor.merge_events import ClaimsJoined
from domain.debtor.state import Debtor
from domain.facts import Fact, Point, Recorded
from domain.law.protection import Bar

_BARS: Final[Mapping[type[Fact], str]] = {
    BankruptcyDeclared: "bankruptcy",
    DebtRestructuringStarted: "debt_restructuring",
    DebtHelpStarted: "debt_help",
    GuardianshipOrdered: "guardianship",
    DeathReported: "death",
    HeirsKnown: "death",
    BarBegan: "",
    BarEnded: "",
}
_OF_DEBTOR: Final[tuple[type[Fact], ...]] = (*_BARS, AddressUnknown, ClaimsJoined)
_WITHIN: Final[Mapping[DeedKind, str]] = {
    DeedKind.LETTER: "letter_within",
    DeedKind.COSTS: "costs_within",
    DeedKind.HAND_OVER: "hand_over_within",
    DeedKind.CONTACT: "contact_within",
    DeedKind.CALLED_OFF: "letter_called_off",
}
_LEFT_ALONE: Final = frozenset({"letter_called_off", "interest_stopped"})
"""What was found where nothing was done about the claim."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """What stopped an act: the category of a hold or the name of a bar, and the fact of it."""

    what: str
    facts: tuple[Recorded, ...]


def _judge(file: CaseFile) -> Iterator[Ruling]:
    stops = [*file.of(HoldPlaced), *file.of_debtor(*_OF_DEBTOR)]
    if not stops:
        return
    passed: set[int] = set()
    for deed in file.acts:
        for ruling in _of(file, deed, stops):
            yield ruling
            if ruling.reason not in _LEFT_ALONE:
                passed |= {rest.position for rest in ruling.rests}
    yield from _kept(file, stops, passed)


def _kept(file: CaseFile, stops: Sequence[Recorded], passed: set[int]) -> Iterator[Ruling]:
    """What stopped the claim, and nothing was done about it meanwhile."""
    opened = file.facts[0].position
    for stop in stops:
        if stop.position > opened and stop.position not in passed and _name(stop):
            yield found("nothing_done_meanwhile", stop.known_on, stop, what=_name(stop))


def _of(file: CaseFile, deed: Deed, stops: Sequence[Recorded]) -> Iterator[Ruling]:
    if any(deed.knew(one) for one in stops):
        claim, debtor = file.claim_at(deed), file.debtor_at(deed)
        yield from _interest(claim, debtor, deed, stops)
        if stop := _stopped(claim, debtor, deed.on, [one for one in stops if deed.knew(one)]):
            reason = _WITHIN[deed.kind]
            if isinstance(deed.told.fact, DebtorContacted) and not deed.told.fact.step:
                reason = "contact_for_another_reason"
            yield found(reason, deed.on, *stop.facts, *deed.rests, what=stop.what)
            return
        yield from _lost_address(debtor, deed, stops)
    if any(not deed.knew(one) and one.effective_on <= deed.on for one in stops):
        yield from _known_since(file, deed, stops)


def _known_since(file: CaseFile, deed: Deed, stops: Sequence[Recorded]) -> Iterator[Ruling]:
    """What stopped the claim by then and came to be known only after the act."""
    if deed.kind is DeedKind.CALLED_OFF:
        return
    then = Point(file.at.position, deed.on)
    claim = file.around.claim(file.claim_id, then)
    debtor = file.around.debtor(claim.debtor_id or file.debtor.id, then)
    later = [one for one in stops if not deed.knew(one)]
    stop = _stopped(claim, debtor, deed.on, later)
    if stop and stop.facts:
        yield found("came_to_light_later", deed.on, *stop.facts, *deed.rests, what=stop.what)


def _stopped(claim: Claim, debtor: Debtor, day: date, known: Sequence[Recorded]) -> _Stop | None:
    """What stops a claim on a day, the debtor's bar first."""
    if bar := debtor.barred_on(day, claim):
        facts = tuple(one for one in known if _name(one) == bar)
        return _Stop(bar, facts[-1:])
    hold = claim.held_on(day)
    if hold is None:
        return None
    facts = tuple(one for one in known if getattr(one.fact, "hold_id", "") == hold.hold_id)
    return _Stop(hold.category, facts)


def _name(stop: Recorded) -> str:
    if isinstance(stop.fact, HoldPlaced):
        return stop.fact.category
    if isinstance(stop.fact, BarBegan):
        return stop.fact.bar.value
    if isinstance(stop.fact, BarEnded):
        return Bar.NATURAL_OBLIGATION.value if stop.fact.how.frees else ""
    return _BARS.get(type(stop.fact), "")


def _lost_address(debtor: Debtor, deed: Deed, stops: Sequence[Recorded]) -> Iterator[Ruling]:
    fact = deed.told.fact
    if not isinstance(fact, LetterFact) or fact.channel is not Channel.POST:
        return
    if debtor.unaddressed_since and not debtor.postable:
        lost = [one for one in stops if isinstance(one.fact, AddressUnknown) and deed.knew(one)]
        since = debtor.unaddressed_since
        yield found("posted_to_a_lost_address", deed.on, *lost, *deed.rests, lost_since=since)


def _interest(
    claim: Claim, debtor: Debtor, deed: Deed, stops: Sequence[Recorded]
) -> Iterator[Ruling]:
    """What runs after a bankruptcy or restructuring began is not asked."""
    asked, last = _asked(deed), debtor.last_interest_day
    if asked is None or last is None:
        return
    owed = balance(as_owed_by(claim, debtor), on=deed.on).interest
    reason = "interest_after_insolvency" if asked.interest > owed else "interest_stopped"
    rests = [one for one in stops if deed.knew(one) and _name(one) in debtor.insolvent_since]
    yield found(
        reason,
        deed.on,
        *(*rests, *deed.rests),
        asked=asked.interest,
        at_most=owed,
        last_interest_day=last,
    )


def _asked(deed: Deed) -> Asked | None:
    fact = deed.told.fact
    if isinstance(fact, LetterFact):
        return fact.asked
    return fact.balance if isinstance(fact, HandOverRequested | HandedOver) else None


HOLDS: Final = Obligation(
    code="holds",
    article="Fw 26, 128, 299, 303; Wgs 5; BW 1:438, 4:185",
    source="Faillissementswet; Wet gemeentelijke schuldhulpverlening; Burgerlijk Wetboek",
    since=date(1992, 1, 1),
    gravity=Gravity.HARM,
    reasons={
        "letter_within": Compliance.VIOLATED,
        "costs_within": Compliance.VIOLATED,
        "hand_over_within": Compliance.VIOLATED,
        "contact_within": Compliance.VIOLATED,
        "contact_for_another_reason": Compliance.NOT_PROVABLE,
        "posted_to_a_lost_address": Compliance.VIOLATED,
        "interest_after_insolvency": Compliance.VIOLATED,
        "interest_stopped": Compliance.FULFILLED,
        "letter_called_off": Compliance.FULFILLED,
        "nothing_done_meanwhile": Compliance.FULFILLED,
        "came_to_light_later": Compliance.FULFILLED,
    },
    judge=_judge,
)
