"""Of which days payments are known by the statements that came in, and what waits meanwhile."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adapters.statements.values import BankEntry
from application.commands.bank_accounts import ExplainGap, WithdrawGap
from application.commands.creditors import KnowPayments
from application.house import House
from application.run.day import run_day
from domain.bank.account_events import GapGround
from domain.creditor.events import PaymentsCheck
from domain.errors import Refusal
from tests.application.bank_files import DAY, MONDAY, bring, entry
from tests.application.bank_files import statement as of
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    clock_at,
    sent_steps,
)


def test_the_run_and_why_say_which_account_waits_for_which_days(place: HousePlace) -> None:
    house = place.open(payments_checked=PaymentsCheck.REQUIRED)
    claim = claim_from(house, CONSUMER)
    iban = case_of(house, claim).creditor.ibans[0]
    bring(house, of(entry(-5), iban=iban))
    place.clock = clock_at(MARCH + DAY)
    house = place.open(payments_checked=PaymentsCheck.REQUIRED)
    [line] = run_day(house, dry_run=True).lines
    begins = "payments before 2026-03-09, where the statements begin, are not known"
    assert (line.what, line.why) == (
        "bank_data_missing",
        f"{begins}; they are needed through 2026-03-18",
    )
    KnowPayments(through=MONDAY - DAY).carry(house, case_of(house, claim).creditor.id, by=by())
    bring(house, of(first=MARCH, opening=-9, iban=iban))
    said = f"account {iban} waits: statements are missing from 2026-03-10"
    [line] = run_day(house, dry_run=True).lines
    assert (line.what, line.why) == ("bank_data_missing", f"{said}; needed through 2026-03-18")
    gap: dict[str, Any] = {"iban": iban, "first": MONDAY + DAY, "through": MARCH - DAY}
    about = case_of(house, claim).creditor.id
    with pytest.raises(Refusal, match="no more is known than through 2026-03-09"):
        KnowPayments(through=MARCH).carry(house, about, by=by())
    ExplainGap(**gap, ground=GapGround.LOOKED_AT_ACCOUNT).carry(house, about, by=by())
    assert [one.what for one in run_day(house).lines][:1] == ["letter_ordered"]


def explained(place: HousePlace) -> tuple[House, UUID, UUID, dict[str, Any]]:
    """A claim that would be written to on the 19th, since somebody explained a gap."""
    house = place.open(payments_checked=PaymentsCheck.REQUIRED)
    claim = claim_from(house, CONSUMER)
    creditor = case_of(house, claim).creditor
    bring(house, of(entry(-5), iban=creditor.ibans[0]))
    place.clock = clock_at(MARCH + DAY)
    house = place.open(payments_checked=PaymentsCheck.REQUIRED)
    KnowPayments(through=MONDAY - DAY).carry(house, creditor.id, by=by())
    bring(house, of(first=MARCH, opening=-9, iban=creditor.ibans[0]))
    days = {"iban": creditor.ibans[0], "first": MONDAY + DAY, "through": MARCH - DAY}
    say = ExplainGap(**days, ground=GapGround.LOOKED_AT_ACCOUNT)  # type: ignore[arg-type]  # its fields
    say.carry(house, creditor.id, by=by())
    return house, claim, creditor.id, days


@pytest.mark.both_stores
def test_a_gap_that_was_explained_wrongly_holds_the_account_again(place: HousePlace) -> None:
    house, claim, about, days = explained(place)
    assert [one.what for one in run_day(house, dry_run=True).lines][:1] == ["letter_ordered"]
    assert WithdrawGap(**days).carry(house, about, by=by()).streams
    said = f"account {days['iban']} waits: statements are missing from 2026-03-10"
    [line] = run_day(house).lines
    assert (line.what, line.why) == ("bank_data_missing", f"{said}; needed through 2026-03-18")
    assert sent_steps(house, claim) == []
    assert not WithdrawGap(**days).carry(house, about, by=by()).streams  # once more: nothing


@pytest.mark.both_stores
def test_a_gap_is_explained_taken_back_and_explained_again(place: HousePlace) -> None:
    house, claim, about, days = explained(place)
    for _ in range(2):
        WithdrawGap(**days).carry(house, about, by=by())
        assert run_day(house, dry_run=True).lines[0].what == "bank_data_missing"
        say = ExplainGap(**days, ground=GapGround.BANK_CORRECTED)
        say.carry(house, about, by=by())
        assert run_day(house, dry_run=True).lines[0].what == "letter_ordered"
    assert case_of(house, claim).creditor.doubts == {}


@pytest.mark.parametrize(("first", "last"), [(1, 0), (0, -1)])
def test_a_word_on_more_days_than_are_named_is_not_taken_back(
    place: HousePlace, first: int, last: int
) -> None:
    house, _, about, days = explained(place)
    less = {**days, "first": days["first"] + first * DAY, "through": days["through"] + last * DAY}
    with pytest.raises(Refusal, match="said of: 2026-03-10 to 2026-03-17") as refused:
        WithdrawGap(**less).carry(house, about, by=by())
    assert refused.value.code == "gap.not_explained"
    assert run_day(house, dry_run=True).lines[0].what == "letter_ordered"


def with_days_left_out(place: HousePlace, *entries: BankEntry) -> tuple[House, UUID]:
    """Statements of the 9th, with what was booked on it, and of the 18th: their balances meet."""
    house = place.open(payments_checked=PaymentsCheck.REQUIRED)
    claim = claim_from(house, CONSUMER)
    creditor = case_of(house, claim).creditor
    bring(house, of(*entries, iban=creditor.ibans[0]))
    place.clock = clock_at(MARCH + DAY)
    house = place.open(payments_checked=PaymentsCheck.REQUIRED)
    KnowPayments(through=MONDAY - DAY).carry(house, creditor.id, by=by())
    opening = sum(one.amount for one in entries)
    bring(house, of(first=MARCH, opening=opening, iban=creditor.ibans[0]))
    return house, claim


@pytest.mark.both_stores
def test_days_left_out_wait_like_a_gap_where_quiet_days_have_statements(place: HousePlace) -> None:
    house, claim = with_days_left_out(place)
    creditor = case_of(house, claim).creditor
    said = f"account {creditor.ibans[0]} waits: statements are missing from 2026-03-10"
    [line] = run_day(house).lines
    assert (line.what, line.why) == ("bank_data_missing", f"{said}; needed through 2026-03-18")
    days: dict[str, Any] = {
        "iban": creditor.ibans[0],
        "first": MONDAY + DAY,
        "through": MARCH - DAY,
    }
    with pytest.raises(Refusal, match="missing: 2026-03-10 to 2026-03-17"):
        ExplainGap(**days | {"through": MARCH - 2 * DAY}, ground=GapGround.BANK_CORRECTED).carry(
            house, creditor.id, by=by()
        )
    ExplainGap(**days, ground=GapGround.LOOKED_AT_ACCOUNT).carry(house, creditor.id, by=by())
    assert run_day(house, dry_run=True).lines[0].what == "letter_ordered"
    WithdrawGap(**days).carry(house, creditor.id, by=by())
    assert run_day(house).lines[0].what == "bank_data_missing"
    bring(house, of(first=MONDAY + DAY, last=MARCH - DAY, iban=creditor.ibans[0]))
    assert run_day(house, dry_run=True).lines[0].what == "letter_ordered"


def test_days_left_out_hold_nobody_where_statements_are_of_bookings_alone(
    place: HousePlace,
) -> None:
    house, _ = with_days_left_out(place, entry(-5))
    assert run_day(house).lines[0].what == "letter_ordered"


@pytest.mark.parametrize(("days", "known"), [(0, MARCH - DAY), (1, MARCH)])
def test_a_statement_of_today_shows_the_days_before_it(
    place: HousePlace, days: int, known: date
) -> None:
    """Who draws it at noon does not see the afternoon; on the next morning the day is over."""
    house = place.open()
    claim = claim_from(house, CONSUMER)
    iban = case_of(house, claim).creditor.ibans[0]
    place.clock = clock_at(MARCH + days * DAY)
    house = place.open()
    week = of(entry(-5), last=MARCH, iban=iban)
    bring(house, week)
    assert case_of(house, claim).creditor.payments_known((iban,)) == known
    place.clock = clock_at(MARCH + 2 * DAY)
    house = place.open()
    bring(house, week)  # the same file says no more than it did
    assert case_of(house, claim).creditor.payments_known((iban,)) == known
