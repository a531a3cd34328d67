"""A creditor: who he is, which of his payments are known, and how his claims are handled."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.by import By
from application.commands.fields import Euro, File, Iban, Kvk, Name, PlanKey, Word
from application.commands.four_eyes import TakesTwo, other_accounts
from application.commands.kinds import OnCreditor, OnHouse
from application.commands.seen import OnSeenTerms
from application.house import House
from application.numbers import creditor_numbers_by_hand
from domain.application import Session
from domain.creditor import decisions, plans
from domain.creditor.events import PaymentsCheck
from domain.creditor.known_payments import know_less, know_payments
from domain.creditor.refusals import creditor_known
from domain.creditor.state import Creditor
from domain.dunning.task import Task
from domain.facts import INSTALLATION, Fact, StreamRef
from domain.ids import command_id
from domain.law.limitation import ClaimKind
from domain.letter.text.payment_reference import ReferenceKind
from domain.parties import CreditorProfile
from domain.user.roles import May


class RegisterCreditor(OnHouse):
    """Register a creditor by hand; importing an invoice of his does it too."""

    NAME: ClassVar[str] = "creditor"
    PATH: ClassVar[str] = "creditors"
    TAG: ClassVar[str] = "creditors"
    MAY: ClassVar[May] = May.MANAGE
    REFUSES: ClassVar[tuple[str, ...]] = ("creditor.known",)

    name: Name = Field(examples=["Schuldeiser B.V."])
    street: Word = ""
    postal_code: Word = ""
    city: Word = ""
    email: Word = ""
    phone: Word = ""
    kvk: Kvk = ""
    vat: Word = ""
    ibans: Annotated[tuple[Iban, ...], Field(max_length=20)] = ()

    def drawn(self, by: By) -> UUID:
        """Who asks, and the key: a repeat gives the same creditor."""
        return command_id(INSTALLATION, by.actor, f"creditor:{by.key}")

    def log(self, house: House, about: UUID) -> UUID:
        """The log is his own."""
        del house
        return about

    def record(self, session: Session, about: UUID, house: House) -> None:
        """His KvK number is known once in a store, and without one his VAT number."""
        profile = CreditorProfile(**self.model_dump(exclude={"ibans", "reason_text"}))
        facts = decisions.register(
            session.creditor(about),
            profile=profile,
            ibans=self.ibans,
            payments_checked=house.settings.payments_checked,
            plan_for_consumers=house.settings.plan_for_consumers,
            plan_for_businesses=house.settings.plan_for_businesses,
        )
        subject = about if self.reason_text else None
        session.record(StreamRef.creditor(about), facts, subject=subject)
        for number, one in enumerate(creditor_numbers_by_hand(profile)):
            found = filter(
                None, (house.store.find_identity(INSTALLATION, *it) for it in one.spellings)
            )
            if next(found, about) == about:
                session.identify(kind=one.kind, value=one.value, stream=about, log=INSTALLATION)
            elif not number:  # companies of one fiscal unity share a VAT number
                raise creditor_known(one.value)


class KnowPayments(OnCreditor):
    """Record that every payment credited through a day is recorded; today counts when over."""

    NAME: ClassVar[str] = "payments-through"
    PATH: ClassVar[str] = "payments-through"
    MAY: ClassVar[May] = May.HANDLE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "payments.account_doubted",
        "payments.from_the_future",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.BANK_DATA_MISSING, Task.RECORD_PAYMENTS)

    through: date = Field(
        description="last day, inclusive; one that is not over counts as the day before"
    )
    ibans: Annotated[
        tuple[Iban, ...], Field(max_length=20, description="default: all accounts")
    ] = ()

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """Known already: nothing."""
        return know_payments(creditor, through=self.through, today=session.today, ibans=self.ibans)


class KnowFewerPayments(OnCreditor):
    """Take back that payments were known beyond a day: somebody said it, and it was not so."""

    NAME: ClassVar[str] = "payments-corrected"
    PATH: ClassVar[str] = "payments-through/corrections"
    MAY: ClassVar[May] = May.HANDLE
    REFUSES: ClassVar[tuple[str, ...]] = ("payments.shown",)

    through: date = Field(
        description="the last day (inclusive) of which they are known all the same"
    )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The trail keeps both words; from here on nothing is decided by the wrong one."""
        creditor = session.creditor(about)
        history = house.collections.history(about)
        facts = know_less(creditor, history, through=self.through)
        session.record(
            StreamRef.creditor(about), facts, subject=about if self.reason_text else None
        )


