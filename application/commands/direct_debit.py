"""Mandates (machtigingen): what a debtor lets the creditor collect from his account."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar, Final, TypeAlias
from uuid import UUID

from pydantic import Field

from application.banking.collection_files import account_to, make_collection_file
from application.banking.debtor_accounts import name_account
from application.banking.selected import MANDATE
from application.commands.command import Command
from application.commands.fields import AHEAD, Euro, Iban, Name, Word
from application.commands.four_eyes import TakesTwo, always
from application.commands.kinds import Condition, OnCase, OnClaim, OnCreditor, OnDebtor
from application.house import House
from application.repeated import Repeat
from domain.application import Session
from domain.case import Case
from domain.case.second_try import decline_second_try
from domain.claim.refusals import require_live
from domain.claim.state import Claim
from domain.creditor.decisions import set_direct_debit
from domain.creditor.refusals import why_no_collecting
from domain.creditor.state import Creditor
from domain.debtor import mandates
from domain.debtor.mandate_events import (
    MANDATE_ID,
    DebitAccount,
    MandateEnd,
    MandateRevoked,
    MandateSigned,
    SignedHow,
)
from domain.debtor.state import Debtor
from domain.direct_debit.collecting import withdraw_collection
from domain.direct_debit.identifier import creditor_identifier
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact
from domain.law.direct_debit import USUAL_NOTICE_DAYS, DebitForm, DebitScheme
from domain.parties import Capacity
from domain.sealing import Purpose, Sealed
from domain.user.roles import May

MandateName: TypeAlias = Annotated[
    str, Field(pattern=MANDATE_ID, examples=["M-2026-0001"], description="name of the mandate")
]
Holder: TypeAlias = Annotated[
    Name, Field(description="whose account it is; kept sealed", examples=["J. de Vries"])
]
AlsoOfOthers: TypeAlias = Annotated[
    bool, Field(description="yes: it is another debtor's account too, and that is right")
]
OF_ACCOUNTS: Final = (
    "account.of_party",
    "account.own",
    "account.paid_for_another",
    "account.shared",
)
"""Why an account is not taken for a debtor's, or not before somebody says that it is right."""
_BUSINESS: Final = frozenset({Capacity.COMPANY, Capacity.SOLE_TRADER, Capacity.GOVERNMENT})


class SignMandate(OnDebtor):
    """Record that the debtor lets the creditor collect from his account."""

    NAME: ClassVar[str] = "mandate"
    PATH: ClassVar[str] = "mandates"
    REFUSES: ClassVar[tuple[str, ...]] = (
        *OF_ACCOUNTS,
        "day.in_the_future",
        "mandate.b2b_consumer",
        "mandate.known",
    )

    mandate_id: MandateName
    signed_on: date = Field(description="day of the signature")
    iban: Iban
    holder: Holder
    scheme: DebitScheme = DebitScheme.CORE
    recurring: bool = Field(default=True, description="no: for one collection only")
    how: SignedHow = SignedHow.UNKNOWN
    used_on: date | None = Field(
        default=None, description="last collection under it, where it was used before"
    )
    also_of_others: AlsoOfOthers = False

    def record(self, session: Session, about: UUID, house: House) -> None:
        """A mandate's name is one debtor's (SDD Core Rulebook AT-01); the same again: nothing."""
        known = session.debtor(about).mandates.get(self.mandate_id)
        if known and self._same(house, known):
            return
        owner = session.identified(MANDATE, self.mandate_id)
        if owner not in {None, about}:
            raise Refusal(
                "mandate.known",
                f"The mandate {self.mandate_id} is another debtor's.",
                way_out="Give it a name of its own.",
                values={"mandate": self.mandate_id},
            )
        super().record(session, about, house)
        debtor, shared = session.debtor(about), self.also_of_others
        name_account(house, session, debtor, self.iban, also_of_others=shared)
        if owner is None:
            session.identify(kind=MANDATE, value=self.mandate_id, stream=about)

    def _same(self, house: House, known: mandates.DebitMandate) -> bool:
        account = house.open(known.account, DebitAccount, Purpose.LEDGER)
        told = (known.signed_on, known.scheme, known.recurring, known.how, known.used_on)
        now = (self.signed_on, self.scheme, self.recurring, self.how, self.used_on)
        return told == now and account == DebitAccount(iban=self.iban, holder=self.holder)

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """B2B binds businesses only; who is not known to be one counts as a consumer."""
        account = DebitAccount(iban=self.iban, holder=self.holder)
        fact = MandateSigned(
            mandate_id=self.mandate_id,
            signed_on=self.signed_on,
            scheme=self.scheme,
            recurring=self.recurring,
            how=self.how,
            account=Sealed.of(account),
            used_on=self.used_on,
        )
        return mandates.sign_mandate(
            debtor.mandates,
            fact=fact,
            business=debtor.capacity in _BUSINESS,
            today=session.today,
        )


