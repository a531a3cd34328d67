"""Documents are kept under the hash of their bytes, sealed, once, and until erased."""

import hashlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.archive import Archive
from adapters.store.errors import KeyErased
from adapters.store.keys import KeyStore
from adapters.store.opening import MasterKey
from domain.errors import IntegrityBroken, NotFound, StoreError
from domain.sealing import ERASED, Purpose

LETTER = b"%PDF-1.7 Geachte heer Jansen" * 100
SUBJECT = UUID("0193a000-0000-7000-8000-0000000000d0")


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[KeyStore]:
    store = KeyStore(tmp_path / "home", master=MasterKey.load_or_create(tmp_path / "home"))
    yield store
    store.close()


@pytest.fixture
def archive(tmp_path: Path, keys: KeyStore) -> Archive:
    return Archive(tmp_path / "archive", keys=keys)


def files(archive: Archive) -> list[Path]:
    return sorted(path for path in archive.folder.rglob("*") if path.is_file())


def test_a_document_comes_back_by_its_hash(archive: Archive) -> None:
    digest = archive.put(LETTER, subject=SUBJECT)
    assert digest == hashlib.sha256(LETTER).hexdigest()
    assert archive.get(digest) == LETTER
    assert archive.has(digest)
    assert archive.get(archive.put(b"", subject=SUBJECT)) == b""


def test_what_lies_on_the_disk_is_sealed(archive: Archive) -> None:
    archive.put(LETTER, subject=SUBJECT)
    [path] = files(archive)
    assert b"Jansen" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_keeping_it_again_changes_nothing(archive: Archive) -> None:
    archive.put(LETTER, subject=SUBJECT)
    [path] = files(archive)
    before = (path.read_bytes(), path.stat().st_ino)
    archive.put(LETTER, subject=SUBJECT)
    assert files(archive) == [path]
    assert (path.read_bytes(), path.stat().st_ino) == before


def test_an_unknown_document_is_not_found(archive: Archive) -> None:
    archive.put(LETTER, subject=SUBJECT)
    for digest in ("0" * 64, "", "../../etc/passwd", hashlib.sha256(LETTER).hexdigest()[:8]):
        assert not archive.has(digest)
        with pytest.raises(NotFound):
            archive.get(digest)


def test_an_erased_subject_s_documents_are_erased(archive: Archive, keys: KeyStore) -> None:
    digest = archive.put(LETTER, subject=SUBJECT)
    keys.erase(SUBJECT, Purpose.LEDGER)
    assert archive.get(digest) is ERASED
    with pytest.raises(KeyErased):
        archive.put(LETTER, subject=SUBJECT)


def test_a_document_about_two_persons_is_kept_for_each(archive: Archive, keys: KeyStore) -> None:
    other = uuid4()
    digest = archive.put(LETTER, subject=SUBJECT)
    assert archive.put(LETTER, subject=other) == digest
    keys.erase(SUBJECT)
    assert archive.get(digest) == LETTER
    assert not archive.is_erased(digest)
    keys.erase(other)
    assert archive.get(digest) is ERASED
    assert archive.is_erased(digest)


@pytest.mark.parametrize("at", [0, 5, 14, 30, -1])
def test_a_changed_byte_is_noticed_and_put_right_by_the_original(archive: Archive, at: int) -> None:
    digest = archive.put(LETTER, subject=SUBJECT)
    [path] = files(archive)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(IntegrityBroken, match="was changed"):
        archive.get(digest)
    archive.put(LETTER, subject=SUBJECT)
    assert archive.get(digest) == LETTER


def test_a_document_under_another_name_is_noticed(archive: Archive) -> None:
    archive.put(LETTER, subject=SUBJECT)
    [path] = files(archive)
    wrong = archive.folder / "00" / f"{'0' * 64}.{SUBJECT.hex}"
    wrong.parent.mkdir()
    path.rename(wrong)
    with pytest.raises(IntegrityBroken):
        archive.get("0" * 64)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, keys: KeyStore) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be kept"):
        Archive(tmp_path / "file" / "archive", keys=keys).put(LETTER, subject=SUBJECT)


