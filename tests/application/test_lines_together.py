"""Lines of one statement are stored many at a time, and come to what they would one by one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

import pytest

from adapters.statements.values import BankEntry
from application.banking import lines_together
from application.banking.entries import EntryDraft
from application.banking.entry_intake import EntryIntake
from application.banking.statements import StatementTaken
from application.commands.bank_lines import NoClaimWhy, SetBankLineAside
from application.house import House
from domain.bank.line import LineStanding
from domain.errors import StoreError
from domain.store import Unsaved
from projections.engine import Engine
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, outcomes, statement
from tests.application.houses import HousePlace, broken, by, case_of, take_in
from tests.application.papers import invoice
from tests.asking import register_payment

NUMBERS = ("F2026-1001", "F2026-1002", "F2026-1003", "F2026-1004", "F2026-1005", "F2026-1006")
AMOUNTS = ("40.00", "55.00", "75.00", "80.00", "80.00", "300.00")
_DRAWN = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|BANK-[0-9A-F]{8}")
ISSUED = date(2026, 2, 1)
NAMES = ("A. Appelman", "B. Bakker", "C. Citroen", "D. Dekker")
PAYERS = ("NL20INGB0001234567", "NL02ABNA0123456789", "")

pytestmark = pytest.mark.both_stores


def claims_in(house: House) -> list[UUID]:
    """Six claims of four customers."""
    found = []
    for at, (number, amount) in enumerate(zip(NUMBERS, AMOUNTS, strict=True)):
        paper = invoice(number, amount, customer=f"K-{at % 4}", issued_on=ISSUED)
        named = paper.load().replace(b"S. Voorbeeld", NAMES[at % 4].encode())
        [one] = take_in(house, replace(paper, content=named))
        assert one.claim
        found.append(one.claim)
    return found


def brought(house: House, claim: UUID, *entries: BankEntry) -> list[StatementTaken]:
    iban = case_of(house, claim).creditor.ibans[0]
    return bring(house, statement(*entries, last=MONDAY + 2 * DAY, iban=iban))


def whole(at: int, account: str = "") -> BankEntry:
    """A claim paid whole, by its number, from its own."""
    cents = int(AMOUNTS[at].replace(".", ""))
    return entry(cents, text=f"factuur {NUMBERS[at]}", name=NAMES[at % 4], account=account)


def nobodys(cents: int, on: date = MONDAY + DAY) -> BankEntry:
    """Money that nothing leads to anybody with."""
    return entry(cents, on, text="dank u wel", name="K. Vreemd")


def payments(random: Random) -> list[BankEntry]:
    """Whole, in part, twice, of several; by number, by amount and by nothing; some equal."""
    return [payment(random) for _ in range(30)]


def payment(random: Random) -> BankEntry:
    on = MONDAY + random.randrange(3) * DAY
    at = random.randrange(len(NUMBERS))
    open_ = int(AMOUNTS[at].replace(".", ""))
    amount = random.choice((open_, open_, open_ // 2, open_ + 10_00, 12_34, -5_00))
    text = random.choice((f"factuur {NUMBERS[at]}", f"{NUMBERS[0]} en {NUMBERS[at]}", "dank u wel"))
    said = {
        "name": random.choice((NAMES[at % 4], NAMES[at % 4], "K. Vreemd")),
        "account": random.choice(PAYERS),
    }
    return entry(amount, on, text=text, **said)


def log_of(house: House) -> list[tuple[str, str]]:
    """Every fact in order; what was drawn for it by the order in which it comes up."""
    drawn: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        return drawn.setdefault(found[0], f"<{len(drawn)}>")

    return [
        (row.topic, _DRAWN.sub(named, str(bytes(row.state))))
        for row in house.store.read_after(0, 10_000)
    ]


def saves(house: House, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lines each flush stores from now on."""
    stored, found = house.store.put_all, list[int]()

    def counting(several: Sequence[Unsaved]) -> object:
        answers = stored(several)
        found.append(sum(not isinstance(one, Exception) for one in answers))
        return answers

    monkeypatch.setattr(house.store, "put_all", counting)
    return found


