"""What is decided on a debtor: in what capacity he acts, how he is reached, what bars the way."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from domain.claim.events import ClaimFact, CorrectedField, Mark, NewRoundBegun
from domain.claim.marks import end_mark
from domain.claim.opening import correct, interest_kind_for
from domain.claim.refusals import require_not_after
from domain.claim.state import Claim
from domain.debtor import events
from domain.debtor.events import DebtorFact
from domain.debtor.protection import BarTold, begin, end
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.law.estate import Acceptance
from domain.law.protection import Bar, BarEnd
from domain.parties import Capacity, ContactDetails, PartyNumbers
from domain.sealing import Sealed

_ENDED: Final[Mapping[Bar, DebtorFact]] = MappingProxyType(
    {
        Bar.BANKRUPTCY: events.BankruptcyEnded(),
        Bar.DEBT_RESTRUCTURING: events.DebtRestructuringEnded(),
        Bar.DEBT_HELP: events.DebtHelpEnded(),
        Bar.GUARDIANSHIP: events.GuardianshipEnded(),
    }
)
"""How a bar of the first days ends that nothing more is known of."""


_FIRST: Final = frozenset({*_ENDED, Bar.DEATH})
"""What has facts of its own, of before there was more to say of it."""


_OF_THE_DAY: Final = frozenset({Bar.DEBT_RESTRUCTURING, Bar.DEBT_HELP, Bar.GUARDIANSHIP})
"""Whose own fact tells no first day: it counts from the day on which it is recorded."""


def newcomer(
    *,
    creditor_id: UUID,
    contact: ContactDetails,
    numbers: PartyNumbers,
    capacity: Capacity = Capacity.UNKNOWN,
    language: str = "nl",
) -> events.DebtorRegistered:
    """The fact that registers a debtor with his first claim; his name and numbers are sealed."""
    return events.DebtorRegistered(
        creditor_id=creditor_id,
        contact=Sealed.of(contact),
        numbers=Sealed.of(numbers) if numbers != PartyNumbers() else None,
        capacity=capacity,
        postable=contact.address.complete,
        mailable=bool(contact.email),
        phone_known=bool(contact.phone),
        country=contact.address.country,
        language=language,
    )


def establish_capacity(
    debtor: Debtor, *, capacity: Capacity, evidence: str = ""
) -> list[DebtorFact]:
    """Record in what capacity the debtor acts; repeated, it is nothing new."""
    if debtor.capacity is capacity:
        return []
    return [events.CapacityEstablished(capacity=capacity, evidence=evidence)]


def follow_capacity(claim: Claim, *, capacity: Capacity, evidence: str = "") -> list[ClaimFact]:
    """Let a live claim's interest follow the debtor's capacity (BW 6:119, 6:119a, 6:119b).

    A claim on which default was found keeps the kind that its letters stated: asks no more.
    """
    if not claim.live or claim.default:
        return []
    kind = interest_kind_for(capacity).value
    facts = correct(claim, field=CorrectedField.INTEREST_KIND, new=kind, evidence=evidence)
    known = capacity is not Capacity.UNKNOWN
    return facts + (end_mark(claim, Mark.CAPACITY_UNKNOWN) if known else [])


def change_contact(
    contact: ContactDetails, *, invoiced_on: date | None = None
) -> events.ContactDetailsChanged:
    """The fact of how the debtor is reached from now on, by an invoice of a day or a person."""
    return events.ContactDetailsChanged(
        contact=Sealed.of(contact),
        postable=contact.address.complete,
        mailable=bool(contact.email),
        phone_known=bool(contact.phone),
        country=contact.address.country,
        invoiced_on=invoiced_on,
    )


def begin_bar(
    debtor: Debtor, *, bar: Bar, since: date, today: date, until: date | None = None
) -> list[DebtorFact]:
    """Record what stops every step for the debtor; repeated, it is nothing new.

    Another first day of an insolvency, said in so many words, takes the place of the one before.
    What more is known of it is recorded by a command of its own. Raises Refusal
    ``day.in_the_future``: a bankruptcy or a death is recorded when it happened; else what
    ``protection.begin`` raises.
    """
    known = debtor.protections.get(bar.value)
    full = known and (known.number or known.contact or known.court)
    if bar in _FIRST and full and bar.value in debtor.bars:
        return []  # what is known in full is put right by its own command, and not wiped out
    if bar not in _FIRST or (bar in _OF_THE_DAY and since != today):
        return begin(debtor, BarTold(bar=bar, since=since, until=until), today=today)
    require_not_after(since, today=today, what=f"day of the {bar.value.replace('_', ' ')}")
    another = since not in {today, debtor.insolvent_since.get(bar.value, since)}
    if debtor.bars.get(bar.value, date.min) == until and not another:
        return []
    begun: dict[Bar, DebtorFact] = {
        Bar.BANKRUPTCY: events.BankruptcyDeclared(declared_on=since),
        Bar.DEBT_RESTRUCTURING: events.DebtRestructuringStarted(),
        Bar.DEBT_HELP: events.DebtHelpStarted(until=until),
        Bar.GUARDIANSHIP: events.GuardianshipOrdered(),
        Bar.DEATH: events.DeathReported(died_on=since),
    }
    return [begun[bar]]


def end_bar(
    debtor: Debtor,
    *,
    bar: Bar,
    today: date,
    how: BarEnd = BarEnd.OVER,
    ended_on: date | None = None,
    evidence: str = "",
) -> list[DebtorFact]:
    """Record that what barred the way has ended; nothing where it did not bar it.

    Raises Refusal ``bar.death``: who inherited is recorded instead; else what ``protection.end``
    raises.
    """
    plain = how is BarEnd.OVER and ended_on in {None, today} and not evidence
    if plain and bar in _ENDED and bar.value not in debtor.protections:
        return [_ENDED[bar]] if bar.value in debtor.bars else []
    return end(debtor, bar=bar, how=how, ended_on=ended_on or today, today=today, evidence=evidence)


def know_heirs(
    debtor: Debtor,
    *,
    contact: ContactDetails,
    acceptance: Acceptance,
    died_on: date | None,
    today: date,
) -> list[DebtorFact]:
    """Record who inherited, and how they took the estate.

    They owe what the debtor owed (BW 4:182), not before three months have passed unless all of
    them accepted purely, and not at all by our letters where the estate is liquidated. Raises
    Refusal ``heirs.nobody_died`` or ``day.in_the_future``.
    """
    if debtor.died_on is None:
        raise Refusal(
            "heirs.nobody_died",
            "No death of this debtor was reported.",
            way_out="Record the death first: `vordering record bar DEBTOR --kind death`.",
        )
    if died_on:
        require_not_after(died_on, today=today, what="day of death")
    return [
        events.HeirsKnown(
            contact=Sealed.of(contact),
            postable=contact.address.complete,
            mailable=bool(contact.email),
            phone_known=bool(contact.phone),
            country=contact.address.country,
            acceptance=acceptance,
            died_on=died_on,
        )
    ]


def begin_anew_for_heirs(claim: Claim) -> list[ClaimFact]:
    """Let the steps of a live claim begin anew: what was sent to the dead does not count."""
    return [NewRoundBegun(why="the heirs are known")] if claim.live and not claim.offer else []
