"""The folders of letters that wait to be posted, held against what would be printed now."""

from collections.abc import Iterator

from adapters.store.findings import Finding, Place, guarded
from application.house import House
from application.letters.post import (
    PostBatch,
    closed_folders,
    files_of,
    open_batches,
    waiting,
)
from domain.facts import StreamKind


def post_findings(house: House) -> Iterator[Finding]:
    """Find printed files of open batches that are not what their letters are."""
    if not (house.home / "post").is_dir():
        return
    for folder in closed_folders(house):
        what = "no letter of it waits to be posted: nothing in it goes out"
        yield Finding(place=Place(table="post", key=folder.name), code="stray", what=what)
    letters = waiting(house, house.store.streams(StreamKind.LETTER))
    for batch in open_batches(house, letters):
        yield from guarded(Place(table="post", key=batch.name), _changed(house, batch))


def _changed(house: House, batch: PostBatch) -> Iterator[Finding]:
    if not batch.folder.is_dir():
        return
    files = files_of(house, batch)
    for name, content in files.items():
        path = batch.folder / name
        if not path.exists() or path.read_bytes() != content:
            yield _finding(batch, name, "changed", "it is not what is to be posted")
    for path in sorted(batch.folder.iterdir()):
        if path.name not in files and not path.name.startswith("."):
            yield _finding(batch, path.name, "stray", "no letter that is to be posted is in it")


def _finding(batch: PostBatch, name: str, code: str, what: str) -> Finding:
    return Finding(place=Place(table="post", key=f"{batch.name}/{name}"), code=code, what=what)
