"""A claim copied, so that facts applied to the one leave the other as it is."""

from dataclasses import fields, replace
from operator import attrgetter
from typing import Final

from domain.claim.state import Claim

CHANGED_IN_PLACE: Final = tuple(
    one.name
    for one in fields(Claim)
    if any(one.default_factory is kind for kind in (list, dict, set))
)
"""What of a claim facts change in place."""


def copied(claim: Claim) -> Claim:
    """A claim of its own: what facts change in place is copied, all else nobody changes."""
    own = Claim(*_VALUES(claim))  # `copy` takes five times as long
    for name, value in zip(CHANGED_IN_PLACE, _CHANGING(claim), strict=True):
        setattr(own, name, value.copy())
    own.holds = [replace(hold) for hold in claim.holds]
    return own


_VALUES = attrgetter(*(one.name for one in fields(Claim)))
_CHANGING = attrgetter(*CHANGED_IN_PLACE)
