"""A file that strangers sent, as an answer: to be kept, never to be shown by the browser."""

from uuid import UUID

from fastapi.responses import Response

from adapters.incoming_mail import MailFile
from application.inbox.shown import safe_name


def as_attachment(file: MailFile, number: int) -> Response:
    """The bytes of a file, as bytes and nothing else; its name in plain signs."""
    headers = {
        "Content-Disposition": f'attachment; filename="{safe_name(file, number)}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(file.content, media_type="application/octet-stream", headers=headers)


def as_file_for_bank(raw: bytes, batch_id: UUID) -> Response:
    """A file that a bank takes, under a name of its own."""
    named = {"Content-Disposition": f'attachment; filename="{batch_id}.xml"'}
    return Response(raw, media_type="text/xml", headers=named)
