"""A claim copied, so that facts applied to the one leave the other as it is."""

from dataclasses import fields, replace
from operator import attrgetter

from domain.claim.state import Claim


def copied(claim: Claim) -> Claim:
    """A claim of its own: what facts change in place is copied, all else nobody changes."""
    own = Claim.__new__(Claim)
    for name, value in zip(_FIELDS, _VALUES(claim), strict=True):  # `copy` takes twice as long
        setattr(own, name, value.copy() if isinstance(value, list | dict | set) else value)
    own.holds = [replace(hold) for hold in claim.holds]
    return own


_FIELDS = tuple(one.name for one in fields(Claim))
_VALUES = attrgetter(*_FIELDS)
