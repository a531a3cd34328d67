"""The last look at a finished letter's text finds what a template dropped or added."""

import pytest

from domain.errors import Refusal
from domain.letter.text import LetterKind, check_finished, check_text, plain_text
from tests.paper_samples import HEDGE, letter, plan

FOURTEEN = LetterKind.FOURTEEN_DAY_LETTER
LAWFUL = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"


@pytest.mark.parametrize(
    ("lost", "code"),
    [
        (LAWFUL, "letter.text_missing"),
        ("€ 149,93", "letter.text_missing"),
        ("F-2026-0118", "letter.text_missing"),
        ("€ 999,50", "letter.text_missing"),
    ],
)
def test_a_finished_letter_that_lost_a_required_element_is_found(lost: str, code: str) -> None:
    content = letter(FOURTEEN)
    text = f"{content.debtor.name}\n{plain_text(content)}"
    with pytest.raises(Refusal) as caught:
        check_text(text.replace(lost, ""), content)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("added", "code"),
    [
        ("Betaal voor 18 november 2026.", "letter.text_calendar_day"),
        ("Betaal voor 18-11-2026.", "letter.text_calendar_day"),
        ("Betaal binnen 14 dagen na dagtekening.", "letter.text_unlawful_term"),
        ("Betaal binnen 14 dagen na heden.", "letter.text_unlawful_term"),
        ("Betaal binnen 14 dagen na de datum van deze brief.", "letter.text_unlawful_term"),
    ],
)
def test_a_template_that_adds_a_day_or_another_term_is_found(added: str, code: str) -> None:
    content = letter(FOURTEEN)
    text = f"{content.debtor.name}\n{plain_text(content)}"
    check_text(text, content)
    with pytest.raises(Refusal) as caught:
        check_text(f"{text}\n{added}", content)
    assert caught.value.code == code


def test_a_day_or_a_word_in_the_description_of_an_invoice_is_not_ours() -> None:
    claim = HEDGE.model_copy(update={"description": "Rente en huur tot en met 31 december 2026"})
    for kind in (FOURTEEN, LetterKind.REMINDER):
        content = letter(kind, claims=(claim,))
        text = f"{content.debtor.name}\n{plain_text(content)}\n{claim.description}"
        check_text(text, content)


def test_an_amount_is_not_found_inside_a_longer_one() -> None:
    content = letter(LetterKind.REMINDER)
    text = f"{content.debtor.name}\n{plain_text(content)}".replace("€ 999,50", "€ 999,505")
    with pytest.raises(Refusal, match="exact amount"):
        check_text(text, content)


@pytest.mark.parametrize("longer", ["11.249,50", ".1.249,50", ",1.249,50", "1.249,505"])
def test_a_number_of_the_specification_is_not_found_inside_a_longer_one(longer: str) -> None:
    content = letter(LetterKind.REMINDER)
    text = f"{content.debtor.name}\n{plain_text(content)}\n250,00"
    for whole in ("1.249,50", "–1.249,50", f"{longer} 1.249,50-"):
        check_finished(f"{text} {whole}", content)
    with pytest.raises(Refusal, match="specification"):
        check_finished(f"{text} {longer}", content)


def test_a_finished_letter_is_held_against_its_text_and_its_specification() -> None:
    content = letter(FOURTEEN)
    text = f"{content.debtor.name}\n{plain_text(content)}\n1.249,50 250,00"
    check_finished(text, content)
    for lost, lacks in ((LAWFUL, "what to pay"), ("149,93", "what to pay"), ("250,00", "part")):
        with pytest.raises(Refusal, match=lacks):
            check_finished(text.replace(lost, ""), content)


def test_what_others_wrote_is_left_out_and_only_that() -> None:
    content = letter(FOURTEEN)
    debtor = content.debtor.model_copy(update={"name": "Deurwaarder Dagen na Heden 31-12-2027"})
    named = content.model_copy(update={"debtor": debtor})
    text = f"{debtor.name}\n{plain_text(named)}"
    check_text(text, named)
    with pytest.raises(Refusal) as caught:
        check_text(f"{text}\n30-12-2027", named)
    assert caught.value.code == "letter.text_calendar_day"


@pytest.mark.parametrize(
    "word",
    ["rente", "Rente.", "incassokosten", "an interest of", "collection costs", "deurwaarder"],
)
def test_a_reminder_that_speaks_of_what_is_to_come_is_found(word: str) -> None:
    content = letter(LetterKind.REMINDER)
    text = f"{content.debtor.name}\n{plain_text(content)}"
    for harmless in ("parenten", "parente", "rentes", "interested", "disinterest", "collection"):
        check_text(f"{text}\n{harmless}", content)
    with pytest.raises(Refusal) as caught:
        check_text(f"{text}\n{word}", content)
    assert caught.value.code == "letter.text_stern"


def test_a_finished_plan_that_lost_a_paragraph_is_found() -> None:
    content = plan(plan_text=("U betaalt elke maand.", "Wij wachten zo lang."))
    text = f"{content.debtor.name}\n{plain_text(content)}\nU betaalt elke maand."
    check_text(f"{text} Wij wachten zo lang.", content)
    with pytest.raises(Refusal, match="the text of the plan"):
        check_text(text, content)


def test_a_letter_that_a_reader_gives_twice_is_the_one_of_the_name() -> None:
    content = letter(LetterKind.REMINDER)
    named = content.model_copy(
        update={"debtor": content.debtor.model_copy(update={"name": "Jq\u0301 de Vries"})}
    )
    check_text(f"Jq\u0301q\u0301 de Vries\n{plain_text(named)}", named)
