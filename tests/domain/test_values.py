"""Money, days, ids, sealed values and the small parts of facts."""

from datetime import UTC, date, datetime
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.claim.events import Asked, ClaimDisputed, InvoiceSent, PaymentReceived
from domain.credit_note import state as credit_notes
from domain.credit_note.events import CreditNoteMatched, CreditNoteParked
from domain.creditor import state as creditors
from domain.creditor.events import CreditorRegistered, TermsChanged
from domain.days import (
    add_years,
    as_dutch_day,
    instant_from,
    legal_day,
    utc_text,
)
from domain.errors import Refusal
from domain.ids import claim_id, command_id, credit_note_id, letter_id, normalised_number, run_id
from domain.money import as_decimal, as_dutch, cents_from, round_half_up, share_out
from domain.parties import Address, Capacity, CreditorProfile
from domain.registry import FACTS
from domain.sealing import ERASED, Sealed, opened
from tests.domain.story import CREDITOR, invoice_sent, recorded, refusal

# --- money -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("0", 0),
        ("12.5", 12_50),
        (" 1234.50 ", 1_234_50),
        ("-3", -3_00),
        ("+0.01", 1),
        ("1.500", 150),
    ],
)
def test_an_amount_is_read_to_the_cent(text: str, cents: int) -> None:
    assert cents_from(text) == cents


@pytest.mark.parametrize(
    "text", ["", "12,50", "1.234,50", "1.005", "1e3", "€ 5", "٣", ".5", "NaN", "1 000", "--1"]
)
def test_what_is_no_amount_is_refused_and_never_rounded(text: str) -> None:
    assert refusal(lambda: cents_from(text)) == "money.not_an_amount"


@given(st.integers(-(10**15), 10**15))
def test_an_amount_written_and_read_is_the_same(cents: int) -> None:
    assert cents_from(as_decimal(cents)) == cents


def test_a_dutch_amount_has_points_and_a_comma() -> None:
    assert as_dutch(1_234_567_89) == "€ 1.234.567,89"
    assert as_dutch(-5) == "−€ 0,05"


@pytest.mark.parametrize(
    ("exact", "cents"),
    [(Fraction(1, 2), 1), (Fraction(-1, 2), -1), (Fraction(49, 100), 0), (Fraction(3, 2), 2)],
)
def test_halves_are_rounded_away_from_zero(exact: Fraction, cents: int) -> None:
    assert round_half_up(exact) == cents


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_no_cent_is_lost_and_no_share_is_negative_in_sharing_out(
    total: int, weights: list[int]
) -> None:
    shares = share_out(total, weights)
    assert sum(shares) == total
    assert min(shares) >= 0
    assert all(
        share == 0 for share, weight in zip(shares[1:], weights[1:], strict=True) if not weight
    )


def test_equal_weights_give_the_first_ones_the_cents_that_remain() -> None:
    assert share_out(100, [1, 1, 1]) == [34, 33, 33]
    assert share_out(5, []) == []
    assert share_out(5, [0, 0]) == [5, 0]


YEARS_OF_FOUR = 1000
"""Years are written without leading zeros."""

# --- days ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        # the night the clock goes forward, and the one it goes back
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_the_legal_day_is_that_of_amsterdam(instant: datetime, day: date) -> None:
    assert legal_day(instant) == day


def test_a_leap_day_becomes_the_28th_in_a_common_year() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda instant: instant.year >= YEARS_OF_FOUR))
def test_an_instant_written_and_read_is_the_same(
    instant: datetime,
) -> None:
    assert instant_from(utc_text(instant)) == instant


def test_a_day_is_written_as_a_dutch_letter_does() -> None:
    assert as_dutch_day(date(2026, 11, 3)) == "3 november 2026"


# --- ids -------------------------------------------------------------------------------------


def test_an_invoice_number_is_compared_without_case_and_white_space() -> None:
    assert normalised_number(" f-2026 \t001\n") == "F-2026001"
    assert claim_id(CREDITOR, "f-1 ") == claim_id(CREDITOR, "F-1")


def test_ids_of_different_things_differ() -> None:
    one, two = UUID(int=1), UUID(int=2)
    ids = {
        claim_id(CREDITOR, "1"),
        claim_id(one, "1"),
        credit_note_id(CREDITOR, "1"),
        letter_id(CREDITOR, step="a", claims=[(one, 1)], day="2026-01-01"),
        letter_id(CREDITOR, step="a", claims=[(one, 2)], day="2026-01-01"),
        letter_id(CREDITOR, step="a", claims=[(two, 1)], day="2026-01-01"),
        letter_id(CREDITOR, step="b", claims=[(one, 1)], day="2026-01-01"),
        letter_id(CREDITOR, step="a", claims=[(one, 1)], day="2026-01-02"),
        run_id("2026-01-01", 1),
        run_id("2026-01-01", 2),
        command_id(CREDITOR, "els", "1"),
        command_id(CREDITOR, "tom", "1"),
    }
    assert len(ids) == 12


def test_a_letter_over_the_same_claims_in_another_order_is_the_same_letter() -> None:
    claims = [(UUID(int=1), 1), (UUID(int=2), 1)]
    assert letter_id(CREDITOR, step="a", claims=claims, day="x") == letter_id(
        CREDITOR, step="a", claims=claims[::-1], day="x"
    )


# --- sealed values ---------------------------------------------------------------------------


