"""One request reads the history of a claim once, and of one that was read before what is new."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import pytest
from httpx import Response

from application.answers import answer_of
from application.commands.details import AddNote
from application.commands.money import RegisterPayment
from application.house import House
from domain.aggregates import Aggregates
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, by, claim_from
from tests.asking import register_payment

Asked = Callable[[Web, UUID], Response]


def _paid(web: Web, claim: UUID) -> Response:
    body = {"amount": "10.00", "credited_on": web.house.today.isoformat()}
    return web.post(f"/v1/claims/{claim}/payments", body)


def _promised(web: Web, claim: UUID) -> Response:
    body = {"amount": "10.00", "by": web.house.today.isoformat()}
    return web.post(f"/v1/claims/{claim}/promises", body)


ASKED: Final[dict[str, Asked]] = {
    "payment": _paid,
    "payment ahead": lambda web, claim: web.post(
        f"/v1/claims/{claim}/payments?preview=true",
        {"amount": "10.00", "credited_on": web.house.today.isoformat()},
    ),
    "note": lambda web, claim: web.post(f"/v1/claims/{claim}/notes", {"text": "Belde."}),
    "note again": lambda web, claim: web.post(
        f"/v1/claims/{claim}/notes", {"text": "Belde."}, key="again"
    ),
    "promise": _promised,
    "claim": lambda web, claim: web.get(f"/v1/claims/{claim}"),
    "timeline": lambda web, claim: web.get(f"/v1/claims/{claim}/audit-trail"),
    "page": lambda web, claim: web.client.get(f"/claims/{claim}", headers={"Accept": "text/html"}),
    "dispute": lambda web, claim: web.post(
        f"/v1/claims/{claim}/disputes", {"amount": "10.00", "ground": "quality"}
    ),
}


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@contextmanager
def counted(house: House) -> Iterator[Counter[UUID]]:
    """How often each history is read from its first fact on; whoever reads it gets it as ever."""
    recorder, whole = house.store.recorder, Counter[UUID]()
    real, several = recorder.read_stream, recorder.read_behind

    def counting(stream: UUID, *, through: int | None = None, after: int = 0) -> Any:
        whole.update([] if after else [stream])
        return real(stream, through=through, after=after)

    def counting_several(behind: Any) -> Any:
        whole.update(one for one, after in behind.items() if not after)
        return several(behind)

    recorder.read_stream = counting  # type: ignore[method-assign] # it only counts
    recorder.read_behind = counting_several  # type: ignore[method-assign] # so does this
    try:
        yield whole
    finally:
        del recorder.read_stream, recorder.read_behind


def _payment(house: House, amount: str, **more: object) -> RegisterPayment:
    return RegisterPayment.model_validate({"amount": amount, "credited_on": house.today, **more})


def _as_begun(house: House) -> None:
    """As in a program that just began: nothing was read yet."""
    Aggregates.__init__(house.collections, house.store)


def _answered(asked: Asked, web: Web, claim: UUID) -> None:
    answer = asked(web, claim)
    assert answer.status_code == 200, answer.text


@pytest.mark.both_stores
def test_one_request_reads_each_history_once_at_most(web: Web) -> None:
    claim = claim_from(web.house, CONSUMER)
    _answered(_paid, web, claim)  # views keep what they read by themselves
    more = {}
    for name, asked in ASKED.items():
        _as_begun(web.house)
        with counted(web.house) as whole:
            _answered(asked, web, claim)
        assert claim in whole, name
        if found := {one: times for one, times in whole.items() if times > 1}:
            more[name] = found
    assert not more


def test_of_what_was_read_before_a_request_reads_what_is_new(web: Web) -> None:
    claim = claim_from(web.house, CONSUMER)
    owed_by = web.house.collections.claim(claim).debtor_id
    for asked in ASKED.values():
        _answered(asked, web, claim)
    more = {}
    for name in ("payment", "note", "note again", "claim", "timeline", "page"):
        with counted(web.house) as whole:
            _answered(ASKED[name], web, claim)
        if found := whole.keys() & {claim, owed_by}:
            more[name] = found
    assert not more


@pytest.mark.both_stores
def test_an_answer_tells_of_its_own_save_whoever_was_there_before_and_behind(
    place: HousePlace, house: House
) -> None:
    other = place.open(mode=None)
    claim = claim_from(house, CONSUMER)
    owed = answer_of(house, AddNote(text="Belde.").carry(house, claim, by=by())).balance
    assert owed is not None
    register_payment(other, claim, by=by(), amount=10_00, credited_on=other.today)
    pay, mine = _payment(house, "20.00"), by()
    receipt = pay.carry(house, claim, by=mine)
    register_payment(other, claim, by=by(), amount=40_00, credited_on=other.today)
    told = answer_of(house, receipt)
    assert told.before is not None
    assert told.balance is not None
    assert Decimal(told.before.total) == Decimal(owed.total) - 10
    assert Decimal(told.balance.total) == Decimal(told.before.total) - 20
    assert [one.topic for one in told.facts] == ["claim.payment_received"]
    for where in (house, other):
        again = pay.carry(where, claim, by=mine)
        assert again.repeated
        assert answer_of(where, again) == told
    _as_begun(house)
    assert answer_of(house, pay.carry(house, claim, by=mine)) == told


def test_an_answer_about_several_histories_tells_of_all_it_recorded_in_them(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    pay, mine = _payment(house, "9999.00", confirmed=True), by()
    receipt = pay.carry(house, claim, by=mine)
    register_payment(house, claim, by=by(), amount=1_00, credited_on=house.today, confirmed=True)
    told = answer_of(house, receipt)
    assert {one.stream for one in told.facts} == {stream for stream, _ in receipt.streams}
    assert {one.kind for one in told.facts} == {"claim", "debtor"}
    assert told.balance is not None
    assert told.balance.total == "0.00"
    assert answer_of(house, pay.carry(house, claim, by=mine)) == told
