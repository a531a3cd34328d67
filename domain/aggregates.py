"""Every aggregate, loaded from its history, as of now or of a point of both axes of time."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from uuid import UUID

from domain.bank import account as bank_accounts
from domain.bank import line as bank_lines
from domain.bank.account import KnownAccount
from domain.bank.line import BankLine
from domain.claim import evolve as claims
from domain.claim.state import Claim
from domain.credit_note import state as credit_notes
from domain.credit_note.state import CreditNote
from domain.creditor import state as creditors
from domain.creditor.state import Creditor
from domain.debit_batch import state as debit_batches
from domain.debit_batch.state import DebitBatch
from domain.debtor import state as debtors
from domain.debtor.state import Debtor
from domain.fact_archive import state as fact_archives
from domain.fact_archive.events import ARCHIVE
from domain.fact_archive.state import FactArchive
from domain.facts import (
    Point,
    Recorded,
    StreamKind,
)
from domain.ids import claim_ids
from domain.incoming_mail import state as incoming_mails
from domain.incoming_mail.state import KeptMail
from domain.kept import Facts, KeptStates
from domain.kept_histories import KeptHistories
from domain.kinds import of_kind
from domain.letter import state as letters
from domain.letter.state import Letter
from domain.mail_domain import state as mail_domains
from domain.mail_domain.state import MailDomain
from domain.payment_plan import state as payment_plans
from domain.payment_plan.state import PaymentPlan
from domain.refund_file import state as refund_files
from domain.refund_file.state import RefundFile
from domain.run import state as runs
from domain.run.state import Run
from domain.store import StorePort
from domain.subscription import state as subscriptions
from domain.subscription.state import Subscription
from domain.user import state as users
from domain.user.state import User

CREDITORS_KNOWN: Final = 50_000
"""Of how many debtors it is kept whose they are."""


class Aggregates:
    """What there is in a store, by its id; each aggregate comes with the version it was read at."""

    def __init__(self, store: StorePort) -> None:
        """Read from an open store."""
        self.store = store
        self.histories = KeptHistories(store)
        self.claims_kept = KeptStates(claims.fold, claims.brought_on)
        self.debtors_kept = KeptStates(debtors.fold, debtors.brought_on)
        self.creditors_kept = KeptStates(creditors.fold, creditors.brought_on)
        self.letters_kept = KeptStates(letters.fold)
        self._users = KeptStates(users.fold)
        self._accounts = KeptStates(bank_accounts.fold, bank_accounts.brought_on)
        self._mail_domains = KeptStates(mail_domains.fold)
        self._creditor_of: dict[UUID, UUID] = {}

    def history(self, stream_id: UUID) -> Sequence[Recorded]:
        """All facts of a stream, also those entered in error."""
        return self.histories.read(stream_id)

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Load a claim; one that was never opened has version 0."""
        if at is not None:
            facts = self._facts(StreamKind.CLAIM, claim_id)
            return self.claims_kept.as_of(claim_id, facts, at) or claims.fold(
                claim_id, facts(0), at
            )
        return self.claims_kept.load(claim_id, self._facts(StreamKind.CLAIM, claim_id))

    def claim_on(self, creditor_id: UUID, number: str) -> Claim:
        """Load the claim on an invoice, under whichever spelling of its number it is kept."""
        found = [self.claim(one) for one in claim_ids(creditor_id, number)]
        return next((one for one in found if one.opened), found[0])

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Load a debtor; of one of many facts only those are folded that came since."""
        if at is not None:
            facts = self._facts(StreamKind.DEBTOR, debtor_id)
            kept = self.debtors_kept.as_of(debtor_id, facts, at)
            return kept or debtors.fold(debtor_id, facts(0), at)
        return self.debtors_kept.load(debtor_id, self._facts(StreamKind.DEBTOR, debtor_id))

    def knows_creditor_of(self, debtor_id: UUID) -> bool:
        """Whether it is kept whose debtor somebody is."""
        return debtor_id in self._creditor_of

    def creditor_of(
        self, debtor_id: UUID, load: Callable[[UUID], Debtor] | None = None
    ) -> UUID | None:
        """Whose debtor somebody is: that never changes, so it is read once. None: nobody's.

        ``load`` reads him instead, where several are read together. Raises NotFound
        ``debtor.unknown`` where the id is of something else.
        """
        found = self._creditor_of.get(debtor_id) or (load or self.debtor)(debtor_id).creditor_id
        if found is not None and len(self._creditor_of) < CREDITORS_KNOWN:
            self._creditor_of[debtor_id] = found
        return found

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Load a creditor."""
        if at is not None:
            return creditors.fold(creditor_id, self.history(creditor_id), at)
        return self.creditors_kept.load(creditor_id, self._facts(StreamKind.CREDITOR, creditor_id))

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Load a letter."""
        if at is not None:
            return letters.fold(letter_id, of_kind(StreamKind.LETTER, self.history(letter_id)), at)
        return self.letters_kept.load(letter_id, self._facts(StreamKind.LETTER, letter_id))

    def credit_note(self, note_id: UUID, at: Point | None = None) -> CreditNote:
        """Load a parked credit note."""
        return credit_notes.fold(note_id, self.history(note_id), at)

    def bank_account(self, account_id: UUID, at: Point | None = None) -> KnownAccount:
        """Load a bank account of ours."""
        if at is not None:
            history = of_kind(StreamKind.BANK_ACCOUNT, self.history(account_id))
            return bank_accounts.fold(account_id, history, at)
        return self._accounts.load(account_id, self._facts(StreamKind.BANK_ACCOUNT, account_id))

    def bank_line(self, line_id: UUID, at: Point | None = None) -> BankLine:
        """Load a line of a bank account; one that was never imported has version 0."""
        return bank_lines.fold(line_id, of_kind(StreamKind.BANK_LINE, self.history(line_id)), at)

    def payment_plan(self, plan_id: UUID, at: Point | None = None) -> PaymentPlan:
        """Load a payment plan that both sign."""
        history = of_kind(StreamKind.PAYMENT_PLAN, self.history(plan_id))
        return payment_plans.fold(plan_id, history, at)

    def debit_batch(self, batch_id: UUID, at: Point | None = None) -> DebitBatch:
        """Load a batch of direct debits."""
        history = of_kind(StreamKind.DEBIT_BATCH, self.history(batch_id))
        return debit_batches.fold(batch_id, history, at)

    def refund_file(self, file_id: UUID, at: Point | None = None) -> RefundFile:
        """Load a refund file of several debtors; one that was not released has version 0."""
        history = of_kind(StreamKind.REFUND_FILE, self.history(file_id))
        return refund_files.fold(file_id, history, at)

    def mail_domain(self, domain_id: UUID, at: Point | None = None) -> MailDomain:
        """Load a domain that e-mail is sent from."""
        if at is not None:
            history = of_kind(StreamKind.MAIL_DOMAIN, self.history(domain_id))
            return mail_domains.fold(domain_id, history, at)
        return self._mail_domains.load(domain_id, self._facts(StreamKind.MAIL_DOMAIN, domain_id))

    def incoming_mail(self, mail_id: UUID, at: Point | None = None) -> KeptMail:
        """Load a mail that came in; one that did not has version 0."""
        history = of_kind(StreamKind.INCOMING_MAIL, self.history(mail_id))
        return incoming_mails.fold(mail_id, history, at)

    def run(self, run_id: UUID, at: Point | None = None) -> Run:
        """Load a daily run."""
        return runs.fold(run_id, self.history(run_id), at)

    def fact_archive(self, at: Point | None = None) -> FactArchive:
        """Load what is known of the fact archive."""
        return fact_archives.fold(self.history(ARCHIVE), at)

    def user(self, user_id: UUID, at: Point | None = None) -> User:
        """Load a user; what he may ends with the fact that says so, whoever recorded it."""
        if at is not None:
            return users.fold(user_id, of_kind(StreamKind.USER, self.history(user_id)), at)
        return self._users.load(user_id, self._facts(StreamKind.USER, user_id))

    def users(self, at: Point | None = None) -> tuple[User, ...]:
        """Load every user, by login."""
        found = (self.user(one, at) for one in self.store.streams(StreamKind.USER))
        return tuple(sorted(found, key=lambda user: user.login))

    def subscription(self, subscription_id: UUID, at: Point | None = None) -> Subscription:
        """Load a subscription."""
        history = of_kind(StreamKind.SUBSCRIPTION, self.history(subscription_id))
        return subscriptions.fold(subscription_id, history, at)

    def subscriptions(self, at: Point | None = None) -> tuple[Subscription, ...]:
        """Load every subscription, in the order in which they were made."""
        return tuple(
            self.subscription(one, at) for one in self.store.streams(StreamKind.SUBSCRIPTION)
        )

    def moved(self, streams: Iterable[UUID]) -> None:
        """Note that more was recorded of some streams: what is kept of them is old."""
        for stream in streams:
            for states in (
                self.claims_kept,
                self.debtors_kept,
                self.creditors_kept,
                self.letters_kept,
            ):
                states.moved(stream)

    def since(self, stream_id: UUID, version: int) -> Sequence[Recorded]:
        """The facts of a stream behind a version; 0: all of them."""
        return self.histories.facts_of(stream_id)(version)

    def _facts(self, kind: StreamKind, stream: UUID) -> Facts:
        behind = self.histories.facts_of(stream)
        return lambda after: of_kind(kind, behind(after))


class AsKept:
    """Claims and what stands around them as they were last loaded, not held against the store.

    For a decision of which the save finds out whether they still are so, or for what is decided
    again before anything comes of it.
    """

    def __init__(self, of: Aggregates) -> None:
        """Give what is kept, and load what is not."""
        self._of = of

    def claim(self, claim_id: UUID, at: Point | None = None) -> Claim:
        """Give or load a claim."""
        return (None if at else self._of.claims_kept.kept(claim_id)) or self._of.claim(claim_id, at)

    def debtor(self, debtor_id: UUID, at: Point | None = None) -> Debtor:
        """Give or load a debtor."""
        kept = None if at else self._of.debtors_kept.kept(debtor_id)
        return kept or self._of.debtor(debtor_id, at)

    def creditor(self, creditor_id: UUID, at: Point | None = None) -> Creditor:
        """Give or load a creditor."""
        kept = None if at else self._of.creditors_kept.kept(creditor_id)
        return kept or self._of.creditor(creditor_id, at)

    def letter(self, letter_id: UUID, at: Point | None = None) -> Letter:
        """Give or load a letter."""
        kept = None if at else self._of.letters_kept.kept(letter_id)
        return kept or self._of.letter(letter_id, at)


class ReadOnce(Aggregates):
    """The same as of points of time, each history read once: for what is told of several."""

    def __init__(self, read: Aggregates) -> None:
        """Begin with what others have read already; it is dropped when that is told."""
        super().__init__(read.store)
        self.histories = read.histories
        self.claims_kept, self.debtors_kept = read.claims_kept, read.debtors_kept
        self._read: dict[UUID, Sequence[Recorded]] = {}
        self._behind: dict[tuple[UUID, int], Sequence[Recorded]] = {}

    def history(self, stream_id: UUID) -> Sequence[Recorded]:
        """All facts of a stream, as they were when it was first asked for."""
        if stream_id not in self._read:
            self._read[stream_id] = super().history(stream_id)
        return self._read[stream_id]

    def since(self, stream_id: UUID, version: int) -> Sequence[Recorded]:
        """The facts behind a version, as they were when those or all were first asked for."""
        if stream_id in self._read or not version:
            return self.history(stream_id)[version:]
        if (stream_id, version) not in self._behind:
            self._behind[stream_id, version] = super().since(stream_id, version)
        return self._behind[stream_id, version]

    def _facts(self, kind: StreamKind, stream: UUID) -> Facts:
        return lambda after: of_kind(kind, self.since(stream, after))
