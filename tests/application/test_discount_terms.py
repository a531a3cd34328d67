"""Discounts for who pays early: paid in time the rest is not owed, a day late it is."""

from datetime import date
from uuid import UUID

import pytest

from application.commands.discounts import SetDiscountTerms
from application.house import House
from domain.bank.line import BankLine, LineStanding
from domain.claim.balance import balance
from domain.claim.events import EarlyDiscountGranted, Mark
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from tests.application.bank_files import bank_lines, bring, entry, statement
from tests.application.houses import HousePlace, by, case_of, facts_of, take_in
from tests.application.papers import ISSUED, invoice
from tests.asking import apply_credit_note, check_payments

TODAY = date(2026, 9, 21)
LAST, LATE = date(2026, 9, 11), date(2026, 9, 12)
"""Ten days after the invoice, and the day behind it."""
IBAN = "NL91ABNA0417164300"
CHARGE = (
    "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>"
    "<cbc:AllowanceChargeReason>Kredietbeperkingstoeslag 2%</cbc:AllowanceChargeReason>"
    '<cbc:Amount currencyID="EUR">20.00</cbc:Amount><cac:TaxCategory><cbc:ID>S</cbc:ID>'
    "<cbc:Percent>21</cbc:Percent></cac:TaxCategory></cac:AllowanceCharge>"
)


def note(text: str) -> str:
    return f"<cac:PaymentTerms><cbc:Note>{text}</cbc:Note></cac:PaymentTerms>"


NAMED = {
    "percent": (note("2% korting bij betaling binnen 10 dagen"), 20_00),
    "amount": (note("Bij betaling binnen 10 dagen mag u € 15,50 aftrekken."), 15_50),
    "credit charge in words": (
        note("Kredietbeperking € 24,20 mag u aftrekken bij betaling binnen 10 dagen."),
        24_20,
    ),
    "credit charge of the invoice": (
        note("2% kredietbeperking, vervalt bij betaling binnen 10 dagen") + CHARGE,
        24_20,
    ),
}
"""What the invoice says, and how much is off a thousand."""


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def opened(
    house: House, number: str = "F2026-0117", terms: str = "", issued_on: date = ISSUED
) -> UUID:
    paper = invoice(number, "1000.00", terms=terms, issued_on=issued_on)
    [outcome] = take_in(house, paper)
    assert outcome.claim is not None, outcome.reason
    check_payments(
        house, case_of(house, outcome.claim).creditor.id, by=by(), checked="not_required"
    )
    return outcome.claim


def of(house: House, claim: UUID) -> Claim:
    return house.collections.claim(claim)


def came_in(house: House, amount: int, on: date, text: str = "F2026-0117") -> BankLine:
    before = {one.id for one in bank_lines(house)}
    paid = entry(amount, on, text=text, name="S. Voorbeeld")
    bring(house, statement(paid, first=on, iban=IBAN))
    return next(one for one in bank_lines(house) if one.id not in before)


def reasons(line: BankLine) -> set[str]:
    assert line.matched is not None
    return {one.code for one in line.matched.reasons}


def terms_of(house: House, claim: UUID, **said: object) -> None:
    creditor = case_of(house, claim).creditor.id
    SetDiscountTerms.model_validate(said).carry(house, creditor, by=by())


@pytest.mark.both_stores
@pytest.mark.parametrize(("said", "off"), NAMED.values(), ids=NAMED)
def test_less_the_discount_on_its_last_day_is_all_and_the_rest_falls_by_a_fact(
    house: House, said: str, off: int
) -> None:
    claim = opened(house, terms=said)
    line = came_in(house, 1_000_00 - off, LAST)
    assert line.standing is LineStanding.MATCHED
    assert "amount_discounted" in reasons(line)
    [granted] = [one for one in facts_of(house, claim) if isinstance(one, EarlyDiscountGranted)]
    assert (granted.amount, granted.on, granted.until) == (off, LAST, LAST)
    assert of(house, claim).ending is Ending.SETTLED


