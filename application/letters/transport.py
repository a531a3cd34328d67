"""How a letter leaves the house: by the mail server, or into the outbox folder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final, TypeAlias
from uuid import UUID

from adapters.mail import (
    Accepted,
    Attachment,
    FinishedMail,
    InDoubt,
    Mail,
    Outcome,
    RefusedForNow,
    RefusedPermanently,
    SmtpSettings,
    Tls,
    finish,
    send,
)
from adapters.mail_refusals import senders_fault
from adapters.messages import Carrier, Message, international, send_message
from adapters.outbox import write_letter
from application.house import House
from application.letters.addressee import addressee
from application.letters.enclosures import enclosed_by_name, enclosed_with
from application.letters.mail_domains import domain_of, why_stopped, why_unchecked
from application.letters.outbox_words import beside
from application.reply_address import reply_address
from application.settings import Posting
from domain.case import Case
from domain.case.bound import description_article
from domain.characters import legible
from domain.claim.events import Channel
from domain.claim.events.values import MESSAGES
from domain.days import in_amsterdam
from domain.dunning.plan.step import Step
from domain.errors import Refusal
from domain.law.contact_hours import no_contact_at
from domain.letter.state import Letter
from domain.letter.text import LetterContent, plain_text, subject
from domain.parties import ContactDetails, mail_addresses

MAIL_SILENT: Final = "the mail server does not answer"
"""Why e-mail stopped in a run; such a run is done again within the hour."""
SILENT_AFTER: Final = 3
"""So many letters in a row the mail server did not answer: no more are offered to it."""
OF_THE_HOUSE: Final = frozenset({"letter.no_mail_server", "letter.no_carrier"})
"""Refusals that say the same of every letter of a run."""
OF_A_CREDITOR: Final = frozenset({"letter.no_creditor_address", "letter.no_sender"})
"""Refusals that say the same of every letter of a creditor."""
_CLOSING: Final = 421

_ADDRESS: Final = re.compile(r"<[^>]*@[^>]*>|\S*@\S*")


@dataclass(frozen=True, slots=True)
class Sent:
    """It went out: posted (handed to print and post) or accepted by a mail server."""

    said: str
    posted: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """It certainly did not go out."""

    why: str
    permanent: bool = False
    passing: bool = False
    """Nobody answered, or the sender was refused: which says nothing about it."""
    sender_fault: str = ""
    """The code by which the sender was refused, and not the letter or its reader."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """It may or may not have gone out."""

    why: str


Ready: TypeAlias = FinishedMail | Message | Failed
"""What will go over the wire, or why nothing will."""


class Transport:
    """Sends by mail from a live store; a sandbox writes its mail into a folder."""

    def __init__(self, house: House) -> None:
        """A sandbox never opens a mail connection."""
        self._house = house
        self._unanswered = 0
        self._one_mail, self._one_message = Lock(), Lock()
        settings = house.settings
        self._mail = bool(settings.smtp_host) and not house.sandbox
        self._smtp = SmtpSettings(
            host=settings.smtp_host,
            port=settings.smtp_port,
            tls=Tls(settings.smtp_tls.value),
            user=settings.smtp_user,
            password=settings.smtp_password.get_secret_value(),
            timeout_seconds=settings.smtp_timeout_seconds,
        )

        self._carrier = Carrier(
            url=settings.messages_url,
            secret=settings.messages_secret.get_secret_value(),
            timeout_seconds=settings.smtp_timeout_seconds,
        )

    def why_not_now(self, channel: Channel | None, case: Case) -> str:
        """Tell why no mail may leave at this moment, or give the empty string.

        The rules for hours cover e-mail too (Bki art. 4.2). Raises Refusal
        ``letter.no_creditor_address``; ``letter.no_sender`` where mail would have no address to
        come from; ``letter.no_mail_server`` where a live store has nothing to send it with: a
        letter that only lies in a folder was not sent.
        """
        profile = case.creditor.profile
        if not (profile.street or profile.postal_code or profile.city):
            raise Refusal(
                "letter.no_creditor_address",
                "There is no address of the creditor for his letters.",
                article=description_article(
                    case.debtor, for_others=case.creditor.collects_for_others
                ),
                way_out="Record it with `vordering record creditor-details`; then letters go.",
            )
        if channel in MESSAGES and not self._house.sandbox:
            return self._no_message_now()
        if channel is not Channel.EMAIL or self._house.sandbox:
            return ""
        if not self._mail:
            raise Refusal(
                "letter.no_mail_server",
                "There is no mail server, so no e-mail leaves.",
                way_out="Set VORDERING_SMTP_HOST, or choose a plan that writes by post.",
            )
        if not (self._house.settings.sender or case.creditor.profile.email):
            raise Refusal(
                "letter.no_sender",
                "There is no address to send e-mail from.",
                way_out="Set VORDERING_SENDER, or record the creditor's e-mail address.",
            )
        if stopped := why_stopped(self._house, self._domain(case)):
            return stopped
        if unchecked := why_unchecked(self._house, self._domain(case)):
            return unchecked
        return MAIL_SILENT if self.silent else self._closed_hour()

    def step_by_what_leaves(self, step: Step, case: Case) -> Step:
        """The step by its fallback on paper, where its own channel cannot leave from here at all.

        What only stands still for a while is waited for; that a sender is refused may last.
        """
        falls_back = step.fallback is Channel.POST and not self._house.sandbox
        if falls_back and not self._leaves(step.channel, case):
            return step.model_copy(update={"channel": Channel.POST})
        return step

    def _leaves(self, channel: Channel | None, case: Case) -> bool:
        """Whether this house has what a channel needs, set once for all letters."""
        if channel is Channel.EMAIL:
            domain = self._domain(case)
            return self._mail and bool(domain) and not why_stopped(self._house, domain)
        return channel not in MESSAGES or bool(self._carrier.url)

    def _domain(self, case: Case) -> str:
        return domain_of(self._house.settings.sender or case.creditor.profile.email)

    @property
    def silent(self) -> bool:
        """Tell whether the mail server gave no answer, again and again."""
        return self._unanswered >= SILENT_AFTER

    def _no_message_now(self) -> str:
        if not self._carrier.url:
            raise Refusal(
                "letter.no_carrier",
                "There is no carrier of messages.",
                way_out="Set VORDERING_MESSAGES_URL, or let the step write by e-mail or post.",
            )
        return self._closed_hour()

    def _closed_hour(self) -> str:
        return no_contact_at(in_amsterdam(self._house.clock()))

    def waits_for_people(self, channel: Channel) -> bool:
        """Tell whether a letter waits until people print and post it; never in a sandbox."""
        confirmed = self._house.settings.post is Posting.CONFIRMED
        return channel is Channel.POST and confirmed and not self._house.sandbox

    def message_id(self, letter: Letter, channel: Channel, content: LetterContent) -> str:
        """The one Message-ID of a letter; empty where it goes to the outbox folder.

        A short message has the letter's id itself: the key under which a repeat is one message.
        """
        if channel in MESSAGES and not self._house.sandbox:
            return str(letter.id)
        if channel is not Channel.EMAIL or not self._mail:
            return ""
        domain = self._sender(content).rpartition("@")[2] or "vordering.invalid"
        return f"{letter.id}@{domain}"

    def ready(
        self,
        letter: Letter,
        message_id: str,
        content: LetterContent,
        document: bytes,
        *,
        cases: Sequence[Case],
    ) -> Ready:
        """What will go over the wire, finished and checked before a start is recorded.

        What cannot be sent at all is told as a failure: then nothing is offered to anybody.
        """
        assert letter.order is not None
        contact = addressee(self._house, cases[0].debtor, letter.order)
        try:
            if letter.order.channel in MESSAGES:
                return self._message_of(letter, content, document, contact=contact)
            if contact is None or not mail_addresses(contact.email) or not self._sender(content):
                return Failed("no sender or no address")
            mail = self._mail_of(
                letter, message_id, content, document, contact=contact, cases=cases
            )
            return finish(mail)
        except Refusal as refusal:
            return Failed(refusal.code, permanent=True)

    def over_the_wire(self, ready: Ready) -> Sent | Failed | Doubtful:
        """Send what is ready: a short message, or a mail."""
        match ready:
            case Failed():
                return ready
            case Message():
                return self._by_message(ready)
            case FinishedMail():
                return self._by_mail(ready)

    def turn(self, channel: Channel) -> Lock:
        """What is held from the start of a letter to its answer: one leaves after the other."""
        return self._one_message if channel in MESSAGES else self._one_mail

    def _message_of(
        self,
        letter: Letter,
        content: LetterContent,
        document: bytes,
        *,
        contact: ContactDetails | None,
    ) -> Message | Failed:
        if contact is None or letter.order is None:
            return Failed("no number")
        return Message(
            letter_id=str(letter.id),
            channel=letter.order.channel.value,
            number=international(contact.phone),
            text=document.decode(),
            language=content.language,
        )

    def _by_message(self, message: Message) -> Sent | Failed | Doubtful:
        try:
            said = send_message(message, carrier=self._carrier)
        except Refusal as refusal:
            return Failed(refusal.code, permanent=True)
        match said:
            case Accepted():
                return Sent(f"carrier of messages: {said.reply}", posted=False)
            case RefusedPermanently():
                return Failed(f"the carrier refused it for good ({said.code})", permanent=True)
            case RefusedForNow():
                why = f"the carrier did not take it now ({said.code})"
                return Failed(why, passing=_unanswered(said))
            case InDoubt():
                return Doubtful(said.reason)

    def _by_mail(self, mail: FinishedMail) -> Sent | Failed | Doubtful:
        """Offer the letter to the mail server and say what came of it.

        What the server said may name the recipient: only its code is kept of a refusal, and
        of its yes, which holds the number in its queue, no address.
        """
        said = send(mail, settings=self._smtp)
        self._unanswered = self._unanswered + 1 if _unanswered(said) else 0
        match said:
            case Accepted():
                return Sent(_without_addresses(said.reply)[:120], posted=False)
            case RefusedPermanently() | RefusedForNow() if fault := senders_fault(
                said.code, said.text
            ):
                why = f"the mail server refused the sender ({fault})"
                return Failed(why, passing=True, sender_fault=fault)
            case RefusedPermanently():
                return Failed(f"the mail server refused it for good ({said.code})", permanent=True)
            case RefusedForNow():
                why = f"the mail server did not take it now ({said.code})"
                return Failed(why, passing=_unanswered(said))
            case InDoubt():
                return Doubtful(_without_addresses(_in_doubt(said))[:400])

    def to_outbox(self, letter: Letter, pdf: bytes, *, day: date, cases: Sequence[Case]) -> Sent:
        """Write the letter into the folder of its day; repeated, nothing changes."""
        assert letter.order is not None
        channel = letter.channel or letter.order.channel
        started = letter.order.send_on
        write_letter(
            home=self._house.home,
            day=started,
            letter_id=str(letter.id),
            pdf=pdf,
            suffix="txt" if channel in MESSAGES else "pdf",
            enclosed=enclosed_by_name(self._house, letter.order, cases),
            sidecar=beside(self._house, letter, [case.claim.invoice_number for case in cases]),
        )
        del day
        return Sent(f"outbox/{started}", posted=channel is Channel.POST)

    def _sender(self, content: LetterContent) -> str:
        return self._house.settings.sender or content.creditor.email

    def _mail_of(
        self,
        letter: Letter,
        message_id: str,
        content: LetterContent,
        pdf: bytes,
        *,
        contact: ContactDetails,
        cases: Sequence[Case],
    ) -> Mail:
        return Mail(
            message_id=message_id,
            dated=self._house.clock(),
            sender=self._sender(content),
            sender_name=content.creditor.name,
            bounces_to=self._house.settings.bounces_to.replace("{letter}", str(letter.id)),
            recipient=mail_addresses(contact.email)[0],
            recipient_name=contact.name,
            reply_to=reply_address(self._house, cases[0].creditor.reply_to, letter.id),
            subject=subject(content),
            text=plain_text(content),
            language=content.language,
            attachments=(
                Attachment(name=f"brief-{str(letter.id)[:8]}.pdf", content=pdf),
                *self._invoices(content, cases),
                *(enclosed_with(self._house, letter.order, cases) if letter.order else ()),
            ),
        )

    def _invoices(self, content: LetterContent, cases: Sequence[Case]) -> Iterator[Attachment]:
        """The invoices of all claims of a letter, where it says that they are attached."""
        for case in cases if content.attach_invoice else ():
            digest = case.claim.document_sha256
            raw = self._house.archive.get(digest) if digest else None
            if isinstance(raw, bytes):
                form = case.claim.document_form.value
                name = f"factuur-{_plain(case.claim.invoice_number, case.claim.id)}.{form}"
                yield Attachment(name=name, content=raw, media_type=f"application/{form}")


def _unanswered(said: Outcome) -> bool:
    """Whether it says nothing about the letter: no connection, silence, or a server that closes."""
    return isinstance(said, InDoubt) or (
        isinstance(said, RefusedForNow) and said.code in {0, _CLOSING}
    )


def _in_doubt(said: InDoubt) -> str:
    before = " / ".join(line.strip() for line in said.heard if line.strip())
    told = f"; it had said before: {before}" if before else ""
    return f"no answer came after the letter was handed over{told}"


def _without_addresses(reply: str) -> str:
    return _ADDRESS.sub("…", legible(reply))


def _plain(number: str, claim_id: UUID) -> str:
    kept = "".join(sign for sign in number if sign.isascii() and (sign.isalnum() or sign in "-_."))
    return kept or str(claim_id)[:8]
