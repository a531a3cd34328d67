"""What people write to us, read from the samples: text without quotation, and who wrote it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from adapters.incoming_mail import LONGEST_TEXT, IncomingMail, WrittenBy, files_of, read_mail
from application.inbox.shown import safe_name
from domain.incoming_mail.events import MailTold

SAMPLES = Path(__file__).parent.parent / "samples" / "mail"


def sample(name: str) -> IncomingMail:
    return read_mail((SAMPLES / f"{name}.eml").read_bytes())


def test_a_plain_answer_is_shown_without_what_it_quotes() -> None:
    mail = sample("answer-plain")
    assert mail.written is WrittenBy.PERSON
    assert mail.sender == "Sanne Voorbeeld <s.voorbeeld@example.nl>"
    assert mail.text == "Beste, ik heb dit op 12 maart al betaald.\nZie de bijlage.\n\nS. Voorbeeld"
    assert mail.files == 1


def test_a_page_is_shown_as_text_without_what_it_hides() -> None:
    mail = sample("answer-html")
    assert mail.written is WrittenBy.PERSON
    assert "Ik betwist deze rekening" in mail.text
    assert "€\xa090" in mail.text
    assert "alert" not in mail.text
    assert "http" not in mail.text


@pytest.mark.parametrize("name", ["away-nl", "away-en", "away-de", "away-outlook"])
def test_an_answering_machine_is_no_person(name: str) -> None:
    assert sample(name).written is WrittenBy.MACHINE


def test_a_person_who_writes_that_he_is_away_is_a_person() -> None:
    raw = b"From: a@b.example\nSubject: Re: afwezig\n\nIk was op vakantie en betaal morgen.\n"
    assert read_mail(raw).written is WrittenBy.PERSON


def test_a_mailing_is_told_apart() -> None:
    assert sample("mailing").written is WrittenBy.LIST


def test_a_charset_that_is_none_still_gives_a_text() -> None:
    assert "betaald voor één" in sample("charset-wrong").text


def test_a_mail_of_parts_in_parts_without_end_is_read() -> None:
    raw = b"From: a@b.example\nContent-Type: message/rfc822\n\n" * 5_000 + b"Hallo\n"
    assert read_mail(raw).written is WrittenBy.PERSON


def test_a_mail_that_only_quotes_is_shown_whole() -> None:
    assert read_mail(b"From: a@b.example\n\n> Betaalt u dit?\n> ja\n").text.startswith("> Betaalt")


@given(some.binary(max_size=2_000))
def test_whatever_is_written_is_read_to_something_that_can_be_shown(raw: bytes) -> None:
    mail = read_mail(raw)
    for said in (mail.sender, mail.subject, mail.text):
        assert "\0" not in said
        said.encode()


@pytest.mark.parametrize(
    "raw",
    [
        ("Subject: accenten\n\na" + "\u0301\u0323" * 1_000_000).encode(),
        ("Subject: a" + "\u0301\u0323" * 1_000_000 + "\n\naccenten").encode(),
        b"Subject: accenten\nContent-Type: text/plain" + b";a=b" * 1_000_000 + b"\n\nx",
        b"Subject: accenten\nContent-Disposition: a" + b';"' * 2_000_000 + b"\n\nx",
    ],
)
def test_what_would_be_read_for_hours_is_read_at_once(raw: bytes) -> None:
    mail = read_mail(raw)  # each of them took minutes to hours before
    assert "accenten" in f"{mail.subject}{mail.text}"
    assert len(mail.text) <= LONGEST_TEXT
    assert len(files_of(raw)) <= 1


ODD = (
    b"=?utf-8?B?////?=",
    b"=?utf-8?Q?=ED=A0=80?=",
    b"=?unicode_escape?Q?=5Cud800?=",
    b"text/plain; charset=unicode_escape",
    b"text/plain; charset=rot13",
    b"text/html; charset=geen",
    b"multipart/mixed; boundary=b",
    b"attachment; filename*=utf-8''%ED%A0%80%00..%2F..%2Fa",
    b'attachment; filename="\x00\x1b[2J\xe2\x80\xaegpj.exe"',
    b"base64",
    b"\xff\xfe\x00",
)
NAMES = ("From", "Subject", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding")
LINES = some.tuples(some.sampled_from(NAMES), some.sampled_from(ODD)).map(
    lambda line: line[0].encode() + b": " + line[1]
)
BODIES = some.sampled_from(
    [b"\\ud800", b"<p>&#xD800;&#0;<img src=http://x/>", b"--b\n\nx\n--b--\n"]
)


@given(some.lists(LINES, max_size=6), BODIES, some.binary(max_size=40))
def test_whatever_a_stranger_sends_can_be_kept_shown_and_saved(
    head: list[bytes], body: bytes, rubbish: bytes
) -> None:
    raw = b"\n".join(head) + b"\n\n" + body + rubbish
    mail = read_mail(raw)
    told = MailTold(sender=mail.sender, subject=mail.subject, text=mail.text)
    said = told.model_dump_json().encode().decode()
    assert "\x1b" not in said
    assert "\x00" not in mail.whole
    for number, file in enumerate(files_of(raw), 1):
        file.name.encode()
        assert set("/\\\0").isdisjoint(safe_name(file, number))
