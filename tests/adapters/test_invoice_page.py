"""An invoice that people can read: numbers as strangers write them, accounts, its foot."""

from pathlib import Path

import pytest

from adapters.e_invoice import read_whole
from adapters.paper import text_of
from adapters.paper.invoice_page import number_said, price_said, render_invoice


@pytest.mark.parametrize("text", ["1E+999999999", "0E+999999999", "1E-999999999", "1E+31"])
def test_a_number_of_few_signs_and_many_digits_stands_as_it_is_written(text: str) -> None:
    assert number_said(text) == price_said(text) == text


def test_a_number_is_written_as_people_write_it() -> None:
    assert [number_said(one) for one in ("21.00", "1E+2", "", None)] == ["21", "100", "", ""]
    assert price_said("0.125") == "€\u00a00,125"


def test_an_invoice_shows_its_accounts_as_they_are_read_and_its_foot_ends_its_sentence() -> None:
    raw = (Path(__file__).parents[1] / "samples" / "invoices" / "g-account.xml").read_bytes()
    text = " ".join(text_of(render_invoice(read_whole(raw), file="factuur.xml")).split())
    assert "NL20 INGB 0001 2345 67, onder vermelding van GV-2026-31" in text
    assert "Leesbare weergave van factuur.xml; het bestand zelf is de factuur" in text
    assert text.count("SHA-256:") == 1
