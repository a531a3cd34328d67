"""The daily run, or a person at once, confirms an agreement in writing, like any letter."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from adapters.paper import text_of
from application.commands.agreements import ConfirmAgreement
from application.commands.stops import PlaceHold
from application.documents import kept
from application.house import House
from application.intake.link_payments import LinkState, note_link_payment
from application.letters.confirmation import confirm_now
from application.letters.dispatch import Dispatched
from application.letters.preview import preview_letter
from domain.case import Case
from domain.case.asking_letters import asking_letters
from domain.claim.opening import Invoice
from domain.errors import Refusal
from domain.letter.state import LetterStatus
from domain.letter.text import LetterKind
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    letters,
    order,
    run_on,
    topics,
    whats,
)
from tests.asking import extend_term, open_by_hand, record_promise

LATER = date(2026, 4, 15)


@pytest.fixture
def extended(place: HousePlace, house: House) -> UUID:
    place.clock.move_to(MARCH)
    claim_id = claim_from(house, CONSUMER)
    extend_term(house, claim_id, by=by(), pay_by=LATER)
    return claim_id


def test_the_run_confirms_an_extension_once_and_the_dry_run_foretells_it(
    place: HousePlace, house: House, extended: UUID
) -> None:
    foretold = run_on(place, house, MARCH, dry_run=True)
    assert [(line.what, line.step) for line in foretold.lines] == [
        ("letter_ordered", "confirmation")
    ]
    assert letters(house) == []
    assert whats(run_on(place, house, MARCH)) == ["letter_ordered", "letter_sent"]
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.letter_kind is LetterKind.CONFIRMATION
    assert letter.id == foretold.lines[0].letter_id
    assert topics(house, extended)[-1] == "claim.agreement_confirmed"
    claim = case_of(house, extended).claim
    assert (claim.unconfirmed, claim.pending) == ("", None)
    assert whats(run_on(place, house, MARCH)) == []
    assert broken(house) == []


@pytest.mark.both_stores
def test_a_person_confirms_at_once_and_a_second_time_there_is_nothing_to_confirm(
    house: House, extended: UUID
) -> None:
    done = confirm_now(house, extended, command=order(house, extended))
    assert done.dispatched is Dispatched.SENT
    with pytest.raises(Refusal, match="Nothing agreed"):
        confirm_now(house, extended, command=order(house, extended))


def test_a_person_who_has_nothing_to_confirm_is_told_so_in_a_declared_refusal(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claim = claim_from(house, CONSUMER)
    with pytest.raises(Refusal, match="Nothing agreed"):
        ConfirmAgreement().carry(house, claim, by=by())


def test_on_a_sunday_nothing_is_confirmed_and_on_monday_it_is(
    place: HousePlace, house: House, extended: UUID
) -> None:
    sunday, monday = date(2026, 3, 22), date(2026, 3, 23)
    assert whats(run_on(place, house, sunday)) == []
    with pytest.raises(Refusal, match="nothing may go to a debtor on a Sunday, from 2026-03-23"):
        confirm_now(house, extended, command=order(house, extended))
    assert whats(run_on(place, house, monday)) == ["letter_ordered", "letter_sent"]


def three(house: House) -> list[UUID]:
    """Three claims of one debtor: of 90.00, 90.00 and 40.00."""
    first = case_of(house, claim_from(house, CONSUMER))
    for number, principal in (("F-2", 90_00), ("F-3", 40_00)):
        open_by_hand(
            house,
            by=by(),
            creditor_id=first.creditor.id,
            debtor=first.debtor.id,
            invoice=Invoice(
                number=number,
                principal=principal,
                issued_on=date(2026, 3, 1),
                due_on=date(2026, 3, 15),
            ),
        )
    return list(house.collections.debtor(first.debtor.id).claims)


@pytest.mark.both_stores
def test_a_promise_over_several_claims_by_one_day_is_confirmed_in_one_letter(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claims = three(house)
    day = date(2026, 3, 30)
    record_promise(house, claims[0], by=by(), amount=None, pay_by=day)
    record_promise(house, claims[1], by=by(), amount=50_00, pay_by=day)
    record_promise(house, claims[2], by=by(), amount=None, pay_by=day + timedelta(days=1))
    shown = preview_letter(house, claims[0], LetterKind.CONFIRMATION)
    assert {one.invoice_number for one in shown.content.claims} == {"2026-0118", "F-2"}
    foretold = run_on(place, house, MARCH, dry_run=True)
    assert whats(foretold).count("letter_ordered") == 2
    assert whats(run_on(place, house, MARCH)).count("letter_sent") == 2
    together, alone = sorted(
        (one.order for one in letters(house) if one.order),
        key=lambda one: len(one.claims),
        reverse=True,
    )
    assert {one.claim_id: one.instalment for one in together.claims} == {
        claims[0]: 90_00,
        claims[1]: 50_00,
    }
    assert (together.agreed_amount, together.pay_by) == (140_00, day)
    assert [(one.claim_id, one.instalment) for one in alone.claims] == [(claims[2], None)]
    for claim in claims:
        found = case_of(house, claim)
        assert (found.claim.unconfirmed, found.claim.pending) == ("", None)
        assert len(found.claim.confirmations) == 1
    asking = [list(asking_letters(one.claim, one.letters)) for one in map(_case(house), claims)]
    assert [len(one) for one in asking] == [1, 0, 1]
    [letter] = [one for one in letters(house) if one.order == together]
    paper = " ".join(text_of(kept(house, letter.document_sha256)).split())
    for said in ("afspraak gemaakt over 2 facturen", "U betaalt € 140,00 uiterlijk op 30 maart"):
        assert said in paper
    assert whats(run_on(place, house, MARCH)) == []
    assert broken(house) == []


def test_one_letter_over_promises_lists_the_invoices_by_day_and_number(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claims = three(house)
    first = case_of(house, claims[0])
    for number in ("F-0", "F-1", "F-4", "F-5"):  # ids follow from a digest, in no order
        open_by_hand(
            house,
            by=by(),
            creditor_id=first.creditor.id,
            debtor=first.debtor.id,
            invoice=Invoice(
                number=number,
                principal=10_00,
                issued_on=date(2026, 3, 1),
                due_on=date(2026, 3, 15),
            ),
        )
    his = list(house.collections.debtor(first.debtor.id).claims)
    for claim in his:
        record_promise(house, claim, by=by(), amount=None, pay_by=date(2026, 3, 30))
    run_on(place, house, MARCH)
    [order_] = [one.order for one in letters(house) if one.order]
    named = [case_of(house, one.claim_id).claim.invoice_number for one in order_.claims]
    due = {
        case_of(house, one).claim.invoice_number: case_of(house, one).claim.due_on for one in his
    }
    assert named == sorted(due, key=lambda one: (due[one], one))
    assert named != [case_of(house, one).claim.invoice_number for one in sorted(his)]


def test_what_was_promised_over_several_is_paid_by_the_link_of_its_letter_as_it_was_promised(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    first, second, _ = three(house)
    day = date(2026, 3, 30)
    record_promise(house, first, by=by(), amount=50_00, pay_by=day)
    record_promise(house, second, by=by(), amount=None, pay_by=day)
    run_on(place, house, MARCH)
    [order_] = [one.order for one in letters(house) if one.order and len(one.order.claims) > 1]
    creditor = case_of(house, first).creditor.id

    def credited(name: str, amount: int) -> list[int]:
        note_link_payment(
            house,
            by=by(),
            creditor_id=creditor,
            payment_id=name,
            reference=order_.payment_reference,
            state=LinkState.CREDITED,
            amount=amount,
            on=MARCH,
        )
        return [case_of(house, one).claim.paid() for one in (first, second)]

    assert credited("tr_1", 140_00) == [50_00, 90_00]
    assert credited("tr_2", 39_99) == [89_99, 90_00]


def test_a_claim_on_hold_stays_out_of_the_letter_and_stops_it_for_no_other(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claims = three(house)
    day = date(2026, 3, 30)
    for claim in claims:
        record_promise(house, claim, by=by(), amount=None, pay_by=day)
    hold = PlaceHold.model_validate({"category": "other", "from_day": MARCH})
    hold.carry(house, claims[0], by=by())
    run_on(place, house, MARCH)
    [order_] = [one.order for one in letters(house) if one.order]
    assert {one.claim_id for one in order_.claims} == set(claims[1:])


def _case(house: House) -> Callable[[UUID], Case]:
    return lambda claim: case_of(house, claim)


def test_each_agreement_of_a_day_gets_its_own_confirmation(
    place: HousePlace, house: House, extended: UUID
) -> None:
    run_on(place, house, MARCH)
    record_promise(house, extended, by=by(), amount=None, pay_by=date(2026, 3, 30))
    run_on(place, house, MARCH)
    kinds = [letter.order.agreement for letter in letters(house) if letter.order]
    assert sorted(kinds) == ["extension", "promise"]
    assert {letter.status for letter in letters(house)} == {LetterStatus.SENT}
