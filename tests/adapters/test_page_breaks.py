"""Where pages and lines of a letter end: nothing stands alone that says nothing by itself."""

import re
from contextlib import closing
from itertools import groupby

import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types

from adapters.paper import print_letter
from adapters.paper.dossier_page import render_dossier
from adapters.paper.glyphs import kept_together
from domain.case.dossier import TimelineRow
from domain.letter.text import (
    Language,
    LetterContent,
    LetterInstalment,
    LetterKind,
    PaymentAccount,
    check_finished,
)
from domain.letter.text.on_paper import ClaimSpecification
from domain.letter.text.sample_claims import UPKEEP
from domain.letter.text.samples import sample_letters
from tests.paper_samples import BUSINESS, DOSSIER, TODAY, letter

SAMPLES = {one.name: one.content for one in sample_letters()}
NUMBER = re.compile(r"\bW-\d{3}\b")
MANY = 26
"""Claims, so that the tables end at every height of a page, and begin on the third."""


def pages_of(pdf: bytes) -> list[str]:
    with closing(PdfDocument(pdf)) as document:
        told = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(one.replace("\u00a0", " ").split()) for one in told]


def claims(count: int) -> tuple[ClaimSpecification, ...]:
    """Each with a description, the derivation of its interest and that of its costs."""
    numbers = range(100, 100 + count)
    return tuple(
        UPKEEP.model_copy(update={"invoice_number": f"W-{n}", "description": f"Werk {n}."})
        for n in numbers
    )


def split(kind: LetterKind, count: int, **changes: object) -> LetterContent:
    """A letter over several claims, whose sum is split over two accounts."""
    rows = claims(count)
    total = sum(row.open_total for row in rows)
    shares = (
        PaymentAccount(iban="NL91ABNA0417164300", amount=total - 100_00),
        PaymentAccount(iban="NL20INGB0001234567", amount=100_00, label="G-rekening"),
    )
    more = {"debtor": BUSINESS, "payment_accounts": shares, "cannot_deduct_vat": True}
    return letter(kind, claims=rows, **more, **changes)


@pytest.mark.parametrize("count", range(2, MANY))
@pytest.mark.parametrize("kind", [LetterKind.STATEMENT, LetterKind.FINAL_DEMAND])
def test_a_row_has_its_notes_its_head_and_the_last_one_the_total_on_its_page(
    kind: LetterKind, count: int
) -> None:
    label = "Totaal openstaand" if kind is LetterKind.STATEMENT else "Totaal te betalen"
    pages = pages_of(print_letter(split(kind, count)))
    for page in pages:
        rows = NUMBER.findall(page)
        assert page.count("Werk ") == page.count("waarvan") == page.count("10,40%") == len(rows)
        assert page.count("Factuur Datum Vervaldatum") == bool(rows)
    [totals] = [page for page in pages if label in page]
    assert f"W-{99 + count}" in totals
    if kind is LetterKind.FINAL_DEMAND:
        [heading] = [page for page in pages if "Specificatie Factuur" in page]
        assert "W-100" in heading


@pytest.mark.parametrize("count", range(2, MANY))
def test_what_leads_to_the_accounts_or_the_greeting_is_on_their_page(count: int) -> None:
    pages = pages_of(print_letter(split(LetterKind.FINAL_DEMAND, count)))
    [accounts] = [page for page in pages if "Scan met uw bank-app" in page]
    assert accounts.count("Scan met uw bank-app") == 2
    assert "U betaalt op meer dan één rekening" in accounts
    [greeting] = [page for page in pages if "Met vriendelijke groet" in page]
    assert "Wij zoeken graag samen met u een oplossing." in greeting


def test_a_page_says_which_of_how_many_it_is() -> None:
    for language, of in (("nl", "van"), ("en", "of")):
        pages = pages_of(print_letter(split(LetterKind.STATEMENT, 30, language=language)))
        assert len(pages) > 2
        word = "Pagina" if language == "nl" else "Page"
        for number, page in enumerate(pages, start=1):
            assert f"{word} {number} {of} {len(pages)}" in page


