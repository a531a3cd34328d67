"""The debtor is told of a hand-over: one letter for all that went there that day, and once."""

from datetime import date
from uuid import UUID

import pytest

from application.commands.hand_over import TellOfHandOver
from application.house import House
from application.views import views_of
from domain.application import Session, stream_of_claim
from domain.claim.events import Asked, HandedOver, HandOverTold, PartyKind
from domain.creditor.events import DebtorToldBy
from domain.errors import Refusal
from domain.letter.text import LetterKind
from tests.application.houses import (
    HousePlace,
    by,
    case_of,
    clock_at,
    facts_of,
    letters,
    order,
    run_on,
    whats,
)
from tests.application.test_bundles import claims
from tests.asking import set_party

THURSDAY = date(2026, 4, 2)
TO = "Gerechtsdeurwaarder Jansen"


def handed(house: House, those: list[UUID], *, told_by: DebtorToldBy) -> None:
    """Let claims lie with a bailiff, as their hand-over records it."""
    creditor = case_of(house, those[0]).creditor.id
    kind = PartyKind.BAILIFF
    set_party(house, creditor, by=by(), name=TO, kind=kind, told_by=told_by)
    gone = HandedOver(
        party=TO, party_kind=kind, dossier_sha256="0" * 64, balance=Asked(principal=1)
    )

    def decide(session: Session) -> None:
        for one in those:
            session.record(stream_of_claim(session.claim(one)), [gone])

    house.collections.carry_out(order(house, those[0]), decide)


@pytest.mark.both_stores
def test_the_run_tells_of_all_in_one_letter_and_a_repeat_sends_none(place: HousePlace) -> None:
    place.clock = clock_at(THURSDAY)
    house = place.open()
    two = claims(house, 2)
    handed(house, two, told_by=DebtorToldBy.CREDITOR)
    with views_of(house) as views:
        views.catch_up()
        found = set(views.candidates(THURSDAY))
    assert set(two) <= found
    dry = run_on(place, house, THURSDAY, dry_run=True)
    assert whats(dry).count("letter_ordered") == 1
    run_on(place, house, THURSDAY)
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.letter_kind is LetterKind.HAND_OVER
    assert {part.claim_id for part in letter.order.claims} == set(two)
    assert letter.order.party is not None
    assert (letter.order.party.name, letter.order.party.mark) == (TO, "")
    for one in two:
        [told] = [fact for fact in facts_of(house, one) if isinstance(fact, HandOverTold)]
        assert told.letter_id == letter.id
    run_on(place, house, THURSDAY.replace(day=3))
    assert len(letters(house)) == 1
    with pytest.raises(Refusal, match="told already"):
        TellOfHandOver().carry(house, two[0], by=by())


def test_where_the_party_tells_him_only_a_person_sends_it_and_the_same_command_once(
    place: HousePlace,
) -> None:
    place.clock = clock_at(THURSDAY)
    house = place.open()
    [claim] = claims(house, 1)
    handed(house, [claim], told_by=DebtorToldBy.PARTY)
    run_on(place, house, THURSDAY)
    assert letters(house) == []
    once = by()
    first = TellOfHandOver(case_number="VD-1").carry(house, claim, by=once)
    again = TellOfHandOver(case_number="VD-1").carry(house, claim, by=once)
    assert again.command_id == first.command_id
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.party is not None
    assert letter.order.party.case_number == "VD-1"
