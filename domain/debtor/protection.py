"""What is decided on what protects a debtor: it began, ended, never was, or somebody acts for him.

For all claims of the debtor, or those the order names, at once: every step waits while it lasts,
and on the day after its last day a person looks before anything goes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.events import ClaimFact, DebtorBarred, NewRoundBegun
from domain.claim.refusals import require_not_after
from domain.claim.state import Claim
from domain.debtor.bar_events import (
    BarBegan,
    BarEnded,
    DissolutionKind,
    RepresentativeAddressed,
    Threat,
)
from domain.debtor.events import DebtorFact
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.facts import EnteredInError
from domain.law.protection import RULES, Bar, BarEnd, last_day_at_most, restructuring_until
from domain.parties import ContactDetails
from domain.sealing import Sealed

REPRESENTED: Final = "the letters go to who acts for the debtor"


@dataclass(frozen=True, slots=True, kw_only=True)
class BarTold:
    """What is told of something that protects a debtor; what is not known is left empty."""

    bar: Bar
    since: date
    until: date | None = None
    number: str = ""
    court: str = ""
    contact: ContactDetails | None = None
    claims: tuple[UUID, ...] = ()
    undisclosed: bool = False
    threat: Threat | None = None
    dissolved: DissolutionKind | None = None
    evidence: str = ""


def begin(debtor: Debtor, told: BarTold, *, today: date) -> list[DebtorFact]:
    """Record what protects the debtor, or what more is known of it; the same again is nothing.

    Raises Refusal ``day.in_the_future``, ``bar.not_begun``, ``bar.before_the_law``,
    ``bar.no_last_day``, ``bar.ends_before`` or ``bar.too_long``.
    """
    require_not_after(told.since, today=today, what=f"day of the {told.bar.value}")
    if told.bar is Bar.DEBT_RESTRUCTURING and told.until is None:
        told = replace(told, until=restructuring_until(told.since))
    _require_lawful(debtor, told)
    return [] if _known(debtor, told) else [_began(told)]


def end(
    debtor: Debtor, *, bar: Bar, how: BarEnd, ended_on: date, today: date, evidence: str = ""
) -> list[DebtorFact]:
    """Record that what protected the debtor ended, and how; nothing where it does not stand.

    Of a death it says that a person looked when the heirs may be asked. Raises Refusal
    ``day.in_the_future``, ``bar.ends_before``, ``bar.no_such_end`` or ``bar.death``.
    """
    standing = bar.value in debtor.bars or bar.value in debtor.protections
    if not standing and not (bar is Bar.NATURAL_OBLIGATION and debtor.natural_through):
        return []
    require_not_after(ended_on, today=today, what="day on which it ended")
    if bar is Bar.DEATH and bar not in endable(debtor, today):
        raise death_stays()
    known = debtor.protections.get(bar.value)
    since = known.since if known else debtor.insolvent_since.get(bar.value)
    if since and ended_on < since:
        raise ends_before(bar)
    if (how.frees and not RULES[bar].settles) or (
        how is BarEnd.CLEAN_SLATE and bar is not Bar.DEBT_RESTRUCTURING
    ):
        raise Refusal(
            "bar.no_such_end",
            f"What ends so is no {bar.value.replace('_', ' ')}.",
            article="Fw 157, 358",
            way_out="Say how it ended: over, withdrawn or annulled.",
            values={"bar": bar.value},
        )
    return [BarEnded(bar=bar, how=how, ended_on=ended_on, evidence=evidence)]


def endable(debtor: Debtor, today: date) -> list[Bar]:
    """What a person may say the end of: it stands, or is over and he looked."""
    standing = {*debtor.bars, *debtor.protections} - {Bar.DEATH.value}
    if debtor.over_unseen(Bar.DEATH.value, today):
        standing.add(Bar.DEATH.value)
    if debtor.natural_through:
        standing.add(Bar.NATURAL_OBLIGATION.value)
    return [bar for bar in Bar if bar.value in standing]


def take_back(debtor: Debtor, *, bar: Bar) -> list[DebtorFact]:
    """Take back what was entered in error: the end of it, where it ended, else all of it.

    Raises Refusal ``bar.none``.
    """
    ended = debtor.bars_ended.get(bar.value)
    wrong = [ended] if ended else list(debtor.bar_facts.get(bar.value, ()))
    if not wrong:
        raise Refusal(
            "bar.none",
            "Nothing of the kind was recorded of this debtor.",
            way_out="Look at the debtor: his page names what bars the way to him.",
            values={"bar": bar.value},
        )
    return [EnteredInError(version=version, topic=topic) for version, topic in wrong]


def address_representative(debtor: Debtor, *, bar: Bar) -> list[DebtorFact]:
    """Let letters go to who acts for the debtor: a person looked at it; again: nothing.

    Raises Refusal ``representative.none`` or ``representative.unknown``.
    """
    if debtor.own and debtor.own.bar is bar:
        return []
    if not RULES[bar].has_representative or bar.value not in debtor.bars:
        raise Refusal(
            "representative.none",
            "Nobody acts for the debtor on that ground.",
            article="BW 1:386, 1:441, 2:23a",
            way_out="Record the guardianship, the minority or the dissolution first.",
        )
    known = debtor.protections.get(bar.value)
    if known is None or not known.reachable:
        raise Refusal(
            "representative.unknown",
            "It is not known where who acts for the debtor can be reached.",
            way_out="Record it again with his name and address.",
        )
    return [RepresentativeAddressed(bar=bar)]


def may_be_collected(debtor: Debtor, on: date, claim: Claim | None = None) -> bool:
    """Tell whether a direct debit may be collected of a debtor on a day, for one claim or any.

    Not while something protects him, nor when that ended by its last day and nobody looked; what
    is taken of a bankrupt is given back to the estate (Fw 23), and who died gave no mandate.
    """
    return not debtor.stopped_on(on, claim)


def tell_the_party(claim: Claim, *, bar: Bar) -> list[ClaimFact]:
    """What is recorded on a claim that lies elsewhere: the party has to hear of it."""
    return [DebtorBarred(bar=bar.value)] if claim.party else []


def begin_anew(claim: Claim) -> list[ClaimFact]:
    """Let the steps of a live claim begin anew: nobody who acts for the debtor had its letters."""
    return [NewRoundBegun(why=REPRESENTED)] if claim.live and not claim.offer else []


def named(claims: Sequence[Claim], invoices: str) -> tuple[UUID, ...]:
    """The claims that an order names by their invoices, apart by commas; none: all of them.

    Raises Refusal ``bar.no_such_invoice``.
    """
    by_number = {claim.invoice_number: claim.id for claim in claims}
    wanted = [number for part in invoices.split(",") if (number := part.strip())]
    for number in wanted:
        if number not in by_number:
            raise Refusal(
                "bar.no_such_invoice",
                f"The debtor has no claim on invoice {number}.",
                way_out="Name invoices of this debtor, or none: then it holds for all.",
                values={"invoice": number},
            )
    return tuple(by_number[number] for number in dict.fromkeys(wanted))


def death_stays() -> Refusal:
    """The refusal ``bar.death``: a death does not end."""
    return Refusal(
        "bar.death",
        "A death does not end.",
        article="BW 4:182, 4:185",
        way_out="Record the heirs: their letters begin anew, three months after the death.",
    )


def ends_before(bar: Bar) -> Refusal:
    """The refusal ``bar.ends_before``: its last day lies before its first."""
    return Refusal(
        "bar.ends_before",
        "It would end before it began.",
        way_out="Correct the first or the last day.",
        values={"bar": bar.value},
    )


def _require_lawful(debtor: Debtor, told: BarTold) -> None:
    rule = RULES[told.bar]
    if told.bar is Bar.NATURAL_OBLIGATION:
        raise Refusal(
            "bar.not_begun",
            "It follows from how something else ended.",
            article=rule.article,
            way_out="Record the end of the restructuring or the composition, and how it ended.",
        )
    if told.since < rule.since:
        raise Refusal(
            "bar.before_the_law",
            f"There was no such thing before {rule.since}.",
            article=rule.article,
            way_out="Correct the day, or name what it was.",
            values={"day": rule.since.isoformat()},
        )
    if told.until is None:
        if rule.needs_last_day:
            raise Refusal(
                "bar.no_last_day",
                "What stops the steps here has a last day.",
                article=rule.article,
                way_out="Say its last day.",
            )
        return
    if told.until < told.since:
        raise ends_before(told.bar)
    standing = debtor.protections.get(told.bar.value)
    extended = standing is not None and standing.since == told.since
    most = last_day_at_most(told.bar, told.since, extended=extended)
    if most is not None and told.until > most:
        raise Refusal(
            "bar.too_long",
            f"It lasts through {most} at most.",
            article=rule.article,
            way_out="Correct the last day; an extension is recorded after the order itself.",
            values={"day": most.isoformat()},
        )


def _known(debtor: Debtor, told: BarTold) -> bool:
    """Tell whether all of it is known; what is sealed is recorded again rather than compared."""
    known = debtor.protections.get(told.bar.value)
    if known is None or told.contact or told.number:
        return False
    said = (told.since, told.until, told.court, told.claims, told.undisclosed, told.threat)
    return (*said, told.dissolved) == (
        known.since,
        known.until,
        known.court,
        known.claims,
        known.undisclosed,
        known.threat,
        known.dissolved,
    )


def _began(told: BarTold) -> BarBegan:
    contact = told.contact
    return BarBegan(
        bar=told.bar,
        since=told.since,
        until=told.until,
        number=Sealed.of(told.number) if told.number else None,
        court=told.court,
        contact=Sealed.of(contact) if contact else None,
        postable=bool(contact and contact.address.complete),
        mailable=bool(contact and contact.email),
        claims=told.claims,
        undisclosed=told.undisclosed,
        threat=told.threat,
        dissolved=told.dissolved,
        evidence=told.evidence,
    )
