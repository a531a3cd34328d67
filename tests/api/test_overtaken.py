"""Who was overtaken to the end is told so with a way out, and loses nothing that he typed."""

from collections.abc import Iterator
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from application.by import By
from application.commands.details import AddNote
from application.house import House
from application.patience import Patience
from domain.facts import StreamKind
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, NO_MAIL, HousePlace, claim_from

pytestmark = pytest.mark.both_stores
TYPED = "Belt maandag terug over de termijn."


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


@pytest.fixture
def web(
    house: House, place: HousePlace, claim: UUID, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Web]:
    """Another program writes to the claim before each save, and nobody tries for long."""
    elsewhere, numbers = place.open(), count()
    events: Any = house.collections.events
    put = events.put

    def late(envelopes: Any, **with_it: Any) -> Any:
        if any(one.kind is StreamKind.CLAIM for one in envelopes):
            key = f"elsewhere {next(numbers)}"
            AddNote(text=key).carry(elsewhere, claim, by=By(key=key, actor="jan"))
        return put(envelopes, **with_it)

    monkeypatch.setattr(events, "put", late)
    monkeypatch.setattr(Patience, "__call__", lambda _self, attempt: attempt < 3)
    with browsing(house) as found:
        yield found


def test_a_program_is_told_to_send_it_again(web: Web, claim: UUID) -> None:
    refused = web.refused(f"/v1/claims/{claim}/notes", {"text": TYPED})
    assert (refused["status"], refused["code"]) == (409, "conflict")
    assert refused["way_out"] == "Send it again under the same key."


def test_a_page_comes_back_with_what_was_typed(web: Web, claim: UUID) -> None:
    answer = web.send(claim, "note", text=TYPED, key="mine")
    assert answer.status_code == 409
    assert "Iemand anders legde tegelijk iets vast." in answer.text
    assert "Probeer het opnieuw." in answer.text
    assert TYPED in answer.text
