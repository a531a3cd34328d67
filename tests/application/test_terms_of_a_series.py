"""Terms that come back: one letter over those left out, never more than can be due."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest

from application.house import House
from application.queries.lists import work_list_of
from application.views import views_of
from domain.application import Session, stream_of_claim
from domain.case.opening import open_on_invoice
from domain.case.series import announces_nothing
from domain.claim.events import CollectionCostsCharged, PaymentPromised
from domain.claim.opening import Invoice
from domain.dunning.task import Task
from domain.facts import Fact, StreamKind, StreamRef
from domain.ids import claim_id
from domain.letter.state import Letter, LetterStatus
from domain.letter.text import LetterKind
from domain.parties import Address, Capacity, ContactDetails, PayTo
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    letters,
    order,
    run_on,
    run_until,
)
from tests.asking import approve_step, merge, move_claim, new_debtor, place_hold

RENT = 200_00
NO_ACCOUNT = (
    (
        "    <cac:PayeeFinancialAccount>\n      <cbc:ID>NL91 ABNA 0417 1643 00</cbc:ID>\n"
        "    </cac:PayeeFinancialAccount>\n"
    ),
    "",
)


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


def term(house: House, beside: UUID, number: int, *, due: date) -> UUID:
    """One month's rent of the debtor of another claim, as an import of the house gives it."""
    case = case_of(house, beside)
    invoice = Invoice(
        number=f"HUUR-{number}",
        principal=RENT,
        issued_on=due - timedelta(days=14),
        due_on=due,
        series_id="huur",
        pay_to=(PayTo(iban="NL91ABNA0417164300"),),
        document_sha256="ab" * 32,
    )
    made = claim_id(case.creditor.id, invoice.number)

    def decide(session: Session) -> None:
        debtor = session.debtor(case.debtor.id)
        opening = open_on_invoice(
            session.claim(made),
            invoice,
            creditor=session.creditor(case.creditor.id),
            debtor=debtor,
            newcomer=None,
            today=house.today,
        )
        log = case.creditor.id
        session.record(StreamRef(StreamKind.CLAIM, made, log), opening.for_claim)
        stream = StreamRef(StreamKind.DEBTOR, debtor.id, log)
        session.record(stream, opening.for_debtor, subject=debtor.id)

    house.collections.carry_out(order(house, beside), decide)
    return made


def asked_before(house: House, beside: UUID, *costs: int) -> list[UUID]:
    """Terms that were asked so much already, each promised for a far day: nothing more is."""
    made = [term(house, beside, 90 + n, due=MARCH - timedelta(days=9)) for n in range(len(costs))]
    for claim, cents in zip(made, costs, strict=True):
        facts = [
            CollectionCostsCharged(amount=cents, base=RENT, letter_id=claim),
            PaymentPromised(amount=RENT, by=date(2026, 12, 1)),
        ]

        def decide(session: Session, claim: UUID = claim, facts: list[Fact] = facts) -> None:
            session.record(stream_of_claim(session.claim(claim)), facts)

        house.collections.carry_out(order(house, claim), decide)
    return made


def fourteen(house: House) -> list[Letter]:
    kind = LetterKind.FOURTEEN_DAY_LETTER
    found = (one for one in letters(house) if one.order and one.order.letter_kind is kind)
    return [one for one in found if one.order and one.order.claims[0].asked.principal == RENT]


def announced(letter: Letter) -> int:
    assert letter.order
    return letter.order.costs_if_unpaid


def test_terms_that_were_left_out_are_asked_in_one_letter_at_the_costs_of_one(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    beside = claim_from(house, CONSUMER, NO_MAIL)
    place_hold(house, beside, by=by(), category="other", from_day=MARCH)
    terms = [term(house, beside, n, due=MARCH - timedelta(days=1)) for n in range(3)]
    run_until(place, house, MARCH, date(2026, 4, 20))
    [letter] = fourteen(house)
    assert letter.order
    assert {part.claim_id for part in letter.order.claims} == set(terms)
    assert announced(letter) == 40_00


@pytest.mark.both_stores
def test_a_series_at_its_limit_is_a_task_and_no_letter_that_is_ordered_each_day(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    beside = claim_from(house, CONSUMER, NO_MAIL)
    asked_before(house, beside, 40_00, 40_00, 40_00, 20_00)
    second = term(house, beside, 1, due=MARCH - timedelta(days=1))
    run_until(place, house, MARCH, date(2026, 4, 20))
    assert fourteen(house) == []
    report = run_on(place, house, date(2026, 4, 21))
    [line] = [line for line in report.lines if line.claim_id == second]
    assert (line.what, line.why.partition(":")[0]) == ("task", Task.SERIES_AT_CAP)
    with views_of(house) as views:
        views.catch_up()
        listed = work_list_of(views, house.today).tasks
    tasks = {(task.claim, task.task) for task in listed}
    assert (second, Task.SERIES_AT_CAP.value) in tasks


def test_letters_one_after_the_other_announce_no_more_than_can_be_due_together(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    beside = claim_from(house, CONSUMER, NO_MAIL)
    asked_before(house, beside, 40_00, 40_00, 20_00)
    for number in (1, 2, 3):
        term(house, beside, number, due=MARCH + timedelta(days=2 * number))
    run_until(place, house, MARCH, date(2026, 4, 30))
    assert sum(announced(letter) for letter in fourteen(house)) == 40_00


def test_a_letter_that_cannot_be_written_is_ordered_once_and_then_a_task(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER, NO_MAIL, NO_ACCOUNT)
    happened = run_until(place, house, MARCH, MARCH + timedelta(days=6))
    said = Counter(what for lines in happened.values() for what in lines)
    assert said["letter_ordered reminder"] == 1
    assert said["task letter_stuck"] == len(happened) - 1 > 0
    approve_step(house, claim, by=by())
    run_on(place, house, MARCH + timedelta(days=7))
    assert [one.status for one in letters(house)].count(LetterStatus.CANCELLED) == 2


@pytest.mark.parametrize("charged_is_merged", [True, False])
def test_what_was_asked_of_two_debtors_who_are_one_counts_for_the_limit_together(
    place: HousePlace, house: House, *, charged_is_merged: bool
) -> None:
    place.clock.move_to(MARCH)
    beside = claim_from(house, CONSUMER, NO_MAIL)
    asked_before(house, beside, 40_00, 40_00, 40_00, 20_00)
    other = term(house, beside, 1, due=MARCH - timedelta(days=1))
    address = Address(street="Elders 2", postal_code="2222 BB", city="Beek")
    new = new_debtor(
        contact=ContactDetails(name="Bert Bakker", address=address), capacity=Capacity.CONSUMER
    )
    move_claim(house, other, by=by(), debtor=new.model_dump())
    assert not announces_nothing(case_of(house, other), on=MARCH)
    pair = [case_of(house, one).debtor.id for one in (beside, other)]
    into, former = reversed(pair) if charged_is_merged else pair
    merge(house, former, by=by(), into=into)
    assert announces_nothing(case_of(house, other), on=MARCH)
    run_until(place, house, MARCH, date(2026, 4, 20))
    assert fourteen(house) == []
