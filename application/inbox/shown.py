"""A mail as people read it: what it says, what is attached, and on which claims it is."""

from dataclasses import dataclass
from uuid import UUID

from adapters.incoming_mail import MailFile, files_of
from application.house import House
from domain.errors import NotFound
from domain.incoming_mail.decisions import require_kept
from domain.incoming_mail.events import MailKept, MailTold
from domain.incoming_mail.state import KeptMail
from domain.sealing import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class MailShown:
    """A mail with its text; ``told`` is None where it was erased."""

    mail: KeptMail
    kept: MailKept
    told: MailTold | None
    files: tuple[MailFile, ...]


def mail_shown(house: House, mail_id: UUID) -> MailShown:
    """Open a mail; raises NotFound ``incoming_mail.unknown``."""
    mail = house.collections.incoming_mail(mail_id)
    kept = require_kept(mail)
    raw = house.archive.get(kept.document_sha256)
    return MailShown(
        mail=mail,
        kept=kept,
        told=house.open(kept.told, MailTold, Purpose.NOTES),
        files=files_of(raw) if isinstance(raw, bytes) else (),
    )


def file_of_mail(house: House, mail_id: UUID, number: int) -> MailFile:
    """One attachment, the first is 1; 0: the mail itself, as it came in.

    Raises NotFound ``incoming_mail.unknown``, ``incoming_mail.no_file`` or ``document.erased``.
    """
    kept = require_kept(house.collections.incoming_mail(mail_id))
    raw = house.archive.get(kept.document_sha256)
    if not isinstance(raw, bytes):
        raise NotFound(
            "document.erased",
            "This mail was erased with the person it was about.",
            way_out="See its trail: that it came in is still there.",
        )
    files = (MailFile("mail.eml", "message/rfc822", raw), *files_of(raw))
    if number >= len(files):
        raise NotFound(
            "incoming_mail.no_file",
            f"The mail has no attachment {number}.",
            way_out="See on its page which there are.",
        )
    return files[number]


def safe_name(file: MailFile, number: int) -> str:
    """A name under which a file may lie on anybody's disk: plain signs, and never two alike."""
    fit = [one if one.isascii() and (one.isalnum() or one in "-_.") else "_" for one in file.name]
    kept = "".join(fit).strip("._")
    return f"{number}-{kept or 'bijlage'}" if number else "mail.eml"
