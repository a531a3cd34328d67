"""What a session reads one by one: a decision rests on each of them from there on."""

from typing import Any, TypeVar
from uuid import UUID

from domain.aggregates import Aggregates
from domain.bank.account import KnownAccount
from domain.bank.line import BankLine
from domain.case_reading import CaseReader
from domain.credit_note.state import CreditNote
from domain.debit_batch.state import DebitBatch
from domain.fact_archive.state import FactArchive
from domain.incoming_mail.state import KeptMail
from domain.letter.state import Letter
from domain.mail_domain.state import MailDomain
from domain.payment_plan.state import PaymentPlan
from domain.refund_file.state import RefundFile
from domain.run.state import Run
from domain.subscription.state import Subscription
from domain.user.state import User

T = TypeVar("T")


class GuardedReads:
    """The readers of a session that share nothing with others; each stream is guarded."""

    guards: dict[UUID, int]
    _collections: Aggregates
    _reader: CaseReader

    @property
    def reads(self) -> Aggregates:
        """What is recorded; what a decision finds there by other ways than these is not guarded."""
        return self._collections

    def letter(self, letter_id: UUID) -> Letter:
        """Read a letter; the decision rests on it from here on."""
        return self._guarded(self._reader.letter(letter_id))

    def credit_note(self, note_id: UUID) -> CreditNote:
        """Read a parked credit note; the decision rests on it from here on."""
        return self._guarded(self._collections.credit_note(note_id))

    def bank_account(self, account_id: UUID) -> KnownAccount:
        """Read a bank account of ours; the decision rests on it from here on."""
        return self._guarded(self._collections.bank_account(account_id))

    def bank_line(self, line_id: UUID) -> BankLine:
        """Read a line of a bank account; the decision rests on it from here on."""
        return self._guarded(self._collections.bank_line(line_id))

    def payment_plan(self, plan_id: UUID) -> PaymentPlan:
        """Read a payment plan that both sign; the decision rests on it from here on."""
        return self._guarded(self._collections.payment_plan(plan_id))

    def debit_batch(self, batch_id: UUID) -> DebitBatch:
        """Read a batch of direct debits; the decision rests on it from here on."""
        return self._guarded(self._collections.debit_batch(batch_id))

    def refund_file(self, file_id: UUID) -> RefundFile:
        """Read a refund file of several debtors; the decision rests on it from here on."""
        return self._guarded(self._collections.refund_file(file_id))

    def mail_domain(self, domain_id: UUID) -> MailDomain:
        """Read a domain that e-mail is sent from; the decision rests on it from here on."""
        return self._guarded(self._collections.mail_domain(domain_id))

    def incoming_mail(self, mail_id: UUID) -> KeptMail:
        """Read a mail that came in; the decision rests on it from here on."""
        return self._guarded(self._collections.incoming_mail(mail_id))

    def run(self, run_id: UUID) -> Run:
        """Read a daily run; the decision rests on it from here on."""
        return self._guarded(self._collections.run(run_id))

    def fact_archive(self) -> FactArchive:
        """Read what is known of the fact archive; the decision rests on it from here on."""
        return self._guarded(self._collections.fact_archive())

    def user(self, user_id: UUID) -> User:
        """Read a user; the decision rests on it from here on."""
        return self._guarded(self._collections.user(user_id))

    def subscription(self, subscription_id: UUID) -> Subscription:
        """Read a subscription; the decision rests on it from here on."""
        return self._guarded(self._collections.subscription(subscription_id))

    def users(self) -> tuple[User, ...]:
        """Read every user; the decision rests on them from here on."""
        return tuple(self._guarded(user) for user in self._collections.users())

    def _guarded(self, state: T) -> T:
        known: Any = state
        self.guards[known.id] = known.version
        return state