class AmendMandate(OnDebtor):
    """Record that the debtor named another account to collect from."""

    NAME: ClassVar[str] = "mandate-amended"
    PATH: ClassVar[str] = "mandates/amend"
    REFUSES: ClassVar[tuple[str, ...]] = (
        *OF_ACCOUNTS,
        "day.in_the_future",
        "mandate.revoked",
        "mandate.unknown",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"mandate_id": "mandates"}

    mandate_id: MandateName
    iban: Iban
    holder: Holder
    amended_on: date | None = Field(default=None, description="default: today")
    also_of_others: AlsoOfOthers = False

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who has a mandate that stands."""
        del house
        return bool(standing(state))

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The account is his own, or somebody says that it is another's too."""
        super().record(session, about, house)
        debtor, shared = session.debtor(about), self.also_of_others
        name_account(house, session, debtor, self.iban, also_of_others=shared)

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """The mandate stays; the file of the next collection says that its account is another."""
        return mandates.amend_mandate(
            debtor.mandates,
            mandate_id=self.mandate_id,
            account=DebitAccount(iban=self.iban, holder=self.holder),
            amended_on=self.amended_on or session.today,
            today=session.today,
        )


class RevokeMandate(OnDebtor):
    """Record that nothing may be collected under a mandate any more."""

    NAME: ClassVar[str] = "mandate-revoked"
    REPEAT: ClassVar[tuple[Repeat, ...]] = (
        Repeat(of=(MandateRevoked,), same=("mandate_id",), told=("revoked_on", "by")),
    )
    PATH: ClassVar[str] = "mandates/revoke"
    REFUSES: ClassVar[tuple[str, ...]] = ("day.in_the_future", "mandate.unknown")
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"mandate_id": "mandates"}

    mandate_id: MandateName
    revoked_on: date | None = Field(default=None, description="default: today")
    by: MandateEnd = MandateEnd.DEBTOR

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of who has a mandate that stands."""
        del house
        return bool(standing(state))

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """Repeated, it is nothing new."""
        return mandates.revoke_mandate(
            debtor.mandates,
            mandate_id=self.mandate_id,
            revoked_on=self.revoked_on or session.today,
            by=self.by,
            today=session.today,
        )


def standing(debtor: Debtor) -> list[str]:
    """The names of his mandates that were not revoked."""
    return [one.mandate_id for one in debtor.mandates.values() if one.revoked_on is None]


class SetDirectDebit(OnCreditor):
    """Set the creditor identifier by which direct debits are collected, and their notice."""

    NAME: ClassVar[str] = "direct-debit"
    PATH: ClassVar[str] = "direct-debit"
    REFUSES: ClassVar[tuple[str, ...]] = ("identifier.wrong",)

    identifier: Annotated[
        str,
        Field(
            max_length=40,
            description="creditor identifier; empty: he collects no more",
            examples=["NL79ZZZ999999990000"],
        ),
    ]
    notice_days: int = Field(
        default=USUAL_NOTICE_DAYS,
        ge=1,
        le=USUAL_NOTICE_DAYS,
        description="days before a collection on which debtors are told; fewer than 14: agreed",
    )
    form: DebitForm | None = Field(
        default=None,
        description="version of the message that his bank takes; default: stays as it is",
    )

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """Its check digits must fit."""
        del session
        known = creditor_identifier(self.identifier) if self.identifier.strip() else ""
        return set_direct_debit(
            creditor, identifier=known, notice_days=self.notice_days, form=self.form
        )


class MakeCollectionFile(OnCase):
    """Collect all that is open on a claim by a file for the bank (pain.008)."""

    NAME: ClassVar[str] = "collection-file"
    PATH: ClassVar[str] = "collection-files"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    REFUSES: ClassVar[tuple[str, ...]] = (
        "account.of_party",
        "account.own",
        "collection.announced_otherwise",
        "collection.elsewhere",
        "collection.held",
        "collection.no_iban",
        "collection.no_account",
        "collection.no_identifier",
        "collection.no_second_try",
        "collection.not_announced",
        "collection.not_ours",
        "collection.other_account",
        "collection.other_amount",
        "collection.other_day",
        "collection.other_identifier",
        "day.in_the_future",
        "limitation.years",
        "mandate.ended",
        "mandate.revoked",
        "mandate.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.SECOND_TRY,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"mandate_id": "mandates"}
    CARRIED: ClassVar[tuple[str, ...]] = ("account_seen", "identifier_seen")

    mandate_id: MandateName
    amount: Euro = Field(description="all that is open on that day; refused where it is another")
    collect_on: date = Field(
        description="day of the collection, a banking day", json_schema_extra=AHEAD
    )
    announced_on: date | None = Field(
        default=None,
        description="day on which the debtor was told amount and day; default: by the notice sent",
    )
    to_iban: Word = Field(default="", description="an account of the creditor; default: his first")
    not_elsewhere: bool = Field(
        default=False,
        description="yes: the direct debit that the invoice announces is not carried out",
    )
    account_seen: int | None = Field(
        default=None,
        ge=1,
        description="version of the fact that told his account when it was seen; else refused",
    )
    identifier_seen: Word = Field(
        default="", description="the creditor identifier when it was seen; else refused"
    )

    @classmethod
    def barred(cls, case: Case) -> Refusal | None:
        """Offered where the creditor can collect at all."""
        return super().barred(case) or why_no_collecting(case.creditor)

    def settled(self, session: Session, about: UUID, house: House) -> "MakeCollectionFile":
        """A second person agrees to these accounts and this identifier, and to no others."""
        del house
        case = session.case(about)
        if not case.creditor.ibans:
            return self
        mandate = mandates.mandate_of(case.debtor.mandates, self.mandate_id)
        to_iban = account_to(case.creditor, self.to_iban)
        now = {
            "to_iban": to_iban,
            "account_seen": self.account_seen or mandate.told_by,
            "identifier_seen": self.identifier_seen or case.creditor.debit_identifier,
        }
        return self.model_copy(update=now)

    def overtakes(self, other: Command) -> bool:
        """All that is open is collected by one file."""
        del other
        return True

    def record(self, session: Session, about: UUID, house: House) -> None:
        """File and order are one save; from then on the debtor is not asked to pay."""
        make_collection_file(
            session,
            house,
            session.case(about),
            mandate_id=self.mandate_id,
            amount=self.amount,
            collect_on=self.collect_on,
            announced_on=self.announced_on,
            to_iban=self.to_iban,
            account_seen=self.account_seen,
            identifier_seen=self.identifier_seen,
            not_elsewhere=self.not_elsewhere,
        )


class WithdrawCollection(OnClaim):
    """Record that a file that collects the claim is not carried out by the bank."""

    NAME: ClassVar[str] = "collection-withdrawn"
    PATH: ClassVar[str] = "withdrawn-collections"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = ("collection.day_came", "collection.none")
    WORK: ClassVar[tuple[Task, ...]] = (Task.LOOK_AT_MARKS, Task.RECALL_COLLECTION)

    @classmethod
    def barred(cls, case: Case) -> Refusal | None:
        """Offered where a file is under way alone."""
        if found := super().barred(case):
            return found
        try:
            withdraw_collection(case.claim)
        except Refusal as refusal:
            return refusal
        return None

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The mark stays, so that no letter goes out before somebody says so."""
        return withdraw_collection(claim, today=session.today)


class DeclineSecondTry(OnClaim):
    """Say that a direct debit that came back is not tried once more: the debtor is asked to pay."""

    NAME: ClassVar[str] = "no-second-try"
    PATH: ClassVar[str] = "declined-second-tries"
    TAG: ClassVar[str] = "money"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.ended", "collection.no_try_waits")
    WORK: ClassVar[tuple[Task, ...]] = (Task.SECOND_TRY,)

    @classmethod
    def barred(cls, case: Case) -> Refusal | None:
        """Offered where one came back that may be tried, and nobody decided."""
        if found := super().barred(case):
            return found
        try:
            decline_second_try(case.claim)
        except Refusal as refusal:
            return refusal
        return None

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """The steps of the plan go on from the next run."""
        del session
        return decline_second_try(claim)
