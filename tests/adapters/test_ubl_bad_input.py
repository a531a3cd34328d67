"""Whatever the bytes: a reading or one refusal, soon, and nothing fetched or shown by accident."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.e_invoice import read_invoice
from adapters.hybrid_pdf import LARGEST_PDF
from adapters.ubl import LARGEST_FILE, DocumentKind, InvoiceRefused, PartialReading
from adapters.ubl.parsing import LARGEST_TEXT, MOST_TAGS
from tests.adapters.test_ubl_public_files import CASES
from tests.adapters.test_ubl_samples import SAMPLES, refused, sample

PLAIN = sample("plain-invoice.xml").decode()
BARE = PLAIN.partition("\n")[2]
BOMB = sample("doctype-bomb.xml").decode()
DOCTYPE = '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
UTF_7 = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AFsAXQA+-<a/>'


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "ubl.empty"),
        (b" \r\n\t", "ubl.empty"),
        (b"\xef\xbb\xbf", "ubl.not_xml"),
        (b"\x00" * 100, "ubl.not_xml"),
        (b"factuur", "ubl.not_xml"),
        (b"%PDF-1.7", "pdf.damaged"),
        (b'{"number": 1}', "ubl.not_xml"),
        (b"PK\x03\x04", "ubl.not_xml"),
        (PLAIN[:-3].encode(), "ubl.not_xml"),
        (PLAIN.replace("2026-0117", "&lol;").encode(), "ubl.not_xml"),
        (b"<html><body></body></html>", "ubl.other_root"),
        (PLAIN.replace("Invoice-2", "Invoice-1").encode(), "ubl.other_root"),
        ("é".join(PLAIN.split("Transport", 1)).encode("latin-1"), "ubl.not_xml"),
    ],
)
def test_what_is_no_invoice_is_refused_by_what_it_is(raw: bytes, code: str) -> None:
    assert refused(raw).code == code


@pytest.mark.parametrize(("size", "code"), [(0, "pdf.damaged"), (1, "pdf.too_large")])
def test_a_pdf_is_searched_up_to_a_size(size: int, code: str) -> None:
    assert refused(b"%PDF-1.7\n".ljust(LARGEST_PDF + size)).code == code


def test_broken_xml_is_located_and_not_quoted() -> None:
    refusal = refused(b"<a>\n<b>S. Voorbeeld</c></a>")
    assert "line 2" in refusal.message
    assert "Voorbeeld" not in str(refusal)


@pytest.mark.parametrize(
    "raw",
    [
        (DOCTYPE + BARE).encode(),
        b"\xef\xbb\xbf" + (DOCTYPE + BARE).encode(),
        BOMB.encode(),
        f"<!-- a --> <?b c?>\n{DOCTYPE}{BARE}".encode(),
        (DOCTYPE.replace("DOCTYPE", "doctype") + BARE).encode(),
        f'<?xml version="1.0" encoding="utf-16"?>{DOCTYPE}{BARE}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="utf-16"?>{DOCTYPE}{BARE}'.encode("utf-16-le"),
        f'<?xml version="1.0" encoding="utf-16"?>{DOCTYPE}{BARE}'.encode("utf-16-be"),
        b"\xfe\xff" + (DOCTYPE + BARE).encode("utf-16-be"),
        b"\xff\xfe" + (DOCTYPE + BARE).encode("utf-16-le"),
        b"<!DOCTYPE html><html></html>",
    ],
)
def test_a_doctype_is_refused_in_any_clothes(raw: bytes) -> None:
    refusal = refused(raw)
    assert refusal.code == "ubl.doctype"
    assert refusal.reading == PartialReading()


@pytest.mark.parametrize(
    "raw",
    [
        UTF_7.encode(),
        PLAIN.replace("UTF-8", "IBM037").encode(),
        PLAIN.encode("utf-32"),
        PLAIN.encode("utf-32-le"),
        PLAIN.encode("cp037"),
        PLAIN.replace("UTF-8", "x-unheard-of").encode(),
    ],
)
def test_an_encoding_that_could_hide_markup_is_refused(raw: bytes) -> None:
    assert refused(raw).code == "ubl.encoding"


@pytest.mark.parametrize("place", ["<!-- {} -->\n<Invoice ", "<?note {} ?>\n<Invoice "])
def test_the_word_doctype_in_a_remark_harms_nobody(place: str) -> None:
    text = PLAIN.replace("<Invoice ", place.format("<!DOCTYPE a>"), 1)
    assert read_invoice(text.encode()).number == "2026-0117"


def test_the_word_doctype_in_a_text_harms_nobody() -> None:
    text = PLAIN.replace("Remblokken", "<![CDATA[<!DOCTYPE a>]]>")
    assert read_invoice(text.encode()).lines[1].description == "<!DOCTYPE a>"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("UTF-16", "utf-16-be"),
        ("ISO-8859-1", "latin-1"),
        ("iso-8859-15", "iso-8859-15"),
        ("windows-1252", "cp1252"),
    ],
)
def test_the_encodings_of_invoices_are_read(declared: str, codec: str) -> None:
    text = PLAIN.replace("UTF-8", declared).replace("De Ketting", "De Kétting")
    assert read_invoice(text.encode(codec)).supplier.name == "Fietswerk De Kétting B.V."


@pytest.mark.parametrize("prefix", ["cbc:", ""])
def test_an_attachment_of_any_size_is_passed_over(prefix: str) -> None:
    name = f"{prefix}EmbeddedDocumentBinaryObject"
    pdf = "JVBERi0xLjQK" * 3_000_000
    text = PLAIN.replace(
        "  <cac:AccountingSupplierParty>",
        "<cac:AdditionalDocumentReference><cac:Attachment>"
        f'<{name} mimeCode="application/pdf" filename="a.pdf">\n{pdf}=\n</{name}>'
        "</cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>",
        1,
    )
    raw = text.encode()
    assert len(raw) > 36_000_000
    assert read_invoice(raw).payable == 240_06


def test_a_file_may_hold_an_attachment_of_a_hundred_megabytes_and_no_more() -> None:
    assert LARGEST_FILE > 100_000_000 * 4 / 3
    assert refused(bytes(LARGEST_FILE + 1)).code == "ubl.too_large"


def test_markup_is_never_hidden_by_an_attachment() -> None:
    text = PLAIN.replace(
        "<cbc:ID>2026-0117</cbc:ID>",
        "<cbc:EmbeddedDocumentBinaryObject>AAAA<cbc:b/>AAAA</cbc:EmbeddedDocumentBinaryObject>"
        "<cbc:ID>2026-0117</cbc:ID>",
    )
    assert read_invoice(text.encode()).number == "2026-0117"
    assert refused((DOCTYPE + BARE).encode()).code == "ubl.doctype"


def test_the_largest_file_is_read_and_one_byte_more_is_not() -> None:
    rest = LARGEST_TEXT - len(PLAIN) - 2 * len("<!---->")
    halves = "x" * (rest // 2), "x" * (rest - rest // 2)
    raw = (PLAIN + "".join(f"<!--{half}-->" for half in halves)).encode()
    assert len(raw) == LARGEST_TEXT
    assert read_invoice(raw).payable == 240_06
    assert refused(raw + b" ").code == "ubl.too_large"


@pytest.mark.parametrize(
    "raw",
    [
        b"<a>" * 300 + b"</a>" * 300,
        b"<a>" + b"x" * 10_100_000 + b"</a>",
        b"<a><![CDATA[" + b"x" * 10_100_000 + b"]]></a>",
        b"<a><!--" + b"x" * 10_100_000 + b"--></a>",
        b"<a b='" + b"x" * 10_100_000 + b"'/>",
        b"<a>" + b"<b/>" * MOST_TAGS + b"</a>",
    ],
    ids=["deep", "text", "cdata", "comment", "attribute", "wide"],
)
def test_a_file_made_to_fill_the_memory_is_refused(raw: bytes) -> None:
    assert refused(raw).code == "ubl.too_complex"


def test_a_claim_of_two_hundred_megabytes_is_refused_at_once() -> None:
    assert refused(b"<" * 200_000_000).code == "ubl.too_large"


def test_a_bomb_does_not_go_off() -> None:
    assert refused(BOMB.encode()).code == "ubl.doctype"


@pytest.mark.parametrize(
    ("root", "word"),
    [
        ("Reminder", "reminder"),
        ("Statement", "statement"),
        ("SelfBilledInvoice", "made out to itself"),
        ("DebitNote", "debit note"),
        ("Order", "an order"),
    ],
)
def test_another_document_is_named_and_read_as_far_as_it_goes(root: str, word: str) -> None:
    text = PLAIN.replace("<Invoice ", f"<{root} ").replace("</Invoice>", f"</{root}>")
    refusal = refused(text.replace("Invoice-2", f"{root}-2").encode())
    assert refusal.code == "ubl.other_root"
    assert word in refusal.message
    assert "UBL 2.1 Invoice or CreditNote" in refusal.way_out
    assert (refusal.reading.number, refusal.reading.amount) == ("2026-0117", 240_06)
    assert (refusal.reading.due_on, refusal.reading.root) == (date(2026, 4, 1), root)


CII = """<rsm:CrossIndustryInvoice xmlns:rsm="urn:a" xmlns:ram="urn:b" xmlns:udt="urn:c">
<rsm:ExchangedDocument><ram:ID>R-1</ram:ID><ram:TypeCode>380</ram:TypeCode></rsm:ExchangedDocument>
<rsm:T><ram:S><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:DueDateDateTime><udt:DateTimeString format="102">20260401</udt:DateTimeString>
</ram:DueDateDateTime><ram:DuePayableAmount>12.50</ram:DuePayableAmount></ram:S></rsm:T>
</rsm:CrossIndustryInvoice>"""


def test_a_cii_invoice_is_refused_with_all_it_says() -> None:
    refusal = refused(CII.encode())
    assert refusal.code == "ubl.other_syntax"
    assert refusal.reading == PartialReading(
        number="R-1",
        amount=12_50,
        amount_text="12.50",
        currency="EUR",
        due_on=date(2026, 4, 1),
        kind=DocumentKind.INVOICE,
        root="CrossIndustryInvoice",
    )


@pytest.mark.parametrize("changed", [("380<", "381<"), (">12.50", ">-12.50")])
def test_a_cii_credit_note_says_so(changed: tuple[str, str]) -> None:
    assert refused(CII.replace(*changed).encode()).reading.kind is DocumentKind.CREDIT_NOTE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">2026-04-01<", ">S. Voorbeeld<"),
        (">240.06</cbc:Payable", ">S. Voorbeeld</cbc:Payable"),
        (">EUR</cbc:DocumentCurrencyCode>", ">S. Voorbeeld</cbc:DocumentCurrencyCode>"),
    ],
)
def test_a_person_in_the_wrong_element_is_not_shown(old: str, new: str) -> None:
    refusal = refused(sample("plain-invoice.xml", (old, new)))
    assert "Voorbeeld" not in str(refusal)


def test_a_person_in_the_type_code_is_not_shown() -> None:
    document = read_invoice(sample("plain-invoice.xml", (">380<", ">S. Voorbeeld<")))
    assert document.warnings == (
        "cbc:InvoiceTypeCode is a text of 12 characters, which is not in the code list.",
    )


def read_or_refused(raw: bytes) -> None:
    """Read; anything but a document or an InvoiceRefused fails the test by itself."""
    with suppress(InvoiceRefused):
        assert read_invoice(raw).payable > 0


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    read_or_refused(raw)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "latin-1"]))
def test_any_markup_is_read_or_refused(text: str, codec: str) -> None:
    read_or_refused(f"<a>{text}</a>".encode(codec, errors="replace"))


def _sources() -> list[Path]:
    return sorted({*(case.path for case in CASES), *SAMPLES.glob("*.xml")})


@given(st.sampled_from(_sources()), st.data())
def test_a_real_file_with_bytes_changed_is_read_or_refused(path: Path, data: st.DataObject) -> None:
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + 40)))
        raw[start:end] = data.draw(st.binary(max_size=20))
    read_or_refused(bytes(raw))


VALUES = st.text(st.characters(exclude_characters="<&\x00", exclude_categories=["Cs"]), max_size=60)


@given(
    st.sampled_from([path for path in SAMPLES.glob("*.xml") if path.name != "doctype-bomb.xml"]),
    st.integers(0, 200),
    VALUES | st.dates().map(str) | st.decimals().map(str),
)
def test_a_sample_with_any_value_in_any_element_is_read_or_refused(
    path: Path, place: int, value: str
) -> None:
    pieces = path.read_text("utf-8").split("</cbc:")
    at = place % (len(pieces) - 1)
    head, _, _ = pieces[at].rpartition(">")
    pieces[at] = f"{head}>{value}"
    read_or_refused("</cbc:".join(pieces).encode())
