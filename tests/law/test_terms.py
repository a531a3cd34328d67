"""Payment terms, and the first interest day by kind of interest."""

import pytest

from domain.errors import Refusal
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.law.terms import ContractParty, first_interest_day, longest_term, statutory_due_on
from tests.law.build import on


def test_the_statutory_term_is_thirty_days_from_the_day_after_receipt() -> None:
    assert statutory_due_on(received_on=on("2026-03-01")) == on("2026-03-31")


def test_it_runs_from_the_latest_of_invoice_performance_and_acceptance() -> None:
    received = on("2026-03-01")
    assert statutory_due_on(received_on=received, performed_on=on("2026-03-11")) == on("2026-04-10")
    assert statutory_due_on(received_on=received, performed_on=on("2026-02-11")) == on("2026-03-31")
    assert statutory_due_on(received_on=received, accepted_on=on("2026-03-21")) == on("2026-04-20")
    assert statutory_due_on(performed_on=on("2026-03-11")) == on("2026-04-10")


def test_an_invoice_of_which_receipt_is_unknown_is_presumed_to_have_come_by_post() -> None:
    assert statutory_due_on(issued_on=on("2026-11-06")) == on("2026-12-10")


def test_without_any_day_there_is_no_statutory_term() -> None:
    with pytest.raises(Refusal) as refused:
        statutory_due_on()
    assert refused.value.code == "terms.no_day"


@pytest.mark.parametrize(
    ("debtor", "creditor", "days", "express", "expected"),
    [
        (ContractParty.SME, ContractParty.SME, 60, False, 60),
        (ContractParty.SME, ContractParty.SME, 61, False, 60),
        (ContractParty.SME, ContractParty.SME, 90, True, 90),
        (ContractParty.LARGE, ContractParty.LARGE, 61, False, 60),
        (ContractParty.LARGE, ContractParty.SME, 30, False, 30),
        (ContractParty.LARGE, ContractParty.SME, 31, True, 30),
        (ContractParty.GOVERNMENT, ContractParty.SME, 31, False, 30),
        (ContractParty.GOVERNMENT, ContractParty.SME, 60, True, 60),
        (ContractParty.GOVERNMENT, ContractParty.LARGE, 61, True, 60),
        (ContractParty.CONSUMER, ContractParty.LARGE, 365, False, 365),
    ],
)
def test_the_longest_term_by_parties(
    debtor: ContractParty, creditor: ContractParty, days: int, express: bool, expected: int
) -> None:
    found = longest_term(
        agreed_days=days,
        debtor=debtor,
        creditor=creditor,
        concluded_on=on("2024-01-01"),
        on=on("2024-02-01"),
        express=express,
    )
    assert found.days == expected
    assert bool(found.article) is (expected != days)


@pytest.mark.parametrize(
    ("concluded", "day", "expected"),
    [
        ("2022-06-30", "2023-06-30", 60),
        ("2022-06-30", "2023-07-01", 30),
        ("2022-07-01", "2022-07-01", 30),
    ],
)
def test_large_companies_pay_small_ones_in_thirty_days_since(
    concluded: str, day: str, expected: int
) -> None:
    found = longest_term(
        agreed_days=60,
        debtor=ContractParty.LARGE,
        creditor=ContractParty.SME,
        concluded_on=on(concluded),
        on=on(day),
    )
    assert found.days == expected


def test_consumer_interest_begins_with_default_and_not_before() -> None:
    for since in (None, on("2026-05-01")):
        first = first_interest_day(
            InterestKind.CONSUMER,
            due_on=on("2026-03-31"),
            basis=TermBasis.CONTRACT,
            in_default_since=since,
        )
        assert first == since


@pytest.mark.parametrize("kind", [InterestKind.COMMERCIAL, InterestKind.GOVERNMENT])
@pytest.mark.parametrize(
    ("basis", "statutory", "first"),
    [
        (TermBasis.CONTRACT, None, "2026-04-01"),
        (TermBasis.GENERAL_TERMS, "2026-04-20", "2026-04-01"),
        (TermBasis.STATUTORY, None, "2026-04-01"),
        (TermBasis.STATUTORY, "2026-04-20", "2026-04-21"),
        (TermBasis.ONE_SIDED, "2026-04-20", "2026-04-21"),
        (TermBasis.ONE_SIDED, "2026-03-20", "2026-04-01"),  # he gave longer himself
        (TermBasis.ONE_SIDED, None, "2026-05-01"),
    ],
)
def test_commercial_interest_needs_no_default(
    kind: InterestKind, basis: TermBasis, statutory: str | None, first: str
) -> None:
    found = first_interest_day(
        kind,
        due_on=on("2026-03-31"),
        basis=basis,
        in_default_since=None,
        statutory_due=on(statutory) if statutory else None,
    )
    assert found == on(first)


def test_agreed_interest_begins_with_default_and_none_never() -> None:
    for kind, first in ((InterestKind.CONTRACT, on("2026-05-01")), (InterestKind.NONE, None)):
        found = first_interest_day(
            kind,
            due_on=on("2026-03-31"),
            basis=TermBasis.CONTRACT,
            in_default_since=on("2026-05-01"),
        )
        assert found == first
