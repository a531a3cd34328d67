"""`import open-items`: nothing half, safe to repeat, and the run then knows who has not paid."""

from datetime import date
from uuid import UUID

import pytest

from application.house import House
from application.intake.open_items import Laid, import_open_items
from application.views import views_of
from domain.creditor.events import OpenItemsImported, PaymentsCheck
from domain.errors import Refusal
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    run_on,
    sent_steps,
    topics,
    whats,
)
from tests.asking import lift_hold

TOMORROW = date(2026, 3, 19)
HEADER = "Factuurnummer;Openstaand\n"


@pytest.fixture
def checked(place: HousePlace) -> House:
    return place.open(payments_checked=PaymentsCheck.REQUIRED)


@pytest.fixture
def claim(checked: House) -> UUID:
    return claim_from(checked, CONSUMER)


def number(house: House, claim_id: UUID) -> str:
    return case_of(house, claim_id).claim.invoice_number


def lay(house: House, claim_id: UUID, *rows: str, as_of: date = MARCH, dry: bool = False) -> Laid:
    content = (HEADER + "".join(f"{row}\n" for row in rows)).encode()
    creditor = case_of(house, claim_id).creditor.id
    return import_open_items(
        house, creditor, content, as_of=as_of, actor="els", dry_run=dry, nothing_open=not rows
    )


def test_a_listed_claim_is_dunned_on_the_list_alone(
    place: HousePlace, checked: House, claim: UUID
) -> None:
    assert whats(run_on(place, checked, TOMORROW)) == ["bank_data_missing"]
    laid = lay(checked, claim, f"{number(checked, claim)};90,00")
    assert (laid.listed, laid.vanished, laid.known) == (1, [], False)
    assert whats(run_on(place, checked, TOMORROW)) == ["letter_ordered", "letter_sent"]


def test_a_list_of_the_morning_does_not_show_who_pays_in_the_afternoon(
    place: HousePlace, checked: House, claim: UUID
) -> None:
    lay(checked, claim, f"{number(checked, claim)};90,00")
    assert whats(run_on(place, checked, TOMORROW)) == ["bank_data_missing"]
    lay(checked, claim, f"{number(checked, claim)};90,00", as_of=TOMORROW)
    assert whats(run_on(place, checked, TOMORROW)) == ["letter_ordered", "letter_sent"]


def test_a_vanished_claim_gets_a_hold_and_a_task_and_no_letter(
    place: HousePlace, checked: House, claim: UUID
) -> None:
    laid = lay(checked, claim)
    assert [one.invoice_number for one in laid.vanished] == [number(checked, claim)]
    run_on(place, checked, MARCH)
    assert sent_steps(checked, claim) == []
    assert topics(checked, claim)[1:] == ["claim.hold_placed"]
    assert case_of(checked, claim).claim.live
    with views_of(checked) as views:
        views.catch_up()
        tasks = {(task.task, task.priority) for task in views.worklist.tasks(MARCH)}
    assert ("check_vanished_item", 2) in tasks


def test_a_person_who_looked_lifts_the_hold_and_the_claim_is_due_again(
    place: HousePlace, checked: House, claim: UUID
) -> None:
    lay(checked, claim)
    lift_hold(checked, claim, by=by(), hold_id="hold-1")
    with views_of(checked) as views:
        views.catch_up()
        tasks = [task.task for task in views.worklist.tasks(MARCH)]
        assert "check_vanished_item" not in tasks
        assert claim in set(views.candidates(date(2026, 3, 19)))


@pytest.mark.both_stores
def test_the_same_list_again_is_nothing_new(checked: House, claim: UUID) -> None:
    creditor = case_of(checked, claim).creditor.id
    first = lay(checked, claim, "OTHER-9;10,00")
    before = (topics(checked, claim), topics(checked, creditor))
    again = lay(checked, claim, "OTHER-9;10,00")
    assert (first.known, again.known) == (False, True)
    assert (topics(checked, claim), topics(checked, creditor)) == before
    assert again.unknown == ["OTHER-9"]


def test_a_claim_that_comes_back_in_a_later_list_goes_on(
    place: HousePlace, checked: House, claim: UUID
) -> None:
    lay(checked, claim)
    place.clock.move_to(date(2026, 3, 20))
    laid = lay(checked, claim, f"{number(checked, claim)};90.00", as_of=date(2026, 3, 20))
    assert [one.claim for one in laid.back] == [claim]
    assert topics(checked, claim)[1:] == ["claim.hold_placed", "claim.hold_lifted"]


def test_an_invoice_that_nobody_knows_creates_nothing(checked: House, claim: UUID) -> None:
    laid = lay(checked, claim, f"{number(checked, claim)};90,00", "X-1;5,00")
    assert laid.unknown == ["X-1"]
    assert len(topics(checked, claim)) == 1


