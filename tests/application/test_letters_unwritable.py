"""A letter that cannot be made says why, waits for a person, and is not tried day after day."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from application.commands.creditors import ChangeCreditorDetails
from application.house import House
from application.letters.transport import Transport
from application.queries.lists import whole_work_list
from application.views import views_of
from domain.claim.events import Channel
from domain.claim.opening import Invoice
from domain.errors import Refusal
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
    whats,
)
from tests.asking import (
    approve_step,
    change_contact_details,
    new_debtor,
    open_by_hand,
    register_creditor,
)

DAY = timedelta(days=1)
NAME = "S. Voorbeeld"


def named(house: House, name: str) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL, (NAME, name))


@pytest.mark.parametrize(
    "name",
    [
        "\u1e28\u0101\u0163\u012bm M\u0302 C\u0306h",
        "Zo\u0065\u0308 de Vries",
        "\u0110\u1eb7ng Th\u1ecb \u00c1nh",
        "\u042e\u043b\u0456\u044f \u041a\u043e\u0432\u0430\u043b\u044c\u0447\u0443\u043a",
        "\u0645\u062d\u0645\u062f \u0627\u0644\u0623\u062d\u0645\u062f",
        "Caf\u00e9 \U0001f337 Bloem",
    ],
)
def test_a_name_in_letters_of_any_kind_that_print_goes_out(
    place: HousePlace, house: House, name: str
) -> None:
    named(house, name)
    report = run_on(place, house, MARCH)
    assert whats(report) == ["letter_ordered", "letter_sent"]


@pytest.mark.both_stores
def test_a_name_that_cannot_be_printed_stops_its_letter_and_a_person_mends_it(
    place: HousePlace, house: House
) -> None:
    claim = named(house, "\u738b\u5c0f\u660e")
    report = run_on(place, house, MARCH)
    [ordered, refused] = report.lines
    assert (ordered.what, refused.what) == ("letter_ordered", "letter_unwritable")
    assert refused.why.startswith("letter.text_missing: ")
    assert report.needs_attention
    with views_of(house) as views:
        views.catch_up()
        [task] = whole_work_list(views, MARCH, task="letter_stuck")
    assert (task.claim, task.why) == (claim, refused.why)
    assert whats(run_on(place, house, MARCH + DAY)) == ["task"], "not drawn up each day"
    home = Address(street="Dorpsstraat 1", postal_code="1234 AB", city="Ons Dorp")
    contact = ContactDetails(name="Wang Xiaoming", address=home)
    change_contact_details(house, case_of(house, claim).debtor.id, by=by(), contact=contact)
    approve_step(house, claim, by=by())
    assert whats(run_on(place, house, MARCH + 2 * DAY)) == ["letter_ordered", "letter_sent"]


def test_a_creditor_without_an_address_is_asked_for_it_once_and_then_all_letters_go(
    place: HousePlace, house: House
) -> None:
    shop = register_creditor(
        house,
        by=by(),
        profile=CreditorProfile(name="De Ketting B.V."),
        ibans=("NL91ABNA0417164300",),
    )
    for number in ("K-1", "K-2"):
        home = Address(street=f"Esdoorn {number}", postal_code="3511 AB", city="Utrecht")
        debtor = new_debtor(contact=ContactDetails(name=f"V. {number}", address=home))
        invoice = Invoice(
            number=number, principal=100_00, issued_on=MARCH - 20 * DAY, due_on=MARCH - DAY
        )
        open_by_hand(house, by=by(), creditor_id=shop, debtor=debtor, invoice=invoice)
    report = run_on(place, house, MARCH)
    [line] = report.lines
    assert line.what == "refused"
    assert line.why.startswith("letter.no_creditor_address: ")
    assert line.why.endswith("; 2 claims wait for it")
    assert report.needs_attention
    details = ChangeCreditorDetails(street="Kade 2", postal_code="3511 AA", city="Utrecht")
    details.carry(house, shop, by=by())
    assert whats(run_on(place, house, MARCH + DAY)) == ["letter_ordered", "letter_sent"] * 2


@pytest.mark.parametrize(
    ("for_others", "capacity", "article"),
    [
        (True, Capacity.CONSUMER, "Bki art. 3.1"),
        (True, Capacity.COMPANY, ""),
        (False, Capacity.CONSUMER, ""),
    ],
)
def test_that_letters_have_no_address_of_the_creditor_cites_the_bki_where_it_binds(
    house: House, capacity: Capacity, article: str, *, for_others: bool
) -> None:
    case = case_of(house, claim_from(house, CONSUMER))
    bare = CreditorProfile(name="De Ketting B.V.")
    creditor = replace(case.creditor, profile=bare, collects_for_others=for_others)
    case = replace(case, creditor=creditor, debtor=replace(case.debtor, capacity=capacity))
    with pytest.raises(Refusal) as refused:
        Transport(house).why_not_now(Channel.POST, case)
    assert (refused.value.code, refused.value.article) == ("letter.no_creditor_address", article)