class CheckPayments(OnCreditor):
    """Say whether the run must know the payments before it writes to a debtor."""

    NAME: ClassVar[str] = "payments-checked"
    PATH: ClassVar[str] = "payments-checked"

    payments_checked: PaymentsCheck

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """Unchecked, a letter may go to somebody who has paid."""
        del session
        return decisions.check_payments(creditor, checked=self.payments_checked)


class SetLetterTerms(OnSeenTerms):
    """Set what letters ask for: payment reference, payment link, VAT on costs."""

    NAME: ClassVar[str] = "letter-terms"
    PATH: ClassVar[str] = "letter-terms"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "payment_link.template",
        "reply_address.unfit",
        "terms.changed",
    )
    SHOWN: ClassVar[dict[str, str]] = {
        "reference_kind": "reference_kind",
        "payment_link": "payment_link",
        "ideal_on_link": "ideal_on_link",
        "wero_from": "wero_from",
        "reply_to": "reply_to",
        "can_deduct_vat": "can_deduct_vat",
        "collector_charges_vat": "collector_charges_vat",
    }

    reference_kind: ReferenceKind | None = Field(default=None, description="default: as it was")
    payment_link: Annotated[str, Field(max_length=500)] | None = Field(
        default=None, description="https://…{reference}…{amount}; empty: no link"
    )
    ideal_on_link: bool | None = Field(default=None, description="one can pay by iDEAL there")
    wero_from: date | None = Field(
        default=None, description="first day of Wero in place of iDEAL, as your provider told you"
    )
    reply_to: (
        Annotated[str, Field(max_length=200, examples=["antwoord+{token}@linde.example"])] | None
    ) = Field(
        default=None,
        description="address that answers go to, {token} names the letter; empty: the sender's",
    )
    can_deduct_vat: bool | None = Field(default=None, description="the creditor can")
    collector_charges_vat: bool | None = Field(default=None, description="who collects for him")

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """What is not given stays as it was."""
        del session
        return decisions.set_letter_terms(
            creditor,
            reference_kind=self.reference_kind,
            payment_link=self.payment_link,
            ideal_on_link=self.ideal_on_link,
            wero_from=self.wero_from,
            reply_to=self.reply_to,
            can_deduct_vat=self.can_deduct_vat,
            collector_charges_vat=self.collector_charges_vat,
        )


class SetClaimTerms(OnSeenTerms):
    """Set what is known of new claims: what consumers owe for, and how invoices are sent."""

    NAME: ClassVar[str] = "claim-terms"
    PATH: ClassVar[str] = "claim-terms"
    REFUSES: ClassVar[tuple[str, ...]] = ("terms.changed",)
    SHOWN: ClassVar[dict[str, str]] = {
        "claim_kind_for_consumers": "claim_kind_for_consumers",
        "invoices_by_email": "invoices_by_email",
    }

    claim_kind_for_consumers: ClaimKind | None = Field(
        default=None, description="default: as it was"
    )
    invoices_by_email: bool | None = Field(
        default=None, description="received the day after; else two days by post"
    )

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """What is not given stays as it was; claims that are there keep theirs."""
        del session
        return decisions.set_claim_terms(
            creditor,
            claim_kind_for_consumers=self.claim_kind_for_consumers,
            invoices_by_email=self.invoices_by_email,
        )


class ChangeCreditorDetails(OnCreditor):
    """Change how a creditor is reached, and whether claims are his own; what is left out stays."""

    NAME: ClassVar[str] = "creditor-details"
    PATH: ClassVar[str] = "details"

    street: Word = ""
    postal_code: Word = ""
    city: Word = ""
    email: Word = ""
    phone: Word = ""
    collects_for_others: bool | None = Field(
        default=None,
        description="claims of others, or taken over: before natural persons the Wki binds",
    )

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """Name and numbers tell who he is: no form changes them."""
        del session
        return decisions.change_details(creditor, **self.model_dump(exclude={"reason_text"}))