def test_a_hold_on_one_invoice_does_not_hide_the_debtors_other_invoices(
    place: HousePlace, checked: House
) -> None:
    claim = claim_from(checked, PLAIN)
    other = claim_from(checked, PLAIN, (number(checked, claim), "2026-0099"))
    assert case_of(checked, other).debtor.id == case_of(checked, claim).debtor.id
    april = date(2026, 4, 7)  # credited on Maundy Thursday, known after Easter
    place.clock.move_to(april)
    lay(checked, claim, "2026-0099;240,06", as_of=april)
    run_on(place, checked, april)
    assert sent_steps(checked, claim) == []
    assert sent_steps(checked, other) == ["reminder"]


@pytest.mark.both_stores
def test_another_creditors_claims_are_left_alone(checked: House, claim: UUID) -> None:
    other = claim_from(checked, PLAIN, ('0106">90001237</cbc:C', '0106">90009990</cbc:C'))
    assert case_of(checked, other).creditor.id != case_of(checked, claim).creditor.id
    lay(checked, claim)
    assert len(topics(checked, other)) == 1


@pytest.mark.both_stores
def test_a_line_that_cannot_be_read_changes_nothing_at_all(checked: House, claim: UUID) -> None:
    creditor = case_of(checked, claim).creditor.id
    before = (topics(checked, claim), topics(checked, creditor))
    with pytest.raises(Refusal, match="Line 2"):
        lay(checked, claim, ";5.00")
    assert (topics(checked, claim), topics(checked, creditor)) == before


@pytest.mark.both_stores
def test_a_dry_run_says_it_and_stores_nothing(checked: House, claim: UUID) -> None:
    creditor = case_of(checked, claim).creditor.id
    laid = lay(checked, claim, dry=True)
    assert len(laid.vanished) == 1
    assert topics(checked, creditor) == ["creditor.registered"]
    assert len(topics(checked, claim)) == 1


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2026, 3, 19), "open_items.from_the_future"), (date(2026, 3, 17), "open_items.older")],
)
def test_only_a_list_of_today_or_of_after_the_last_one_is_used(
    checked: House, claim: UUID, day: date, code: str
) -> None:
    lay(checked, claim, f"{number(checked, claim)};90,00")
    with pytest.raises(Refusal) as caught:
        lay(checked, claim, as_of=day)
    assert caught.value.code == code


def test_the_list_is_archived_and_its_fact_counts_what_was_found(
    checked: House, claim: UUID
) -> None:
    laid = lay(checked, claim, "X-1;5,00")
    assert checked.archive.get(laid.sha256) == (HEADER + "X-1;5,00\n").encode()
    creditor = case_of(checked, claim).creditor.id
    fact = facts_of(checked, creditor)[-1]
    assert fact == OpenItemsImported(
        as_of=MARCH, sha256=laid.sha256, rows=1, listed=0, vanished=1, lower=0
    )


# --- what a list does not say clearly -------------------------------------------------------------


def unclear(house: House, claim_id: UUID) -> list[str]:
    return [hold.category for hold in case_of(house, claim_id).claim.holds if not hold.lifted]


def test_a_list_without_lines_is_asked_about_and_nothing_vanishes(
    checked: House, claim: UUID
) -> None:
    creditor = case_of(checked, claim).creditor.id
    for content in (HEADER, HEADER.replace("\n", ";Valuta\n") + "U-1;5,00;USD\n"):
        with pytest.raises(Refusal) as caught:
            import_open_items(checked, creditor, content.encode(), as_of=MARCH, actor="els")
        assert caught.value.code == "open_items.empty"
    assert len(topics(checked, claim)) == 1
    assert topics(checked, creditor) == ["creditor.registered"]


def test_a_list_that_says_it_is_of_another_day_is_refused(checked: House, claim: UUID) -> None:
    creditor = case_of(checked, claim).creditor.id
    text = f"Peildatum;17-03-2026\n{HEADER}{number(checked, claim)};90,00\n"
    with pytest.raises(Refusal) as caught:
        import_open_items(checked, creditor, text.encode(), as_of=MARCH, actor="els")
    assert caught.value.code == "open_items.other_day"
    as_of = date(2026, 3, 17)
    assert import_open_items(checked, creditor, text.encode(), as_of=as_of, actor="els").listed == 1


