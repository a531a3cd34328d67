"""For which creditors something is: some by name, or all; never all because nothing was said."""

from collections.abc import Sequence
from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import Field

from domain.errors import Refusal

SomeCreditors: TypeAlias = Annotated[
    tuple[UUID, ...], Field(max_length=1_000, description="for these creditors alone")
]
AllCreditors: TypeAlias = Annotated[
    bool, Field(description="for all creditors that there are and will be, instead")
]


def whose(creditors: Sequence[UUID], *, all_of_them: bool) -> tuple[UUID, ...]:
    """The creditors that were named; none: all of them, which was said.

    Raises Refusal ``creditors.unsaid`` where neither was, or both were.
    """
    if bool(creditors) == all_of_them:
        raise Refusal(
            "creditors.unsaid",
            "It is not said for which creditors this is.",
            way_out="Name one or more, or say that it is for all of them; not both.",
        )
    return tuple(sorted(set(creditors)))
