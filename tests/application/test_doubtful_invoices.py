"""An invoice that says of itself what could make a letter wrong waits for a person's look."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adapters.invoice_files import InvoiceSource
from application.commands.corrections import FailCollection, ReplaceInvoice
from application.commands.money import SetOff
from application.house import House
from application.run.day import run_day
from domain.claim.balance import balance
from domain.claim.events import EarlyDiscountGranted, Mark
from domain.claim.state import Ending
from domain.errors import Refusal
from tests.application.houses import HousePlace, by, case_of, facts_of, sent_steps, take_in, topics
from tests.application.papers import invoice
from tests.asking import (
    check_payments,
    clear_mark,
    enter_in_error,
    register_payment,
    reverse_payment,
)

TODAY = date(2026, 10, 5)
"""A Monday on which a reminder of what was due on 30 September may go."""
FACTOR = (
    "<cac:PayeeParty><cac:PartyName><cbc:Name>Factormaatschappij N.V.</cbc:Name></cac:PartyName>"
    "</cac:PayeeParty>"
)
ITSELF = (
    "<cac:PayeeParty><cac:PartyName><cbc:Name>kwekerij zonnebloem bv</cbc:Name></cac:PartyName>"
    "</cac:PayeeParty>"
)


def terms(note: str, *, fields: str = "") -> str:
    return f"<cac:PaymentTerms><cbc:Note>{note}</cbc:Note>{fields}</cac:PaymentTerms>"


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def opened(house: House, amount: str = "100.00", number: str = "A-1", **said: Any) -> UUID:
    """Take one invoice in whose payments need not be known, and give its claim."""
    [outcome] = take_in(house, invoice(number, amount, **said))
    assert outcome.claim is not None, outcome.reason
    creditor = case_of(house, outcome.claim).creditor.id
    check_payments(house, creditor, by=by(), checked="not_required")
    return outcome.claim


def stopped_by(house: House, claim: UUID) -> tuple[Mark, ...]:
    return case_of(house, claim).claim.stopped_by


DOUBTFUL = [
    pytest.param({"means": "59"}, Mark.DIRECT_DEBIT, id="sepa direct debit"),
    pytest.param({"means": "49"}, Mark.DIRECT_DEBIT, id="direct debit"),
    pytest.param({"code": "393"}, Mark.OTHER_PAYEE, id="factored"),
    pytest.param({"payee": FACTOR}, Mark.OTHER_PAYEE, id="payee"),
    pytest.param({"code": "751"}, Mark.BOOKS_ONLY, id="books"),
    pytest.param({"code": "386"}, Mark.PREPAYMENT_UNCLEAR, id="prepayment invoice"),
    pytest.param(
        {"prepaid": "30.00", "total": "100.00"}, Mark.PREPAYMENT_UNCLEAR, id="prepaid and asked"
    ),
    pytest.param({"total": "99.00"}, Mark.AMOUNTS_CONTRADICT, id="totals"),
    pytest.param(
        {"terms": terms("Graag betalen binnen 60 dagen netto.")}, Mark.TERMS_CONTRADICT, id="days"
    ),
    pytest.param(
        {"terms": terms("Betaling binnen 60 dagen."), "due_on": None},
        Mark.TERMS_CONTRADICT,
        id="longer than the statutory term",
    ),
    pytest.param({"due_on": date(2062, 10, 15)}, Mark.DUE_FAR, id="a due day far ahead"),
    pytest.param(
        {"terms": terms("2% korting bij snelle betaling")}, Mark.DISCOUNT_UNCLEAR, id="discount"
    ),
]


@pytest.mark.parametrize(("said", "mark"), DOUBTFUL)
def test_a_doubtful_invoice_is_not_asked_for_until_a_person_has_looked(
    house: House, said: dict[str, Any], mark: Mark
) -> None:
    claim = opened(house, **said)
    assert stopped_by(house, claim) == (mark,)
    assert any(line.why.startswith("look_at_marks: ") for line in run_day(house).lines)
    assert sent_steps(house, claim) == []
    clear_mark(house, claim, by=by(), mark=mark)
    assert stopped_by(house, claim) == ()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"due_on": date(2027, 9, 2)}, id="a due day of a year later"),
        pytest.param({"means": "58"}, id="credit transfer"),
        pytest.param({"payee": ITSELF}, id="the supplier as payee"),
        pytest.param({"prepaid": "30.00", "total": "130.00"}, id="prepaid, and it adds up"),
        pytest.param({"terms": terms("Betaling binnen 30 dagen.")}, id="the day of the words"),
        pytest.param({"terms": terms("Betaling binnen 14 of 30 dagen netto")}, id="one of several"),
        pytest.param({"terms": terms("Betaling binnen 14 dagen."), "due_on": None}, id="shorter"),
    ],
)
def test_an_invoice_without_a_doubt_has_no_mark_that_stops_letters(
    house: House, said: dict[str, Any]
) -> None:
    assert stopped_by(house, opened(house, **said)) == ()


def test_the_printed_day_may_be_three_days_from_the_words_and_not_four(house: House) -> None:
    said = terms("Betaling binnen 30 dagen.")
    near = opened(house, number="A-1", terms=said, due_on=date(2026, 9, 28))
    far = opened(house, number="A-2", terms=said, due_on=date(2026, 9, 27))
    assert (stopped_by(house, near), stopped_by(house, far)) == ((), (Mark.TERMS_CONTRADICT,))


# --- a discount for who pays early ---------------------------------------------------------------

TWO_IN_TEN = terms("2% korting bij betaling binnen 10 dagen, anders 30 dagen netto.")
IN_FIELDS = terms(
    "Zie onze voorwaarden",
    fields=(
        "<cbc:SettlementDiscountPercent>2.00</cbc:SettlementDiscountPercent><cac:SettlementPeriod>"
        '<cbc:DurationMeasure unitCode="DAY">10</cbc:DurationMeasure></cac:SettlementPeriod>'
    ),
)
LAST = date(2026, 9, 11)
"""Ten days after the invoice."""


def pay(house: House, claim: UUID, cents: int, *, on: date, as_: str = "P") -> None:
    register_payment(house, claim, by=by(), amount=cents, credited_on=on, payment_id=as_)


@pytest.mark.both_stores
@pytest.mark.parametrize("said", [TWO_IN_TEN, IN_FIELDS], ids=["words", "fields"])
def test_nine_hundred_and_eighty_in_time_settles_a_thousand(house: House, said: str) -> None:
    claim = opened(house, "1000.00", terms=said)
    pay(house, claim, 980_00, on=LAST)
    [granted] = [one for one in facts_of(house, claim) if isinstance(one, EarlyDiscountGranted)]
    assert (granted.amount, granted.on, granted.until) == (20_00, LAST, LAST)
    assert case_of(house, claim).claim.ending is Ending.SETTLED


@pytest.mark.parametrize(
    ("cents", "on"),
    [(979_99, LAST), (980_00, date(2026, 9, 12))],
    ids=["a cent less", "a day late"],
)
def test_a_cent_less_or_a_day_late_earns_no_discount(house: House, cents: int, on: date) -> None:
    claim = opened(house, "1000.00", terms=TWO_IN_TEN)
    pay(house, claim, cents, on=on)
    assert "claim.early_discount_granted" not in topics(house, claim)
    assert balance(case_of(house, claim).claim, on=on).principal == 1_000_00 - cents


def test_two_payments_in_time_earn_it_together_also_when_recorded_late(house: House) -> None:
    claim = opened(house, "1000.00", terms=TWO_IN_TEN)
    pay(house, claim, 500_00, on=LAST, as_="P-2")
    pay(house, claim, 480_00, on=date(2026, 9, 5), as_="P-1")
    [granted] = [one for one in facts_of(house, claim) if isinstance(one, EarlyDiscountGranted)]
    assert granted.on == LAST
    assert case_of(house, claim).claim.ending is Ending.SETTLED


def test_who_paid_all_of_it_gets_no_discount_on_top(house: House) -> None:
    claim = opened(house, "1000.00", terms=TWO_IN_TEN)
    pay(house, claim, 1_000_00, on=LAST)
    assert "claim.early_discount_granted" not in topics(house, claim)
    assert balance(case_of(house, claim).claim, on=TODAY).unallocated == 0


@pytest.mark.parametrize("how", ["storno", "error"])
def test_a_payment_that_is_taken_back_takes_the_discount_along(house: House, how: str) -> None:
    claim = opened(house, "1000.00", terms=TWO_IN_TEN)
    pay(house, claim, 980_00, on=LAST)
    if how == "storno":
        reverse_payment(house, claim, by=by(), payment_id="P", reversed_on=date(2026, 9, 20))
    else:
        version = topics(house, claim).index("claim.payment_received") + 1
        enter_in_error(house, claim, by=by(), version=version, approved_by="piet")
    found = case_of(house, claim).claim
    assert (found.live, balance(found, on=TODAY).principal) == (True, 1_000_00)
    pay(house, claim, 1_000_00, on=TODAY, as_="P-9")
    assert case_of(house, claim).claim.ending is Ending.SETTLED


def test_of_two_steps_the_one_that_was_kept_counts(house: House) -> None:
    said = terms("3% korting binnen 7 dagen, 1,5% korting binnen 14 dagen")
    claim = opened(house, "1000.00", terms=said)
    pay(house, claim, 985_00, on=date(2026, 9, 15))
    [granted] = [one for one in facts_of(house, claim) if isinstance(one, EarlyDiscountGranted)]
    assert (granted.amount, granted.hundredths) == (15_00, 150)


# --- direct debit, and invoices that correct another ---------------------------------------------


def test_a_claim_is_asked_for_once_its_direct_debit_failed(house: House) -> None:
    claim = opened(house, means="59")
    assert FailCollection.barred(case_of(house, claim)) is None
    with pytest.raises(Refusal, match="future"):
        FailCollection(failed_on=date(2026, 10, 6)).carry(house, claim, by=by())
    FailCollection(failed_on=TODAY, reason_code="AM04").carry(house, claim, by=by())
    assert stopped_by(house, claim) == ()
    run_day(house)
    assert sent_steps(house, claim) != []
    with pytest.raises(Refusal) as refused:
        FailCollection(failed_on=TODAY).carry(house, claim, by=by())
    assert refused.value.code == "collection.not_awaited"


def test_a_direct_debit_fails_only_where_one_is_waited_for_whatever_else_is_marked(
    house: House,
) -> None:
    claim = opened(house)
    assert case_of(house, claim).claim.marks
    barred = FailCollection.barred(case_of(house, claim))
    assert barred is not None
    assert barred.code == "collection.not_awaited"


def two(house: House, *papers: InvoiceSource) -> dict[str, UUID]:
    found = {o.invoice_number or "": o.claim for o in take_in(house, *papers) if o.claim}
    creditor = case_of(house, next(iter(found.values()))).creditor.id
    check_payments(house, creditor, by=by(), checked="not_required")
    return found


OLD = invoice("A-1", "1210.00")
NEW = invoice("A-2", "968.00", code="384", references=("A-1",), issued_on=date(2026, 9, 10))


@pytest.mark.both_stores
@pytest.mark.parametrize("papers", [(OLD, NEW), (NEW, OLD)], ids=["old first", "new first"])
def test_a_correction_holds_both_invoices_in_whatever_order_they_come(
    house: House, papers: tuple[InvoiceSource, ...]
) -> None:
    claims = two(house, *papers)
    assert stopped_by(house, claims["A-1"]) == (Mark.CORRECTED,)
    assert stopped_by(house, claims["A-2"]) == (Mark.CORRECTS_ANOTHER,)
    run_day(house)
    assert (sent_steps(house, claims["A-1"]), sent_steps(house, claims["A-2"])) == ([], [])


def test_two_corrections_of_one_invoice_that_is_not_here_yet_both_come_in(house: House) -> None:
    again = invoice("A-4", "900.00", code="384", references=("A-1", "A-1"))
    claims = two(house, NEW, again, OLD)
    assert stopped_by(house, claims["A-1"]) == (Mark.CORRECTED,)
    assert stopped_by(house, claims["A-4"]) == (Mark.CORRECTS_ANOTHER,)


@pytest.mark.both_stores
def test_a_replacement_credits_the_old_invoice_and_asks_for_the_new_one(house: House) -> None:
    claims = two(house, OLD, NEW)
    ReplaceInvoice(old_invoice="A-1").carry(house, claims["A-2"], by=by())
    assert case_of(house, claims["A-1"]).claim.ending is Ending.SETTLED
    run_day(house)
    assert sent_steps(house, claims["A-2"]) != []
    assert balance(case_of(house, claims["A-2"]).claim, on=TODAY).principal == 968_00


def test_what_was_paid_on_a_replaced_invoice_waits_to_be_set_off(house: House) -> None:
    claims = two(house, OLD, NEW)
    pay(house, claims["A-1"], 968_00, on=date(2026, 9, 25))
    ReplaceInvoice(old_invoice="A-1").carry(house, claims["A-2"], by=by())
    run_day(house)
    assert sent_steps(house, claims["A-2"]) == []
    SetOff(from_invoice="A-1").carry(house, claims["A-2"], by=by())
    assert case_of(house, claims["A-2"]).claim.ending is Ending.SETTLED


def test_only_an_invoice_that_it_names_is_replaced(house: House) -> None:
    claims = two(house, OLD, NEW, invoice("A-3", "10.00"))
    for number, code in (("A-3", "replacement.not_named"), ("A-9", "replacement.no_claim")):
        with pytest.raises(Refusal) as refused:
            ReplaceInvoice(old_invoice=number).carry(house, claims["A-2"], by=by())
        assert refused.value.code == code


def test_a_person_may_let_both_stand(house: House) -> None:
    claims = two(house, OLD, NEW)
    clear_mark(house, claims["A-1"], by=by(), mark=Mark.CORRECTED)
    clear_mark(house, claims["A-2"], by=by(), mark=Mark.CORRECTS_ANOTHER)
    run_day(house)
    assert sent_steps(house, claims["A-1"]) != []
    assert sent_steps(house, claims["A-2"]) != []
