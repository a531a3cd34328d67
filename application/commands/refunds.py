"""Money of a debtor that goes back to him: to which account, ordered, paid, or dropped."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.banking.debtor_accounts import name_account
from application.banking.refund_debits import shown_before
from application.banking.refund_files import make_refund_file, paying_account, refunds_seen
from application.banking.refunded import take_up_what_came_back
from application.banking.refunds import (
    bearer_of,
    drop_refund,
    order_refund,
    order_seen,
    pay_refund,
    refund_of,
)
from application.banking.withdrawn_files import withdraw_refund_file
from application.by import stream_of_debtor
from application.commands.command import Command
from application.commands.direct_debit import OF_ACCOUNTS, AlsoOfOthers, Holder
from application.commands.fields import Euro, Iban, Word
from application.commands.four_eyes import TakesTwo, always
from application.commands.kinds import OnClaim, OnDebtor
from application.house import House
from domain.application import Session
from domain.case import Case
from domain.debtor.merging import merged_away
from domain.debtor.refund_events import (
    RefundAccount,
    RefundAccountTold,
    RefundDebited,
    RefundDropWhy,
)
from domain.debtor.refunds import refunds_due, require_paid
from domain.debtor.state import Debtor
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import Fact
from domain.sealing import Sealed
from domain.user.roles import May


class TellRefundAccount(OnDebtor):
    """Record to which account the debtor wants his money back, as he told it."""

    NAME: ClassVar[str] = "refund-account"
    PATH: ClassVar[str] = "refund-accounts"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = OF_ACCOUNTS

    iban: Iban
    holder: Holder
    also_of_others: AlsoOfOthers = False

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The account is his own, or somebody says that it is another's too."""
        super().record(session, about, house)
        debtor, shared = session.debtor(about), self.also_of_others
        name_account(house, session, debtor, self.iban, also_of_others=shared)

    def decide(self, debtor: Debtor, session: Session) -> Sequence[Fact]:
        """An order names the account by the version of this fact: none goes elsewhere unseen."""
        del debtor, session
        account = RefundAccount(iban=self.iban, holder=self.holder)
        return [RefundAccountTold(account=Sealed.of(account))]


class OrderRefund(OnClaim):
    """Order that money of the debtor of a claim goes back to him; two people see it."""

    NAME: ClassVar[str] = "refund-order"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "refund-orders"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "account.of_party",
        "account.own",
        "bank_line.unknown",
        "money.not_positive",
        "refund_order.miswritten",
        "refund_order.no_account",
        "refund_order.none",
        "refund_order.other_account",
        "refund_order.too_much",
        "refund_order.uncovered",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.REFUND, Task.SET_OFF)
    CARRIED: ClassVar[tuple[str, ...]] = ("from_line",)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {
        "number": "refundable",
        "told_account": "told_accounts",
    }

    number: Word = Field(
        description="of the invoice on which too much was paid, or of the money at the bank",
        examples=["BANK-0A1B2C3D"],
    )
    amount: Euro | None = Field(default=None, description="default: all of it")
    told_account: int | None = Field(
        default=None,
        ge=1,
        description="version of the account that he told; default: the one that paid it",
    )
    from_line: UUID | None = Field(
        default=None,
        description="the bank line whose account it goes to, as it was seen; else it is refused",
    )

    def settled(self, session: Session, about: UUID, house: House) -> "OrderRefund":
        """A second person agrees to this amount and this account, and to no other."""
        seen = order_seen(
            session,
            house,
            _debtor_of(session, about),
            number=self.number,
            amount=self.amount,
            told=self.told_account,
        )
        now = {"amount": Euro(seen.amount), "from_line": seen.from_line}
        return self.model_copy(update=now)

    def overtakes(self, other: Command) -> bool:
        """The same money to the same account goes back once."""
        return self.as_proposed() == other.as_proposed()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The money is there, and goes to the account that brought it, or that he told."""
        order_refund(
            session,
            house,
            _debtor_of(session, about),
            number=self.number,
            amount=self.amount,
            told=self.told_account,
            from_line=self.from_line,
        )


class MakeRefundFile(OnClaim):
    """Pay all refunds that are due to the debtor of a claim by a file for the bank (pain.001)."""

    NAME: ClassVar[str] = "refund-file"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "refund-files"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "account.of_party",
        "account.own",
        "bank_line.unknown",
        "day.in_the_future",
        "money.not_positive",
        "refund.too_much",
        "refund_file.barred",
        "refund_file.no_iban",
        "refund_file.none",
        "refund_file.not_ours",
        "refund_file.other_total",
        "refund_file.others",
        "refund_order.shown",
        "refund_order.ended",
        "refund_order.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.REFUND,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"total": "refunds_total"}
    CARRIED: ClassVar[tuple[str, ...]] = ("refunds",)

    total: Euro = Field(description="of all that is due to him; refused where it is another")
    from_iban: Word = Field(
        default="", description="an account of the creditor; default: his first"
    )
    refunds: tuple[UUID, ...] = Field(
        default=(), max_length=1_000, description="which these were when it was seen; else refused"
    )

    @classmethod
    def barred(cls, case: Case) -> Refusal | None:
        """Offered where the creditor has an account that could pay."""
        if found := super().barred(case):
            return found
        try:
            paying_account(case.creditor, "")
        except Refusal as refusal:
            return refusal
        return None

    def settled(self, session: Session, about: UUID, house: House) -> "MakeRefundFile":
        """A second person agrees to these refunds from this account, and to no others."""
        del house
        found = refunds_seen(session, _debtor_of(session, about), from_iban=self.from_iban)
        return self.model_copy(update={"refunds": found.refunds, "from_iban": found.from_iban})

    def overtakes(self, other: Command) -> bool:
        """A file pays all that is due."""
        del other
        return True

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Each counts as paid with the file, which is kept and is handed out as it was made."""
        make_refund_file(
            session,
            house,
            _debtor_of(session, about),
            total=self.total,
            from_iban=self.from_iban,
            seen=self.refunds,
        )


