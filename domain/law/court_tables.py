"""Court fees, bailiff's tariffs and the liquidation tariff, year by year, with their source."""

from enum import StrEnum
from typing import Final, TypeAlias

from domain.money import Cents

FeeRow: TypeAlias = tuple[Cents | None, Cents, Cents]
"""Claim up to (inclusive; None: above), fee of a legal person, fee of a natural person."""


class Act(StrEnum):
    """An act of a bailiff (deurwaarder) with a tariff."""

    SUMMONS = "summons"
    SERVICE_OF_TITLE = "service_of_title"
    WAGE_ATTACHMENT = "wage_attachment"
    BANK_ATTACHMENT = "bank_attachment"
    MOVABLES_ATTACHMENT = "movables_attachment"
    EVICTION = "eviction"
    BANKRUPTCY_PETITION = "bankruptcy_petition"


_FEES_2017: Final[tuple[FeeRow, ...]] = (
    (500_00, 117_00, 78_00),
    (12_500_00, 470_00, 223_00),
    (None, 939_00, 470_00),
)

COURT_FEES: Final[dict[int, tuple[FeeRow, ...]]] = {
    # lexalert: one table for 2017 and 2018, three brackets.
    2017: _FEES_2017,
    2018: _FEES_2017,
    # lbgib, three brackets.
    2019: (
        (500_00, 121_00, 81_00),
        (12_500_00, 486_00, 231_00),
        (None, 972_00, 482_00),
    ),
    # weersinkincasso.
    2022: (
        (500_00, 128_00, 86_00),
        (1_500_00, 322_00, 214_00),
        (2_500_00, 365_00, 244_00),
        (5_000_00, 487_00, 244_00),
        (12_500_00, 514_00, 244_00),
        (None, 1_384_00, 693_00),
    ),
    # law.md 8.2.
    2024: (
        (500_00, 130_00, 87_00),
        (1_500_00, 328_00, 218_00),
        (2_500_00, 372_00, 248_00),
        (5_000_00, 496_00, 248_00),
        (12_500_00, 524_00, 248_00),
        (None, 1_409_00, 706_00),
    ),
    # law.md 8.2.
    2026: (
        (500_00, 139_00, 93_00),
        (1_500_00, 350_00, 233_00),
        (2_500_00, 397_00, 265_00),
        (5_000_00, 529_00, 265_00),
        (12_500_00, 559_00, 265_00),
        (None, 1_504_00, 753_00),
    ),
}
"""Griffierecht at the kantonrechter for the plaintiff (Wgbz); 2020, 2021, 2023, 2025: not found."""

BAILIFF: Final[dict[int, dict[Act, Cents]]] = {
    # groot-evers: Btag 2026, raised by 5.1629 %, without VAT.
    2026: {
        Act.SUMMONS: 125_57,
        Act.SERVICE_OF_TITLE: 136_71,
        Act.WAGE_ATTACHMENT: 184_91,
        Act.BANK_ATTACHMENT: 260_68,
        Act.MOVABLES_ATTACHMENT: 164_86,
        Act.EVICTION: 322_59,
        Act.BANKRUPTCY_PETITION: 99_83,
    },
}
"""Besluit tarieven ambtshandelingen gerechtsdeurwaarders, in cents without VAT."""

SALARY: Final[dict[int, tuple[tuple[Cents, Cents], ...]]] = {
    2024: (
        (250_00, 40_00),
        (500_00, 82_00),
        (1_250_00, 135_00),
        (2_500_00, 204_00),
        (3_750_00, 238_00),
        (5_000_00, 271_00),
        (10_000_00, 339_00),
        (20_000_00, 406_00),
        (40_000_00, 543_00),
    ),
}
"""Liquidatietarief kanton, per point: claim up to (inclusive), cents."""
