"""Which court, and what it costs in the years we have a table of."""

import pytest

from domain.errors import Refusal
from domain.law.court import (
    Subject,
    bailiff_tariff,
    competence,
    court_fee,
    salary_per_point,
)
from domain.law.court_tables import BAILIFF, COURT_FEES, Act
from tests.law.build import on


@pytest.mark.parametrize(
    ("principal", "interest", "subject", "kanton"),
    [
        (24_000_00, 1_000_00, Subject.OTHER, True),
        (24_000_00, 1_000_01, Subject.OTHER, False),
        (25_000_00, 0, Subject.OTHER, True),
        (90_000_00, 0, Subject.RENT, True),
        (90_000_00, 0, Subject.CONSUMER_SALE, True),
        (90_000_00, 0, Subject.LABOUR, True),
        (40_000_00, 5_000_00, Subject.CONSUMER_CREDIT, True),
        (40_000_01, 0, Subject.CONSUMER_CREDIT, False),
    ],
)
def test_the_kantonrechter_decides(
    principal: int, interest: int, subject: Subject, kanton: bool
) -> None:
    found = competence(principal=principal, interest_to_summons=interest, subject=subject)
    assert (found.kanton, found.amount) == (kanton, principal + interest)
    assert found.reason
    assert found.article.startswith("Rv art. 93")


@pytest.mark.parametrize(
    ("claim", "legal", "natural"),
    [
        (500_00, 139_00, 93_00),
        (500_01, 350_00, 233_00),
        (1_500_00, 350_00, 233_00),
        (2_500_00, 397_00, 265_00),
        (5_000_00, 529_00, 265_00),
        (12_500_00, 559_00, 265_00),
        (12_500_01, 1_504_00, 753_00),
    ],
)
def test_the_court_fee_of_2026(claim: int, legal: int, natural: int) -> None:
    day = on("2026-02-01")
    assert court_fee(claim=claim, natural_person=False, hearing_on=day) == legal
    assert court_fee(claim=claim, natural_person=True, hearing_on=day) == natural


def test_the_year_of_the_hearing_decides() -> None:
    fees = [
        court_fee(claim=400_00, natural_person=False, hearing_on=on(day))
        for day in ("2017-01-01", "2018-12-31", "2019-06-01", "2022-06-01", "2024-06-01")
    ]
    assert fees == [117_00, 117_00, 121_00, 128_00, 130_00]


@pytest.mark.parametrize("year", [2016, 2020, 2021, 2023, 2025, 2027])
def test_a_year_without_a_table_is_refused(year: int) -> None:
    with pytest.raises(Refusal) as refused:
        court_fee(claim=400_00, natural_person=False, hearing_on=on(f"{year}-06-01"))
    assert refused.value.code == "court.no_table"
    assert str(year) in refused.value.message
    assert "2026" in refused.value.message


def test_every_table_rises_and_a_natural_person_never_pays_more() -> None:
    for table in COURT_FEES.values():
        tops = [top for top, _, _ in table]
        assert tops[-1] is None
        assert tops[:-1] == sorted(top for top in tops if top is not None)
        assert [legal for _, legal, _ in table] == sorted(legal for _, legal, _ in table)
        assert all(natural < legal for _, legal, natural in table)


@pytest.mark.parametrize(
    ("act", "tariff"),
    [
        (Act.SUMMONS, 125_57),
        (Act.SERVICE_OF_TITLE, 136_71),
        (Act.WAGE_ATTACHMENT, 184_91),
        (Act.BANK_ATTACHMENT, 260_68),
        (Act.MOVABLES_ATTACHMENT, 164_86),
        (Act.EVICTION, 322_59),
        (Act.BANKRUPTCY_PETITION, 99_83),
    ],
)
def test_the_bailiffs_tariff_of_2026(act: Act, tariff: int) -> None:
    assert bailiff_tariff(act, on=on("2026-12-31")) == tariff
    assert set(BAILIFF[2026]) == set(Act)


def test_a_bailiffs_tariff_of_another_year_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        bailiff_tariff(Act.SUMMONS, on=on("2027-01-01"))
    assert refused.value.code == "court.no_table"


@pytest.mark.parametrize(
    ("claim", "point"), [(250_00, 40_00), (250_01, 82_00), (5_000_00, 271_00), (40_000_00, 543_00)]
)
def test_the_liquidation_tariff_of_2024(claim: int, point: int) -> None:
    assert salary_per_point(claim=claim, on=on("2024-06-01")) == point


@pytest.mark.parametrize(("claim", "day"), [(40_000_01, "2024-06-01"), (250_00, "2026-02-01")])
def test_a_liquidation_tariff_we_do_not_have_is_refused(claim: int, day: str) -> None:
    with pytest.raises(Refusal) as refused:
        salary_per_point(claim=claim, on=on(day))
    assert refused.value.code == "court.no_table"
