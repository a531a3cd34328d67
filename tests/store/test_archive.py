"""Documents are kept under the hash of their bytes, sealed, once, and until erased."""

import hashlib
import resource
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
    keys.erase(other)
    assert archive.get(digest) is ERASED


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
