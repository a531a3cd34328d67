"""A debtor as its facts leave it."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import fields
from typing import Final
from uuid import UUID

from domain.debtor import evolve_bars as bars
from domain.debtor import evolve_erasure as erasures
from domain.debtor import evolve_mandates as mandates
from domain.debtor import evolve_refunds as refunds
from domain.debtor.events import (
    AddressUnknown,
    CapacityEstablished,
    ClaimOpenedForDebtor,
    ContactDetailsChanged,
    CreditEnd,
    CreditGone,
    CreditNoticed,
    DebtorRegistered,
    LawEstablished,
)
from domain.debtor.merge_events import (
    DebtorMerged,
    LikenessDenied,
    LikenessFound,
    MergeUndone,
)
from domain.debtor.person import Credit, Debtor
from domain.facts import EnteredInError, Point, Recorded, by_type, in_force

__all__ = ["Credit", "Debtor", "brought_on", "evolve", "fold"]


def fold(debtor_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> Debtor:
    """The debtor as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    debtor = Debtor(debtor_id)
    for recorded in in_force(known, at):
        evolve(debtor, recorded)
    debtor.version = known[-1].originator_version if known else 0
    return debtor


def brought_on(
    debtor: Debtor, since: Sequence[Recorded], history: Callable[[], Iterable[Recorded]]
) -> Debtor:
    """The debtor as the facts behind his version leave him; he himself is not changed.

    A correction may concern any fact before it: then he is folded anew from his ``history``.
    """
    if any(isinstance(recorded.fact, EnteredInError) for recorded in since):
        return fold(debtor.id, history())
    later = copy(debtor)
    for one in fields(later):
        value = getattr(later, one.name)
        if isinstance(value, dict | set):
            setattr(later, one.name, value.copy())
    for recorded in since:
        evolve(later, recorded)
    return later


def evolve(debtor: Debtor, recorded: Recorded) -> Debtor:
    """Apply one fact to a debtor in place, and give it back."""
    fact = recorded.fact
    CHANGES[type(fact)](debtor, fact, recorded)
    debtor.version = recorded.originator_version
    return debtor


def _register(debtor: Debtor, fact: DebtorRegistered, recorded: Recorded) -> None:
    debtor.registered, debtor.creditor_id = True, fact.creditor_id
    debtor.contact, debtor.numbers = fact.contact, fact.numbers
    debtor.capacity, debtor.language = fact.capacity, fact.language
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known, debtor.country = fact.phone_known, fact.country
    debtor.contact_version = recorded.originator_version


def _change_contact(debtor: Debtor, fact: ContactDetailsChanged, recorded: Recorded) -> None:
    debtor.contact, debtor.contact_since = fact.contact, recorded.effective_on
    debtor.postable, debtor.mailable = fact.postable, fact.mailable
    debtor.phone_known = fact.phone_known
    debtor.contact_version = recorded.originator_version
    debtor.contact_said = fact.invoiced_on is None
    debtor.invoiced_on = fact.invoiced_on or debtor.invoiced_on
    debtor.move(fact.country)


def _establish_law(debtor: Debtor, fact: LawEstablished, _recorded: Recorded) -> None:
    debtor.law = fact.law


def _establish_capacity(debtor: Debtor, fact: CapacityEstablished, _recorded: Recorded) -> None:
    debtor.capacity = fact.capacity


def _open_claim(debtor: Debtor, fact: ClaimOpenedForDebtor, _recorded: Recorded) -> None:
    debtor.claims.setdefault(fact.claim_id)


def _lose_address(debtor: Debtor, _fact: AddressUnknown, recorded: Recorded) -> None:
    debtor.postable, debtor.unaddressed_since = False, recorded.known_on


def _notice(debtor: Debtor, fact: CreditNoticed, recorded: Recorded) -> None:
    known = debtor.credits.get(fact.ref)
    on = known.on if known else recorded.known_on  # it waits since it was first there
    debtor.credits[fact.ref] = Credit(fact.ref, fact.kind, fact.number, fact.amount, on)


def _forget_credit(debtor: Debtor, fact: CreditGone, _recorded: Recorded) -> None:
    gone = debtor.credits.pop(fact.ref, None)
    if gone and fact.why is CreditEnd.LOOKED_AT:
        debtor.credits_seen[fact.ref] = gone.amount
    else:
        debtor.credits_seen.pop(fact.ref, None)


def _seem(debtor: Debtor, fact: LikenessFound, recorded: Recorded) -> None:
    if fact.instead_of:
        debtor.alike.pop(fact.instead_of, None)
    seen = debtor.grounds_seen.get(fact.other, frozenset())
    debtor.grounds_seen[fact.other] = seen | set(fact.grounds)
    if debtor.decided_apart(fact.other, fact.grounds, seen=seen):
        return
    debtor.unlike.discard(fact.other)
    if fact.other not in debtor.alike:
        debtor.alike_since[fact.other] = recorded.known_on
    debtor.alike[fact.other] = fact.grounds


def _deny(debtor: Debtor, fact: LikenessDenied, _recorded: Recorded) -> None:
    debtor.alike.pop(fact.other, None)
    debtor.unlike.add(fact.other)


def _merge(debtor: Debtor, fact: DebtorMerged, _recorded: Recorded) -> None:
    debtor.merged_into = fact.into
    debtor.alike = {}


def _part(debtor: Debtor, fact: MergeUndone, _recorded: Recorded) -> None:
    debtor.merged_into = None
    debtor.unlike.add(fact.parted_from)


def _note(_debtor: Debtor, _fact: EnteredInError, _recorded: Recorded) -> None:
    """Change nothing: it is known, and that is all."""


CHANGES: Final = by_type(
    _register,
    _change_contact,
    _establish_capacity,
    _establish_law,
    _open_claim,
    bars.begin,
    bars.end,
    bars.address,
    mandates.sign,
    mandates.amend,
    mandates.revoke,
    refunds.tell_account,
    refunds.order,
    refunds.drop,
    refunds.pay,
    refunds.make_file,
    refunds.withdraw_file,
    refunds.withdraw,
    refunds.refuse,
    refunds.debit,
    refunds.show,
    bars.bar,
    bars.unbar,
    bars.ask_for_time,
    bars.die,
    bars.inherit,
    _lose_address,
    _notice,
    _forget_credit,
    _seem,
    _deny,
    _merge,
    _part,
    bars.join,
    bars.leave,
    erasures.erase,
    _note,
)
"""What each type of fact does to a debtor; a test holds it against ``DebtorFact``."""
