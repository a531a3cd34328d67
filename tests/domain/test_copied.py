"""A claim that was copied shares nothing that facts change in place."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from domain.claim.copied import CHANGED_IN_PLACE, copied
from domain.claim.state import Claim, Hold


def kinds(hint: Any) -> Iterator[type]:
    """The classes that a value of a field may be of."""
    origin = get_origin(hint) or hint
    if isinstance(origin, type):
        yield origin
    else:
        for one in get_args(hint):
            yield from kinds(one)


def test_every_list_mapping_and_set_of_a_claim_is_copied() -> None:
    """None of a claim's fields is one of them now and then only."""
    changing = {list, dict, set, Mapping}
    hints = {name: set(kinds(hint)) for name, hint in get_type_hints(Claim).items()}
    assert {name for name, found in hints.items() if found & changing} == {*CHANGED_IN_PLACE}
    assert all(hints[name] <= changing for name in CHANGED_IN_PLACE)


def test_what_is_put_into_the_copy_is_not_in_the_claim() -> None:
    claim = Claim(UUID(int=1), holds=[Hold("h", "dispute", date(2026, 3, 1), None)])
    own = copied(claim)
    assert own == claim
    own.holds[0].lifted = True
    for name in CHANGED_IN_PLACE:
        getattr(own, name).clear()
        assert getattr(own, name) is not getattr(claim, name)
    assert claim.holds == [Hold("h", "dispute", date(2026, 3, 1), None)]
