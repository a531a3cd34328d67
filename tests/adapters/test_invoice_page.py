"""Numbers on an invoice that people can read, as strangers write them."""

import pytest

from adapters.paper.invoice_page import number_said, price_said


@pytest.mark.parametrize("text", ["1E+999999999", "0E+999999999", "1E-999999999", "1E+31"])
def test_a_number_of_few_signs_and_many_digits_stands_as_it_is_written(text: str) -> None:
    assert number_said(text) == price_said(text) == text


def test_a_number_is_written_as_people_write_it() -> None:
    assert [number_said(one) for one in ("21.00", "1E+2", "", None)] == ["21", "100", "", ""]
    assert price_said("0.125") == "€\u00a00,125"
