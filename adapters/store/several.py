"""Saves that one caller stores together, on their way to the recorder: sealed at once."""

from collections.abc import Sequence
from itertools import islice

from adapters.store.mapper import FactMapper
from adapters.store.reading import Reader
from adapters.store.rows import Append, Forget, PendingEvent
from domain.store import Unsaved


def sealed_appends(
    several: Sequence[Unsaved], mapper: FactMapper, reader: Reader
) -> list[Append | Exception]:
    """Seal what several decisions recorded; of one for which that cannot be done, why not."""
    found, before = list[Append | Exception](), list[PendingEvent]()
    for one, sealed in zip(several, _sealed(several, mapper), strict=True):
        if isinstance(sealed, Exception):
            found.append(sealed)
            continue
        try:
            found.append(_append(one, sealed, before, reader))
        except Exception as error:  # noqa: BLE001 - it is the answer to this one
            found.append(error)
        else:
            before += sealed
    return found


def _sealed(
    several: Sequence[Unsaved], mapper: FactMapper
) -> Sequence[list[PendingEvent] | Exception]:
    """The facts of each; the keys that they need are minted together, in one flush."""
    try:
        events = iter(mapper.to_stored_events([e for one in several for e in one.envelopes]))
    except Exception as error:  # noqa: BLE001 - whose it is gets it as the answer
        if len(several) == 1:
            return [error]
        return [found for one in several for found in _sealed([one], mapper)]
    return [list(islice(events, len(one.envelopes))) for one in several]


def _append(
    one: Unsaved, events: list[PendingEvent], before: Sequence[PendingEvent], reader: Reader
) -> Append:
    return Append(
        events=events,
        guards=one.guards,
        command=one.command,
        identities=one.identities,
        unclaimed=one.unclaimed,
        forget=[*reader.sealed_of(one.forget), *_of_these(before, one.forget)],
    )


def _of_these(events: Sequence[PendingEvent], forget: Forget) -> list[str]:
    """Those of values that precede it in the same turn, and that it forgets as well."""
    gone = {(subject, purpose.value if purpose else None) for subject, purpose in forget}
    return [
        row.commitment
        for event in (events if gone else ())
        for row in event.vault
        if gone & {(row.subject, None), (row.subject, row.purpose)}
    ]