@contextmanager
def no_room() -> Iterator[None]:
    """Let no file of this process grow beyond a kilobyte, and only inside: pytest writes too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_document_that_does_not_fit_leaves_nothing(archive: Archive, keys: KeyStore) -> None:
    keys.keys_for([(SUBJECT, Purpose.LEDGER)])
    with no_room(), pytest.raises(StoreError, match="cannot be kept"):
        archive.put(LETTER, subject=SUBJECT)
    assert files(archive) == []


def test_several_documents_are_kept_each_under_its_own(archive: Archive, keys: KeyStore) -> None:
    others = [uuid4() for _ in range(3)]
    kept = archive.put(LETTER, subject=SUBJECT)
    [before] = files(archive)
    node = before.stat().st_ino
    several = [
        (LETTER, SUBJECT),
        *((b"%d" % n, who) for n, who in enumerate(others)),
        (b"", SUBJECT),
    ]
    digests = archive.put_all([*several, several[1]])
    assert digests == [hashlib.sha256(raw).hexdigest() for raw, _ in [*several, several[1]]]
    assert [archive.get(digest) for digest in digests[:-1]] == [raw for raw, _ in several]
    assert len(files(archive)) == len(several)
    assert digests[0] == kept
    assert before.stat().st_ino == node
    keys.erase(others[0])
    assert archive.get(digests[1]) is ERASED
    assert archive.get(digests[2]) == b"1"
    assert archive.put_all([]) == []


def test_of_several_documents_none_is_written_where_one_person_was_erased(
    archive: Archive, keys: KeyStore
) -> None:
    gone = uuid4()
    keys.erase(gone)
    with pytest.raises(KeyErased):
        archive.put_all([(LETTER, SUBJECT), (LETTER, gone)])
    assert files(archive) == []


def test_what_was_destroyed_comes_back_with_no_other_document(archive: Archive) -> None:
    digest = archive.put(LETTER, subject=SUBJECT)
    archive.destroy(digest, subject=SUBJECT)
    with pytest.raises(KeyErased):
        archive.put_all([(b"another", SUBJECT), (LETTER, SUBJECT)])
    assert archive.get(digest) is ERASED
    assert archive.is_erased(digest)
    another = hashlib.sha256(b"another").hexdigest()
    assert not archive.has(another)
    assert not archive.is_erased(another), "what was never there was not erased"


def test_documents_of_which_one_does_not_fit_leave_no_half_one(
    archive: Archive, keys: KeyStore
) -> None:
    keys.keys_for([(SUBJECT, Purpose.LEDGER)])
    with no_room(), pytest.raises(StoreError, match="cannot be kept"):
        archive.put_all([(b"short", SUBJECT), (LETTER, SUBJECT)])
    assert files(archive) == []
    archive.put_all([(b"short", SUBJECT), (LETTER, SUBJECT)])
    assert len(files(archive)) == 2


def test_every_document_and_its_name_is_flushed_before_it_counts_as_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[tuple[int, int]] = set()
    flush = os.fsync

    def seen(handle: int) -> None:
        flush(handle)
        flushed.add((os.fstat(handle).st_dev, os.fstat(handle).st_ino))

    monkeypatch.setattr(os, "fsync", seen)
    archive.put_all([(b"%d" % n, SUBJECT) for n in range(150)])
    kept = files(archive)
    assert len(kept) == 150
    for path in {*kept, *(path.parent for path in kept), archive.folder}:
        assert (path.stat().st_dev, path.stat().st_ino) in flushed
    flushed.clear()
    archive.put(b"7", subject=SUBJECT)
    [again] = archive.folder.glob(f"*/{hashlib.sha256(b'7').hexdigest()}.*")
    assert (again.stat().st_dev, again.parent.stat().st_ino) in flushed


def test_a_folder_that_another_program_just_made_is_flushed_too_once_by_each(
    archive: Archive, keys: KeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[int] = set()
    flush = os.fsync

    def seen(handle: int) -> None:
        flush(handle)
        flushed.add(os.fstat(handle).st_ino)

    folder = archive.folder / hashlib.sha256(LETTER).hexdigest()[:2]
    folder.mkdir(parents=True)
    monkeypatch.setattr(os, "fsync", seen)
    beside = Archive(archive.folder, keys=keys)
    for program, its_name_too in ((archive, True), (beside, True), (archive, False)):
        flushed.clear()
        program.put(LETTER, subject=SUBJECT)
        assert folder.stat().st_ino in flushed
        assert (archive.folder.stat().st_ino in flushed) is its_name_too


_KILLED = """
import os, signal, stat, sys
from pathlib import Path
from uuid import UUID
from adapters.archive import Archive
from adapters.store.keys import KeyStore
from adapters.store.opening import MasterKey

home, subject = Path(sys.argv[1]), UUID(sys.argv[2])
keys = KeyStore(home / "home", master=MasterKey.load_or_create(home / "home"))
is_file = lambda handle: stat.S_ISREG(os.fstat(handle).st_mode)
os.fsync = lambda handle: is_file(handle) and os.kill(os.getpid(), signal.SIGKILL)
Archive(home / "archive", keys=keys).put(sys.stdin.buffer.read(), subject=subject)
"""


@pytest.mark.parametrize("kept_again", [True, False])
def test_what_a_crash_left_of_a_document_is_destroyed_with_it(
    archive: Archive, keys: KeyStore, tmp_path: Path, *, kept_again: bool
) -> None:
    keys.keys_for([(SUBJECT, Purpose.LEDGER)])
    other = archive.put(b"another", subject=SUBJECT)
    command = [sys.executable, "-c", _KILLED, str(tmp_path), str(SUBJECT)]
    assert subprocess.run(command, input=LETTER, check=False).returncode == -signal.SIGKILL
    assert len(files(archive)) == 2
    digest = hashlib.sha256(LETTER).hexdigest()
    if kept_again:
        archive.put(LETTER, subject=SUBJECT)
    archive.destroy(digest, subject=SUBJECT)
    assert not [path for path in files(archive) if path.name.startswith(".")]
    assert archive.has(digest) is kept_again
    assert archive.get(other) == b"another"
