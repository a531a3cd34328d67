"""Reports of delivery as post offices write them, after the examples of RFC 3464, appendix D."""

from textwrap import dedent
from uuid import UUID

LETTER = UUID("5c0c2f1e-0b0a-5e1d-9c3b-1f2e3d4c5b6a")
MESSAGE_ID = f"{LETTER}@delinde.example"
SENTENCE = "de brievenbus van Sanne Voorbeeld bestaat niet"
"""Stands in every report in words of the post office: never to be kept."""


def report(
    *,
    action: str = "failed",
    status: str = "5.1.1",
    envelope: str = str(LETTER),
    returned: str = MESSAGE_ID,
    date: str = "Wed, 18 Mar 2026 11:00:00 +0100",
    headers_only: bool = True,
) -> bytes:
    """Give a report in three parts: words, status, and the head of the mail that came back."""
    envelope_line = f"Original-Envelope-Id: {envelope}\n" if envelope else ""
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    return (
        f"Return-Path: <>\nDate: {date}\nFrom: MAILER-DAEMON@mx.example (Mail Delivery System)\n"
        "To: bounces@delinde.example\nSubject: Undelivered Mail Returned to Sender\n"
        "Auto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=delivery-status;\n"
        ' boundary="4F2A/mx"\n\n'
        "This is a MIME-encapsulated message.\n\n"
        "--4F2A/mx\nContent-Type: text/plain; charset=us-ascii\n\n"
        f"<s.voorbeeld@example.nl>: {SENTENCE}\n\n"
        "--4F2A/mx\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example\n{envelope_line}"
        "Arrival-Date: Wed, 18 Mar 2026 10:00:01 +0100\n\n"
        "Final-Recipient: rfc822; s.voorbeeld@example.nl\n"
        f"Action: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; 550 5.1.1 {SENTENCE}\n\n"
        f"--4F2A/mx\nContent-Type: {kind}\n\n"
        f"Message-ID: <{returned}>\nFrom: administratie@deketting.example\n"
        "To: s.voorbeeld@example.nl\nSubject: Herinnering\n\n"
        "--4F2A/mx--\n"
    ).encode()


POSTFIX = report(envelope="", headers_only=False)
"""Postfix: the whole mail comes back; the envelope id only where it was asked for."""

EXCHANGE = report(envelope="", status="5.7.1").replace(b"Action: failed", b"Action: Failed (x)")
"""Exchange: a remark behind the action."""

EXIM_IN_WORDS = dedent(f"""\
    Return-path: <>
    X-Failed-Recipients: s.voorbeeld@example.nl
    From: Mail Delivery System <Mailer-Daemon@exim.example>
    To: bounces@delinde.example
    Subject: Mail delivery failed: returning message to sender
    Date: Wed, 18 Mar 2026 11:00:00 +0100

    This message was created automatically by mail delivery software.

      s.voorbeeld@example.nl
        host mx.example: 550 5.1.1 {SENTENCE}

    ------ This is a copy of the message, including all the headers. ------

    Message-ID: <{MESSAGE_ID}>
    Subject: Herinnering
    """).encode()
"""Exim before it wrote reports: its own words, and the recipients in the head."""

QMAIL = dedent(f"""\
    Return-Path: <>
    From: MAILER-DAEMON@qmail.example
    To: bounces@delinde.example
    Subject: failure notice
    Date: Wed, 18 Mar 2026 11:00:00 +0100

    Hi. This is the qmail-send program at qmail.example.
    I'm afraid I wasn't able to deliver your message to the following addresses.

    <s.voorbeeld@example.nl>:
    {SENTENCE}

    --- Below this line is a copy of the message.

    Message-ID: <{MESSAGE_ID}>
    """).encode()
"""qmail: no report at all, but a copy of the mail."""

OUT_OF_OFFICE = dedent(f"""\
    From: Sanne Voorbeeld <s.voorbeeld@example.nl>
    To: administratie@deketting.example
    Subject: Afwezig
    In-Reply-To: <{MESSAGE_ID}>
    Auto-Submitted: auto-replied
    Date: Wed, 18 Mar 2026 11:00:00 +0100

    Ik ben er tot en met vrijdag niet.
    """).encode()

STRANGER = b"From: a@b.example\nSubject: Aanbieding\n\nKoop nu.\n"
