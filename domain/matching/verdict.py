"""What is made of money that came in: booked, proposed or parked, with the reasons for it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

from domain.money import Cents


class Ground(StrEnum):
    """A reason for or against; the words stand at the rim."""

    REFERENCE_PRINTED = "reference_printed"
    """A payment reference that we printed, with check digits that are right."""
    REFERENCE_OF_LETTER = "reference_of_letter"
    """Such a reference of a letter over several claims."""
    NUMBER_WHOLE = "number_whole"
    NUMBER_DIGITS = "number_digits"
    NUMBER_ZEROS = "number_zeros"
    NUMBER_NAMED = "number_named"
    """A short number, right behind a word for an invoice."""
    NUMBER_LETTERED = "number_lettered"
    """A short number, whole, of a letter and four digits."""
    NUMBER_SHORT = "number_short"
    NUMBER_INSIDE = "number_inside"
    NUMBER_NEARLY = "number_nearly"
    """One sign is typed wrong, or two are changed about."""
    NUMBER_RANGE = "number_range"
    """It lies between two numbers that a range names."""
    CUSTOMER_NUMBER = "customer_number"
    AMOUNT_OPEN = "amount_open"
    AMOUNT_ASKED = "amount_asked"
    AMOUNT_PRINCIPAL = "amount_principal"
    AMOUNT_INVOICED = "amount_invoiced"
    AMOUNT_WITHOUT_INTEREST = "amount_without_interest"
    AMOUNT_INSTALMENT = "amount_instalment"
    AMOUNT_OF_PLAN = "amount_of_plan"
    """An instalment of a payment plan over several claims."""
    AMOUNT_PROMISED = "amount_promised"
    AMOUNT_DISCOUNTED = "amount_discounted"
    AMOUNT_SUM = "amount_sum"
    AMOUNT_ALL = "amount_all"
    """All that is open with the debtor."""
    AMOUNT_SAID = "amount_said"
    """The payer says himself how much is for which number."""
    AMOUNT_UNLIKE_OTHERS = "amount_unlike_others"
    """Nobody else has so much open, to the cent."""
    AMOUNT_PART = "amount_part"
    AMOUNT_LATE_DISCOUNT = "amount_late_discount"
    """Less the discount, after its last day: a part, and the rest is owed."""
    AMOUNT_MISTYPED = "amount_mistyped"
    ACCOUNT_SEEN = "account_seen"
    ACCOUNT_SHARED = "account_shared"
    """It paid for several debtors before, this one among them."""
    NAME_FULL = "name_full"
    NAME_SHORT = "name_short"
    NAME_IN_TEXT = "name_in_text"
    OTHERS_NUMBER = "others_number"
    """A number of another debtor stands in the text as well."""
    UNKNOWN_NUMBER = "unknown_number"
    """The payer names a number that is none of ours."""
    FITS_OTHER = "fits_other"
    """The amount, or the name, fits another claim better."""
    SAME_AMOUNTS = "same_amounts"
    """Others have so much open as well."""
    TWO_CREDITORS = "two_creditors"
    """Two claims have this number."""
    NAME_GAINSAYS = "name_gainsays"
    NAME_OF_OTHER = "name_of_other"
    """The name, or a word of the text, is another debtor's."""
    NAMESAKES = "namesakes"
    CLAIM_CLOSED = "claim_closed"
    CLAIM_WITH_PARTY = "claim_with_party"
    MORE_THAN_OPEN = "more_than_open"
    SEVERAL_WAYS = "several_ways"
    """The amount can be laid over the claims in more than one way."""
    NUMBERS_ALIKE = "numbers_alike"
    """Another claim differs in one sign, and the amount fits it as well."""


_TEACHING: Final = frozenset(
    {
        Ground.REFERENCE_PRINTED,
        Ground.REFERENCE_OF_LETTER,
        Ground.NUMBER_WHOLE,
        Ground.NUMBER_DIGITS,
        Ground.NUMBER_ZEROS,
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """A ground with its value: a number of ours or an amount, never a name or account."""

    ground: Ground
    value: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """So much of the money on a claim, in cents."""

    claim_id: UUID
    amount: Cents


@dataclass(frozen=True, slots=True)
class Way:
    """One way to place the money, all of it, over claims of one debtor."""

    debtor_id: UUID
    parts: tuple[Part, ...]
    score: int
    told: tuple[Told, ...]
    against: tuple[Told, ...] = ()
    """What speaks against it."""

    @property
    def teaches(self) -> bool:
        """Tell whether the account may be remembered with the debtor: a number named his claim.

        Of what rests on a name, or on the account itself, nothing is learnt.
        """
        return any(one.ground in _TEACHING for one in self.told)


@dataclass(frozen=True, slots=True)
class ToBook:
    """It is booked by itself."""

    way: Way


@dataclass(frozen=True, slots=True)
class ToPropose:
    """A person decides; best first. ``may_concern``: the debtors whose it may be.

    Empty: nothing that was told names a debtor, so it may be anybody's.
    """

    ways: tuple[Way, ...]
    may_concern: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ToPark:
    """Nothing leads to a claim; ``may_concern`` as for a proposal."""

    may_concern: tuple[UUID, ...] = ()


Judgment: TypeAlias = ToBook | ToPropose | ToPark
