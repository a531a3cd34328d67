"""The folders of letters that wait to be posted, held against what would be printed now."""

from collections.abc import Iterator

from adapters.store.findings import Finding, Place, guarded
from application.house import House
from application.letters.post import PostBatch, files_of, open_batches, waiting
from domain.facts import StreamKind


def post_findings(house: House) -> Iterator[Finding]:
    """Find printed files of open batches that are not what their letters are."""
    if not (house.home / "post").is_dir():
        return
    letters = waiting(house, house.store.streams(StreamKind.LETTER))
    for batch in open_batches(house, letters):
        yield from guarded(Place(table="post", key=batch.name), _changed(house, batch))


def _changed(house: House, batch: PostBatch) -> Iterator[Finding]:
    if not batch.folder.is_dir():
        return
    for name, content in files_of(house, batch).items():
        path = batch.folder / name
        if not path.exists() or path.read_bytes() != content:
            place = Place(table="post", key=f"{batch.name}/{name}")
            yield Finding(place=place, code="changed", what="it is not what is to be posted")
