"""Whether an entry of a bank is one that is here: by other party, ids and texts."""

import pytest

from application.banking.entries import SameWords, likeness
from domain.bank.line_events import LineTold

ONE, OTHER = "NL12KNAB0048837055", "NL91ABNA0417164300"


def told(account: str, text: str = "202600555") -> LineTold:
    return LineTold(name="Stijn Smits", account=account, unstructured=text, pieces=(text,))


@pytest.mark.parametrize("number", ["202600555", "0048837055", "4837055"])
def test_a_number_that_is_no_iban_says_nothing_against_one(number: str) -> None:
    """MT940 of some banks has it, or an invoice's number, where others have a reference."""
    assert likeness(told(number), told(ONE)) is SameWords.SAME
    assert likeness(told(ONE), told(number)) is SameWords.SAME
    assert likeness(told(number, "aflossing"), told(ONE)) is SameWords.UNSURE


def test_two_ibans_or_two_numbers_that_differ_are_two_payers() -> None:
    assert likeness(told(OTHER), told(ONE)) is SameWords.OTHER
    assert likeness(told("0417164300"), told("0048837055")) is SameWords.OTHER
