"""The credit note that comes after a granted dispute counts once, and nobody guesses."""

from datetime import date

import pytest

from domain.claim.balance import balance
from domain.claim.disputes import dispute, resolve_dispute
from domain.claim.events import ClaimFact, CreditNoteApplied, DisputeDecided, DisputeOutcome
from domain.claim.payments import apply_credit_note
from tests.domain.story import CALL, Story, given, invoice_sent, refusal

MONDAY = date(2026, 2, 16)


def granted(cents: int = 300_00) -> Story:
    """An invoice of 1,000.00 of which a dispute was granted a part."""
    told = given(invoice_sent())
    told.when(
        lambda case, day: dispute(case.claim, amount=cents, ground="quality", today=day), on=MONDAY
    )
    told.when(
        lambda case, day: resolve_dispute(case.claim, outcome=DisputeOutcome.UPHELD, today=day),
        on=MONDAY,
    )
    return told


def credit(told: Story, amount: int, *, beside: bool | None) -> list[ClaimFact]:
    return told.when(
        lambda case, day: apply_credit_note(
            case.claim,
            number="C-1",
            amount=amount,
            issued_on=day,
            source=CALL,
            today=day,
            beside_grant=beside,
        ),
        on=MONDAY,
    )


def left(told: Story) -> int:
    return balance(told.claim, on=MONDAY).principal


def test_a_credit_note_after_a_grant_is_asked_about() -> None:
    assert refusal(lambda: credit(granted(), 300_00, beside=None)) == "credit_note.perhaps_granted"


@pytest.mark.parametrize(("amount", "rest"), [(300_00, 700_00), (200_00, 700_00), (350_00, 650_00)])
def test_the_paper_of_a_grant_takes_its_place_and_counts_once(amount: int, rest: int) -> None:
    told = granted()
    facts = credit(told, amount, beside=False)
    assert [type(fact) for fact in facts] == [DisputeDecided, CreditNoteApplied]
    assert left(told) == rest


def test_a_note_that_comes_on_top_lowers_the_claim_besides() -> None:
    told = granted()
    credit(told, 300_00, beside=True)
    assert left(told) == 400_00


def test_the_paper_of_all_that_was_granted_is_asked_about_no_more() -> None:
    told = granted()
    credit(told, 300_00, beside=False)
    again = told.when(
        lambda case, day: apply_credit_note(
            case.claim, number="C-2", amount=1_00, issued_on=day, source=CALL, today=day
        ),
        on=MONDAY,
    )
    assert len(again) == 1
    assert left(told) == 699_00


def test_the_paper_of_a_claim_that_was_granted_whole_fits() -> None:
    told = granted(1_000_00)
    credit(told, 1_000_00, beside=False)
    assert left(told) == 0
