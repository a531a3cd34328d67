"""Money that came in and what is known of who may have sent it: values, read by nobody twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from domain.money import Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One line that somebody paid, as the bank tells it; ``amount`` in cents, above zero.

    ``pieces`` is the remittance text in the pieces the bank cut it into: between two of them a
    blank may have been lost, or none. ``fields`` are references and invoice numbers that stood
    in fields of their own.
    """

    amount: Cents
    credited_on: date
    name: str = ""
    ultimate_name: str = ""
    account: str = ""
    """The other party's, as it is compared; empty: not told."""
    pieces: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    end_to_end: str = ""


class AmountKind(StrEnum):
    """What an amount is of a claim; those first that say most."""

    OPEN = "open"
    """All that is open on the day the money was credited: principal, interest and costs."""
    ASKED = "asked"
    """What a letter of ours asked."""
    PRINCIPAL = "principal"
    """What is open of the principal: without costs and interest."""
    INVOICED = "invoiced"
    """What the invoice asked."""
    WITHOUT_INTEREST = "without_interest"
    """Principal and costs."""
    INSTALMENT = "instalment"
    """The next instalment of a payment plan."""
    PROMISED = "promised"
    DISCOUNTED = "discounted"
    """With the discount for who pays early, in its term."""


class MoneyStanding(StrEnum):
    """How a claim stands on the day the money was credited, as far as it bears on money."""

    OPEN = "open"
    CLOSED = "closed"
    """Settled, withdrawn or written off: whoever pays it pays a second time, or means another."""
    WITH_PARTY = "with_party"
    """Handed over: who pays us passes by the party that collects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payable:
    """A claim as money may be for it; amounts in cents, as of the day the money was credited."""

    id: UUID
    creditor_id: UUID
    debtor_id: UUID
    number: str
    due_on: date
    issued_on: date
    open: Cents
    due: Cents
    """What of it can be demanded: of a claim under a payment plan its instalments that fell due."""
    amounts: Mapping[AmountKind, frozenset[Cents]] = field(default_factory=dict)
    """What may be paid for it at once, by what it is; what is not open any more is left out."""
    references: tuple[str, ...] = ()
    """Payment references that stand for this claim alone, as letters and invoice print them."""
    own_reference: str = ""
    standing: MoneyStanding = MoneyStanding.OPEN
    discounted_late: frozenset[Cents] = frozenset()
    """What would have been enough with a discount whose last day was over by then: a part."""
    burden: int = 0
    """How onerous it is: the yearly interest in hundredths of a per cent (BW 6:43 lid 2)."""

    def kinds_of(self, amount: Cents) -> tuple[AmountKind, ...]:
        """What an amount is of it, that which says most first."""
        return tuple(kind for kind in AmountKind if amount in self.amounts.get(kind, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTogether:
    """A letter that asked several claims under one reference."""

    reference: str
    claims: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedByPlan:
    """The next instalment of a payment plan over several claims, divided as the plan divides it."""

    claims: tuple[UUID, ...]
    """All claims of the plan, also those of which this instalment asks nothing."""
    shares: tuple[tuple[UUID, Cents], ...]
    """What of it is for which claim; a share of zero is left out."""

    @property
    def amount(self) -> Cents:
        """What is still to be paid of it."""
        return sum(cents for _, cents in self.shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """A debtor as his payments may be known; all of it is personal."""

    id: UUID
    creditor_id: UUID
    name: str
    customer_number: str = ""
    account_seen: bool = False
    """Money came from this account before that a person, or a strong rule, placed with him."""


@dataclass(frozen=True, kw_only=True)
class Ledgers:
    """Whatever a line may be for: claims, their debtors, and what asks several claims at once.

    ``shared_account``: the account paid for several debtors before. ``crowded``: so many claims
    are open at this amount that they were not all looked up: the amount tells nobody apart.
    """

    claims: tuple[Payable, ...] = ()
    payers: Mapping[UUID, Payer] = field(default_factory=dict)
    letters: tuple[AskedTogether, ...] = ()
    plans: tuple[AskedByPlan, ...] = ()
    shared_account: bool = False
    crowded: bool = False

    @cached_property
    def _by_debtor(self) -> Mapping[UUID, tuple[Payable, ...]]:
        found: dict[UUID, list[Payable]] = {}
        for one in self.claims:
            found.setdefault(one.debtor_id, []).append(one)
        return {debtor: tuple(claims) for debtor, claims in found.items()}

    def of(self, debtor_id: UUID) -> tuple[Payable, ...]:
        """A debtor's claims."""
        return self._by_debtor.get(debtor_id, ())
