"""A mandate that an invoice names is proposed for a person to confirm, and recorded by nobody."""

from datetime import date
from uuid import UUID

import pytest

from adapters.e_invoice import read_debit
from application.banking.told_mandates import ToldMandate, told_mandate
from application.commands.direct_debit import SetDirectDebit, SignMandate
from application.house import House
from tests.adapters.test_cii import cii
from tests.application.houses import CONSUMER, by, case_of, claim_from

HIS = "NL20INGB0001234567"
OURS, OTHERS = "NL79ZZZ999999990000", "DE98ZZZ09999999999"
MANDATE = (
    "<cac:PaymentMandate><cbc:ID>M-1</cbc:ID><cac:PayerFinancialAccount>"
    f"<cbc:ID>{HIS}</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>"
)
DEBIT = (
    (">58<", ">59<"),
    ("</cac:PayeeFinancialAccount>\n", f"</cac:PayeeFinancialAccount>{MANDATE}\n"),
)


def named_by(identifier: str) -> tuple[str, str]:
    payee = (
        "<cac:PayeeParty><cac:PartyIdentification>"
        f'<cbc:ID schemeID="SEPA">{identifier}</cbc:ID></cac:PartyIdentification>'
        "<cac:PartyName><cbc:Name>X</cbc:Name></cac:PartyName></cac:PayeeParty>"
    )
    return "  <cac:PaymentMeans>", f"  {payee}\n  <cac:PaymentMeans>"


def debtor_of(house: House, claim: UUID) -> UUID:
    return case_of(house, claim).debtor.id


def told(house: House, claim: UUID) -> ToldMandate | None:
    return told_mandate(house, house.collections.debtor(debtor_of(house, claim)))


def test_what_the_invoice_names_is_proposed_until_it_is_recorded(house: House) -> None:
    claim = claim_from(house, CONSUMER, *DEBIT)
    assert told(house, claim) == ToldMandate("M-1", HIS, "2026-0118")
    assert case_of(house, claim).debtor.mandates == {}
    signed = SignMandate(
        mandate_id="M-1", signed_on=date(2026, 1, 5), iban=HIS, holder="S. Voorbeeld"
    )
    signed.carry(house, debtor_of(house, claim), by=by())
    assert told(house, claim) is None


def test_an_invoice_that_is_to_be_paid_proposes_none(house: House) -> None:
    assert told(house, claim_from(house, CONSUMER, DEBIT[1])) is None


@pytest.mark.parametrize(("identifier", "proposed"), [(OURS, True), (OTHERS, False)])
def test_a_mandate_of_another_creditor_identifier_is_not_proposed(
    house: House, *, identifier: str, proposed: bool
) -> None:
    claim = claim_from(house, CONSUMER, *DEBIT, named_by(identifier))
    SetDirectDebit(identifier=OURS).carry(house, case_of(house, claim).creditor.id, by=by())
    assert (told(house, claim) is not None) == proposed


def test_a_cii_names_it_by_its_terms() -> None:
    terms = "<ram:SpecifiedTradePaymentTerms>"
    named = "<ram:DirectDebitMandateID>M-9</ram:DirectDebitMandateID>"
    raw = cii("plain-invoice.xml", (terms, f"{terms}{named}"))
    found = read_debit(raw)
    assert found
    assert (found.mandate_id, found.account) == ("M-9", "")
