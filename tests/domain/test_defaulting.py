"""When default begins, what moves it, and what withdraws it again (BW 6:81-83)."""

from datetime import date
from uuid import UUID

import pytest

from domain.case.defaulting import declare_default, undo_what_letters_no_longer_carry
from domain.claim.balance import balance
from domain.claim.events import (
    ClaimWithdrawn,
    DefaultDeclared,
    DeterminationWithdrawn,
    PaymentTermExtended,
)
from domain.law.default import DefaultGround, TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.story import (
    REMINDER,
    Story,
    default_declared,
    given,
    invoice_sent,
    names,
    paid,
    reminder_sent,
)

DUE, DAY_AFTER_DUE = date(2026, 1, 31), date(2026, 2, 1)
LAST, FIRST = date(2026, 2, 10), date(2026, 2, 11)
"""The last day of the reminder's term, and the first day of default after it."""


def reminded(*, basis: TermBasis = TermBasis.ONE_SIDED, bounced: bool = False) -> Story:
    return (
        given(invoice_sent(basis=basis))
        .after(reminder_sent(pay_by=LAST), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2), bounced=bounced)
    )


def found(story: Story, *, on: date) -> DefaultDeclared | None:
    facts = declare_default(story.case, today=on)
    if not facts:
        return None
    (fact,) = facts
    assert isinstance(fact, DefaultDeclared)
    return fact


@pytest.mark.parametrize("basis", [TermBasis.CONTRACT, TermBasis.GENERAL_TERMS])
def test_a_fatal_term_gives_default_on_the_day_after_it_and_not_on_it(basis: TermBasis) -> None:
    story = given(invoice_sent(basis=basis))
    assert found(story, on=DUE) is None
    fact = found(story, on=DAY_AFTER_DUE)
    assert fact is not None
    assert (fact.in_default_since, fact.ground) == (DAY_AFTER_DUE, DefaultGround.FATAL_TERM)


@pytest.mark.parametrize("basis", [TermBasis.ONE_SIDED, TermBasis.STATUTORY])
def test_a_term_that_was_not_agreed_gives_no_default_without_a_notice(basis: TermBasis) -> None:
    assert found(given(invoice_sent(basis=basis)), on=date(2026, 12, 31)) is None


def test_a_notice_gives_default_on_the_day_after_its_term_and_not_on_its_last_day() -> None:
    assert found(reminded(), on=LAST) is None
    fact = found(reminded(), on=FIRST)
    assert fact is not None
    assert (fact.in_default_since, fact.ground) == (FIRST, DefaultGround.NOTICE_LAPSED)
    assert fact.letter_id == REMINDER


def test_default_found_late_began_on_its_own_day() -> None:
    fact = found(reminded(), on=date(2026, 6, 1))
    assert fact is not None
    assert fact.legal_day == FIRST


def test_a_letter_that_is_no_notice_gives_no_default() -> None:
    letter = reminder_sent(pay_by=LAST).model_copy(update={"serves_as_notice": False})
    story = given(invoice_sent()).after(letter, on=date(2026, 2, 2))
    assert found(story.letter(REMINDER, sent_on=date(2026, 2, 2)), on=FIRST) is None


def test_a_bounced_notice_gives_no_default() -> None:
    assert found(reminded(bounced=True), on=FIRST) is None


@pytest.mark.parametrize(("day", "in_default"), [(LAST, False), (FIRST, True)])
def test_who_paid_by_the_last_day_is_not_in_default(day: date, *, in_default: bool) -> None:
    story = reminded().after(paid(1_000_00, on=day))
    assert (found(story, on=date(2026, 3, 1)) is not None) is in_default


def test_a_cent_that_was_open_on_the_last_day_is_default() -> None:
    assert found(reminded().after(paid(999_99, on=LAST)), on=FIRST)


def test_default_is_found_once_and_not_on_a_claim_that_ended() -> None:
    story = reminded()
    story.when(lambda case, day: declare_default(case, today=day), on=FIRST)
    assert found(story, on=FIRST) is None
    assert found(reminded().after(ClaimWithdrawn(why="x")), on=FIRST) is None


def test_an_extension_moves_default_to_the_day_after_it() -> None:
    until = date(2026, 2, 20)
    story = reminded().after(PaymentTermExtended(pay_by=until), on=date(2026, 2, 5))
    assert found(story, on=until) is None
    fact = found(story, on=date(2026, 2, 21))
    assert fact is not None
    assert fact.in_default_since == date(2026, 2, 21)


