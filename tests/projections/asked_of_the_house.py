"""Stories that end in a task which is no step of a claim: of the house, or about a complaint."""

from datetime import date
from typing import Final
from uuid import UUID

from domain.bank.line_events import BankLineImported, BankLineKind, BankLineParked, ParkedWhy
from domain.claim.events import (
    Asked,
    AttachmentKind,
    AttachmentLaid,
    AwardedPart,
    Channel,
    ClaimSettled,
    ComplaintReceived,
    CreditNoteApplied,
    JudgmentGiven,
    PartKind,
    PartyCollected,
    PartyKind,
    PartyRemitted,
    Source,
    SummonsServed,
    VatReliefDeclared,
)
from domain.creditor.events import (
    AccountDoubted,
    DebtorToldBy,
    DoubtGround,
    HandOverParty,
    TermsChanged,
)
from domain.debtor.events import CreditKind, CreditNoticed, DebtorRegistered
from domain.facts import INSTALLATION, StreamKind
from domain.ids import claim_id, incoming_mail_id, mail_domain_id
from domain.incoming_mail.events import MailKept, MailWaits, MailWaitsWhy
from domain.law.vat_relief import VatReturns
from domain.mail_domain.events import MailDomainCheckWanted, MailRefusedForSender
from domain.subscription.events import Stop, SubscriptionMade, SubscriptionStopped
from tests.projections.asked import CAME, LATER, plain, registered
from tests.projections.asked_of_parties import handed
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


def mail_unchecked(story: Story) -> None:
    wanted = MailDomainCheckWanted(domain="delinde.example")
    about = mail_domain_id(wanted.domain)
    story.record(StreamKind.MAIL_DOMAIN, about, wanted, day=LATER, log=INSTALLATION)


def a_mail(story: Story) -> None:
    kept = MailKept(document_sha256="cd" * 32, received_on=CAME, files=1)
    for fact in (kept, MailWaits(why=MailWaitsWhy.NO_CLUE)):
        about = incoming_mail_id(kept.document_sha256)
        story.record(StreamKind.INCOMING_MAIL, about, fact, day=LATER, log=INSTALLATION)


def a_credit(story: Story) -> None:
    """Of a debtor of the story, whoever it is."""
    of = next(row.stream for row in story.rows if row.topic == DebtorRegistered.TOPIC)
    credit = CreditNoticed(ref="C1", kind=CreditKind.OPEN_ITEM, number="C1", amount=25_00)
    story.record(StreamKind.DEBTOR, UUID(of), credit, day=LATER)


def complained(story: Story) -> None:
    complaint = ComplaintReceived(ground="other", channel=Channel.EMAIL, received_on=LATER)
    story.add(plain(story), complaint, day=LATER)


def kept_by_the_party(story: Story) -> None:
    """The debtor paid it on the 20th of January."""
    paid_there(story)


def paid_there(story: Story) -> UUID:
    """A claim that lies with the party, which was paid 5.00 of it."""
    claim, paid = handed(story), "party-1:D-1"
    told = PartyCollected(party="x", payment_id=paid, amount=5_00, received_on=LATER)
    story.add(claim, told, day=LATER)
    story.pay(claim, 5_00, day=LATER, payment=paid)
    return claim


def kept_without_a_bill(story: Story) -> None:
    """The party passed on what the debtor paid it, less a fee that it did not bill."""
    passed_on_in(story, paid_there(story))


def passed_on_in(story: Story, claim: UUID) -> None:
    """Pass on 4.00 of it, and keep 1.00."""
    passed_on = PartyRemitted(
        party="x", remittance_id="A-1", received=4_00, fee=1_00, credited_on=LATER
    )
    story.add(claim, passed_on, day=LATER)


def not_told_of_the_party(story: Story) -> None:
    """The creditor tells the debtors of this party, to which it went on the 13th of January."""
    handed(story)
    party = HandOverParty(name="x", kind=PartyKind.LAWYER, told_by=DebtorToldBy.CREDITOR)
    story.record(StreamKind.CREDITOR, CREDITOR, TermsChanged(parties=(party,)), day=LATER)


def before_the_court(story: Story) -> None:
    summons = SummonsServed(
        served_on=CAME, court="Utrecht", claimed=Asked(principal=1), hearing_on=LATER
    )
    story.add(plain(story), summons, day=CAME)


def judged(story: Story) -> None:
    before_the_court(story)
    story.add(claim_id(CREDITOR, "F1"), _judgment(1), day=LATER)


def attached_though_nothing_is_owed(story: Story) -> None:
    before_the_court(story)
    laid = AttachmentLaid(attachment_id="a-1", kind=AttachmentKind.BANK, laid_on=CAME)
    claim = claim_id(CREDITOR, "F1")
    story.add(claim, laid, day=CAME)
    story.add(claim, _judgment(0), day=LATER)
    story.add(claim, ClaimSettled(ground="nothing open"), day=LATER)


def _judgment(principal: int) -> JudgmentGiven:
    return JudgmentGiven(
        given_on=LATER,
        court="Utrecht",
        case_number="1",
        reckoned_through=CAME,
        parts=(AwardedPart(kind=PartKind.PRINCIPAL, amount=principal),),
        rejected=Asked(principal=0),
    )


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


def vat_to_ask_back(story: Story) -> UUID:
    """An invoice with VAT that is not paid a year after its due day, of who files each quarter."""
    registered(story)
    quarter = TermsChanged(vat_returns=VatReturns.QUARTER)
    story.record(StreamKind.CREDITOR, CREDITOR, quarter, day=LATER)
    return plain(story, vat=17_00)


def vat_to_pay_again(story: Story) -> None:
    """It was paid after its VAT was asked back."""
    claim, day = vat_to_ask_back(story), date(2027, 5, 1)
    asked = VatReliefDeclared(period="2027-Q1", as_of=date(2027, 2, 4), unpaid=100_00, vat=17_00)
    story.add(claim, asked, day=date(2027, 4, 20))
    story.pay(claim, 10_00, day=day)


def vat_to_correct(story: Story) -> None:
    """A credit note came after its VAT was asked back, of who does not say how often he files."""
    claim, day = plain(story, vat=17_00), date(2027, 5, 1)
    asked = VatReliefDeclared(period="2027-Q1", as_of=date(2027, 2, 4), unpaid=100_00, vat=17_00)
    story.add(claim, asked, day=date(2027, 4, 20))
    note = CreditNoteApplied(
        number="C-1", amount=10_00, issued_on=day, retroactive=False, source=Source(kind="call")
    )
    story.add(claim, note, day=day)
