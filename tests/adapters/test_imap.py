"""A mailbox on a real IMAP server: each mail is taken once, and none is lost or marked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.imap import LET_COOL, ImapSettings, MailboxMemory, MailboxRefused, take_from_mailbox
from adapters.mail import Tls
from adapters.returned_mail import Kept, MailInFolder, Take
from domain.errors import StoreError
from tests.adapters.imap_server import ImapServer, imap_server

NOW = datetime(2026, 3, 19, 9, 0, tzinfo=UTC)
FRESH = MailboxMemory()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ImapServer]:
    with imap_server(tmp_path_factory.mktemp("imap")) as found:
        yield found


@pytest.fixture
def box(server: ImapServer, request: pytest.FixtureRequest) -> ImapSettings:
    """A folder that is this test's own."""
    return server.settings(request.node.name)


def mail(subject: str, size: int = 0) -> bytes:
    return b"From: s@example.nl\r\nSubject: %s\r\n\r\n%s\r\n" % (subject.encode(), b"x" * size)


def taker(seen: list[MailInFolder], kept: Kept = Kept.ASIDE) -> Take:
    def take(one: MailInFolder) -> Kept:
        seen.append(one)
        return kept

    return take


def read(box: ImapSettings, take: Take, memory: MailboxMemory = FRESH) -> MailboxMemory:
    return take_from_mailbox(box, take, memory=memory, now=NOW)


def test_a_mail_is_taken_whole_and_then_laid_aside_unread(
    server: ImapServer, box: ImapSettings
) -> None:
    raw = mail("één") + bytes(range(128, 256)) + b"\r\n"
    server.put(box.folder, raw, mail("twee"))
    seen: list[MailInFolder] = []
    read(box, taker(seen))
    assert [(one.raw, one.whole) for one in seen] == [(raw, True), (mail("twee"), True)]
    assert server.lies(box.folder) == {}
    assert list(server.lies(box.done_folder).values()) == [(raw, False), (mail("twee"), False)]
    read(box, taker(seen))
    assert len(seen) == 2


def test_a_stop_in_between_loses_nothing_and_takes_nothing_twice(
    server: ImapServer, box: ImapSettings
) -> None:
    server.put(box.folder, mail("een"), mail("twee"))
    seen: list[MailInFolder] = []

    def dies(one: MailInFolder) -> Kept:
        if b"twee" in (one.raw or b""):
            raise RuntimeError
        seen.append(one)
        return Kept.ASIDE

    with pytest.raises(RuntimeError):
        read(box, dies)
    assert [raw for raw, _ in server.lies(box.folder).values()] == [mail("twee")]
    read(box, taker(seen))
    assert [one.raw for one in seen] == [mail("een"), mail("twee")]


def test_what_says_nothing_is_left_where_it_is_and_read_no_more_until_it_is_asked_for(
    server: ImapServer, box: ImapSettings
) -> None:
    server.put(box.folder, mail("aanbieding"))
    seen: list[MailInFolder] = []
    memory = read(box, taker(seen, Kept.LEFT))
    server.put(box.folder, mail("nieuw"))
    read(box, taker(seen, Kept.HERE), memory)
    assert [one.raw for one in seen] == [mail("aanbieding"), mail("nieuw")]
    assert [read for _, read in server.lies(box.folder).values()] == [False, False]
    # Numbers of another UIDVALIDITY are of other mails.
    read(box, taker(seen, Kept.HERE), replace(memory, validity=memory.validity + 1))
    assert len(seen) == 4


def test_of_a_mail_that_is_too_large_the_beginning_is_read_and_those_behind_it_too(
    server: ImapServer, box: ImapSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = mail("past", 5_000)
    server.put(box.folder, exact + b"x", exact)
    seen: list[MailInFolder] = []
    monkeypatch.setattr("adapters.imap.LARGEST", len(exact))
    read(box, taker(seen))
    assert [one.whole for one in seen] == [False, True]
    assert seen[1].raw == exact
    assert (seen[0].raw or b"").startswith(b"From: s@example.nl")
    assert len(server.lies(box.done_folder)) == 2


def test_a_mail_that_somebody_else_removes_is_no_fault(
    server: ImapServer, box: ImapSettings
) -> None:
    server.put(box.folder, mail("een"), mail("twee"))
    seen: list[MailInFolder] = []

    def meanwhile(one: MailInFolder) -> Kept:
        seen.append(one)
        with server.entered() as other:
            other.select_folder(box.folder)
            other.delete_messages(other.search("ALL"))
            other.expunge()
        return Kept.ASIDE

    assert read(box, meanwhile).stuck in {0, 1}
    assert len(seen) == 1


def test_who_is_refused_does_not_knock_again_at_once(box: ImapSettings) -> None:
    wrong = replace(box, password="mis-geraden")
    with pytest.raises(MailboxRefused) as refused:
        read(wrong, taker([]))
    assert "mis-geraden" not in str(refused.value)
    assert "mis-geraden" not in repr(wrong)
    memory = refused.value.memory
    nobody = replace(box, host="192.0.2.1")  # would be waited for
    with pytest.raises(MailboxRefused, match="again from 09:05"):
        take_from_mailbox(nobody, taker([]), memory=memory, now=NOW + LET_COOL / 2)
    with pytest.raises(StoreError):
        take_from_mailbox(
            replace(box, port=1),
            taker([]),
            memory=memory,
            now=NOW + LET_COOL + timedelta(seconds=1),
        )


@pytest.mark.parametrize(
    "how",
    [
        {"port": 1},
        {"tls": Tls.SSL},  # the server speaks first, in the open
        {"tls_context": None},  # nobody vouches for its certificate
        {"host": "127.0.0.1"},  # which is not the name in the certificate
        {"folder": "er is er geen"},
    ],
)
def test_a_mailbox_that_cannot_be_read_safely_is_named(
    how: dict[str, object], box: ImapSettings
) -> None:
    with pytest.raises(StoreError, match=r"The mailbox .* cannot be read") as refused:
        read(replace(box, **how), taker([]))  # type: ignore[arg-type]  # a table of cases
    assert box.password not in str(refused.value)
