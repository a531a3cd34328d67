"""Default: on which day it begins, on which ground, and what a notice must give."""

import pytest

from domain.errors import Refusal
from domain.law.default import (
    DefaultGround,
    Suspension,
    TermBasis,
    check_notice_term,
    default_since,
    is_fatal,
)
from tests.law.build import on

DUE = on("2026-03-31")


@pytest.mark.parametrize(
    ("basis", "fatal"),
    [
        (TermBasis.CONTRACT, True),
        (TermBasis.GENERAL_TERMS, True),
        (TermBasis.ONE_SIDED, False),
        (TermBasis.STATUTORY, False),
    ],
)
def test_only_an_agreed_date_is_fatal(basis: TermBasis, fatal: bool) -> None:
    assert is_fatal(basis) is fatal
    found = default_since(due_on=DUE, basis=basis)
    assert found == ((on("2026-04-01"), DefaultGround.FATAL_TERM) if fatal else None)


def test_a_printed_date_needs_a_notice_and_default_begins_after_its_last_day() -> None:
    found = default_since(due_on=DUE, basis=TermBasis.ONE_SIDED, notice_pay_by=on("2026-04-20"))
    assert found == (on("2026-04-21"), DefaultGround.NOTICE_LAPSED)


def test_a_debtor_who_says_he_will_not_pay_is_in_default_after_that_day_and_the_due_day() -> None:
    for said, since in (("2026-04-10", "2026-04-11"), ("2026-03-10", "2026-04-01")):
        found = default_since(due_on=DUE, basis=TermBasis.ONE_SIDED, debtor_statement_on=on(said))
        assert found == (on(since), DefaultGround.DEBTOR_STATEMENT)


def test_the_earliest_ground_counts() -> None:
    found = default_since(
        due_on=DUE,
        basis=TermBasis.ONE_SIDED,
        notice_pay_by=on("2026-04-20"),
        debtor_statement_on=on("2026-04-10"),
    )
    assert found == (on("2026-04-11"), DefaultGround.DEBTOR_STATEMENT)


def test_a_notice_never_ends_before_the_claim_is_due() -> None:
    found = default_since(due_on=DUE, basis=TermBasis.ONE_SIDED, notice_pay_by=on("2026-03-20"))
    assert found == (on("2026-04-01"), DefaultGround.NOTICE_LAPSED)


@pytest.mark.parametrize(
    ("first", "last", "since"),
    [
        ("2026-03-01", "2026-03-31", "2026-04-01"),  # over before default would begin
        ("2026-03-01", "2026-04-01", "2026-04-02"),
        ("2026-04-01", "2026-05-15", "2026-05-16"),
        ("2026-04-02", "2026-05-15", "2026-04-01"),  # begins after default did
        ("2026-04-01", None, None),
    ],
)
def test_default_cannot_begin_while_payment_is_suspended(
    first: str, last: str | None, since: str | None
) -> None:
    suspension = Suspension(on(first), on(last) if last else None)
    found = default_since(due_on=DUE, basis=TermBasis.CONTRACT, suspensions=[suspension])
    assert found == ((on(since), DefaultGround.FATAL_TERM) if since else None)


def test_suspensions_that_touch_are_one() -> None:
    found = default_since(
        due_on=DUE,
        basis=TermBasis.CONTRACT,
        suspensions=[
            Suspension(on("2026-04-16"), on("2026-04-30")),
            Suspension(on("2026-04-01"), on("2026-04-15")),
        ],
    )
    assert found == (on("2026-05-01"), DefaultGround.FATAL_TERM)


def test_a_notice_of_six_days_is_refused_and_of_seven_is_not() -> None:
    received = on("2026-04-01")
    assert check_notice_term(received_on=received, pay_by=on("2026-04-08"), consumer=False) == []
    with pytest.raises(Refusal) as refused:
        check_notice_term(received_on=received, pay_by=on("2026-04-07"), consumer=False)
    assert (refused.value.code, refused.value.article) == (
        "default.notice_too_short",
        "BW 6:82 lid 1",
    )


def test_a_consumers_notice_of_thirteen_days_gives_a_warning_and_of_fourteen_none() -> None:
    received = on("2026-04-01")
    assert check_notice_term(received_on=received, pay_by=on("2026-04-15"), consumer=True) == []
    [warning] = check_notice_term(received_on=received, pay_by=on("2026-04-14"), consumer=True)
    assert warning.code == "default.notice_short"
    assert check_notice_term(received_on=received, pay_by=on("2026-04-14"), consumer=False) == []
