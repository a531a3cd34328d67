"""The samples of bank files: one February at six banks, each as CAMT.053 and as MT940.

``python -m tests.adapters.statements.sample_months`` writes them to ``tests/samples/statements``.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from tests.adapters.statements.month import AccountMonth, Batch, Movement, made_iban
from tests.adapters.statements.writing_camt import camt053, camt054
from tests.adapters.statements.writing_mt940 import BICS, mt940

SAMPLES: Final = Path(__file__).resolve().parents[2] / "samples" / "statements"

_NAMES: Final = {
    "ABNA": "abn-amro",
    "INGB": "ing",
    "RABO": "rabobank",
    "KNAB": "knab",
    "SNSB": "sns",
    "TRIO": "triodos",
}
_VERSIONS: Final = {"ABNA": "02", "RABO": "02", "SNSB": "02"}
_DE_VRIES, _BAKKER = made_iban("RABO", 300_000_017), made_iban("INGB", 6_500_000_023)
_JANSEN, _SMIT = made_iban("ABNA", 400_000_031), made_iban("TRIO", 200_000_047)


def _moves(bank: str) -> tuple[Movement | Batch, ...]:
    """What moves: whole, in parts, three at once, wrapped, mistyped, collected, and taken back."""
    february = {day: date(2026, 2, day) for day in range(1, 29)}
    found: list[Movement | Batch] = [
        Movement(
            on=february[2], amount=1_210_00, name="J. de Vries", account=_DE_VRIES,
            text="Factuur 2026-0107", end_to_end="VOORB-2026-0107",
        ),
        Movement(
            on=february[3], amount=484_00, name="Bakkerij Bakker B.V.", account=_BAKKER,
            structured="0000000185039955",
        ),
        Movement(
            on=february[5], amount=2_057_00, name="Jansen Installatie en Onderhoud B.V.",
            account=_JANSEN,
            text="Betaling van facturen 2026-0098, 2026-0101 en 2026-0112 met aftrek van "
            "creditnota 2026-0103, klantnummer 10442, dank voor de snelle levering",
            end_to_end="20260205-7731",
        ),
        Movement(
            on=february[9], amount=150_00, name="S. Smit-van den Berg", account=_SMIT,
            text="deel van rekening nr 20260115 rest volgt",
        ),
        Batch(on=february[10], amount=3_630_00, count=3, reference="INC20260210"),
        Movement(
            on=february[12], amount=-605_00, name="Drukkerij De Pers", account=_BAKKER,
            text="Factuur D-5512 huur februari", end_to_end="VOORB-UIT-0031",
        ),
        Movement(
            on=february[16], amount=-1_210_00, name="J. de Vries", account=_DE_VRIES,
            text="Incasso factuur 2026-0088", end_to_end="VOORB-INC-0088", mandate="MNDT-2024-017",
            back="MD06",
        ),
        Movement(
            on=february[20], amount=484_00, name="Bakkerij Bakker B.V.", account=_BAKKER,
            structured="0000000185039955",
        ),
        Movement(
            on=february[27], amount=99_95, name="A. Onbekend", account=_SMIT, text="bedankt",
        ),
    ]  # fmt: skip
    return tuple(
        one if isinstance(one, Batch) else replace(one, reference=f"{bank}{number:010d}")
        for number, one in enumerate(found, 1)
    )


def sample_months() -> dict[str, AccountMonth]:
    """The month of each bank, by the stem of its files."""
    return {
        name: AccountMonth(
            account=made_iban(bank, 123_456_701 + number),
            bic=BICS[bank],
            owner="Voorbeeld B.V.",
            opening=10_000_00,
            first=date(2026, 2, 1),
            last=date(2026, 2, 28),
            moves=_moves(bank),
        )
        for number, (bank, name) in enumerate(_NAMES.items())
    }


def sample_files() -> dict[str, bytes]:
    """The samples by the names of their files."""
    found = {}
    for name, month in sample_months().items():
        bank = month.account[4:8]
        found[f"{name}.xml"] = camt053(month, version=_VERSIONS.get(bank, "08"), pieces=70)
        found[f"{name}.940"] = mt940(month, trimmed=bank == "KNAB")
    returns = [one for one in _moves("INGB") if isinstance(one, Movement) and one.back]
    notified = replace(sample_months()["ing"], moves=tuple(returns))
    return found | {"ing-returns.xml": camt054(notified, version="08")}


if __name__ == "__main__":
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for file, content in sample_files().items():
        (SAMPLES / file).write_bytes(content)
