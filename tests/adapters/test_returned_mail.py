"""Folders of returned mail: each mail once, and what nobody could read stays where it was."""

import mailbox
from pathlib import Path

import pytest

from adapters.bounces import Verdict, read_report
from adapters.returned_mail import BEGINNING, LARGEST, Kept, MailInFolder, Take, take_each
from domain.errors import StoreError
from tests.adapters.reports import STRANGER, report


def maildir(folder: Path, *mails: bytes) -> Path:
    box = mailbox.Maildir(folder / "mail", create=True)
    for raw in mails:
        box.add(raw)
    return folder / "mail"


def mbox(folder: Path, *mails: bytes) -> Path:
    box = mailbox.mbox(folder / "mail.mbox", create=True)
    for raw in mails:
        box.add(raw)
    box.close()
    return folder / "mail.mbox"


def taker(seen: list[bytes]) -> Take:
    """Deal with reports and leave everything else."""

    def take(mail: MailInFolder) -> Kept:
        assert mail.raw is not None
        seen.append(mail.raw)
        return Kept.HERE if b"Aanbieding" in mail.raw else Kept.ASIDE

    return take


@pytest.mark.parametrize("kind", [maildir, mbox])
def test_what_was_dealt_with_is_read_once_and_the_rest_each_time(
    kind: type, tmp_path: Path
) -> None:
    place = kind(tmp_path, report(), STRANGER)
    first: list[bytes] = []
    take_each(place, taker(first))
    assert len(first) == 2
    again: list[bytes] = []
    take_each(place, taker(again))
    assert [b"Aanbieding" in raw for raw in again] == [True]


def test_a_mail_that_was_dealt_with_lies_whole_in_the_processed_folder(tmp_path: Path) -> None:
    place = maildir(tmp_path, report())
    take_each(place, taker([]))
    processed = mailbox.Maildir(place, create=False).get_folder("processed")
    [key] = processed.keys()
    assert processed.get_bytes(key) == report()
    assert "S" in processed[key].get_flags()


def test_an_mbox_keeps_the_bytes_of_what_was_read(tmp_path: Path) -> None:
    place = mbox(tmp_path, report(), STRANGER)
    take_each(place, taker([]))
    box = mailbox.mbox(place, create=False)
    assert [mail["Subject"] for mail in box] == [
        "Undelivered Mail Returned to Sender",
        "Aanbieding",
    ]
    assert [mail.get_flags() for mail in box] == ["R", ""]
    box.close()


def test_a_mail_that_could_not_be_recorded_is_read_again(tmp_path: Path) -> None:
    place = maildir(tmp_path, report())

    def stopped(_mail: MailInFolder) -> Kept:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        take_each(place, stopped)
    seen: list[bytes] = []
    take_each(place, taker(seen))
    assert seen == [report()]


@pytest.mark.parametrize("name", ["nothing", "plain"])
def test_a_place_that_is_no_mail_folder_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(StoreError, match=name):
        take_each(tmp_path / name, taker([]))


def nested(depth: int) -> bytes:
    """A mail whose parts hold parts, so many deep."""
    head = b"From: a@b.example\nSubject: diep\nMIME-Version: 1.0\n"
    part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    return head + b"".join(part % (at, at) for at in range(depth)) + b"\n"


@pytest.mark.parametrize("kind", [maildir, mbox])
def test_a_mail_that_no_reader_takes_is_named_and_the_others_are_read(
    kind: type, tmp_path: Path
) -> None:
    place = kind(tmp_path, nested(3_000), report())
    seen: dict[bool, list[str]] = {True: [], False: []}

    def take(mail: MailInFolder) -> Kept:
        assert mail.raw is not None
        deep = read_report(mail.raw).verdict is Verdict.UNKNOWN
        seen[deep].append(mail.name)
        return Kept.HERE if deep else Kept.ASIDE

    take_each(place, take)
    assert [len(names) for names in seen.values()] == [1, 1]


def test_a_mail_in_an_mbox_that_is_too_large_stays_and_the_others_are_read(tmp_path: Path) -> None:
    large = b"From: a@voorbeeld.test\n\n" + b"x" * 999 + b"\n"
    place = mbox(tmp_path, large * (LARGEST // len(large) + 1), report())
    before = place.read_bytes()
    seen: list[MailInFolder] = []

    def take(mail: MailInFolder) -> Kept:
        seen.append(mail)
        return Kept.HERE

    take_each(place, take)
    assert [one.whole for one in seen] == [False, True]
    assert len(seen[0].raw or b"") == BEGINNING
    assert place.read_bytes() == before


def test_of_a_mail_that_is_too_large_the_beginning_is_read(tmp_path: Path) -> None:
    place = maildir(tmp_path, report())
    with (place / "new" / "0.large").open("wb") as file:
        file.truncate(LARGEST + 1)
    seen: list[MailInFolder] = []

    def take(mail: MailInFolder) -> Kept:
        seen.append(mail)
        return Kept.HERE

    take_each(place, take)
    assert {(one.whole, len(one.raw or b"")) for one in seen} == {
        (False, BEGINNING),
        (True, len(report())),
    }