def compared(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch, entries: Sequence[BankEntry]
) -> list[int]:
    """Hold what a file comes to against what it does line by line; how many each flush held."""
    together = place.open()
    claim, *_ = claims_in(together)
    found = saves(together, monkeypatch)
    taken = brought(together, claim, *entries)
    with place.another("one_by_one") as beside:
        beside.number = place.number  # the same ids
        house = beside.open()
        monkeypatch.undo()
        monkeypatch.setattr(lines_together, "TOGETHER", 1)
        alone = brought(house, claims_in(house)[0], *entries)
        assert outcomes(taken) == outcomes(alone)
        assert log_of(together) == log_of(house)
        beside.close()
    return found


@pytest.mark.parametrize("seed", range(4))
def test_a_file_comes_to_what_its_lines_come_to_one_by_one(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """The same facts, in the same order, and the same answer of each line."""
    assert max(compared(place, monkeypatch, payments(Random(seed)))) > 1


def test_an_account_that_one_line_makes_known_tells_of_the_next(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an amount that nobody owes, and nothing else that leads to what the first one records."""
    unsaid = entry(99_99, MONDAY + DAY, text="dank u wel", name="K. Vreemd", account=PAYERS[0])
    found = compared(place, monkeypatch, [whole(0, account=PAYERS[0]), unsaid])
    assert found == [1, 1]


def test_an_amount_that_one_line_leaves_of_a_claim_may_be_what_the_next_one_pays(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two claims are open with it then, where it was one."""
    part = entry(260_00, text=f"factuur {NUMBERS[5]}", name=NAMES[1])
    rest = entry(40_00, MONDAY + DAY, text="dank u wel", name="K. Vreemd")
    assert compared(place, monkeypatch, [part, rest]) == [1, 1]


def test_lines_that_have_nothing_to_do_with_each_other_share_a_flush(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = place.open()
    claim, *_ = claims_in(house)
    found = saves(house, monkeypatch)
    brought(house, claim, *map(whole, (0, 1, 2)))
    assert found == [3]
    assert [one.standing for one in bank_lines(house)] == [LineStanding.MATCHED] * 3


def test_lines_that_are_nobodys_share_a_flush_with_those_around_them(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each holds the account as those before it leave it; from the first on it is in doubt."""
    several = [nobodys(12_34), whole(0), nobodys(50_01), whole(1), nobodys(60_02), nobodys(60_02)]
    late = [replace(one, booked_on=MONDAY + DAY, value_on=MONDAY + DAY) for one in several]
    assert compared(place, monkeypatch, [nobodys(99_99, MONDAY), *late]) == [1, 6]


def test_of_lines_that_are_nobodys_each_older_one_ends_what_is_known_of_the_account_earlier(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Days go forward in a file: what came in a file before it is younger."""
    house = place.open()
    claim, *_ = claims_in(house)
    iban = case_of(house, claim).creditor.ibans[0]
    late = MONDAY + 2 * DAY
    bring(house, statement(nobodys(10_01, late), first=late, iban=iban))
    [before] = bank_lines(house)
    found = saves(house, monkeypatch)
    several = [nobodys(20_02, MONDAY), whole(0), nobodys(30_03)]
    bring(house, statement(*several, last=MONDAY + DAY, iban=iban))
    assert found == [1, 2]
    lines = bank_lines(house)
    assert before.imported
    account = house.collections.bank_account(before.imported.account_id)
    nobody = {one.id: one.imported.booked_on for one in lines if one.imported and one.rest}
    assert account.held_by == nobody
    assert account.oldest_line == (MONDAY, lines[0].id)
    [doubt] = case_of(house, claim).creditor.doubts.values()
    assert (doubt.line_id, doubt.through) == (lines[0].id, MONDAY - DAY)


def test_where_another_program_lets_the_account_go_meanwhile_all_that_hold_it_are_decided_anew(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever rests on the account, and all behind him; nobody reads what the group left of it."""
    house, other = place.open(), place.open()
    claim, *_ = claims_in(house)
    iban = case_of(house, claim).creditor.ibans[0]
    early = MONDAY - 2 * DAY
    held = [nobodys(10_01, early), nobodys(10_02, MONDAY - DAY)]
    bring(house, statement(*held, first=early, last=MONDAY - DAY, iban=iban))
    younger = bank_lines(house)[1].id
    stored = house.store.put_all

    def overtaken(several: Sequence[Unsaved]) -> object:
        monkeypatch.undo()
        SetBankLineAside(why=NoClaimWhy.NOT_FOR_A_CLAIM).carry(other, younger, by=by())
        found = stored(several)
        told = [isinstance(one, Exception) for one in found]
        assert told == [False, True, True]
        return found

    monkeypatch.setattr(house.store, "put_all", overtaken)
    brought(house, claim, whole(0), nobodys(20_02), nobodys(30_03))
    lines = bank_lines(house)
    assert [one.rest for one in lines] == [10_01, 0, 0, 20_02, 30_03]
    assert lines[0].imported
    account = house.collections.bank_account(lines[0].imported.account_id)
    assert {*account.held_by} == {one.id for one in lines if one.rest}
    assert broken(house) == []


def test_who_pays_what_one_before_him_paid_waits_until_that_is_stored(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = place.open()
    claim, *_ = claims_in(house)
    found = saves(house, monkeypatch)
    brought(house, claim, whole(0), whole(0))
    assert found == [1, 1]
    standings = sorted(one.standing.value for one in bank_lines(house))
    assert standings == ["matched", "parked"]
    assert house.collections.claim(claim).paid() == 40_00


def test_where_somebody_was_first_the_rest_is_decided_on_what_he_recorded(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole on the first two claims, of which the first is paid by hand before that is stored."""
    house = place.open()
    first, second, *_ = claims_in(house)
    stored = house.store.put_all

    def overtaken(several: Sequence[Unsaved]) -> object:
        monkeypatch.undo()
        register_payment(house, first, by=by(), amount=40_00, credited_on=house.today)
        found = stored(several)
        assert all(isinstance(one, Exception) for one in found), "one stands without the other"
        return found

    monkeypatch.setattr(house.store, "put_all", overtaken)
    paid = [whole(0), whole(1)]
    brought(house, first, *paid)
    assert house.collections.claim(first).paid() == 40_00
    assert house.collections.claim(second).paid() == 55_00
    again = brought(house, first, *paid)
    assert [one.outcome for one in again] == ["known"]
    assert len(bank_lines(house)) == 2


def test_what_stood_before_a_line_that_fails_is_stored(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = place.open()
    claim, *_ = claims_in(house)
    number = EntryIntake._number

    def fails(intake: EntryIntake, draft: EntryDraft) -> int:
        if draft.amount == 75_00:
            raise StoreError("it is no more to be read")
        return number(intake, draft)

    monkeypatch.setattr(EntryIntake, "_number", fails)
    paid = [whole(0), whole(2)]
    with pytest.raises(StoreError, match="no more to be read"):
        brought(house, claim, *paid)
    assert [one.rest for one in bank_lines(house)] == [0]
    monkeypatch.undo()
    brought(house, claim, *paid)
    assert [one.rest for one in bank_lines(house)] == [0, 0]


def test_an_invoice_that_comes_in_between_two_lines_is_found_by_the_second(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No guard holds what was not found, so it is looked for anew for each line."""
    house, other = place.open(), place.open()
    claim, *_ = claims_in(house)
    number = EntryIntake._number

    def comes(intake: EntryIntake, draft: EntryDraft) -> int:
        if draft.amount == 123_45:
            with monkeypatch.context() as nobody_folds:
                nobody_folds.setattr(Engine, "catch_up", lambda _self, *_names: 0)
                take_in(other, invoice("F2026-2001", "123.45", customer="K-3", issued_on=ISSUED))
        return number(intake, draft)

    monkeypatch.setattr(EntryIntake, "_number", comes)
    late = entry(123_45, MONDAY + DAY, text="factuur F2026-2001", name="K. Vreemd")
    brought(house, claim, whole(0), late)
    assert [one.standing for one in bank_lines(house)] == [LineStanding.MATCHED] * 2
