"""The VAT list of a period, and that its return was filed: once for all of it, on both stores."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.commands.money import ApplyCreditNote
from application.commands.tax import DeclareVatRelief, SetVatReturns
from application.house import House
from application.queries.claims import claim_out, see
from application.vat_returns import ReturnFiled, file_return
from application.views import Views, views_of
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.vat_relief import VatReturns, vat_period
from projections.outstanding.vat_list import VatOver
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from
from tests.asking import register_payment

DAY = timedelta(days=1)
Q1, Q2 = vat_period("2027-Q1"), vat_period("2027-Q2")


def lines(views: Views, name: str) -> list[tuple[str, str, str, int, int]]:
    """The list of a period: invoice, line, whether told, amount and VAT; its sums agree."""
    views.catch_up()
    period = vat_period(name)
    over = VatOver(first=period.first, last=period.last)
    rows = list(views.outstanding.vat_list.lines(over, limit=1_000, after=None).rows)
    sums = {(one.line, one.told): one.vat for one in views.outstanding.vat_list.sums(over)}
    for line, told in {(row.line, row.told) for row in rows}:
        assert sums[line, told] == sum(r.vat for r in rows if (r.line, r.told) == (line, told))
    return sorted((r.invoice_number, r.line.value, r.told.value, r.amount, r.vat) for r in rows)


def three_invoices(place: HousePlace, house: House) -> dict[str, UUID]:
    """Of 90.00 each with 15.62 VAT, due on 17 March 2026: unpaid, half paid, paid a year later."""
    numbers = ("2026-0118", "2026-0119", "2026-0120")
    known = {
        one: claim_from(house, CONSUMER, ("<cbc:ID>2026-0118<", f"<cbc:ID>{one}<"))
        for one in numbers
    }
    place.clock.move_to(date(2027, 3, 17))
    register_payment(house, known[numbers[1]], by=by(), amount=45_00, credited_on=date(2027, 3, 17))
    place.clock.move_to(date(2027, 4, 10))
    return known


@pytest.mark.both_stores
def test_a_return_holds_what_is_a_year_late_and_the_next_one_what_came_in_after(
    place: HousePlace, house: House
) -> None:
    known = three_invoices(place, house)
    claim = known["2026-0118"]
    creditor = case_of(house, claim).creditor.id
    with views_of(house) as views:
        whole, half = (90_00, 15_62), (45_00, 7_81)
        assert lines(views, "2027-Q1") == [
            (number, "relief", "open", *amounts)
            for number, amounts in zip(sorted(known), (whole, half, whole), strict=True)
        ]
        listed = views.outstanding.vat_list
        filed = file_return(house, listed, creditor, Q1, by=by())
        assert filed == ReturnFiled(claims=3, back=15_62 + 7_81 + 15_62, again=0)
        assert {told for _, _, told, *_ in lines(views, "2027-Q1")} == {"told"}
        assert file_return(house, listed, creditor, Q1, by=by()) == ReturnFiled(0, 0, 0)

        register_payment(
            house,
            known["2026-0120"],
            by=by(),
            amount=90_00,
            credited_on=date(2027, 4, 9),
        )
        assert lines(views, "2027-Q2") == [("2026-0120", "due_again", "open", *whole)]
        assert lines(views, "2027-Q3") == [("2026-0120", "missed_again", "open", *whole)]
        assert file_return(house, listed, creditor, Q2, by=by()) == ReturnFiled(1, 0, 15_62)
        assert lines(views, "2027-Q3") == []


def test_what_was_left_out_of_its_return_is_listed_until_it_stands_in_a_later_one(
    place: HousePlace, house: House
) -> None:
    known = three_invoices(place, house)
    creditor = case_of(house, known["2026-0118"]).creditor.id
    with views_of(house) as views:
        missed = [(line, told) for _, line, told, *_ in lines(views, "2027-Q2")]
        assert missed == [("missed_relief", "open")] * 3
        file_return(house, views.outstanding.vat_list, creditor, Q2, by=by())
        assert lines(views, "2027-Q2") == []
        told = {told for _, _, told, *_ in lines(views, "2027-Q1")}
        assert told == {"told"}


def test_who_says_his_returns_is_asked_from_the_day_after_the_period(
    place: HousePlace, house: House
) -> None:
    known = three_invoices(place, house)
    creditor = case_of(house, known["2026-0118"]).creditor.id
    with views_of(house) as views:
        views.catch_up()
        assert asked(views, date(2027, 4, 1)) == 0
        SetVatReturns(vat_returns=VatReturns.QUARTER).carry(house, creditor, by=by())
        views.catch_up()
        assert asked(views, date(2027, 3, 31)) == 0
        assert asked(views, date(2027, 4, 1)) == 3
        file_return(house, views.outstanding.vat_list, creditor, Q1, by=by())
        views.catch_up()
        assert asked(views, date(2027, 4, 1)) == 0


def asked(views: Views, on: date) -> int:
    """How many claims wait on a day for their VAT to be asked back."""
    return views.worklist.count(on).get(Task.ASK_VAT_BACK.value, 0)


@pytest.mark.both_stores
def test_a_credit_note_after_the_return_is_listed_as_less_and_asked_about_at_once(
    place: HousePlace, house: House
) -> None:
    """Of 90.00 with 15.62 of VAT a third is credited: 5.21 goes off, and never 10.41 more back."""
    known = three_invoices(place, house)
    claim = known["2026-0118"]
    creditor, day = case_of(house, claim).creditor.id, date(2027, 4, 9)
    with views_of(house) as views:
        views.catch_up()
        listed = views.outstanding.vat_list
        file_return(house, listed, creditor, Q1, by=by())
        said = {"number": "C-1", "amount": "30.00", "issued_on": day, "retroactive": False}
        ApplyCreditNote.model_validate(said).carry(house, claim, by=by())
        held = ("2026-0118", "relief", "told", 90_00, 15_62)
        assert held in lines(views, "2027-Q1")
        assert lines(views, "2027-Q2") == [("2026-0118", "less_relief", "open", -30_00, -5_21)]
        assert lines(views, "2027-Q3") == lines(views, "2027-Q2")
        assert views.worklist.count(day - timedelta(days=1)).get("correct_vat", 0) == 0
        assert views.worklist.count(day).get("correct_vat", 0) == 1
        shown = claim_out(house, see(house, claim)).vat_relief
        assert shown is not None
        assert (shown.asked_back, shown.to_ask_back, shown.too_much_since) == (
            "15.62",
            "-5.21",
            day,
        )
        assert file_return(house, listed, creditor, Q2, by=by()) == ReturnFiled(1, -5_21, 0)
        assert lines(views, "2027-Q3") == []
        assert views.worklist.count(day).get("correct_vat", 0) == 0


def test_a_repeat_that_says_another_day_or_period_is_refused_by_name(
    place: HousePlace, house: House
) -> None:
    """The same once more is quiet, also with a day that has no effect: the law's is earlier."""
    claim = three_invoices(place, house)["2026-0118"]
    place.clock.move_to(date(2027, 4, 1))

    def said(**given: object) -> str:
        try:
            DeclareVatRelief.model_validate(given).carry(house, claim, by=by())
        except Refusal as refusal:
            return f"{refusal.code} {refusal.values['field']}"
        return str(case_of(house, claim).claim.tax.as_of)

    certain = date(2027, 1, 10)
    for _ in range(2):
        assert said(period="2027-Q1", certain_on=certain) == str(certain)
    assert said(period="2027-Q1") == str(certain)
    for day in (-DAY, DAY):
        assert said(period="2027-Q1", certain_on=certain + day) == "repeat.differs certain_on"
    assert said(period="2027-Q2", certain_on=certain) == "repeat.differs period"


def test_a_day_after_that_of_the_law_says_the_same_each_time(
    place: HousePlace, house: House
) -> None:
    claim = three_invoices(place, house)["2026-0118"]
    place.clock.move_to(date(2027, 4, 1))
    late = DeclareVatRelief(period="2027-Q1", certain_on=date(2027, 3, 31))
    for _ in range(2):
        late.carry(house, claim, by=by())
    assert case_of(house, claim).claim.tax.as_of == date(2027, 3, 17)
