"""What a letter promises of interest, of signing and of default is what the engine then does."""

from datetime import date

import pytest

from domain.letter.text import LetterKind, ParagraphRole, body, check_content
from tests.domain.test_letters import FOURTEEN, said
from tests.paper_samples import HEDGE, UPKEEP, letter, plan


def test_a_plan_that_both_signed_is_not_to_be_signed_once_more() -> None:
    signed = plan(signed_on=date(2026, 11, 1))
    check_content(signed)
    assert "Zet dan uw handtekening" in said(plan())
    assert "Zet dan uw handtekening" not in said(signed)
    assert "U en wij hebben deze regeling ondertekend op 1 november 2026." in said(signed)
    assert ParagraphRole.SIGNATURES not in {paragraph.role for paragraph in body(signed)}


def test_a_plan_says_what_becomes_of_the_interest_of_its_time() -> None:
    kept = "Betaalt u alle termijnen op tijd? Dan vragen wij geen rente over de tijd"
    assert kept in said(plan())
    running = said(plan(interest_during_plan=True))
    assert kept not in running
    assert "Zolang de regeling loopt, loopt ook de rente door." in running


@pytest.mark.parametrize("kind", [FOURTEEN, LetterKind.FINAL_DEMAND])
def test_who_pays_in_time_what_a_letter_asks_reads_that_no_later_interest_is_asked(
    kind: LetterKind,
) -> None:
    told = "Betaalt u dit bedrag op tijd, dan vragen wij u geen rente over de dagen daarna."
    assert told in said(letter(kind, claims=(UPKEEP,), asked_total=UPKEEP.open_total))
    assert told not in said(letter(kind, claims=(HEDGE,)))  # it asks no interest


def test_a_letter_without_a_last_day_promises_nothing_about_interest() -> None:
    asks = {"claims": (UPKEEP,), "asked_total": UPKEEP.open_total}
    assert "geen rente over" in said(letter(LetterKind.STATEMENT, **asks))
    assert "geen rente over" not in said(letter(LetterKind.STATEMENT, pay_by=None, **asks))


def test_over_several_invoices_default_is_of_all_of_them_by_its_day_at_the_latest() -> None:
    both = {"claims": (UPKEEP, HEDGE), "asked_total": UPKEEP.open_total + HEDGE.open_total}
    text = said(letter(LetterKind.FINAL_DEMAND, **both))
    assert "Voor al deze facturen bent u in elk geval sinds 1 augustus 2026 in verzuim." in text
    one = said(letter(LetterKind.FINAL_DEMAND, claims=(HEDGE,)))
    assert "U bent sinds 1 augustus 2026 in verzuim." in one
