"""What keeps the data of a person: a claim that is asked, money that waits, and the books."""

from datetime import date
from uuid import UUID

import pytest

from domain.debtor.erasure import (
    ClaimKept,
    ErasureHeld,
    books_through,
    end_of_books,
    erase,
    in_the_way,
)
from domain.debtor.erasure_events import ErasureGround
from domain.debtor.events import CreditKind
from domain.debtor.state import Credit, Debtor
from domain.errors import Refusal
from domain.law.retention import kept_through

LAST = date(2019, 11, 29)
THROUGH = date(2026, 11, 29)
FREE = date(2026, 11, 30)


def debtor() -> Debtor:
    return Debtor(UUID(int=1), registered=True)


def claim(*, live: bool = False, waits: bool = False, last: date = LAST) -> ClaimKept:
    return ClaimKept(number="F1", live=live, letters_wait=waits, last=last)


@pytest.mark.parametrize(
    ("last", "through"),
    [(LAST, THROUGH), (date(2020, 2, 29), date(2027, 2, 28)), (date(2020, 3, 1), date(2027, 3, 1))],
)
def test_books_are_kept_for_seven_years_after_the_last_thing_that_happened(
    last: date, through: date
) -> None:
    assert kept_through(last) == through
    assert books_through([claim(last=last), claim(last=date(2018, 1, 1))]) == through


@pytest.mark.parametrize(("today", "held"), [(THROUGH, [ErasureHeld.KEPT_BY_LAW]), (FREE, [])])
def test_he_is_kept_on_the_last_day_of_the_books_and_may_be_erased_on_the_next(
    today: date, held: list[ErasureHeld]
) -> None:
    assert [one.why for one in in_the_way(debtor(), [claim()], today=today)] == held


def test_no_last_day_of_the_books_is_named_while_a_claim_runs() -> None:
    running = [claim(), claim(live=True)]
    held = {one.why: one.through for one in in_the_way(debtor(), running, today=LAST)}
    assert held == {ErasureHeld.CLAIM_OPEN: None, ErasureHeld.KEPT_BY_LAW: None}
    assert end_of_books(running) is None
    assert end_of_books([claim()]) == THROUGH


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        (claim(live=True), "erasure.claim_open"),
        (claim(waits=True), "erasure.letter_waits"),
        (claim(last=date(2020, 1, 1)), "erasure.kept_by_law"),
    ],
)
def test_what_stands_in_the_way_refuses_by_name(kept: ClaimKept, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        erase(debtor(), [claim(), kept], ground=ErasureGround.REQUEST, beside=(), today=FREE)
    assert refused.value.code == code


def test_money_that_waits_is_his_and_keeps_him() -> None:
    his = debtor()
    his.credits["x"] = Credit("x", CreditKind.ON_ACCOUNT, "BANK-1", 100, LAST)
    [held] = in_the_way(his, [], today=FREE)
    assert (held.why, held.numbers) == (ErasureHeld.MONEY_WAITS, ("BANK-1",))


def test_who_has_no_claim_is_in_no_books_and_may_be_erased_at_once() -> None:
    [fact] = erase(debtor(), [], ground=ErasureGround.ERROR, beside=(UUID(int=2),), today=LAST)
    assert (fact.ground, fact.beside) == (ErasureGround.ERROR, (UUID(int=2),))


def test_who_was_erased_is_not_erased_again() -> None:
    his = debtor()
    his.erased_on = LAST
    assert erase(his, [claim()], ground=ErasureGround.REQUEST, beside=(), today=LAST) == []