def test_an_extension_granted_in_default_withdraws_it_and_says_why() -> None:
    story = reminded()
    story.when(lambda case, day: declare_default(case, today=day), on=FIRST)
    story.after(PaymentTermExtended(pay_by=date(2026, 2, 20)), on=FIRST)
    (fact,) = undo_what_letters_no_longer_carry(story.case)
    assert isinstance(fact, DeterminationWithdrawn)
    assert fact.why == "the term it rested on was moved or put right"


def test_a_notice_that_bounced_later_withdraws_default_once() -> None:
    story = reminded()
    story.when(lambda case, day: declare_default(case, today=day), on=FIRST)
    assert undo_what_letters_no_longer_carry(story.case) == []
    story.letter(REMINDER, sent_on=date(2026, 2, 2), bounced=True)
    (fact,) = story.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=FIRST)
    assert isinstance(fact, DeterminationWithdrawn)
    assert fact.why == "the notice it rested on did not arrive"
    assert story.claim.default is None
    assert undo_what_letters_no_longer_carry(story.case) == []


def test_a_notice_shown_never_to_have_arrived_withdraws_default_and_its_interest() -> None:
    story = reminded()
    story.when(lambda case, day: declare_default(case, today=day), on=FIRST)
    assert balance(story.claim, on=date(2026, 3, 1)).interest > 0
    story.letter(REMINDER, sent_on=date(2026, 2, 2), disproved=True)
    story.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=date(2026, 3, 1))
    assert balance(story.claim, on=date(2026, 3, 1)).interest == 0


def test_fatal_default_does_not_rest_on_the_reminder() -> None:
    story = reminded(basis=TermBasis.CONTRACT)
    story.when(lambda case, day: declare_default(case, today=day), on=FIRST)
    story.letter(REMINDER, sent_on=date(2026, 2, 2), bounced=True)
    assert undo_what_letters_no_longer_carry(story.case) == []


def test_a_second_notice_carries_default_where_the_first_one_bounced() -> None:
    second = UUID(int=77)
    story = reminded(bounced=True).after(
        reminder_sent(pay_by=date(2026, 2, 20)).model_copy(update={"letter_id": second}),
        on=date(2026, 2, 12),
    )
    story.letter(second, sent_on=date(2026, 2, 12))
    fact = found(story, on=date(2026, 2, 21))
    assert fact is not None
    assert (fact.in_default_since, fact.letter_id) == (date(2026, 2, 21), second)


def test_what_the_debtor_said_himself_needs_no_letter() -> None:
    said = default_declared(since=FIRST, ground=DefaultGround.DEBTOR_STATEMENT)
    assert undo_what_letters_no_longer_carry(given(invoice_sent(), said).case) == []


def test_default_withdrawn_in_error_can_be_found_again() -> None:
    story = reminded().after(default_declared(since=FIRST))
    withdrawal = DeterminationWithdrawn(version=3, topic=DefaultDeclared.TOPIC, why="x")
    story.after(withdrawal, on=date(2026, 2, 12))
    assert names(declare_default(story.case, today=date(2026, 2, 12))) == ["default_declared"]


# --- interest --------------------------------------------------------------------------------


def test_a_business_owes_commercial_interest_the_day_after_an_agreed_term_without_default() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    )
    assert balance(story.claim, on=DUE).interest == 0
    # one day at 10.15 % over 1,000 euro
    assert balance(story.claim, on=DAY_AFTER_DUE).interest == 28


def test_a_business_with_a_one_sided_term_owes_it_after_the_statutory_thirty_days() -> None:
    story = given(invoice_sent(interest=InterestKind.COMMERCIAL), capacity=Capacity.COMPANY)
    # Of 1 January, by post: presumed received on Saturday 3 January, whatever day is printed.
    assert balance(story.claim, on=date(2026, 2, 2)).interest == 0
    assert balance(story.claim, on=date(2026, 2, 3)).interest == 28


def test_a_consumer_owes_interest_from_the_first_day_of_default_and_none_before() -> None:
    story = reminded()
    story.when(lambda case, day: declare_default(case, today=day), on=FIRST)
    assert balance(story.claim, on=LAST).interest == 0
    assert balance(story.claim, on=FIRST).interest == 11  # one day at 4 %
