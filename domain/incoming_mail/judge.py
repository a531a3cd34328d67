"""What a mail is about, from what was found in it: sure where two clues agree, else a person's.

A reference of ours is two clues in one: its check digits, and that we gave it. A number that
somebody types may be anybody's invoice, so it takes the sender, the customer number or the name
of the same debtor besides. Whatever points to somebody else makes all of it doubtful.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from domain.incoming_mail.events import MailClue, MailReason, MailWaitsWhy

MOST_HELD: Final = 10
"""Debtors whose claims one mail may hold: who names more numbers than that may be anybody."""
MOST_TOLD: Final = 30
"""Clues that are recorded of such a mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTold:
    """A claim that a mail may be about."""

    id: UUID
    debtor_id: UUID
    live: bool
    """It may still be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A number or a reference of ours in a mail, and the claims that bear it."""

    value: str
    claims: tuple[ClaimTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFound:
    """What was found of ours in a mail; debtors by whom one is known by now."""

    references: Sequence[Named] = ()
    numbers: Sequence[Named] = ()
    senders: frozenset[UUID] = frozenset()
    """The debtors of whom its address is known."""
    customers: frozenset[UUID] = frozenset()
    """The debtors whose customer number stands in it."""
    names: frozenset[UUID] = frozenset()
    """Of the debtors of those claims: whose whole name stands in it, or is the sender's."""
    claims_of: Sequence[ClaimTold] = ()
    """All claims of the senders and customers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailVerdict:
    """What a mail is about; ``why`` a person is asked, None: it is sure."""

    claims: tuple[UUID, ...]
    why: MailWaitsWhy | None
    reasons: tuple[MailReason, ...] = ()


def judge_mail(found: MailFound) -> MailVerdict:
    """Say what a mail is about, or what it may be about."""
    sure, unsure = _apart(found)
    whose = {one.debtor_id for one in sure}
    told = found.senders | found.customers
    gainsaid = unsure or (whose and told - whose) or len(whose) > 1
    reasons = tuple(_reasons(found, {one.debtor_id for one in (*sure, *unsure)} | told))
    if sure and not gainsaid:
        return _verdict(sure, reasons)
    alone = [one for one in found.claims_of if one.live and one.debtor_id in found.senders]
    if not sure and not unsure and len(alone) == 1 and told == {alone[0].debtor_id}:
        return _verdict(alone, reasons)  # who has one claim here writes about that one
    maybe = (*sure, *unsure, *(one for one in found.claims_of if one.live))
    perhaps = _ids(maybe)
    if not perhaps:
        return MailVerdict(claims=(), why=MailWaitsWhy.NO_CLUE, reasons=reasons)
    if len({one.debtor_id for one in maybe}) > MOST_HELD:
        his = _ids(one for one in maybe if one.debtor_id in found.senders)
        return MailVerdict(claims=his, why=MailWaitsWhy.MANY, reasons=reasons[:MOST_TOLD])
    why = MailWaitsWhy.SEVERAL if len(perhaps) > 1 else MailWaitsWhy.DOUBTFUL
    return MailVerdict(claims=perhaps, why=why, reasons=reasons)


def _verdict(claims: Sequence[ClaimTold], reasons: tuple[MailReason, ...]) -> MailVerdict:
    ended = not any(one.live for one in claims)
    why = MailWaitsWhy.ENDED if ended else None
    return MailVerdict(claims=_ids(claims), why=why, reasons=reasons)


def _apart(found: MailFound) -> tuple[list[ClaimTold], list[ClaimTold]]:
    """The claims that are surely meant, and those that only a number names."""
    sure = [claim for named in found.references for claim in named.claims]
    known = found.senders | found.customers | found.names | {one.debtor_id for one in sure}
    unsure: list[ClaimTold] = []
    for named in found.numbers:
        meant = [one for one in named.claims if one.debtor_id in known]
        sure += meant
        unsure += [] if meant else named.claims
    return sure, unsure


def _ids(claims: Iterable[ClaimTold]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(one.id for one in claims))


def _reasons(found: MailFound, whose: set[UUID]) -> Iterable[MailReason]:
    """What was found, as people are told it."""
    yield from (MailReason(clue=MailClue.REFERENCE, value=o.value) for o in found.references)
    yield from (MailReason(clue=MailClue.INVOICE_NUMBER, value=o.value) for o in found.numbers)
    for clue, debtors in (
        (MailClue.CUSTOMER_NUMBER, found.customers),
        (MailClue.SENDER, found.senders),
        (MailClue.NAME, found.names),
    ):
        if debtors & whose:
            yield MailReason(clue=clue)
