"""Facts as JSON Lines: one object a line, first what was asked, last what proves it is whole."""

from collections.abc import Iterable, Iterator

import orjson

from adapters.exports.trailer import Head, Row, Trailer


def json_lines(head: Head, rows: Iterable[Row]) -> Iterator[bytes]:
    """Write an export line by line: ``export``, a ``fact`` each, ``end``.

    A fact proves itself: SHA-256 of a zero byte and its ``header`` is its ``leaf_hash`` (RFC 9162),
    SHA-256 of its ``state`` is named in that header, and its ``path`` leads from the leaf to the
    root of its log, which ``export`` names.
    """
    end = Trailer()
    yield end.part(_line({"export": head.told()}))
    for row in end.facts(rows):
        yield end.part(_line({"fact": row}))
    told = {"count": end.count, "leaves_sha256": end.leaves_sha256, "sha256": end.sha256}
    yield _line({"end": told})


def _line(content: object) -> bytes:
    return orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE)
