"""What a claim is called in its creditor's own system: one claim of his at a time."""

import threading
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from application.commands.details import EnterInError, GiveOwnReference
from application.commands.fields import Euro
from application.commands.opening import OpenClaim
from application.house import House
from application.patience import Patience
from application.queries.lists import Wanted, page_of
from application.views import views_of
from domain.application import Session
from domain.claim.events import InvoiceSent, OwnReferenceGiven
from domain.errors import Refusal
from domain.facts import StreamKind
from tests.application.houses import HousePlace, broken, by, case_of, take_in
from tests.application.papers import invoice

pytestmark = pytest.mark.both_stores

TODAY, LATER = date(2026, 10, 5), date(2026, 10, 6)
CODE, OTHER = "SO-2026/0417", "so-2026/0417"


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def claim_on(house: House, number: str) -> UUID:
    [claim] = (one.claim for one in take_in(house, invoice(number, "100.00")) if one.file)
    assert claim is not None
    return claim


def give(house: House, claim: UUID, reference: str) -> int:
    """Give a claim an own reference; how many facts that made."""
    said = GiveOwnReference(own_reference=reference)
    before = case_of(house, claim).claim.version
    said.carry(house, claim, by=by())
    return case_of(house, claim).claim.version - before


def called(house: House, *claims: UUID) -> list[str]:
    return [house.collections.claim(one).own_reference for one in claims]


def found(house: House, reference: str, on: date = TODAY) -> list[UUID]:
    with views_of(house) as views:
        views.catch_up()
        page = page_of(views, Wanted(on=on, own_reference=reference))
    return [row.id for row in page.rows]


def version_of(house: House, claim: UUID, kind: type[Any], nth: int = -1) -> int:
    history = house.collections.history(claim)
    return [one.originator_version for one in history if isinstance(one.fact, kind)][nth]


def take_back(house: House, claim: UUID, version: int) -> None:
    EnterInError(version=version, approved_by="mira").carry(house, claim, by=by())


def test_a_claim_is_found_by_the_whole_of_its_own_reference_and_by_nothing_less(
    house: House,
) -> None:
    claim, _ = claim_on(house, "A-1"), claim_on(house, "A-2")
    assert give(house, claim, CODE) == 1
    assert give(house, claim, CODE) == 0
    assert found(house, CODE) == [claim]
    assert found(house, CODE[:-1]) == found(house, OTHER) == []


def test_on_a_day_before_it_was_given_nothing_is_called_so(place: HousePlace) -> None:
    place.clock.move_to(TODAY)
    house = place.open()
    claim = claim_on(house, "A-1")
    place.clock.move_to(LATER)
    give(house, claim, CODE)
    assert (found(house, CODE, on=TODAY), found(house, CODE, on=LATER)) == ([], [claim])


def test_a_second_claim_of_the_creditor_is_refused_by_name(house: House) -> None:
    first, second = claim_on(house, "A-1"), claim_on(house, "A-2")
    give(house, first, CODE)
    with pytest.raises(Refusal, match="invoice A-1 has own reference") as refused:
        give(house, second, CODE)
    assert refused.value.code == "claim.own_reference_used"
    assert give(house, second, OTHER) == 1


def test_a_claim_is_opened_with_it_or_where_another_has_it_not_at_all(house: House) -> None:
    [creditor] = {case_of(house, claim_on(house, "A-1")).creditor.id}
    [debtor] = house.store.streams(StreamKind.DEBTOR)

    def open_on(number: str) -> None:
        OpenClaim(
            creditor_id=creditor,
            debtor_id=debtor,
            invoice_number=number,
            amount=Euro(100_00),
            issued_on=date(2026, 9, 1),
            own_reference=CODE,
        ).carry(house, by=by())

    open_on("H-1")
    [claim] = found(house, CODE)
    assert house.collections.claim(claim).invoice_number == "H-1"
    with pytest.raises(Refusal) as refused:
        open_on("H-2")
    assert refused.value.code == "claim.own_reference_used"
    assert len(house.store.streams(StreamKind.CLAIM)) == 2


def test_what_a_claim_gave_up_is_free_and_may_go_round(house: House) -> None:
    first, second = claim_on(house, "A-1"), claim_on(house, "A-2")
    for nth in range(2):
        give(house, first, CODE)
        give(house, first, f"free-{nth}" if nth else "")
        assert give(house, second, CODE) == 1
        give(house, second, "")
    give(house, first, CODE)
    assert called(house, first, second) == [CODE, ""]
    with pytest.raises(Refusal):
        give(house, second, CODE)
    assert broken(house) == []


def test_what_comes_back_by_a_correction_is_refused_where_it_is_anothers_by_now(
    house: House,
) -> None:
    first, second = claim_on(house, "A-1"), claim_on(house, "A-2")
    give(house, first, CODE)
    give(house, first, OTHER)
    renamed = version_of(house, first, OwnReferenceGiven)
    give(house, second, CODE)
    with pytest.raises(Refusal) as refused:
        take_back(house, first, renamed)
    assert refused.value.code == "claim.own_reference_used"
    give(house, second, "")
    take_back(house, first, renamed)
    assert called(house, first, second) == [CODE, ""]
    with pytest.raises(Refusal):
        give(house, second, CODE)


def test_a_claim_that_was_taken_back_leaves_its_own_reference_free(house: House) -> None:
    first, second = claim_on(house, "A-1"), claim_on(house, "A-2")
    give(house, first, CODE)
    take_back(house, first, version_of(house, first, InvoiceSent))
    assert give(house, second, CODE) == 1
    assert claim_on(house, "A-1") == first
    assert called(house, first, second) == ["", CODE]


def test_where_somebody_else_was_first_it_is_decided_again_on_what_he_did(house: House) -> None:
    first, second = claim_on(house, "A-1"), claim_on(house, "A-2")
    give(house, first, CODE)
    give(house, first, "")
    tries: list[int] = []

    def decide(session: Session) -> None:
        GiveOwnReference(own_reference=CODE).record(session, second, house)
        if not tries:
            give(house, first, CODE)
        tries.append(1)

    log = case_of(house, second).creditor.id
    mandate = by().mandate(house, log=log, content=CODE, reason_text="")
    with pytest.raises(Refusal):
        house.collections.carry_out(mandate, decide, again=Patience())
    assert (tries, called(house, first, second)) == ([1], [CODE, ""])


def test_of_two_who_give_the_same_at_once_one_is_refused(place: HousePlace) -> None:
    place.clock.move_to(TODAY)
    house = place.open()
    claims = [claim_on(house, "A-1"), claim_on(house, "A-2")]
    codes = [f"SO-{n}" for n in range(5)]
    gate, trouble, refused = threading.Barrier(2), list[BaseException](), list[str]()

    def work(claim: UUID) -> None:
        try:
            with place.opened() as own:
                for code in codes:
                    gate.wait()
                    try:
                        give(own, claim, code)
                    except Refusal as refusal:
                        refused.append(refusal.code)
                    gate.wait()
                    give(own, claim, "")
        except BaseException as error:
            trouble.append(error)
            gate.abort()
            raise

    threads = [threading.Thread(target=work, args=(claim,)) for claim in claims]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    assert refused == ["claim.own_reference_used"] * len(codes)
    assert broken(house) == []


@pytest.mark.parametrize("said", ["Jan Jansen", "jan@example.nl", "-1", "é", "a" * 101, "SO\n1"])
def test_it_is_a_code_with_no_room_for_a_name(said: str) -> None:
    with pytest.raises(ValidationError):
        GiveOwnReference(own_reference=said)
