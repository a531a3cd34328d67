"""Each file read a second way: MT940 by the library ``mt-940``, CAMT by counting in the tree."""

import logging
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from adapters.plain_xml import Element
from adapters.statements import read_bank_file
from domain.money import cents_from
from tests.adapters.statements.sample_months import SAMPLES
from tests.adapters.statements.test_public_files import IS_THERE, REFUSED, SHARED

MT940: Any = import_module("mt940")

THEY_REFUSE = {
    # a name below :61: that is longer than they take, as SNS and ASN write it
    "sns.940": "Statement",
    "zilverline__sns.txt": "Statement",
    "wolph__mt940_with_spaces_for_entry_date.txt": "Statement",
    # a balance ahead without a day, which is not needed
    "jejik__K4262927_20200905-080000-952.txt": "ForwardAvailableBalance",
}
"""Files that the library cannot read, by the tag it says."""


def _files(kind: str, own: str) -> list[Path]:
    public = sorted((SHARED / kind).iterdir()) if IS_THERE else []
    return [*(path for path in public if path.name not in REFUSED), *sorted(SAMPLES.glob(own))]


def _amounts(path: Path) -> list[int]:
    found = read_bank_file(path.read_bytes()).statements
    return [entry.amount for statement in found for entry in statement.entries]


def _name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", _files("mt940", "*.940"), ids=_name)
def test_the_library_finds_the_same_entries_with_the_same_signs(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
    logging.getLogger("mt940").setLevel(logging.CRITICAL)
    if path.name in THEY_REFUSE:
        with pytest.raises(RuntimeError, match=THEY_REFUSE[path.name]):
            MT940.parse(text)
        return
    found = [one.data.get("amount") for one in MT940.parse(text)]
    assert [int(one.amount * 100) for one in found if one is not None] == _amounts(path)


@pytest.mark.parametrize("path", _files("camt", "*.xml"), ids=_name)
def test_a_camt_has_the_entries_that_its_tree_has(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    assert list(_counted(root)) == _amounts(path)


def _counted(root: Element) -> Iterator[int]:
    for entry in root.iterfind(".//{*}Ntry"):
        sign = 1 if entry.findtext("{*}CdtDbtInd") == "CRDT" else -1
        yield sign * cents_from(entry.findtext("{*}Amt") or "")
