"""What a fact changed, in words: each field with what it was and what it became."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.words.fields import field_said, value_said
from application.queries.why_shapes import ChangeOut


@dataclass(frozen=True, slots=True)
class ChangeSaid:
    """One change as people read it; ``seen``: people see it on the claim itself."""

    name: str
    before: str
    after: str
    seen: bool


def changes_said(changes: Iterable[ChangeOut]) -> list[ChangeSaid]:
    """Changes in words, what people see of the claim first; what says nothing is left out."""
    said = [
        ChangeSaid(
            field_said(one.field),
            value_said(one.field, one.before),
            value_said(one.field, one.after),
            one.of == "seen",
        )
        for one in changes
    ]
    told = [one for one in said if one.before != one.after]
    return sorted(told, key=lambda one: not one.seen)
