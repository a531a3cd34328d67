"""Stories that end in a task which is no step of a claim: of the house, or about a complaint."""

from typing import Final
from uuid import UUID

from domain.bank.line_events import BankLineImported, BankLineKind, BankLineParked, ParkedWhy
from domain.claim.events import Channel, ComplaintReceived
from domain.creditor.events import AccountDoubted, DoubtGround
from domain.facts import INSTALLATION, StreamKind
from domain.ids import mail_domain_id
from domain.mail_domain.events import MailRefusedForSender
from domain.subscription.events import Stop, SubscriptionMade, SubscriptionStopped
from tests.projections.asked import CAME, LATER, plain, registered
from tests.projections.story import CREDITOR, Story

LINE: Final = UUID("66666666-6666-7666-8666-666666666666")
SUBSCRIPTION: Final = UUID("55555555-5555-7555-8555-555555555555")


def subscription_stopped(story: Story) -> None:
    made = SubscriptionMade(
        label="kas", address="https://hooks.example.nl", answered_by="els", secret_id=SUBSCRIPTION
    )
    for day, fact in ((CAME, made), (LATER, SubscriptionStopped(why=Stop.FAILING))):
        story.record(StreamKind.SUBSCRIPTION, SUBSCRIPTION, fact, day=day, log=INSTALLATION)


def mail_stopped(story: Story) -> None:
    refused = MailRefusedForSender(domain="delinde.example", status="5.7.26")
    about = mail_domain_id(refused.domain)
    story.record(StreamKind.MAIL_DOMAIN, about, refused, day=LATER, log=INSTALLATION)


def complained(story: Story) -> None:
    complaint = ComplaintReceived(ground="other", channel=Channel.EMAIL, received_on=LATER)
    story.add(plain(story), complaint, day=LATER)


def a_gap(story: Story) -> None:
    registered(story)
    doubt = AccountDoubted(iban="NL91ABNA0417164300", through=LATER, why=DoubtGround.GAP)
    story.record(StreamKind.CREDITOR, CREDITOR, doubt, day=LATER)


def a_bank_line(story: Story) -> None:
    line = BankLineImported(
        account_id=SUBSCRIPTION,
        iban="NL91ABNA0417164300",
        amount=100,
        booked_on=CAME,
        credited_on=CAME,
        kind=BankLineKind.CREDIT,
        document_sha256="ab" * 32,
    )
    for fact in (line, BankLineParked(why=ParkedWhy.NO_CLUE)):
        story.record(StreamKind.BANK_LINE, LINE, fact, day=LATER, log=CREDITOR)
