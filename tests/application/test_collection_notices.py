"""Debtors are told of a direct debit by a letter, all by one command, and collected from by it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.notice_watch import NoticeWatch
from application import collection_notices
from application.banking.selected import Selection, select
from application.collection_notices import announcing
from application.commands.collection_notices import SendCollectionNotice, SendCollectionNotices
from application.commands.details import ClearMark
from application.commands.direct_debit import MakeCollectionFile
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.house import House
from application.letters.debit_account import masked
from application.letters.dispatch import Dispatched
from application.views import views_of
from domain.claim.events import Mark
from domain.errors import Refusal
from domain.letter.state import LetterStatus
from tests.application.houses import MARCH, HousePlace, by, case_of, letters, run_on
from tests.application.test_debit_batches import claim_now, creditor_of, prepare, release, three

COLLECT = date(2026, 4, 2)


@pytest.fixture
def claims(house: House) -> list[UUID]:
    return three(house)


def tellable(house: House) -> Selection:
    return announcing(house, actor="els").selected(creditor_of(house), COLLECT)


def told(house: House) -> SendCollectionNotices:
    found = tellable(house)
    return SendCollectionNotices(
        collect_on=COLLECT, count=len(found.debits), total=Euro(found.total)
    )


@pytest.mark.both_stores
def test_all_are_told_by_one_command_and_a_batch_collects_what_they_were_told(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    creditor, command, once = creditor_of(house), told(house), by()
    assert [one.why.code for one in _by_notice(house).left_out] == ["collection.not_announced"] * 3
    command.carry(house, creditor, by=once)
    command.carry(house, creditor, by=once)
    found = letters(house)
    assert [one.status for one in found] == [LetterStatus.SENT] * 3
    assert {one.why.code for one in tellable(house).left_out} == {"collection.announced"}
    notices = {claim: claim_now(house, claim).debit_notices for claim in claims}
    assert sorted(one.told.letter_id for [one] in notices.values()) == sorted(o.id for o in found)
    # Nothing else is sent, nor may anybody let it be, through the day that was told.
    for days in range(1, 15):
        run_on(place, house, house.today + timedelta(days=days > 1))
    assert len(letters(house)) == 3
    place.clock.move_to(MARCH)
    with pytest.raises(Refusal, match="told that"):
        ClearMark(mark=Mark.DIRECT_DEBIT).carry(house, claims[0], by=by())
    batch = prepare(house, collect_on=COLLECT, announced_on=None, **_figures(_by_notice(house)))
    release(house, batch)
    for claim in claims:
        [ordered] = claim_now(house, claim).collections.values()
        [notice] = notices[claim]
        assert (ordered.told.notice_id, ordered.told.announced_on) == (
            notice.told.letter_id,
            notice.told_on,
        )


def test_what_was_paid_since_is_not_collected_by_the_notice(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    first = claims[0]
    case = case_of(house, first)
    amount = next(o.wanted.amount for o in tellable(house).debits if o.case.claim.id == first)
    notice = SendCollectionNotice(mandate_id="M-1", amount=Euro(amount), collect_on=COLLECT)
    with pytest.raises(Refusal, match="What is open"):
        notice.model_copy(update={"amount": Euro(amount - 1)}).carry(house, first, by=by())
    notice.carry(house, first, by=by())
    assert case_of(house, first).claim.version > case.claim.version
    RegisterPayment(amount=Euro(1_00), credited_on=house.today).carry(house, first, by=by())
    left = {one.case.claim.id: one.why for one in _by_notice(house).left_out}
    assert (left[first].code, left[first].values["held"]) == (
        "collection.announced_otherwise",
        "that was another amount",
    )
    with pytest.raises(Refusal, match="another amount"):
        MakeCollectionFile(mandate_id="M-1", amount=Euro(amount - 1_00), collect_on=COLLECT).carry(
            house, first, by=by()
        )


@pytest.mark.both_stores
def test_many_are_ordered_at_once_and_sent_apart_also_after_the_program_ended(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection_notices, "MANY", 3)
    with place.opened() as house:
        three(house)
        house.sends_apart = True
        command, once, creditor = told(house), by(), creditor_of(house)
        command.carry(house, creditor, by=once)
        assert [one.status for one in letters(house)] == [LetterStatus.ORDERED] * 3
        # They are told already, so nobody is told twice; and the program ends here.
        assert {one.why.code for one in tellable(house).left_out} <= {
            "collection.announced",
            "collection.held",
        }
    with place.opened() as house, views_of(house) as views:
        command.carry(house, creditor, by=once)
        views.catch_up()
        watch = NoticeWatch(house, views)
        assert list(watch.look().values()) == [Dispatched.SENT] * 3
        views.catch_up()
        assert NoticeWatch(house, views).look() == {}
        assert {one.status for one in letters(house)} == {LetterStatus.SENT}
        command.carry(house, creditor, by=once)
        run_on(place, house, house.today)
        assert len(letters(house)) == 3


def test_only_the_end_of_an_account_is_shown() -> None:
    assert masked("NL20 INGB 0001 2345 67") == "NL** **** **** **45 67"


def _by_notice(house: House) -> Selection:
    return select(house, creditor_of(house), collect_on=COLLECT, announced_on=None)


def _figures(found: Selection) -> dict[str, Any]:
    return {"count": len(found.debits), "total": Euro(found.total)}
