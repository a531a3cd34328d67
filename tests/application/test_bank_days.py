"""Of which days payments are known by the statements that came in, and what waits meanwhile."""

from datetime import date
from typing import Any

import pytest

from application.commands.bank_accounts import ExplainGap
from application.commands.creditors import KnowPayments
from application.run.day import run_day
from domain.bank.account_events import GapGround
from domain.creditor.events import PaymentsCheck
from domain.errors import Refusal
from tests.application.bank_files import DAY, MONDAY, bring, entry
from tests.application.bank_files import statement as of
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, case_of, claim_from, clock_at


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