def test_a_claim_whose_amount_is_not_clear_is_held_and_a_clear_list_lets_it_go(
    place: HousePlace, checked: House, claim: UUID
) -> None:
    laid = lay(checked, claim, f"{number(checked, claim)};9.0.0", "X-1;5,00")
    assert [one.claim for one in laid.unclear] == [claim]
    assert (laid.vanished, laid.unknown) == ([], ["X-1"])
    assert [one.why.value for one in laid.set_aside] == ["no_such_amount"]
    assert unclear(checked, claim) == ["unclear_in_open_items"]
    run_on(place, checked, MARCH)
    assert sent_steps(checked, claim) == []
    with views_of(checked) as views:
        views.catch_up()
        tasks = {task.task for task in views.worklist.tasks(MARCH)}
    assert "check_open_amount" in tasks
    next_day = date(2026, 3, 19)
    place.clock.move_to(next_day)
    assert lay(checked, claim, f"{number(checked, claim)};90,00", as_of=next_day).back
    assert unclear(checked, claim) == []
    run_on(place, checked, next_day)
    assert len(sent_steps(checked, claim)) == 1


def test_a_list_of_which_less_is_clear_than_not_is_refused(checked: House, claim: UUID) -> None:
    with pytest.raises(Refusal) as caught:
        lay(checked, claim, "X-1;1.0.0", "X-2;2.0.0", "X-3;5,00")
    assert caught.value.code == "open_items.mostly_unclear"
    assert len(topics(checked, claim)) == 1


def test_a_line_of_another_currency_holds_the_claim_of_its_number_alone(
    checked: House, claim: UUID
) -> None:
    creditor = case_of(checked, claim).creditor.id
    mine = number(checked, claim)
    other = claim_from(checked, CONSUMER, (mine, "2026-0999"))
    text = f"Factuur;Saldo;Munt\n2026-0999;90,00;EUR\n{mine};90,00;USD\nU-1;5,00;USD\n"
    laid = import_open_items(checked, creditor, text.encode(), as_of=MARCH, actor="els")
    assert [one.invoice_number for one in laid.set_aside] == [mine, "U-1"]
    assert (unclear(checked, claim), unclear(checked, other)) == (["unclear_in_open_items"], [])


@pytest.mark.parametrize("written", ["24001", "24001,00", "24001.0", "0024001.00"])
def test_a_number_that_a_spreadsheet_maimed_is_taken_as_the_one_it_can_be(
    checked: House, written: str
) -> None:
    claim = claim_from(checked, CONSUMER, ("2026-0118", "0024001"))
    laid = lay(checked, claim, f"{written};90,00")
    assert laid.taken_as == [(written, "0024001")]
    assert (laid.listed, laid.vanished, laid.unknown) == (1, [], [])
    assert unclear(checked, claim) == []


@pytest.mark.parametrize("rows", [["24001;90,00"], ["24001;90,00", "24001.0;50,00"]])
def test_a_number_that_can_be_two_claims_is_asked_about(checked: House, rows: list[str]) -> None:
    first = claim_from(checked, CONSUMER, ("2026-0118", "0024001"))
    second = claim_from(checked, CONSUMER, ("2026-0118", "024001"))
    laid = lay(checked, first, *rows)
    assert {one.claim for one in laid.unclear} == {first, second}
    assert (laid.vanished, laid.taken_as) == ([], [])


def test_a_claim_that_is_listed_and_one_that_may_be_meant_are_both_asked_about(
    checked: House,
) -> None:
    listed = claim_from(checked, CONSUMER, ("2026-0118", "24001"))
    other = claim_from(checked, CONSUMER, ("2026-0118", "0024001"))
    lay(checked, listed, "24001;90,00")
    assert unclear(checked, listed) == unclear(checked, other) == ["unclear_in_open_items"]
    again = claim_from(checked, CONSUMER, ("2026-0118", "7001"))
    lay(checked, listed, "24001;90,00", "0024001;90,00", "7001;90,00")
    assert unclear(checked, listed) == unclear(checked, other) == unclear(checked, again) == []


def test_a_credit_of_a_debtor_by_name_is_that_of_who_owes_the_invoices_beside_it(
    place: HousePlace, checked: House
) -> None:
    claim = claim_from(checked, CONSUMER)
    creditor = case_of(checked, claim).creditor.id
    text = (
        "Debiteur;Factuurnummer;Openstaand\n"
        f"S. Voorbeeld;{number(checked, claim)};90,00\n"
        "S. Voorbeeld;CN-7;-40,00\nEen ander;CN-8;-5,00\n"
    )
    laid = import_open_items(checked, creditor, text.encode(), as_of=MARCH, actor="els")
    assert [(one.number, one.amount) for one in laid.credits] == [("CN-7", 40_00)]
    assert laid.unknown == ["CN-8"]
    run_on(place, checked, MARCH)
    assert sent_steps(checked, claim) == []
