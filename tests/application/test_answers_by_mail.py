"""An answer to a letter by e-mail: its claim waits for a person; machines stop nothing."""

import mailbox
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.bounces import read_report
from adapters.store.opening import Mode
from application.commands.details import ClearMark
from application.house import House
from application.inbox.bounces import Noted, read_bounces, record_mail
from application.run.day import run_day
from domain.claim.events import MailReceived, Mark
from domain.claim.state import Claim
from domain.letter.state import Letter
from domain.sealing import ERASED, Purpose
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    letters,
)
from tests.application.relay import post_office

SAMPLES = Path(__file__).parent.parent / "samples" / "mail"


@contextmanager
def asked(place: HousePlace, **more: Any) -> Iterator[tuple[House, UUID, Letter]]:
    """A live house that mailed a reminder today."""
    with (
        post_office() as (_, where),
        place.opened(mode=Mode.LIVE, smtp=where, **more) as house,
    ):
        claim = claim_from(house, CONSUMER)
        run_day(house)
        [letter] = letters(house)
        place.clock.move_to(MARCH.replace(day=20))
        yield house, claim, letter


def answer(letter: Letter, sample: str = "answer-plain") -> bytes:
    """A sample in answer to a letter."""
    raw = (SAMPLES / f"{sample}.eml").read_bytes()
    return f"In-Reply-To: <{letter.message_id}>\n".encode() + raw


def taken(house: House, raw: bytes) -> Noted:
    return record_mail(house, raw, read_report(raw))


def mails(house: House, claim: UUID) -> list[MailReceived]:
    return [one for one in facts_of(house, claim) if isinstance(one, MailReceived)]


def claim_of(house: House, claim: UUID) -> Claim:
    return case_of(house, claim).claim


@pytest.mark.both_stores
def test_an_answer_is_kept_once_and_its_claim_waits_until_a_person_looked(
    place: HousePlace,
) -> None:
    with asked(place) as (house, claim, letter):
        raw = answer(letter)
        assert taken(house, raw) is Noted.ANSWERED
        assert taken(house, raw) is Noted.KNOWN
        [mail] = mails(house, claim)
        assert (mail.letter_id, mail.received_on, mail.files) == (
            letter.id,
            MARCH.replace(day=19),
            1,
        )
        assert mail.text is not None
        text = house.open(mail.text, str, Purpose.NOTES)
        assert text is not None
        assert "al betaald" in text
        assert "Geachte" not in text
        assert house.archive.get(mail.document_sha256) == raw
        place.clock.move_to(MARCH.replace(month=4, day=14))
        assert Mark.ANSWER_BY_MAIL in claim_of(house, claim).stopped_by
        assert len(letters(house)) == 1
        run_day(house)
        assert len(letters(house)) == 1
        ClearMark(mark=Mark.ANSWER_BY_MAIL).carry(house, claim, by=by())
        run_day(house)
        assert len(letters(house)) == 2


def test_a_second_answer_stops_the_claim_again(place: HousePlace) -> None:
    with asked(place) as (house, claim, letter):
        taken(house, answer(letter))
        ClearMark(mark=Mark.ANSWER_BY_MAIL).carry(house, claim, by=by())
        assert taken(house, answer(letter, "answer-html")) is Noted.ANSWERED
        assert Mark.ANSWER_BY_MAIL in claim_of(house, claim).stopped_by
        assert len(mails(house, claim)) == 2


@pytest.mark.parametrize("sample", ["away-nl", "away-en", "away-de", "away-outlook"])
def test_an_answering_machine_is_shown_and_stops_nothing(place: HousePlace, sample: str) -> None:
    with asked(place) as (house, claim, letter):
        assert taken(house, answer(letter, sample)) is Noted.BY_MACHINE
        assert [one.by_machine for one in mails(house, claim)] == [True]
        assert claim_of(house, claim).stopped_by == ()


def test_a_mailing_and_a_machine_that_answers_no_letter_are_left(place: HousePlace) -> None:
    with asked(place) as (house, claim, letter):
        assert taken(house, answer(letter, "mailing")) is Noted.UNRECOGNISED
        away = (SAMPLES / "away-nl.eml").read_bytes().replace(b"s.voorbeeld", b"q.vreemd")
        assert taken(house, away) is Noted.UNRECOGNISED
        assert mails(house, claim) == []


def test_what_a_server_says_in_its_own_words_is_left_to_a_person(place: HousePlace) -> None:
    with asked(place) as (house, claim, letter):
        words = b"From: MAILER-DAEMON@mx.example\nAuto-Submitted: auto-replied\n"
        raw = words + f"In-Reply-To: <{letter.message_id}>\n\nHet lukte niet.\n".encode()
        assert taken(house, raw) is Noted.UNRECOGNISED
        assert mails(house, claim) == []


def test_what_was_read_from_a_folder_is_set_aside_and_the_run_of_the_day_waits(
    place: HousePlace, tmp_path: Path
) -> None:
    folder = tmp_path / "post"
    box = mailbox.Maildir(folder)
    with asked(place, bounce_folder=folder) as (house, claim, letter):
        box.add(answer(letter))
        box.add((SAMPLES / "mailing.eml").read_bytes())
        run_day(house)
        assert Mark.ANSWER_BY_MAIL in claim_of(house, claim).stopped_by
        assert [one.noted for one in read_bounces(house, folder)] == [Noted.UNRECOGNISED]


def test_who_is_erased_takes_his_mail_along(place: HousePlace) -> None:
    with asked(place) as (house, claim, letter):
        taken(house, answer(letter))
        [mail] = mails(house, claim)
        debtor = claim_of(house, claim).debtor_id
        assert debtor is not None
        house.store.keys.erase(debtor)
        assert mail.text is not None
        text: str | None = house.open(mail.text, str, Purpose.NOTES)
        assert text is None
        assert house.archive.get(mail.document_sha256) is ERASED