def test_a_claim_with_more_than_a_page_of_notes_loses_none() -> None:
    long = UPKEEP.model_copy(update={"description": "Werk en materiaal. " * 900})
    many = UPKEEP.model_copy(update={"interest_lines": UPKEEP.interest_lines * 80})
    text = " ".join(pages_of(print_letter(letter(LetterKind.STATEMENT, claims=(long, many)))))
    assert text.count(" materiaal.") == 900
    assert text.count("10,40%") == 81
    assert text.count("Totaal openstaand") == 1


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("count", range(1, MANY))
def test_no_page_parts_a_clause_that_both_sign(count: int, language: Language) -> None:
    """A page's foot amid a clause would stop the letter: its text is looked for on end."""
    content = SAMPLES[f"payment_plan-on-paper-{language}"]
    [invoice] = [line for line in content.plan_text if "F-2026-0118" in line]
    at = content.plan_text.index(invoice)
    several = (f"{n}: {' '.join((invoice,) * 4)}" for n in range(count))
    text = (*content.plan_text[:at], *several, *content.plan_text[at + 1 :])
    longer = content.model_copy(update={"plan_text": text, "specimen": False})
    check_finished(" ".join(pages_of(print_letter(longer))), longer)


@pytest.mark.parametrize("count", range(2, 60, 3))
def test_the_instalments_of_a_plan_have_a_head_on_each_page_and_their_sum_by_the_last(
    count: int,
) -> None:
    terms = tuple(LetterInstalment(pay_by=TODAY, amount=100 * n) for n in range(1, count + 1))
    content = letter(LetterKind.CONFIRMATION, pay_by=None, instalments=terms)
    pages = pages_of(print_letter(content))
    for page in pages:
        rows = re.findall(r"\b\d+ 3 november 2026 € \d", page)
        assert page.count("Termijn Uiterlijk op Bedrag") == bool(rows)
    cents = 100 * count * (count + 1) // 2
    said = f"{cents // 100:,}".replace(",", ".")
    [last] = [page for page in pages if f"Samen € {said},00" in page]
    assert f"{count} 3 november 2026 € {count},00" in last


def test_no_row_of_a_dossier_is_parted_by_a_page() -> None:
    said = "Brief per post naar het adres van de debiteur, met de factuur als bijlage. " * 5
    rows = tuple(
        TimelineRow(day=TODAY, what=f"B{n:03}. {said} E{n:03}.", who="ronde", leaf_hash="ab" * 32)
        for n in range(80)
    )
    pages = pages_of(render_dossier(DOSSIER.model_copy(update={"timeline": rows})))
    for page in pages:
        assert re.findall(r"B(\d{3})\.", page) == re.findall(r"E(\d{3})\.", page)


def test_a_word_is_not_parted_behind_its_hyphen_and_an_address_is_not_changed() -> None:
    assert kept_together("Ons incassant-ID, per e-mail.") == (
        "Ons incassant\u2011ID, per e\u2011mail."
    )
    for address in ("info@e-mail.nl", "e-mail@x.nl", "www.e-mail.nl", "x-e-mail"):
        assert kept_together(address) == address


def inked(pdf: bytes, top: float, bottom: float) -> list[int]:
    """How high each line of ink is between two heights of the first page, in 576ths of an inch."""
    scale, millimetre = 8, 72 / 25.4
    with closing(PdfDocument(pdf)) as document:
        picture = document[0].render(scale=scale, grayscale=True).to_numpy()
    left, right, first, last = (round(mm * millimetre * scale) for mm in (24, 45, top, bottom))
    dark = (picture[first:last, left:right] < 128).reshape(last - first, -1).any(axis=1)
    return [len([*rows]) for ink, rows in groupby(dark) if ink]


def test_nothing_is_cut_off_the_first_line_of_an_address() -> None:
    tall = "Lfdbkh"
    debtor = BUSINESS.model_copy(update={"name": tall, "address": (tall, tall)})
    name, street, town = inked(print_letter(letter(LetterKind.REMINDER, debtor=debtor)), 55.5, 75)
    assert name == pytest.approx(street, abs=1)
    assert street == pytest.approx(town, abs=1)
