"""Bank statements come in: every entry once, whatever file it is in and however often it comes."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adapters.statements.values import EntryStatus, Statement, StatementKind
from application.banking import lines_together
from application.banking.statements import StatementIntake
from application.commands.bank_accounts import HoldForUnplacedMoney
from application.house import House
from domain.bank.account_events import ChainVerdict
from domain.bank.line import LineStanding
from domain.bank.line_events import ParkedWhy, SetAsideWhy
from domain.creditor.events import DoubtGround, UnplacedMoney
from domain.creditor.state import Creditor
from domain.ids import bank_account_id
from domain.store import Unsaved
from tests.application.bank_files import (
    CAMT,
    DAY,
    MONDAY,
    MT940,
    NOTICE,
    amounts,
    bank_lines,
    bring,
    detail,
    entry,
    outcomes,
    statement,
)
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    clock_at,
)

A, B = "NL20INGB0001234567", "NL02ABNA0123456789"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def creditor(house: House, claim: UUID) -> Creditor:
    return case_of(house, claim).creditor


@pytest.fixture
def iban(house: House, claim: UUID) -> str:
    return creditor(house, claim).ibans[0]


def of(*entries: object, iban: str, **said: object) -> Statement:
    return statement(*entries, iban=iban, **said)  # type: ignore[arg-type]  # whatever the maker takes


@pytest.mark.both_stores
def test_a_second_import_changes_nothing(house: House, claim: UUID, iban: str) -> None:
    one = of(entry(100_00, reference="R1", text="huur"), entry(-40_00), iban=iban)
    first = bring(house, one)
    assert outcomes(first) == ["new", "new"]
    before = house.store.last_position()
    (again,) = bring(house, one)
    assert (again.outcome, house.store.last_position()) == ("known", before)
    assert amounts(bank_lines(house)) == [-40_00, 100_00]


def test_what_we_paid_is_for_no_claim_and_what_came_in_waits(
    house: House, claim: UUID, iban: str
) -> None:
    bring(house, of(entry(100_00, text="huur"), entry(-40_00), iban=iban))
    debit, credit = bank_lines(house)
    assert debit.aside is not None
    assert (debit.standing, debit.aside.why) == (LineStanding.SET_ASIDE, SetAsideWhy.DEBIT)
    assert credit.parked is not None
    assert (credit.standing, credit.parked.why) == (LineStanding.PARKED, ParkedWhy.NO_CLUE)


def test_the_day_through_which_payments_are_known_follows_from_the_chain(
    house: House, claim: UUID, iban: str
) -> None:
    (taken,) = bring(house, of(entry(-5), iban=iban))
    assert (taken.through, taken.verdict) == (MONDAY, ChainVerdict.FIRST)
    assert creditor(house, claim).payments_known((iban,)) == MONDAY
    bring(house, of(first=MONDAY + DAY, opening=-5, iban=iban))
    assert creditor(house, claim).payments_known((iban,)) == MONDAY + DAY


def test_money_that_is_nobodys_holds_everybody_on_the_day_before_it(
    house: House, claim: UUID, iban: str
) -> None:
    bring(house, of(entry(-5), iban=iban))
    bring(house, of(entry(7, MONDAY + DAY), first=MONDAY + DAY, opening=-5, iban=iban))
    now = creditor(house, claim)
    assert now.payments_known((iban,)) == MONDAY
    assert now.doubts[iban].why is DoubtGround.UNPLACED
    [line] = [one for one in bank_lines(house) if one.waits]
    assert now.doubts[iban].line_id == line.id


def test_a_gap_holds_back_and_a_late_file_closes_it(house: House, claim: UUID, iban: str) -> None:
    bring(house, of(entry(-5), iban=iban))
    third = of(first=MONDAY + 2 * DAY, opening=-9, iban=iban)
    (taken,) = bring(house, third)
    assert taken.verdict is ChainVerdict.GAP
    held = creditor(house, claim)
    assert (held.payments_known((iban,)), held.doubts[iban].why) == (MONDAY, DoubtGround.GAP)
    bring(house, of(entry(-4, MONDAY + DAY), first=MONDAY + DAY, opening=-5, iban=iban))
    free = creditor(house, claim)
    assert (free.payments_known((iban,)), free.doubts) == (MONDAY + 2 * DAY, {})


def test_the_same_number_with_another_balance_is_refused_by_name(
    house: House, claim: UUID, iban: str
) -> None:
    bring(house, of(entry(-5), iban=iban, number="12"))
    (taken,) = bring(house, of(entry(-6), iban=iban, number="12"))
    assert (taken.outcome, taken.code) == ("refused", "bank.statement_differs")
    assert amounts(bank_lines(house)) == [-5]


def test_an_account_that_nobody_names_is_refused_and_can_be_given_again(
    house: House, claim: UUID
) -> None:
    (taken,) = bring(house, of(entry(-5), iban=B))
    assert (taken.outcome, taken.code) == ("refused", "bank.account_unknown")
    assert bank_lines(house) == []


def test_one_entry_in_a_day_and_in_a_month_counts_once(
    house: House, claim: UUID, iban: str
) -> None:
    paid = entry(100_00, reference="R1", text="factuur 1"), entry(100_00, reference="R2")
    bring(house, of(*paid, iban=iban))
    later = entry(30_00, MONDAY + DAY, reference="R3")
    (month,) = bring(house, of(*paid, later, last=MONDAY + 6 * DAY, iban=iban))
    assert outcomes([month]) == ["known", "known", "new"]
    assert month.verdict is ChainVerdict.OVERLAPS
    assert amounts(bank_lines(house)) == [100_00, 100_00, 30_00]


def test_two_payments_that_are_alike_in_all_are_two(house: House, claim: UUID, iban: str) -> None:
    twice = entry(10_00, text="kaartje", account=A)
    bring(house, of(twice, twice, iban=iban))
    assert amounts(bank_lines(house)) == [10_00, 10_00]


@pytest.mark.parametrize("turned", [False, True])
def test_two_that_are_alike_in_two_statements_of_one_day_are_two(
    house: House, claim: UUID, iban: str, *, turned: bool
) -> None:
    alike = entry(10_00, text="kaartje", account=A)
    parts = [of(alike, iban=iban, number="1"), of(alike, iban=iban, opening=10_00, number="2")]
    for order in (parts[::-1], parts) if turned else (parts, parts[::-1]):
        bring(house, *order)
        assert amounts(bank_lines(house)) == [10_00, 10_00]
    whole = of(alike, alike, iban=iban)
    assert outcomes(bring(house, whole)) == ["known", "known"]


FORMS = [
    pytest.param(
        entry(75_00, reference="C-1", text="Factuur 2026-17 tuin", account=A),
        entry(75_00, reference="M9", text="FACTUUR 2026-17 TUIN", account=A),
        id="texts",
    ),
    pytest.param(
        entry(75_00, reference="C-1", end_to_end="E2E-1", text="a"),
        entry(75_00, reference="M9", end_to_end="E2E-1", text="b"),
        id="end to end",
    ),
    pytest.param(entry(75_00, reference="C-1"), entry(75_00, text="iets heel anders"), id="counts"),
]


@pytest.mark.parametrize(("camt", "mt940"), FORMS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_month_as_camt_and_as_mt940_gives_the_money_once(
    house: House, claim: UUID, iban: str, camt: object, mt940: object, *, turned: bool
) -> None:
    files = [(camt, CAMT), (mt940, MT940)]
    for said, form in files[::-1] if turned else files:
        bring(house, of(said, entry(-3), iban=iban), written_in=form)
    assert amounts(bank_lines(house)) == [-3, 75_00]


def test_what_another_form_does_not_have_on_a_day_it_shows_is_put_to_a_person(
    house: House, claim: UUID, iban: str
) -> None:
    bring(house, of(entry(75_00, text="Factuur 17"), iban=iban))
    (taken,) = bring(house, of(entry(76_00, text="Factuur 17"), iban=iban), written_in=MT940)
    assert outcomes([taken]) == ["perhaps_known"]
    assert taken.verdict is ChainVerdict.DIFFERS
    parked = [one.parked.why for one in bank_lines(house) if one.parked]
    assert sorted(parked) == [ParkedWhy.NO_CLUE, ParkedWhy.PERHAPS_KNOWN]
    assert creditor(house, claim).payments_known((iban,)) < MONDAY


def test_a_notification_before_its_statement_is_the_same_entry(
    house: House, claim: UUID, iban: str
) -> None:
    paid = entry(75_00, reference="R1", text="Factuur 17")
    notice = of(paid, iban=iban, kind=StatementKind.NOTIFICATION)
    bring(house, notice, written_in=NOTICE)
    assert creditor(house, claim).payments_known((iban,)) == date.min
    assert outcomes(bring(house, of(paid, iban=iban))) == ["known"]
    assert outcomes(bring(house, notice, written_in=NOTICE)) == []
    assert amounts(bank_lines(house)) == [75_00]


def test_a_batch_waits_until_a_notification_tells_its_payments(
    house: House, claim: UUID, iban: str
) -> None:
    bring(house, of(entry(75_00, reference="R1", batch=2), iban=iban))
    [whole] = bank_lines(house)
    assert whole.parked is not None
    assert whole.parked.why is ParkedWhy.BATCH_WITHOUT_DETAILS
    single = (detail(50_00, text="Factuur 17"), detail(25_00, text="Factuur 18"))
    told = of(
        entry(75_00, reference="R1", details=single), iban=iban, kind=StatementKind.NOTIFICATION
    )
    for _ in range(2):
        bring(house, told, written_in=NOTICE)
        assert amounts(bank_lines(house)) == [25_00, 50_00, 75_00]
    [aside] = [one for one in bank_lines(house) if one.id == whole.id]
    assert aside.aside is not None
    assert aside.aside.why is SetAsideWhy.DETAILS_CAME
    assert sum(one.rest for one in bank_lines(house)) == 75_00


def test_the_payments_of_a_batch_are_lines_of_their_own_and_known_as_one_entry(
    house: House, claim: UUID, iban: str
) -> None:
    single = (detail(50_00, text="Factuur 17"), detail(25_00, text="Factuur 18"))
    bring(house, of(entry(75_00, reference="R1", details=single), iban=iban))
    assert amounts(bank_lines(house)) == [25_00, 50_00]
    assert outcomes(bring(house, of(entry(75_00, text="BATCH"), iban=iban), written_in=MT940)) == [
        "known"
    ]
    assert amounts(bank_lines(house)) == [25_00, 50_00]


def test_what_we_paid_in_one_batch_may_be_of_equal_amounts(
    house: House, claim: UUID, iban: str
) -> None:
    single = tuple(detail(-10_00, text=f"Leverancier {n}") for n in range(2))
    bring(house, of(entry(-20_00, details=single), entry(-20_00, details=single), iban=iban))
    assert amounts(bank_lines(house)) == [-10_00] * 4


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"status": EntryStatus.PENDING}, "pending"),
        ({"status": EntryStatus.INFORMATION}, "information"),
        ({"currency": "SEK"}, "not_euro"),
    ],
)
def test_what_is_no_euro_in_the_account_is_said_and_not_counted(
    house: House, claim: UUID, iban: str, said: dict[str, Any], outcome: str
) -> None:
    (taken,) = bring(house, of(entry(75_00, **said), iban=iban, closing=0))
    assert outcomes([taken]) == [outcome]
    assert bank_lines(house) == []


def test_an_interim_report_is_said_and_not_counted(house: House, claim: UUID, iban: str) -> None:
    (taken,) = bring(
        house, of(entry(75_00), iban=iban, kind=StatementKind.INTERIM), written_in="mt942"
    )
    assert (taken.outcome, outcomes([taken])) == ("not_counted", ["interim"])
    assert bank_lines(house) == []


def test_an_account_in_another_currency_is_refused(house: House, claim: UUID, iban: str) -> None:
    (taken,) = bring(house, of(entry(75_00), iban=iban, currency="USD"))
    assert taken.code == "bank.not_euro"


@pytest.mark.both_stores
def test_an_import_that_stopped_in_the_middle_goes_on(
    house: House, claim: UUID, iban: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paid = [entry(100 + n, text=f"betaling nummer {n}") for n in range(3)]
    paid += [entry(100, text="betaling nummer 0 nog eens")]
    one = of(*paid, iban=iban)
    stored = house.store.put_all
    done: list[int] = []

    def stops(several: Sequence[Unsaved]) -> object:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(1)
        return stored(several)

    monkeypatch.setattr(lines_together, "TOGETHER", 1)
    monkeypatch.setattr(house.store, "put_all", stops)
    with pytest.raises(KeyboardInterrupt):
        bring(house, one)
    monkeypatch.undo()
    assert creditor(house, claim).payments_known((iban,)) == date.min
    assert len(bank_lines(house)) == 2
    bring(house, one)
    assert amounts(bank_lines(house)) == [100, 100, 101, 102]
    account = house.collections.bank_account(bank_account_id(creditor(house, claim).id, iban))
    assert len(account.statements) == 1


def test_what_noon_did_not_show_is_money_that_came_in(house: House, claim: UUID, iban: str) -> None:
    morning, later = entry(60_00, MARCH, text="Factuur 17"), entry(60_00, MARCH, text="Boete 88")
    bring(house, of(morning, first=MARCH, iban=iban, number="12"), written_in=MT940)
    day = of(morning, later, first=MARCH, iban=iban, number="12")
    taken = bring(house, day, written_in=MT940)
    assert outcomes(taken) == ["known", "new"]


def test_a_statement_that_came_in_part_before_midnight_shows_the_day_before_that(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    iban = creditor(house, claim).ibans[0]
    week = of(entry(-5), last=MARCH, iban=iban)

    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(StatementIntake, "_close", stops)
    with pytest.raises(KeyboardInterrupt):
        bring(house, week)
    monkeypatch.undo()
    place.clock = clock_at(MARCH + DAY)
    house = place.open()
    bring(house, week)
    assert creditor(house, claim).payments_known((iban,)) == MARCH - DAY


def test_parts_of_a_day_may_have_one_number(house: House, claim: UUID, iban: str) -> None:
    bring(house, of(entry(-5), iban=iban, number="12"))
    (taken,) = bring(house, of(entry(-6), iban=iban, opening=-5, number="12"))
    assert (taken.outcome, taken.through) == ("imported", MONDAY)
    assert amounts(bank_lines(house)) == [-6, -5]


def test_money_that_is_nobodys_holds_nobody_where_the_creditor_says_so(
    house: House, claim: UUID, iban: str
) -> None:
    about = creditor(house, claim).id
    HoldForUnplacedMoney(unplaced_money=UnplacedMoney.CONCERNED).carry(house, about, by=by())
    bring(house, of(entry(7), iban=iban))
    now = creditor(house, claim)
    assert (now.payments_known((iban,)), now.doubts) == (MONDAY, {})