class SetAccounts(OnSeenTerms):
    """Set to which accounts a creditor is paid; the first one stands on letters."""

    NAME: ClassVar[str] = "creditor-accounts"
    PATH: ClassVar[str] = "accounts"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "accounts.four_eyes",
        "accounts.of_party",
        "terms.changed",
    )
    SHOWN: ClassVar[dict[str, str]] = {"ibans": "ibans"}
    FOUR_EYES: ClassVar[TakesTwo | None] = other_accounts

    ibans: Annotated[
        tuple[Iban, ...],
        Field(min_length=1, max_length=20, description="all of them; those left out are gone"),
    ]
    approved_by: Annotated[
        str,
        Field(max_length=100, examples=["j.de.wit"], description="a second person, for a change"),
    ] = ""

    def settled(self, session: Session, about: UUID, house: House) -> "SetAccounts":
        """A second person agrees to a change of the accounts that were, and of no others."""
        del house
        seen = session.creditor(about).version if self.seen is None else self.seen
        return self.model_copy(update={"seen": seen})

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """An invoice that names an account of its own keeps it."""
        return decisions.set_accounts(
            creditor,
            ibans=self.ibans,
            actor=session.decider,
            approved_by=self.approved_by,
        )


class NameAccountHolder(OnCreditor):
    """Say in whose name an account is, letter by letter as the bank writes it: banks compare it."""

    NAME: ClassVar[str] = "account-holder"
    PATH: ClassVar[str] = "account-holders"

    iban: Iban = Field(min_length=1, examples=["NL91ABNA0417164300"])
    holder: Annotated[
        str,
        Field(max_length=70, description="empty: the creditor's name", examples=["Linde Kwekers"]),
    ] = ""

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """Letters and payment codes from now on say it so."""
        del session
        return decisions.name_account_holder(creditor, iban=self.iban, holder=self.holder)


class SetSmallAmounts(OnSeenTerms):
    """Set below what no step is taken, and what is a difference; a plan of its own goes before."""

    NAME: ClassVar[str] = "small-amounts"
    PATH: ClassVar[str] = "small-amounts"
    REFUSES: ClassVar[tuple[str, ...]] = ("terms.changed",)
    SHOWN: ClassVar[dict[str, str]] = {
        "smallest_step": "smallest_step",
        "small_difference": "small_difference",
    }

    smallest_step: Euro | None = Field(
        default=None, description="for less no step is taken; default: as it was"
    )
    small_difference: Euro | None = Field(
        default=None, description="at most so much is proposed for writing off at once"
    )

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """What is not given stays as it was."""
        del session
        return decisions.set_small_amounts(
            creditor, smallest_step=self.smallest_step, small_difference=self.small_difference
        )


class ChoosePlans(OnSeenTerms):
    """Choose the plans with which new claims begin; running claims stay on theirs."""

    NAME: ClassVar[str] = "chosen-plans"
    PATH: ClassVar[str] = "chosen-plans"
    TAG: ClassVar[str] = "plans"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "plan.not_for_these",
        "plan.other_creditor",
        "plan.unknown",
        "plan.unreadable",
        "terms.changed",
    )
    SHOWN: ClassVar[dict[str, str]] = {
        "consumers": "plan_for_consumers",
        "businesses": "plan_for_businesses",
    }
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"consumers": "plans", "businesses": "plans"}

    consumers: PlanKey | None = Field(default=None, description="default: as it was")
    businesses: PlanKey | None = Field(default=None, description="default: as it was")

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """A plan must be for whom it is chosen."""
        del session
        return plans.choose_plans(creditor, consumers=self.consumers, businesses=self.businesses)


class UploadPlan(OnCreditor):
    """Add a creditor's own plan or its next version; refused where the lint refuses."""

    NAME: ClassVar[str] = "own-plan"
    PATH: ClassVar[str] = "plans"
    TAG: ClassVar[str] = "plans"
    MEDIA: ClassVar[str] = "application/toml"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "plan.name_of_the_house",
        "plan.other_creditor",
        "plan.refused",
        "plan.unreadable",
        "plan.version_order",
        "plan.version_used",
    )

    content: File = Field(description="the plan, as it is: TOML")

    def decide(self, creditor: Creditor, session: Session) -> Sequence[Fact]:
        """Running claims stay on the version they are on."""
        del session
        text = self.content.decode("utf-8", errors="replace")
        return plans.upload_plan(creditor, text, name="the plan")