class WithdrawRefundFile(OnClaim):
    """Take a refund file back that never reached the bank: what it paid is due as before."""

    NAME: ClassVar[str] = "refund-file-withdrawn"
    FOUR_EYES: ClassVar[TakesTwo | None] = always
    PATH: ClassVar[str] = "refund-files-withdrawn"
    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.unknown",
        "refund_file.shown",
        "refund_file.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.REFUND_NOT_SHOWN,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"file": "refund_files"}

    file: str = Field(
        pattern=r"^[0-9a-f]{64}$",
        description="its hash, as the documents of the claim name it",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """It stays in the archive; refused where a statement shows one of its payments."""
        withdraw_refund_file(session, house, _debtor_of(session, about), sha256=self.file)


class OnRefund(OnDebtor):
    """A command on a refund of a debtor that was ordered."""

    TAG: ClassVar[str] = "money"
    MAY: ClassVar[May] = May.DECIDE
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"refund_id": "refunds_due"}

    refund_id: UUID = Field(description="which refund; the debtor's page names it")

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of whom a refund is due."""
        del house
        return bool(refunds_due(state.refunds))


class PayRefund(OnRefund):
    """Record that a refund that was ordered was paid."""

    NAME: ClassVar[str] = "refund-paid"
    PATH: ClassVar[str] = "refunds-paid"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.unknown",
        "day.in_the_future",
        "debtor.merged",
        "money.not_positive",
        "refund.too_much",
        "refund_order.ended",
        "refund_order.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.REFUND, Task.LOOK_AT_BANK_LINE)

    paid_on: date

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Debtor and claim, or bank line, are told in one save; again with the same day: nothing.

        What the bank gave back of it before waits for a person.
        """
        debtor = _of(session, about)
        known = refund_of(session, debtor, self.refund_id)
        if known and known.paid_on == self.paid_on:
            return
        pay_refund(session, debtor, self.refund_id, paid_on=self.paid_on)
        if known:
            bearer = bearer_of(session, about, self.refund_id)
            shown_before(house, session, bearer, known, paid_on=self.paid_on)
            take_up_what_came_back(house, session, debtor, known.amount, paid_on=self.paid_on)


class ConfirmRefund(OnRefund):
    """Say that the bank paid a refund, as somebody saw: no statement here is waited for."""

    NAME: ClassVar[str] = "refund-debited"
    PATH: ClassVar[str] = "refunds-debited"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "debtor.merged",
        "refund_order.not_paid",
        "refund_order.unknown",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.REFUND_NOT_SHOWN,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"refund_id": "refunds_awaited"}

    @classmethod
    def avails(cls, state: Debtor, house: House) -> bool:
        """Of whom a refund is on no statement."""
        del house
        return any(one.awaited for one in state.refunds.values())

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Shown already, or never waited for: nothing."""
        del house
        _of(session, about)
        bearer = bearer_of(session, about, self.refund_id)
        refund = require_paid(bearer.refunds, self.refund_id)
        if refund.awaited:
            fact = RefundDebited(refund_id=refund.id)
            session.record(stream_of_debtor(bearer), [fact])


class DropRefund(OnRefund):
    """Say that a refund that was ordered is not paid: the money is the debtor's as before."""

    NAME: ClassVar[str] = "refund-dropped"
    PATH: ClassVar[str] = "refunds-dropped"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "bank_line.unknown",
        "debtor.merged",
        "refund_order.ended",
        "refund_order.shown",
        "refund_order.unknown",
    )

    def record(self, session: Session, about: UUID, house: House) -> None:
        """His claims wait for it again; said before: nothing."""
        del house
        debtor = _of(session, about)
        known = refund_of(session, debtor, self.refund_id)
        if known is None or known.dropped is not RefundDropWhy.PERSON:
            drop_refund(session, debtor, self.refund_id)


def _debtor_of(session: Session, about: UUID) -> Debtor:
    claim = session.claim(about)
    assert claim.debtor_id is not None
    return session.debtor_now(claim.debtor_id)


def _of(session: Session, about: UUID) -> Debtor:
    debtor = session.debtor(about)
    if debtor.merged_into:
        raise merged_away(debtor)
    return debtor
