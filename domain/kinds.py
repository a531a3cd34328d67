"""Whether the facts of a stream are those of the kind that is asked for."""

from collections.abc import Sequence

from domain.errors import NotFound
from domain.facts import Recorded, StreamKind


def of_kind(kind: StreamKind, history: Sequence[Recorded]) -> Sequence[Recorded]:
    """The facts of a stream; nobody's claim is folded as a debtor.

    Raises NotFound ``<kind>.unknown`` where the id is of something else.
    """
    if history and history[0].kind is not kind:
        found = history[0]
        is_of, asked = (one.replace("_", " ") for one in (found.kind, kind))
        raise NotFound(
            f"{kind}.unknown",
            f"{found.originator_id} is the id of a {is_of}, not of a {asked}.",
            way_out=f"Give the id of a {asked}.",
        )
    return history
