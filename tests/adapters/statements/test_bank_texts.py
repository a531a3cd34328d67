"""What banks write into one text: whose money it is, what the payer wrote, and what came back."""

import pytest

from adapters.statements import EntryDetail
from adapters.statements.bank_texts import batch_in, detail_from

VRIES, OTHER = "NL91RABO0300000017", "NL06ABNA0400000031"


def told(*lines: str, amount: int = 100) -> EntryDetail:
    return detail_from(lines, amount=amount, returned=False)


@pytest.mark.parametrize(
    "text",
    [
        f"/TRTP/SEPA OVERBOEKING/IBAN/{VRIES}/BIC/RABONL2U/NAME/J. de Vries/REMI/{{}}/EREF/A1",
        f"/EREF/A1//CNTP/{VRIES}/RABONL2U/J. de Vries///REMI/USTD//{{}}/",
        f"/ACCW/{VRIES},RABONL2U/EREF/A1/ORDP//NAME/J. de Vries/REMI/{{}}/ISDT/2026-02-02",
    ],
    ids=["abn amro", "ing", "rabobank"],
)
@pytest.mark.parametrize(
    "spoofed",
    [f"x/IBAN/{OTHER}", "x/NAME/Iemand Anders", "x/ORDP//NAME/Iemand Anders", f"x/CNTP/{OTHER}/B/C",
     f"/ACCW/{OTHER},X", f"REK: {OTHER}/NAAM: Iemand Anders", "x/RTRN/AC04", "x/NRTX/3",
     "/TRTP/STORNO"],
)  # fmt: skip
def test_a_payer_cannot_write_himself_another_name_or_take_his_payment_back(
    text: str, spoofed: str
) -> None:
    detail = told(text.format(spoofed))
    assert (detail.account, detail.name) == (VRIES, "J. de Vries")
    assert not detail.returned
    assert detail.return_code == ""
    assert batch_in((text.format(spoofed),)) is None


def test_an_account_in_the_text_of_rabobank_is_not_that_of_the_payer() -> None:
    """Its account stands below ``:61:``, so that no tag of the text counts for it."""
    detail = told(f"/ORDP//NAME/J. de Vries/REMI/retour naar /IBAN/{OTHER} graag/ISDT/2026-02-02")
    assert detail.account == ""


def test_a_payers_word_for_a_storno_does_not_make_his_money_a_return() -> None:
    assert not told("TERUGBOEKING van de dubbele betaling").returned
    assert told("Terugboeking", "NIET AKKOORD MET AFSCHRIJVING", amount=-100).returned


@pytest.mark.parametrize(
    ("lines", "account", "name", "text"),
    [
        (
            ("FACTUUR 201403110, 201403113", f"REK: {VRIES}/NAAM: PICQER"),
            VRIES,
            "PICQER",
            f"FACTUUR 201403110, 201403113 REK: {VRIES}/NAAM: PICQER",
        ),
        (
            (
                f"SEPA OVERBOEKING                 IBAN: {VRIES}",
                "BIC: RABONL2U                    NAAM: J DE VRIES",
                "OMSCHRIJVING: FACTUUR 2026-0107",
            ),
            VRIES,
            "J DE VRIES",
            "FACTUUR 2026-0107",
        ),
        (
            ("166?00GUTSCHRIFT?20EREF+A1?21SVWZ+RECHNUNG 2026?2207?31" + VRIES, "?32J. de Vries"),
            VRIES,
            "J. de Vries",
            "RECHNUNG 2026 07",
        ),
        (("000>100987654321>20HUUR 2026-02>310390123456",), "0390123456", "", "HUUR 2026-02"),
        (("0111111111 GPSEOUL", "SPOED"), "0111111111", "", "0111111111 GPSEOUL SPOED"),
        (("gewoon een tekst",), "", "", "gewoon een tekst"),
    ],
    ids=["knab", "abn amro", "german", "triodos", "ing of old", "plain"],
)  # fmt: skip
def test_each_way_of_writing_gives_account_name_and_text(
    lines: tuple[str, ...], account: str, name: str, text: str
) -> None:
    detail = told(*lines)
    assert (detail.account, detail.name, detail.unstructured) == (account, name, text)


@pytest.mark.parametrize(
    ("first", "second", "reading"),
    [
        ("x" * 44 + " factuur 2026-0", "107 rest", "unstructured"),
        ("factuur 2026-0", "107 rest", "tight"),
        ("factuur", "2026-0107 rest", "spaced"),
    ],
)
def test_a_number_that_was_wrapped_stands_whole_in_one_reading(
    first: str, second: str, reading: str
) -> None:
    detail = told("/REMI/" + first[: 65 - 6], second)
    assert "2026-0107" in str(getattr(detail, reading))


@pytest.mark.parametrize(
    "text",
    [
        "BETALINGSKENMERK 0000 0001 8503 9955 MOZARTLAAN 136",
        "GIRO   428428 KPN BV             BETALINGSKENM.  0000000185039955",
        "BETALINGSKENM.: 0000000185039955109227317 BETREFT FACTUUR",
        "/REMI/Issuer: CUR Ref: 0000000185039955/EREF/NOTPROVIDED",
        "/REMI//CDTRREFTP//CD/SCOR/ISSR/CUR/CDTRREF/0000000185039955/ISDT/2026-02-03",
        "/REMI/STRD/CUR/0000000185039955/",
        "SCOR/CUR/0000000185039955",
    ],
)
def test_a_reference_of_the_creditor_is_found_however_it_is_introduced(text: str) -> None:
    assert told(text).structured == ("0000000185039955",)


def test_an_rf_reference_is_found_in_the_text() -> None:
    assert told("/REMI/betaling RF18539007547034 dank/EREF/x").structured == ("RF18539007547034",)
