"""Finding invoices: files, folders and zips, whatever is wrong with them."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.e_invoice import read_invoice
from adapters.invoice_files import (
    LARGEST_ZIP,
    MOST_ENTRIES,
    InvoiceSource,
    count_invoices,
    find_invoices,
)
from adapters.ubl import LARGEST_FILE, InvoiceRefused
from tests.adapters.test_ubl_samples import SAMPLES, sample

PLAIN = sample("plain-invoice.xml")
NOBODY = 65534


def found(*paths: Path) -> list[InvoiceSource]:
    sources = list(find_invoices(paths))
    assert count_invoices(paths) == len(sources)
    return sources


def code(source: InvoiceSource) -> str:
    with pytest.raises(InvoiceRefused) as refusal:
        source.load()
    assert refusal.value.message
    assert refusal.value.way_out
    return refusal.value.code


def zipped(path: Path, entries: Sequence[tuple[str, bytes]], *, method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def patched(path: Path, *, at: int, value: int, size: int) -> Path:
    """Change a number in the first record of a zip's table of contents."""
    raw = bytearray(path.read_bytes())
    record = raw.index(b"PK\x01\x02")
    raw[record + at : record + at + size] = value.to_bytes(size, "little")
    path.write_bytes(raw)
    return path


@contextmanager
def as_nobody() -> Iterator[None]:
    """Leave the rights of root, to whom no file is closed."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_is_found_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "invoice.txt"
    path.write_bytes(PLAIN)
    assert found(path) == [InvoiceSource(str(path), PLAIN)]


def test_a_folder_is_walked_in_order_for_xml_and_zip(tmp_path: Path) -> None:
    for name in ("b.XML", "a.xml", "notes.txt", "._a.xml", "sub/d.Xml", "aaa/z.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PLAIN)
    zipped(tmp_path / "c.ZIP", [("in/e.xml", PLAIN)])
    names = [source.name.removeprefix(f"{tmp_path}/") for source in found(tmp_path)]
    assert names == ["a.xml", "b.XML", "c.ZIP/in/e.xml", "aaa/z.xml", "sub/d.Xml"]


def test_the_own_samples_are_found_and_counted() -> None:
    assert len(found(SAMPLES)) == len(list(SAMPLES.glob("*.xml")))


def test_files_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xml", tmp_path / "2.xml"
    first.write_bytes(PLAIN)
    second.write_bytes(PLAIN)
    sources = find_invoices([first, second])
    assert next(sources).load() == PLAIN
    second.unlink()
    assert code(next(sources)) == "files.not_found"


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.xml").symlink_to(tmp_path / "self.xml")
    assert [code(source) for source in found(tmp_path)] == ["files.unreadable"]


@pytest.mark.parametrize("name", ["absent.xml", "absent.zip", "absent", "no/such/folder"])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    assert [code(source) for source in found(tmp_path / name)] == ["files.not_found"]


@pytest.mark.parametrize("name", ["a\0b.xml", "a\0b.zip", "a\0b", "x" * 5000])
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    assert [code(source) for source in found(tmp_path / name)] == ["files.unreadable"]


def test_a_folder_and_a_zip_without_invoices_are_said(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("none")
    archive = zipped(tmp_path / "empty.zip", [])
    folder = tmp_path / "folder"
    folder.mkdir()
    assert [code(one) for one in found(folder, archive)] == ["files.nothing_there"] * 2


def test_without_rights_the_rest_is_still_found() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "locked").mkdir(mode=0)
        for file, mode in (("closed.xml", 0), ("closed.zip", 0), ("open.xml", 0o644)):
            (folder / file).write_bytes(PLAIN)
            (folder / file).chmod(mode)
        with as_nobody():
            closed, archive, opened, locked = found(folder)
            inside = found(folder / "locked" / "a.xml")
        assert {code(one) for one in (closed, archive, locked, *inside)} == {"files.no_rights"}
        assert opened.load() == PLAIN
        assert locked.name == str(folder / "locked")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xml")
    os.mkfifo(tmp_path / "b.zip")
    assert [code(source) for source in found(tmp_path)] == ["files.no_file"] * 2


def test_a_name_of_any_bytes_can_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[31m\n.xml"))
    path.write_bytes(PLAIN)
    (source,) = found(tmp_path)
    assert source.name.isprintable()
    assert source.name.encode("utf-8").endswith(rb"\udcff\x1b[31m\x0a.xml")


@pytest.mark.parametrize(("size", "is_read"), [(LARGEST_FILE, True), (LARGEST_FILE + 1, False)])
def test_the_size_of_a_file_is_looked_at_first(tmp_path: Path, size: int, *, is_read: bool) -> None:
    path = tmp_path / "sparse.xml"
    with path.open("wb") as file:
        file.truncate(size)
    (source,) = found(path)
    if is_read:
        assert len(source.load()) == size
    else:
        assert code(source) == "ubl.too_large"


def test_a_pdf_is_taken_unless_it_is_the_picture_of_an_xml_beside_it(tmp_path: Path) -> None:
    for name in ("a.xml", "a.pdf", "b.PDF", "._c.pdf"):
        (tmp_path / name).write_bytes(PLAIN if name.endswith("xml") else b"%PDF-1.7")
    assert [Path(source.name).name for source in found(tmp_path)] == ["a.xml", "b.PDF"]
    entries = [("x/a.XML", PLAIN), ("x/a.PDF", b"%PDF"), ("a.pdf", b"%PDF")]
    names = [source.name for source in found(zipped(tmp_path / "all.zip", entries))]
    assert [name.partition(".zip/")[2] for name in names] == ["x/a.XML", "a.pdf"]


def test_a_zip_gives_its_invoices_and_leaves_the_rest(tmp_path: Path) -> None:
    entries = [
        ("invoices/", b""),
        ("invoices/b.xml", PLAIN),
        ("invoices/a.XML", PLAIN),
        ("invoices/a.pdf", b"%PDF"),
        ("__MACOSX/invoices/._b.xml", b"\x00\x05\x16\x07"),
        ("__MACOSX/c.xml", b"\x00\x05\x16\x07"),
        ("nested.zip", b"PK"),
    ]
    sources = found(zipped(tmp_path / "all.zip", entries))
    assert [source.name for source in sources] == [
        f"{tmp_path}/all.zip/invoices/b.xml",
        f"{tmp_path}/all.zip/invoices/a.XML",
    ]
    assert [read_invoice(source.load()).number for source in sources] == ["2026-0117"] * 2


def test_a_name_that_climbs_out_of_a_zip_writes_nothing(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    archive = zipped(inner / "a.zip", [("../../evil.xml", PLAIN), ("/etc/evil.xml", PLAIN)])
    before = sorted(tmp_path.rglob("*"))
    assert [source.load() for source in found(archive)] == [PLAIN, PLAIN]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("keep", [0, 3, 30, -1])
def test_a_zip_cut_off_is_broken(tmp_path: Path, keep: int) -> None:
    archive = zipped(tmp_path / "a.zip", [("a.xml", PLAIN)])
    archive.write_bytes(archive.read_bytes()[:keep])
    assert [code(source) for source in found(archive)] == ["files.broken_zip"]


def test_a_damaged_entry_leaves_the_others(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", [("a.xml", PLAIN), ("b.xml", PLAIN)])
    raw = bytearray(archive.read_bytes())
    raw[60:80] = bytes(20)
    archive.write_bytes(raw)
    damaged, whole = found(archive)
    assert code(damaged) == "files.broken_zip"
    assert whole.load() == PLAIN


def test_an_entry_that_unpacks_to_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    archive = zipped(
        tmp_path / "bomb.zip", [("bomb.xml", bytes(LARGEST_FILE + 1)), ("a.xml", PLAIN)]
    )
    assert archive.stat().st_size < LARGEST_FILE // 100
    bomb, whole = found(archive)
    assert code(bomb) == "ubl.too_large"
    assert whole.load() == PLAIN


def test_an_entry_that_says_less_than_it_holds_is_broken(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "liar.zip", [("a.xml", bytes(LARGEST_FILE + 1))])
    (source,) = found(patched(archive, at=24, value=10, size=4))
    assert code(source) == "files.broken_zip"


def test_a_zip_that_unpacks_to_more_than_the_limit_is_refused_whole(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "bomb.zip", [("a.xml", PLAIN), ("b.xml", PLAIN)])
    (source,) = found(patched(archive, at=24, value=1_000_000_001, size=4))
    assert code(source) == "files.large_zip"


@pytest.mark.parametrize(("more", "codes"), [(0, 1), (1, 1)])
def test_a_zip_has_a_largest_number_of_entries(tmp_path: Path, more: int, codes: int) -> None:
    names = [("a.xml", PLAIN), *((f"{n}.txt", b"") for n in range(MOST_ENTRIES - 1 + more))]
    sources = found(zipped(tmp_path / "many.zip", names))
    assert len(sources) == codes
    if more:
        assert code(sources[0]) == "files.large_zip"
    else:
        assert sources[0].load() == PLAIN


def test_a_zip_file_itself_has_a_largest_size(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with path.open("wb") as file:
        file.truncate(LARGEST_ZIP + 1)
    assert [code(source) for source in found(path)] == ["files.large_zip"]


def test_a_locked_entry_is_said(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", [("a.xml", PLAIN)])
    assert [code(one) for one in found(patched(archive, at=8, value=1, size=2))] == [
        "files.encrypted"
    ]


def test_an_unusual_packing_is_refused(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", [("a.xml", PLAIN)], method=ZIP_BZIP2)
    assert [code(source) for source in found(archive)] == ["files.broken_zip"]


@given(st.data())
def test_a_zip_with_bytes_changed_never_raises(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = zipped(Path(name, "a.zip"), [("a.xml", PLAIN), ("b/é.xml", PLAIN)])
        raw = bytearray(path.read_bytes())
        tail = len(raw) - 300
        for _ in range(data.draw(st.integers(1, 5))):
            at = data.draw(st.integers(0, 60) | st.integers(tail, len(raw) - 1))
            raw[at] = data.draw(st.integers(0, 255))
        path.write_bytes(raw)
        for source in find_invoices([path]):
            assert isinstance(source.content, bytes | InvoiceRefused)
