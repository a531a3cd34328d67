"""Which decisions take two: asked on fresh state, in the session that decides."""

from collections.abc import Callable
from typing import Any, TypeAlias
from uuid import UUID

from application.house import House
from application.unwritten import trying
from domain.application import Session
from domain.claim.corrections import takes_two
from domain.claim.events import (
    CollectionCostsWaived,
    CreditNoteApplied,
    DisputeDecided,
    PartWaived,
    RefundEnd,
    RefundMadeGood,
    Source,
)
from domain.facts import in_force

TakesTwo: TypeAlias = Callable[[Any, Session, UUID, House], bool]
"""Whether a command, as it is given about a stream, is carried out only when a second agrees."""


def always(command: object, session: Session, about: UUID, house: House) -> bool:
    """Whatever is said with it."""
    del command, session, about, house
    return True


def above_the_limit(command: Any, session: Session, about: UUID, house: House) -> bool:
    """Above what one person may let go of a debtor; what he let go of him before is counted in.

    Else whoever may waive fifty euro would waive a hundred in two, or fifty on each claim. What
    he lets go now is what the command comes to, tried out: a dispute that is granted in whole
    names no amount.
    """
    trial = Session(house.collections, session.mandate)
    command.record(trial, about, trying(house))
    now = sum(_let_go(one.fact) for one in trial.envelopes)
    debtor_id = session.claim(about).debtor_id
    assert debtor_id is not None  # tried out above: it is open
    debtor = session.debtor(debtor_id)
    before = sum(
        _let_go(one.fact)
        for claim in {about, *(one.id for one in session.claims_of(debtor))}
        for one in in_force(house.collections.history(claim))
        if one.actor == session.mandate.actor and not one.cause
    )
    return now > 0 and before + now > house.settings.waived_by_one


def let_go_above_the_limit(command: Any, session: Session, about: UUID, house: House) -> bool:
    """The same, where money that should come back is let go; what came back takes one."""
    return command.how is RefundEnd.LET_GO and above_the_limit(command, session, about, house)


def about_money(command: Any, session: Session, about: UUID, house: House) -> bool:
    """A fact about money is taken back by two, any other one by one."""
    session.claim(about)
    return takes_two(house.collections.history(about), command.version)


def other_accounts(command: object, session: Session, about: UUID, house: House) -> bool:
    """The first accounts of a creditor are set by one: nobody was paid elsewhere before."""
    del command, house
    return bool(session.creditor(about).ibans)


def looser_matching(command: Any, session: Session, about: UUID, house: House) -> bool:
    """More money would be booked, or let go, by itself than now; stricter terms take one."""
    del house
    now = session.creditor(about)
    return bool(
        (command.book_from is not None and command.book_from < now.book_from)
        or (command.books_itself and not now.books_itself)
        or (command.counted in now.uncounted_clues)
        or (command.difference_let_go or 0) > now.difference_let_go
    )


def wider_discount(command: Any, session: Session, about: UUID, house: House) -> bool:
    """More would fall from his invoices than now, or longer; less takes one."""
    del house
    now = session.creditor(about)
    since = command.since or now.discount_since
    share = now.discount_hundredths if not command.percent else command.hundredths
    days = now.discount_days if command.days is None else command.days
    wider = share > now.discount_hundredths or days > now.discount_days
    return bool(
        (share and (wider or since < now.discount_since))
        or (command.credit_charge_days or 0) > now.credit_charge_days
    )


def _let_go(fact: object) -> int:
    """What somebody let go by a fact, in cents; what follows from something else is not that."""
    match fact:
        case PartWaived(agreed_version=None):
            return fact.amount
        case CollectionCostsWaived(retroactive=False, less_was_open=False):
            return fact.amount
        case RefundMadeGood(how=RefundEnd.LET_GO):
            return fact.amount
        case DisputeDecided():
            return fact.granted
        case CreditNoteApplied(source=Source(kind="call")):
            return fact.amount
    return 0
