"""Where a creditor is paid: checked, changed by two people, and printed on his letters."""

from io import BytesIO
from uuid import UUID

import pytest
from pydantic import ValidationError
from pypdf import PdfReader

from application.commands.creditors import SetAccounts
from application.house import House
from application.letters.preview import preview_letter
from domain.errors import Refusal
from domain.letter.text import LetterKind
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from

FIRST, SECOND = "NL91ABNA0417164300", "NL20INGB0001234567"
NO_ACCOUNT = (
    (
        "    <cac:PayeeFinancialAccount>\n      <cbc:ID>NL91 ABNA 0417 1643 00</cbc:ID>\n"
        "    </cac:PayeeFinancialAccount>\n"
    ),
    "",
)


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_ACCOUNT)


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


def set_to(house: House, claim: UUID, *ibans: str, approved_by: str = "") -> None:
    creditor = case_of(house, claim).creditor.id
    SetAccounts(ibans=ibans, approved_by=approved_by).carry(house, creditor, by=by())


def printed(house: House, claim: UUID) -> str:
    """The text of the reminder as it would go today, without blanks."""
    pdf = preview_letter(house, claim, LetterKind.REMINDER).pdf
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_first_of_his_accounts_stands_on_letters_where_the_invoice_names_none(
    house: House, claim: UUID
) -> None:
    set_to(house, claim, "NL91 abna 0417 1643 00", SECOND)
    assert FIRST in printed(house, claim)
    assert SECOND not in printed(house, claim)


def test_an_account_that_fails_its_check_digits_is_not_taken(house: House, claim: UUID) -> None:
    with pytest.raises(ValidationError):
        set_to(house, claim, "NL91ABNA0417164301")


@pytest.mark.parametrize("colleague", ["", " ", "els"])
def test_a_change_of_account_needs_a_second_person(
    house: House, claim: UUID, colleague: str
) -> None:
    set_to(house, claim, FIRST)
    with pytest.raises(Refusal) as refused:
        set_to(house, claim, SECOND, approved_by=colleague)
    assert refused.value.code == "accounts.four_eyes"
    set_to(house, claim, FIRST)
    set_to(house, claim, SECOND, approved_by="j.de.wit")
    assert SECOND in printed(house, claim)