def test_a_sealed_value_never_shows_its_plaintext() -> None:
    secret = Sealed.of("Jansen")
    assert "Jansen" not in repr(secret)
    fact = ClaimDisputed(amount=1, ground="x", text=secret)
    assert "Jansen" not in repr(fact)
    with pytest.raises(ValueError, match="before it was sealed"):
        fact.model_dump_json()


def test_a_sealed_value_is_written_and_read_as_its_commitment() -> None:
    fact = ClaimDisputed(amount=1, ground="x", text=Sealed.committed("ab" * 32))
    again = ClaimDisputed.model_validate_json(fact.model_dump_json())
    assert again == fact
    assert "ab" * 32 in fact.model_dump_json()


@pytest.mark.parametrize("commitment", ["ab", "AB" * 32, "zz" * 32, "Jansen"])
def test_what_is_no_commitment_is_not_read(commitment: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Sealed[str]).validate_json(f'"{commitment}"')


def test_sealed_values_are_equal_by_commitment_and_before_that_by_value() -> None:
    assert Sealed.of("a") == Sealed.of("a")
    assert Sealed.of("a") != Sealed.of("b")
    assert Sealed[str].committed("ab" * 32) == Sealed[str].committed("ab" * 32)
    assert Sealed.of("a") != Sealed[str].committed("ab" * 32)
    assert Sealed.of("a") != "a"
    assert len({Sealed[str].committed("ab" * 32), Sealed[str].committed("ab" * 32)}) == 1


def test_a_plain_value_survives_the_vault_and_an_erased_one_says_so() -> None:
    address = Address(street="Dorpsstraat 1", city="Ede")
    assert opened(Sealed.of(address).plaintext(), Address) == address
    assert repr(ERASED) == "Erased"


# --- facts -----------------------------------------------------------------------------------


def test_facts_are_frozen_strict_and_take_no_unknown_field() -> None:
    fact = invoice_sent()
    with pytest.raises(ValidationError):
        fact.principal = 1  # type: ignore[misc]  # that is what must not be possible
    content = fact.model_dump()
    for wrong in ({"principal": "100"}, {"principal": 1.0}, {"colour": "red"}):
        with pytest.raises(ValidationError):
            InvoiceSent.model_validate({**content, **wrong})


@pytest.mark.parametrize("amount", [0, -1])
def test_a_payment_of_nothing_cannot_even_be_a_fact(amount: int) -> None:
    content = {
        "payment_id": "P-1",
        "amount": amount,
        "credited_on": date(2026, 1, 1),
        "source": invoice_sent().source,
    }
    with pytest.raises(ValidationError):
        PaymentReceived.model_validate(content)


def test_every_fact_has_a_topic_of_its_own_in_its_stream() -> None:
    assert len(FACTS) == len(set(FACTS.values()))
    for topic, shape in FACTS.items():
        stream, _, what = topic.partition(".")
        assert stream.islower()
        assert what.islower()
        assert topic == shape.TOPIC


def test_what_a_letter_asked_is_the_sum_of_its_parts() -> None:
    assert Asked(principal=1, interest=2, costs=4).total == 7


def test_a_refusal_reads_as_a_sentence_with_its_article_and_way_out() -> None:
    refused = Refusal("x.y", "No.", article="BW 6:96", way_out="Wait.")
    assert str(refused) == "No. (BW 6:96) Wait."
    assert str(Refusal("x.y", "No.")) == "No."


# --- creditor and credit note ----------------------------------------------------------------


def test_terms_of_a_creditor_change_where_they_say_so_and_stay_elsewhere() -> None:
    facts = (
        CreditorRegistered(profile=CreditorProfile(name="Van Dijk"), ibans=("NL1",)),
        TermsChanged(plan_for_consumers="six-steps@1"),
        TermsChanged(ibans=(), can_deduct_vat=False),
    )
    history = [
        recorded(fact, version=n, on=date(2026, 1, n), stream=CREDITOR)
        for n, fact in enumerate(facts, 1)
    ]
    known = creditors.fold(CREDITOR, history)
    assert (known.registered, known.profile.name, known.ibans) == (True, "Van Dijk", ())
    assert (known.plan_for_consumers, known.plan_for_businesses) == ("six-steps@1", "four-steps@1")
    assert (known.can_deduct_vat, known.version) == (False, 3)
    assert creditors.fold(CREDITOR, []).registered is False


def test_a_parked_credit_note_finds_its_claim() -> None:
    note = UUID(int=3)
    parked = CreditNoteParked(
        creditor_id=CREDITOR, number="C-1", amount=1_00, issued_on=date(2026, 1, 1)
    )
    history = [
        recorded(parked, version=1, on=date(2026, 1, 1), stream=note),
        recorded(CreditNoteMatched(claim_id=UUID(int=4)), version=2, on=date(2026, 1, 2)),
    ]
    assert credit_notes.fold(note, history[:1]).claim_id is None
    known = credit_notes.fold(note, history)
    assert (known.parked, known.claim_id, known.version) == (parked, UUID(int=4), 2)


def test_an_address_is_complete_with_street_and_town() -> None:
    assert Address(street="Dorpsstraat 1", city="Ede").complete
    assert not Address(street="Dorpsstraat 1").complete


def test_only_consumers_and_who_may_be_one_are_protected() -> None:
    protected = {capacity for capacity in Capacity if capacity.protected_as_consumer}
    assert protected == {Capacity.CONSUMER, Capacity.UNKNOWN}
