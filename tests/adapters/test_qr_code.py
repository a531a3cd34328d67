"""A code is drawn to the byte as segno draws it, whatever its length."""

from io import BytesIO

import pytest
import segno

from adapters.paper.payment_code import epc_payload, payment_code
from adapters.paper.qr_code import LONGEST, qr_svg

IBAN = "NL91ABNA0417164300"
LETTERS = "Kwekerij De Linde B.V.\n"


def drawn_by_segno(text: str) -> str:
    code = segno.make_qr(text, error="m", boost_error=False, mask=0, encoding="utf-8")
    drawn = BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, nl=False, omitsize=True, border=2)
    return drawn.getvalue().decode()


def test_a_code_of_every_length_is_the_one_that_segno_draws() -> None:
    text = LETTERS * LONGEST
    found = {length: qr_svg(text[:length]) for length in range(LONGEST + 1) if length > 1}
    assert found == {length: drawn_by_segno(text[:length]) for length in found}


def test_the_longest_code_is_as_long_as_the_largest_payment_of_a_specimen() -> None:
    payload = epc_payload(holder="é" * 70, iban=IBAN, amount=1, reference="ï" * 140)
    said = f"SPECIMEN\n{payload}"
    assert len(said.encode()) <= LONGEST
    assert qr_svg(said) == drawn_by_segno(said)
    with pytest.raises(AssertionError, match="363 bytes are more"):
        qr_svg("a" * (LONGEST + 1))


@pytest.mark.parametrize("holder", ["Café Zoë & Söhne", "Żółć", "株式会社", "A"])
def test_names_of_every_script_are_drawn_as_segno_draws_them(holder: str) -> None:
    for amount in (1, 999_50, 999_999_999_99):
        payload = epc_payload(holder=holder, iban=IBAN, amount=amount, reference="F-2026-0118")
        drawn = payment_code(holder=holder, iban=IBAN, amount=amount, reference="F-2026-0118")
        assert drawn == drawn_by_segno(payload)
