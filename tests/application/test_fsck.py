"""The check of a whole house finds what was done to its files and views, and ends on nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from adapters.store.findings import Finding
from adapters.store.opening import Mode
from api.wiring import open_house
from application.fsck.house import Scope, examined
from application.house import House
from application.settings import Settings
from application.views import views_of
from tests.application.houses import clock_at
from tests.sample_home import END, sample_house


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    """A copy of the sample of its own, to be spoilt."""
    made = tmp_path / "home"
    copytree(sample_home, made)
    with sample_house(made) as house, views_of(house) as views:
        views.catch_up()
    return made


def seen(home: Path, scope: Scope) -> list[Finding]:
    @contextmanager
    def opening() -> Iterator[House]:
        with sample_house(home) as house:
            yield house

    return list(examined(opening, scope))


def broken(home: Path, scope: Scope | None = None) -> list[tuple[str, str]]:
    return [(one.place.table, one.code) for one in seen(home, scope or Scope(vault=False))]


def one_of(home: Path, pattern: str) -> Path:
    return min(home.glob(pattern))


def flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def gone(path: Path) -> None:
    path.unlink()


def beside_itself(path: Path) -> None:
    path.with_name(f"copy-of-{path.name}").write_bytes(path.read_bytes())


def test_the_sample_is_sound(home: Path) -> None:
    assert broken(home, Scope()) == []


FILES = Scope(vault=False, views=False)
EDITS = [
    ("archive/*/*", flipped, ("archive", "unreadable")),
    ("archive/*/*", beside_itself, ("archive", "stray")),
    ("outbox/*/*.pdf", flipped, ("outbox", "changed")),
    ("outbox/*/*.json", flipped, ("outbox", "changed")),
    ("outbox/*/*.pdf", gone, ("outbox", "half")),
    ("outbox/*/*.json", gone, ("outbox", "half")),
    ("outbox/*/*.pdf", beside_itself, ("outbox", "stray")),
    ("hand-over/*/*/dossier.json", flipped, ("hand-over", "changed")),
    ("hand-over/*/*/dossier.pdf", flipped, ("hand-over", "changed")),
    ("hand-over/*/*/dossier.pdf", gone, ("hand-over", "missing")),
    ("hand-over/*/*/factuur.xml", flipped, ("hand-over", "changed")),
    ("hand-over/*/*/factuur.xml", gone, ("hand-over", "missing")),
    ("hand-over/*/*/*herinnering*.pdf", flipped, ("hand-over", "changed")),
    ("hand-over/*/*/*herinnering*.pdf", gone, ("hand-over", "missing")),
    ("hand-over/*/*/*bevestiging*.pdf", gone, ("hand-over", "missing")),
    ("hand-over/*/*/*herinnering*.pdf", beside_itself, ("hand-over", "changed")),
]
"""What is done to a file, and what is found of it."""


def spoilt(home: Path, *, in_archive: bool) -> Iterator[tuple[str, str, str]]:
    """Do each edit to a letter or a folder of its own; give where it is found, and as what."""
    edits = [one for one in EDITS if in_archive == (one[2][0] == "archive")]
    left = {path for path in home.glob("*/*/*") if path.parts[-3] in {"archive", "outbox"}}
    left |= set(home.glob("hand-over/*/*"))
    for pattern, change, (table, code) in sorted(edits, key=lambda one: len(one[0]), reverse=True):
        deep = pattern.count("/") - 2
        path, of = next(
            (path, path.parents[deep - 1] if deep else path)
            for path in sorted(home.glob(pattern))
            if (path.parents[deep - 1] if deep else path) in left
        )
        change(path)
        left -= {one for one in left if one.stem == of.stem}
        yield table, code, of.stem


@pytest.mark.parametrize("in_archive", [True, False])
def test_an_edited_file_is_found(home: Path, *, in_archive: bool) -> None:
    """What the archive lost hides what was done to files that are held against it."""
    done = list(spoilt(home, in_archive=in_archive))
    assert len(done) == (2 if in_archive else len(EDITS) - 2)
    found = {(one.place.table, one.code, str(one.place)) for one in seen(home, FILES)}
    missed = [
        (table, code, name)
        for table, code, name in done
        if not any((table, code) == one[:2] and name in one[2] for one in found)
    ]
    assert missed == []


def test_a_document_that_is_gone_from_the_archive_is_found(home: Path) -> None:
    taken = sorted(home.glob("archive/*/*"))[:12]
    for path in taken:
        path.unlink()
    found = seen(home, FILES)
    told = [str(one) for one in found if one.code == "document_missing"]
    named = {path for path in taken if any(path.stem in one for one in told)}
    # No fact names a dossier's PDF: its folder alone misses it in the archive.
    folders = [one for one in found if one.place.table == "hand-over"]
    assert named
    assert len(named) + len(folders) >= len(taken)


def test_a_letter_that_was_taken_to_be_printed_is_no_finding(home: Path) -> None:
    rmtree(one_of(home, "outbox/*"))
    rmtree(one_of(home, "hand-over/*"))
    assert broken(home, Scope(vault=False, views=False)) == []


def rows(home: Path, view: str, statement: str) -> None:
    with sample_house(home) as house, views_of(house) as views:
        views.engine.current(views.engine.view(view)).database.execute(statement)


@pytest.mark.parametrize(
    ("view", "statement", "code"),
    [
        ("outstanding", "UPDATE segments SET owing = 'x' WHERE owing IS NOT NULL", "rows"),
        ("outstanding", "DELETE FROM claims WHERE invoice_number = 'VDT-0001'", "rows"),
        ("worklist", "UPDATE tasks SET priority = priority + 1", "rows"),
        ("people", "UPDATE people SET name = 'Iemand Anders'", "rows"),
        ("audit_trail", "DELETE FROM links", "rows"),
        ("people", "UPDATE progress SET position = 0", "position"),
        ("people", "UPDATE progress SET position = 1000000", "position"),
        ("people", "DELETE FROM progress", "position"),
        ("people", "UPDATE progress SET identity = 'other'", "outdated"),
        ("people", "INSERT INTO quarantine VALUES ('nobody', 1, 'x')", "left_out"),
        ("people", "DROP TABLE people", "unreadable"),
        ("outstanding", "INSERT INTO let_gone VALUES (3, 739000)", "let_gone"),
    ],
)
def test_an_edited_view_is_found(home: Path, view: str, statement: str, code: str) -> None:
    rows(home, view, statement)
    assert ("views", code) in broken(home, Scope(vault=False, files=False))


def test_of_an_outdated_view_nothing_is_asked_that_it_has_no_table_for(home: Path) -> None:
    rows(home, "outstanding", "DROP TABLE let_gone")
    rows(home, "outstanding", "UPDATE progress SET identity = 'of an earlier shape'")
    assert broken(home, Scope(vault=False, files=False)) == [("views", "outdated")]


def test_a_view_that_nobody_asked_yet_is_no_finding(home: Path) -> None:
    with sample_house(home) as house, views_of(house) as views:
        view = views.engine.view("worklist")
        views.engine.generations.switch(
            {view.name: views.engine.begin(view, indexed=True).generation}
        )
    assert broken(home) == []


def test_a_view_is_looked_at_and_left_as_it_is(home: Path) -> None:
    before = sorted(path.name for path in home.glob("views/*/*.sqlite3"))
    rows(home, "people", "DELETE FROM people")
    assert ("views", "rows") in broken(home, Scope(files=False))
    assert sorted(path.name for path in home.glob("views/*/*.sqlite3")) == before
    assert ("views", "rows") in broken(home, Scope(files=False))


@pytest.mark.parametrize("pattern", ["views/*/people-*.sqlite3", "views/*/current.json"])
def test_a_view_that_is_gone_or_damaged_is_a_finding(home: Path, pattern: str) -> None:
    path = one_of(home, pattern)
    path.write_bytes(b"[]")
    assert {table for table, _ in broken(home, Scope(vault=False, files=False))} == {"views"}
    path.unlink()
    assert {table for table, _ in broken(home, Scope(vault=False, files=False))} == {"views"}


@pytest.mark.parametrize("name", ["vordering.sqlite3", "keys/keys.sqlite3", "keys/master.key"])
def test_a_house_that_does_not_open_is_a_finding(home: Path, name: str) -> None:
    path = home / name
    path.write_bytes(path.read_bytes()[:50])
    assert broken(home) == [("store", "unopened")]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (["vordering.sqlite3"], "The keys in this home are not those that seal"),
        (["keys/keys.sqlite3"], "The master key"),
        (["keys/master.key"], "The master key"),
        (["vordering.sqlite3", "keys/keys.sqlite3"], "The master key"),
    ],
)
def test_files_of_another_home_are_told_apart(
    home: Path, tmp_path: Path, files: list[str], said: str
) -> None:
    other = tmp_path / "other"
    with open_house(Settings(home=other), clock=clock_at(END), mode=Mode.SANDBOX):
        pass
    for name in files:
        (home / name).write_bytes((other / name).read_bytes())
    [finding] = examined(lambda: sample_house(home))
    assert (finding.place.table, finding.code) == ("store", "unopened")
    assert said in str(finding)
    assert "Restore the store from its newest backup" not in str(finding)
    assert finding.way_out == ""


def test_store_and_keys_of_another_home_do_not_go_with_its_files(
    home: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    with open_house(Settings(home=other), clock=clock_at(END), mode=Mode.SANDBOX):
        pass
    for name in ("vordering.sqlite3", "keys/keys.sqlite3", "keys/master.key"):
        (home / name).write_bytes((other / name).read_bytes())
    tables = {table for table, _ in broken(home, Scope())}
    assert {"archive", "outbox", "hand-over"} <= tables
