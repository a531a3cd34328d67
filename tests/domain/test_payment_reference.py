"""Payment references: check digits by the published rules, made from ids, kept from invoices."""

from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from stdnum import iso11649

from domain.claim.state import Claim
from domain.letter.order.reference import reference_for
from domain.letter.text import LetterKind, check_content, plain_text
from domain.letter.text.payment_reference import (
    ReferenceKind,
    check_digit,
    grouped,
    is_betalingskenmerk,
    is_rf,
    made_reference,
)
from tests.domain.story import refusal
from tests.paper_samples import letter

ONE, OTHER = UUID(int=2**100 + 7), UUID(int=2**100 + 8)
KENMERK, RF = ReferenceKind.BETALINGSKENMERK, ReferenceKind.RF


@pytest.mark.parametrize(
    "published",
    [
        "5000 0567 8901 2345",  # Betaalvereniging, the example of the calculation
        "12 2345 3462 2567",  # the same page, fourteen digits with their length code
        "1234567",  # seven digits carry no check
    ],
)
def test_published_references_are_correct(published: str) -> None:
    assert is_betalingskenmerk(published)


@pytest.mark.parametrize(
    "wrong",
    [
        "4000 0567 8901 2345",
        "22 2345 3462 2567",
        "11 2345 3462 2567",
        "12345678",
        "123456789012345",
        "12345678901234567",
        "123456A",
        "",
    ],
)
def test_a_wrong_digit_length_or_length_code_is_found(wrong: str) -> None:
    assert not is_betalingskenmerk(wrong)


@for_all(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_every_single_wrong_digit_is_found_but_for_the_two_that_share_a_check(
    digits: str, place: int, more: int
) -> None:
    wrong = digits[:place] + str((int(digits[place]) + more) % 10) + digits[place + 1 :]
    # A remainder of 1 gives the check digit 1 as well as a remainder of 10 does.
    if check_digit(wrong) == check_digit(digits):
        assert check_digit(digits) == "1"


@for_all(st.uuids())
def test_what_we_make_is_correct_and_the_same_each_time(identity: UUID) -> None:
    assert is_betalingskenmerk(made_reference(KENMERK, identity))
    assert len(made_reference(KENMERK, identity)) == 16
    assert iso11649.is_valid(made_reference(RF, identity))
    assert is_rf(made_reference(RF, identity))
    assert made_reference(RF, identity) == made_reference(RF, identity)


@for_all(st.from_regex(r"RF[0-9]{2}[0-9A-Z]{1,21}", fullmatch=True))
def test_a_creditor_reference_is_judged_as_by_stdnum(reference: str) -> None:
    assert is_rf(reference) == iso11649.is_valid(reference)


def test_a_reference_is_written_in_fours_and_any_other_text_as_it_stands() -> None:
    assert grouped("RF18539007547034") == "RF18 5390 0754 7034"
    assert grouped("5000056789012345") == "5000 0567 8901 2345"
    assert grouped("F-2026-0118") == "F-2026-0118"
    assert grouped("1234567890123456") == "1234567890123456"


def claim(identity: UUID, *, own: str = "") -> Claim:
    return Claim(identity, invoice_number=f"F-{identity.int % 10}", payment_reference=own)


def test_a_claim_keeps_the_reference_of_its_invoice_else_gets_the_same_one_in_every_letter() -> (
    None
):
    own = claim(ONE, own="RF18539007547034")
    assert reference_for(KENMERK, [own], letter_id=OTHER) == "RF18539007547034"
    made = reference_for(KENMERK, [claim(ONE)], letter_id=OTHER)
    assert (
        made == reference_for(KENMERK, [claim(ONE)], letter_id=ONE) == made_reference(KENMERK, ONE)
    )
    assert reference_for(ReferenceKind.NONE, [claim(ONE)], letter_id=OTHER) == "F-3"


def test_a_letter_over_several_claims_has_a_reference_of_its_own() -> None:
    several = [claim(ONE, own="RF18539007547034"), claim(OTHER)]
    assert reference_for(RF, several, letter_id=ONE) == made_reference(RF, ONE)
    assert reference_for(ReferenceKind.NONE, several, letter_id=ONE) == ONE.hex[:8].upper()


def test_a_letter_with_a_mistyped_creditor_reference_is_refused() -> None:
    good = letter(LetterKind.REMINDER, payment_reference="RF18539007547034")
    check_content(good)
    assert "Vermeld bij uw betaling: RF18 5390 0754 7034" in plain_text(good)
    wrong = letter(LetterKind.REMINDER, payment_reference="RF19539007547034")
    assert refusal(lambda: check_content(wrong)) == "letter.payment_reference"
