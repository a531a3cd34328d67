"""What people write to us, read from the samples: text without quotation, and who wrote it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from adapters.incoming_mail import IncomingMail, WrittenBy, read_mail

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
