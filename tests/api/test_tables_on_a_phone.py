"""On a phone no table of a page is cut: its rows stand on lines of their own, each cell named."""

import re
from pathlib import Path
from typing import Final

import pytest

import api.pages.rendering as pages

TEMPLATES: Final = sorted((Path(pages.__file__).parent / "templates").glob("*.html"))
FIT: Final = 3
"""So many columns of short words fit beside each other on the narrowest phone."""
LAID_OUT: Final = {"stack", "flow", "trail"}
"""How a table is laid out that does not fit."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.stem)
def test_a_table_of_many_columns_stands_on_lines_of_its_own(template: Path) -> None:
    text = template.read_text()
    for classes, table in re.findall(r'<table class="([^"]*)">(.*?)</table>', text, re.DOTALL):
        head = re.sub(r"{% else %}.*?{% endif %}", "", table.partition("</thead>")[0])
        if len(re.findall("<th ", head)) > FIT:
            assert LAID_OUT & set(classes.split()), head


def test_every_amount_of_a_row_on_lines_of_its_own_is_named() -> None:
    for template in TEMPLATES:
        text = template.read_text()
        for table in re.findall(
            r'<table class="[^"]*\bflow\b[^"]*">(.*?)</table>', text, re.DOTALL
        ):
            for cell in re.findall(r'<td class="number[^>]*>', table.partition("</thead>")[2]):
                assert "data-label=" in cell, (template.stem, cell)
