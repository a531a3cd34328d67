"""Whose a stream is: the debtor that its first fact names, so that his facts lie together."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

import orjson

from adapters.store.findings import in_batches
from adapters.store.opening import Store
from adapters.store.rows import LogRow
from domain.facts import StreamKind

_AT_ONCE: Final = 500
_OF_A_DEBTOR: Final = frozenset(
    {
        StreamKind.CLAIM,
        StreamKind.DEBTOR,
        StreamKind.LETTER,
        StreamKind.CREDIT_NOTE,
        StreamKind.PAYMENT_PLAN,
    }
)


class Whose:
    """The debtors of streams, as far as their facts came by; of others the first is read."""

    def __init__(self, store: Store) -> None:
        """Begin knowing nobody."""
        self._store = store
        self._known: dict[str, str] = {}

    def debtors(self, rows: Sequence[LogRow]) -> dict[str, str]:
        """The debtor of each stream; a stream of none is nobody's, without an entry."""
        streams = dict.fromkeys(row.stream for row in rows if row.kind in _OF_A_DEBTOR)
        self._note(row for row in rows if row.version == 1)
        missing = [one for one in streams if one not in self._known]
        if missing:
            self._note(self._firsts(missing, through=rows[-1].position))
        return {one: self._known.get(one, one) for one in streams}

    def _note(self, rows: Iterable[LogRow]) -> None:
        for row in rows:
            if row.kind in _OF_A_DEBTOR:
                self._known[row.stream] = _named(row) or row.stream

    def _firsts(self, streams: Collection[str], *, through: int) -> Iterable[LogRow]:
        for some in in_batches(streams, _AT_ONCE):
            spans = self._store.spans(some, through=through)
            yield from self._store.read_at([span.first for span in spans])


def _named(row: LogRow) -> str:
    try:
        return str(orjson.loads(row.state).get("debtor_id") or "")
    except (ValueError, AttributeError):
        return ""
