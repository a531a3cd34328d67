"""Letters over several claims on paper: every row is there, and the final text holds the law."""

from datetime import date

import pytest

from adapters.paper import render_letter, text_of
from adapters.paper.rows import claim_table
from domain.errors import Refusal
from domain.letter.text import (
    ClaimSpecification,
    Language,
    LetterContent,
    LetterKind,
    check_content,
    check_text,
    plain_text,
)
from tests.paper_samples import BUSINESS, CONSUMER, HEDGE, UPKEEP, letter


def rows(count: int) -> tuple[ClaimSpecification, ...]:
    return tuple(
        ClaimSpecification(
            invoice_number=f"F-2026-{100 + number:04}",
            issued_on=date(2026, 9, 1),
            due_on=date(2026, 10, 1),
            principal=445_00 + number,
            open_total=445_00 + number,
            description="Planten, losse bestelling",
        )
        for number in range(count)
    )


OF_ONE_SUM = {LetterKind.CONFIRMATION, LetterKind.HAND_OVER, LetterKind.ESTATE_FILING}
"""They state a sum of their own, which those rows are not."""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "kind",
    [kind for kind in LetterKind if kind not in OF_ONE_SUM],
)
def test_a_letter_over_several_claims_passes_the_last_look_at_its_text(
    kind: LetterKind, language: Language
) -> None:
    debtor = CONSUMER if kind is LetterKind.FOURTEEN_DAY_LETTER else BUSINESS
    content = letter(kind, claims=rows(5), debtor=debtor, language=language, attach_invoice=True)
    text = text_of(render_letter(content))
    check_text(text, content)
    assert all(row.invoice_number in text for row in content.claims)


def test_a_letter_of_sixty_claims_shows_each_of_them_and_their_sum() -> None:
    content = letter(LetterKind.FINAL_DEMAND, claims=rows(60))
    check_text(text_of(render_letter(content)), content)
    assert content.asked_total == sum(row.open_total for row in content.claims)


def statement(language: Language = "nl") -> LetterContent:
    return letter(
        LetterKind.STATEMENT, claims=(HEDGE,), listed=(UPKEEP,), debtor=BUSINESS, language=language
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_statement_shows_what_else_is_open_and_does_not_ask_it(language: Language) -> None:
    content = statement(language)
    text = text_of(render_letter(content))
    check_text(text, content)
    assert content.asked_total == HEDGE.open_total
    assert content.open_in_all == HEDGE.open_total + UPKEEP.open_total
    for page in (text, plain_text(content)):
        assert UPKEEP.invoice_number in page


def test_a_statement_of_which_a_listed_invoice_fell_out_is_not_sent() -> None:
    content = statement()
    text = text_of(render_letter(content)).replace(UPKEEP.invoice_number, "")
    with pytest.raises(Refusal) as caught:
        check_text(text, content)
    assert caught.value.code == "letter.text_missing"


def test_no_other_letter_lists_claims_that_it_does_not_ask() -> None:
    content = letter(LetterKind.REMINDER, claims=(HEDGE,), listed=(UPKEEP,))
    with pytest.raises(Refusal) as caught:
        check_content(content)
    assert caught.value.code == "letter.listed_elsewhere"


def test_an_invoice_is_not_both_asked_and_listed() -> None:
    content = letter(LetterKind.STATEMENT, claims=(HEDGE,), listed=(HEDGE,))
    with pytest.raises(Refusal) as caught:
        check_content(content)
    assert caught.value.code == "letter.claim_twice"


@pytest.mark.parametrize(
    ("language", "open_total", "said"),
    [
        ("nl", 0, "Nog open: niets."),
        ("nl", 1, "Nog open: hoofdsom € 0,01."),
        ("en", 0, "Still open: nothing."),
        ("en", 1, "Still open: principal €0.01."),
    ],
)
def test_a_row_says_what_is_open_by_part_also_where_nothing_is(
    language: Language, open_total: int, said: str
) -> None:
    paid = rows(1)[0].model_copy(
        update={
            "interest": 88,
            "costs": 40_00,
            "paid": 445_00 + 88 + 40_00 - open_total,
            "open_total": open_total,
        }
    )
    table = claim_table([paid], total=open_total, total_label="", language=language)
    notes = " ".join(str(one) for one in table["claims"][0]["notes"]).replace("\u00a0", " ")
    assert said in notes
