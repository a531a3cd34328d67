"""What people are told where a name of theirs means several things."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from domain.errors import Refusal

_SHOWN: Final = 40


def ambiguous_name(name: str, meant: Iterable[UUID]) -> Refusal:
    """The refusal ``name.ambiguous`` of a name, with the ids of all that go by it."""
    ids = ", ".join(map(str, meant))
    return Refusal(
        "name.ambiguous",
        f"Several go by the name '{name[:_SHOWN]}'.",
        way_out=f"Give one of the ids: {ids}.",
        values={"name": name[:_SHOWN], "ids": ids},
    )
