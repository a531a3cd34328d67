"""Which debtor a customer is: found by his numbers, where name and address do not gainsay it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from application.house import House
from application.intake.likeness import Alike, traits
from application.numbers import Identifier, kvk_number, vat_number
from domain.debtor.likeness import agree, name_key
from domain.debtor.merge_events import LikenessGround
from domain.debtor.state import Debtor
from domain.parties import ContactDetails, PartyNumbers
from domain.sealing import Purpose

IN_DOUBT = "debtor_in_doubt"
"""Identifies by a number of somebody else together with the name: kept apart until decided."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whom the numbers of a customer name; ``debtor`` None: nobody, or nobody surely.

    ``missing`` are the kinds and hashes by which he is to be known from now on. ``unclear``: a
    number is that of somebody with another name and address, or two numbers name two parties.
    """

    debtor: UUID | None
    missing: tuple[tuple[str, str], ...]
    unclear: bool = False
    others: tuple[UUID, ...] = ()
    """Whom the numbers name besides."""


@dataclass(slots=True)
class KnownDebtors:
    """Finds the debtors of one store; remembers what a dry run would register."""

    house: House
    _imagined: dict[tuple[UUID, str, str], UUID] = field(default_factory=dict)
    _contacts: dict[UUID, ContactDetails] = field(default_factory=dict)
    _read: dict[UUID, Debtor] = field(default_factory=dict)

    def find(
        self, creditor_id: UUID, contact: ContactDetails, identifiers: Sequence[Identifier]
    ) -> Found:
        """Whom the numbers of a customer name; name and address alone never identify."""
        self._read.clear()
        named: dict[UUID, None] = {}
        missing = []
        for one in identifiers:
            kind, hashed = one.kind, self._hash(one.value)
            known = self._stream(creditor_id, kind, hashed)
            if known is None:
                missing.append((kind, hashed))
                known = next(filter(None, self._before(creditor_id, one)), None)
            if known:
                named[self.owner(known)] = None
        agreeing = [one for one in named if self._agrees(one, contact)]
        if len(named) == 1 and agreeing:
            return Found(agreeing[0], tuple(missing))
        if not named:
            return Found(None, tuple(missing))
        return self._doubted(creditor_id, contact, identifiers, agreeing, tuple(missing), named)

    def sought(
        self, contact: ContactDetails, identifiers: Iterable[Identifier], *, iban: str
    ) -> Iterator[tuple[str, str]]:
        """All by which a customer is looked for, as it is kept: kinds and hashes."""
        named = (mark for one in identifiers for mark in one.spellings)
        like = ((kind, value) for _, kind, value in traits(contact, iban))
        return ((kind, self._hash(value)) for kind, value in (*named, *like))

    def debtor(self, debtor_id: UUID) -> Debtor:
        """A debtor as he is, read once for each customer that is looked for."""
        if debtor_id not in self._read:
            self._read[debtor_id] = self.house.collections.debtor(debtor_id)
        return self._read[debtor_id]

    def owner(self, debtor_id: UUID) -> UUID:
        """The debtor as whom one is known by now."""
        while known := self.debtor(debtor_id).merged_into:
            debtor_id = known
        return debtor_id

    def alike(
        self,
        creditor_id: UUID,
        found: Found,
        contact: ContactDetails,
        *,
        numbers: PartyNumbers,
        iban: str = "",
    ) -> Alike:
        """Who may be the same as a customer though no number says so, and how he is found as such.

        Of two whose ``numbers`` in a public register differ, neither name nor e-mail says that
        they are one.
        """
        grounds: dict[UUID, tuple[LikenessGround, ...]] = dict.fromkeys(
            found.others, (LikenessGround.NUMBER,)
        )
        missing = []
        for ground, kind, value in traits(contact, iban):
            hashed = self._hash(value)
            known = self._stream(creditor_id, kind, hashed)
            if known is None:
                missing.append((kind, hashed))
                continue
            other = self.owner(known)
            if other != found.debtor and not self._differ(other, numbers):
                grounds[other] = (*grounds.get(other, ()), ground)
        return Alike(grounds, tuple(missing))

    def everyone_like(
        self, creditor_id: UUID, contact: ContactDetails, *, iban: str = ""
    ) -> tuple[UUID, ...]:
        """Everybody who is alike to somebody: whoever has a trait of his first, and the others.

        A debtor is laid beside the first one of each trait, so they are that one's relatives.
        """
        self._read.clear()
        found: dict[UUID, None] = {}
        for ground, kind, value in traits(contact, iban):
            first = self._stream(creditor_id, kind, self._hash(value))
            if first is None:
                continue
            near = self.debtor(self.owner(first))
            found[near.id] = None
            found |= {
                self.owner(one): None
                for one in (*near.alike, *sorted(near.unlike))
                if ground in near.alike.get(one, ()) or self._has(one, value)
            }
        return tuple(found)

    def hashes(self, contact: ContactDetails, *, iban: str = "") -> list[str]:
        """The hashes of all by which somebody may be alike to another."""
        return [self._hash(value) for _, _, value in traits(contact, iban)]

    def _has(self, debtor_id: UUID, value: str) -> bool:
        known = self.contact(self.debtor(debtor_id))
        return known is not None and value in {said for _, _, said in traits(known)}

    def remember(
        self, creditor_id: UUID, debtor_id: UUID, found: Iterable[tuple[str, str]]
    ) -> None:
        """Remember by what a dry run would have made a debtor known."""
        for kind, hashed in found:
            self._imagined[creditor_id, kind, hashed] = debtor_id

    def imagine(self, debtor_id: UUID, contact: ContactDetails) -> None:
        """Remember who a debtor is whom a dry run would have registered."""
        self._contacts[debtor_id] = contact

    def _doubted(  # noqa: PLR0917 - all that is known of one customer
        self,
        creditor_id: UUID,
        contact: ContactDetails,
        identifiers: Sequence[Identifier],
        agreeing: Sequence[UUID],
        missing: tuple[tuple[str, str], ...],
        named: Iterable[UUID],
    ) -> Found:
        others = tuple(named)
        if len(agreeing) == 1:
            decided = {agreeing[0], *self.debtor(agreeing[0]).unlike}
            rest = tuple(one for one in others if one not in decided)
            return Found(agreeing[0], (), unclear=bool(rest), others=rest)
        name = name_key(contact.name)
        apart = [(IN_DOUBT, self._hash(f"{one.kind}:{one.value}|{name}")) for one in identifiers]
        before = (self._stream(creditor_id, *one) for one in apart)
        known = next(filter(None, before), None)
        if known is None:
            return Found(None, (*missing, *apart), unclear=True, others=others)
        owner = self.owner(known)
        undecided = set(others) - self.debtor(owner).unlike - {owner}
        return Found(owner, (), unclear=bool(undecided), others=tuple(undecided))

    def _stream(self, creditor_id: UUID, kind: str, hashed: str) -> UUID | None:
        imagined = self._imagined.get((creditor_id, kind, hashed))
        return imagined or self.house.store.find_identity(creditor_id, kind, hashed)

    def _before(self, creditor_id: UUID, one: Identifier) -> Iterable[UUID | None]:
        """Whom a number names as it was kept before it was brought into one spelling."""
        for kind, value in one.spellings[1:]:
            yield self._stream(creditor_id, kind, self._hash(value))

    def _agrees(self, debtor_id: UUID, contact: ContactDetails) -> bool:
        """Tell whether a debtor may have this name or address; one who was erased has any."""
        known = self.contact(self.debtor(debtor_id))
        return known is None or agree(known, contact)

    def contact(self, debtor: Debtor) -> ContactDetails | None:
        """How a debtor is reached as far as we know; None: it was erased."""
        if imagined := self._contacts.get(debtor.id):
            return imagined
        return self.house.open(debtor.contact, ContactDetails, Purpose.CONTACT)

    def _differ(self, debtor_id: UUID, numbers: PartyNumbers) -> bool:
        """Tell whether a debtor has another number of the same register; KvK goes before VAT."""
        known = self.house.open(self.debtor(debtor_id).numbers, PartyNumbers, Purpose.LEDGER)
        if known is None:
            return False
        pairs = (
            (kvk_number(known.kvk), kvk_number(numbers.kvk)),
            (vat_number(known.vat), vat_number(numbers.vat)),
        )
        return next((mine != theirs for mine, theirs in pairs if mine and theirs), False)

    def _hash(self, value: str) -> str:
        return self.house.store.identity_hash(value)
