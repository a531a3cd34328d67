"""Sign-ins open once and end in time; who read whose data can be added to and never changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.access.file import FILE, AccessFile
from adapters.access.passwords import fits, hash_of
from adapters.access.reads import Reads, Viewing
from adapters.access.sign_ins import SignIns, digest_of
from adapters.store.seals import Seals
from domain.errors import IntegrityBroken

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
HOUR = timedelta(hours=1)
ELS, JAN = uuid4(), uuid4()
SEALS = Seals(b"k" * 32, "store")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AccessFile]:
    with closing(AccessFile(tmp_path)) as opened:
        yield opened


def look(debtor: UUID, actor: str = "els") -> Viewing:
    return Viewing(
        at=NOW,
        actor=actor,
        role="handler",
        creditor_id=uuid4(),
        debtor_id=debtor,
        what="debtor",
        fields=("name", "address"),
        purpose="handling",
    )


def test_a_password_fits_and_another_does_not() -> None:
    kept = hash_of("een lang wachtwoord")
    assert kept.startswith("$argon2id$")
    assert fits("een lang wachtwoord", kept)
    assert not fits("een lang wachtwoore", kept)
    assert not fits("een lang wachtwoord", "not a hash")


def test_where_no_password_is_kept_none_fits() -> None:
    assert not fits("", "")
    assert not fits("nobody has this password", "")


def test_a_link_is_good_through_its_moment_and_not_after_it(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    signs.keep_link("link", ELS, until=NOW)
    assert signs.of_link("link", now=NOW) == ELS
    assert signs.of_link("link", now=NOW + MOMENT) is None
    assert signs.use_link("link", "hash", now=NOW + MOMENT) is None
    assert signs.password(ELS) == ""


def test_a_link_is_used_once(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    signs.keep_link("link", ELS, until=NOW)
    assert signs.use_link("link", "hash", now=NOW) == ELS
    assert signs.password(ELS) == "hash"
    assert signs.use_link("link", "other", now=NOW) is None
    assert signs.password(ELS) == "hash"


def test_a_new_link_ends_the_one_before(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    signs.keep_link("first", ELS, until=NOW)
    signs.keep_link("second", ELS, until=NOW)
    assert signs.of_link("first", now=NOW) is None
    assert signs.of_link("second", now=NOW) == ELS


def test_a_session_lasts_through_its_moment_and_not_after_it(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    signs.open_session("text", ELS, now=NOW, until=NOW + HOUR)
    found = signs.session("text", now=NOW + HOUR, idle=2 * HOUR)
    assert found is not None
    assert found.user_id == ELS
    assert signs.session("text", now=NOW + HOUR + MOMENT, idle=2 * HOUR) is None
    assert signs.session("text", now=NOW, idle=2 * HOUR) is None, "an ended session came back"


def test_a_session_that_lies_idle_ends_and_one_in_use_goes_on(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    signs.open_session("used", ELS, now=NOW, until=NOW + 9 * HOUR)
    signs.open_session("idle", ELS, now=NOW, until=NOW + 9 * HOUR)
    assert signs.session("used", now=NOW + HOUR, idle=HOUR)
    assert signs.session("used", now=NOW + 2 * HOUR, idle=HOUR)
    assert signs.session("idle", now=NOW + HOUR + MOMENT, idle=HOUR) is None


def test_a_new_password_ends_a_users_sessions_and_nobody_elses(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    for text, user in (("els", ELS), ("jan", JAN)):
        signs.open_session(text, user, now=NOW, until=NOW + HOUR)
    signs.keep_password(ELS, "hash", at=NOW)
    assert signs.session("els", now=NOW, idle=HOUR) is None
    assert signs.session("jan", now=NOW, idle=HOUR)


def test_an_attempt_is_counted_before_it_is_made_and_forgotten_in_time(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    for minutes in (0, 30):
        now = NOW + timedelta(minutes=minutes)
        assert signs.admit({"els": 2, "from here": 9}, now=now, since=now - HOUR)
    assert not signs.admit({"els": 2, "from here": 9}, now=NOW + HOUR, since=NOW)
    assert signs.admit({"jan": 2}, now=NOW + HOUR, since=NOW)
    later = NOW + HOUR + MOMENT
    assert signs.admit({"els": 2}, now=later, since=later - HOUR)


def test_who_gets_in_is_forgiven_and_others_keep_what_they_had(file: AccessFile) -> None:
    signs = SignIns(file, seals=SEALS)
    for who in ("els", "els from here"):
        assert signs.admit({who: 1}, now=NOW, since=NOW)
    signs.forgive("els")
    assert signs.admit({"els": 1}, now=NOW, since=NOW)
    assert not signs.admit({"els from here": 1}, now=NOW, since=NOW)
    signs.take_back(["els from here"], at=NOW)
    assert signs.admit({"els from here": 1}, now=NOW, since=NOW)


def test_what_was_typed_as_a_login_stands_nowhere_in_the_file(
    file: AccessFile, tmp_path: Path
) -> None:
    SignIns(file, seals=SEALS).admit({"my password by mistake": 5}, now=NOW, since=NOW)
    file.close()
    for part in (tmp_path / FILE.parent).iterdir():
        assert b"by mistake" not in part.read_bytes()


def test_what_opens_something_stands_nowhere_in_the_file(file: AccessFile, tmp_path: Path) -> None:
    signs = SignIns(file, seals=SEALS)
    signs.keep_link("link-of-256-bits", ELS, until=NOW)
    signs.open_session("session-of-256-bits", ELS, now=NOW, until=NOW + HOUR)
    file.close()
    for part in (tmp_path / FILE.parent).iterdir():
        assert b"of-256-bits" not in part.read_bytes()


def test_who_looked_is_told_by_debtor_and_by_person(file: AccessFile) -> None:
    reads, one, other = Reads(file, seals=SEALS), uuid4(), uuid4()
    reads.note([look(one), look(other)])
    reads.note([look(one, "jan")])
    assert [n for n, _ in reads.found(debtor=one)] == [1, 3]
    assert [found.debtor_id for _, found in reads.found(actor="els")] == [one, other]
    assert reads.found(debtor=one, after=1) == reads.found(after=2)
    assert reads.found()[0][1].fields == ("name", "address")
    assert reads.found(mine=[]) == []
    assert [n for n, _ in reads.found(mine=[reads.found()[0][1].creditor_id])] == [1]
    assert list(reads.damage()) == []


def test_who_looked_is_told_by_moments_and_with_the_newest_first(file: AccessFile) -> None:
    """A period holds its first moment and not its last; a number is passed in the order asked."""
    reads, one = Reads(file, seals=SEALS), look(uuid4())
    reads.note([replace(one, at=NOW + n * HOUR) for n in range(4)])

    def told(**asked: Any) -> list[int]:
        return [n for n, _ in reads.found(**asked)]

    assert told(since=NOW + HOUR, before=NOW + 3 * HOUR) == [2, 3]
    assert told(since=(NOW + HOUR).astimezone(timezone(5 * HOUR))) == [2, 3, 4]
    assert told(newest=True, limit=3) == [4, 3, 2]
    assert told(newest=True, after=2) == [1]
    assert told(after=2) == [3, 4]


def test_nobody_changes_or_removes_a_read_through_sql(file: AccessFile, tmp_path: Path) -> None:
    Reads(file, seals=SEALS).note([look(uuid4())])
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as sql:
        for statement in ("UPDATE reads SET actor='jan'", "DELETE FROM reads"):
            with pytest.raises(sqlite3.IntegrityError, match="stays told"):
                sql.execute(statement)


EDITS = {
    "UPDATE reads SET actor='jan' WHERE n=2": ["read 2 was changed"],
    "DELETE FROM reads WHERE n=2": ["read 2 is gone", "read 3 was changed"],
    "DELETE FROM reads WHERE n=3": ["reads behind 2 are gone"],
    "DELETE FROM reads_end": ["reads behind 3 are gone"],
    "UPDATE reads_end SET count=2": ["The end of the table of reads was changed"],
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_read_that_was_changed_or_is_gone_is_found(
    file: AccessFile, tmp_path: Path, edit: str
) -> None:
    reads = Reads(file, seals=SEALS)
    reads.note([look(uuid4()) for _ in range(3)])
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as sql:
        for trigger in ("reads_stay", "reads_are_final"):
            sql.execute(f"DROP TRIGGER {trigger}")
        sql.execute(edit)
    found = list(reads.damage())
    assert len(found) == len(EDITS[edit])
    assert all(one.startswith(said) for one, said in zip(found, EDITS[edit], strict=True))


def test_nothing_is_added_behind_an_end_that_was_changed(file: AccessFile, tmp_path: Path) -> None:
    reads = Reads(file, seals=SEALS)
    reads.note([look(uuid4())])
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as sql:
        sql.execute("UPDATE reads_end SET count=7")
    with pytest.raises(IntegrityBroken, match="fsck"):
        reads.note([look(uuid4())])
    assert len(reads.found()) == 1


FORGED = {
    "UPDATE passwords SET hash='forged'": "passwords",
    "UPDATE passwords SET user_id='00000000-0000-0000-0000-000000000001'": "passwords",
    "UPDATE links SET until='2999-01-01'": "links",
    "UPDATE sessions SET user_id='00000000-0000-0000-0000-000000000001'": "sessions",
    "UPDATE sessions SET until='2999-01-01'": "sessions",
    "INSERT INTO sessions SELECT 'x', user_id, began, seen, until, seal FROM sessions": "sessions",
}


@pytest.mark.parametrize("edit", FORGED)
def test_a_row_that_was_forged_lets_nobody_in_and_is_found(
    file: AccessFile, tmp_path: Path, edit: str
) -> None:
    signs = SignIns(file, seals=SEALS)
    signs.keep_password(ELS, "hash", at=NOW)
    signs.keep_link("link", ELS, until=NOW)
    signs.open_session("session", ELS, now=NOW, until=NOW + HOUR)
    assert list(signs.damage()) == []
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as sql:
        sql.execute(edit)
    [found] = signs.damage()
    assert FORGED[edit] in found
    if "INSERT" not in edit:
        kept = {
            "passwords": signs.password(ELS),
            "links": signs.of_link("link", now=NOW),
            "sessions": signs.session("session", now=NOW, idle=HOUR),
        }
        assert not kept[FORGED[edit]]


BEFORE_SEALS = """
CREATE TABLE passwords (user_id TEXT PRIMARY KEY, hash TEXT NOT NULL, set_at TEXT NOT NULL) STRICT;
CREATE TABLE links (
    digest TEXT PRIMARY KEY, user_id TEXT NOT NULL, until TEXT NOT NULL
) STRICT;
CREATE TABLE sessions (
    digest TEXT PRIMARY KEY, user_id TEXT NOT NULL,
    began TEXT NOT NULL, seen TEXT NOT NULL, until TEXT NOT NULL
) STRICT;
"""
"""The tables of a file from before rows were sealed; those of the reads have not changed."""


def made_before_seals(path: Path) -> None:
    """Take a file back to its shape before rows were sealed, with a row in each table."""
    moment, later, digest = NOW.isoformat(), (NOW + HOUR).isoformat(), digest_of("text")
    with closing(sqlite3.connect(path, isolation_level=None)) as sql:
        for table in ("passwords", "links", "sessions"):
            sql.execute(f"DROP TABLE {table}")
        sql.executescript(BEFORE_SEALS)
        sql.execute("INSERT INTO passwords VALUES (?,?,?)", (str(ELS), "hash", moment))
        sql.execute("INSERT INTO links VALUES (?,?,?)", (digest, str(ELS), later))
        row = (digest, str(ELS), moment, moment, later)
        sql.execute("INSERT INTO sessions VALUES (?,?,?,?,?)", row)


def test_a_file_from_before_seals_is_brought_on_and_none_of_its_rows_lets_anybody_in(
    file: AccessFile, tmp_path: Path
) -> None:
    Reads(file, seals=SEALS).note([look(uuid4()), look(uuid4())])
    file.close()
    made_before_seals(tmp_path / FILE)
    for _ in range(2):  # opened once more it is as it was
        with closing(AccessFile(tmp_path)) as opened:
            signs, reads = SignIns(opened, seals=SEALS), Reads(opened, seals=SEALS)
            assert [n for n, _ in reads.found()] == [1, 2]
            assert list(reads.damage()) == list(signs.damage()) == []
            assert (signs.password(ELS), signs.unsealed_password(ELS)) == ("", "hash")
            assert signs.of_link("text", now=NOW) is None
            assert signs.session("text", now=NOW, idle=HOUR) is None


def test_who_chooses_a_password_again_after_that_is_let_in_as_anybody(
    file: AccessFile, tmp_path: Path
) -> None:
    file.close()
    made_before_seals(tmp_path / FILE)
    with closing(AccessFile(tmp_path)) as opened:
        signs = SignIns(opened, seals=SEALS)
        signs.keep_link("link", ELS, until=NOW)
        assert signs.use_link("link", "new", now=NOW) == ELS
        signs.open_session("session", ELS, now=NOW, until=NOW + HOUR)
        assert (signs.password(ELS), signs.unsealed_password(ELS)) == ("new", "")
        assert signs.session("session", now=NOW, idle=HOUR)
        Reads(opened, seals=SEALS).note([look(uuid4())])
        assert list(signs.damage()) == []
