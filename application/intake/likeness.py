"""Which debtors may be one person: found by what is alike, recorded on both, decided by people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from application.numbers import iban_number
from domain.application import Session
from domain.debtor.likeness import NAMELESS, place, short_name
from domain.debtor.merge_events import LikenessGround
from domain.debtor.merging import seem_alike
from domain.facts import StreamKind, StreamRef
from domain.parties import ContactDetails, mail_addresses

MOST_ALIKE: Final = 20
"""A debtor who seemed the same as so many is laid beside no others."""

_KINDS: Final[Mapping[LikenessGround, str]] = {
    LikenessGround.NAME_AND_ADDRESS: "debtor_like_name",
    LikenessGround.EMAIL: "debtor_like_email",
    LikenessGround.IBAN: "debtor_like_iban",
}
"""Kinds of identities that propose and never join: the first who has one is its stream."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Who is alike to a debtor and in what; ``identities`` by which others find him as alike."""

    others: Mapping[UUID, tuple[LikenessGround, ...]] = field(default_factory=dict)
    identities: tuple[tuple[str, str], ...] = ()


def traits(contact: ContactDetails, iban: str = "") -> Iterator[tuple[LikenessGround, str, str]]:
    """What of a party may show that it is another one: the ground, and its identity."""
    mails = " ".join((contact.email, *contact.more_emails))
    name, where = short_name(contact.name), place(contact.address)
    found = (
        (LikenessGround.NAME_AND_ADDRESS, name and where and f"{name}|{where}"),
        *((LikenessGround.EMAIL, mail.casefold()) for mail in mail_addresses(mails)),
        (LikenessGround.IBAN, iban_number(iban)),
    )
    for ground, value in found:
        if value and (ground is not LikenessGround.NAME_AND_ADDRESS or contact.name != NAMELESS):
            yield ground, _KINDS[ground], value


def record_likeness(
    session: Session, creditor_id: UUID, debtor_id: UUID, others: Mapping[UUID, Iterable[object]]
) -> None:
    """Record on two debtors each that they may be one; decided or known already: nothing.

    One debtor is laid beside the first one of each trait, so that a thousand are no million
    pairs; a trait that so many share tells nobody apart.
    """
    debtor = session.debtor(debtor_id)
    for other_id, found in others.items():
        grounds = [LikenessGround(str(one)) for one in found]
        other = session.debtor(other_id)
        if len(other.alike) + len(other.unlike) >= MOST_ALIKE:
            continue
        if debtor.decided_apart(other_id, grounds) or other.decided_apart(debtor_id, grounds):
            continue
        for one, whom in ((debtor, other), (other, debtor)):
            stream = StreamRef(StreamKind.DEBTOR, one.id, creditor_id)
            session.record(stream, seem_alike(one, whom, grounds))
