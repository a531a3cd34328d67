"""The closed list of facts: a topic that is not here is never read and never written."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, get_args

from domain.bank.account_events import BankAccountFact
from domain.bank.line_events import BankLineFact
from domain.claim.events import ClaimFact
from domain.credit_note.events import CreditNoteFact
from domain.creditor.events import CreditorFact
from domain.debit_batch.events import DebitBatchFact
from domain.debtor.events import DebtorFact
from domain.fact_archive.events import ArchiveFact
from domain.facts import Fact, StreamKind
from domain.incoming_mail.events import IncomingMailFact
from domain.letter.events import LetterFact
from domain.mail_domain.events import MailDomainFact
from domain.payment_plan.events import PlanFact
from domain.refund_file.events import RefundFileFact
from domain.run.events import RunFact
from domain.subscription.events import SubscriptionFact
from domain.user.events import UserFact

_UNIONS: Final[Mapping[StreamKind, Any]] = MappingProxyType(
    {
        StreamKind.ARCHIVE: ArchiveFact,
        StreamKind.BANK_ACCOUNT: BankAccountFact,
        StreamKind.BANK_LINE: BankLineFact,
        StreamKind.CLAIM: ClaimFact,
        StreamKind.CREDIT_NOTE: CreditNoteFact,
        StreamKind.CREDITOR: CreditorFact,
        StreamKind.DEBIT_BATCH: DebitBatchFact,
        StreamKind.DEBTOR: DebtorFact,
        StreamKind.INCOMING_MAIL: IncomingMailFact,
        StreamKind.LETTER: LetterFact,
        StreamKind.PAYMENT_PLAN: PlanFact,
        StreamKind.MAIL_DOMAIN: MailDomainFact,
        StreamKind.REFUND_FILE: RefundFileFact,
        StreamKind.RUN: RunFact,
        StreamKind.SUBSCRIPTION: SubscriptionFact,
        StreamKind.USER: UserFact,
    }
)


def facts_of(kind: StreamKind) -> tuple[type[Fact], ...]:
    """The facts that a stream of a kind may hold."""
    return get_args(_UNIONS[kind])


def _members() -> Iterator[type[Fact]]:
    for kind in _UNIONS:
        yield from facts_of(kind)


FACTS: Final[Mapping[str, type[Fact]]] = MappingProxyType({f.TOPIC: f for f in _members()})
"""Every topic with the fact it names."""
