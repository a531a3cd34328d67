"""The published rates of statutory interest, one row per change, with source and confidence."""

from datetime import date
from typing import Final, TypeAlias

PublishedRate: TypeAlias = tuple[date, str, str, str]
"""Effective from (inclusive), percent a year as text, source, confidence in the source."""

CONSUMER: Final[tuple[PublishedRate, ...]] = (
    (
        date(1998, 1, 1),
        "6.00",
        "memory; Rentetool CSV lists 6% from its first row 1999-01-01",
        "medium",
    ),
    (date(2001, 1, 1), "8.00", "Rentetool docs/03_rentetabel.csv", "medium-high"),
    (date(2002, 1, 1), "7.00", "Rentetool CSV + Luxis alembic 010", "high"),
    (date(2003, 8, 1), "5.00", "Rentetool CSV + Luxis 010", "high"),
    (date(2004, 2, 1), "4.00", "Rentetool CSV + Luxis 010", "high"),
    (date(2007, 1, 1), "6.00", "Rentetool CSV + Luxis 010", "high"),
    (date(2009, 7, 1), "4.00", "Rentetool CSV + Luxis 010", "high"),
    (date(2010, 1, 1), "3.00", "Rentetool + Luxis 010 + iqount.nl", "high"),
    (date(2011, 7, 1), "4.00", "Rentetool + Luxis 010 + iqount.nl", "high"),
    (date(2012, 7, 1), "3.00", "Rentetool CSV + Luxis 010", "high"),
    (
        date(2015, 1, 1),
        "2.00",
        "BWBR0002744 text 'twee procent' dated 2015-01-01 (read in legalize-nl)",
        "high",
    ),
    (
        date(2023, 1, 1),
        "4.00",
        "BWBR0047640 art. 1 'vier procent', Stb. 2022, 520 (read in legalize-nl)",
        "high",
    ),
    (date(2023, 7, 1), "6.00", "KOOP expressions BWBR0047640 + watsonlaw.nl", "high"),
    (date(2024, 1, 1), "7.00", "KOOP expressions BWBR0047640 + e-justice.europa.eu", "high"),
    (date(2025, 1, 1), "6.00", "KOOP expressions BWBR0047640", "high"),
    (
        date(2026, 1, 1),
        "4.00",
        "KOOP expressions BWBR0047640; Stb. 2025, 438 (per Luxis S230, read)",
        "high",
    ),
)
"""Statutory interest, BW 6:119 and 6:120 lid 1: set by decree, at any date."""

COMMERCIAL: Final[tuple[PublishedRate, ...]] = (
    (
        date(2002, 8, 8),
        "10.35",
        "Rentetool + Luxis 010; only for contracts concluded on/after 2002-08-08",
        "medium",
    ),
    (date(2002, 12, 1), "10.35", "Rentetool + Luxis 010; entry into force art. 6:119a BW", "high"),
    (date(2003, 1, 1), "9.85", "Rentetool + Luxis 010", "high"),
    (date(2003, 7, 1), "9.10", "Rentetool + Luxis 010", "high"),
    (date(2004, 1, 1), "9.02", "Rentetool + Luxis 010", "high"),
    (date(2004, 7, 1), "9.01", "Rentetool + Luxis 010", "high"),
    (date(2005, 1, 1), "9.09", "Rentetool + Luxis 010", "high"),
    (date(2005, 7, 1), "9.05", "Rentetool + Luxis 010", "high"),
    (date(2006, 1, 1), "9.25", "Rentetool + Luxis 010", "high"),
    (date(2006, 7, 1), "9.83", "Rentetool + Luxis 010", "high"),
    (date(2007, 1, 1), "10.58", "Rentetool + Luxis 010", "high"),
    (date(2007, 7, 1), "11.07", "Rentetool + Luxis 010", "high"),
    (date(2008, 1, 1), "11.20", "Rentetool + Luxis 010", "high"),
    (date(2008, 7, 1), "11.07", "Rentetool + Luxis 010", "high"),
    (date(2009, 1, 1), "9.50", "ECB MRO 2.50+7; Rentetool + Luxis 010", "high"),
    (date(2009, 7, 1), "8.00", "ECB MRO 1.00+7; Rentetool + Luxis + iqount", "high"),
    (date(2011, 7, 1), "8.25", "ECB MRO 1.25+7; Rentetool + Luxis", "high"),
    (date(2012, 1, 1), "8.00", "ECB MRO 1.00+7; Rentetool + Luxis", "high"),
    (date(2013, 1, 1), "7.75", "ECB MRO 0.75+7; Rentetool + Luxis", "high"),
    (
        date(2013, 3, 16),
        "8.75",
        "ECB MRO 0.75+8 (margin to 8 pp, contracts from 2013-03-16); Rentetool + Luxis",
        "high",
    ),
    (date(2013, 7, 1), "8.50", "ECB MRO 0.50+8; Rentetool + Luxis", "high"),
    (date(2014, 1, 1), "8.25", "ECB MRO 0.25+8; Rentetool + Luxis", "high"),
    (date(2014, 7, 1), "8.15", "ECB MRO 0.15+8; Rentetool + Luxis", "high"),
    (date(2015, 1, 1), "8.05", "ECB MRO 0.05+8; Rentetool + Luxis + bierensgroup", "high"),
    (
        date(2016, 7, 1),
        "8.00",
        "ECB MRO 0.00+8; Rentetool + Luxis + rijksoverheid snapshot",
        "high",
    ),
    (date(2023, 1, 1), "10.50", "ECB MRO 2.50+8; Rentetool + Luxis", "high"),
    (date(2023, 7, 1), "12.00", "ECB MRO 4.00+8; Rentetool + Luxis + watsonlaw", "high"),
    (date(2024, 1, 1), "12.50", "ECB MRO 4.50+8; + e-justice", "high"),
    (date(2024, 7, 1), "12.25", "ECB MRO 4.25+8; + metaalunie", "high"),
    (date(2025, 1, 1), "11.15", "ECB MRO 3.15+8; Rentetool + Luxis", "high"),
    (date(2025, 7, 1), "10.15", "ECB MRO 2.15+8; Rentetool + Luxis + shillinq", "high"),
    (
        date(2026, 7, 1),
        "10.40",
        (
            "ECB MRO 2.40 (17-06-2026)+8; 3 repos, "
            "one quoting rijksoverheid.nl 'sinds 1 juli 2026 10,4%'"
        ),
        "high",
    ),
)
"""Commercial interest, BW 6:119a and 6:120 lid 2: ECB refinancing rate plus 8 points (before
2013-03-16: 7), fixed per half-year. A half-year without a change has no row."""

FIRST_GOVERNMENT_RATE: Final = date(2013, 3, 16)
"""From this day BW 6:119b exists; it refers to the same rate (6:120 lid 2), row for row."""
