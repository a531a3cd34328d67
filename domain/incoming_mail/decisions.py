"""What is decided on a mail that came in."""

from collections.abc import Iterable
from uuid import UUID

from domain.errors import NotFound, Refusal
from domain.incoming_mail.events import (
    IncomingMailFact,
    MailAttached,
    MailDecider,
    MailKept,
    MailOfNobody,
    MailTakenBack,
    MailWaits,
    MailWaitsWhy,
)
from domain.incoming_mail.state import KeptMail


def require_kept(mail: KeptMail) -> MailKept:
    """What was kept; raises NotFound ``incoming_mail.unknown`` where there is no such mail."""
    if mail.kept is None:
        raise NotFound(
            "incoming_mail.unknown",
            f"There is no mail {mail.id}.",
            way_out="See the mail that came in on the page Postvak.",
        )
    return mail.kept


def attach(mail: KeptMail, claims: Iterable[UUID]) -> list[IncomingMailFact]:
    """Let a mail be about claims, on a person's word; on all of them already: nothing.

    Raises Refusal ``incoming_mail.nobodys`` where it was said to be nobody's.
    """
    require_kept(mail)
    if mail.nobodys:
        raise Refusal(
            "incoming_mail.nobodys",
            "Somebody said that this mail is about no claim here.",
            way_out="Take that back first, if it was wrong.",
        )
    new = tuple(one for one in dict.fromkeys(claims) if one not in mail.claims)
    return [MailAttached(claims=new, by=MailDecider.PERSON)] if new else []


def of_nobody(mail: KeptMail) -> list[IncomingMailFact]:
    """Let a mail be about no claim here; so already: nothing.

    Raises Refusal ``incoming_mail.on_a_claim``.
    """
    require_kept(mail)
    if mail.claims:
        raise Refusal(
            "incoming_mail.on_a_claim",
            "This mail is on a claim.",
            way_out="Take that back first, if it was wrong.",
        )
    return [] if mail.nobodys else [MailOfNobody()]


def take_back(mail: KeptMail) -> list[IncomingMailFact]:
    """Undo what was decided: a person is asked again, and what it may be about stands still.

    Undone before: nothing.

    So does what it was on: that it was sure for a rule, or for a person, may be right after all.

    Raises Refusal ``incoming_mail.nothing_decided``.
    """
    require_kept(mail)
    if mail.waits and mail.waits.why is MailWaitsWhy.UNDONE:
        return []
    if not (mail.claims or mail.nobodys):
        raise Refusal(
            "incoming_mail.nothing_decided",
            "Nothing was decided on this mail that could be taken back.",
            way_out="See its trail on its page.",
        )
    concerned = tuple(dict.fromkeys((*mail.may_concern, *mail.claims)))
    return [
        MailTakenBack(claims=tuple(mail.claims)),
        MailWaits(why=MailWaitsWhy.UNDONE, may_concern=concerned, reasons=mail.reasons),
    ]
