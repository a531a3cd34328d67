"""A chart is the same bytes for the same numbers, and can be read by who does not see it."""

import subprocess
import sys
from pathlib import Path

from lxml import etree

from adapters.charts import Length, bars

ROWS = [Length("Herinnering", 120_00, "€ 120,00"), Length("Geen brief", 30_00, "€ 30,00")]
SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]
AGAIN = (
    "from tests.adapters.test_charts import ROWS, bars\n"
    "import sys\n"
    "sys.stdout.write(bars(ROWS, title='Ontvangen per stap'))"
)


def test_another_process_draws_the_same_bytes() -> None:
    found = subprocess.run(
        [sys.executable, "-c", AGAIN], capture_output=True, cwd=ROOT, check=True, timeout=60
    )
    assert found.stdout.decode() == bars(ROWS, title="Ontvangen per stap")


def test_no_machine_and_no_moment_stand_in_it() -> None:
    text = bars(ROWS, title="Ontvangen per stap")
    assert "Matplotlib" not in text
    assert "<dc:date>" not in text


def test_what_is_written_in_it_stays_text() -> None:
    drawn = etree.fromstring(bars(ROWS, title="Ontvangen per stap").encode())
    said = [(one.text or "").strip() for one in drawn.iter(f"{SVG}text")]
    assert sorted(said) == ["Geen brief", "Herinnering", "€ 120,00", "€ 30,00"]


def test_a_longer_bar_is_a_larger_amount() -> None:
    drawn = etree.fromstring(bars(ROWS, title="x").encode())
    drawn_as = [one.get("d", "") for one in drawn.iter(f"{SVG}path")]
    paths = [one.split() for one in drawn_as if "z" in one]
    widths = sorted(max(float(x) for x in p[1::3]) - min(float(x) for x in p[1::3]) for p in paths)
    assert round(widths[-2] / widths[-3], 6) == 4


def test_nothing_to_draw_is_an_empty_picture_and_a_long_name_is_cut() -> None:
    assert "<svg" in bars([], title="leeg")
    assert "…" in bars([Length("a" * 60, 1, "1")], title="lang")


def test_a_name_that_looks_like_markup_or_formula_stays_a_name() -> None:
    drawn = etree.fromstring(bars([Length("<b>$x$ & y", 1, "$1")], title="x").encode())
    assert {(one.text or "").strip() for one in drawn.iter(f"{SVG}text")} == {"<b>$x$ & y", "$1"}
