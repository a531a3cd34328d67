"""An id of something else is refused in words that a person reads."""

from datetime import date

import pytest

from domain.claim.events.agreements import PromiseKept
from domain.errors import NotFound
from domain.facts import StreamKind
from domain.kinds import of_kind
from tests.domain.story import recorded

A_CLAIM = [recorded(PromiseKept(promised_version=1), version=1, on=date(2026, 3, 2))]


@pytest.mark.parametrize("kind", [one for one in StreamKind if one is not StreamKind.CLAIM])
def test_an_id_of_a_claim_is_refused_as_another_in_words(kind: StreamKind) -> None:
    with pytest.raises(NotFound) as refused:
        of_kind(kind, A_CLAIM)
    assert refused.value.code == f"{kind}.unknown"
    said = f"{refused.value} {refused.value.way_out}"
    assert f"not of a {kind.replace('_', ' ')}." in said
    assert "_" not in said


def test_the_facts_of_the_kind_that_was_asked_for_are_given() -> None:
    assert of_kind(StreamKind.CLAIM, A_CLAIM) is A_CLAIM
