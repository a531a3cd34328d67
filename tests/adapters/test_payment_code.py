"""The payment code on the printed page, read by a decoder as a bank app would read it."""

from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pytest
import zxingcpp

from adapters.paper import render_letter
from adapters.paper.payment_code import epc_payload
from adapters.paper.press import text_of
from domain.letter.text import LetterContent, LetterKind, PaymentAccount
from tests.paper_samples import letter, plan

IBAN = "NL91ABNA0417164300"
GUARANTEE = "NL20INGB0001234567"
KENMERK = "5000056789012345"
HOLDER = "Kwekerij De Linde B.V."
PRINTED = 3
"""Pixels for each point: about 216 to the inch, what a telephone sees at arm's length."""


def scanned(content: LetterContent) -> list[list[str]]:
    """Give the lines of every code on the pages, in the order of reading."""
    return [
        code.text.split("\n")
        for picture in pictures(render_letter(content))
        for code in read(picture)
    ]


def read(picture: memoryview) -> list[zxingcpp.Barcode]:
    return sorted(zxingcpp.read_barcodes(picture), key=lambda one: one.position.top_left.y)


def pictures(pdf: bytes) -> Iterator[memoryview]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        bitmap = page.render(scale=PRINTED, grayscale=True)
        flat = memoryview(bitmap.buffer).cast("B")
        yield flat.cast("B", shape=[bitmap.height, bitmap.stride])
    document.close()


def transfer(iban: str, amount: str, *, structured: str = "", free: str = "") -> list[str]:
    return ["BCD", "002", "1", "SCT", "", HOLDER, iban, amount, "", structured, free]


NOT_TO_US = {LetterKind.HAND_OVER, LetterKind.COLLECTION_NOTICE, LetterKind.ESTATE_FILING}
"""A party takes the money, the bank does, or a trustee shares it out: these bear no code."""


@pytest.mark.parametrize("kind", [one for one in LetterKind if one not in NOT_TO_US])
def test_scanning_any_letter_gives_account_amount_and_reference_exactly(kind: LetterKind) -> None:
    content = letter(kind, payment_reference=KENMERK)
    to_pay = content.instalments[0].amount if content.instalments else content.asked_total
    assert scanned(content) == [transfer(IBAN, f"EUR{to_pay / 100:.2f}", free=KENMERK)]


def test_a_creditor_reference_is_scanned_as_the_structured_one() -> None:
    content = letter(LetterKind.REMINDER, payment_reference="RF18 5390 0754 7034")
    assert scanned(content) == [transfer(IBAN, "EUR999.50", structured="RF18539007547034")]


def test_a_split_invoice_gives_two_codes_one_for_each_account() -> None:
    shares = (
        PaymentAccount(iban=IBAN, amount=800_00),
        PaymentAccount(iban=GUARANTEE, amount=199_50, label="G-rekening"),
    )
    content = letter(
        LetterKind.FOURTEEN_DAY_LETTER, payment_accounts=shares, payment_reference=KENMERK
    )
    assert scanned(content) == [
        transfer(IBAN, "EUR800.00", free=KENMERK),
        transfer(GUARANTEE, "EUR199.50", free=KENMERK),
    ]


def test_the_holder_is_scanned_as_the_bank_has_it_and_the_link_says_by_what_one_pays() -> None:
    at_the_bank = "Kwekerij De Linde BV inz. incasso"
    content = letter(
        LetterKind.REMINDER,
        payment_accounts=(PaymentAccount(iban=IBAN, holder=at_the_bank),),
        payment_link="https://pay.example/1",
        payment_link_by="iDEAL | Wero",
    )
    pdf = render_letter(content)
    [code] = [found.text.split("\n") for picture in pictures(pdf) for found in read(picture)]
    assert (code[1], code[4], code[5]) == ("002", "", at_the_bank)
    text = text_of(pdf)
    assert at_the_bank in text
    assert "Of betaal online met iDEAL | Wero:" in text


def test_a_link_is_copied_from_the_paper_as_it_is_however_long() -> None:
    for tail in ("5000056789012345?amount=999.50", "8391" * 35, "abcdefghij" * 14):
        link = f"https://pay.example/{tail}"
        text = text_of(render_letter(letter(LetterKind.REMINDER, payment_link=link)))
        assert link in "".join(text.split())


def test_a_payment_plan_is_scanned_for_its_first_instalment() -> None:
    [code] = scanned(plan(payment_reference=KENMERK))
    assert code[7] == "EUR333.16"


def test_a_specimen_shows_a_code_that_pays_nobody() -> None:
    [code] = scanned(letter(LetterKind.REMINDER, specimen=True))
    assert code[0] == "SPECIMEN"


def test_a_code_is_never_larger_than_the_standard_allows() -> None:
    """Letters with marks take two bytes, so that 70 and 140 of them would be too many."""
    payload = epc_payload(holder="é" * 70, iban=IBAN, amount=999_50, reference="ï" * 140)
    assert 325 < len(payload.encode()) <= 331
    assert payload.split("\n")[5:8] == ["é" * 70, IBAN, "EUR999.50"]
    assert set(payload.split("\n")[-1]) == {"ï"}