@pytest.mark.parametrize(("said", "off"), NAMED.values(), ids=NAMED)
def test_the_day_after_it_is_a_part_and_the_discount_is_owed(
    house: House, said: str, off: int
) -> None:
    claim = opened(house, terms=said)
    line = came_in(house, 1_000_00 - off, LATE)
    assert line.standing is LineStanding.MATCHED
    assert "amount_late_discount" in reasons(line)
    assert "amount_discounted" not in reasons(line)
    assert of(house, claim).live
    assert balance(of(house, claim), on=LATE).principal == off


def test_who_paid_a_part_in_time_may_pay_the_rest_less_the_discount(house: House) -> None:
    claim = opened(house, terms=NAMED["percent"][0])
    came_in(house, 400_00, date(2026, 9, 8))
    line = came_in(house, 580_00, LAST)
    assert "amount_discounted" in reasons(line)
    assert of(house, claim).ending is Ending.SETTLED


def test_of_a_credited_invoice_a_charge_is_never_all_that_is_asked(house: House) -> None:
    claim = opened(house, terms=NAMED["amount"][0])
    apply_credit_note(
        house, claim, by=by(), amount=990_00, number="C-1", issued_on=date(2026, 9, 2)
    )
    came_in(house, 1, LAST)
    assert of(house, claim).ending is Ending.SETTLED


@pytest.mark.parametrize(
    "said",
    [
        CHARGE,
        note("2% kredietbeperking, vervalt bij betaling binnen 10 dagen"),
        note("Na 10 dagen wordt € 24,20 kredietbeperking in rekening gebracht"),
        note("€ 2.000,00 korting bij betaling binnen 10 dagen"),
    ],
    ids=["charge without term", "share without amount", "comes on top", "more than is asked"],
)
def test_a_discount_that_is_not_read_in_one_way_stops_letters_and_is_nothing_off(
    house: House, said: str
) -> None:
    claim = opened(house, terms=said)
    assert (of(house, claim).discounts, of(house, claim).stopped_by) == (
        (),
        (Mark.DISCOUNT_UNCLEAR,),
    )


@pytest.mark.both_stores
def test_a_creditors_discount_holds_for_invoices_of_its_first_day_that_name_none(
    house: House,
) -> None:
    first = opened(house, number="A-100001")
    terms_of(house, first, percent="2.00", days=10, since=date(2026, 9, 2))
    day_before = opened(house, number="A-100002", issued_on=date(2026, 9, 1))
    on_it = opened(house, number="A-100003", issued_on=date(2026, 9, 2))
    own = note("3% korting bij betaling binnen 7 dagen")
    named = opened(house, number="A-100004", issued_on=date(2026, 9, 2), terms=own)
    found = [
        [(o.hundredths, o.until.day) for o in of(house, one).discounts]
        for one in (first, day_before, on_it, named)
    ]
    assert found == [[], [], [(200, 12)], [(300, 9)]]
    in_time = came_in(house, 980_00, date(2026, 9, 12), "A-100003")
    assert "amount_discounted" in reasons(in_time)
    assert of(house, on_it).ending is Ending.SETTLED


def test_what_a_debtor_was_promised_stays_when_the_terms_end(house: House) -> None:
    first = opened(house, number="A-100001")
    terms_of(house, first, percent="2", days=10)
    before = opened(house, number="A-100002")
    terms_of(house, first, percent="0")
    after = opened(house, number="A-100003")
    assert len(of(house, before).discounts) == 1
    assert of(house, after).discounts == ()


def test_a_charge_without_a_term_falls_within_the_creditors_days(house: House) -> None:
    first = opened(house, number="A-100001")
    terms_of(house, first, credit_charge_days=10, percent="2", days=20)
    claim = opened(house, terms=CHARGE)
    assert of(house, claim).stopped_by == ()
    came_in(house, 975_80, LAST)
    assert of(house, claim).ending is Ending.SETTLED


@pytest.mark.parametrize(
    "said",
    [
        {"percent": "50.01", "days": 10},
        {"percent": "2", "days": 0},
        {"percent": "2"},
        {"percent": "2", "days": 366},
        {"credit_charge_days": -1},
    ],
)
def test_a_discount_without_days_or_of_more_than_half_is_refused(
    house: House, said: dict[str, object]
) -> None:
    claim = opened(house)
    with pytest.raises(Refusal) as refused:
        terms_of(house, claim, **said)
    assert refused.value.code == "discount.terms"
