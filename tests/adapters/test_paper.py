"""Letters and dossiers on paper: equal bytes, PDF/A, readable text, nothing read as markup."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from typing import Any

import orjson
import pytest
from pypdf import PdfReader

from adapters.paper import print_letter, render_letter, text_of
from adapters.paper.agreement_page import ATTACHED, SignedBy, print_agreement
from adapters.paper.dossier_page import render_dossier
from adapters.paper.glyphs import NO_GLYPH, PRINTABLE, kept_together, one_line, printable
from adapters.paper.letter_page import letter_page
from adapters.paper.payment_code import epc_payload
from domain.errors import Refusal
from domain.letter.text import (
    Language,
    LetterContent,
    LetterKind,
    PaymentAccount,
    check_specification,
    check_text,
)
from domain.letter.text.kinds import PlanMoment
from domain.letter.text.samples import sample_letters
from tests.paper_samples import CONSUMER, DOSSIER, HEDGE, NURSERY, UPKEEP, letter, plan

FOURTEEN = LetterKind.FOURTEEN_DAY_LETTER


def words(pdf: bytes) -> str:
    return " ".join(text_of(pdf).replace("\u200b", "").split())


def catalog(pdf: bytes) -> Any:
    return PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def attached(pdf: bytes, name: str) -> Any:
    (content,) = PdfReader(io.BytesIO(pdf)).attachments[name]
    return orjson.loads(content)


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_text_of_each_printed_letter_holds_what_the_law_asks(
    kind: LetterKind, language: Language
) -> None:
    content = letter(kind, language=language)
    check_text(text_of(render_letter(content)), content)


def test_the_same_content_gives_the_same_bytes_and_another_content_others() -> None:
    first = render_letter(letter(FOURTEEN))
    assert render_letter(letter(FOURTEEN)) == first
    assert render_letter(letter(FOURTEEN, reference="B-2026-00418")) != first


def test_another_process_thread_time_zone_and_hash_seed_give_the_same_bytes() -> None:
    script = (
        "import hashlib; from adapters.paper import render_letter;"
        "from domain.letter.text import LetterKind; from tests.paper_samples import letter;"
        "print(hashlib.sha256(render_letter(letter(LetterKind.REMINDER))).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"TZ": zone, "PYTHONHASHSEED": seed, "LANG": "C"},
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("Asia/Tokyo", "1"), ("America/Lima", "2"))
    }
    assert len(digests) == 1
    with ThreadPoolExecutor(4) as threads:
        same = threads.map(lambda _: render_letter(letter(LetterKind.REMINDER)), range(8))
    assert len(set(same)) == 1


def test_a_letter_is_pdf_a_3a_tagged_titled_and_in_its_language() -> None:
    for language, tag in (("nl", "nl-NL"), ("en", "en-NL")):
        pdf = render_letter(letter(FOURTEEN, language=language))
        root = catalog(pdf)
        metadata = root["/Metadata"].get_data().decode()
        assert "<pdfaid:part>3</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert root["/Lang"] == tag
        assert root["/MarkInfo"]["/Marked"]
    facts = PdfReader(io.BytesIO(pdf)).metadata
    assert facts is not None
    assert facts.title == (
        "Last chance to pay without extra costs: invoice F-2026-0118 (B-2026-00417)"
    )
    assert facts.author == "Kwekerij De Linde B.V."


def test_the_clock_is_not_in_the_file_but_the_letters_own_day_is() -> None:
    facts = PdfReader(io.BytesIO(render_letter(letter(FOURTEEN)))).metadata
    assert facts is not None
    assert str(facts["/CreationDate"]).startswith("D:20261103")


def test_every_font_is_embedded() -> None:
    page = PdfReader(io.BytesIO(render_letter(letter(FOURTEEN)))).pages[0]
    fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf types it loosely
    descriptors = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for font in fonts.values()
    ]
    assert descriptors
    assert all({"/FontFile2", "/FontFile3"} & set(one) for one in descriptors)


def test_the_content_travels_along_as_data_with_amounts_as_decimals() -> None:
    content = letter(FOURTEEN)
    data = attached(render_letter(content), "letter.json")
    assert data["asked_total"] == "999.50"
    assert data["costs_if_unpaid"] == "149.93"


def test_amounts_and_the_derivation_of_interest_are_on_the_paper() -> None:
    text = words(render_letter(letter(LetterKind.FINAL_DEMAND)))
    assert "€ 6.443,14" in text
    assert (
        "Rente (BW 6:119a): 10,40% over € 4.719,00 van 01-08-2026 tot en met 03-11-2026, "
        "95 van 365 dagen: € 127,74" in text
    )


def test_no_line_ends_inside_an_amount_a_day_an_article_or_a_number_to_call() -> None:
    days = r"\b\d{1,2}\s*\n\s*(?:november|oktober|september)|\d (?:november|oktober|september)\s*\n"
    parted = re.compile(rf"(?:€|[Aa]rtikel|0347|0347 123)\s*\n|{days}")
    for sample in sample_letters():
        if sample.content.language == "nl":
            text = text_of(print_letter(sample.content)).replace("\u00a0", " ").replace("\r", "")
            assert not parted.findall(text), sample.name


def test_what_is_one_thing_is_kept_together_and_a_very_long_one_may_part() -> None:
    said = "Bel 0347 123 456 vóór 3 november 2026 over € 12,00 (artikel 6:96, kenmerk F-1 / ab)."
    kept = kept_together(said, "0347 123 456", "F-1 / ab", "")
    assert kept.split(" ") == [
        "Bel",
        "0347\u00a0123\u00a0456",
        "vóór",
        "3\u00a0november\u00a02026",
        "over",
        "€\u00a012,00",
        "(artikel\u00a06:96,",
        "kenmerk",
        "F-1\u00a0/\u00a0ab).",
    ]
    longest = "a " * 30
    assert kept_together(longest, longest) == longest


@pytest.mark.parametrize(
    "whole",
    [
        "NL91 ABNA 0417 1643 00",
        "BE68 5390 0754 7034",
        "NO93 8601 1117 947",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        "artikel 3:317 BW",
        "artikel 6:96 lid 6 BW",
        "article 6:119a",
    ],
)
def test_an_account_and_an_article_with_its_code_are_kept_together(whole: str) -> None:
    kept = kept_together(f"Te betalen op {whole}, en niet anders ({whole}).")
    assert kept == "Te betalen op {0}, en niet anders ({0}).".format(whole.replace(" ", "\u00a0"))


def test_no_account_in_the_text_of_a_plan_is_parted_wherever_its_line_ends() -> None:
    for language in ("nl", "en"):
        (sample,) = (
            one.content
            for one in sample_letters()
            if one.content.plan_moment is PlanMoment.OFFERED
            and one.content.language == language
            and not one.content.sign_on_paper
        )
        (line,) = (one for one in sample.plan_text if "ABNA" in one)
        shifted = tuple(f"{'m ' * length}{line}" for length in range(60))
        content = sample.model_copy(update={"plan_text": shifted})
        text = text_of(print_letter(content))
        assert text.replace("\u00a0", " ").count("NL91 ABNA 0417 1643 00") == len(shifted)
        check_text(text, content)


def test_a_claims_number_that_holds_spaces_is_not_parted_where_a_letter_names_it() -> None:
    claim = HEDGE.model_copy(update={"invoice_number": "F 2026 / 118"})
    content = letter(LetterKind.REMINDER, claims=(claim,))
    assert "F\u00a02026\u00a0/\u00a0118" in letter_page(content)["subject"]


def test_costs_that_hold_vat_say_how_much() -> None:
    claim = UPKEEP.model_copy(update={"vat_in_costs": 103_59})
    content = letter(LetterKind.FINAL_DEMAND, claims=(claim,), cannot_deduct_vat=True)
    assert "Kosten: € 596,90, waarvan € 103,59 btw (21%)." in words(render_letter(content))


def test_a_specimen_says_so_twice_and_a_real_letter_does_not() -> None:
    assert words(render_letter(letter(FOURTEEN, specimen=True))).count("SPECIMEN") == 2
    assert "SPECIMEN" not in words(render_letter(letter(FOURTEEN)))


HOSTILE = [
    '#panic("x") #import "y.typ" #eval("1")',
    "] $x$ *bold* _it_ `raw` \\ \\u{41} <label> @ref = title",
    '"#sys.inputs" // comment /* */ ~ -- ---',
    "{total} %s {0.__class__}",
    "Ł\u00f3d\u017a & Zn. <b>V.O.F.</b>",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_is_ever_read_as_markup(name: str) -> None:
    content = letter(
        FOURTEEN,
        debtor=CONSUMER.model_copy(update={"name": name, "address": (name, "1234 AB Plaats")}),
        claims=(HEDGE.model_copy(update={"description": name}),),
        checkpoint=name,
    )
    text = words(render_letter(content))
    assert text.count(" ".join(name.split())) == 4
    check_text(text, content)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Jan 😀 de Vries", f"Jan {NO_GLYPH} de Vries"),
        ("李小龙 Jansen", f"{NO_GLYPH * 3} Jansen"),
        ("Jan\u202egnireverof\u200b", "Jangnireverof"),
        ("Jan\x00\x07\r\nde\tVries", "Jan de Vries"),
        ("\ue000Jansen", f"{NO_GLYPH}Jansen"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("Ελένη Иванова", "Ελένη Иванова"),
    ],
)
def test_what_has_no_glyph_is_shown_as_missing_and_hides_nothing(name: str, printed: str) -> None:
    assert one_line(name) == printed
    debtor = CONSUMER.model_copy(update={"name": name})
    assert printed in words(render_letter(letter(FOURTEEN, debtor=debtor)))


def test_an_agreement_whose_text_has_no_glyph_prints_and_carries_its_text_as_signed() -> None:
    text = "Betalingsregeling\nTussen De Linde en Jo 😀 漢.\n1. uiterlijk 3 november 2026: € 5,00\n"
    signed = SignedBy("Jo 😀", date(2026, 11, 3), time(12, 0, 1))
    pdf = print_agreement(
        text,
        sha256="a" * 64,
        debtor=signed,
        creditor=signed,
        language="nl",
        dated=date(2026, 11, 3),
        specimen=False,
    )
    assert f"Jo {NO_GLYPH} {NO_GLYPH}." in words(pdf)
    (kept,) = PdfReader(io.BytesIO(pdf)).attachments[ATTACHED]
    assert kept.decode() == text


def test_names_written_from_right_to_left_print() -> None:
    for name in ("ישראל כהן", "محمد العربي"):
        debtor = CONSUMER.model_copy(update={"name": name})
        content = letter(FOURTEEN, debtor=debtor)
        check_text(text_of(render_letter(content)), content)


def test_every_character_that_is_said_to_print_prints() -> None:
    ranges = (range(first, last + 1) for first, last in PRINTABLE)
    every = " ".join(chr(code) for codes in ranges for code in codes)
    assert printable(chr(0x1F600)) == NO_GLYPH
    claim = HEDGE.model_copy(update={"description": every})
    assert render_letter(letter(FOURTEEN, claims=(claim,)))


@pytest.mark.parametrize("name", ["A" * 400, "Van der " * 50])
def test_a_very_long_name_stays_whole(name: str) -> None:
    creditor = NURSERY.model_copy(update={"name": name})
    debtor = CONSUMER.model_copy(update={"name": name})
    content = letter(LetterKind.NOTICE_OF_DEFAULT, debtor=debtor, creditor=creditor)
    check_text(text_of(render_letter(content)), content)


def test_two_hundred_invoices_make_a_letter_of_many_pages() -> None:
    claims = tuple(
        HEDGE.model_copy(update={"invoice_number": f"F-{number:05d}"}) for number in range(200)
    )
    content = letter(LetterKind.STATEMENT, claims=claims)
    pdf = render_letter(content)
    assert len(PdfReader(io.BytesIO(pdf)).pages) > 4
    check_text(text_of(pdf), content)


def test_a_letter_below_the_legal_minimum_is_not_printed() -> None:
    with pytest.raises(Refusal):
        render_letter(letter(FOURTEEN, term_days=13))


def epc(**changes: Any) -> list[str]:
    values = {
        "holder": "Kwekerij De Linde B.V.",
        "iban": "NL91 ABNA 0417 1643 00",
        "amount": 999_50,
        "reference": "7000 0118 2026 4417",
    }
    return epc_payload(**{**values, **changes}).split("\n")


def test_the_payment_code_holds_account_amount_and_reference() -> None:
    assert epc() == [
        *("BCD", "002", "1", "SCT", ""),
        "Kwekerij De Linde B.V.",
        "NL91ABNA0417164300",
        "EUR999.50",
        *("", "", "7000 0118 2026 4417"),
    ]


def test_a_creditor_reference_stands_in_the_structured_field() -> None:
    assert epc(reference="RF18 5390 0754 7034")[9:] == ["RF18539007547034", ""]


def test_no_value_adds_a_line_to_the_payment_code() -> None:
    assert len(epc(holder="Jan\nNL00BANK", reference="a\r\nb")) == 11


def codes(content: LetterContent) -> str:
    return words(render_letter(content))


def test_a_split_account_has_a_code_for_each_share() -> None:
    shares = (
        PaymentAccount(iban="NL91ABNA0417164300", amount=800_00),
        PaymentAccount(iban="NL20INGB0001234567", amount=199_50, label="G-rekening"),
    )
    text = codes(letter(LetterKind.REMINDER, payment_accounts=shares))
    assert text.count("Scan met uw bank-app") == 2
    assert "€ 800,00" in text
    assert "G-rekening NL20 INGB 0001 2345 67" in text


def test_the_code_of_a_plan_asks_the_first_instalment() -> None:
    text = codes(plan())
    assert "Bedrag € 333,16 Rekening" in text
    assert text.count("Naam, datum en handtekening") == 2


def test_a_dossier_holds_parties_amounts_letters_and_what_happened() -> None:
    text = words(render_dossier(DOSSIER))
    for part in (
        "Overdrachtsdossier Z-2026-0098",
        "Van Doorn Incasso (incassobureau)",
        "Hoveniersbedrijf Groen & Zn. V.O.F.",
        "€ 4.719,00 € 127,74 € 596,90 € 5.443,64",
        "10,40% over € 4.719,00",
        "Herinnering e-mail geopend (2 augustus 2026)",
        "Bewijs dat de algemene voorwaarden ter hand zijn gesteld.",
        DOSSIER.timeline[0].leaf_hash[:12],
    ):
        assert part in text
    assert DOSSIER.letters[0].document_sha256 in text.replace(" ", "")


def test_a_dossier_carries_its_own_json_and_is_the_same_each_time() -> None:
    pdf = render_dossier(DOSSIER)
    assert render_dossier(DOSSIER) == pdf
    assert attached(pdf, "dossier.json") == orjson.loads(DOSSIER.as_json())
    assert orjson.loads(DOSSIER.as_json())["balance"]["total"] == "5443.64"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_paper_holds_every_part_of_the_amount_and_how_interest_came_about(
    language: Language,
) -> None:
    claim = UPKEEP.model_copy(update={"vat_in_costs": 103_59})
    changes = {"claims": (claim, HEDGE), "cannot_deduct_vat": True, "language": language}
    content = letter(LetterKind.FINAL_DEMAND, **changes)
    text = text_of(render_letter(content))
    check_specification(text, content)
    comma, point = (",", ".") if language == "nl" else (".", ",")
    for lost in (f"4{point}840{comma}00", f"10{comma}40", f"127{comma}74", f"103{comma}59"):
        with pytest.raises(Refusal) as refused:
            check_specification(text.replace(lost, "…"), content)
        assert refused.value.article == "Bki art. 3.1"
