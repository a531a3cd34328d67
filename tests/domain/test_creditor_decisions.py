"""A creditor by hand: registered once, his terms changed where they change, his parties."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain.case.opening import open_on_invoice
from domain.claim.events import InvoiceSent, PartyKind
from domain.claim.opening import Invoice
from domain.claim.state import Claim
from domain.creditor.decisions import (
    change_details,
    change_terms,
    check_payments,
    register,
    set_letter_terms,
    set_party,
)
from domain.creditor.events import (
    CreditorFact,
    CreditorRegistered,
    HandOverParty,
    PaymentsCheck,
    TermsChanged,
)
from domain.creditor.plans import choose_plans, upload_plan
from domain.creditor.state import Creditor
from domain.debtor.decisions import newcomer
from domain.debtor.events import ClaimOpenedForDebtor
from domain.debtor.state import Debtor
from domain.letter.text.payment_reference import ReferenceKind
from domain.parties import Capacity, ContactDetails, CreditorProfile, PartyNumbers
from tests.domain.story import CLAIM, CREDITOR, DEBTOR, refusal

MONDAY = date(2026, 2, 2)
NOBODY = Creditor(CREDITOR)
KNOWN = Creditor(CREDITOR, registered=True, ibans=("NL91ABNA0417164300",))
AGENCY = HandOverParty(name="Incasso B.V.", kind=PartyKind.AGENCY)


def registered(creditor: Creditor) -> list[CreditorFact]:
    return register(
        creditor,
        profile=CreditorProfile(name="Van Dijk B.V."),
        ibans=(),
        payments_checked=PaymentsCheck.NOT_REQUIRED,
        plan_for_consumers="consumer@1",
        plan_for_businesses="business@1",
    )


def test_a_creditor_is_registered_once_on_the_terms_that_new_ones_begin_with() -> None:
    [fact] = registered(NOBODY)
    assert isinstance(fact, CreditorRegistered)
    assert (fact.payments_checked, fact.plan_for_consumers) == ("not_required", "consumer@1")
    assert registered(KNOWN) == []


@pytest.mark.parametrize(
    "decide",
    [
        lambda: change_terms(NOBODY, TermsChanged(ibans=())),
        lambda: set_letter_terms(NOBODY, payment_link=""),
        lambda: check_payments(NOBODY, checked=PaymentsCheck.REQUIRED),
        lambda: set_party(NOBODY, name="x", kind=PartyKind.AGENCY),
        lambda: upload_plan(NOBODY, "", name="x"),
        lambda: choose_plans(NOBODY, consumers="consumer@1"),
    ],
)
def test_nothing_is_decided_on_a_creditor_who_is_not_there(decide) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert refusal(decide) == "creditor.unknown"


def test_of_new_terms_only_what_changes_is_recorded() -> None:
    same = TermsChanged(ibans=KNOWN.ibans, can_deduct_vat=True)
    assert change_terms(KNOWN, same) == []
    assert change_terms(KNOWN, TermsChanged()) == []
    mixed = TermsChanged(ibans=KNOWN.ibans, can_deduct_vat=False)
    assert change_terms(KNOWN, mixed) == [TermsChanged(can_deduct_vat=False)]
    assert change_terms(KNOWN, TermsChanged(ibans=())) == [TermsChanged(ibans=())]


def test_that_claims_are_of_others_is_said_and_taken_back_and_stays_where_it_is_left_out() -> None:
    assert change_details(KNOWN, collects_for_others=True) == [
        TermsChanged(collects_for_others=True)
    ]
    assert change_details(KNOWN, collects_for_others=False) == []
    other = replace(KNOWN, collects_for_others=True)
    assert change_details(other, city="") == []
    assert change_details(other, collects_for_others=False) == [
        TermsChanged(collects_for_others=False)
    ]


def test_every_term_that_can_change_is_part_of_a_creditor() -> None:
    assert all(hasattr(KNOWN, name) for name in TermsChanged.model_fields)


def test_letters_ask_with_a_reference_and_a_link_that_may_be_printed() -> None:
    assert set_letter_terms(KNOWN, reference_kind=ReferenceKind.RF) == [
        TermsChanged(reference_kind=ReferenceKind.RF)
    ]
    bad = refusal(lambda: set_letter_terms(KNOWN, payment_link="http://pay.example/{reference}"))
    assert bad == "payment_link.template"


def test_payments_are_checked_unless_they_are_so_already() -> None:
    assert check_payments(KNOWN, checked=PaymentsCheck.REQUIRED) == []
    assert check_payments(KNOWN, checked=PaymentsCheck.NOT_REQUIRED) == [
        TermsChanged(payments_checked=PaymentsCheck.NOT_REQUIRED)
    ]


def test_a_party_of_the_same_name_is_replaced_and_the_same_party_is_nothing_new() -> None:
    [first] = set_party(KNOWN, name=" Incasso B.V. ", kind=PartyKind.AGENCY)
    assert first == TermsChanged(parties=(AGENCY,))
    with_agency = Creditor(CREDITOR, registered=True, parties=(AGENCY,))
    assert set_party(with_agency, name="Incasso B.V.", kind=PartyKind.AGENCY) == []
    [later] = set_party(
        with_agency, name="Incasso B.V.", kind=PartyKind.AGENCY, cut_off=time(12, 0)
    )
    assert later == TermsChanged(parties=(AGENCY.model_copy(update={"cut_off": time(12, 0)}),))


@pytest.mark.parametrize(("said", "kept"), [(None, "WKI-1"), ("WKI-2", "WKI-2"), ("", "")])
def test_a_registration_stays_until_another_or_none_is_told(said: str | None, kept: str) -> None:
    known = AGENCY.model_copy(update={"registration": "WKI-1"})
    with_agency = Creditor(CREDITOR, registered=True, parties=(known,))
    told = set_party(
        with_agency,
        name=AGENCY.name,
        kind=PartyKind.AGENCY,
        cut_off=time(12, 0),
        registration=said,
    )
    [party] = told[0].parties or ()  # type: ignore[union-attr]  # terms changed
    assert party.registration == kept


# --- a claim opened by hand ---------------------------------------------------------------------

INVOICE = Invoice(number="F-9", principal=500_00, issued_on=date(2026, 1, 5))
NEW = newcomer(
    creditor_id=CREDITOR,
    contact=ContactDetails(name="J. Jansen", email="j@example.nl"),
    numbers=PartyNumbers(),
    capacity=Capacity.COMPANY,
)


def test_a_new_debtor_is_registered_with_his_first_claim() -> None:
    made = open_on_invoice(
        Claim(CLAIM), INVOICE, creditor=KNOWN, debtor=Debtor(DEBTOR), newcomer=NEW, today=MONDAY
    )
    assert (made.newcomer, made.for_debtor) == ([NEW], [ClaimOpenedForDebtor(claim_id=CLAIM)])
    [sent] = made.for_claim
    assert isinstance(sent, InvoiceSent)
    assert sent.interest_kind == "commercial"
    assert "no_contact_details" not in sent.marks


def test_a_debtor_who_is_known_keeps_what_is_known_of_him() -> None:
    debtor = Debtor(DEBTOR, registered=True, creditor_id=CREDITOR, capacity=Capacity.CONSUMER)
    made = open_on_invoice(
        Claim(CLAIM), INVOICE, creditor=KNOWN, debtor=debtor, newcomer=NEW, today=MONDAY
    )
    [sent] = made.for_claim
    assert isinstance(sent, InvoiceSent)
    assert (list(made.newcomer), sent.interest_kind) == ([], "consumer")


@pytest.mark.parametrize(
    ("claim", "creditor", "debtor", "code"),
    [
        (Claim(CLAIM), NOBODY, Debtor(DEBTOR), "creditor.unknown"),
        (Claim(CLAIM), KNOWN, Debtor(DEBTOR), "debtor.unknown"),
        (Claim(CLAIM), KNOWN, Debtor(DEBTOR, registered=True, creditor_id=CLAIM), "debtor.unknown"),
        (Claim(CLAIM, opened=True, principal=500_00), KNOWN, Debtor(DEBTOR), "invoice.number_used"),
    ],
)
def test_no_claim_is_opened_for_strangers_or_twice(
    claim: Claim, creditor: Creditor, debtor: Debtor, code: str
) -> None:
    def decide() -> object:
        return open_on_invoice(
            claim, INVOICE, creditor=creditor, debtor=debtor, newcomer=None, today=MONDAY
        )

    assert refusal(decide) == code


def test_a_number_that_was_used_says_what_differs() -> None:
    claim = Claim(CLAIM, opened=True, principal=499_00, issued_on=INVOICE.issued_on)
    with pytest.raises(Exception, match=r"amount: 499.00 there, 500.00 here; due on"):
        open_on_invoice(
            claim, INVOICE, creditor=KNOWN, debtor=Debtor(DEBTOR), newcomer=NEW, today=MONDAY
        )
