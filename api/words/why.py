"""What a fact changed, in words: each field with what it was and what it became."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.words.fields import field_said, is_sealed, value_said
from api.words.language import DUTCH, spoken
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
    said = [_said(one) for one in changes]
    told = [one for one in said if one.before != one.after]
    return sorted(told, key=lambda one: not one.seen)


def _said(one: ChangeOut) -> ChangeSaid:
    before, after = value_said(one.field, one.before), value_said(one.field, one.after)
    if is_sealed(one.before) and is_sealed(one.after):
        after = f"{after}, {'gewijzigd' if spoken() == DUTCH else 'changed'}"
    return ChangeSaid(field_said(one.field), before, after, one.of == "seen")
